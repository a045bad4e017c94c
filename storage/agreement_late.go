package storage

import (
	"context"
	"errors"
	"maps"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// agreementLate is a run of days on which a living agreement is late with a step of a procedural rule.
type agreementLate struct {
	AgreementID register.ID
	RuleID      register.ID
	FromDay     register.Date
	ToDay       register.Date
	Due         register.Date
}

func (agreementLate) TableName() string { return "agreement_late" }

// lateBy returns what makes the rows of an agreement by some rules.
func lateBy(rules []*register.ProcedureRule) func(register.Record) []agreementLate {
	return func(r register.Record) []agreementLate {
		a, ok := r.(*register.Agreement)
		if !ok || a == nil || a.InTrash() {
			return nil
		}
		var rows []agreementLate
		for _, rule := range rules {
			for _, span := range rule.LateSpans(a) {
				rows = append(rows, agreementLate{a.ID, rule.ID, span.From, span.To, span.Due})
			}
		}
		return rows
	}
}

// writeLate recomputes the late steps of the agreements at hand.
func writeLate(tx *gorm.DB, _ register.Kind, parts []written) error {
	if !slices.ContainsFunc(parts, func(p written) bool { return p.Ref().Kind == register.KindAgreement }) {
		return nil
	}
	rules, err := rulesOf(tx)
	if err != nil {
		return err
	}
	return writeAgain(tx, register.KindAgreement, parts, "agreement_late", "agreement_id", lateBy(rules))
}

// writeLateByRules recomputes the late steps of all agreements, for rules whose requirements changed.
func writeLateByRules(tx *gorm.DB, _ register.Kind, parts []written) error {
	for _, p := range parts {
		rule, ok := p.Record.(*register.ProcedureRule)
		if !ok {
			continue
		}
		if before, is := p.before.(*register.ProcedureRule); is && before != nil && rule.AsksTheSame(before) {
			continue
		}
		if err := lateOfAll(tx, rule); err != nil {
			return err
		}
	}
	return nil
}

// lateOfAll recomputes the late steps of all agreements by one rule.
func lateOfAll(tx *gorm.DB, rule *register.ProcedureRule) error {
	if err := tx.Exec("DELETE FROM agreement_late WHERE rule_id = ?", rule.ID).Error; err != nil {
		return err
	}
	if rule.OfVisits() || rule.Off || rule.InTrash() {
		return nil
	}
	concerned := tx.Table("agreements").Where("deleted_at IS NULL")
	if len(rule.Levels) > 0 {
		concerned = concerned.Where("level IN ?", rule.Levels)
	}
	if len(rule.Kinds) > 0 {
		concerned = concerned.Where("kind IN ?", rule.Kinds)
	}
	var ids []register.ID
	if err := concerned.Pluck("id", &ids).Error; err != nil {
		return err
	}
	rowsOf := lateBy([]*register.ProcedureRule{rule})
	for some := range slices.Chunk(ids, partSize) {
		records, err := shapes[register.KindAgreement].load(tx, some)
		if err != nil {
			return err
		}
		if err := insertAll(tx, "agreement_late", records, rowsOf); err != nil {
			return err
		}
	}
	return nil
}

// stepsLate returns the steps that became late within a year before a day, in order of their due days. There may be
// thousands, so the query brings the names of their agreements along. An old register has tens of thousands of older
// ones, which nobody will make up for: the overview only counts them, and its number opens their list.
func (s *Store) stepsLate(ctx context.Context, on register.Date) (late []Deadline, err error) {
	rows, err := s.read(ctx).Raw(`SELECT l.agreement_id, l.rule_id, l.due, c.label_ru, c.label_en, c.label_tt, c.hint_ru, c.hint_en, c.hint_tt
		FROM agreement_late l JOIN catalogue c ON c.id = l.agreement_id WHERE l.to_day >= ? AND l.from_day BETWEEN ? AND ?`,
		on, on.AddDays(-register.AskedFor), on).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	rules := map[register.ID]Line{}
	for rows.Next() {
		d := Deadline{Line: Line{Ref: register.Ref{Kind: register.KindAgreement}}, Kind: DeadlineStep}
		if err := rows.Scan(&d.ID, &d.Of.ID, &d.Day, &d.Label.Ru, &d.Label.En, &d.Label.Tt, &d.Hint.Ru, &d.Hint.En, &d.Hint.Tt); err != nil {
			return nil, err
		}
		rules[d.Of.ID] = Line{}
		late = append(late, d)
	}
	if rules, err = s.Lines(ctx, slices.Collect(maps.Keys(rules))...); err != nil {
		return nil, err
	}
	for i := range late {
		late[i].Of = rules[late[i].Of.ID]
	}
	return late, rows.Err()
}
