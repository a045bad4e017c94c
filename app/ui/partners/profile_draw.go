package partners

import (
	"cmp"
	"strings"

	"accord/app/chart"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// rowsMost is how many rows of a section the profile shows; how many more there are is said below them.
const rowsMost = 12

const profileChart float32 = 200

// decisionsMost is how many decisions of the last session the profile shows.
const decisionsMost = 4

// profileDrawing draws a profile on the card of its page.
type profileDrawing struct {
	page *Profile
	p    *storage.Profile
}

func (d profileDrawing) draw() {
	c, p := d.page.card, d.p
	c.Kicker(joined(lang.Capital(lang.T("partner.kind."+string(p.Partner.Kind))), lang.T("trade.charts.as_of", lang.Day(p.On))))
	c.Title(desk.Words(p.Partner.Name))
	d.summary()
	d.ahead()
	d.agreements()
	d.commissions()
	d.trade()
	d.commitments()
	d.links()
	d.visits()
	d.people()
	d.invitations()
	d.balance()
	d.gaps()
	c.Actions(
		kit.NewButton(kit.ButtonPrimary, lang.T("profile.brief"), func() { d.page.desk.Papers(p.Partner.Ref()) }).WithKey("Ctrl+P"),
		kit.NewButton(kit.ButtonPlain, lang.T("profile.card"), func() { d.page.desk.Open(p.Partner.Ref()) }),
		kit.NewButton(kit.ButtonPlain, lang.T("trade.charts.open"), func() { d.page.desk.Charts(p.Partner.ID) }),
	)
}

// joined joins the non-empty parts.
func joined(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}

func (d profileDrawing) open(ref register.Ref) func() { return func() { d.page.desk.Open(ref) } }

func (d profileDrawing) name(id register.ID) string {
	line, ok := d.p.Names[id]
	if !ok {
		return ""
	}
	return desk.Name(line)
}

func (d profileDrawing) nameOf(id register.ID) string {
	if line, ok := d.p.Names[id]; ok {
		return desk.Words(line.Label)
	}
	return ""
}

// more says how many rows are not shown, and leads to the list of them where there is one.
func (d profileDrawing) more(all int, open func()) {
	if all <= rowsMost {
		return
	}
	words := lang.N("card.more_rows", all-rowsMost)
	if open == nil {
		d.page.card.Paragraph(kit.Soft(words))
		return
	}
	d.page.card.Paragraph(kit.Link(words, open))
}

// narrow leads to the list of a kind with the partner's records.
func (d profileDrawing) narrow(k register.Kind) func() {
	return func() {
		d.page.desk.Narrow(k, map[string][]kit.Option{"partner": {{Value: d.p.Partner.ID.String(), Label: desk.Words(d.p.Partner.Name)}}})
	}
}

func number(n int) string { return lang.Number(int64(n)) }

// summary says in figures what there is.
func (d profileDrawing) summary() {
	c, p := d.page.card, d.p
	running, open, overdue := 0, 0, 0
	for _, a := range p.Agreements {
		if a.StatusOn(p.On).Running() {
			running++
		}
	}
	for _, one := range p.Commitments {
		if one.StateOn(p.On).Open() {
			open++
		}
		if one.OverdueOn(p.On) {
			overdue++
		}
	}
	r := p.Reciprocity()
	tone := kit.ToneGreen
	if overdue > 0 {
		tone = kit.ToneRed
	}
	c.Banner(tone, joined(
		lang.T("profile.summary.agreements", number(running), number(len(p.Agreements))),
		lang.T("profile.summary.commitments", number(open), number(overdue)),
	), kit.Plain(lang.T("profile.summary.visits", number(r.VisitsOut), number(r.VisitsIn))))
}

// ahead draws what comes, the nearest first.
func (d profileDrawing) ahead() {
	all := d.p.Ahead()
	if len(all) == 0 {
		return
	}
	c := d.page.card
	c.Section(lang.T("profile.ahead"))
	for _, a := range all[:min(len(all), rowsMost)] {
		c.Row([]kit.Part{kit.Plain(desk.Words(a.Name)), kit.Soft(" · " + lang.In(lang.Current()).Ahead(a))},
			[]kit.Part{kit.Plain(lang.Day(a.Day)), kit.Soft(" · " + lang.Due(d.p.On, a.Day))}, d.open(a.Of))
	}
	d.more(len(all), nil)
}

// agreements draws the legal base with the states of the day, those in force first.
func (d profileDrawing) agreements() {
	c, p := d.page.card, d.p
	c.Section(lang.T("paper.brief.agreements"))
	if len(p.Agreements) == 0 {
		c.Paragraph(kit.Soft(lang.T("profile.none.agreements")))
		return
	}
	var first, later []*register.Agreement
	for _, a := range p.Agreements {
		if a.StatusOn(p.On).Running() {
			first = append(first, a)
		} else {
			later = append(later, a)
		}
	}
	for _, a := range append(first, later...)[:min(len(p.Agreements), rowsMost)] {
		s := a.StandingOn(p.On)
		tone := desk.AgreementTone(s)
		left := []kit.Part{kit.Plain(desk.Words(a.Title)), kit.Soft(prefixed(" · ", lang.Numbered(a.Number)) + prefixed(" · ", lang.Day(a.DoneOn())))}
		right := []kit.Part{kit.Dot(tone), kit.Toned(tone, " "+lang.AgreementStatus(s, d.nameOf))}
		if until := a.UntilAs(s); until != "" && until != register.Forever && s.Status.Running() {
			right = append(right, kit.Soft("\n"+lang.T("profile.until", lang.Day(until))))
		}
		c.Row(left, right, d.open(a.Ref()))
	}
	d.more(len(p.Agreements), d.narrow(register.KindAgreement))
}

// prefixed is a text behind something, nothing where there is none.
func prefixed(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

// commissions draws each commission: when it met, whose turn it is, its co-chairs, its last decisions and how they are kept.
func (d profileDrawing) commissions() {
	c, p := d.page.card, d.p
	if len(p.Commissions) == 0 {
		return
	}
	c.Section(lang.T("paper.brief.commissions"))
	for _, one := range p.Commissions {
		c.Row([]kit.Part{kit.Bold(desk.Words(one.Title)), kit.Soft("\n" + joined(lang.CommissionMet(one.Turn, p.On), lang.CommissionAhead(one.Commission, one.Turn, p.On)))}, nil, d.open(one.Ref()))
		for _, m := range one.MembersOn(p.On) {
			if m.Role == register.RoleCoChair {
				c.Row([]kit.Part{kit.Soft(lang.T("commission.role."+string(m.Role)) + ", " + lang.T("side."+string(m.Side)) + ": "), kit.Plain(d.name(m.PersonID))}, nil,
					d.open(register.Ref{Kind: register.KindPerson, ID: m.PersonID}))
			}
		}
		d.decisions(one)
	}
}

// decisions draws what was decided last and how many of it is kept. Where the last session decided nothing, an earlier one is named.
func (d profileDrawing) decisions(one storage.ProfileCommission) {
	c, p := d.page.card, d.p
	session, of := p.LastDecisions(one)
	if session == nil {
		return
	}
	kept := 0
	for _, k := range of {
		if k.StateOn(p.On) == register.CommitmentFulfilled {
			kept++
		}
	}
	label, said := "paper.brief.kept", lang.T("paper.brief.count_of", number(kept), number(len(of)))
	if session != one.Turn.Last {
		from, to := session.DaysOn(p.On)
		label, said = "paper.brief.kept_before", said+" — "+session.Label().Or(lang.Current())+", "+lang.Days(from, to)
	}
	c.Row([]kit.Part{kit.Soft(lang.T(label) + ": "), kit.Plain(said)}, nil, d.open(session.Ref()))
	for _, k := range of[:min(len(of), decisionsMost)] {
		d.commitment(k)
	}
}

// tradeMost is how many charts of trade a profile has room for; the page of charts has all.
const tradeMost = 3

// trade draws the trade of the partner, with all of us and with each region of ours, in each currency, and leads to all of it.
func (d profileDrawing) trade() {
	c, p := d.page.card, d.p
	groups := register.WholeTrade(p.Groups, p.Partner.ID)
	drawn := 0
	for _, group := range groups[:min(len(groups), tradeMost)] {
		t := chart.Trade{In: lang.In(lang.Current()), Series: group, Names: d.nameOf}
		t.Kind = t.Best()
		turnover := t.Chart()
		if len(turnover.Columns) == 0 {
			continue
		}
		title := []string{turnover.Subject, lang.T("trade.charts.by." + string(t.Kind))}
		if len(groups) > 1 {
			title = append(title, d.name(group.Key().OursID), group.Key().Currency)
		}
		desk.Chart(c, d.page.desk, joined(title...), desk.Words(p.Partner.Name), profileChart, turnover.Shapes)
		drawn++
	}
	if drawn == 0 {
		return
	}
	c.Paragraph(kit.Link(lang.T("profile.trade.all"), func() { d.page.desk.Charts(p.Partner.ID) }))
}

// commitments draws the open ones of both sides, overdue ones first.
func (d profileDrawing) commitments() {
	c, p := d.page.card, d.p
	for _, side := range []register.Duty{register.DutyOurs, register.DutyTheirs, register.DutyBoth} {
		var open []*register.Commitment
		for _, one := range p.Commitments {
			if one.Side == side && one.StateOn(p.On).Open() {
				open = append(open, one)
			}
		}
		if len(open) == 0 {
			continue
		}
		c.Section(lang.Capital(lang.T("paper.brief.duty."+string(side))) + " · " + number(len(open)))
		for _, one := range open[:min(len(open), rowsMost)] {
			d.commitment(one)
		}
		d.more(len(open), d.narrow(register.KindCommitment))
	}
}

func (d profileDrawing) commitment(one *register.Commitment) {
	p := d.p
	tone, due := kit.ToneNone, one.DueOnDay(p.On)
	right := []kit.Part{kit.Plain(cmp.Or(lang.Day(due), lang.T("profile.no_term")))}
	switch {
	case one.OverdueOn(p.On):
		tone = kit.ToneRed
		right = append(right, kit.Soft("\n"), kit.Dot(tone), kit.Toned(tone, " "+lang.T("commitment.overdue")))
	default:
		right = append(right, kit.Soft("\n"+lang.T("commitment.state."+string(one.StateOn(p.On)))))
	}
	left := []kit.Part{kit.Plain(desk.Words(one.Title))}
	if who := joined(d.name(one.Executor.BodyID), d.name(one.Executor.PersonID)); who != "" {
		left = append(left, kit.Soft("\n"+who))
	}
	d.page.card.Row(left, right, d.open(one.Ref()))
}

// links draws what enterprises do with each other, and where.
func (d profileDrawing) links() {
	c, p := d.page.card, d.p
	if len(p.Links) == 0 {
		return
	}
	c.Section(lang.T("paper.brief.links"))
	for _, l := range p.Links[:min(len(p.Links), rowsMost)] {
		left := []kit.Part{
			kit.Plain(joined(lang.Capital(lang.T("production-link.kind."+string(l.Kind))), desk.Words(l.Object), desk.Words(l.Place))),
			kit.Soft("\n" + d.name(l.OursID) + " — " + d.name(l.TheirsID)),
		}
		c.Row(left, []kit.Part{kit.Plain(lang.T("production-link.state." + string(l.StateOn(p.On))))}, d.open(l.Ref()))
	}
	d.more(len(p.Links), d.narrow(register.KindProductionLink))
}

// visits draws the visits both ways on a line of time, and the newest in words.
func (d profileDrawing) visits() {
	c, p := d.page.card, d.p
	if len(p.Visits) == 0 {
		return
	}
	line := chart.Timeline{Above: lang.T("profile.visits.out"), Below: lang.T("profile.visits.in")}
	for _, v := range p.Visits {
		if v.Off() {
			continue
		}
		line.Events = append(line.Events, chart.Event{
			Day: v.From, Below: v.Direction == register.Incoming, Open: !v.StateOn(p.On).TookPlace(), Record: v.Ref(),
			Figure: joined(lang.Days(v.From, v.To), desk.Words(v.Title), d.name(v.Leader()), lang.T("visit.state."+string(v.StateOn(p.On)))),
		})
	}
	c.Section(lang.T("paper.brief.visits"))
	if shapes := line.Shapes(400, chart.TimelineHeight, func(string, float32, bool) float32 { return 0 }); len(shapes) > 0 {
		c.Add(kit.NewChartView(chart.TimelineHeight, lang.T("chart.hint"), line.Shapes, d.page.desk.Open))
	}
	for _, v := range p.Visits[:min(len(p.Visits), rowsMost)] {
		way := lang.T("profile.visits.out")
		if v.Direction == register.Incoming {
			way = lang.T("profile.visits.in")
		}
		c.Row([]kit.Part{kit.Plain(desk.Words(v.Title)), kit.Soft("\n" + joined(way, d.name(v.Leader()), lang.T("visit.state."+string(v.StateOn(p.On)))))},
			[]kit.Part{kit.Plain(desk.Dash(lang.Days(v.From, v.To)))}, d.open(v.Ref()))
	}
	d.more(len(p.Visits), d.narrow(register.KindVisit))
}

// people draws who holds which post on the day.
func (d profileDrawing) people() {
	c, p := d.page.card, d.p
	if len(p.People) == 0 {
		return
	}
	c.Section(lang.T("paper.brief.people"))
	for _, one := range p.People[:min(len(p.People), rowsMost)] {
		held, _ := one.AppointmentOn(p.On)
		post := desk.Words(held.Post)
		if body := d.name(held.PartnerID); held.PartnerID != p.Partner.ID && body != "" {
			post = joined(post, body)
		}
		c.Row([]kit.Part{kit.Plain(desk.Words(one.Name)), kit.Soft(prefixed(" — ", post))}, nil, d.open(one.Ref()))
	}
	d.more(len(p.People), nil)
}

// invitations draws those that nobody has answered yet, and who has not.
func (d profileDrawing) invitations() {
	c, p := d.page.card, d.p
	var open []*register.Invitation
	for _, i := range p.Invitations {
		if s := i.StateOn(p.On); !s.Answered() && s != register.InvitationPrepared {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return
	}
	c.Section(lang.T("profile.invitations"))
	for _, i := range open[:min(len(open), rowsMost)] {
		who := cmp.Or(d.name(i.ToPersonID), desk.Words(i.ToDelegation), d.name(i.ToPartnerID))
		from := cmp.Or(d.name(i.FromPersonID), d.name(i.FromPartnerID))
		occasion := cmp.Or(d.name(i.EventID), d.name(i.VisitID), desk.Words(i.Purpose))
		right := []kit.Part{kit.Plain(lang.T("invitation.state." + string(i.StateOn(p.On))))}
		if i.ReplyDue != "" {
			right = append(right, kit.Soft("\n"+lang.T("profile.reply_due", lang.Day(i.ReplyDue))))
		}
		c.Row([]kit.Part{kit.Plain(who), kit.Soft(prefixed("\n", joined(occasion, prefixed(lang.T("profile.invited_by")+" ", from))))}, right, d.open(i.Ref()))
	}
	d.more(len(open), d.narrow(register.KindInvitation))
}

// balance draws what went each way.
func (d profileDrawing) balance() {
	r := d.p.Reciprocity()
	if r.IsZero() {
		return
	}
	c := d.page.card
	c.Section(lang.T("profile.balance"))
	row := func(key string, there bool, figures ...int) {
		if !there {
			return
		}
		words := make([]any, len(figures))
		for i, n := range figures {
			words[i] = number(n)
		}
		c.Field(lang.T("profile.balance."+key), kit.Plain(lang.T("profile.balance."+key+".said", words...)))
	}
	row("visits", r.VisitsOut+r.VisitsIn > 0, r.VisitsOut, r.VisitsIn)
	row("sessions", r.HostedOurs+r.HostedTheirs > 0, r.HostedOurs, r.HostedTheirs)
	row("invited", r.InvitedOut > 0, r.InvitedOut, r.AnsweredOut)
	row("invited_us", r.InvitedIn > 0, r.InvitedIn, r.AnsweredIn)
}

// gaps draws the missing facts, each leading to its field.
func (d profileDrawing) gaps() {
	c, gaps := d.page.card, d.p.Gaps()
	c.Section(lang.T("paper.brief.gaps"))
	if len(gaps) == 0 {
		c.Paragraph(kit.Soft(lang.T("profile.gaps.none")))
		return
	}
	for _, g := range gaps[:min(len(gaps), gapsMost)] {
		open := func() { d.fill(g) }
		if d.page.desk.Looking() {
			open = d.open(g.Of)
		}
		c.Row([]kit.Part{kit.Dot(kit.ToneAmber), kit.Plain(" " + lang.In(lang.Current()).Gap(g))}, []kit.Part{kit.Soft(lang.T("profile.gaps.fill"))}, open)
	}
	if more := len(gaps) - gapsMost; more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}

// gapsMost is how many gaps the profile shows.
const gapsMost = 40

// fill leads to the field of a missing fact: in its record, or in a new one.
func (d profileDrawing) fill(g register.Gap) {
	switch g.Kind {
	case register.GapAgreement:
		d.page.desk.Edit(&register.Agreement{Kind: register.AgreementAgreement, Parties: []register.Party{{Side: register.Ours}, {Side: register.Theirs, PartnerID: d.p.Partner.ID}}})
	case register.GapTrade, register.GapTradeBase, register.GapTradeFlows:
		flow := register.FlowTurnover
		if g.Kind == register.GapTradeFlows {
			flow = register.FlowExport
		}
		r := &register.TradeRecord{PartnerID: d.p.Partner.ID, Period: g.Period, Flow: flow, Qualifier: register.Exactly, Basis: register.BasisCustoms}
		if len(d.p.Groups) > 0 { // as for a known fact
			key := d.p.Groups[0].Key()
			r.OursID, r.TheirsID, r.Basis, r.Value.Currency = key.OursID, key.TheirsID, key.Basis, key.Currency
		}
		d.page.desk.Edit(r)
	default:
		d.page.desk.EditRefAt(g.Of, g.Field)
	}
}
