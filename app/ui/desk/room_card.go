package desk

import (
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Show shows the card of a record at the given scroll, and selects the record if the list has it.
func (r *Room[R]) Show(id register.ID, scroll float32) {
	if r.shown != id {
		r.show(id, scroll)
	}
	r.showCard()
	r.want(id)
}

// ShowAll selects records in the list and shows the card of the first.
func (r *Room[R]) ShowAll(ids ...register.ID) {
	if r.shown != ids[0] {
		r.show(ids[0], 0)
	}
	r.want(ids...)
}

// want selects records now, or when the list has come that has them.
func (r *Room[R]) want(ids ...register.ID) {
	r.wanted = ids
	switch listed := r.list.Select(ids...); {
	case !listed:
		r.list.Clear() // what the keys do is done to the card, and not to a row of another record
	case len(r.list.Selected()) == len(ids) && !r.stale: // an older list may hold vanished records
		r.wanted = nil
	}
}

// Current returns the record whose card is shown, and how far it is scrolled.
func (r *Room[R]) Current() (register.ID, float32) { return r.shown, r.card.ScrollOffset() }

// Keyed returns the line of the card that has the keyboard, below 0 where none has.
func (r *Room[R]) Keyed() int {
	if r.card == nil {
		return -1
	}
	return r.card.Keyed()
}

// Key puts the keyboard on a line of the card.
func (r *Room[R]) Key(line int) { r.card.Key(line) }

func (r *Room[R]) show(id register.ID, scroll float32) {
	fresh := r.shown != id
	if r.shown, r.scroll = id, scroll; fresh {
		r.since = since{}
	}
	on, since := r.desk.Day(), r.since
	kit.Load(r.desk.Loader(), &r.reading, func(ctx context.Context) (drawing, error) {
		var d drawing
		var record register.Record
		works := []func(context.Context) error{
			func(ctx context.Context) (err error) { d.draw, err = r.plan.Card(ctx, id, on); return err },
			func(ctx context.Context) (err error) { record, err = r.plan.Store.Record(ctx, r.ref(id)); return err },
			func(ctx context.Context) (err error) {
				d.history, err = ReadHistory(ctx, r.plan.Store, r.ref(id))
				return err
			},
		}
		if r.files != nil {
			works = append(works, func(ctx context.Context) (err error) { d.files, err = r.plan.Files.DocumentsOf(ctx, id); return err })
		}
		err := storage.AtOnce(ctx, works...)
		if err != nil {
			return drawing{}, err
		}
		if d.trashed = record.Meta().DeletedAt; record.Meta().Revision == 0 {
			d.purged = record
		}
		d.since, err = since.read(ctx, r.plan.Store, record)
		return d, err
	}, func(d drawing, err error) {
		if err != nil {
			r.blankCard()
			r.fail(err)
			return
		}
		keyed := r.card.Keyed()
		r.card.Clear()
		if d.purged != nil {
			r.drawPurged(d)
			return
		}
		r.since = d.since
		r.trashed = !d.trashed.IsZero()
		if r.trashed {
			Trashed(r.card, d.trashed)
		}
		r.since.draw(r.card)
		if !d.trashed.IsZero() {
			r.drawTrashed(d, id)
			return
		}
		d.draw(r.card)
		if r.files != nil {
			r.files.Section(r.card, r.ref(id), d.files)
		}
		d.history.Section(r.card, r.desk)
		actions := Changing(r.desk, kit.NewButton(kit.ButtonPrimary, lang.T("card.edit"), func() { r.Edit(id) }).WithKey("F2"))
		if slices.Contains(register.Lineal, r.plan.Kind) {
			actions = append(actions, kit.NewButton(kit.ButtonPlain, lang.T("card.lineage"), func() { r.desk.Trace(id) }))
		}
		r.card.Actions(append(actions, kit.NewMenuButton(kit.ButtonPlain, lang.T("card.more"), func() kit.Menu { return r.actions(id, false) }))...)
		r.card.Refresh()
		if !fresh || r.scroll > 0 {
			r.card.SetScrollOffset(r.scroll)
		}
		if !fresh && keyed >= 0 {
			r.card.Key(keyed)
		}
	})
}

// drawing is what reading a card returns.
type drawing struct {
	draw    func(*kit.Card)
	files   []storage.DocumentRow
	history History
	purged  register.Record  // the rest of a record deleted for good
	trashed register.Instant // the moment it was put into the trash, zero where it was not
	since   since
}

// drawTrashed draws the card of a record in the trash: it can only be taken back.
func (r *Room[R]) drawTrashed(d drawing, id register.ID) {
	r.card.Menus(func(menu func() kit.Menu) (items kit.Menu) {
		r.desk.Quietly(func() { items = menu() })
		return items
	})
	r.desk.Quietly(func() {
		d.draw(r.card)
		if r.files != nil {
			r.files.Section(r.card, r.ref(id), d.files)
		}
	})
	d.history.Section(r.card, r.desk)
	r.card.Actions(Changing(r.desk, kit.NewButton(kit.ButtonPrimary, lang.T("trash.restore"), func() { r.desk.Restore(r.ref(id)) }))...)
	r.card.Refresh()
}

// drawPurged draws the name of a record deleted for good, and who deleted it.
func (r *Room[R]) drawPurged(d drawing) {
	r.card.Kicker(lang.T("kind." + string(r.plan.Kind)))
	r.card.Title(Words(d.purged.Label()))
	r.card.Banner(kit.ToneGrey, lang.T("history.act.purge"), kit.Plain(lang.T("history.purged.text")))
	d.history.Section(r.card, r.desk)
	r.card.Refresh()
}

// Trashed says on a card that the record lies in the trash.
func Trashed(c *kit.Card, at register.Instant) {
	c.Banner(kit.ToneGrey, lang.T("trash.state", lang.Moment(at.Local())), kit.Plain(lang.T("trash.state.text")))
}

// Drop takes files from the file manager for the record whose card is shown.
func (r *Room[R]) Drop(paths []string) {
	switch {
	case len(paths) == 0:
	case r.shown.IsZero():
		r.desk.Say(lang.T("file.drop.nothing"))
	case r.trashed:
		r.desk.Say(lang.T("trash.only_back"))
	case r.plan.Drop != nil:
		r.plan.Drop(r.shown, paths)
	case r.files != nil:
		r.files.Add(r.ref(r.shown), paths...)
	}
}

// DropOn adds files to a record whose form is open, for the pickers of the form to offer. It is false where the page has
// other plans with files.
func (r *Room[R]) DropOn(ref register.Ref, paths []string) bool {
	if r.files == nil || r.plan.Drop != nil {
		return false
	}
	r.files.Add(ref, paths...)
	return true
}

func (r *Room[R]) blankCard() {
	r.card.Clear()
	r.card.Paragraph(kit.Soft(lang.T("card.none")))
	r.card.Refresh()
}
