package register

import "slices"

// TextChanged names the fields of a signed agreement's text that differ from what was saved: title, summary, term,
// until, rules. The text of a signed agreement is changed by another agreement alone (Vienna Convention of 1969, art.
// 39). To fill in what was not known, or to say it in one more language, changes nothing, and before everyone has
// signed or a body has adopted it there is no text yet.
func (a *Agreement) TextChanged(saved *Agreement) []string {
	if saved.DoneOn() == "" {
		return nil
	}
	var fields []string
	for _, f := range []struct {
		name    string
		differs bool
	}{
		{"title", rewritten(saved.Title, a.Title)},
		{"summary", rewritten(saved.Summary, a.Summary)},
		{"term", replaced(saved.Term, a.Term)},
		{"until", replaced(saved.Until, a.Until)},
		{"rules", saved.Rules.replacedBy(a.Rules)},
	} {
		if f.differs {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// Amendment returns the draft of an agreement that amends this one: between the same parties, about the same, with
// everything else to be filled in.
func (a *Agreement) Amendment() *Agreement {
	c := a.Copy()
	return &Agreement{
		Kind: AgreementAdditionalProtocol, Level: c.Level, Parties: c.Parties, SphereIDs: c.SphereIDs, Languages: c.Languages,
		Links: []Link{{Kind: LinkAmends, AgreementID: a.ID}},
	}
}

func (r Rules) replacedBy(now Rules) bool {
	return replaced(r.Force, now.Force) || replaced(r.Months, now.Months) || replaced(r.Renewal, now.Renewal) ||
		replaced(r.Times, now.Times) || replaced(r.RenewalMonths, now.RenewalMonths) || replaced(r.Notice, now.Notice) ||
		len(r.Then) > 0 && !slices.Equal(r.Then, now.Then) || replaced(r.From, now.From) || replaced(r.AnyTime, now.AnyTime) ||
		replaced(r.NoticeEnd, now.NoticeEnd) || replaced(r.Window, now.Window) ||
		replaced(r.Channel, now.Channel) || replaced(r.EndsForAll, now.EndsForAll) || replaced(r.Survival, now.Survival)
}

// replaced reports whether something that was there is another thing now.
func replaced[T comparable](was, now T) bool {
	var nothing T
	return was != nothing && was != now
}

func rewritten(was, now Text) bool {
	return replaced(was.Ru, now.Ru) || replaced(was.En, now.En) || replaced(was.Tt, now.Tt)
}
