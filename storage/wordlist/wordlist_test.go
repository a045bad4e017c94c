package wordlist

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryByteHasAWordOfItsOwn(t *testing.T) {
	var all []byte
	for b := range 256 {
		all = append(all, byte(b))
	}
	for language := range lists {
		words := Words(language, all)
		back, err := Bytes(words)
		require.NoError(t, err)
		assert.Equal(t, all, back, language)
		typed := strings.Fields(strings.ToUpper(strings.ReplaceAll(strings.Join(words, " "), "ё", "е")))
		back, err = Bytes(typed)
		require.NoError(t, err)
		assert.Equal(t, all, back, language)
	}
}

func TestAWordThatIsInNoListIsNamed(t *testing.T) {
	_, err := Bytes([]string{"август", "автор", "автар", "аист"})
	var unknown *Unknown
	require.ErrorAs(t, err, &unknown)
	assert.Equal(t, Unknown{"автар", 3}, *unknown)
}
