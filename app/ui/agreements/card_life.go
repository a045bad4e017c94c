package agreements

import (
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// changed is an agreement that amends, supersedes or terminates the one shown, since when, and its status on the day of
// looking: before its entry into force it changes nothing.
type changed struct {
	by     storage.Mentioner
	from   register.Date
	status register.Status
}

// works reports whether the change has taken place.
func (c changed) works() bool {
	return c.status != register.StatusUnclear && !slices.Contains(awaiting, c.status)
}

// changing are the links by which an agreement changes or ends another.
var changing = []register.LinkKind{register.LinkAmends, register.LinkSupersedes, register.LinkTerminates}

// changes finds what has changed an agreement by a day, or is to change it once it enters into force. Drafts, and what was
// not concluded, change nothing.
func (p *page) changes(ctx context.Context, mentioners []storage.Mentioner, on register.Date) ([]changed, error) {
	var found []changed
	for _, m := range mentioners {
		if !slices.Contains(changing, register.LinkKind(m.Role)) {
			continue
		}
		r, err := p.store.Record(ctx, m.Ref)
		if err != nil {
			return nil, err
		}
		by, ok := r.(*register.Agreement)
		if !ok {
			continue
		}
		s := by.StandingOn(on)
		if slices.Contains([]register.Status{register.StatusNotYet, register.StatusDraft, register.StatusNotConcluded}, s.Status) {
			continue
		}
		one := changed{m, by.DoneOn(), s.Status}
		switch {
		case !one.works():
		case s.Entered:
			one.from = s.Force
		default:
			continue // it ran out, or was given up, without ever changing anything
		}
		found = append(found, one)
	}
	return found, nil
}

// amended warns that the text is no longer in force, or will not be. Where another agreement ends this one, it offers
// to record the end and does nothing by itself: people decide on the day.
func (p *page) amended(c *kit.Card, a *register.Agreement, changes []changed, on register.Date) {
	for _, one := range changes {
		words := []kit.Part{kit.Link(desk.Name(one.by.Line), func() { p.desk.Open(one.by.Ref) })}
		if !one.works() {
			key := "agreement.change.signed"
			switch one.status {
			case register.StatusAdopted:
				key = "agreement.change.adopted"
			case register.StatusProvisional:
				key = "agreement.change.provisional"
			case register.StatusUnclear:
				key = "agreement.change.unclear"
			}
			words = append(words, kit.Plain(" — "+lang.T(key)))
			c.Banner(kit.ToneBlue, lang.Capital(lang.T("agreement.to_be."+string(one.by.Role))), words...)
			continue
		}
		if one.from != "" {
			words = append(words, kit.Plain(", "+lang.Day(one.from)))
		}
		c.Banner(kit.ToneAmber, lang.Capital(lang.T("agreement.linked_by."+string(one.by.Role))), words...)
		ends := register.LinkKind(one.by.Role) != register.LinkAmends
		_, ended := a.Action(register.ActionTermination)
		if ends && !ended && !p.desk.Looking() && !a.StatusOn(on).Over() && one.from.Precision() == register.DayKnown {
			c.Add(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("agreement.end_it", lang.Day(one.from)), func() { p.end(a.Ref(), one.from) })))
		}
	}
}

// end records the termination of an agreement.
func (p *page) end(ref register.Ref, on register.Date) {
	p.record(ref, register.Action{Kind: register.ActionTermination, On: on}, lang.T("agreement.ended"))
}

// awaiting are the statuses from which an agreement may still enter into force.
var awaiting = []register.Status{register.StatusAdopted, register.StatusSigned, register.StatusProvisional}

// proposed offers to record the entry into force by the rule, once all conditions are met: only for an agreement that
// awaits it, not one that was not concluded, ran out or was given up.
func (p *page) proposed(c *kit.Card, a *register.Agreement, on register.Date) {
	day := a.ProposedForce(on)
	if p.desk.Looking() {
		return
	}
	if _, entered := a.Entry(); entered || day == "" || !slices.Contains(awaiting, a.StatusOn(on)) {
		return
	}
	c.Add(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("agreement.enter_it", lang.Day(day)), func() {
		p.record(a.Ref(), register.Action{Kind: register.ActionEntryIntoForce, On: day}, lang.T("agreement.entered"))
	})))
}

// record adds an action to an agreement, says so and offers to take it back.
func (p *page) record(ref register.Ref, act register.Action, done string) {
	kit.Load(p.desk.Loader(), &p.recording, func(ctx context.Context) (register.ID, error) {
		r, err := p.store.Record(ctx, ref)
		if err != nil {
			return register.None, err
		}
		a := r.(*register.Agreement)
		a.Actions = append(a.Actions, act)
		return p.store.Save(ctx, a)
	}, func(batch register.ID, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		desk.OfferUndo(p.desk, p.store, done, batch)
	})
}

// countdown counts the days to the last one on which notice keeps the agreement from being renewed, or may be given.
func countdown(c *kit.Card, a *register.Agreement, on register.Date) {
	s := a.StandingOn(on)
	last := s.LastNotice()
	urgency := register.UrgencyOf(on, last)
	if urgency == register.NotUrgent {
		return
	}
	key := "agreement.countdown"
	if urgency == register.UrgencyNow {
		key = "agreement.countdown.urgent"
	}
	then := lang.T("agreement.countdown.day", lang.Day(last))
	switch {
	case last != s.Window.To:
	case s.Window.Next < register.Forever:
		then = lang.T("agreement.countdown.again", lang.Day(last), lang.Day(s.Window.Next))
	default:
		then = lang.T("agreement.countdown.last", lang.Day(last))
	}
	c.Banner(desk.UrgencyTone(urgency), lang.T(key, lang.Due(on.First(), last)), kit.Plain(then))
}

// The periods shown before and after the one of the day.
const (
	periodsBefore = 3
	periodsAfter  = 2
)

// periods draws the chain of periods around the day, with the last day for notice of each.
func (p *page) periods(c *kit.Card, a *register.Agreement, on register.Date) {
	if words := lang.AgreementRules(a); words != "" {
		c.Field(lang.T("agreement.rules"), kit.Plain(words))
	}
	for _, change := range a.Amended {
		c.Field(lang.T("agreement.rules_from", lang.Day(change.From)), kit.Plain(lang.AmendedRules(change)))
	}
	chain := a.Chain(on, periodsBefore, periodsAfter)
	if len(chain) < 2 && (len(chain) == 0 || chain[0].LastNotice == "") {
		return
	}
	c.Section(lang.T("agreement.periods"))
	for _, period := range chain {
		left := []kit.Part{kit.Plain(lang.Days(period.From, period.To))}
		if period.From <= on.First() && on.First() <= period.To {
			left = append(left, kit.Toned(kit.ToneGreen, " · "+lang.T("agreement.period.now")))
		}
		var right []kit.Part
		if period.LastNotice != "" {
			right = append(right, kit.Soft(lang.T("agreement.period.notice", lang.Day(period.LastNotice))))
		}
		c.Row(left, right, nil)
	}
}

// links draws the links from and to an agreement, and returns the mentioners that are left.
func (p *page) links(c *kit.Card, a *register.Agreement, around desk.Around, changes []changed) []storage.Mentioner {
	var linking, others []storage.Mentioner
	for _, m := range around.Mentioners {
		if slices.Contains(register.LinkKinds, register.LinkKind(m.Role)) {
			linking = append(linking, m)
		} else {
			others = append(others, m)
		}
	}
	if len(linking)+len(a.Links) == 0 {
		return others
	}
	c.Section(lang.T("agreement.links"))
	for _, l := range a.Links {
		c.Field(lang.Capital(lang.T("agreement.link."+string(l.Kind))), desk.LinkTo(p.desk, around.Lines, l.AgreementID)...)
	}
	for _, m := range linking {
		word := lang.T("agreement.linked_by." + string(m.Role))
		if slices.Contains(changing, register.LinkKind(m.Role)) && !slices.ContainsFunc(changes, func(one changed) bool { return one.by.Ref == m.Ref && one.works() }) {
			word = lang.T("agreement.to_be." + string(m.Role))
		}
		c.Field(lang.Capital(word), kit.Link(desk.Name(m.Line), func() { p.desk.Open(m.Ref) }))
	}
	return others
}

// approvals draws who was asked about the draft and what they said by the day.
func (p *page) approvals(c *kit.Card, a *register.Agreement, lines map[register.ID]storage.Line, on register.Date) {
	if len(a.Approvals) == 0 {
		return
	}
	c.Section(lang.T("agreement.approvals"))
	for _, one := range a.Approvals {
		left := desk.LinkTo(p.desk, lines, one.PartnerID)
		if one.Body != "" {
			left = append(left, kit.Soft(" · "+lang.T("agreement.body."+string(one.Body))))
		}
		if one.Document != "" {
			left = append(left, kit.Soft(" · "+lang.Numbered(one.Document)))
		}
		if !one.Note.IsZero() {
			left = append(left, kit.Soft(" · "+desk.Words(one.Note)))
		}
		left = append(left, desk.Proof(p.desk, lines, one.FileID)...)
		c.MenuRow(left, answer(one, on), nil, func() kit.Menu {
			return p.files.ProofMenu(a.Ref(), one.FileID, register.DocumentOpinion, linked(answers(one)))
		})
	}
}

// answer shows a body's answer as of a day, or that it has not answered, in its colour.
func answer(one register.Approval, on register.Date) []kit.Part {
	said := lang.ApprovalAnswer(one, on)
	switch {
	case one.Late(on):
		return []kit.Part{kit.Toned(kit.ToneRed, said)}
	case one.Answered(on):
		return []kit.Part{kit.Plain(said)}
	}
	return []kit.Part{kit.Soft(said)}
}
