package madeup

import (
	"encoding/binary"
	"math/rand/v2"
	"unicode"
	"unicode/utf8"

	"accord/storage/register"
)

// maker makes up records one by one. It remembers only who may be named in later ones.
type maker struct {
	words
	*rand.Rand
	made     uint64 // how many IDs were given
	fields   *rand.Zipf
	ours     []register.ID
	foreign  []theirs
	choose   *rand.Zipf // of foreign, made when the first is chosen
	persons  []register.ID
	spheres  []register.ID
	founding []register.ID // a few agreements, for commissions and commitments
	sources  []source      // what commitments come from
}

// theirs is a foreign partner, with the country's zone for visits.
type theirs struct {
	id   register.ID
	name register.Text
	zone string
}

func newMaker(w words, seed uint64) *maker {
	m := &maker{words: w, Rand: rand.New(rand.NewPCG(seed, 0xacc0))}
	m.fields = rand.NewZipf(m.Rand, 1.3, 2, uint64(len(w.Fields)-1))
	return m
}

// id returns the next ID: in form a UUID of version 7, whose time is a count, so that the IDs of one
// seed are always the same and lie beside each other.
func (m *maker) id() register.ID {
	m.made++
	var id register.ID
	binary.BigEndian.PutUint64(id[:8], (0x0190_0001_0000+m.made)<<16|7<<12|m.Uint64()>>52)
	binary.BigEndian.PutUint64(id[8:], 2<<62|m.Uint64()>>2)
	return id
}

func one[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// chance is true in so many of a hundred cases.
func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

func (m *maker) between(low, high int) int { return low + m.IntN(high-low+1) }

// day returns a day between two years; a tenth is known to the month only, another to the year.
func (m *maker) day(firstYear, lastYear int) register.Date {
	d := register.Day(m.between(firstYear, lastYear), m.between(1, 12), m.between(1, 28))
	switch m.IntN(10) {
	case 0:
		return d[:4]
	case 1:
		return d[:7]
	}
	return d
}

// field is a field of cooperation as words after "in the field of" and its number; the first ones
// come far more often than the last, as words do.
func (m *maker) field() (register.Text, int) {
	n := int(m.fields.Uint64())
	return m.Fields[n].Of, n
}

// partner is a foreign partner; some come far more often than others.
func (m *maker) partner() theirs {
	if m.choose == nil {
		m.choose = rand.NewZipf(m.Rand, 1.2, 10, uint64(len(m.foreign)-1))
	}
	return m.foreign[m.choose.Uint64()]
}

// place is a made-up name of a town.
func (m *maker) place() register.Text {
	var t register.Text
	for range m.between(2, 3) {
		s := one(m, m.Syllables)
		t.Ru += s.Ru
		t.En += s.En
	}
	return register.Text{Ru: capital(t.Ru), En: capital(t.En)}
}

// sentences puts a few phrases together, each once.
func (m *maker) sentences(list []register.Text, low, high int) register.Text {
	var some []register.Text
	for _, i := range m.Perm(len(list))[:m.between(low, high)] {
		some = append(some, list[i])
	}
	return phrase(some...)
}

// people are several different persons.
func (m *maker) people(low, high int) []register.ID {
	var ids []register.ID
	seen := map[register.ID]bool{}
	for range m.between(low, min(high, len(m.persons))) {
		if id := one(m, m.persons); !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
