package seal

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"accord/storage/wordlist"
)

// A recovery key can be spoken in words, easier to type from paper than its letters: one word a byte, and one more
// computed from them, which reveals a mistake.

// ErrMisspoken: each of the words is in the list, and together they are no key.
var ErrMisspoken = fmt.Errorf("the words do not belong together: %w", ErrWrongSecret)

// wordsOfKey is how many words say a key.
const wordsOfKey = 32 + 1

// Spoken returns a recovery key in words of a language; nothing for any other text.
func Spoken(recovery, language string) []string {
	key, ok := keyBytes(recovery)
	if !ok {
		return nil
	}
	return wordlist.Words(language, append(key, lastByte(key)))
}

// lastByte is what the last word says.
func lastByte(key []byte) byte {
	sum := sha256.Sum256(append([]byte("accord recovery\n"), key...))
	return sum[0]
}

// heard returns the recovery key that words say; is reports whether a secret is meant as such words. The errors are a
// wordlist.Unknown and ErrMisspoken.
func heard(secret string) (recovery string, is bool, err error) {
	words := strings.Fields(secret)
	if len(words) != wordsOfKey {
		return "", false, nil
	}
	said, err := wordlist.Bytes(words)
	var unknown *wordlist.Unknown
	if errors.As(err, &unknown) {
		return "", true, fmt.Errorf("%w: %w", ErrWrongSecret, unknown)
	}
	key := said[:wordsOfKey-1]
	if said[wordsOfKey-1] != lastByte(key) {
		return "", true, ErrMisspoken
	}
	return keyText(key), true, nil
}

// letters are those in which age writes keys, five bits each (Bech32, BIP 173); sumLetters of them end a key.
const (
	letters    = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	keyLetters = (32*8 + 4) / 5
	sumLetters = 6
)

// keyBytes returns what the letters of a recovery key say.
func keyBytes(recovery string) ([]byte, bool) {
	text, is := strings.CutPrefix(recovery, recoveryBegin+"1")
	if !is || len(text) != keyLetters+sumLetters {
		return nil, false
	}
	var key []byte
	bits, have := 0, 0
	for _, letter := range strings.ToLower(text[:keyLetters]) {
		at := strings.IndexRune(letters, letter)
		if at < 0 {
			return nil, false
		}
		bits, have = bits<<5|at, have+5
		if have >= 8 {
			have -= 8
			key = append(key, byte(bits>>have))
			bits &= 1<<have - 1
		}
	}
	return key, len(key) == wordsOfKey-1
}

// keyText writes a recovery key as age does.
func keyText(key []byte) string {
	var values []byte
	bits, have := 0, 0
	for _, b := range key {
		bits, have = bits<<8|int(b), have+8
		for have >= 5 {
			have -= 5
			values = append(values, byte(bits>>have))
			bits &= 1<<have - 1
		}
	}
	values = append(values, byte(bits<<(5-have)))
	values = append(values, sumOf(values)...)
	text := recoveryBegin + "1"
	for _, v := range values {
		text += strings.ToUpper(letters[v : v+1])
	}
	return text
}

// sumOf is the sum that ends a text of Bech32.
func sumOf(values []byte) []byte {
	var all []byte
	begin := strings.ToLower(recoveryBegin)
	for _, letter := range []byte(begin) {
		all = append(all, letter>>5)
	}
	all = append(all, 0)
	for _, letter := range []byte(begin) {
		all = append(all, letter&31)
	}
	all = append(append(all, values...), make([]byte, sumLetters)...)
	sum := uint32(1)
	for _, v := range all {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(v)
		for i, generator := range []uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= generator
			}
		}
	}
	sum ^= 1
	out := make([]byte, sumLetters)
	for i := range out {
		out[i] = byte(sum >> (5 * (sumLetters - 1 - i)) & 31)
	}
	return out
}
