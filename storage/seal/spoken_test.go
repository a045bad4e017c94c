package seal

import (
	"errors"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/wordlist"
)

func TestARecoveryKeyOpensByItsWords(t *testing.T) {
	Ease()
	for range 40 {
		half, err := age.GenerateX25519Identity()
		require.NoError(t, err)
		key, ok := keyBytes(half.String())
		require.True(t, ok)
		require.Equal(t, half.String(), keyText(key))
	}
	key, recovery, err := NewKey("пароль")
	require.NoError(t, err)
	for _, language := range []string{"ru", "en", "tt"} {
		words := Spoken(recovery, language)
		require.Len(t, words, wordsOfKey)
		half, err := key.Half("  " + strings.Join(words, "\n "))
		require.NoError(t, err)
		assert.Equal(t, recovery, half.String())

		mistyped := append([]string{}, words...)
		mistyped[6] = "пляжж"
		_, err = key.Half(strings.Join(mistyped, " "))
		require.ErrorIs(t, err, ErrWrongSecret)
		var unknown *wordlist.Unknown
		require.ErrorAs(t, err, &unknown)
		assert.Equal(t, wordlist.Unknown{Word: "пляжж", Place: 7}, *unknown)

		if words[3] != words[4] {
			words[3], words[4] = words[4], words[3]
			_, err = key.Half(strings.Join(words, " "))
			// of 256 mistakes one leads to another key, which does not fit
			assert.True(t, errors.Is(err, ErrWrongSecret))
		}
	}
	assert.Nil(t, Spoken("пароль", "ru"))
	_, err = key.Half(strings.Repeat("слово ", wordsOfKey-1))
	require.ErrorIs(t, err, ErrWrongSecret, "a passphrase may have many words")
}
