package cli

import (
	"cmp"
	"context"
	"strconv"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func commitments() listable {
	return listed(listable{
		statuses: append(register.KindCommitment.States(), overdueStatus), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			query := storage.CommitmentQuery{Query: q.Query, On: q.on, Partner: q.partner}
			if query.Overdue = q.status == overdueStatus; !query.Overdue {
				query.States = some[register.CommitmentState](q.status)
			}
			return s.CommitmentIDs(ctx, query)
		},
	}, func(r storage.CommitmentRow) register.ID { return r.ID }, columns.Commitments, (*storage.Store).CommitmentRows)
}

func (p *page) commitment(c *register.Commitment) {
	state := commitmentState(c.StateOn(p.on))
	if c.OverdueOn(p.on) {
		state += " (" + lang.T("commitment.overdue") + ")"
	}
	p.line("commitment.state", state)
	p.line("commitment.number", c.Number)
	p.line("commitment.source", join(", ", p.names[c.Source.ID], c.Clause), c.Paper.Or(lang.Current()))
	p.line("commitment.side", said(c.Side, duty))
	p.line("commitment.partner", p.names[c.PartnerID])
	p.line("commitment.executor", cmp.Or(p.executor(c.Executor), lang.ExecutorSaid(c.Note).Or(lang.Current())))
	var co, spheres, reports, changes, returns []string
	for _, e := range c.CoExecutors {
		co = append(co, p.executor(e))
	}
	for _, id := range c.SphereIDs {
		spheres = append(spheres, p.names[id])
	}
	l := lang.Current()
	for _, r := range c.Reports {
		done := ""
		if r.Percent > 0 {
			done = strconv.Itoa(r.Percent) + " %"
		}
		reports = append(reports, lang.Day(r.On)+": "+join("; ", done, r.Text.Or(l), p.names[r.AuthorID], p.names[r.FileID]))
	}
	for _, d := range c.DueChanges {
		changes = append(changes, lang.Day(d.On)+": "+join("; ", join(" → ", lang.Day(d.Old), lang.Day(d.New)), d.Reason.Or(l), p.names[d.ByID]))
	}
	for _, r := range c.Returns {
		returns = append(returns, lang.Day(r.On)+": "+join("; ", r.Reason.Or(l), p.names[r.ByID]))
	}
	p.line("commitment.co_executors", co...)
	p.line("commitment.controller", p.names[c.ControllerID])
	p.line("commitment.start", lang.Day(c.Start))
	rule := said(c.DueRule, dueRule)
	if c.PeriodMonths > 0 {
		rule = lang.T("commitment.due.months", rule, strconv.Itoa(c.PeriodMonths))
	}
	p.line("commitment.due", join(", ", lang.Day(c.DueOnDay(p.on)), rule))
	p.line("commitment.priority", said(c.Priority, priority))
	p.line("commitment.spheres", join(", ", spheres...))
	p.line("commitment.progress", reports...)
	p.line("commitment.due_changes", changes...)
	p.line("commitment.returns", returns...)
	if c.Closure.Result != "" {
		p.line("commitment.closure", cmp.Or(lang.Day(c.Closure.On), lang.T("cli.day_unknown"))+": "+join("; ", said(c.Closure.Result, closureResult), c.Closure.Ground.Or(l), p.names[c.Closure.ByID]))
	}
	p.line("commitment.carried_from", p.names[c.CarriedFromID])
	p.line("commitment.taken_on", lang.Day(c.TakenOn))
	p.line("commitment.carried_to", join(", ", p.names[c.CarriedToID], lang.Day(c.CarriedOn)))
	p.text("commitment.note", c.Note)
}

// executor names a body, a person, or both.
func (p *page) executor(e register.Executor) string {
	return join("; ", p.names[e.BodyID], p.names[e.PersonID])
}

func commitmentState(v register.CommitmentState) string {
	return lang.T("commitment.state." + string(v))
}

func duty(v register.Duty) string                   { return lang.T("commitment.side." + string(v)) }
func priority(v register.Priority) string           { return lang.T("commitment.priority." + string(v)) }
func dueRule(v register.DueRule) string             { return lang.T("commitment.due_rule." + string(v)) }
func closureResult(v register.ClosureResult) string { return lang.T("commitment.result." + string(v)) }

// overdueStatus asks for overdue commitments; it is no state, since it follows from the day.
const overdueStatus = "overdue"
