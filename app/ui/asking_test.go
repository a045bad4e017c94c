package ui

import (
	"testing"

	"accord/app/exchange"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// questionsAtMost is how often a page asks a server: each question takes as long as the line does.
const questionsAtMost = 8

func TestNoPageAsksAServerTooOften(t *testing.T) {
	line := storagetest.NewLine(t)
	store, err := storage.Open(background, line.Address, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := exchange.ImportSample(background, store); err != nil {
		t.Fatal(err)
	}
	var w *Window
	asked := func(what string, do func()) {
		before := line.Asked()
		do()
		if n := line.Asked() - before; n > questionsAtMost {
			t.Errorf("%s asks %d times", what, n)
		}
	}
	asked("a window at its first page", func() { w = newPlace(t).window(t, store, kit.InLine()) })
	for _, p := range w.pages {
		if inner, is := p.(desk.Inner); is && inner.Within() == "-" {
			continue
		}
		asked("the page "+p.ID(), func() { w.Go(p.ID()) })
	}
	for _, k := range register.Kinds {
		var some register.Ref
		if err := store.EachRecord(background, []register.Kind{k}, func(r register.Record) error { some = r.Ref(); return nil }); err != nil {
			t.Fatal(err)
		}
		if some.ID.IsZero() {
			continue
		}
		w.Go(string(k))
		asked("the card of a "+string(k), func() { w.Open(some) })
		switch k {
		case register.KindPartner:
			asked("the profile of a partner", func() { w.Profile(some.ID) })
		case register.KindAgreement:
			asked("the lineage of an agreement", func() { w.Trace(some.ID) })
			asked("the history of an agreement", func() { w.Recall(some, 0) })
		}
	}
	asked("a search", func() { w.Results("сотрудничество") })
}
