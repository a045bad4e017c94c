package packages

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// open is a record that waits to be decided, as it is here, as it was sent and, nil where nothing is known of that, as both
// began.
type open struct {
	ours, theirs, base register.Record
	names              lang.Names
}

// decide asks about what clashed in a record and nobody has decided.
func (p *Page) decide(u storage.Undecided) {
	if p.desk.Looking() {
		p.desk.Open(u.Ref)
		return
	}
	kit.Load(p.desk.Loader(), &kit.Slot{}, func(ctx context.Context) (o open, err error) {
		if o.ours, err = p.store.Record(ctx, u.Ref); err != nil {
			return o, err
		}
		if o.theirs, err = p.store.Theirs(ctx, u); err != nil {
			return o, err
		}
		if o.base, err = register.BeforeClashes(o.ours, u.Clashes); err != nil {
			return o, err
		}
		o.names, err = changes.Names(ctx, p.store, o.base, o.ours, o.theirs)
		return o, err
	}, func(o open, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		desk.Clashing{
			Conflict: &storage.Conflict{Base: o.base, Theirs: o.theirs, Mine: o.ours}, Names: o.names, Merged: o.ours, Clashes: u.Clashes,
			Title: labelled(o.ours), Text: lang.T("packages.decide", u.Author, lang.Moment(u.At.Local()), u.Device),
			Base: lang.T("conflict.base"), Theirs: u.Author, Mine: lang.T("packages.value.ours"),
			Leave: lang.T("packages.side.later"), AllTheirs: lang.T("packages.side.theirs"), AllMine: lang.T("packages.side.ours"),
		}.Ask(p.desk, func(decided register.Record, taken []register.Clash) { p.decided(u, decided, taken) })
	})
}

// decided keeps what was decided; what of ours was not taken stays in the history.
func (p *Page) decided(u storage.Undecided, r register.Record, taken []register.Clash) {
	lost := make([]register.Clash, len(taken))
	for i, c := range taken {
		lost[i] = register.Clash{Path: c.Path, Base: c.Base, Theirs: c.Mine, Mine: c.Theirs}
	}
	if len(taken) == 0 {
		r = nil // it stays as it is
	}
	desk.Act(p.desk, "packages.deciding", func(ctx context.Context) (register.ID, error) { return p.store.Decide(ctx, u, r, lost) },
		func(batch register.ID, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			desk.OfferUndo(p.desk, p.store, lang.T("packages.decided"), batch)
			p.Refresh()
			if p.options.Decided != nil {
				p.options.Decided()
			}
		})
}
