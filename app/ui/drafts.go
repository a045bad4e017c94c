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
			w.unlessSaved(ref.Kind, key, func() { w.Edit(fresh) })
			return
		}
		if awaiting, is := strings.CutPrefix(id, "new/"); is {
			if outcome, err := desk.ParseAwaiting(awaiting); err == nil {
				w.unlessSaved(ref.Kind, key, func() { w.editAwaited(ref.Kind, outcome, key) })
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

// newest is how many of the newest changes are looked through for a record that was saved.
const newest = 20

// unlessSaved goes on with the draft of a new record, but where the record was saved before the program ended: then the
// draft goes, and the next one is offered.
func (w *Window) unlessSaved(k register.Kind, key string, edit func()) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (saved bool, err error) {
		draft, found := w.drafts.Load(key)
		if !found {
			return false, nil
		}
		changes, err := w.store.Changes(ctx, storage.HistoryQuery{Kinds: []register.Kind{k}}, 0, newest)
		if err != nil {
			return false, err
		}
		for _, c := range changes {
			if !c.Made {
				continue
			}
			r, err := w.store.Record(ctx, c.Ref)
			if err == nil && kit.Saved(draft, r) {
				return true, w.drafts.Drop(key)
			}
		}
		return false, nil
	}, func(saved bool, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case saved:
			w.offerDraft()
		default:
			edit()
		}
	})
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

// editDraft opens the form of a record that was being changed. A draft goes where the record has gone, or says the same:
// it was saved before the program ended.
func (w *Window) editDraft(ref register.Ref, key string) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		r, err := w.store.Record(ctx, ref)
		if errors.Is(err, storage.ErrNotFound) {
			return nil, w.drafts.Drop(key)
		}
		if draft, found := w.drafts.Load(key); err == nil && found && kit.Saved(draft, r) {
			return nil, w.drafts.Drop(key)
		}
		return r, err
	}, func(r register.Record, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case r != nil:
			w.Edit(r)
		default:
			w.offerDraft()
		}
	})
}
