package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// draftKey names the draft of a record: its kind and ID, "new" where it was never saved, and then the outcome waiting
// for it.
func draftKey(r register.Record, outcome desk.Awaiting) string {
	key := string(r.Ref().Kind) + "/"
	switch {
	case r.Meta().Revision > 0:
		return key + r.Ref().ID.String()
	case !outcome.IsZero():
		return key + "new/" + outcome.String()
	}
	return key + "new"
}

// offerDraft opens the form that a crash has left half filled; the form itself then asks.
func (w *Window) offerDraft() {
	keys := w.drafts.Keys()
	if at := slices.Index(keys, w.carried); at > 0 { // the form that goes on comes first
		keys[0], keys[at] = keys[at], keys[0]
	}
	for _, key := range keys {
		kind, id, _ := strings.Cut(key, "/")
		ref := register.Ref{Kind: register.Kind(kind)}
		fresh := ref.Kind.New()
		if fresh == nil {
			continue
		}
		if id == "new" {
			w.Edit(fresh)
			return
		}
		if awaiting, is := strings.CutPrefix(id, "new/"); is {
			if outcome, err := desk.ParseAwaiting(awaiting); err == nil {
				w.editAwaited(ref.Kind, outcome, key)
				return
			}
			continue
		}
		var err error
		if ref.ID, err = register.ParseID(id); err == nil {
			w.editDraft(ref, key)
			return
		}
	}
}

// editAwaited opens the form of a record for a waiting outcome. A draft for a vanished outcome stays a draft, of a
// record for which nothing waits.
func (w *Window) editAwaited(k register.Kind, outcome desk.Awaiting, key string) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		of, err := w.store.Record(ctx, outcome.Of)
		if err != nil && !errors.Is(err, storage.ErrNotFound) {
			return nil, err
		}
		if r := outcome.Begin(k, of); r != nil {
			return r, nil
		}
		free := draftKey(k.New(), desk.Awaiting{})
		draft, found := w.drafts.Load(key)
		if _, taken := w.drafts.Load(free); taken || !found {
			return nil, nil // that other draft comes first
		}
		if err := w.drafts.Keep(free, draft); err != nil {
			return nil, err
		}
		return nil, w.drafts.Drop(key)
	}, func(r register.Record, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case r == nil:
			w.Edit(k.New())
		default:
			w.EditFor(r, outcome)
		}
	})
}

// editDraft opens the form of a changed record; a vanished record takes its draft along.
func (w *Window) editDraft(ref register.Ref, key string) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		r, err := w.store.Record(ctx, ref)
		if errors.Is(err, storage.ErrNotFound) {
			return nil, w.drafts.Drop(key)
		}
		return r, err
	}, func(r register.Record, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case r != nil:
			w.Edit(r)
		}
	})
}
