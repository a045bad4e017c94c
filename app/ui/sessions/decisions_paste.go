package sessions

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// paste asks for a list of decisions, shows how it read each line, lets the user mend every one, and makes commitments
// of them in one batch. Nothing is made before that, and nothing of the list is lost: unreadable parts go to a
// decision's note.
func (p *page) paste(r reading) {
	kit.PasteDialog(p.desk.Canvas(), lang.T("decision.paste.title"), lang.T("decision.paste.hint"), func(text string) {
		if !pasted.Fits(text) {
			p.desk.Say(lang.T("people.too_long"))
			return
		}
		lines := linesOf(pasted.Decisions(text, p.desk.Today(), r.SignedOn))
		if len(lines) == 0 {
			p.desk.Say(lang.T("decision.paste.nothing"))
			return
		}
		preview := &preview{page: p, reading: r, Lines: lines}
		kit.Load(p.desk.Loader(), &preview.slot, preview.recognise, func(_ struct{}, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			preview.show()
		})
	})
}

// line is one decision of a pasted list, as it may be mended.
type line struct {
	Number string           `json:"number"`
	Text   string           `json:"text"`
	Other  string           `json:"other"` // in the other language
	Rule   register.DueRule `json:"due_rule"`
	Due    register.Date    `json:"due"`
	Months int              `json:"period_months"`
	// Executor is the partner or person who executes, Named how the list calls it, and Found who was found by that name.
	Executor register.ID   `json:"executor"`
	Named    string        `json:"named"`
	Found    register.ID   `json:"found"`
	Side     register.Duty `json:"side"`
	// CoExecutors are the other named executors, as far as they were found; Unknown are the names that were not.
	CoExecutors []register.ID `json:"co_executors"`
	Unknown     string        `json:"unknown"`
	// Term is when it is due as the list says it, where not all of that could be read.
	Term string `json:"term"`
	// Group is the heading above it in the list, SideSaid the side it names.
	Group    string `json:"group"`
	SideSaid string `json:"side_said"`
}

func linesOf(decisions []pasted.Decision) []line {
	lines := make([]line, len(decisions))
	for i, d := range decisions {
		lines[i] = line{Number: d.Number, Text: d.Text, Other: d.Other, Rule: d.Rule, Due: d.Due, Months: d.Months, Named: d.Named, Term: d.Term, Group: d.Group, SideSaid: d.Side}
	}
	return lines
}

// preview is a pasted list that may be mended before commitments are made of it.
type preview struct {
	page    *page
	reading reading
	slot    kit.Slot
	dialog  *kit.Dialog

	Lines []line `json:"lines"`
}

// recognise looks for the executors in the register. Of a side that is named the partner executes, where nobody else does.
func (v *preview) recognise(ctx context.Context) (struct{}, error) {
	ours, theirs := v.reading.commission.OursID, v.reading.commission.TheirsID
	sides, err := v.page.store.Lines(ctx, ours, theirs)
	if err != nil {
		return struct{}{}, err
	}
	for i := range v.Lines {
		line := &v.Lines[i]
		line.Side = cmp.Or(pasted.SideOf(line.SideSaid, sides[ours].Label.All(), sides[theirs].Label.All()), register.DutyBoth)
		if line.Named == "" {
			switch line.Side {
			case register.DutyOurs:
				line.Executor = ours
			case register.DutyTheirs:
				line.Executor = theirs
			}
			continue
		}
		if err := v.executedBy(ctx, line); err != nil {
			return struct{}{}, err
		}
	}
	return struct{}{}, nil
}

// isCalled reports whether a record has a name, in whatever spelling; of another name that it was found by the search
// shows the fragment.
func isCalled(h storage.Hit, name string) bool {
	asked := storage.Fold(name)
	return slices.ContainsFunc(append(h.Label.All(), h.Fragment), func(one string) bool { return storage.Fold(one) == asked })
}

// side returns whose duty it is when a partner executes: ours or theirs; empty for a person.
func (v *preview) side(ctx context.Context, ref register.Ref) (register.Duty, error) {
	if ref.Kind != register.KindPartner {
		return register.DutyBoth, nil
	}
	r, err := v.page.store.Record(ctx, ref)
	if err != nil {
		return "", err
	}
	if r.(*register.Partner).Ours {
		return register.DutyOurs, nil
	}
	return register.DutyTheirs, nil
}

// show opens the preview; doubtful lines are marked from the start.
func (v *preview) show() {
	f := kit.NewForm(v.page.desk.Loader(), v)
	f.Check = v.check
	f.OnSave = func() { v.save(f) }
	today, executors := v.page.desk.Today(), v.executors()
	shared := slices.ContainsFunc(v.Lines, func(l line) bool { return len(l.CoExecutors) > 0 })
	translated := slices.ContainsFunc(v.Lines, func(l line) bool { return l.Other != "" })
	f.Section("",
		kit.Rows("decision.lines", &v.Lines, func(_ int, line *line) []kit.Block {
			other := []*kit.Field{}
			if translated {
				other = append(other, kit.Growing("decision.other", &line.Other).Width(2.4))
			}
			also := []*kit.Field{}
			if shared {
				also = append(also, kit.PickMany("commitment.co_executors", &line.CoExecutors, executors).Width(1.9))
			}
			return []kit.Block{
				kit.Line(slices.Concat([]*kit.Field{
					kit.Text("decision.number", &line.Number).Width(0.6).Least(84),
					kit.Growing("decision.text", &line.Text).Width(4.2).Required(),
				}, other, []*kit.Field{
					desk.Due("decision.due", &line.Due, today).Width(0.9).Then(func() { line.dated() }),
					kit.Choice("decision.due_rule", &line.Rule, desk.Optional("commitment.due_rule.", register.DueRules)).Width(1.3),
					kit.MonthsLong("commitment.period_months", &line.Months).Width(0.8).Least(96).When(func() bool {
						return line.Rule == register.DuePeriod || line.Months != 0
					}),
					kit.Pick("decision.executor", &line.Executor, executors).Width(1.9),
				}, also, []*kit.Field{
					kit.Choice("decision.side", &line.Side, desk.Options("commitment.side.", register.Duties)).Width(0.9).Required(),
				})...),
			}
		}).Adds("decision.add_line", nil),
	)
	f.Unsaved()
	v.dialog = kit.FormDialog(v.page.desk.Canvas(), lang.T("decision.paste.check"), lang.N("decision.paste.read", len(v.Lines)), f, fyne.NewSize(1240, 2000))
	f.Refuse(v.check()) // from now on every change is checked
}

// dated makes a day the term where one is given.
func (l *line) dated() {
	if l.Due != "" {
		l.Rule = register.DueDay
	}
}

// executors offers partners and persons by any of their names; a new one is made only when the user says so.
func (v *preview) executors() kit.Source {
	source := desk.Partners(v.page.store, nil, true)
	source.Find = func(ctx context.Context, text string) ([]kit.Picked, error) {
		if text == "" {
			return nil, nil
		}
		hits, err := v.page.store.Search(ctx, text, 12, register.KindPartner, register.KindPerson)
		found := []kit.Picked{}
		for _, h := range hits {
			found = append(found, kit.Picked{ID: h.ID, Label: desk.Name(h.Line), Note: desk.Words(h.Hint)})
		}
		return found, err
	}
	return source
}

// check marks wrong and doubtful lines, in their places. A gap that keeps the protocol from being signed is wrong, not
// doubtful.
func (v *preview) check() []kit.Problem {
	var out []kit.Problem
	unsigned := v.reading.SignedOn == ""
	seen := map[string]bool{}
	for _, d := range v.reading.decisions {
		seen[d.Number] = d.Number != ""
	}
	for i := range v.Lines {
		line := &v.Lines[i]
		say := func(field string, warning bool, key string, args ...any) {
			out = append(out, kit.Problem{Field: fmt.Sprintf("lines[%d].%s", i, field), Text: lang.T(key, args...), Warning: warning})
		}
		switch {
		case line.Number == "":
			say("number", true, "decision.no_number")
		case seen[line.Number]:
			say("number", false, "decision.number_twice", line.Number)
		}
		seen[line.Number] = line.Number != ""
		if line.Text == "" {
			say("text", false, "problem.required")
		}
		switch from := v.reading.From; {
		case line.Rule == register.DueDay && line.Due == "":
			say("due", false, "problem.required")
		case line.Rule != register.DueDay && line.Due != "":
			say("due", false, "problem.due_without_rule")
		case line.Due.CertainlyBefore(from):
			say("due", false, "decision.due_before", lang.Day(from))
		case line.Rule == register.DuePeriod && from == "":
			say("due_rule", false, "decision.period_without_day")
		case line.Rule == "" && line.Term != "":
			say("due", unsigned, "decision.due_unread", line.Term)
		case line.Rule == "":
			say("due", unsigned, "decision.no_due")
		}
		if line.Rule == register.DuePeriod && line.Months == 0 {
			say("period_months", false, "problem.required")
		}
		switch {
		case !line.Executor.IsZero() && line.Unknown != "":
			say("executor", true, "decision.executor_unknown", line.Unknown)
		case !line.Executor.IsZero():
		case line.Named != "":
			say("executor", unsigned, "decision.executor_unknown", cmp.Or(line.Unknown, line.Named))
		default:
			say("executor", unsigned, "decision.no_executor")
		}
		if line.Side == "" {
			say("side", false, "problem.required")
		}
	}
	return out
}

// save makes the commitments, all or none.
func (v *preview) save(f *kit.Form) {
	f.Busy(true)
	d := v.page.desk
	desk.Act(d, "work.save", func(ctx context.Context) (register.ID, error) {
		records, err := v.commitments(ctx)
		if err != nil {
			return register.None, err
		}
		return v.page.store.SaveAll(ctx, records...)
	}, func(batch register.ID, err error) {
		f.Busy(false)
		if err != nil {
			d.Fail(err)
			return
		}
		f.Saved()
		v.dialog.Close()
		desk.OfferUndo(d, v.page.store, lang.N("decision.paste.done", len(v.Lines)), batch)
	})
}

func (v *preview) commitments(ctx context.Context) ([]register.Record, error) {
	var ids []register.ID
	for _, line := range v.Lines {
		ids = append(append(ids, line.Executor), line.CoExecutors...)
	}
	lines, err := v.page.store.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	records := make([]register.Record, len(v.Lines))
	for i, line := range v.Lines {
		c := v.reading.decision(strings.TrimSpace(line.Number))
		c.Title.Set(lang.Current(), line.Text)
		if line.Other != "" {
			c.Title = register.Text{En: line.Other}
			c.Title.Set(inCyrillic(), line.Text)
		}
		c.DueRule, c.DueOn, c.Side = line.Rule, line.Due, line.Side
		if line.Rule == register.DuePeriod {
			c.PeriodMonths = line.Months
		}
		executor := func(id register.ID) register.Executor {
			if lines[id].Kind == register.KindPerson {
				return register.Executor{PersonID: id}
			}
			return register.Executor{BodyID: id}
		}
		c.Executor = executor(line.Executor)
		for _, id := range line.CoExecutors {
			if id != line.Executor {
				c.CoExecutors = append(c.CoExecutors, executor(id))
			}
		}
		c.Note.Set(lang.Current(), line.unread())
		records[i] = c
	}
	return records, nil
}

// unread is what the list says and nobody could make anything of.
func (l line) unread() string {
	var said []string
	if l.Term != "" {
		said = append(said, lang.T("decision.due_said", l.Term))
	}
	if l.Named != "" && (l.Found.IsZero() || l.Executor != l.Found) {
		said = append(said, lang.T("decision.executor_said", l.Named))
	}
	if l.Group != "" {
		said = append(said, lang.T("decision.group_said", l.Group))
	}
	return strings.Join(said, "\n")
}

// inCyrillic is the language of a text in Cyrillic letters: the one in use, or Russian where that is English.
func inCyrillic() register.Language {
	if l := lang.Current(); l != register.English {
		return l
	}
	return register.Russian
}
