package history

import (
	"context"
	"errors"
	"slices"
	"strings"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// proposal is a record as it would be once something is taken back: what would change, and what was changed again since.
type proposal struct {
	record      register.Record
	revision    int64 // of the whole record; inPart where it does not all come back
	differences []lang.Difference
	clashes     []string // fields in words
}

// inPart stands for a revision where only something of it comes back.
const inPart = 0

// takeFieldBack sets a field to the value before a change.
func (p *Page) takeFieldBack(t reading, d lang.Difference) {
	p.propose(t, func(now register.Record) (register.Record, []string, error) {
		back, err := register.TakenBack(now, t.Before, d.Top())
		return back, nil, err
	}, inPart)
}

// takeRecordBack makes a record what it was at a revision.
func (p *Page) takeRecordBack(t reading, then register.Record) {
	p.propose(t, func(now register.Record) (register.Record, []string, error) {
		back, err := register.TakenBack(now, then)
		return back, nil, err
	}, then.Meta().Revision)
}

// takeChangeBack takes back one change and leaves later ones. It reports fields changed again since.
func (p *Page) takeChangeBack(t reading) {
	p.propose(t, func(now register.Record) (register.Record, []string, error) {
		back, clashes, err := register.Merge(t.After, now, t.Before)
		var fields []string
		for _, c := range clashes {
			if c.Path != register.ClashDeleted {
				fields = append(fields, lang.Field(now.Ref().Kind, c.Top()))
			}
		}
		slices.Sort(fields)
		return back, slices.Compact(fields), err
	}, inPart)
}

// propose reads the record as it is now, shows what would change, and saves that where it is wanted.
func (p *Page) propose(t reading, back func(now register.Record) (taken register.Record, clashes []string, err error), revision int64) {
	kit.Load(p.desk.Loader(), &p.writing, func(ctx context.Context) (proposal, error) {
		now, err := p.store.Record(ctx, t.line.Ref)
		if err != nil {
			return proposal{}, err
		}
		offer := proposal{revision: revision}
		if offer.record, offer.clashes, err = back(now); err != nil {
			return proposal{}, err
		}
		names, err := changes.Names(ctx, p.store, now, offer.record)
		if err != nil {
			return proposal{}, err
		}
		offer.differences = lang.Differences(now, offer.record, names)
		if len(offer.differences) == 0 && now.Meta().InTrash() == offer.record.Meta().InTrash() {
			offer.record = nil
		}
		return offer, nil
	}, func(offer proposal, err error) {
		switch {
		case err != nil:
			p.desk.Fail(err)
		case offer.record == nil:
			kit.Inform(p.desk.Canvas(), lang.T("history.back.title"), lang.T("history.back.nothing"))
		default:
			p.ask(t, offer)
		}
	})
}

// ask shows what would change.
func (p *Page) ask(t reading, offer proposal) {
	said := []kit.DialogLine{{Text: desk.Name(t.record), Bold: true}, {}}
	if len(offer.clashes) > 0 {
		said = append(said, kit.DialogLine{Text: lang.T("history.back.clashes", strings.Join(offer.clashes, ", "))}, kit.DialogLine{})
	}
	if t.record.InTrash && !offer.record.Meta().InTrash() {
		said = append(said, kit.DialogLine{Text: lang.T("history.back.from_trash")})
	}
	for _, d := range offer.differences {
		said = append(said, kit.DialogLine{Text: d.String()})
	}
	kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("history.back.title"), Lines: said, Width: 620,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("history.back.do"), Kind: kit.ButtonPrimary, Default: true, Do: func() { p.save(t, offer) }},
		},
	})
}

// save writes what was taken back. Where the record may not be saved like that, its form is opened with it.
func (p *Page) save(t reading, offer proposal) {
	desk.Act(p.desk, "work.revert", func(ctx context.Context) (register.ID, error) {
		return p.store.Revert(ctx, offer.record, offer.revision)
	}, func(batch register.ID, err error) {
		var invalid *storage.Invalid
		var changed *storage.Conflict
		switch {
		case errors.As(err, &invalid) && invalid.Ref == offer.record.Ref():
			p.desk.EditAt(offer.record, nil, invalid.Problems[0].Field)
			p.desk.Say(lang.T("history.back.invalid"))
		case errors.As(err, &changed):
			kit.Inform(p.desk.Canvas(), lang.T("history.back.title"), lang.T("history.back.changed", changed.Theirs.Meta().UpdatedBy))
		case err != nil:
			p.desk.Fail(err)
		default:
			p.desk.Offer(lang.T("history.back.done", desk.Name(t.record)), lang.T("undo.verb"), func() { desk.Undo(p.desk, p.store, batch) })
		}
	})
}

// undo takes back a batch of several records.
func (p *Page) undo(batch register.ID) {
	kit.Load(p.desk.Loader(), &p.writing, func(ctx context.Context) (storage.Batch, error) {
		return p.store.Step(ctx, batch)
	}, func(b storage.Batch, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		desk.AskUndo(p.desk, p.store, b)
	})
}
