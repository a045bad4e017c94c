package alike

import (
	"slices"

	"accord/storage/register"
)

type agreementRule struct{}

func (agreementRule) names(j *Judge, r register.Record) []name {
	return j.namesOf(r.(*register.Agreement).Title, nil)
}

// others are the parties of the other sides.
func others(a *register.Agreement) (ids []register.ID) {
	for _, p := range a.Parties {
		if p.Side != register.Ours && !slices.Contains(ids, p.PartnerID) {
			ids = append(ids, p.PartnerID)
		}
	}
	return ids
}

func (agreementRule) compare(a, b *Sketch) Likeness {
	p, q := a.Record.(*register.Agreement), b.Record.(*register.Agreement)
	var s scale
	day, other := register.GistOf(p).Day, register.GistOf(q).Day
	if same, _ := likeDay(day, other); same == 0 && day != "" && other != "" {
		return Likeness{Against: []Reason{OtherDays}} // whatever else is said: most pairs of one title end here
	}
	partners, theirs := others(p), others(q)
	if len(partners) > 0 && len(theirs) > 0 && !slices.ContainsFunc(partners, func(id register.ID) bool { return slices.Contains(theirs, id) }) {
		return Likeness{Against: []Reason{OtherPartners}}
	}
	number, second := bareNumber(p.Number), bareNumber(q.Number)
	sameDay, reason := 0.0, Reason("")
	if day != "" && other != "" {
		sameDay, reason = likeDay(day, other)
	}
	sameNumber := number != "" && number == second
	surely := sameNumber && sameDay == 1
	s.weighTitles(40, a, b, surely)
	switch {
	case surely:
		s.part(80, 2, 1, NumberAndDay)
	default:
		s.part(30, saying(day != "", other != ""), sameDay, reason)
		is := 0.0
		if sameNumber {
			is = 1
		} else if number != "" && second != "" {
			s.against(12, OtherNumber)
		}
		s.part(25, saying(number != "", second != ""), is, SameNumber)
	}
	s.weighIDs(20, partners, theirs, SamePartners, 0, "")
	if p.Kind != q.Kind && p.Kind != "" && q.Kind != "" {
		s.against(10, OtherKind)
	}
	if speaksOf(p, q) || speaksOf(q, p) {
		s.against(80, Linked)
	}
	return s.likeness()
}

func speaksOf(a, b *register.Agreement) bool {
	return slices.ContainsFunc(a.Links, func(l register.Link) bool { return !b.ID.IsZero() && l.AgreementID == b.ID })
}

func (agreementRule) keys(s *Sketch, add func(parts ...string)) {
	a := s.Record.(*register.Agreement)
	day, number := string(register.GistOf(a).Day), bareNumber(a.Number)
	if number != "" {
		add("number", number, day)
	}
	titleKeys(s, day, add)
	for _, id := range others(a) {
		partner := id.String()
		if day == "" {
			titleKeys(s, partner, add)
		}
		wholeTitleKeys(s, partner, add)
		if day != "" {
			add("day", partner, day)
		}
		if number != "" {
			add("number", partner, number)
		}
	}
}
