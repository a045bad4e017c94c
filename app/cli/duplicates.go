package cli

import (
	"fmt"
	"slices"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

type duplicatesCommand struct {
	Kind   string `name:"kind" placeholder:"KIND"`
	Limit  int    `name:"limit" placeholder:"N" default:"200"`
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// duplicates lists the pairs of records that are likely one, and why.
func (c *command) duplicates(what duplicatesCommand) error {
	var kinds []register.Kind
	if what.Kind != "" {
		kind, err := uniteKindOf(what.Kind)
		if err != nil {
			return err
		}
		kinds = append(kinds, kind)
	}
	if err := formatOf(what.Format, asTable, asJSON); err != nil {
		return err
	}
	if what.Limit < 1 {
		return wrong(lang.T("cli.usage.bad", "--limit", fmt.Sprint(what.Limit)))
	}
	return c.withRegister(func(s *storage.Store) error {
		found, err := s.Duplicates(c.ctx, kinds...)
		if err != nil {
			return err
		}
		p := newPrinter(what.Format, "duplicates.none", c.out)
		if err := p.header([]heading{
			{name: "kind", label: "cli.kind"}, {name: "score", label: "cli.score", right: true}, {name: "id", label: "cli.id"},
			{name: "label", label: "duplicates.first", texts: true}, {name: "other_id", label: "cli.id"},
			{name: "other_label", label: "duplicates.second", texts: true}, {name: "why", label: "duplicates.why"}, {name: "against"},
		}); err != nil {
			return err
		}
		l := lang.Current()
		for _, d := range found[:min(len(found), what.Limit)] {
			if err := p.row([]cell{
				{string(d.A.Kind), kindWord(d.A.Kind)}, {d.Score, fmt.Sprint(d.Score)}, {d.A.ID.String(), d.A.ID.String()},
				{d.A.Label, d.A.Label.Or(l)}, {d.B.ID.String(), d.B.ID.String()}, {d.B.Label, d.B.Label.Or(l)},
				{reasonsOf(d.For), lang.Reasons(d.Likeness)}, {reasonsOf(d.Against), ""},
			}); err != nil {
				return err
			}
		}
		return p.end()
	})
}

// reasonsOf is a list that is never null.
func reasonsOf(some []alike.Reason) []alike.Reason { return append([]alike.Reason{}, some...) }

// uniteKindOf reads the name of a kind whose records are made one.
func uniteKindOf(name string) (register.Kind, error) {
	if k := register.Kind(name); slices.Contains(register.UniteKinds, k) {
		return k, nil
	}
	return "", wrongValue("KIND", name, commas(register.UniteKinds))
}

type mergeCommand struct {
	Kind string   `arg:"" name:"kind"`
	IDs  []string `arg:"" name:"id"`
}

// merge makes one record of several: the first one stays, of each field the better value is taken.
func (c *command) merge(what mergeCommand) error {
	kind, err := uniteKindOf(what.Kind)
	if err != nil {
		return err
	}
	if len(what.IDs) < 2 {
		return wrong(lang.T("cli.merge.few"))
	}
	ids := make([]register.ID, len(what.IDs))
	for i, text := range what.IDs {
		if ids[i], err = register.ParseID(text); err != nil || ids[i].IsZero() {
			return wrongValue("ID", text, anID)
		}
	}
	return c.changing(func(s *storage.Store) error {
		records := make([]register.Record, len(ids))
		for i, id := range ids {
			r, err := s.Record(c.ctx, register.Ref{Kind: kind, ID: id})
			if err == nil && (r.Meta().InTrash() || r.Meta().Revision == 0) {
				err = fmt.Errorf("%s: %w", id, storage.ErrNotFound)
			}
			if err != nil {
				return err
			}
			records[i] = r
		}
		u, err := register.Unite(records, 0, nil)
		if err != nil {
			return refusal{text: lang.T("cli.merge.twice")}
		}
		batch, err := s.Unite(c.ctx, u)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.out, lang.T("cli.merge.done", u.Stays.Label().Or(lang.Current()), batch))
		return err
	})
}
