package history

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
)

// reading is what the card says of a change.
type reading struct {
	line
	storage.Change
	record storage.Line
	names  lang.Names
	// newest marks the record's last change: the record is as it left it.
	newest bool
}

// show draws what the current line changed.
func (p *Page) show(l line) {
	p.shown = l
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (reading, error) {
		t := reading{line: l}
		err := storage.AtOnce(ctx,
			func(ctx context.Context) error {
				found, err := p.store.ChangesAt(ctx, l.Seq)
				if err != nil || len(found) == 0 {
					return err
				}
				t.Change = found[0]
				t.names, err = changes.Names(ctx, p.store, changes.Mentioning(t.Change)...)
				return err
			},
			func(ctx context.Context) error {
				lines, err := p.store.Lines(ctx, l.Ref.ID)
				t.record = lines[l.Ref.ID]
				return err
			},
			func(ctx context.Context) error {
				last, err := p.store.Changes(ctx, storage.HistoryQuery{Record: l.Ref.ID}, 0, 1)
				t.newest = len(last) == 1 && last[0].Seq == l.Seq
				return err
			},
		)
		return t, err
	}, func(t reading, err error) {
		switch {
		case err != nil:
			p.blank()
			p.Fail(err)
		case t.Change.Seq == 0: // it has gone meanwhile
			p.blank()
		case t.several():
			p.drawBatch(t)
		default:
			p.drawChange(t)
		}
	})
}

func (p *Page) blank() {
	p.shown = line{}
	p.Card.Clear()
	p.Card.Paragraph(kit.Soft(lang.T("history.none")))
	p.Card.Refresh()
}

// when writes the time, the author and the device.
func (p *Page) when(t reading) {
	p.Card.Field(lang.T("history.at"), kit.Plain(lang.Moment(t.At.Local())))
	p.Card.Field(lang.T("history.by"), desk.Said(t.Author)...)
	p.Card.Field(lang.T("history.device"), desk.Said(t.Device)...)
	if !t.several() && t.Revision > 0 {
		p.Card.Field(lang.T("history.version"), kit.Plain(lang.Number(t.Revision)))
	}
	switch {
	case t.Undone && t.Act == storage.ActUndo:
		p.Card.Banner(kit.ToneGrey, "", kit.Plain(lang.T("history.redone.text")))
	case t.Undone:
		p.Card.Banner(kit.ToneGrey, "", kit.Plain(lang.T("history.undone.text")))
	}
}

// drawBatch draws several records that were changed as one.
func (p *Page) drawBatch(t reading) {
	p.Card.Clear()
	p.Card.Kicker(row{line: t.line, Change: t.Change}.act())
	p.Card.Title(lang.N("history.records", t.Count))
	p.when(t)
	p.Card.Field(lang.T("history.kinds"), kit.Plain(kindWords(t.Kinds)))
	unfold := lang.T("history.unfold")
	if len(p.inner[t.line.Batch]) > 0 {
		unfold = lang.T("history.fold")
	}
	buttons := []*kit.Button{kit.NewButton(kit.ButtonPrimary, unfold, func() { p.open(t.line) }).WithKey("Enter")}
	if !t.Undone {
		verb := lang.T("history.undo")
		if t.Act == storage.ActUndo {
			verb = lang.T("history.redo")
		}
		buttons = append(buttons, desk.Changing(p.desk, kit.NewButton(kit.ButtonPlain, verb, func() { p.undo(t.line.Batch) }))...)
	}
	p.Card.Actions(buttons...)
	p.Card.Refresh()
}

// drawChange draws what was changed in one record, field by field, before and after.
func (p *Page) drawChange(t reading) {
	p.Card.Clear()
	p.Card.Kicker(lang.T("kind."+string(t.line.Ref.Kind)) + " · " + changes.Act(t.Change))
	p.Card.Title(desk.Name(t.record))
	p.when(t)
	differences := changes.Of(t.Change, t.names)
	switch {
	case t.After == nil:
		p.Card.Paragraph(kit.Plain(lang.T("history.purged.text")))
	case t.Before == nil:
		p.Card.Section(lang.T("history.section.made"))
		for _, d := range differences {
			p.Card.Field(d.Label, kit.Plain(d.After))
		}
	case len(differences) > 0:
		p.Card.Section(lang.T("history.changed"))
		p.Card.Beside(nil, []kit.Part{kit.Soft(lang.T("history.before"))}, []kit.Part{kit.Soft(lang.T("history.after"))})
		for _, d := range differences {
			p.drawDifference(t, d)
		}
	}
	if lost := changes.LostIn(t.Change, t.names); len(lost) > 0 {
		p.Card.Section(lang.T("history.lost"))
		for _, one := range lost {
			p.Card.Field(one.Label, kit.Plain(one.Words))
		}
	}
	if len(t.Steps) > 0 {
		p.Card.Section(lang.T("history.elsewhere"))
		p.drawSteps(t.Steps, t.names)
	}
	p.Card.Actions(p.buttons(t)...)
	p.Card.Refresh()
}

// drawSteps draws what was done elsewhere before a package brought it.
func (p *Page) drawSteps(steps []storage.Change, names lang.Names) {
	for _, step := range steps {
		p.Card.Paragraph(kit.Bold(lang.Moment(step.At.Local())+", "+step.Author), kit.Soft("   "+step.Device+" · "+changes.Act(step)))
		if said := changes.Brief(step, names); said != "" {
			p.Card.Paragraph(kit.Plain(said))
		}
		p.drawSteps(step.Steps, names)
	}
}

// drawDifference draws a field before and after, with the way to take it back.
func (p *Page) drawDifference(t reading, d lang.Difference) {
	head := []kit.Part{kit.Bold(d.Label)}
	if !p.desk.Looking() {
		head = append(head, kit.Plain("   "), kit.Link(lang.T("history.field.back"), func() { p.takeFieldBack(t, d) }))
	}
	before, after := sides(d)
	p.Card.Beside(head, before, after)
}

// sides are a field before and after; of a list only those rows that differ.
func sides(d lang.Difference) (before, after []kit.Part) {
	if !d.Listed {
		return []kit.Part{kit.Plain(desk.Dash(d.Before))}, []kit.Part{kit.Plain(desk.Dash(d.After))}
	}
	var was, is string
	line := func(side *string, words string) {
		if *side != "" {
			*side += "\n"
		}
		*side += words
	}
	for _, r := range d.Rows {
		switch {
		case r.Added():
			line(&is, "+ "+r.After.String())
		case r.Removed():
			line(&was, "− "+r.Before.String())
		default:
			line(&was, r.Before.String())
			line(&is, r.After.String())
		}
	}
	if len(d.Rows) == 0 { // another order
		was, is = d.Before, d.After
	}
	return []kit.Part{kit.Plain(desk.Dash(was))}, []kit.Part{kit.Plain(desk.Dash(is))}
}

// buttons are what can be done about a change.
func (p *Page) buttons(t reading) []*kit.Button {
	if t.After == nil {
		return nil
	}
	var buttons []*kit.Button
	if t.Before != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonPrimary, lang.T("history.back.change"), func() { p.takeChangeBack(t) }))
	}
	open := kit.NewButton(kit.ButtonPlain, lang.T("menu.open"), func() { p.desk.Open(t.line.Ref) })
	if t.newest { // there is nothing later to go back from, or to compare with
		return append(desk.Changing(p.desk, buttons...), open)
	}
	buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("history.back.record"), func() { p.takeRecordBack(t, t.After) }))
	return append(desk.Changing(p.desk, buttons...),
		kit.NewButton(kit.ButtonPlain, lang.T("history.with_today"), func() { p.compareWithToday(t) }), open)
}

// open unfolds a batch or folds it, and shows the record of any other line.
func (p *Page) open(l line) {
	switch {
	case !l.several():
		p.desk.Open(l.Ref)
		return
	case len(p.inner[l.Batch]) > 0:
		delete(p.inner, l.Batch)
		p.wanted = l.Seq
		p.put()
		return
	}
	q := p.asked()
	kit.Load(p.desk.Loader(), &p.unfolding, func(ctx context.Context) ([]line, error) {
		return p.within(ctx, q, l.Batch)
	}, func(inner []line, err error) {
		if err != nil {
			p.Fail(err)
			return
		}
		p.inner[l.Batch] = inner
		p.wanted = l.Seq
		p.put()
	})
}

func (p *Page) menu(l line, at fyne.Position) {
	menu := kit.Menu{
		{Word: lang.T("menu.open"), Do: func() { p.open(l) }},
		{Word: lang.T("menu.copy_rows"), Do: p.List().Copy},
	}
	if !l.several() {
		menu = append(menu, &kit.MenuItem{Word: lang.T("history.of_record"), Do: func() { p.desk.Recall(l.Ref, l.Seq) }})
	}
	if selected := p.List().Selected(); len(selected) == 2 && slices.Contains(selected, l) {
		menu = append(menu, &kit.MenuItem{Word: lang.T("history.compare"), Do: p.compareSelected})
	}
	kit.ShowMenu(menu, p.List(), at)
}
