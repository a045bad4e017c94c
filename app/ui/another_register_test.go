package ui

import (
	"testing"

	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestFiltersByRecordsStayWithTheirRegister(t *testing.T) {
	here, there := storagetest.New(t), storagetest.New(t)
	partner := here.Partner(register.Partner{})
	p := newPlace(t)
	room := func(f *storagetest.Factory) *desk.Room[storage.VisitRow] {
		w := p.window(t, f.Store, kit.InLine())
		w.Go(string(register.KindVisit))
		return pageOf[*desk.Room[storage.VisitRow]](t, w)
	}
	first := room(here)
	first.SetFilter("partner", kit.Option{Value: partner.ID.String(), Label: "Партнёр"})
	first.SetFilter("type", kit.Option{Value: string(register.WorkingVisit), Label: "рабочий"})

	if got := room(here).View().Values("partner"); len(got) != 1 {
		t.Errorf("in the same register the filter by a partner is %v", got)
	}
	other := room(there).View()
	if got := other.Values("partner"); len(got) != 0 {
		t.Errorf("another register is shown through the partner %v", got)
	}
	if got := other.Values("type"); len(got) != 1 {
		t.Errorf("in another register the filter by type is %v", got)
	}
}
