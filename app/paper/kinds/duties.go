package kinds

import (
	"cmp"
	"slices"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage"
	"accord/storage/register"
)

// commitments returns the most pressing open ones, by debtor.
func (n *note) commitments() []paper.Block {
	open := slices.DeleteFunc(slices.Clone(n.duties), func(d storage.CommitmentRow) bool { return !d.State.Open() })
	listed := open[:max(min(len(open), 2*n.scope.rows), n.rows(len(open)))]
	t := n.dutyTable(nil)
	for _, side := range []register.Duty{register.DutyOurs, register.DutyTheirs, register.DutyBoth} {
		of := slices.DeleteFunc(slices.Clone(listed), func(d storage.CommitmentRow) bool { return d.Side != side })
		if len(of) > 0 {
			t.Rows = append(append(t.Rows, band(lang.Capital(n.in.T("paper.brief.duty."+string(side))))), n.dutyTable(of).Rows...)
		}
	}
	return []paper.Block{t, n.rest(len(open), len(listed), register.KindCommitment)}
}

// dutyTable lists commitments with their executors, terms and progress.
func (m *making) dutyTable(rows []storage.CommitmentRow) paper.Table {
	t := paper.Table{Columns: m.columns("commitment.number", 2, "commitment.title", 11, "commitment.due", 4, "commitment.executor", 5, "commitment.progress", 5)}
	for _, d := range rows {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(d.Number), m.phrase(d.Title).Noted(m.origin(d)), m.term(d),
			paper.Words(m.executorOf(d)), m.progress(d)}})
	}
	return t
}

// executorOf is everyone who has to do something, in the words of the list where the register has no record of him.
func (m *making) executorOf(d storage.CommitmentRow) string {
	return join("; ", cmp.Or(join(", ", m.text(d.Body), m.text(d.Person)), m.text(lang.ExecutorSaid(d.Note))), m.coExecutors(d))
}

func (m *making) coExecutors(d storage.CommitmentRow) string {
	var all []string
	for _, e := range d.CoExecutors {
		all = append(all, join(", ", m.text(e.Body), m.text(e.Person)))
	}
	return join("; ", all...)
}

// origin is where a commitment comes from, as sources are named.
func (m *making) origin(d storage.CommitmentRow) string {
	source := join(", ", m.text(d.SourceLabel), m.text(d.SourceHint), d.Clause)
	return cmp.Or(source, m.text(d.Paper))
}

// term is the day a commitment is due, bold when past.
func (m *making) term(d storage.CommitmentRow) paper.Phrase {
	due := cmp.Or(lang.Day(d.Due), word(m, "commitment.due_rule.", d.Rule), m.text(lang.DueSaid(d.Note)), lang.Unknown)
	if d.Overdue {
		return paper.Phrase{{Text: due + "\n" + m.in.T("commitment.overdue"), Bold: true}}
	}
	return paper.Words(due)
}

// progress is how far it has got; the words of reports are internal.
func (m *making) progress(d storage.CommitmentRow) paper.Phrase {
	state, source := word(m, "commitment.state.", d.State), ""
	if d.Report.Percent > 0 && d.State.Open() && !m.partnerEdition() {
		state = join(", ", state, m.in.T("commitment.done", lang.Number(int64(d.Report.Percent))))
		source = m.in.T("paper.source.report", lang.Day(d.Report.On))
	}
	said := paper.Words(lang.Capital(state)).Noted(source)
	if text := m.text(m.inner(d.Report.Text)); text != "" {
		said = append(said, paper.Words("\n"+text)...)
	}
	return said
}
