// Package rules is the page of rules of procedure: their list, card and form. It is reached from the settings.
package rules

import (
	"context"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.Store
	RuleIDs(ctx context.Context, q storage.RuleQuery) ([]register.ID, error)
	RuleRows(ctx context.Context, ids []register.ID) ([]storage.RuleRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.RuleRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.RuleRow] {
	return desk.Plan[storage.RuleRow]{
		Kind:    register.KindRule,
		Store:   p.store,
		Within:  "settings",
		Columns: shownColumns,
		Key:     func(r storage.RuleRow) register.ID { return r.ID },
		Filters: []desk.Filter{
			{ID: "level", Word: "rule.level", Several: true, Options: desk.Fixed("agreement.level.", register.Levels)},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.RuleIDs(ctx, storage.RuleQuery{Query: v.Query(), Levels: desk.ValuesAs[register.Level](v.Values("level"))})
		},
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.RuleRow, error) {
			return p.store.RuleRows(ctx, ids)
		},
		Card:  p.card,
		Blank: func() register.Record { return &register.ProcedureRule{} },
		Form:  func(f *kit.Form, r register.Record) { form(f, r.(*register.ProcedureRule), p.desk.Today()) },
	}
}

type shownColumn = desk.Shown[storage.RuleRow]

var shownColumns = desk.Columns(
	columns.Rules,
	shownColumn{Name: "step", Width: 260, Grow: true},
	shownColumn{Name: "deadline", Width: 250},
	shownColumn{Name: "levels", Width: 240, Hidden: true},
	shownColumn{Name: "source", Width: 200, Hidden: true},
	shownColumn{Name: "verified", Width: 172, Tone: func(r storage.RuleRow) kit.Tone { return tone(r.Verified, r.Off) }},
)

// tone is the colour of a rule's reliability.
func tone(verified, off bool) kit.Tone {
	switch {
	case off:
		return kit.ToneGrey
	case verified:
		return kit.ToneGreen
	}
	return kit.ToneAmber
}

// card reads a rule and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, _ register.Date) (func(*kit.Card), error) {
	r, _, err := desk.Read[register.ProcedureRule](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		c.Kicker(lang.T("kind.rule"))
		c.Title(desk.Words(r.Step))
		c.Banner(tone(r.Verified, r.Off), lang.Capital(lang.RuleStatus(r.Verified, r.Off)), kit.Plain(lang.Capital(lang.RuleDeadline(r.Deadline))+"."))
		c.Field(lang.T("rule.levels"), kit.Plain(lang.RuleLevels(r.Proof, r.Levels)))
		var kinds []string
		for _, k := range r.Kinds {
			kinds = append(kinds, lang.T("agreement.kind."+string(k)))
		}
		desk.Fill(c, "rule.kinds", strings.Join(kinds, ", "))
		desk.Fill(c, "rule.proof", lang.RuleMilestone(r.Proof))
		desk.Fill(c, "rule.since", lang.Day(r.Since))
		desk.Fill(c, "rule.source", desk.Words(r.Source))
		for _, problem := range desk.Problems(r.Check().Warnings()) {
			c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
		}
		desk.Long(c, "rule.note", r.Note)
	}, nil
}
