package sessions

import (
	"strings"
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

func TestTheCardOffersWhatComesNextInTheLifeOfASession(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.planned.ID, 0)
	d.Push("Отметить проведение")
	room.Show(s.held.ID, 0)
	d.Push("Подписать протокол")
	if len(d.Edited) != 2 {
		t.Fatalf("%d forms", len(d.Edited))
	}
	if held := d.Edited[0].(*register.Session); held.From != d.Today() || held.ID != s.planned.ID {
		t.Errorf("held on %s", held.From)
	}
	if signed := d.Edited[1].(*register.Session); signed.SignedOn != d.Today() {
		t.Errorf("signed on %s", signed.SignedOn)
	}
	d.Push("Внести решения")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "решени") {
		t.Errorf("opens\n%s", words)
	}
	d.NoFailures()
}
