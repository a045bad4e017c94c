package storage

import (
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"accord/storage/register"
)

// keyLetters is how much of a phrase a sort key covers. Titles that agree that far are told apart by
// their age; a longer key would only make the register bigger.
const keyLetters = 40

// sortKey gives bytes that sort as people's alphabets do. The root order fits Russian and Tatar
// alike (А Ә … О Ө … У Ү); numbers inside sort by value. An empty phrase sorts last.
func sortKey(s string) []byte {
	if s == "" {
		return []byte{0xff}
	}
	letters := []rune(s)
	if len(letters) > keyLetters {
		letters = letters[:keyLetters]
	}
	c := collators.Get().(*collator)
	defer collators.Put(c)
	c.buffer.Reset()
	key := c.collator.KeyFromString(&c.buffer, string(letters))
	return append([]byte(nil), key...)
}

// collators are kept for reuse: one is dear to make and not safe for concurrent use.
var collators = sync.Pool{New: newCollator}

type collator struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func newCollator() any {
	return &collator{collator: collate.New(language.Russian, collate.IgnoreCase, collate.Numeric)}
}

// keys are the sort keys of a Text, one a language, since a list is ordered as it is read.
type keys struct {
	Ru, En, Tt []byte
}

func keysOf(t register.Text) keys {
	return keys{sortKey(t.Or(register.Russian)), sortKey(t.Or(register.English)), sortKey(t.Or(register.Tatar))}
}
