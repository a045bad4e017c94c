// Package alike scores how likely two records are the same thing, and explains why. It compares partners, persons,
// agreements, visits and events, each by its own rules, and all other kinds by one. It reads no register: the caller folds
// the names of records.
package alike

import (
	"cmp"
	"slices"

	"accord/storage/register"
)

// Reason is one thing by which two records are alike, or differ.
type Reason string

// The reasons for which two records may be one.
const (
	SameName        Reason = "same_name"
	OtherName       Reason = "other_name" // an alias, a former or a native name
	Transliteration Reason = "transliteration"
	LegalForm       Reason = "legal_form" // one name has it, the other has not, or another
	StateForm       Reason = "state_form" // one name says republic or kingdom, the other does not
	WordOrder       Reason = "word_order"
	Misspelt        Reason = "misspelt"
	Shorter         Reason = "shorter" // one name is a part of the other
	Acronym         Reason = "acronym"
	Initials        Reason = "initials"
	Patronymic      Reason = "patronymic" // only one name has it
	SameCode        Reason = "code"
	SameParent      Reason = "parent"
	SameEmail       Reason = "email"
	SamePhone       Reason = "phone"
	SamePost        Reason = "post"
	NumberAndDay    Reason = "number_and_day"
	SameNumber      Reason = "number"
	SameDay         Reason = "day"
	SameDays        Reason = "days"
	DaysOverlap     Reason = "days_overlap"
	DaysMayBeOne    Reason = "days_may_be_one" // one is known less exactly
	SamePartners    Reason = "partners"
	SamePlace       Reason = "place"
	SamePeople      Reason = "people"
	SameDirection   Reason = "direction"
	SameOrganisers  Reason = "organisers"
	SameEdition     Reason = "edition"
)

// The reasons against.
const (
	OtherCode      Reason = "other_code"
	OtherKind      Reason = "other_kind"
	OtherSide      Reason = "other_side"
	OtherParent    Reason = "other_parent"
	OtherTitle     Reason = "other_title"
	OtherNumber    Reason = "other_number"
	OtherDays      Reason = "other_days"
	OtherPartners  Reason = "other_partners"
	OtherPlace     Reason = "other_place"
	OtherPeople    Reason = "other_people"
	OtherDirection Reason = "other_direction"
	OtherEdition   Reason = "other_edition"
	OtherBody      Reason = "other_body"
	Linked         Reason = "linked" // one agreement speaks of the other
)

// Reasons are all of them, those for first.
var Reasons = []Reason{
	SameName, OtherName, Transliteration, LegalForm, StateForm, WordOrder, Misspelt, Shorter, Acronym, Initials, Patronymic, SameCode, SameParent,
	SameEmail, SamePhone, SamePost, NumberAndDay, SameNumber, SameDay, SameDays, DaysOverlap, DaysMayBeOne, SamePartners, SamePlace, SamePeople,
	SameDirection, SameOrganisers, SameEdition,
	OtherCode, OtherKind, OtherSide, OtherParent, OtherTitle, OtherNumber, OtherDays, OtherPartners, OtherPlace, OtherPeople, OtherDirection,
	OtherEdition, OtherBody, Linked,
}

// Likeness says how likely two records are one, in percent, and why.
type Likeness struct {
	Score int
	// For and Against are in the order of their weight.
	For, Against []Reason
}

// The least scores of likely copies, and of nearly certain ones.
const (
	Likely = 60
	Surely = 85
)

// Likely reports whether the two are worth showing.
func (l Likeness) Likely() bool { return l.Score >= Likely }

// Words cuts a text into its words, each folded in all the ways in which it may be read, the plain one first. Of one word it returns the
// same slice whenever it can.
type Words func(text string) [][]string

// Judge sketches records by one way of folding their names.
type Judge struct {
	words Words
	said  map[*string]*reading // by the ways in which a word may be read
	legal [][]string           // the forms of LegalForms, folded
	state [][]string           // those of stateForms
	// childOf are the words of that name, folded.
	childOf [][]string
}

// New makes a judge.
func New(words Words) *Judge {
	j := &Judge{words: words, said: map[*string]*reading{}}
	j.legal, j.state, j.childOf = j.folded(LegalForms), j.folded(stateForms), j.folded(childOf)
	return j
}

func (j *Judge) folded(forms []string) (all [][]string) {
	for _, form := range forms {
		var said []string
		for _, word := range j.words(form) {
			said = append(said, word[0])
		}
		all = append(all, said)
	}
	return all
}

// Sketch is what of a record is compared with others.
type Sketch struct {
	ref      register.Ref
	identity register.Identity
	names    []name // what it is called, its own names before others
	rule     rule
	record   register.Record // nil where there is a draft
	draft    *agreementDraft // of an agreement: there may be very many
}

// Ref returns the sketched record.
func (s *Sketch) Ref() register.Ref { return s.ref }

// rule is how the records of a kind are compared, and by what those are found that are worth it.
type rule interface {
	names(j *Judge, r register.Record) []name
	compare(a, b *Sketch) Likeness
	keys(s *Sketch, add func(parts ...string))
}

var rules = map[register.Kind]rule{
	register.KindPartner: partnerRule{}, register.KindPerson: personRule{}, register.KindAgreement: agreementRule{},
	register.KindVisit: visitRule{}, register.KindEvent: eventRule{},
}

// Sketch sketches a record.
func (j *Judge) Sketch(r register.Record) *Sketch {
	s := &Sketch{ref: r.Ref(), rule: plainRule{}}
	if own, has := rules[s.ref.Kind]; has {
		s.rule = own
	}
	s.names = s.rule.names(j, r)
	if identity := register.IdentityOf(r); identity != nil {
		s.identity = *identity
	}
	if a, is := r.(*register.Agreement); is {
		s.draft = draftOf(a)
	} else {
		s.record = r
	}
	return s
}

// Compare scores two records of one kind. Their order does not matter. Records that somebody told apart are not alike.
func Compare(a, b *Sketch) Likeness {
	if a.ref.Kind != b.ref.Kind || a.identity.Tells(b.ref.ID, b.identity) || b.identity.Tells(a.ref.ID, a.identity) {
		return Likeness{}
	}
	l := a.rule.compare(a, b)
	l.Score = max(0, min(100, l.Score))
	return l
}

// scale collects what speaks for and against.
type scale struct {
	gained, possible float64
	taken            int
	pro, con         []weighed
}

type weighed struct {
	Reason
	weight float64
}

// part weighs one thing that both, one or none of the records say; same is from 0 to 1.
func (s *scale) part(weight float64, saying int, same float64, reason Reason) {
	switch saying {
	case 0:
		return
	case 1:
		s.possible += weight / 3 // what one of them does not say speaks a little against
		return
	}
	s.possible += weight
	s.gained += weight * same
	if same > 0 && reason != "" {
		s.pro = append(s.pro, weighed{reason, weight * same})
	}
}

// against takes some of the score.
func (s *scale) against(points int, reason Reason) {
	s.taken += points
	s.con = append(s.con, weighed{reason, float64(points)})
}

func (s *scale) likeness() Likeness {
	var l Likeness
	if s.possible > 0 {
		l.Score = int(100*s.gained/s.possible + 0.5)
	}
	l.Score -= s.taken
	l.For, l.Against = inOrder(s.pro), inOrder(s.con)
	return l
}

func inOrder(some []weighed) (reasons []Reason) {
	slices.SortStableFunc(some, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(slices.Index(Reasons, a.Reason), slices.Index(Reasons, b.Reason)))
	})
	for _, one := range some {
		if !slices.Contains(reasons, one.Reason) {
			reasons = append(reasons, one.Reason)
		}
	}
	return reasons
}

// saying counts which of two say something.
func saying(a, b bool) int {
	n := 0
	for _, one := range []bool{a, b} {
		if one {
			n++
		}
	}
	return n
}
