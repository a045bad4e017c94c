package storage

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// ruleRow is a rule and what lists derive from it.
type ruleRow struct {
	register.ProcedureRule
	StepKey keys `gorm:"embedded;embeddedPrefix:step_key_"`
}

var ruleShape = rowShape[register.ProcedureRule, ruleRow]{
	name: "rules", mark: "r", rowOf: ruleRowOf,
	record: func(r *ruleRow) *register.ProcedureRule { return &r.ProcedureRule },
	beside: []derived{writeLateByRules},
}

func ruleRowOf(r *register.ProcedureRule, _ labels) *ruleRow {
	return &ruleRow{ProcedureRule: *r, StepKey: keysOf(r.Step)}
}

// RuleQuery asks for rules of procedure.
type RuleQuery struct {
	Query
	// Levels finds the rules that concern agreements of one of them, those of all levels too.
	Levels []register.Level
}

// "order" is the order of entry: the shipped ones in the order of an agreement's life, then those of the house.
var ruleOrders = orders{"": {column: "id"}, "step": byName("step_key")}

// RuleIDs returns all rules that the query asks for, in its order. Order: step; its own is that of the procedure.
func (s *Store) RuleIDs(ctx context.Context, q RuleQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindRule, ruleOrders, "")
	if len(q.Levels) > 0 {
		// Levels are kept as a short list in JSON, the name of none of them part of another's.
		parts, args := []string{"levels IS NULL OR levels IN ('null', '[]')"}, []any{}
		for _, level := range q.Levels {
			parts, args = append(parts, "levels LIKE ?"), append(args, `%"`+string(level)+`"%`)
		}
		l.where("("+strings.Join(parts, " OR ")+")", args...)
		l.where("proof NOT LIKE ?", `%"`+string(register.MilestoneVisitReport)+`"%`) // of no agreement
	}
	return s.ids(ctx, l)
}

// RuleRow is a rule as lists show it.
type RuleRow struct {
	ID       register.ID
	Step     register.Text      `gorm:"embedded;embeddedPrefix:step_"`
	Proof    register.Milestone `gorm:"serializer:json"`
	Levels   []register.Level   `gorm:"serializer:json"`
	Deadline register.TimeLimit `gorm:"serializer:json"`
	Source   register.Text      `gorm:"embedded;embeddedPrefix:source_"`
	Verified bool
	Off      bool

	Kinds []register.AgreementKind `gorm:"serializer:json"`
	Since register.Date
}

// RuleRows returns the rows of the rules in the order of the IDs.
func (s *Store) RuleRows(ctx context.Context, ids []register.ID) ([]RuleRow, error) {
	rows, err := rowsOf[RuleRow](ctx, s, register.KindRule, ids)
	return inOrder(ids, rows, func(r RuleRow) register.ID { return r.ID }), err
}

// Rules returns all rules of procedure outside the trash in the order of their entry, for register.Checklist. They are
// few.
func (s *Store) Rules(ctx context.Context) ([]*register.ProcedureRule, error) {
	rules, err := rulesOf(s.read(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the rules of procedure: %w", translate(err))
	}
	return rules, nil
}

func rulesOf(db *gorm.DB) (rules []*register.ProcedureRule, err error) {
	return rules, db.Table(shapes[register.KindRule].table()).Where("deleted_at IS NULL").Order("id").Find(&rules).Error
}
