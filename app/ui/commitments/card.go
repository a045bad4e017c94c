package commitments

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// card reads a commitment and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	c, around, err := desk.Read[register.Commitment](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	doubts, err := p.doubts(ctx, c, on)
	if err != nil {
		return nil, err
	}
	return func(card *kit.Card) {
		p.head(card, c, on)
		desk.DrawSteps(p.desk, card, c, p.steps(c, on)...)
		for _, problem := range desk.Problems(append(c.Check().Warnings(), doubts...)) {
			card.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
		}
		p.facts(card, c, around.Lines, on)
		p.reports(card, c, around.Lines, on)
		p.changes(card, c, around.Lines, on)
		p.closure(card, c, around.Lines, on)
		desk.Long(card, "commitment.note", c.Note)
		desk.HangsOn(card, p.desk, around.Mentioners)
	}, nil
}

func (p *page) head(card *kit.Card, c *register.Commitment, on register.Date) {
	kicker := []string{lang.T("kind.commitment")}
	if c.Number != "" {
		kicker = append(kicker, lang.T("commitment.point", c.Number))
	}
	if c.Priority == register.PriorityHigh {
		kicker = append(kicker, lang.T("commitment.pressing"))
	}
	card.Kicker(strings.Join(kicker, " · "))
	card.Title(desk.Words(c.Title))
	state, overdue := c.StateOn(on), c.OverdueOn(on)
	tone, word := tones[state], lang.Capital(lang.T("commitment.state."+string(state)))
	if overdue {
		tone, word = kit.ToneRed, word+", "+lang.T("commitment.overdue")
	}
	card.Banner(tone, word, kit.Plain(sentence(c, state, overdue, on)))
}

// sentence says in words what the state means: when it is due, or since when it is over.
func sentence(c *register.Commitment, state register.CommitmentState, overdue bool, on register.Date) string {
	due := c.DueOnDay(on)
	switch {
	case state == register.CommitmentCarriedOver:
		return lang.T("commitment.said.carried", lang.Day(c.CarriedOn))
	case !state.Open() && c.Closure.On == "":
		return lang.T("commitment.said.closed_on_unknown_day")
	case !state.Open():
		return lang.T("commitment.said.closed", lang.Day(c.Closure.On))
	case overdue:
		days, _ := due.Last().DaysUntil(on.First())
		return lang.N("commitment.said.overdue", days, lang.Day(due))
	case due != "" && c.DueRule == register.DuePermanent, due != "" && c.DueRule == register.DuePeriod:
		return lang.T("commitment.said.report", lang.Day(due))
	case due != "":
		days, _ := on.First().DaysUntil(due.Last())
		return lang.N("commitment.said.due", days, lang.Day(due))
	}
	return lang.Capital(desk.Enum("commitment.due_rule.", c.DueRule))
}

// steps are what may come next in the life of an open commitment.
func (p *page) steps(c *register.Commitment, on register.Date) []desk.Step {
	state := c.StateOn(on)
	if !state.Open() {
		return nil
	}
	report := desk.Step{Word: lang.T("commitment.do.report"), Do: func() { p.report(c) }}
	back := desk.Step{Word: lang.T("commitment.do.return"), Do: func() { p.sendBack(c) }}
	first, later := report, back
	if state == register.CommitmentReported {
		first, later = back, report
	}
	if !p.desk.Controls() {
		return []desk.Step{report}
	}
	return []desk.Step{
		first,
		{Word: lang.T("commitment.do.close"), Do: func() { p.meant(c, p.close) }},
		later,
		{Word: lang.T("commitment.do.extend"), Do: func() { p.meant(c, p.extend) }},
		{Word: lang.T("commitment.do.carry"), Do: func() { p.carry(c) }},
	}
}

func (p *page) facts(card *kit.Card, c *register.Commitment, lines map[register.ID]storage.Line, on register.Date) {
	card.Section(lang.T("commitment.section.main"))
	card.Field(lang.T("commitment.source"), p.from(c, lines)...)
	desk.Fill(card, "commitment.side", desk.Enum("commitment.side.", c.Side))
	card.Field(lang.T("commitment.partner"), desk.LinkTo(p.desk, lines, c.PartnerID)...)
	who := p.who(lines, c.Executor)
	if said := desk.Words(lang.ExecutorSaid(c.Note)); len(who) == 0 && said != "" {
		who = []kit.Part{kit.Plain(said)}
	}
	if len(who) == 0 {
		who = []kit.Part{kit.Missing(lang.T("commitment.nobody"))}
	}
	card.Field(lang.T("commitment.executor"), who...)
	var others []kit.Part
	for _, e := range c.CoExecutors {
		if len(others) > 0 {
			others = append(others, kit.Plain("\n"))
		}
		others = append(others, p.who(lines, e)...)
	}
	card.Field(lang.T("commitment.co_executors"), others...)
	card.Field(lang.T("commitment.controller"), desk.LinkTo(p.desk, lines, c.ControllerID)...)
	desk.Fill(card, "commitment.start", lang.Day(c.Start))
	card.Field(lang.T("commitment.due"), kit.Plain(dueWords(c, on)))
	desk.Fill(card, "commitment.priority", desk.Enum("commitment.priority.", c.Priority))
	card.Field(lang.T("commitment.spheres"), desk.LinksTo(p.desk, lines, c.SphereIDs...)...)
	card.Field(lang.T("commitment.carried_from"), desk.LinkTo(p.desk, lines, c.CarriedFromID)...)
	card.Field(lang.T("commitment.carried_to"), desk.LinkTo(p.desk, lines, c.CarriedToID)...)
}

// from is what the commitment comes from: the record with the place in it, the paper, or both.
func (p *page) from(c *register.Commitment, lines map[register.ID]storage.Line) []kit.Part {
	parts := desk.LinkTo(p.desk, lines, c.Source.ID)
	if hint := desk.Words(lines[c.Source.ID].Hint); hint != "" {
		parts = append(parts, kit.Soft(" · "+hint))
	}
	if c.Clause != "" && len(parts) > 0 {
		parts = append(parts, kit.Plain(", "+c.Clause))
	}
	if paper := desk.Words(c.Paper); paper != "" {
		if len(parts) > 0 {
			parts = append(parts, kit.Plain("\n"))
		}
		parts = append(parts, kit.Plain(paper))
	}
	return parts
}

func (p *page) who(lines map[register.ID]storage.Line, e register.Executor) []kit.Part {
	return desk.LinksTo(p.desk, lines, e.BodyID, e.PersonID)
}

// dueWords is the day as it stands, the kind of term, and the day as it was first set.
func dueWords(c *register.Commitment, on register.Date) string {
	words := desk.Enum("commitment.due_rule.", c.DueRule)
	if c.PeriodMonths > 0 && words != "" {
		words = lang.T("commitment.due.months", words, c.PeriodMonths)
	}
	day := c.DueOnDay(on)
	switch {
	case day != "" && c.DueRule == register.DueDay && day != c.DueOn && c.DueOn != "":
		return lang.T("commitment.due.moved", lang.Day(day), lang.Day(c.DueOn))
	case day != "" && c.DueRule == register.DueDay:
		return lang.Day(day)
	case day != "":
		return lang.Day(day) + ", " + words
	}
	return desk.Dash(words)
}

// known reports whether something that happened on a day was known on the day of the card.
func known(day, on register.Date) bool { return day == "" || day.First() <= on.First() }

func (p *page) reports(card *kit.Card, c *register.Commitment, lines map[register.ID]storage.Line, on register.Date) {
	headed := false
	for i := len(c.Reports) - 1; i >= 0; i-- {
		r := c.Reports[i]
		if !known(r.On, on) {
			continue
		}
		if !headed {
			headed = true
			card.Section(lang.T("commitment.progress"))
		}
		left := []kit.Part{kit.Plain(desk.Dash(columns.Report(r)))}
		if r.Final {
			left = append(left, kit.Toned(kit.ToneAmber, " · "+lang.T("commitment.presented")))
		}
		if who := desk.LinkTo(p.desk, lines, r.AuthorID); len(who) > 0 {
			left = append(append(left, kit.Soft(" · ")), who...)
		}
		left = append(left, desk.Proof(p.desk, lines, r.FileID)...)
		card.MenuRow(left, []kit.Part{kit.Soft(lang.Day(r.On))}, nil, func() kit.Menu { return p.files.ProofMenu(c.Ref(), r.FileID, register.DocumentReport, shows(r)) })
	}
}

// shows returns what links a file with one of the reports; linking fails where the report has changed meanwhile.
func shows(report register.Report) func(r register.Record, document register.ID) error {
	return func(r register.Record, document register.ID) error {
		c, is := r.(*register.Commitment)
		if is {
			if i := slices.Index(c.Reports, report); i >= 0 {
				c.Reports[i].FileID = document
				return nil
			}
		}
		return fmt.Errorf("link a file with %v: %w", r.Ref(), storage.ErrNotFound)
	}
}

// changes draws what was done to the commitment on the way: other days, and returns.
func (p *page) changes(card *kit.Card, c *register.Commitment, lines map[register.ID]storage.Line, on register.Date) {
	line := func(heading *bool, key string, left []kit.Part, by register.ID, day register.Date) {
		if !known(day, on) {
			return
		}
		if !*heading {
			*heading = true
			card.Section(lang.T(key))
		}
		if who := desk.LinkTo(p.desk, lines, by); len(who) > 0 {
			left = append(append(left, kit.Soft(" · ")), who...)
		}
		card.Row(left, []kit.Part{kit.Soft(lang.Day(day))}, nil)
	}
	var moved, sent bool
	for _, d := range c.DueChanges {
		from := lang.Day(d.New)
		if d.Old != "" {
			from = lang.T("commitment.due.change", lang.Day(d.Old), lang.Day(d.New))
		}
		line(&moved, "commitment.due_changes", []kit.Part{kit.Plain(from), kit.Soft(" · " + desk.Words(d.Reason))}, d.ByID, d.On)
	}
	for _, r := range c.Returns {
		line(&sent, "commitment.returns", []kit.Part{kit.Plain(desk.Words(r.Reason))}, r.ByID, r.On)
	}
}

func (p *page) closure(card *kit.Card, c *register.Commitment, lines map[register.ID]storage.Line, on register.Date) {
	if c.Closure.Result == "" || !known(c.Closure.On, on) {
		return
	}
	card.Section(lang.T("commitment.closure"))
	desk.Fill(card, "commitment.result", desk.Enum("commitment.result.", c.Closure.Result))
	desk.Fill(card, "commitment.closed_on", lang.Day(c.Closure.On))
	card.Field(lang.T("commitment.by"), desk.LinkTo(p.desk, lines, c.Closure.ByID)...)
	desk.Fill(card, "commitment.ground", desk.Words(c.Closure.Ground))
}

// doubts returns warnings that need other records: a term before the day of the source, and an executor who leaves the
// post before the term is over. A closed commitment has none.
func (p *page) doubts(ctx context.Context, c *register.Commitment, on register.Date) (register.Problems, error) {
	var out register.Problems
	due := c.DueOnDay(on)
	if due == "" || !c.StateOn(on).Open() {
		return nil, nil
	}
	if !c.Source.IsZero() {
		r, err := p.store.Record(ctx, c.Source)
		if err != nil {
			return nil, err
		}
		if day := began(r); due.CertainlyBefore(day) {
			out = append(out, register.Problem{Field: "due_on", Key: "problem.due_before_source", Args: []string{string(day)}, Warning: true})
		}
	}
	if !c.Executor.PersonID.IsZero() {
		r, err := p.store.Record(ctx, register.Ref{Kind: register.KindPerson, ID: c.Executor.PersonID})
		if err != nil {
			return nil, err
		}
		if person, ok := r.(*register.Person); ok && left(person, due.Last()) {
			out = append(out, register.Problem{Field: "executor.person", Key: "problem.executor_left", Args: []string{string(due)}, Warning: true})
		}
	}
	return out, nil
}

// began returns the day of a source.
func began(r register.Record) register.Date {
	switch r := r.(type) {
	case *register.Session:
		return r.From
	case *register.Visit:
		return r.From
	case *register.Meeting:
		return r.Day
	case *register.Agreement:
		return r.DoneOn()
	}
	return ""
}

// left reports whether a person whose post has ended holds none on a day.
func left(p *register.Person, day register.Date) bool {
	_, holds := p.AppointmentOn(day)
	return !holds && slices.ContainsFunc(p.Appointments, func(a register.Appointment) bool { return a.To.CertainlyBefore(day) })
}
