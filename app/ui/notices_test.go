package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// expiring is an agreement whose last day lies so far ahead, or behind, of the tests' day.
func expiring(f *storagetest.Factory, title string, days int) *register.Agreement {
	a := f.Signed("2020-01-01", "2020-01-01")
	a.Title, a.Term, a.Until = register.Ru(title), register.TermUntil, storagetest.Today.AddDays(days)
	return f.Agreement(a)
}

func TestEachThingIsToldOfOnceADay(t *testing.T) {
	f := storagetest.New(t)
	expiring(f, "О торговле", 0)
	expiring(f, "О культуре", 7)
	expiring(f, "О спорте", 8)
	asked := f.Agreement(register.Agreement{Title: register.Ru("О науке"), Approvals: []register.Approval{
		{PartnerID: f.Partner(register.Partner{Name: register.Ru("МИД России")}).ID, Due: "2022-11-29"},
	}})
	folder := t.TempDir()
	var sent []string
	tell := func(today register.Date) []string {
		sent = nil
		due, err := f.Pressing(background, today, pressing)
		if err != nil {
			t.Fatal(err)
		}
		// A session of its own: what was told is in the file.
		notices{settings.Open(folder), func(n *fyne.Notification) { sent = append(sent, n.Title+" | "+n.Content) }, false}.tell(today, due)
		return sent
	}
	newPlace(t) // for the language
	if got := tell(storagetest.Today); len(got) > 0 {
		t.Fatalf("told of %v, though nobody asked for it", got)
	}
	if err := settings.Open(folder).Set(settings.Notices, true); err != nil {
		t.Fatal(err)
	}
	want := []string{"Нет ответа: опаздывает на 6 дней | О науке", "Соглашение истекает: сегодня | О торговле", "Соглашение истекает: через 7 дней | О культуре"}
	if got := tell(storagetest.Today); !slices.Equal(got, want) {
		t.Errorf("told of %q, want %q", got, want)
	}
	if got := tell(storagetest.Today); len(got) > 0 {
		t.Errorf("told once more of %q", got)
	}
	expiring(f, "О туризме", 3)
	if got := tell(storagetest.Today); len(got) != 1 || !strings.HasSuffix(got[0], "О туризме") {
		t.Errorf("what is new today is told as %q", got)
	}
	want = []string{"Нет ответа: опаздывает на 7 дней | О науке", "Соглашение истекает: через 2 дня | О туризме", "Accord | и ещё 2 дела ждут: откройте «Обзор»"}
	if got := tell("2022-12-06"); !slices.Equal(got, want) {
		t.Errorf("the next day told of %q, want %q", got, want)
	}
	if _, err := f.Delete(background, asked.Ref()); err != nil {
		t.Fatal(err)
	}
	if got := tell("2022-12-07"); slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "О науке") }) {
		t.Errorf("told of what lies in the trash: %q", got)
	}
}

func TestTheBadgeCountsWhatWaits(t *testing.T) {
	f := storagetest.New(t)
	expiring(f, "О торговле", 30)
	expiring(f, "О культуре", 31)
	w := show(t, f)
	w.Attend()
	badge := func() kit.Badge { return w.navigation.Badge("overview") }
	if got := badge(); got != (kit.Badge{Count: 1}) {
		t.Errorf("the badge is %v", got)
	}
	f.Agreement(register.Agreement{Title: register.Ru("О науке"), Approvals: []register.Approval{
		{PartnerID: f.Partner(register.Partner{}).ID, Due: "2022-11-29"},
	}})
	if got := badge(); got != (kit.Badge{Count: 2, Urgent: true}) {
		t.Errorf("after a save the badge is %v", got)
	}
	w.ShowAsOf("2022-11-29")
	if got := badge(); got != (kit.Badge{}) {
		t.Errorf("on 29.11.2022 the badge is %v", got)
	}
}

func TestANumberOpensItsListAndBackLeadsHome(t *testing.T) {
	f := storagetest.New(t)
	soon := expiring(f, "О торговле", 20)
	expiring(f, "О культуре", 400)
	p := newPlace(t)
	if err := p.settings.Set("page", "overview"); err != nil {
		t.Fatal(err)
	}
	w := p.window(t, f.Store, kit.InLine())
	if w.current.ID() != "overview" {
		t.Fatalf("the window begins on page %s", w.current.ID())
	}
	w.Narrow(register.KindAgreement, map[string][]kit.Option{"waits": {{Value: string(storage.WaitsExpiry30), Label: "…"}}})
	if here := w.here(); here.page != "agreement" || !slices.Equal(agreementsOf(w).List().Keys(), []register.ID{soon.ID}) {
		t.Errorf("the list on page %s shows %v", here.page, agreementsOf(w).List().Keys())
	}
	w.Back()
	if w.current.ID() != "overview" {
		t.Errorf("back leads to page %s", w.current.ID())
	}
	// Another number takes the filter of the one before away.
	w.Narrow(register.KindAgreement, map[string][]kit.Option{"ended": {{Value: "2021", Label: "2021"}}})
	if n := len(agreementsOf(w).List().Keys()); n != 0 {
		t.Errorf("%d agreements ended in 2021", n)
	}
}
