package results_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/app/ui/results"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// page is the page over a register with an agreement, two visits to a city, and one elsewhere.
func page(t *testing.T) (*desktest.Desk, *results.Page, *register.Partner) {
	t.Helper()
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	city := f.Partner(register.Partner{Name: register.Ru("Баку"), ParentID: country.ID})
	f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Summary: register.Ru("поставки грузовиков и запасных частей"), Parties: []register.Party{{PartnerID: country.ID, Side: register.Theirs}}})
	f.Visit(register.Visit{Title: register.Ru("Поездка о торговле"), From: "2022-11-29", To: "2022-11-29", PartnerIDs: []register.ID{city.ID}})
	f.Visit(register.Visit{Title: register.Ru("Поездка о спорте"), From: "2021-01-10", To: "2021-01-11", PartnerIDs: []register.ID{city.ID}})
	f.Visit(register.Visit{Title: register.Ru("Поездка о торговле с Анкарой"), From: "2022-05-01", To: "2022-05-01"})
	d := desktest.New(t)
	p := results.New(d, f.Store)
	d.ShowPage(p)
	return d, p, country
}

func kinds(p *results.Page) []register.Kind {
	var kinds []register.Kind
	for _, ref := range p.List().Keys() {
		kinds = append(kinds, ref.Kind)
	}
	slices.Sort(kinds)
	return kinds
}

// asked tells what the page says while the register is asked.
type asked struct {
	*storage.Store
	while func()
}

func (a asked) SeekRefs(ctx context.Context, q storage.SearchQuery, most int) ([]register.Ref, error) {
	a.while()
	return a.Store.SeekRefs(ctx, q, most)
}

// That nothing was found is said when it is known, not while the search runs, nor of the search before.
func TestNothingIsSaidToBeFoundBeforeItIsKnown(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	d := desktest.New(t)
	var p *results.Page
	var said []string
	p = results.New(d, asked{f.Store, func() { said = append(said, desktest.Words(p.Content())+p.Count()) }})
	d.ShowPage(p)
	p.Find("лунатик")
	if words := desktest.Words(p.Content()); !strings.Contains(words, lang.T("results.empty")) {
		t.Errorf("it does not say that nothing is found: %s", words)
	}
	p.Find("торговле")
	for _, words := range said {
		if strings.Contains(words, lang.T("results.empty")) || strings.Contains(words, lang.N("search.found", 0)) {
			t.Errorf("while it searches it says:\n%s", words)
		}
	}
	if len(said) < 2 || len(kinds(p)) != 1 {
		t.Errorf("asked %d times, found %v", len(said), kinds(p))
	}
}

func TestResultsAreNarrowedByWordsAndChips(t *testing.T) {
	d, p, country := page(t)
	p.Find("торговле")
	if got := kinds(p); len(got) != 3 {
		t.Fatalf("found: %v", got)
	}
	p.Choose("kind", kit.Option{Value: "visit", Label: "Визит"})
	if got := kinds(p); len(got) != 2 {
		t.Errorf("of the visits: %v", got)
	}
	p.Choose("partner", kit.Option{Value: country.ID.String(), Label: "Азербайджан"})
	if got := kinds(p); len(got) != 1 {
		t.Errorf("of the visits there and below: %v", got)
	}
	p.Choose("kind")
	p.Choose("year", kit.Option{Value: "2021", Label: "2021"})
	if got := kinds(p); len(got) != 0 {
		t.Errorf("of the year: %v", got)
	}
	p.Find("год:2021,2022 вид:визит")
	if got := kinds(p); len(got) != 3 {
		t.Errorf("by fields: %v", got)
	}
	p.Choose("year", kit.Option{Value: "2021", Label: "2021"})
	if got := kinds(p); len(got) != 1 {
		t.Errorf("by a field and a chip: %v", got)
	}
	p.Choose("year", kit.Option{Value: "2019", Label: "2019"})
	if got := kinds(p); len(got) != 0 {
		t.Errorf("by a field and a chip that exclude each other: %v", got)
	}
	d.NoFailures()
}

func TestTheCardShowsWhereTheWordsStand(t *testing.T) {
	d, p, _ := page(t)
	p.Find("грузовиков")
	said := desktest.Words(p.Content())
	for _, want := range []string{"О торговле", "Азербайджан", lang.T("results.where"), "поставки грузовиков"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	p.Find("вид:чепуха")
	if said := desktest.Words(p.Content()); !strings.Contains(said, "вид:чепуха") {
		t.Error(said)
	}
	d.NoFailures()
}

func TestASearchIsKeptUnderAName(t *testing.T) {
	d, p, _ := page(t)
	p.Find("торговле")
	p.Choose("kind", kit.Option{Value: "visit", Label: "Визит"})
	p.Keep("Торговые визиты")
	p.Find("спорт")
	if got := kinds(p); len(got) != 1 {
		t.Fatalf("found: %v", got)
	}
	p.UseKept("Торговые визиты")
	if got := kinds(p); len(got) != 2 {
		t.Errorf("by the kept search: %v", got)
	}
	if said := desktest.Words(p.Content()); !strings.Contains(said, "Торговые визиты") {
		t.Errorf("the search in use is not named:\n%s", said)
	}
	d.NoFailures()
}
