package alike

import (
	"slices"
	"strconv"
	"strings"

	"accord/storage/register"
)

// plainRule compares records of kinds that are never united: whoever takes in a package is only told. It goes by title,
// day, number, and the records that each names.
type plainRule struct{}

// pointsApart are what it takes that two records name different ones, or bear different numbers.
const pointsApart = 60

func (plainRule) names(j *Judge, r register.Record) []name {
	var others []string
	if r, has := r.(interface{ OtherNames() []string }); has {
		others = r.OtherNames()
	}
	return j.namesOf(r.Label(), others)
}

func (plainRule) compare(a, b *Sketch) Likeness {
	var s scale
	s.weighTitles(40, a, b, false)
	day, other := register.GistOf(a.record).Day, register.GistOf(b.record).Day
	s.weighDays(30, spanOf(day, day), spanOf(other, other))
	s.weighNamed(30, a.record, b.record)
	if number, second := numberOf(a.record), numberOf(b.record); number != "" && second != "" && number != second {
		s.against(pointsApart, OtherNumber)
	}
	return s.likeness()
}

func (plainRule) keys(s *Sketch, add func(parts ...string)) { titleKeys(s, "", add) }

// tells are the roles in which records name what tells them apart. A source tells less: one talk is written down as a
// visit and as a meeting.
var tells = []register.Role{
	register.RolePartner, register.RoleSide, register.RoleCommission, register.RoleParent, register.RoleVisit, register.RoleSubject,
	register.RoleOccasion, register.RoleInviter, register.RoleInvited, register.RoleExecutor, register.RoleOurEnterprise,
	register.RoleTheirEnterprise, register.RoleOurTrader, register.RoleTheirTrader,
}

// place is a field in which a record names others.
type place struct {
	role register.Role
	kind register.Kind
	list string
}

// namedBy returns whom a record names in the fields that tell something of it.
func namedBy(r register.Record) map[place][]register.ID {
	named := map[place][]register.ID{}
	for _, m := range r.Mentions() {
		if m.Role != register.RoleSource && !slices.Contains(tells, m.Role) {
			continue
		}
		list, _, _ := strings.Cut(m.Field, "[")
		at := place{m.Role, m.Kind, list}
		named[at] = append(named[at], m.ID)
	}
	return named
}

// weighNamed puts on the scale whom two records name in the same fields.
func (s *scale) weighNamed(weight float64, a, b register.Record) {
	one, other := namedBy(a), namedBy(b)
	both, shared := 0, 0
	for at, ids := range one {
		theirs, there := other[at]
		if !there {
			continue
		}
		both++
		switch {
		case slices.ContainsFunc(ids, func(id register.ID) bool { return slices.Contains(theirs, id) }):
			shared++
		case at.role != register.RoleSource:
			s.against(pointsApart, OtherPartners)
		}
	}
	if both > 0 {
		s.part(weight, 2, float64(shared)/float64(both), SamePartners)
	} else {
		s.part(weight, saying(len(one) > 0, len(other) > 0), 0, "")
	}
	if mentions(a, b) || mentions(b, a) {
		s.against(80, Linked) // a decision goes on with another, a working group is below its commission
	}
}

func mentions(r, other register.Record) bool {
	return slices.ContainsFunc(r.Mentions(), func(m register.Mention) bool { return m.Ref == other.Ref() })
}

// numberOf is what a record is numbered by where a title says little: of a figure its goods and how it came to be known.
func numberOf(r register.Record) string {
	switch r := r.(type) {
	case *register.Commitment:
		return bareNumber(r.Number)
	case *register.Meeting:
		return bareNumber(r.Number)
	case *register.Invitation:
		return bareNumber(r.Number)
	case *register.Session:
		if r.Number > 0 {
			return strconv.Itoa(r.Number)
		}
	case *register.TradeRecord:
		return strings.Join([]string{string(r.Basis), r.Goods.Code, r.Goods.Name.Or(register.Russian)}, "\n")
	}
	return ""
}
