package sessions

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// entry is a decision of the session in the table in which all of them are edited.
type entry struct {
	ID       register.ID      `json:"id"`
	Number   string           `json:"number"`
	Text     register.Text    `json:"text"`
	Rule     register.DueRule `json:"due_rule"`
	Due      register.Date    `json:"due"`
	Executor register.ID      `json:"executor"`
	Side     register.Duty    `json:"side"`
}

// table edits the decisions of a session together; all of them are saved at once.
type table struct {
	page    *page
	reading reading
	saved   map[register.ID]*register.Commitment
	slot    kit.Slot
	dialog  *kit.Dialog

	Entries []entry `json:"entries"`
}

// editTable opens the table; at is the decision to which the keyboard goes, and field its place in the row.
func (p *page) editTable(r reading, at register.ID, field string) {
	t := &table{page: p, reading: r, saved: map[register.ID]*register.Commitment{}}
	kit.Load(p.desk.Loader(), &t.slot, t.read, func(_ struct{}, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		t.show(at, field)
	})
}

func (t *table) read(ctx context.Context) (struct{}, error) {
	for _, d := range t.reading.decisions {
		r, err := t.page.store.Record(ctx, register.Ref{Kind: register.KindCommitment, ID: d.ID})
		if err != nil {
			return struct{}{}, err
		}
		c := r.(*register.Commitment)
		t.saved[c.ID] = c
		t.Entries = append(t.Entries, t.entryOf(c))
	}
	return struct{}{}, nil
}

func (t *table) entryOf(c *register.Commitment) entry {
	e := entry{ID: c.ID, Number: c.Number, Text: c.Title, Rule: c.DueRule, Executor: c.Executor.BodyID, Side: c.Side}
	if e.Executor.IsZero() {
		e.Executor = c.Executor.PersonID
	}
	if c.DueRule == register.DueDay || c.DueRule == register.DueNextSession {
		e.Due = c.DueOnDay(t.page.desk.Today())
	}
	return e
}

func (t *table) show(at register.ID, field string) {
	f := kit.NewForm(t.page.desk.Loader(), t)
	f.Check = t.check
	f.OnSave = func() { t.save(f) }
	today, executors := t.page.desk.Today(), (&preview{page: t.page}).executors()
	f.Section("",
		kit.Rows("decision.entries", &t.Entries, func(_ int, e *entry) []kit.Block {
			rules := tableRules
			if e.Rule != "" && !slices.Contains(rules, e.Rule) {
				rules = append(slices.Clone(rules), e.Rule)
			}
			rule := kit.Choice("decision.due_rule", &e.Rule, desk.Optional("commitment.due_rule.", rules)).Width(1.3)
			due := desk.Due("decision.due", &e.Due, today).Width(0.9).Then(func() {
				if e.Due != "" && e.Rule != register.DueNextSession {
					e.Rule = register.DueDay
					rule.Reload()
				}
			})
			if !t.page.desk.Controls() && t.saved[e.ID] != nil { // the term of a decision is the controller's to move
				due.Fixed()
				rule.Fixed()
			}
			return []kit.Block{kit.Line(
				kit.Text("decision.number", &e.Number).Width(0.6).Least(84),
				kit.Phrase("decision.text", &e.Text).Width(4.2).Required(),
				due,
				rule,
				kit.Pick("decision.executor", &e.Executor, executors).Width(1.9),
				kit.Choice("decision.side", &e.Side, desk.Options("commitment.side.", register.Duties)).Width(0.9).Required(),
			)}
		}).Adds("decision.add_line", t.next),
	)
	text := ""
	if !t.page.desk.Controls() {
		text = lang.T("decision.table.terms")
	}
	t.dialog = kit.FormDialog(t.page.desk.Canvas(), lang.T("decision.table"), text, f, fyne.NewSize(1240, 2000))
	if i := slices.IndexFunc(t.Entries, func(e entry) bool { return e.ID == at }); i >= 0 && !at.IsZero() {
		f.Refuse(t.check())
		f.Field(fmt.Sprintf("entries[%d].%s", i, field)).Focus()
	}
}

// tableRules are the rules that a row can be given; periods are set in the commitment's own form.
var tableRules = []register.DueRule{register.DueDay, register.DuePermanent, register.DueNextSession, register.DueNoTerm}

// next begins the decision after the last one.
func (t *table) next() entry {
	last := ""
	if n := len(t.Entries); n > 0 {
		last = t.Entries[n-1].Number
	}
	return entry{Number: register.NextPoint(last), Side: register.DutyBoth}
}

// check marks wrong and doubtful rows, in their places.
func (t *table) check() []kit.Problem {
	var out []kit.Problem
	unsigned := t.reading.SignedOn == ""
	seen := map[string]bool{}
	for i, e := range t.Entries {
		say := func(field string, warning bool, key string, args ...any) {
			out = append(out, kit.Problem{Field: fmt.Sprintf("entries[%d].%s", i, field), Text: lang.T(key, args...), Warning: warning})
		}
		if seen[e.Number] {
			say("number", true, "decision.number_twice", e.Number)
		}
		seen[e.Number] = e.Number != ""
		if e.Text.IsZero() {
			say("text", false, "problem.required")
		}
		switch {
		case e.Rule == "":
			say("due", unsigned, "decision.no_due")
		case e.Rule == register.DueDay && e.Due == "":
			say("due", false, "problem.required")
		case e.Rule != register.DueDay && e.Rule != register.DueNextSession && e.Due != "":
			say("due", false, "problem.due_without_rule")
		}
		if e.Executor.IsZero() {
			say("executor", unsigned, "decision.no_executor")
		}
		if e.Side == "" {
			say("side", false, "problem.required")
		}
	}
	return out
}

// save writes what was changed and puts what was taken out of the table into the trash, all or nothing.
func (t *table) save(f *kit.Form) {
	f.Busy(true)
	d, n := t.page.desk, 0
	desk.Act(d, "work.save", func(ctx context.Context) (register.ID, error) {
		changed, err := t.changed(ctx)
		if err != nil {
			return register.None, err
		}
		gone := t.gone()
		n = len(changed) + len(gone)
		return t.page.store.SaveAndTrash(ctx, changed, gone)
	}, func(batch register.ID, err error) {
		f.Busy(false)
		if err != nil {
			d.Fail(err)
			return
		}
		f.Saved()
		t.dialog.Close()
		if n > 0 {
			desk.OfferUndo(d, t.page.store, lang.N("decision.table.done", n), batch)
		}
	})
}

// changed returns the decisions that differ from the saved ones, and the new ones.
func (t *table) changed(ctx context.Context) ([]register.Record, error) {
	var ids []register.ID
	for _, e := range t.Entries {
		ids = append(ids, e.Executor)
	}
	lines, err := t.page.store.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var records []register.Record
	for _, e := range t.Entries {
		c, was := t.saved[e.ID], entry{}
		if c == nil {
			c = t.reading.decision("")
		} else {
			was = t.entryOf(c)
		}
		if e == was {
			continue
		}
		changed := *c
		e.take(&changed, was, lines)
		records = append(records, &changed)
	}
	return records, nil
}

// take puts what was changed in a row into its decision.
func (e entry) take(c *register.Commitment, was entry, lines map[register.ID]storage.Line) {
	c.Number, c.Title, c.Side = strings.TrimSpace(e.Number), e.Text, e.Side
	if e.Rule != was.Rule {
		c.DueRule, c.DueOn, c.DueChanges = e.Rule, e.Due, nil
	} else if e.Due != was.Due {
		if c.DueChanges = slices.Clone(c.DueChanges); len(c.DueChanges) > 0 && e.Due != "" {
			c.DueChanges[len(c.DueChanges)-1].New = e.Due
		} else {
			c.DueOn, c.DueChanges = e.Due, nil
		}
	}
	if e.Executor != was.Executor {
		c.Executor = register.Executor{}
		switch lines[e.Executor].Kind {
		case register.KindPartner:
			c.Executor.BodyID = e.Executor
		case register.KindPerson:
			c.Executor.PersonID = e.Executor
		}
	}
}

// gone are the decisions that were taken out of the table.
func (t *table) gone() []register.Record {
	var gone []register.Record
	for _, d := range t.reading.decisions {
		if c := t.saved[d.ID]; !slices.ContainsFunc(t.Entries, func(e entry) bool { return e.ID == d.ID }) {
			taken := *c
			gone = append(gone, &taken)
		}
	}
	return gone
}

// refused lists the decisions with which a protocol cannot be signed, each once and leading to its place in the table.
func (p *page) refused(s *register.Session) {
	var slot kit.Slot
	kit.Load(p.desk.Loader(), &slot, func(ctx context.Context) (reading, error) {
		unsigned := *s // nobody has signed yet: what lacks may be filled bit by bit
		unsigned.SignedOn = ""
		r := reading{Session: &unsigned}
		record, err := p.store.Record(ctx, register.Ref{Kind: register.KindCommission, ID: s.CommissionID})
		if err != nil {
			return r, err
		}
		r.commission = record.(*register.Commission)
		r.decisions, err = p.decisionsOf(ctx, s.ID, p.desk.Today())
		return r, err
	}, func(r reading, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.listUnready(r)
	})
}

func (p *page) listUnready(r reading) {
	card := kit.NewCard()
	var dialog *kit.Dialog
	n := 0
	for _, d := range r.decisions {
		lacks, field := lacking(d)
		if lacks == "" {
			continue
		}
		n++
		open := func() {
			dialog.Close()
			p.editTable(r, d.ID, field)
		}
		card.Row([]kit.Part{kit.Soft(d.Number + "  "), kit.Link(desk.Words(d.Title), open)}, []kit.Part{kit.Missing(lacks)}, open)
	}
	if n == 0 {
		return
	}
	const width = 640
	dialog = kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("decision.unready"), Text: lang.T("decision.unready.text"), Width: width,
		Content: kit.Sized(card, fyne.NewSize(width, min(320, 40*float32(n)+24))),
		Answers: []kit.Answer{{Word: lang.T("dialog.close"), Kind: kit.ButtonPrimary, Default: true, Cancels: true}},
	})
}

// lacking returns what a decision lacks for the protocol to be signed, and the first field of the table to fill.
func lacking(d storage.CommitmentRow) (words, field string) {
	var lacks []string
	if d.Body.IsZero() && d.Person.IsZero() {
		lacks, field = append(lacks, lang.T("decision.no_executor")), "executor"
	}
	if d.Rule == "" {
		lacks = append(lacks, lang.T("decision.no_due"))
		if field == "" {
			field = "due"
		}
	}
	return strings.Join(lacks, ", "), field
}
