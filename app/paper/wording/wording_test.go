package wording_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/paper/wording"
	"accord/storage/register"
)

func TestAParagraphWhoseFieldIsEmptyIsLeftOut(t *testing.T) {
	values := map[wording.Field]string{wording.FieldTo: "Иван Петров", wording.FieldTitle: "Форум"}
	said := wording.Fill(wording.Letters, "Уважаемый {кому}!\nПросим ответить до {ответить до}.\nЖдём Вас на {название}.\n\nС уважением", func(f wording.Field) string { return values[f] })
	assert.Equal(t, []string{"Уважаемый Иван Петров!", "Ждём Вас на Форум.", "С уважением"}, said)
	assert.Equal(t, []string{"До 18 мая 2009 г. Ждём…", "Ждём..."}, wording.Fill(wording.Letters, "До {дни}. Ждём…\nЖдём...", func(wording.Field) string { return "18 мая 2009 г." }))
	assert.Equal(t, []string{"Dear Иван Петров"}, wording.Fill(wording.Letters, "Dear {to}", func(f wording.Field) string { return values[f] }), "fields are known by their names in any language")
}

func TestAFieldThatIsNoneIsTold(t *testing.T) {
	assert.Empty(t, wording.Wrong(wording.Letters, "Уважаемый {кому}!"))
	assert.Equal(t, []string{"{кому}"}, wording.Wrong("brief", "Уважаемый {кому}!"), "a note is addressed to nobody")
	assert.Equal(t, []string{"{чепуха}", "{"}, wording.Wrong(wording.Letters, "{чепуха} {кому"))
}

func TestTheShippedWordsNameNothingWrongAndComeBack(t *testing.T) {
	for _, l := range register.Languages {
		shipped := wording.Shipped(wording.Letters, l)
		for _, text := range []string{shipped.Salutation, shipped.Opening, shipped.Closing} {
			assert.NotEmpty(t, text)
			assert.Empty(t, wording.Wrong(wording.Letters, text), l)
		}
		own := shipped
		own.Closing = "Искренне Ваш"
		book := wording.Book{}.With(wording.Letters, l, own)
		assert.Equal(t, own, book.Of(wording.Letters, l))
		assert.Empty(t, book.With(wording.Letters, l, shipped).Kinds, "what is shipped is not kept")
	}
	names := map[string]bool{}
	for _, f := range wording.Fields {
		name := f.Name(register.Russian)
		assert.False(t, names[name], name)
		names[name] = true
	}
}

func TestAnEmblemIsAPictureAndNoLargerThanItMustBe(t *testing.T) {
	_, err := wording.Emblem([]byte("это не рисунок"))
	assert.ErrorIs(t, err, wording.ErrEmblem)
	var large bytes.Buffer
	require.NoError(t, png.Encode(&large, image.NewNRGBA(image.Rect(0, 0, 2000, 1000))))
	kept, err := wording.Emblem(large.Bytes())
	require.NoError(t, err)
	size, err := png.DecodeConfig(bytes.NewReader(kept))
	require.NoError(t, err)
	assert.Equal(t, []int{600, 300}, []int{size.Width, size.Height})
	_, err = wording.Emblem([]byte(strings.Repeat("\x89PNG", 4)))
	assert.ErrorIs(t, err, wording.ErrEmblem)
}
