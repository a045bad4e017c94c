package ui

import (
	"strings"
	"testing"

	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestBackAndForwardKeepRecordAndScroll(t *testing.T) {
	f := storagetest.New(t)
	long := register.Ru(strings.Repeat("Стороны договорились развивать сотрудничество. ", 200))
	first := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Summary: long})
	second := f.Agreement(register.Agreement{Title: register.Ru("О культуре"), Summary: long})
	w := show(t, f)
	card := func() *kit.Card { return within[*kit.Card](w.current.Content())[0] }

	w.Open(first.Ref())
	card().SetScrollOffset(140)
	w.Open(second.Ref())
	if card().ScrollOffset() != 0 {
		t.Errorf("another record is shown scrolled by %v", card().ScrollOffset())
	}
	card().SetScrollOffset(60)
	w.Go("trash")
	if w.forward.Disabled() == false || w.back.Disabled() {
		t.Error("the arrows are not as they should be")
	}

	at := func(page string, record register.ID, scroll float32) {
		t.Helper()
		if got := w.here(); got != (route{page, record, scroll}) {
			t.Errorf("is at %v, want %v", got, route{page, record, scroll})
		}
	}
	w.Back()
	at("agreement", second.ID, 60)
	w.Back()
	at("agreement", first.ID, 140)
	w.Forward()
	at("agreement", second.ID, 60)
	w.Forward()
	at("trash", register.None, 0)
	w.Forward()
	at("trash", register.None, 0)
	w.Back()
	w.Back()
	w.Go("settings")
	if !w.forward.Disabled() {
		t.Error("a new way keeps what lay forward")
	}
	w.Back()
	at("agreement", first.ID, 140)
}
