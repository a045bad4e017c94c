package commitments

import (
	"context"
	"maps"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// step is what a small dialog asks for: the fields that it shows are those of its kind.
type step struct {
	On      register.Date
	New     register.Date
	Text    register.Text
	Reason  register.Text
	Ground  register.Text
	Percent int
	Final   bool
	Person  register.ID
	Body    register.ID
	Rule    register.DueRule
	Session register.ID
	File    register.ID
	Result  register.ClosureResult
}

// ask opens the dialog of a step. For a single commitment the dialog shows the problems of the result; among several,
// those for which the step breaks a rule stay as they are, and the note says how many.
func (p *page) ask(key string, c *register.Commitment, s *step, lay func(*kit.Form), take func(*register.Commitment) bool, ids ...register.ID) {
	p.askAndTell(key, c, s, lay, take, p.tell, ids...)
}

// askAndTell is ask with its own words for the result.
func (p *page) askAndTell(key string, c *register.Commitment, s *step, lay func(*kit.Form), take func(*register.Commitment) bool, tell teller, ids ...register.ID) {
	f := kit.NewForm(p.desk.Loader(), s)
	lay(f)
	title, text := lang.T("commitment.do."+key), ""
	if c != nil {
		ids, text = []register.ID{c.ID}, desk.Words(c.Title)
		f.Check = func() []kit.Problem { return faults(c, take) }
	} else {
		text = lang.N("list.selected", len(ids))
	}
	kit.AskForm(p.desk.Canvas(), title, text, lang.T("commitment.done_by."+key), f, func() { p.change(ids, take, tell) })
}

// meant takes a step that several commitments can take: with those selected where this one is among them, else with it
// alone.
func (p *page) meant(c *register.Commitment, step func(*register.Commitment, ...register.ID)) {
	if ids := p.room.Meant(c.ID); len(ids) > 1 {
		step(nil, ids...)
		return
	}
	step(c)
}

// faults are the errors that a commitment would have after a step, by the last part of their path.
func faults(c *register.Commitment, take func(*register.Commitment) bool) []kit.Problem {
	tried := *c
	tried.Reports, tried.DueChanges, tried.Returns = slices.Clip(c.Reports), slices.Clip(c.DueChanges), slices.Clip(c.Returns)
	take(&tried)
	problems := tried.Check().Errors()
	for i, one := range problems {
		problems[i].Field = one.Field[strings.LastIndex(one.Field, ".")+1:]
	}
	return desk.Problems(problems)
}

// change takes a step with commitments, in one batch that can be taken back.
func (p *page) change(ids []register.ID, take func(*register.Commitment) bool, tell teller) {
	desk.Act(p.desk, "work.save", func(ctx context.Context) (done, error) {
		batch, n, err := p.store.ChangeCommitments(ctx, ids, func(c *register.Commitment) bool {
			return take(c) && c.Check().Err() == nil
		})
		return done{batch, n}, err
	}, func(d done, err error) { tell(d, len(ids), err) })
}

// teller reports the result of a step, with the number of commitments asked for.
type teller func(d done, asked int, err error)

// done is a batch, and how many commitments it changed.
type done struct {
	batch   register.ID
	changed int
}

func (p *page) tell(d done, asked int, err error) {
	if err != nil {
		p.desk.Fail(err)
		return
	}
	text := lang.N("commitment.changed", d.changed)
	if left := asked - d.changed; left > 0 {
		text += ". " + lang.N("commitment.left", left)
	}
	desk.OfferUndo(p.desk, p.store, text, d.batch)
}

// report enters how far a commitment has got.
func (p *page) report(c *register.Commitment) {
	s := &step{On: p.desk.Today(), Person: c.Executor.PersonID}
	if last, ok := c.LastReport(s.On); ok {
		s.Percent = last.Percent
	}
	p.ask("report", c, s, func(f *kit.Form) {
		f.Section("",
			kit.Line(
				kit.Date("commitment.on", &s.On, p.desk.Today()).Required(),
				kit.Number("commitment.percent", &s.Percent),
				kit.Pick("commitment.author", &s.Person, desk.Persons(p.store)).Width(1.8),
			),
			kit.Line(kit.LongPhrase("commitment.report_text", &s.Text).At("text")),
			kit.Line(
				kit.Check("commitment.final", &s.Final),
				kit.Pick("commitment.file", &s.File, desk.Documents(p.store, c.ID)).Width(1.8),
			),
		)
	}, func(c *register.Commitment) bool {
		c.Reports = append(c.Reports, register.Report{On: s.On, Text: s.Text, Percent: s.Percent, Final: s.Final, AuthorID: s.Person, FileID: s.File})
		return true
	})
}

// sendBack returns a report for more work.
func (p *page) sendBack(c *register.Commitment) {
	s := &step{On: p.desk.Today(), Person: c.ControllerID}
	p.ask("return", c, s, func(f *kit.Form) {
		f.Section("",
			kit.Line(
				kit.Date("commitment.on", &s.On, p.desk.Today()).Required(),
				kit.Pick("commitment.by", &s.Person, desk.Persons(p.store)).Width(2),
			),
			kit.Line(kit.Phrase("commitment.reason", &s.Reason).Required()),
		)
	}, func(c *register.Commitment) bool {
		c.Returns = append(c.Returns, register.Return{On: s.On, Reason: s.Reason, ByID: s.Person})
		return true
	})
}

// extend changes the day on which one commitment, or several, are due.
func (p *page) extend(c *register.Commitment, ids ...register.ID) {
	s := &step{On: p.desk.Today()}
	if c != nil {
		s.Person = c.ControllerID
	}
	p.ask("extend", c, s, func(f *kit.Form) {
		f.Section("",
			kit.Line(
				desk.Due("commitment.new", &s.New, p.desk.Today()).Required(),
				kit.Date("commitment.on", &s.On, p.desk.Today()).Required(),
				kit.Pick("commitment.by", &s.Person, desk.Persons(p.store)).Width(1.8),
			),
			kit.Line(kit.Phrase("commitment.reason", &s.Reason).Required()),
		)
	}, func(c *register.Commitment) bool {
		if c.DueRule == "" || c.DueRule == register.DueNoTerm {
			c.DueRule, c.DueOn = register.DueDay, s.New // there was no day that could be changed
			return c.StateOn(s.On).Open()
		}
		c.DueChanges = append(c.DueChanges, register.DueChange{On: s.On, Old: c.DueOnDay(s.On), New: s.New, Reason: s.Reason, ByID: s.Person})
		return c.StateOn(s.On).Open()
	}, ids...)
}

// close takes one commitment, or several, off control; where nobody is named each is closed by its controller.
func (p *page) close(c *register.Commitment, ids ...register.ID) {
	s := &step{On: p.desk.Today(), Result: register.ResultFulfilled}
	if c != nil {
		s.Person = c.ControllerID
	}
	p.ask("close", c, s, func(f *kit.Form) {
		f.Section("",
			kit.Line(
				kit.Choice("commitment.result", &s.Result, desk.Options("commitment.result.", register.ClosureResults)).Width(1.6).Required(),
				kit.Date("commitment.on", &s.On, p.desk.Today()).Required(),
				kit.Pick("commitment.by", &s.Person, desk.Persons(p.store)).Width(1.8),
			),
			kit.Line(kit.Phrase("commitment.ground", &s.Ground)),
		)
	}, func(c *register.Commitment) bool {
		by := s.Person
		if by.IsZero() {
			by = c.ControllerID
		}
		open := c.StateOn(s.On).Open()
		c.Closure = register.Closure{On: s.On, ByID: by, Result: s.Result, Ground: s.Ground}
		return open
	}, ids...)
}

// control assigns another controller to commitments.
func (p *page) control(ids ...register.ID) {
	s, today := &step{}, p.desk.Today()
	p.ask("control", nil, s, func(f *kit.Form) {
		f.Section("", kit.Line(kit.Pick("commitment.controller", &s.Person, desk.Persons(p.store)).Required()))
	}, func(c *register.Commitment) bool {
		open := c.StateOn(today).Open()
		c.ControllerID = s.Person
		return open
	}, ids...)
}

// executes assigns another executor to commitments: a body, a person, or a person of a body.
func (p *page) executes(ids ...register.ID) {
	s, today := &step{}, p.desk.Today()
	p.ask("execute", nil, s, func(f *kit.Form) {
		f.Section("", kit.Line(
			kit.Pick("commitment.executor_body", &s.Body, p.partners(register.Ours)),
			kit.Pick("commitment.executor_person", &s.Person, desk.Persons(p.store)),
		))
		f.Check = func() []kit.Problem {
			if s.Body.IsZero() && s.Person.IsZero() {
				return []kit.Problem{{Field: "executor_body", Text: lang.T("problem.required")}}
			}
			return nil
		}
	}, func(c *register.Commitment) bool {
		open := c.StateOn(today).Open()
		c.Executor = register.Executor{BodyID: s.Body, PersonID: s.Person}
		return open
	}, ids...)
}

// terms settles when commitments are due: those that have a term keep its history by extend, the others get their first.
func (p *page) terms(ids ...register.ID) {
	s, today := &step{Rule: register.DueDay}, p.desk.Today()
	dated := map[register.ID]bool{} // those that are left because they have a term
	p.askAndTell("term", nil, s, func(f *kit.Form) {
		f.Section("", kit.Line(
			kit.Choice("commitment.due_rule", &s.Rule, desk.Options("commitment.due_rule.", termRules)).Width(1.4).Required(),
			desk.Due("commitment.new", &s.New, today).When(func() bool { return s.Rule == register.DueDay }).Required(),
		))
		f.Check = func() []kit.Problem {
			if s.Rule == register.DueDay && s.New == "" {
				return []kit.Problem{{Field: "new", Text: lang.T("problem.required")}}
			}
			return nil
		}
	}, func(c *register.Commitment) bool {
		open := c.StateOn(today).Open()
		if c.DueRule != "" || !open {
			dated[c.ID] = open
			return false
		}
		c.DueRule = s.Rule
		if s.Rule == register.DueDay {
			c.DueOn = s.New
		}
		return true
	}, func(d done, asked int, err error) {
		maps.DeleteFunc(dated, func(_ register.ID, open bool) bool { return !open })
		if err != nil || d.changed > 0 || len(dated) == 0 {
			p.tell(d, asked, err)
			return
		}
		p.desk.Offer(lang.N("commitment.dated", len(dated)), lang.T("commitment.do.extend"), func() { p.extend(nil, ids...) })
	}, ids...)
}

// termRules are the terms that several commitments can get at once.
var termRules = []register.DueRule{register.DueDay, register.DuePermanent, register.DueNextSession, register.DueNoTerm}

// carry makes a successor of a commitment in a session, and marks it as carried over there.
func (p *page) carry(c *register.Commitment) {
	s := &step{On: p.desk.Today()}
	f := kit.NewForm(p.desk.Loader(), s)
	f.Section("",
		kit.Line(
			kit.Pick("commitment.session", &s.Session, p.sessions()).Width(2).Required(),
			kit.Date("commitment.on", &s.On, p.desk.Today()).Required(),
		),
		kit.Line(desk.Due("commitment.new", &s.New, p.desk.Today())),
	)
	kit.AskForm(p.desk.Canvas(), lang.T("commitment.do.carry"), desk.Words(c.Title), lang.T("commitment.done_by.carry"), f, func() {
		kit.Load(p.desk.Loader(), &p.writing, func(ctx context.Context) (done, error) {
			r, err := p.store.Record(ctx, c.Ref())
			if err != nil {
				return done{}, err
			}
			old := r.(*register.Commitment)
			next := old.CarryOver(s.Session, s.On)
			if s.New != "" {
				next.DueRule, next.DueOn = register.DueDay, s.New
			}
			batch, err := p.store.SaveAll(ctx, old, next)
			return done{batch, 1}, err
		}, func(d done, err error) { p.tell(d, 1, err) })
	})
}

// bulkMenu is what can be done to several commitments at once.
func (p *page) bulkMenu(ids []register.ID) kit.Menu {
	menu := kit.Menu{
		{Word: lang.T("commitment.do.execute"), Do: func() { p.executes(ids...) }},
		{Word: lang.T("commitment.do.control"), Do: func() { p.control(ids...) }},
	}
	if !p.desk.Controls() {
		return menu
	}
	return append(menu,
		&kit.MenuItem{Word: lang.T("commitment.do.term"), Do: func() { p.terms(ids...) }},
		&kit.MenuItem{Word: lang.T("commitment.do.extend"), Do: func() { p.extend(nil, ids...) }},
		&kit.MenuItem{Word: lang.T("commitment.do.close"), Do: func() { p.close(nil, ids...) }},
	)
}
