package visits

import (
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

func TestTheCardOffersWhatComesNextInTheLifeOfAVisit(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.baku.ID, 0)
	for _, word := range []string{"Записать итог", "Составить отчёт", "Закрыть визит"} {
		d.Push(word)
	}
	if len(d.Edited) != 3 {
		t.Fatalf("%d forms", len(d.Edited))
	}
	if v := d.Edited[0].(*register.Visit); len(v.Outcomes) != len(s.baku.Outcomes)+1 {
		t.Errorf("outcomes %v", v.Outcomes)
	}
	if v := d.Edited[1].(*register.Visit); v.Report.Text.Ru == "" {
		t.Error("the report is not written")
	}
	if v := d.Edited[2].(*register.Visit); v.StateOn(d.Today()) != register.VisitClosed {
		t.Errorf("it is %s", v.StateOn(d.Today()))
	}
	d.NoFailures()
}
