package desk_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/ui/desk"
	"accord/storage/seal"
)

// The page with a recovery key has its letters, in groups that open as well, and a picture that a camera reads.
func TestTheRecoveryPageHasTheKeyInLettersAndAsAPicture(t *testing.T) {
	key, recovery, err := seal.NewKey("фраза")
	require.NoError(t, err)
	page, err := desk.Recovery{Key: recovery, Title: "Ключ", Sheet: "Храните.", Register: "реестр.accord", Made: time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC)}.Paper()
	require.NoError(t, err)
	letters, words, picture := "", "", []byte(nil)
	for _, b := range page.Sections[0].Blocks {
		switch b := b.(type) {
		case paper.Paragraph:
			if text := b.Text.String(); strings.Contains(text, "AGE-SECRET-KEY-") {
				letters = text
			} else if len(strings.Fields(text)) > 30 {
				words = text
			}
		case paper.Picture:
			picture = b.PNG
		}
	}
	_, err = key.Half(letters)
	require.NoError(t, err, letters)
	_, err = key.Half(words)
	require.NoError(t, err, words)
	image, err := png.Decode(bytes.NewReader(picture))
	require.NoError(t, err)
	assert.Greater(t, image.Bounds().Dx(), 200)
	var out bytes.Buffer
	require.NoError(t, format.Write(&out, "ключ.pdf", page))
}
