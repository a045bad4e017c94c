package links

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// sample is a register with what KAMAZ does in Gyanja.
type sample struct {
	*storagetest.Factory
	kamaz, plant     *register.Partner
	assembly, centre *register.ProductionLink
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.kamaz = s.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Ours: true})
	s.plant = s.Partner(register.Partner{Name: register.Ru("Гянджинский автомобильный завод"), Kind: register.PartnerEnterprise})
	s.assembly = s.ProductionLink(register.ProductionLink{
		OursID: s.kamaz.ID, TheirsID: s.plant.ID, Object: register.Ru("Сборка грузовых автомобилей"),
		Steps: []register.ProductionStep{{State: register.ProductionWorking}},
	})
	s.centre = s.ProductionLink(register.ProductionLink{
		OursID: s.kamaz.ID, TheirsID: s.plant.ID, Kind: register.ProductionServiceCentre, Object: register.Ru("Третий сервисный центр"),
		Steps: []register.ProductionStep{{State: register.ProductionUnderConstruction, On: "2022-11-29"}, {State: register.ProductionWorking, On: "2023-04-01"}},
	})
	return s
}

func TestTheStateIsThatOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if words := desktest.Words(room.Content()); !strings.Contains(words, "строится") || !strings.Contains(words, "КАМАЗ") {
		t.Errorf("the list says\n%s", words)
	}
	room.SetFilter("state", kit.Option{Value: string(register.ProductionUnderConstruction)})
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.centre.ID}) {
		t.Errorf("under construction are %v", got)
	}
	d.OnDay = "2023-04-01"
	room.Refresh()
	if got := room.List().Keys(); len(got) != 0 {
		t.Errorf("under construction are still %v", got)
	}
	p := &page{d, s.Store}
	for day, want := range map[register.Date]string{
		"2022-11-28": "Нет сведений", "2022-12-05": "Строится\nс 29.11.2022", "2023-04-01": "Действует\nс 01.04.2023",
	} {
		if words := d.Card(p.card(background, s.centre.ID, day)); !strings.Contains(words, want) {
			t.Errorf("on %s the card does not say %q:\n%s", day, want, words)
		}
	}
	if words := d.Card(p.card(background, s.assembly.ID, storagetest.Today)); !strings.Contains(words, "день не указан") {
		t.Errorf("the card does not say that the day is not known:\n%s", words)
	}
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	spoken := s.Meeting(register.Meeting{Title: register.Ru("Встреча в порту")})
	p := &page{d, s.Store}
	l := &register.ProductionLink{}
	f := d.Form(l, p.plan().Form)
	saved := false
	f.OnSave = func() {
		_, err := s.Save(background, l)
		saved = err == nil
	}
	d.Fill(f, "ours", "камаз")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "theirs", "гянджа")
	d.Press(fyne.KeyReturn)
	d.Into(f, "kind")
	d.Type("сов")
	d.Fill(f, "share", "133,3")
	f.Save()
	if saved || len(f.Field("share").Problems()) != 1 {
		t.Errorf("saved with a share above the whole: %v", f.Field("share").Problems())
	}
	d.Fill(f, "share", "33,3")
	d.Push("+ Шаг")
	d.Into(f, "steps[0].state")
	d.Type("стр")
	d.Fill(f, "steps[0].on", "11.2022")
	d.Fill(f, "source.id", "в порту")
	d.Press(fyne.KeyReturn)
	f.Save()
	if !saved || l.OursID != s.kamaz.ID || l.TheirsID != s.plant.ID || l.Kind != register.ProductionJointVenture || l.Share != 3330 ||
		len(l.Steps) != 1 || storagetest.Unnamed(l.Steps...)[0] != (register.ProductionStep{State: register.ProductionUnderConstruction, On: "2022-11"}) || l.Source != spoken.Ref() {
		t.Errorf("saved %v: %+v", saved, l)
	}
}
