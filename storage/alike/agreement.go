package alike

import (
	"slices"

	"accord/storage/register"
)

type agreementRule struct{}

func (agreementRule) names(j *Judge, r register.Record) []name {
	return j.namesOf(r.(*register.Agreement).Title, nil)
}

// agreementDraft is what of an agreement is compared: a hundred thousand whole ones take a gigabyte.
type agreementDraft struct {
	day      register.Date
	number   string
	kind     register.AgreementKind
	partners []register.ID // of the other sides
	links    []register.ID // the agreements that it speaks of
}

func draftOf(a *register.Agreement) *agreementDraft {
	d := &agreementDraft{day: register.GistOf(a).Day, number: bareNumber(a.Number), kind: a.Kind}
	for _, p := range a.Parties {
		if p.Side != register.Ours && !slices.Contains(d.partners, p.PartnerID) {
			d.partners = append(d.partners, p.PartnerID)
		}
	}
	for _, l := range a.Links {
		d.links = append(d.links, l.AgreementID)
	}
	return d
}

func (agreementRule) compare(a, b *Sketch) Likeness {
	p, q := a.draft, b.draft
	var s scale
	day, other := p.day, q.day
	if same, _ := likeDay(day, other); same == 0 && day != "" && other != "" {
		return Likeness{Against: []Reason{OtherDays}} // whatever else is said: most pairs of one title end here
	}
	partners, theirs := p.partners, q.partners
	if len(partners) > 0 && len(theirs) > 0 && !slices.ContainsFunc(partners, func(id register.ID) bool { return slices.Contains(theirs, id) }) {
		return Likeness{Against: []Reason{OtherPartners}}
	}
	number, second := p.number, q.number
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
	if p.kind != q.kind && p.kind != "" && q.kind != "" {
		s.against(10, OtherKind)
	}
	if speaksOf(a, b) || speaksOf(b, a) {
		s.against(80, Linked)
	}
	return s.likeness()
}

func speaksOf(a, b *Sketch) bool {
	return !b.ref.ID.IsZero() && slices.Contains(a.draft.links, b.ref.ID)
}

func (agreementRule) keys(s *Sketch, add func(parts ...string)) {
	a := s.draft
	day, number := string(a.day), a.number
	if number != "" {
		add("number", number, day)
	}
	titleKeys(s, day, add)
	for _, id := range a.partners {
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
