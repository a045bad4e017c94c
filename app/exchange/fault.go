package exchange

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"accord/app/lang"
	"accord/storage"
)

// Fault is one thing wrong in a file, or doubtful.
type Fault struct {
	// Path is where: "records.agreement[3].parties[0].partner"; empty for the file as a whole.
	Path string
	// Key names the message in the translations, Args fill it in.
	Key  string
	Args []string
}

// Text says in the current language where and what.
func (f Fault) Text() string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = lang.Told(shortened(a))
		if strings.HasPrefix(a, typeFamily) {
			args[i] = lang.T(a)
		}
	}
	text := lang.T(f.Key, args...)
	if f.Path == "" {
		return text
	}
	return f.Path + ": " + text
}

// toldAtMost is how many letters of a file are quoted in a message.
const toldAtMost = 200

func shortened(said string) string {
	if utf8.RuneCountInString(said) <= toldAtMost {
		return said
	}
	return string([]rune(said)[:toldAtMost]) + "…"
}

// firstFew is the number of faults of a kind listed; the others are counted.
const firstFew = 10

// Group is all faults of one kind.
type Group struct {
	// Key names the message that they share.
	Key   string
	Count int
	// First are the first of them, in the order of the file.
	First []Fault
}

// Faults is everything wrong in a refused file, or doubtful in an accepted one: first what cannot be read, then what
// breaks the rules of the register, by kind.
type Faults []Group

func (f *Faults) add(one Fault) {
	for i := range *f {
		if g := &(*f)[i]; g.Key == one.Key {
			g.Count++
			if len(g.First) < firstFew {
				g.First = append(g.First, one)
			}
			return
		}
	}
	*f = append(*f, Group{one.Key, 1, []Fault{one}})
}

// join adds what was found of the same kinds and others.
func (f *Faults) join(others Faults) {
	for _, g := range others {
		for i := range *f {
			if one := &(*f)[i]; one.Key == g.Key {
				one.Count += g.Count
				one.First = append(one.First, g.First[:min(len(g.First), firstFew-len(one.First))]...)
				g.Count = 0
			}
		}
		if g.Count > 0 {
			*f = append(*f, g)
		}
	}
}

// Count is how many there are of all kinds.
func (f Faults) Count() int {
	n := 0
	for _, g := range f {
		n += g.Count
	}
	return n
}

// Lines say in the current language where and what, kind by kind: the first of each, and how many there are of it where
// these are not all.
func (f Faults) Lines() []string {
	var lines []string
	for _, g := range f {
		for _, one := range g.First {
			lines = append(lines, one.Text())
		}
		if more := g.Count - len(g.First); more > 0 {
			lines = append(lines, lang.N("problem.more", more, lang.Number(int64(g.Count))))
		}
	}
	return lines
}

// Error says all of it in the current language, a line each.
func (f Faults) Error() string { return strings.Join(f.Lines(), "\n") }

// place is where in the file a record stands.
type place struct {
	kind  string
	index int
}

func (p place) path(field string) string {
	path := fmt.Sprintf("records.%s[%d]", p.kind, p.index)
	if field != "" {
		path += "." + field
	}
	return path
}

// located puts what the register found wrong with records, or doubtful, to their places in the file.
func (f *file) located(found []storage.Finding) Faults {
	var faults Faults
	for _, one := range found {
		g := Group{Key: one.Key, Count: one.Count}
		for _, fault := range one.First {
			g.First = append(g.First, Fault{f.entries[fault.Index].place.path(fault.Field), one.Key, fault.Args})
		}
		faults = append(faults, g)
	}
	return faults
}
