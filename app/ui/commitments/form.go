package commitments

import (
	"context"
	"sync"

	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// rowDate is the least width of a day in a row.
const rowDate = 116

// form declares the fields of a commitment.
func (p *page) form(f *kit.Form, c *register.Commitment) {
	f.Section("commitment.section.main", p.mainLines(f, c)...)
	f.Section("commitment.section.term", p.termLines(c)...)
	f.Section("", p.courseRows(c)...)
	f.Section("commitment.closure", p.closureLines(c)...)
}

// setsTerm reports whether the term may be typed: who may not move one still sets it with a new commitment.
func (p *page) setsTerm(c *register.Commitment) bool { return p.desk.Controls() || c.Revision == 0 }

func (p *page) mainLines(f *kit.Form, c *register.Commitment) []kit.Block {
	persons := desk.Persons(p.store)
	return []kit.Block{
		kit.Line(
			kit.Text("commitment.number", &c.Number).Width(0.6),
			kit.Phrase("commitment.title", &c.Title).Width(4).Required(),
			kit.Choice("commitment.side", &c.Side, desk.Options("commitment.side.", register.Duties)).Width(1.3).Required(),
		),
		kit.Line(
			p.sourceField(f, c).Width(2.4),
			kit.Growing("commitment.clause", &c.Clause).Width(1),
			kit.Phrase("commitment.paper", &c.Paper).Width(2),
			kit.Pick("commitment.partner", &c.PartnerID, p.partners(register.Theirs)).Width(1.6),
		),
		kit.Line(
			kit.Pick("commitment.executor_body", &c.Executor.BodyID, p.partners(register.Ours)).At("executor.body").Width(2),
			kit.Pick("commitment.executor_person", &c.Executor.PersonID, persons).At("executor.person").Width(1.6),
			kit.Pick("commitment.controller", &c.ControllerID, persons).Width(1.6),
		),
	}
}

func (p *page) termLines(c *register.Commitment) []kit.Block {
	today := p.desk.Today()
	sets := func() bool { return p.setsTerm(c) }
	return []kit.Block{
		kit.Line(
			kit.Choice("commitment.priority", &c.Priority, desk.Optional("commitment.priority.", register.Priorities)),
			kit.Date("commitment.start", &c.Start, today).When(func() bool { return sets() || !c.ComesAgain() || c.PeriodMonths == 0 }),
			kit.Choice("commitment.due_rule", &c.DueRule, desk.Optional("commitment.due_rule.", register.DueRules)).Width(1.5).When(sets),
			desk.Due("commitment.due", &c.DueOn, today).At("due_on").When(func() bool {
				return sets() && (c.DueRule == register.DueDay || c.DueRule == register.DueNextSession || c.DueOn != "")
			}),
			kit.MonthsLong("commitment.period_months", &c.PeriodMonths).When(func() bool {
				return sets() && (c.ComesAgain() || c.PeriodMonths != 0)
			}),
		),
		kit.Line(kit.PickMany("commitment.spheres", &c.SphereIDs, p.spheres())),
	}
}

// courseRows declares the lists of what happened to a commitment; only who controls it sees how its term moved.
func (p *page) courseRows(c *register.Commitment) []kit.Block {
	rows := []kit.Block{p.coExecutorRows(c), p.reportRows(c)}
	if p.desk.Controls() {
		rows = append(rows, p.dueChangeRows(c))
	}
	return append(rows, p.returnRows(c))
}

func (p *page) coExecutorRows(c *register.Commitment) kit.Block {
	persons := desk.Persons(p.store)
	return kit.Rows("commitment.co_executors", &c.CoExecutors, func(_ int, e *register.Executor) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Pick("commitment.executor_body", &e.BodyID, p.partners(register.Ours)).At("body").Width(2),
			kit.Pick("commitment.executor_person", &e.PersonID, persons).At("person").Width(2),
		)}
	}).Adds("commitment.add_co_executor", nil)
}

func (p *page) reportRows(c *register.Commitment) kit.Block {
	today, persons, files := p.desk.Today(), desk.Persons(p.store), desk.Documents(p.store, c.ID)
	return kit.Rows("commitment.reports", &c.Reports, func(_ int, r *register.Report) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Date("commitment.on", &r.On, today).Least(rowDate).Required(),
			kit.Phrase("commitment.report_text", &r.Text).At("text").Width(2.4).Least(190),
			kit.Number("commitment.percent", &r.Percent).Width(0.5).Least(84),
			kit.Check("commitment.final", &r.Final).Width(0.9).Least(110),
			kit.Pick("commitment.author", &r.AuthorID, persons).Width(1.4).Least(140),
			kit.Pick("commitment.file", &r.FileID, files).Width(1).Least(110),
			kit.Date("commitment.period", &r.Period, today).Least(rowDate).
				When(func() bool { return c.PeriodMonths > 0 || r.Period != "" }),
		)}
	}).Adds("commitment.add_report", nil)
}

func (p *page) dueChangeRows(c *register.Commitment) kit.Block {
	today, persons := p.desk.Today(), desk.Persons(p.store)
	return kit.Rows("commitment.due_changes", &c.DueChanges, func(_ int, d *register.DueChange) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Date("commitment.on", &d.On, today).Least(rowDate).Required(),
			kit.Date("commitment.old", &d.Old, today).Least(rowDate),
			desk.Due("commitment.new", &d.New, today).Least(rowDate).Required(),
			kit.Phrase("commitment.reason", &d.Reason).Width(2).Required(),
			kit.Pick("commitment.by", &d.ByID, persons).Width(1.4),
		)}
	}).Adds("commitment.add_due_change", func() register.DueChange {
		return register.DueChange{Old: c.DueOnDay(today)}
	})
}

func (p *page) returnRows(c *register.Commitment) kit.Block {
	today, persons := p.desk.Today(), desk.Persons(p.store)
	return kit.Rows("commitment.returns", &c.Returns, func(_ int, r *register.Return) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Date("commitment.on", &r.On, today).Least(rowDate).Required(),
			kit.Phrase("commitment.reason", &r.Reason).Width(3).Required(),
			kit.Pick("commitment.by", &r.ByID, persons).Width(1.4),
		)}
	}).Adds("commitment.add_return", nil)
}

// closureLines declares the closing of a commitment; who may not close one sees it on the card.
func (p *page) closureLines(c *register.Commitment) []kit.Block {
	closes := p.desk.Controls
	return []kit.Block{
		kit.Line(
			kit.Date("commitment.closed_on", &c.Closure.On, p.desk.Today()).At("closure.on").When(closes),
			kit.Choice("commitment.result", &c.Closure.Result, desk.Optional("commitment.result.", register.ClosureResults)).
				At("closure.result").Width(1.4).When(closes),
			kit.Pick("commitment.by", &c.Closure.ByID, desk.Persons(p.store)).At("closure.by").Width(1.4).When(closes),
			kit.Phrase("commitment.ground", &c.Closure.Ground).At("closure.ground").Width(2).When(closes),
		),
		kit.Line(kit.LongPhrase("commitment.note", &c.Note)),
	}
}

// sourceField picks a record of any kind that commitments come from. What it says of the partner and the day is taken
// over where nothing is said yet.
func (p *page) sourceField(f *kit.Form, c *register.Commitment) *kit.Field {
	var kinds sync.Map // of what the picker has offered, by ID; it is filled off the screen
	var reading kit.Slot
	source := kit.Source{
		Find: func(ctx context.Context, text string) ([]kit.Picked, error) {
			if text == "" {
				latest, err := p.sessions().Find(ctx, "")
				for _, one := range latest {
					kinds.Store(one.ID, register.KindSession)
				}
				return latest, err
			}
			hits, err := p.store.Search(ctx, text, foundAtMost, register.CommitmentSources...)
			options := []kit.Picked{}
			for _, h := range hits {
				kinds.Store(h.ID, h.Kind)
				options = append(options, kit.Picked{ID: h.ID, Label: desk.Name(h.Line), Note: desk.Words(h.Hint)})
			}
			return options, err
		},
		Label: p.sessions().Label, // which looks for any kind
	}
	return kit.Pick("commitment.source", &c.Source.ID, source).At("source.id").Then(func() {
		kind, _ := kinds.Load(c.Source.ID)
		if c.Source.Kind, _ = kind.(register.Kind); c.Source.ID.IsZero() {
			c.Source.Kind = ""
			return
		}
		chosen := c.Source
		kit.Load(p.desk.Loader(), &reading, func(ctx context.Context) (origin, error) {
			return p.origin(ctx, chosen)
		}, func(o origin, err error) {
			if err != nil {
				return // the card of the source shows the error
			}
			if c.PartnerID.IsZero() {
				c.PartnerID = o.partner
				f.Field("partner").Reload()
			}
			if c.Revision == 0 && c.Start == "" {
				c.Start = o.day
				f.Field("start").Reload()
			}
		})
	})
}

// origin is what a source says of the commitments that come from it.
type origin struct {
	partner register.ID
	day     register.Date
}

func (p *page) origin(ctx context.Context, source register.Ref) (origin, error) {
	r, err := p.store.Record(ctx, source)
	if err != nil {
		return origin{}, err
	}
	o := origin{day: began(r)}
	switch r := r.(type) {
	case *register.Visit:
		if len(r.PartnerIDs) > 0 {
			o.partner = r.PartnerIDs[0]
		}
	case *register.Meeting:
		if len(r.PartnerIDs) > 0 {
			o.partner = r.PartnerIDs[0]
		}
	case *register.Agreement:
		for _, party := range r.Parties {
			if party.Side != register.Ours && o.partner.IsZero() {
				o.partner = party.PartnerID
			}
		}
	case *register.Session:
		commission, err := p.store.Record(ctx, register.Ref{Kind: register.KindCommission, ID: r.CommissionID})
		if err != nil {
			return origin{}, err
		}
		o.partner = commission.(*register.Commission).TheirsID
	}
	return o, nil
}
