package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func rules() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.RuleIDs(ctx, storage.RuleQuery{Query: q.Query})
		},
	}, func(r storage.RuleRow) register.ID { return r.ID }, columns.Rules, onAnyDay((*storage.Store).RuleRows))
}

func (p *page) rule(r *register.ProcedureRule) {
	p.line("rule.status", lang.RuleStatus(r.Verified, r.Off))
	p.line("rule.deadline", lang.RuleDeadline(r.Deadline))
	p.line("rule.proof", lang.RuleMilestone(r.Proof))
	p.line("rule.levels", lang.RuleLevels(r.Proof, r.Levels))
	var kinds []string
	for _, k := range r.Kinds {
		kinds = append(kinds, agreementKind(k))
	}
	p.line("rule.kinds", join(", ", kinds...))
	p.line("rule.since", lang.Day(r.Since))
	p.text("rule.source", r.Source)
	p.text("rule.note", r.Note)
}
