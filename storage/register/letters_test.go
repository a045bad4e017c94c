package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestHalfALetterOfJSONIsNone(t *testing.T) {
	for text, whole := range map[string]bool{
		`{"name": "Казань \ud83d\ude00 \\ud83d"}`: true,
		`{"name": "\ud83d"}`:                      false,
		`{"name": "\ude00\ud83d"}`:                false,
		`{"name": "\ud83d", "note": "\ude00"}`:    false,
		`{"\udc00": 1}`:                           false,
		"{\"name\": \"\xcc\xee\"}":                false,
		`cut off \`:                               true,
		`cut off \u00e`:                           true,
		`cut off \ud83d`:                          false,
		`no number \uzzzz`:                        true,
	} {
		assert.Equal(t, whole, register.WholeLetters([]byte(text)), "%s", text)
	}
}
