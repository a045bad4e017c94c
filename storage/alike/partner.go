package alike

import (
	"slices"

	"accord/storage/register"
)

type partnerRule struct{}

func (partnerRule) names(j *Judge, r register.Record) []name {
	p := r.(*register.Partner)
	return j.namesOf(p.Name, p.Aliases)
}

// nested are the kinds of partners that every state has under the same name.
var nested = []register.PartnerKind{
	register.PartnerAuthority, register.PartnerMission, register.PartnerMunicipality, register.PartnerTerritory, register.PartnerChamber,
}

func (partnerRule) compare(a, b *Sketch) Likeness {
	p, q := a.record.(*register.Partner), b.record.(*register.Partner)
	best := Likeness{}
	for _, one := range a.names {
		for _, other := range b.names {
			l := likePartnerNames(one, other)
			if called(p) && called(q) {
				l = likeStateNames(l, one, other)
			}
			if l.Score > best.Score {
				best = l
			}
		}
	}
	if p.Code != "" && p.Code == q.Code {
		if p.Kind == q.Kind && called(p) { // two names of one state
			best.Score = max(best.Score, 90)
		}
		best.Score += 10
		best.For = append(best.For, SameCode)
	}
	if best.Score == 0 {
		return Likeness{}
	}
	if !p.ParentID.IsZero() && p.ParentID == q.ParentID {
		best.Score += 5
		best.For = append(best.For, SameParent)
	}
	s := partnersApart(p, q)
	best.Score = min(best.Score, 100) - s.taken
	best.Against = inOrder(s.con)
	return best
}

// partnersApart weighs what speaks against two partners of like names being one.
func partnersApart(p, q *register.Partner) (s scale) {
	if p.Code != "" && q.Code != "" && p.Code != q.Code {
		s.against(45, OtherCode)
	}
	if !p.ParentID.IsZero() && !q.ParentID.IsZero() && p.ParentID != q.ParentID {
		if slices.Contains(nested, p.Kind) || slices.Contains(nested, q.Kind) {
			s.against(45, OtherParent)
		} else {
			s.against(20, OtherParent)
		}
	}
	if p.ParentID == q.ID && !q.ID.IsZero() || q.ParentID == p.ID && !p.ID.IsZero() {
		s.against(30, OtherParent) // a part is not the whole
	}
	if p.Kind != q.Kind && saysKind(p) && saysKind(q) {
		s.against(15, OtherKind)
	}
	if p.Ours != q.Ours {
		s.against(20, OtherSide)
	}
	return s
}

// saysKind reports whether anything is said of what a partner is.
func saysKind(p *register.Partner) bool { return p.Kind != "" && p.Kind != register.PartnerOther }

// called reports whether a partner is called a republic or a region beside its name.
func called(p *register.Partner) bool {
	return p.Kind == register.PartnerState || p.Kind == register.PartnerFormerState || p.Kind == register.PartnerTerritory
}

// likeStateNames is what becomes of a likeness of two names where they are those of states or regions: a word more makes another
// of one, but for what it is.
func likeStateNames(l Likeness, a, b name) Likeness {
	switch {
	case slices.Contains(l.For, Shorter):
		l = Likeness{}
	case l.Score >= 88:
		return l
	}
	if sameWords(a.short, b.short) {
		l = Likeness{Score: 88, For: []Reason{StateForm}}
		if a.cyrillic != b.cyrillic {
			l.For = append(l.For, Transliteration)
		}
	}
	return l
}

// likePartnerNames scores two names.
func likePartnerNames(a, b name) Likeness {
	score, reason := partnerNames(a, b)
	if score == 0 {
		return Likeness{}
	}
	l := Likeness{Score: score}
	other, transliterated := a.other || b.other, a.cyrillic != b.cyrillic
	if reason != SameName || !other && !transliterated { // an alias is no same name, nor is one in other letters
		l.For = append(l.For, reason)
	}
	if other {
		l.For = append(l.For, OtherName)
	}
	if transliterated {
		l.For = append(l.For, Transliteration)
	}
	return l
}

// partnerNames says how likely two names are those of one partner, and by what; 0 where they are not.
func partnerNames(a, b name) (int, Reason) {
	switch {
	case sameWords(a.words, b.words):
		return 95, SameName
	case sameWords(a.bare, b.bare):
		return 90, LegalForm
	}
	pairs, left, right := matched(a.bare, b.bare, word.is)
	shared, beside := len(significant(first(pairs))), len(significant(left))+len(significant(right))
	switch {
	case len(left)+len(right) == 0:
		return 88, WordOrder
	case len(left) == 1 && len(right) == 1 && left[0].nearly(right[0]):
		return 78, Misspelt
	case beside == 0 && len(pairs) > 0:
		return 85, WordOrder
	case (len(left) == 0 || len(right) == 0) && shared > 1 && beside <= shared && !numbered(left) && !numbered(right):
		return 65, Shorter
	case acronymOf(a, b) || acronymOf(b, a):
		return 65, Acronym
	}
	return abbreviated(a, b)
}

// abbreviated says how likely one of two names is the other one with its words cut short.
func abbreviated(a, b name) (int, Reason) {
	for _, pair := range [][2]name{{b, a}, {a, b}} {
		switch shortened, more := pair[0].abbreviates(pair[1]); {
		case shortened && more == 0:
			return 80, Acronym
		case shortened && 2*more <= len(pair[1].bare):
			return 65, Acronym
		}
	}
	return 0, ""
}

// lettersOfAcronym is how long an abbreviation must be to mean something.
const lettersOfAcronym = 3

// acronymOf reports whether one name is made of the first letters of the words of the other: МИД.
func acronymOf(short, long name) bool {
	if len(short.words) != 1 || len(long.bare) < lettersOfAcronym || short.words[0].number {
		return false
	}
	said := short.words[0].plain()
	if len(said) < lettersOfAcronym {
		return false
	}
	return said == acronym(long.bare) || said == acronym(significant(long.bare))
}

func acronym(words []word) string {
	var letters []byte
	for _, w := range words {
		if next := w.plain()[0]; len(letters) == 0 || letters[len(letters)-1] != next { // folding makes doubled letters one
			letters = append(letters, next)
		}
	}
	return string(letters)
}

func (partnerRule) keys(s *Sketch, add func(parts ...string)) {
	p := s.record.(*register.Partner)
	if p.Code != "" {
		add("code", p.Code)
	}
	for _, n := range s.names {
		nameKeys(n.bare, add)
		abbreviationKeys(n.bare, add)
		if called(p) && len(n.short) < len(n.words) {
			nameKeys(n.short, add)
		}
		if len(n.words) == 1 {
			add("short", n.words[0].plain())
		}
		if len(n.bare) >= lettersOfAcronym {
			add("short", acronym(n.bare))
			add("short", acronym(significant(n.bare)))
		}
	}
}
