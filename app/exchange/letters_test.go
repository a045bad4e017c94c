package exchange_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

const partnerNamed = `{"format": "accord-register", "version": 1, "records": {"partner": [
	{"id": "01900000-0000-7000-8000-000000000001", "name": {"ru": "А первый"}, "kind": "enterprise", "ours": false},
	{"id": "01900000-0000-7000-8000-000000000002", "name": {"ru": "NAME"}, "kind": "enterprise", "ours": false, "note": {"ru": "NOTE"}}]}}`

func partnerFile(name, note string) string {
	return strings.NewReplacer("NAME", name, "NOTE", note).Replace(partnerNamed)
}

func TestAFileWhoseLettersAreNoneIsRefusedWithThePlace(t *testing.T) {
	lang.Use(register.English)
	s := storagetest.New(t)
	const name = "records.partner[1].name.ru"
	for text, says := range map[string]string{
		"\xcc\xee\xf1\xea\xe2\xe0": name + ": Letters are lost: the file must be in UTF-8",
		`поте\ud83dря`:             name + ": Letters are lost: the file must be in UTF-8",
		`поте\ude00\ud83d`:         name + ": Letters are lost: the file must be in UTF-8",
		"поте\ufffdря":             name + ": Letters are lost: the file must be in UTF-8",
		`Б ну\u0000ль`:             name + ": The text holds a control character (U+0000)",
		`\u001b[2J`:                name + ": The text holds a control character (U+001B)",
		`сто\u0007п`:               name + ": The text holds a control character (U+0007)",
		`Визит\r в Казань`:         name + ": A line break where there can be only one line",
		`две\nстроки`:              name + ": A line break where there can be only one line",
		`две\u2028строки`:          name + ": A line break where there can be only one line",
		`\u200b\u00ad`:             name[:len(name)-len(".ru")] + ": " + lang.T("problem.required"),
		strings.Repeat("я", 2001):  name + ": The text is too long: at most 2000 characters",
	} {
		_, _, err := exchange.Import(ctx, s.Store, strings.NewReader(partnerFile(text, "")))
		var faults exchange.Faults
		require.ErrorAs(t, err, &faults, "%q", text)
		assert.Equal(t, says, faults.Error(), "%q", text)
		assertEmpty(t, s.Store)
	}
}

func TestAFileIsKeptWithoutWhatNobodySees(t *testing.T) {
	s := storagetest.New(t)
	_, _, err := exchange.Import(ctx, s.Store, strings.NewReader(partnerFile(`мя\u00adгкий\u200b пере\u2060нос и\u0306 \ud83d\ude00`, `две\r\nстроки\tдалее`)))
	require.NoError(t, err)
	hits, err := s.Search(ctx, "мягкий перенос", 5)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, "мягкий перенос й 😀", hits[0].Label.Ru)
	p, err := storage.Get[register.Partner](ctx, s.Store, hits[0].ID)
	require.NoError(t, err)
	assert.Equal(t, "две\nстроки далее", p.Note.Ru)
	text := exported(t, s.Store)
	again := storagetest.New(t)
	_, _, err = exchange.Import(ctx, again.Store, strings.NewReader(text))
	require.NoError(t, err)
	assert.Equal(t, text, exported(t, again.Store))
}

func TestASaveKeepsNoLettersThatAreNone(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Визит\r\nв\tКазань\x00"), Aliases: []string{"\u200b", "MPK\xff"}, Note: register.Ru("одна\r\nдве")})
	assert.Equal(t, "Визит в Казань", p.Name.Ru)
	assert.Equal(t, []string{"MPK"}, p.Aliases)
	assert.Equal(t, "одна\nдве", p.Note.Ru)
	_, err := f.Save(ctx, &register.Partner{Name: register.Ru("\u3164\u00ad"), Kind: register.PartnerEnterprise})
	assert.ErrorIs(t, err, storage.ErrInvalid, "nothing to be seen is no name")
}

func TestAFileInLettersOfTwoBytesIsRefusedByName(t *testing.T) {
	lang.Use(register.English)
	t.Cleanup(func() { lang.Use(register.Russian) })
	s := storagetest.New(t)
	for _, letters := range []encoding.Encoding{
		unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	} {
		text, err := letters.NewEncoder().String(partnerFile("Баку", ""))
		require.NoError(t, err)
		_, _, err = exchange.Import(ctx, s.Store, strings.NewReader(text))
		var faults exchange.Faults
		require.ErrorAs(t, err, &faults)
		assert.Equal(t, []string{"Letters are lost: the file must be in UTF-8"}, faults.Lines())
	}
}
