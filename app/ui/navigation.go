package ui

import (
	"context"

	"accord/app/ui/duplicates"
	"accord/app/ui/history"
	"accord/app/ui/kit"
	"accord/app/ui/partners"
	"accord/app/ui/sheets"
	"accord/app/ui/trade"
	"accord/storage/register"
)

// Go shows a page, as a click in the navigation does.
func (w *Window) Go(id string) {
	w.leaveForm(func() { w.visit(w.note(route{page: id})) })
}

// Open shows the card of a record on its own page. For a record made one with another it shows the other.
func (w *Window) Open(ref register.Ref) {
	w.leaveForm(func() {
		kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Ref, error) {
			return w.store.LeadsTo(ctx, ref)
		}, func(to register.Ref, err error) {
			if err != nil {
				to = ref // its page shows the error
			}
			w.visit(w.note(route{page: string(to.Kind), record: to.ID}))
		})
	})
}

// Trace shows what a record came of and what came of it.
func (w *Window) Trace(id register.ID) {
	w.leaveForm(func() { w.visit(w.note(route{page: "lineage", record: id})) })
}

// Recall shows the history of a record.
func (w *Window) Recall(of register.Ref, change int64) {
	w.leaveForm(func() {
		for _, p := range w.pages {
			if page, is := p.(*history.Page); is {
				page.Recall(of, change)
			}
		}
		w.visit(w.note(route{page: history.ID, record: of.ID}))
	})
}

// TakeTable shows the page on which a table is taken in.
func (w *Window) TakeTable(k register.Kind) {
	w.onSheets(func(page *sheets.Page) { page.For(k) })
}

// TakePasted shows there a table that was pasted.
func (w *Window) TakePasted(k register.Kind, text string) {
	w.onSheets(func(page *sheets.Page) { page.PasteAs(k, text) })
}

func (w *Window) onSheets(do func(*sheets.Page)) {
	w.leaveForm(func() {
		w.visit(w.note(route{page: sheets.ID}))
		for _, p := range w.pages {
			if page, is := p.(*sheets.Page); is {
				do(page)
			}
		}
	})
}

// Unite shows records side by side, to be made one.
func (w *Window) Unite(refs ...register.Ref) {
	w.leaveForm(func() {
		w.visit(w.note(route{page: duplicates.ID}))
		for _, p := range w.pages {
			if page, is := p.(*duplicates.Page); is {
				page.Unite(refs...)
			}
		}
	})
}

// Profile shows the profile of a partner on its own page.
func (w *Window) Profile(partner register.ID) {
	w.leaveForm(func() { w.visit(w.note(route{page: partners.ProfileID, record: partner})) })
}

// Charts shows the trade with a partner in charts, for None that with all partners in one period.
func (w *Window) Charts(partner register.ID) {
	w.leaveForm(func() {
		for _, p := range w.pages {
			if page, is := p.(*trade.Charts); is && partner.IsZero() {
				page.ByPeriod()
			}
		}
		w.visit(w.note(route{page: trade.ChartsID, record: partner}))
	})
}

// Narrow shows the list of a kind through some filters.
func (w *Window) Narrow(k register.Kind, filters map[string][]kit.Option) {
	w.leaveForm(func() {
		for _, p := range w.pages {
			if room, is := p.(opener); is && room.Kind() == k {
				room.Narrow(filters)
			}
		}
		w.visit(w.note(route{page: string(k)}))
	})
}
