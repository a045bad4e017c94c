package ui

import (
	"encoding/json"
	"testing"

	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Whatever lies where the draft of a form should be, the window lives, and the form is still of its own record.
func FuzzDraft(f *testing.F) {
	id := register.NewID().String()
	for i := range register.Kinds {
		f.Add(uint8(i), []byte(`{"id": "`+id+`", "revision": 7, "note": {"ru": "чужое"}}`))
		f.Add(uint8(i), []byte(`{"note": {"ru": "своё"}, "parties": null, "actions": [{}], "programme": [{}, {}], "delegation": [{}], "aliases": [""]}`))
	}
	for i, text := range []string{
		``, `null`, `{}`, `[]`, `{"from": "2022-99-99", "term": "for ever", "kind": 5}`,
		`{"title": {"ru": "\ud800"}, "made here": [{"kind": "nothing"}, {"kind": "partner", "record": null}, {"kind": "person", "record": []}]}`,
	} {
		f.Add(uint8(i), []byte(text))
	}
	store := storagetest.New(f).Store
	p := newPlace(f)
	w := p.window(f, store, kit.InLine())
	f.Fuzz(func(t *testing.T, which uint8, draft []byte) {
		k := register.Kinds[int(which)%len(register.Kinds)]
		key := string(k) + "/new"
		if err := p.drafts.Keep(key, draft); err != nil {
			t.Fatal(err)
		}
		w.offerDraft()
		for top := w.Canvas().Overlays().Top(); top != nil; top = w.Canvas().Overlays().Top() {
			w.Canvas().Overlays().Remove(top)
		}
		if w.form == nil {
			t.Fatalf("the form of the draft does not open: %s", k)
		}
		w.form.form.ResumeDraft()
		if r := w.form.record; r.Meta().Revision != 0 {
			t.Errorf("the new record became %v of revision %d", r.Ref(), r.Meta().Revision)
		}
		_ = w.form.record.Check()
		if _, now := w.form.form.Draft(); now != nil && !json.Valid(now) {
			t.Errorf("the draft becomes %q", now)
		}
		w.form.form.Saved() // or it would leave its draft to the next
		w.closeForm()
		for top := w.Canvas().Overlays().Top(); top != nil; top = w.Canvas().Overlays().Top() {
			w.Canvas().Overlays().Remove(top)
		}
		if err := p.drafts.Drop(key); err != nil {
			t.Fatal(err)
		}
	})
}
