package ui

import (
	"accord/app/ui/agreements"
	"accord/app/ui/backups"
	"accord/app/ui/calendar"
	"accord/app/ui/commissions"
	"accord/app/ui/commitments"
	"accord/app/ui/desk"
	"accord/app/ui/documents"
	"accord/app/ui/duplicates"
	"accord/app/ui/events"
	"accord/app/ui/history"
	"accord/app/ui/invitations"
	"accord/app/ui/licences"
	"accord/app/ui/lineage"
	"accord/app/ui/links"
	"accord/app/ui/meetings"
	"accord/app/ui/options"
	"accord/app/ui/overview"
	"accord/app/ui/packages"
	"accord/app/ui/partners"
	"accord/app/ui/persons"
	"accord/app/ui/results"
	"accord/app/ui/rules"
	"accord/app/ui/sessions"
	"accord/app/ui/sheets"
	"accord/app/ui/spheres"
	"accord/app/ui/trade"
	"accord/app/ui/trash"
	"accord/app/ui/visits"
)

// makePages makes every page once.
func (w *Window) makePages() []desk.Page {
	preferences := w.preferences()
	return []desk.Page{
		overview.New(w, w.store),
		agreements.New(w, w.store),
		commissions.New(w, w.store),
		sessions.New(w, w.store),
		visits.New(w, w.store),
		meetings.New(w, w.store),
		commitments.New(w, w.store),
		partners.New(w, w.store),
		persons.New(w, w.store),
		spheres.New(w, w.store),
		events.New(w, w.store),
		invitations.New(w, w.store),
		links.New(w, w.store),
		trade.New(w, w.store),
		calendar.New(w, w.store),
		documents.New(w, w.store),
		sheets.New(w, w.store),
		trash.New(w, w.store),
		duplicates.New(w, w.store),
		options.New(w, preferences),
		lineage.New(w, w.store),
		rules.New(w, w.store), // from the settings
		licences.New(w),       // from there too
		history.New(w, w.store, preferences.Copies),
		results.New(w, w.store),           // from the search
		backups.New(w, w.copiesOptions()), // and from there
		partners.NewProfile(w, w.store),   // from the card of a partner
		trade.NewCharts(w, w.store),       // from the list of trade
		packages.New(w, w.store, w.packagesOptions()),
	}
}
