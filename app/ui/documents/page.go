// Package documents is the page of files: their list, card and form.
package documents

import (
	"context"
	"image"
	"strings"

	"accord/app/columns"
	"accord/app/paper/kinds"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.FileStore
	kinds.Store
	DocumentIDs(ctx context.Context, q storage.DocumentQuery) ([]register.ID, error)
	DocumentRows(ctx context.Context, ids []register.ID) ([]storage.DocumentRow, error)
	ReadInPart(ctx context.Context, d *register.Document) (bool, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk       desk.Desk
	store      Store
	files      *desk.Files
	previewing kit.Slot
	comparing  kit.Slot
	// drawn is the last picture made, so that it does not flicker when the card is read again.
	drawn struct {
		hash  string
		image image.Image
	}
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.DocumentRow] {
	return desk.NewRoom(d, (&page{desk: d, store: s, files: desk.NewFiles(d, s)}).plan())
}

func (p *page) plan() desk.Plan[storage.DocumentRow] {
	return desk.Plan[storage.DocumentRow]{
		Kind:    register.KindDocument,
		Store:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.DocumentRow) register.ID { return r.ID },
		Order:   "title",
		Filters: []desk.Filter{
			{ID: "kind", Word: "document.kind", Several: true, Options: desk.Fixed("document.kind.", register.DocumentKinds)},
			{ID: "language", Word: "document.language", Several: true, Options: languages},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.DocumentIDs(ctx, storage.DocumentQuery{
				Query: v.Query(), Kinds: desk.ValuesAs[register.DocumentKind](v.Values("kind")), Languages: v.Values("language"),
			})
		},
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.DocumentRow, error) {
			return p.store.DocumentRows(ctx, ids)
		},
		Card:  p.card,
		Blank: func() register.Record { return &register.Document{Kind: register.DocumentOther} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Document)) },
		Drop:  func(id register.ID, paths []string) { p.files.AddVersion(id, paths...) },
	}
}

type shownColumn = desk.Shown[storage.DocumentRow]

var shownColumns = desk.Columns(
	columns.Documents,
	shownColumn{Name: "title", Width: 240, Grow: true},
	shownColumn{Name: "kind", Width: 130},
	shownColumn{Name: "subject", Width: 210},
	shownColumn{Name: "day", Width: 90},
	shownColumn{Name: "size", Width: 84},
	shownColumn{Name: "language", Width: 110, Hidden: true},
	shownColumn{Name: "file", Width: 180, Hidden: true},
)

// languages are the options of the filter by language.
func languages(find string) []kit.Option {
	var options []kit.Option
	for _, o := range desk.LanguageOptions() {
		if strings.Contains(strings.ToLower(o.Label), strings.ToLower(find)) {
			options = append(options, o)
		}
	}
	return options
}
