package alike

import "accord/storage/register"

type eventRule struct{}

func (eventRule) names(j *Judge, r register.Record) []name {
	return j.namesOf(r.(*register.Event).Title, nil)
}

func (eventRule) compare(a, b *Sketch) Likeness {
	p, q := a.record.(*register.Event), b.record.(*register.Event)
	var s scale
	s.weighTitles(45, a, b, false)
	s.weighDays(35, spanOf(p.From, p.To), spanOf(q.From, q.To))
	same := 0.0
	if !p.Place.IsZero() && !q.Place.IsZero() {
		if p.Place.Or(register.Russian) == q.Place.Or(register.Russian) || p.Place.En != "" && p.Place.En == q.Place.En {
			same = 1
		} else {
			s.against(10, OtherPlace)
		}
	}
	s.part(15, saying(!p.Place.IsZero(), !q.Place.IsZero()), same, SamePlace)
	s.weighIDs(10, p.OrganiserIDs, q.OrganiserIDs, SameOrganisers, 0, "")
	switch {
	case p.Edition > 0 && p.Edition == q.Edition:
		s.part(10, 2, 1, SameEdition)
	case p.Edition > 0 && q.Edition > 0:
		s.against(60, OtherEdition)
	}
	if !p.ID.IsZero() && q.ParentID == p.ID || !q.ID.IsZero() && p.ParentID == q.ID {
		s.against(60, OtherParent) // an edition is not its series
	}
	return s.likeness()
}

func (eventRule) keys(s *Sketch, add func(parts ...string)) {
	e := s.record.(*register.Event)
	days := spanOf(e.From, e.To)
	if !days.known() {
		titleKeys(s, "", add)
	}
	for _, with := range reached(days.from) {
		titleKeys(s, with, add)
		if place := e.Place.Or(register.Russian); place != "" && with != "" {
			add("place", place, with)
		}
		for _, id := range e.OrganiserIDs {
			add("organiser", id.String(), with)
		}
	}
	titleKeys(s, "any", add)
	for _, n := range s.names {
		nameKeys(n.words, add)
	}
}
