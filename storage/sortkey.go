package storage

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"accord/storage/register"
)

// keyLetters bounds a sort key: no title is so long, and a text pasted in place of a title must not fill a page of the
// index.
const keyLetters = 1000

// SortKey returns bytes that sort as people's alphabets do. The root order fits Russian and Tatar alike (А Ә … О Ө … У Ү).
// Numbers inside sort by value, names in quotation marks by their letters; an empty phrase sorts last.
func SortKey(s string) []byte {
	plain := sortedAs(s)
	if plain == "" {
		return blankKey
	}
	c := collators.Get().(*collator)
	defer collators.Put(c)
	c.buffer.Reset()
	key := shorten(c.collator.KeyFromString(&c.buffer, plain))
	if len(key) == 0 {
		return blankKey
	}
	return coded(key)
}

// blankKey is the key of what says nothing.
var blankKey = []byte{0xff}

// sortedAs returns what of a phrase it is sorted by: neither quotation marks nor what stands before its first letter or
// digit, and numbers so that they sort by value. What has neither letter nor digit is sorted as it stands.
func sortedAs(s string) string {
	start := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if start < 0 {
		return s
	}
	var b strings.Builder
	digits := ""
	flush := func() {
		if digits != "" {
			b.WriteString(sortedNumber(digits))
			digits = ""
		}
	}
	letters := 0
	for _, r := range s[start:] {
		if letters++; letters > keyLetters {
			break
		}
		switch {
		case '0' <= r && r <= '9':
			digits += string(r)
		case unicode.Is(unicode.Quotation_Mark, r):
		default:
			flush()
			b.WriteRune(r)
		}
	}
	flush()
	return b.String()
}

// sortedNumber puts before a number how many digits it has, so that 9 stands before 10; nought has none. The library's own
// way of doing so takes 0/2020 for greater than 1/2020.
func sortedNumber(digits string) string {
	digits = strings.TrimLeft(digits, "0")
	switch n := len(digits); {
	case n == 0:
		return "0"
	case n < 9:
		return string(rune('0'+n)) + digits
	default:
		return fmt.Sprintf("9%04d", n) + digits
	}
}

// shorten takes off the end of a key what most keys end in: the mark of letters without accents, once for each letter.
// Keys sort among each other as before, and take half the place in the indexes.
func shorten(key []byte) []byte {
	for bytes.HasSuffix(key, plainLetter) {
		key = key[:len(key)-len(plainLetter)]
	}
	return bytes.TrimSuffix(key, []byte{0, 0})
}

var plainLetter = []byte{0x00, 0x20}

// collators are kept for reuse: one is dear to make and not safe for concurrent use.
var collators = sync.Pool{New: newCollator}

type collator struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func newCollator() any {
	return &collator{collator: collate.New(language.Russian, collate.IgnoreCase)}
}

// keys are the sort keys of a Text, one a language, since a list is ordered as it is read.
type keys struct {
	Ru, En, Tt []byte
}

func keysOf(t register.Text) keys {
	ru, en, tt := t.Or(register.Russian), t.Or(register.English), t.Or(register.Tatar)
	k := keys{Ru: SortKey(ru)}
	k.En, k.Tt = k.Ru, k.Ru // most names are in one language
	if en != ru {
		k.En = SortKey(en)
	}
	if tt != ru {
		k.Tt = SortKey(tt)
	}
	return k
}
