package columns

import (
	"cmp"
	"slices"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Commitments are the columns of commitments.
var Commitments = func() []Column[storage.CommitmentRow] {
	type row = storage.CommitmentRow
	return []Column[row]{
		plain("number", "commitment.number", func(r row) string { return r.Number }).byText(),
		day("due", "commitment.due", func(r row) register.Date { return r.Due }).shows(due).
			placed(func(r row) any { return r.Due.Last() }),
		truth("overdue", "", func(r row) bool { return r.Overdue }, func(row) string { return "" }),
		choice("status", "commitment.state", "commitment.state.", func(r row) register.CommitmentState { return r.State }).
			shows(commitmentState).placed(func(r row) any {
			if overdue(r) {
				return 1
			}
			return 2 + slices.Index(register.CommitmentStates, r.State)
		}),
		choice("due_rule", "commitment.due_rule", "commitment.due_rule.", func(r row) register.DueRule { return r.Rule }).aside(),
		choice("side", "commitment.side", "commitment.side.", func(r row) register.Duty { return r.Side }).aside(),
		choice("priority", "commitment.priority", "commitment.priority.", func(r row) register.Priority { return r.Priority }).aside(),
		number("percent", "commitment.percent", func(r row) int { return r.Report.Percent }),
		day("start", "commitment.start", func(r row) register.Date { return r.Start }).aside(),
		phrase("progress", "commitment.progress", func(r row) register.Text { return r.Report.Text }).shows(progress).aside(),
		phrase("executor", "commitment.executor", func(r row) register.Text { return r.Body }).shows(Executor).byText(),
		phrase("person", "commitment.executor_person", func(r row) register.Text { return r.Person }).aside(),
		phrase("controller", "commitment.controller", func(r row) register.Text { return r.Controller }).aside(),
		phrase("partner", "commitment.partner", func(r row) register.Text { return r.Partner }).byText(),
		phrase("source", "commitment.source", func(r row) register.Text { return r.SourceLabel }).shows(Source),
		plain("clause", "commitment.clause", func(r row) string { return r.Clause }).aside(),
		phrase("sphere", "commitment.sphere", func(r row) register.Text { return r.Sphere }).byText().aside(),
		phrase("title", "commitment.title", func(r row) register.Text { return r.Title }).byText(),
	}
}()

// overdue reports whether a commitment is shown as overdue: not where a report waits for an answer.
func overdue(r storage.CommitmentRow) bool {
	return r.Overdue && r.State != register.CommitmentReported
}

// commitmentState says that something is overdue before anything else.
func commitmentState(r storage.CommitmentRow) string {
	if overdue(r) {
		return lang.T("commitment.overdue")
	}
	return word("commitment.state.", r.State)
}

// due is the day, or the kind of term where there is none.
func due(r storage.CommitmentRow) string {
	if r.Due != "" {
		return lang.Day(r.Due)
	}
	return word("commitment.due_rule.", r.Rule)
}

// Executor names the body that executes a commitment, or else the person, or whom a list of decisions named and nobody knows.
func Executor(r storage.CommitmentRow) string {
	return cmp.Or(words(r.Body), words(r.Person), words(lang.ExecutorSaid(r.Note)))
}

// Source names what a commitment comes from.
func Source(r storage.CommitmentRow) string {
	name := words(r.SourceLabel)
	switch {
	case r.Source.IsZero():
		return words(r.Paper)
	case r.Source.Kind == register.KindSession && !r.SourceHint.IsZero():
		return name + ", " + words(r.SourceHint)
	}
	return name
}

// progress is the ground on which it was closed, or the last report.
func progress(r storage.CommitmentRow) string {
	if !r.Ground.IsZero() {
		return words(r.Ground)
	}
	return Report(r.Report)
}

// Report puts a report into one line: "40 % · the site is ready".
func Report(r register.Report) string {
	done, text := "", words(r.Text)
	if r.Percent > 0 {
		done = lang.T("commitment.done", r.Percent)
	}
	if done != "" && text != "" {
		return done + " · " + text
	}
	return done + text
}
