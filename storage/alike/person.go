package alike

import (
	"slices"
	"strings"
	"unicode"

	"accord/storage/register"
)

type personRule struct{}

func (personRule) names(j *Judge, r register.Record) []name {
	p := r.(*register.Person)
	names := j.namesOf(p.Name, p.OtherNames())
	for i, n := range names {
		names[i].words = j.withoutChildOf(n.words)
	}
	return names
}

// childOf are the words behind the name of a father, which many leave out.
var childOf = strings.Split("оглы|оглу|огли|кызы|гызы|улы|уулу|угли|oğlu|ogly|qızı|kyzy|gyzy|ugli", "|")

// withoutChildOf returns the words of a person's name without childOf; never none.
func (j *Judge) withoutChildOf(words []word) []word {
	own := slices.DeleteFunc(slices.Clone(words), func(w word) bool {
		return slices.ContainsFunc(j.childOf, func(form []string) bool { return says([]word{w}, form) })
	})
	if len(own) == 0 {
		return words
	}
	return own
}

func (personRule) compare(a, b *Sketch) Likeness {
	p, q := a.record.(*register.Person), b.record.(*register.Person)
	best := Likeness{}
	for _, one := range a.names {
		for _, other := range b.names {
			if l := likePeople(one, other); l.Score > best.Score {
				best = l
			}
		}
	}
	if best.Score == 0 {
		return best
	}
	if p.Email != "" && strings.EqualFold(p.Email, q.Email) {
		best.Score += 20
		best.For = append(best.For, SameEmail)
	}
	if digits(p.Phone) != "" && digits(p.Phone) == digits(q.Phone) {
		best.Score += 10
		best.For = append(best.For, SamePhone)
	}
	switch {
	case sharesBody(p, q):
		best.Score += 8
		best.For = append(best.For, SamePost)
	case hasBody(p) && hasBody(q):
		best.Score = min(best.Score, 100) - 10
		best.Against = append(best.Against, OtherBody)
	}
	return best
}

// hasBody reports whether it is known of which body a person holds a post.
func hasBody(p *register.Person) bool {
	return slices.ContainsFunc(p.Appointments, func(a register.Appointment) bool { return !a.PartnerID.IsZero() })
}

func sharesBody(p, q *register.Person) bool {
	return slices.ContainsFunc(p.Appointments, func(a register.Appointment) bool {
		return slices.ContainsFunc(q.Appointments, func(b register.Appointment) bool {
			return a.PartnerID == b.PartnerID && (!a.PartnerID.IsZero() || a.Post == b.Post)
		})
	})
}

func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, phone)
}

// lettersOfInitial is how long a word may be to be an initial: Sh., Ch.
const lettersOfInitial = 2

// initial reports whether a word stands for one that begins so.
func (w word) initial() bool { return len(w.plain()) <= lettersOfInitial }

func (w word) begins(other word) bool {
	return slices.ContainsFunc(w.forms, func(letter string) bool {
		return slices.ContainsFunc(other.forms, func(form string) bool { return strings.HasPrefix(form, letter) })
	})
}

// likePeople scores the names of two people: by surname and given name in any order, by initials.
func likePeople(a, b name) Likeness {
	var m overlap
	m.whole, m.left, m.right = matched(a.words, b.words, func(a, b word) bool { return !a.initial() && !b.initial() && a.is(b) })
	if len(m.whole) == 0 && len(a.words)+len(b.words) != 2 {
		return Likeness{}
	}
	m.letters, m.left, m.right = matched(m.left, m.right, func(a, b word) bool {
		return (a.initial() || b.initial()) && (a.begins(b) || b.begins(a))
	})
	score, reason := m.score(a, b)
	if score == 0 {
		return Likeness{}
	}
	l := Likeness{Score: score, For: []Reason{reason}}
	if a.other || b.other {
		l.For = append(l.For, OtherName)
	}
	if a.cyrillic != b.cyrillic {
		l.For = append(l.For, Transliteration)
	}
	return l
}

// overlap is what two names of people have in common, and what each has beside it.
type overlap struct {
	whole, letters [][2]word // pairs of words, and pairs with an initial
	left, right    []word
}

// score says how likely the names are those of one person, and by what; 0 where they are not.
func (m overlap) score(a, b name) (int, Reason) {
	whole, letters, beside := len(m.whole), len(m.letters), len(m.left)+len(m.right)
	switch {
	case whole > 0 && letters == 0 && len(m.left) == 1 && len(m.right) == 1 && m.left[0].slip(m.right[0]) && !patronymics(m.left[0], m.right[0], a, b):
		return 75, Misspelt
	case len(m.left) > 0 && len(m.right) > 0:
		return 0, ""
	case letters > 0 && beside == 0:
		return 70 + min(5*letters, 10), Initials
	case letters > 0:
		return 62, Initials // one of two initials is missing
	case whole > 1 && beside == 0 && sameWords(a.words, b.words):
		return 95, SameName
	case whole > 1 && beside == 0:
		return 90, WordOrder
	case whole == 1 && beside == 0:
		return 65, SameName // one word says little of a person
	case whole == 2 && beside == 1:
		return 80, Patronymic
	}
	return 0, ""
}

// lettersOfSlip is how long a word of a person's name must be for one wrong letter to be a slip: Ильдар and Ильнар are two.
const lettersOfSlip = 7

// slip reports whether two words differ in one letter, and in more than the ending that distinguishes men and women.
func (w word) slip(other word) bool {
	one, two := w.plain(), other.plain()
	if len(one) < lettersOfSlip || len(two) < lettersOfSlip || !w.nearly(other) {
		return false
	}
	return !strings.HasPrefix(one, two) && !strings.HasPrefix(two, one)
}

// patronymics reports whether two words are the third of three in which father's names stand: brothers differ there in full.
func patronymics(one, other word, a, b name) bool {
	return len(a.words) == 3 && len(b.words) == 3 && a.words[2].plain() == one.plain() && b.words[2].plain() == other.plain()
}

func (personRule) keys(s *Sketch, add func(parts ...string)) {
	if p := s.record.(*register.Person); p.Email != "" {
		add("email", strings.ToLower(p.Email))
	}
	for _, n := range s.names {
		if len(n.words) == 1 {
			add("name", n.words[0].plain())
		}
		for i, surname := range n.words {
			if surname.initial() {
				continue
			}
			for j, given := range n.words {
				if i == j {
					continue
				}
				for _, form := range surname.forms {
					add("person", form, given.plain()[:1])
				}
			}
		}
	}
}
