package spheres

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with a sphere, one within it, and an agreement in the inner one.
type sample struct {
	*storagetest.Factory
	trade, engineering *register.Sphere
	agreement          *register.Agreement
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.trade = s.Sphere(register.Sphere{Name: register.Ru("торгово-экономическая"), Aliases: []string{"торговля"}})
	s.engineering = s.Sphere(register.Sphere{Name: register.Ru("машиностроение"), ParentID: s.trade.ID, Note: register.Ru("грузовики и запчасти")})
	a := s.Signed("2002-01-25", "2002-05-17")
	a.Title, a.Term, a.SphereIDs = register.Ru("О сборке грузовиков"), register.TermOpen, []register.ID{s.engineering.ID}
	s.agreement = s.Agreement(a)
	return s
}

func TestTheListShowsTheSpheres(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.engineering.ID, s.trade.ID}) {
		t.Errorf("listed %v by name", got)
	}
	if words := desktest.Words(room.List()); strings.Count(words, "торгово-экономическая") != 2 {
		t.Errorf("the sphere above is missing beside the one within:\n%s", words)
	}
	if got := room.Count(); got != "2 сферы" {
		t.Errorf("the count says %q", got)
	}
	d.NoFailures()
}

func TestTheCardShowsWhatLiesBelowAndTheAgreements(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	words := d.Card(p.card(context.Background(), s.trade.ID, storagetest.Today))
	for _, want := range []string{"торговля", "Входят в эту сферу", "машиностроение", "О сборке грузовиков", "действует"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in:\n%s", want, words)
		}
	}
	words = d.Card(p.card(context.Background(), s.engineering.ID, "2002-02-01"))
	if !strings.Contains(words, "подписано") || !strings.Contains(words, "грузовики и запчасти") {
		t.Errorf("in February 2002 it was only signed:\n%s", words)
	}
	d.Follow("торгово-экономическая")
	if !slices.Equal(d.Opened, []register.Ref{s.trade.Ref()}) {
		t.Errorf("the link leads to %v", d.Opened)
	}
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	sphere := &register.Sphere{}
	f := d.Form(sphere, (&page{d, s.Store}).plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), sphere); err != nil {
			t.Error(err)
		}
	}
	f.Save()
	if got := f.Field("name").Problems(); len(got) != 1 {
		t.Fatalf("beside the empty name stands %v", got)
	}
	d.Fill(f, "name", "логистика")
	d.Fill(f, "parent", "торговля") // found by its other name
	d.Press(fyne.KeyReturn)
	d.Fill(f, "aliases", "перевозки\n")
	d.Fill(f, "note", "Волжско-Каспийский бассейн")
	f.Save()
	record, err := s.Record(context.Background(), sphere.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Sphere)
	if got.Name.Ru != "логистика" || got.ParentID != s.trade.ID || !slices.Equal(got.Aliases, []string{"перевозки"}) || got.Note.Ru != "Волжско-Каспийский бассейн" {
		t.Errorf("saved %+v", got)
	}
	d.NoFailures()
}
