package alike

import "accord/storage/register"

type visitRule struct{}

func (visitRule) names(j *Judge, r register.Record) []name {
	return j.namesOf(r.(*register.Visit).Title, nil)
}

func delegates(v *register.Visit) (ids []register.ID) {
	for _, d := range v.Delegation {
		ids = append(ids, d.PersonID)
	}
	return ids
}

func (visitRule) compare(a, b *Sketch) Likeness {
	p, q := a.record.(*register.Visit), b.record.(*register.Visit)
	var s scale
	days, others := spanOf(p.From, p.To), spanOf(q.From, q.To)
	s.weighTitles(25, a, b, days.known() && others.known()) // of one visit everybody writes another title
	s.weighDays(35, days, others)
	s.weighIDs(25, p.PartnerIDs, q.PartnerIDs, SamePartners, 40, OtherPartners)
	s.weighIDs(15, delegates(p), delegates(q), SamePeople, 10, OtherPeople)
	switch {
	case p.Direction != "" && p.Direction == q.Direction:
		s.part(10, 2, 1, SameDirection)
	case p.Direction != "" && q.Direction != "":
		s.against(60, OtherDirection)
	}
	same := 0.0
	for _, one := range p.Places {
		for _, other := range q.Places {
			if one.Name.Or(register.Russian) == other.Name.Or(register.Russian) || one.Name.En != "" && one.Name.En == other.Name.En {
				same = 1
			}
		}
	}
	s.part(15, saying(len(p.Places) > 0, len(q.Places) > 0), same, SamePlace)
	return s.likeness()
}

func (visitRule) keys(s *Sketch, add func(parts ...string)) {
	v := s.record.(*register.Visit)
	days := spanOf(v.From, v.To)
	for _, day := range []register.Date{days.from, days.to} {
		for _, with := range reached(day) {
			for _, id := range v.PartnerIDs {
				add("partner", id.String(), with)
			}
			titleKeys(s, with, add)
			if len(v.PartnerIDs) == 0 {
				for _, p := range v.Places {
					add("place", p.Name.Or(register.Russian), with)
				}
			}
		}
	}
}

// reached returns a day, its month and its year: so a less exact day meets a more exact one.
func reached(day register.Date) []string {
	switch len(day) {
	case len("2006-01-02"):
		return []string{string(day), string(day[:7])}
	case len("2006-01"):
		return []string{string(day), string(day[:4])}
	}
	return []string{string(day)}
}
