package pasting

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/storage"
	"accord/storage/register"
)

// offered is how many persons a search for one of the list looks at.
const offered = 12

// fate is what is done with one person of a pasted list.
type fate int

const (
	undecided fate = iota
	take           // a person of the register
	create         // a new person
	skip
	repeated // stands in the list already, earlier or before the pasting
)

// pastedLine is one person of a pasted list and what is to become of it.
type pastedLine struct {
	pasted.Person
	fate    fate
	person  storage.Line   // to be taken
	similar []storage.Line // who it may be
}

// recognise looks every person up in the register. One whose whole name is that of exactly one
// person is taken; of several, of similar names and of unknown ones the user decides. Those that are
// there already, and those that the list names twice, are marked.
func recognise(ctx context.Context, s desk.Store, people []pasted.Person, there []register.ID) ([]*pastedLine, error) {
	seen := map[string]bool{}
	lines := make([]*pastedLine, 0, len(people))
	for _, p := range people {
		line := &pastedLine{Person: p}
		lines = append(lines, line)
		key := strings.Join(nameWords(p.Name), " ")
		if seen[key] {
			line.fate = repeated
			continue
		}
		seen[key] = true
		exact, similar, err := namesakes(ctx, s, p.Name)
		if err != nil {
			return nil, err
		}
		line.similar = slices.Concat(exact, similar)
		if len(exact) == 1 {
			line.choose(exact[0])
		}
		if line.fate == take {
			if slices.Contains(there, line.person.ID) {
				line.fate = repeated
			}
			there = append(slices.Clone(there), line.person.ID)
		}
	}
	return lines, nil
}

func (l *pastedLine) choose(person storage.Line) { l.fate, l.person = take, person }

// namesakes finds the persons of exactly this name, in any order of its words, and those whose name
// may be the same written shorter or longer.
func namesakes(ctx context.Context, s desk.Store, name string) (exact, similar []storage.Line, err error) {
	wanted := nameWords(name)
	asked := []string{name}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' }) {
		if utf8.RuneCountInString(w) > 2 {
			asked = append(asked, w)
		}
	}
	seen := map[register.ID]bool{}
	for _, text := range asked[:min(len(asked), 4)] {
		hits, err := s.Search(ctx, text, offered, register.KindPerson)
		if err != nil {
			return nil, nil, err
		}
		for _, h := range hits {
			if seen[h.ID] {
				continue
			}
			seen[h.ID] = true
			switch how := closest(wanted, append(h.Label.All(), h.Fragment)); how {
			case sameName:
				exact = append(exact, h.Line)
			case nearName:
				similar = append(similar, h.Line)
			}
		}
	}
	return exact, similar[:min(len(similar), 6)], nil
}

// likeness says how near two names are.
type likeness int

const (
	otherName likeness = iota
	nearName
	sameName
)

func closest(wanted []string, names []string) likeness {
	best := otherName
	for _, name := range names {
		words := nameWords(name)
		switch {
		case slices.Equal(wanted, words):
			return sameName
		case covers(wanted, words) || covers(words, wanted):
			best = nearName
		}
	}
	return best
}

// covers reports whether every word of the shorter name stands in the longer one, or begins a word
// of it where it is an initial. One word in common must be more than an initial.
func covers(longer, shorter []string) bool {
	if len(shorter) == 0 || len(shorter) > len(longer) {
		return false
	}
	left := slices.Clone(longer)
	whole := false
	for _, w := range shorter {
		at := slices.Index(left, w)
		if at < 0 {
			at = slices.IndexFunc(left, func(l string) bool {
				return utf8.RuneCountInString(w) == 1 && strings.HasPrefix(l, w) || utf8.RuneCountInString(l) == 1 && strings.HasPrefix(w, l)
			})
		}
		if at < 0 {
			return false
		}
		whole = whole || utf8.RuneCountInString(w) > 1 && left[at] == w
		left = slices.Delete(left, at, at+1)
	}
	return whole
}

// nameWords gives the words of a name as search folds them, in one order.
func nameWords(name string) []string {
	words := strings.Fields(storage.Fold(name))
	slices.Sort(words)
	return words
}

// newPerson makes a person of a pasted name and post. Of the post's days the list says nothing.
func newPerson(p pasted.Person) *register.Person {
	person := &register.Person{Name: inItsScript(p.Name)}
	if p.Post != "" {
		person.Appointments = []register.Appointment{{Post: inItsScript(p.Post)}}
	}
	return person
}

// inItsScript makes a Text in English where it has no Cyrillic letter, else in the language in use,
// or in Russian where that is English.
func inItsScript(s string) register.Text {
	var t register.Text
	cyrillic := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	switch {
	case !cyrillic:
		t.Set(register.English, s)
	case lang.Current() == register.English:
		t.Set(register.Russian, s)
	default:
		t.Set(lang.Current(), s)
	}
	return t
}
