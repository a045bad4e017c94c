package sessions

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// decisionsOf reads the decisions of a session as its protocol numbers them.
func (p *page) decisionsOf(ctx context.Context, session register.ID, on register.Date) ([]storage.CommitmentRow, error) {
	ids, err := p.store.CommitmentIDs(ctx, storage.CommitmentQuery{Query: storage.Query{Order: "number", Language: lang.Current()}, Source: session, On: on})
	if err != nil {
		return nil, err
	}
	return p.store.CommitmentRows(ctx, ids, on)
}

// unfinished counts the decisions that are still to be fulfilled.
func unfinished(decisions []storage.CommitmentRow) int {
	n := 0
	for _, d := range decisions {
		if d.State.Open() {
			n++
		}
	}
	return n
}

// decisions draws the decisions with what has become of them, and offers to add one or a whole list.
func (p *page) decisions(c *kit.Card, r reading) {
	buttons := []*kit.Button{
		kit.NewButton(kit.ButtonLink, lang.T("decision.add"), func() { p.desk.Edit(r.nextDecision()) }),
		kit.NewButton(kit.ButtonLink, lang.T("decision.paste"), func() { p.paste(r) }),
	}
	if len(r.decisions) > 0 {
		buttons = append(buttons, kit.NewButton(kit.ButtonLink, lang.T("decision.table.open"), func() { p.editTable(r, register.None, "") }))
	}
	c.Section(lang.T("session.decisions"), desk.Changing(p.desk, buttons...)...)
	for _, d := range r.decisions {
		left := []kit.Part{kit.Plain(desk.Words(d.Title))}
		if d.Number != "" {
			left = append([]kit.Part{kit.Soft(d.Number + "  ")}, left...)
		}
		left = append(append(left, kit.Plain("\n")), executors(d)...)
		if d.Taken {
			left = append(left, kit.Soft(" · "+lang.T("decision.taken")))
		}
		right := []kit.Part{kit.Toned(decisionTones[d.State], lang.T("commitment.state."+string(d.State)))}
		due := desk.DueParts(d)
		if early := !d.Taken && d.State.Open() && d.Due.CertainlyBefore(r.From); early {
			due = append(due, kit.Missing("\n"+lang.T("decision.due_before_session")))
		}
		if len(due) > 0 {
			right = append(append(right, kit.Plain("\n")), due...)
		}
		c.Row(left, right, func() { p.desk.Open(register.Ref{Kind: register.KindCommitment, ID: d.ID}) })
	}
	phrase, exact := r.Decisions.In(lang.Current())
	switch {
	case phrase != "":
		c.Paragraph(kit.Plain(phrase))
		if !exact {
			c.Paragraph(kit.Soft(lang.T("card.not_translated")))
		}
	case len(r.decisions) == 0:
		c.Paragraph(kit.Soft(lang.T("decision.none")))
	}
}

// carrying draws the decisions of earlier sessions to be carried over to this one, with a way to do it: they stay where
// they are until the session is held, or somebody says so.
func (p *page) carrying(c *kit.Card, r reading) {
	if len(r.carried) == 0 {
		return
	}
	var ways []*kit.Button
	if p.desk.Controls() { // it closes them where they stand
		ways = desk.Changing(p.desk, kit.NewButton(kit.ButtonLink, lang.T("session.carry_now"), func() {
			desk.CarryOver(p.desk, p.store, r.ID, r.CarriedIDs)
		}))
	}
	c.Section(lang.T("session.carried"), ways...)
	if r.HeldBy(r.on.First()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.N("session.carry_waits", len(r.carried))))
	}
	for _, d := range r.carried {
		left := []kit.Part{kit.Soft(d.Number + "  "), kit.Plain(desk.Words(d.Title)), kit.Soft("\n" + columns.Source(d))}
		right := []kit.Part{kit.Toned(decisionTones[d.State], lang.T("commitment.state."+string(d.State)))}
		if due := desk.DueParts(d); len(due) > 0 {
			right = append(append(right, kit.Plain("\n")), due...)
		}
		c.Row(left, right, func() { p.desk.Open(register.Ref{Kind: register.KindCommitment, ID: d.ID}) })
	}
}

// decisionTones are the colours of the decisions' states.
var decisionTones = map[register.CommitmentState]kit.Tone{
	register.CommitmentNew:          kit.ToneBlue,
	register.CommitmentUnderWay:     kit.ToneBlue,
	register.CommitmentReported:     kit.ToneAmber,
	register.CommitmentReturned:     kit.ToneAmber,
	register.CommitmentFulfilled:    kit.ToneGreen,
	register.CommitmentPartly:       kit.ToneGreen,
	register.CommitmentLostPoint:    kit.ToneGrey,
	register.CommitmentNotFulfilled: kit.ToneRed,
	register.CommitmentCarriedOver:  kit.ToneGrey,
}

// executors says who has to fulfil a decision, in the words of the list where the register knows nobody, or that nobody is named.
func executors(d storage.CommitmentRow) []kit.Part {
	who := desk.Words(d.Body)
	if person := desk.Words(d.Person); person != "" {
		if who != "" {
			who += ", "
		}
		who += person
	}
	if who == "" {
		who = desk.Words(lang.ExecutorSaid(d.Note))
	}
	if who == "" {
		return []kit.Part{kit.Missing(lang.T("decision.no_executor"))}
	}
	return []kit.Part{kit.Soft(who)}
}

// nextDecision begins the decision after the last one.
func (r reading) nextDecision() *register.Commitment {
	last := ""
	if n := len(r.decisions); n > 0 {
		last = r.decisions[n-1].Number
	}
	return r.decision(register.NextPoint(last))
}

// decision begins a decision of the session: it is in force from its first day on.
func (r reading) decision(number string) *register.Commitment {
	return &register.Commitment{
		Number: number, Source: r.Session.Ref(), Start: r.From, PartnerID: r.commission.TheirsID,
	}
}
