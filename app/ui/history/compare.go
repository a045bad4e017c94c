package history

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// compared are two revisions of one record, the older first.
type compared struct {
	record      storage.Line
	older       storage.Change
	newer       register.Record
	newerAt     string
	differences []lang.Difference
}

// compareSelected shows two selected revisions of one record side by side.
func (p *Page) compareSelected() {
	chosen := p.List().Selected()
	if len(chosen) != 2 || chosen[0].several() || chosen[1].several() || chosen[0].Ref != chosen[1].Ref {
		kit.Inform(p.desk.Canvas(), lang.T("history.compare"), lang.T("history.compare.two"))
		return
	}
	older, newer := min(chosen[0].Seq, chosen[1].Seq), max(chosen[0].Seq, chosen[1].Seq)
	p.compare(chosen[0].Ref, older, func(ctx context.Context) (register.Record, string, error) {
		found, err := p.store.ChangesAt(ctx, newer)
		if err != nil || len(found) == 0 {
			return nil, "", err
		}
		return found[0].After, moment(found[0]), nil
	})
}

// compareWithToday shows a revision beside the record as it is now.
func (p *Page) compareWithToday(t reading) {
	p.compare(t.line.Ref, t.line.Seq, func(ctx context.Context) (register.Record, string, error) {
		r, err := p.store.Record(ctx, t.line.Ref)
		return r, lang.T("history.now"), err
	})
}

func moment(c storage.Change) string { return lang.Moment(c.At.Local()) + ", " + c.Author }

func (p *Page) compare(of register.Ref, older int64, newer func(context.Context) (register.Record, string, error)) {
	p.comparing = func() { p.compare(of, older, newer) }
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (c compared, err error) {
		found, err := p.store.ChangesAt(ctx, older)
		if err != nil || len(found) == 0 {
			return c, err
		}
		c.older = found[0]
		if c.newer, c.newerAt, err = newer(ctx); err != nil || c.newer == nil {
			return c, err
		}
		names, err := changes.Names(ctx, p.store, c.older.After, c.newer)
		if err != nil {
			return c, err
		}
		c.differences = lang.Differences(c.older.After, c.newer, names)
		lines, err := p.store.Lines(ctx, of.ID)
		c.record = lines[of.ID]
		return c, err
	}, func(c compared, err error) {
		switch {
		case err != nil:
			p.Fail(err)
		case c.newer == nil:
			p.blank()
		default:
			p.drawComparison(c)
		}
	})
}

// endComparison shows again what the current line changed.
func (p *Page) endComparison() {
	p.comparing = nil
	p.show(p.shown)
}

// Escape closes a comparison, and puts the keyboard on the list.
func (p *Page) Escape() {
	if p.comparing != nil {
		p.endComparison()
	}
	p.Listed.Escape()
}

func (p *Page) drawComparison(c compared) {
	t := reading{line: line{Seq: c.older.Seq, Ref: c.record.Ref, Count: 1}, Change: c.older, record: c.record}
	t.Before = c.older.After // what a field is taken back to
	p.Card.Clear()
	p.Card.Kicker(lang.T("history.compared"))
	p.Card.Title(desk.Name(c.record))
	if len(c.differences) == 0 {
		p.Card.Paragraph(kit.Plain(lang.T("history.same")))
	}
	p.Card.Beside(nil, []kit.Part{kit.Soft(moment(c.older))}, []kit.Part{kit.Soft(c.newerAt)})
	for _, d := range c.differences {
		p.drawDifference(t, d)
	}
	back := desk.Changing(p.desk, kit.NewButton(kit.ButtonPrimary, lang.T("history.back.older"), func() { p.takeRecordBack(t, c.older.After) }))
	p.Card.Actions(append(back, kit.NewButton(kit.ButtonPlain, lang.T("history.compare.close"), p.endComparison))...)
	p.Card.Refresh()
	p.ShowCard()
}
