package storage_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func names(t *testing.T, f *storagetest.Factory, ids []register.ID, err error) []string {
	t.Helper()
	require.NoError(t, err)
	lines, err := f.Lines(ctx, ids...)
	require.NoError(t, err)
	out := []string{}
	for _, id := range ids {
		out = append(out, lines[id].Label.Or(register.Russian))
	}
	return out
}

func TestAlphabetOfRussianAndTatar(t *testing.T) {
	f := storagetest.New(t)
	want := []string{"Абакан", "Әлмәт", "Баку", "Евпатория", "Ёлка", "Женева", "Җәлил", "Омск", "Өфе", "Уфа", "Үзән", "Харьков", "Һамбург", "Яр"}
	for _, i := range []int{7, 3, 12, 0, 9, 5, 13, 1, 11, 4, 8, 2, 10, 6} {
		f.Partner(register.Partner{Name: register.Ru(want[i])})
	}
	for _, l := range register.Languages {
		ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Order: "name", Language: l}})
		assert.Equal(t, want, names(t, f, ids, err), "in %s", l)
		ids, err = f.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Order: "name", Language: l, Descending: true}})
		back := slices.Clone(want)
		slices.Reverse(back)
		assert.Equal(t, back, names(t, f, ids, err))
	}
}

func TestNamesSortInTheLanguageAskedFor(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Republic of Azerbaijan", Tt: "Җ"}})
	f.Partner(register.Partner{Name: register.Text{Ru: "Беларусь", En: "Belarus", Tt: "Я"}})
	f.Partner(register.Partner{Name: register.Text{Ru: "Вьетнам", Tt: "А"}})
	for l, want := range map[register.Language][]string{
		"": {"Азербайджан", "Беларусь", "Вьетнам"}, register.Russian: {"Азербайджан", "Беларусь", "Вьетнам"},
		register.English: {"Беларусь", "Азербайджан", "Вьетнам"}, register.Tatar: {"Вьетнам", "Азербайджан", "Беларусь"},
	} {
		ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Order: "name", Language: l}})
		assert.Equal(t, want, names(t, f, ids, err), "in %q", l)
	}
}

func TestOrdersOfAgreements(t *testing.T) {
	f := storagetest.New(t)
	theirs := map[string]register.ID{}
	for _, name := range []string{"Беларусь", "Азербайджан", "Вьетнам"} {
		theirs[name] = f.Partner(register.Partner{Name: register.Ru(name)}).ID
	}
	ours := f.Partner(register.Partner{Ours: true}).ID
	agree := func(title, number, partner string, signed, force, until register.Date) {
		a := register.Agreement{Title: register.Ru(title), Number: number, Parties: []register.Party{{Side: register.Ours, PartnerID: ours, SignedOn: signed}}}
		if partner != "" {
			a.Parties = append(a.Parties, register.Party{Side: register.Theirs, PartnerID: theirs[partner], SignedOn: signed})
		}
		if force != "" {
			a.Actions = []register.Action{{Kind: register.ActionEntryIntoForce, On: force}}
		}
		switch until {
		case "":
		case register.Forever:
			a.Term = register.TermOpen
		default:
			a.Term, a.Until = register.TermUntil, until
		}
		f.Agreement(a)
	}
	agree("б", "14/2002", "Вьетнам", "2002-01-25", "2008-05-17", "2030")
	agree("а", "2/2015", "Азербайджан", "2015", "", "2020")
	agree("г", "", "", "", "", "")
	agree("в", "10/2002", "Беларусь", "1999-12", "", register.Forever)
	for _, c := range []struct {
		order  string
		want   []string
		blanks int // at the end, whichever way the list is turned
	}{
		{"title", []string{"а", "б", "в", "г"}, 0},
		{"number", []string{"а", "в", "б", "г"}, 1}, // 2, 10, 14, none
		{"partner", []string{"а", "в", "б", "г"}, 1},
		{"signed_on", []string{"в", "б", "а", "г"}, 1},
		{"until", []string{"а", "б", "г", "в"}, 2}, // of what is not in force without end nothing is shown
		{"entry_into_force", []string{"б", "а", "г", "в"}, 3},
		{"status", []string{"г", "в", "б", "а"}, 0}, // draft, signed, in force, expired
		{"", []string{"в", "б", "а", "г"}, 1},
		{"no such field", []string{"в", "б", "а", "г"}, 1},
	} {
		for _, l := range register.Languages {
			q := storage.AgreementQuery{On: storagetest.Today, Query: storage.Query{Order: c.order, Language: l}}
			ids, err := f.AgreementIDs(ctx, q)
			assert.Equal(t, c.want, names(t, f, ids, err), "by %s in %s", c.order, l)
			q.Descending = true
			ids, err = f.AgreementIDs(ctx, q)
			assert.Equal(t, turned(c.want, c.blanks), names(t, f, ids, err), "by %s down in %s", c.order, l)
		}
	}
}

// turned returns a list in the other direction, with the blanks at its end.
func turned[T any](list []T, blanks int) []T {
	back := slices.Clone(list)
	slices.Reverse(back)
	return append(back[blanks:], back[:blanks]...)
}

func TestOrdersOfTheOtherKinds(t *testing.T) {
	f := storagetest.New(t)
	az := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	by := f.Partner(register.Partner{Name: register.Ru("Беларусь")})
	f.Partner(register.Partner{Name: register.Ru("Яр"), ParentID: az.ID})
	f.Person(register.Person{Name: register.Ru("Яковлев")})
	f.Person(register.Person{Name: register.Ru("Ахметов")})
	f.Sphere(register.Sphere{Name: register.Ru("Ядро")})
	f.Sphere(register.Sphere{Name: register.Ru("Атом")})
	second := f.Commission(register.Commission{Title: register.Ru("Вторая"), TheirsID: az.ID})
	first := f.Commission(register.Commission{Title: register.Ru("Первая"), TheirsID: by.ID})
	f.Session(register.Session{CommissionID: first.ID, Number: 10, From: "2007-07", Title: register.Ru("п10")})
	f.Session(register.Session{CommissionID: second.ID, Number: 9, From: "2008", Title: register.Ru("в9")})
	f.Session(register.Session{CommissionID: second.ID, Number: 11, Title: register.Ru("в11")})
	f.Visit(register.Visit{Title: register.Ru("б"), From: "2022-11-29", PartnerIDs: []register.ID{az.ID}})
	f.Visit(register.Visit{Title: register.Ru("а"), PartnerIDs: []register.ID{by.ID}})
	f.Visit(register.Visit{Title: register.Ru("в"), From: "2021", PartnerIDs: []register.ID{by.ID, az.ID}})

	type ask func(storage.Query) ([]register.ID, error)
	partners := func(q storage.Query) ([]register.ID, error) {
		return f.PartnerIDs(ctx, storage.PartnerQuery{Query: q})
	}
	persons := func(q storage.Query) ([]register.ID, error) {
		return f.PersonIDs(ctx, storage.PersonQuery{Query: q})
	}
	spheres := func(q storage.Query) ([]register.ID, error) {
		return f.SphereIDs(ctx, storage.SphereQuery{Query: q})
	}
	commissions := func(q storage.Query) ([]register.ID, error) {
		return f.CommissionIDs(ctx, storage.CommissionQuery{Query: q})
	}
	sessions := func(q storage.Query) ([]register.ID, error) {
		return f.SessionIDs(ctx, storage.SessionQuery{Query: q})
	}
	visits := func(q storage.Query) ([]register.ID, error) {
		return f.VisitIDs(ctx, storage.VisitQuery{Query: q})
	}
	for _, c := range []struct {
		ask    ask
		order  string
		want   []string
		blanks int // at the end, whichever way the list is turned
	}{
		{partners, "name", []string{"Азербайджан", "Беларусь", "Яр"}, 0},
		{partners, "parent", []string{"Яр", "Азербайджан", "Беларусь"}, 2},
		{persons, "name", []string{"Ахметов", "Яковлев"}, 0},
		{spheres, "name", []string{"Атом", "Ядро"}, 0},
		{commissions, "title", []string{"Вторая", "Первая"}, 0},
		{commissions, "partner", []string{"Вторая", "Первая"}, 0},
		{sessions, "from", []string{"п10", "в9", "в11"}, 1},
		{sessions, "number", []string{"в9", "п10", "в11"}, 0},
		{sessions, "commission", []string{"в9", "в11", "п10"}, 0},
		{visits, "from", []string{"в", "б", "а"}, 1},
		{visits, "title", []string{"а", "б", "в"}, 0},
		{visits, "partner", []string{"б", "а", "в"}, 0}, // Азербайджан; Беларусь; Беларусь, Азербайджан
	} {
		for _, l := range register.Languages {
			ids, err := c.ask(storage.Query{Order: c.order, Language: l})
			assert.Equal(t, c.want, names(t, f, ids, err), "by %s in %s", c.order, l)
			down, err := c.ask(storage.Query{Order: c.order, Language: l, Descending: true})
			require.NoError(t, err)
			assert.Equal(t, turned(ids, c.blanks), down, "by %s down in %s", c.order, l)
		}
	}
}

func TestFiltersOfAgreements(t *testing.T) {
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	region := f.Partner(register.Partner{Name: register.Ru("Гянджа"), ParentID: country.ID})
	plant := f.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: region.ID})
	economy := f.Sphere(register.Sphere{Name: register.Ru("Экономика")})
	trade := f.Sphere(register.Sphere{Name: register.Ru("Торговля"), ParentID: economy.ID})
	with := func(title string, partner register.ID, change func(*register.Agreement)) {
		a := f.Signed("2002-01-25", "2008-05-17")
		a.Title = register.Ru(title)
		a.Parties[1].PartnerID = partner
		change(&a)
		f.Agreement(a)
	}
	with("страна", country.ID, func(a *register.Agreement) {
		a.Level = register.LevelInterstate
		a.SphereIDs = []register.ID{economy.ID}
	})
	with("завод", plant.ID, func(a *register.Agreement) {
		a.Kind, a.SphereIDs = register.AgreementContract, []register.ID{trade.ID}
		a.Term, a.Until = register.TermUntil, "2020"
	})
	with("чужое", f.Partner(register.Partner{}).ID, func(a *register.Agreement) {
		a.Parties[0].SignedOn, a.Parties[1].SignedOn, a.Actions = "2015-12-31", "2015-12-31", nil
	})
	thrown := f.Agreement(register.Agreement{Title: register.Ru("в корзине")})
	_, err := f.Delete(ctx, thrown.Ref())
	require.NoError(t, err)

	on := storagetest.Today
	for _, c := range []struct {
		name string
		q    storage.AgreementQuery
		want []string
	}{
		{"all living", storage.AgreementQuery{}, []string{"завод", "страна", "чужое"}},
		{"of a country and all below it", storage.AgreementQuery{Partner: country.ID}, []string{"завод", "страна"}},
		{"of a region and all below it", storage.AgreementQuery{Partner: region.ID}, []string{"завод"}},
		{"of a partner that is not there", storage.AgreementQuery{Partner: register.NewID()}, []string{}},
		{"of a sphere and all below it", storage.AgreementQuery{Sphere: economy.ID}, []string{"завод", "страна"}},
		{"of the sphere below", storage.AgreementQuery{Sphere: trade.ID}, []string{"завод"}},
		{"of a kind", storage.AgreementQuery{Kinds: []register.AgreementKind{register.AgreementContract, register.AgreementTreaty}}, []string{"завод"}},
		{"of a level", storage.AgreementQuery{Levels: []register.Level{register.LevelInterstate}}, []string{"страна"}},
		{"of a year", storage.AgreementQuery{Year: 2015}, []string{"чужое"}},
		{"of a year without any", storage.AgreementQuery{Year: 2014}, []string{}},
		{"in force today", storage.AgreementQuery{On: on, Statuses: []register.Status{register.StatusInForce}}, []string{"страна"}},
		{"in force in 2019", storage.AgreementQuery{On: "2019", Statuses: []register.Status{register.StatusInForce}}, []string{"завод", "страна"}},
		{"signed in 2005, not in force yet", storage.AgreementQuery{On: "2005-06", Statuses: []register.Status{register.StatusSigned}}, []string{"завод", "страна"}},
		{"not yet there in 2001", storage.AgreementQuery{On: "2001-01-01", Statuses: []register.Status{register.StatusNotYet}}, []string{"завод", "страна", "чужое"}},
		{"the last day in force", storage.AgreementQuery{On: "2020-12-31", Statuses: []register.Status{register.StatusInForce}}, []string{"завод", "страна"}},
		{"the day after it", storage.AgreementQuery{On: "2021-01-01", Statuses: []register.Status{register.StatusExpired}}, []string{"завод"}},
		{"of two statuses", storage.AgreementQuery{On: on, Statuses: []register.Status{register.StatusExpired, register.StatusSigned}}, []string{"завод", "чужое"}},
		{"of a status that is none", storage.AgreementQuery{On: on, Statuses: []register.Status{"lost"}}, []string{}},
		{"by a word", storage.AgreementQuery{Query: storage.Query{Find: "стран"}}, []string{"страна"}},
		{"by the partner's word", storage.AgreementQuery{Query: storage.Query{Find: "Азербайджаном"}}, []string{"страна"}},
		{"by a lone letter: nothing is asked", storage.AgreementQuery{Query: storage.Query{Find: "с"}}, []string{"завод", "страна", "чужое"}},
		{"all at once", storage.AgreementQuery{Partner: country.ID, Sphere: economy.ID, On: on, Year: 2002, Statuses: []register.Status{register.StatusInForce}}, []string{"страна"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, order := range []string{"title", "status"} {
				c.q.Order = order
				ids, err := f.AgreementIDs(ctx, c.q)
				got := names(t, f, ids, err)
				slices.Sort(got)
				assert.Equal(t, c.want, got, "by %s", order)
			}
		})
	}
	years, err := f.AgreementYears(ctx)
	require.NoError(t, err)
	assert.Equal(t, []int{2015, 2002}, years)
}

func TestFiltersOfTheOtherKinds(t *testing.T) {
	f := storagetest.New(t)
	az := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Code: "AZ"})
	plant := f.Partner(register.Partner{Name: register.Ru("Завод"), Kind: register.PartnerEnterprise, ParentID: az.ID})
	ours := f.Partner(register.Partner{Name: register.Ru("Татарстан"), Ours: true})
	who := f.Person(register.Person{Name: register.Ru("Алиев"), Appointments: []register.Appointment{{Post: register.Ru("Директор"), PartnerID: plant.ID}}})
	f.Person(register.Person{Name: register.Ru("Другой")})
	c := f.Commission(register.Commission{Title: register.Ru("Комиссия"), TheirsID: az.ID, OursID: ours.ID})
	group := f.Commission(register.Commission{Title: register.Ru("Группа"), Kind: register.CommissionWorkingGroup, TheirsID: plant.ID})
	f.Session(register.Session{CommissionID: c.ID, Number: 1, Title: register.Ru("с1"), From: "2007-07"})
	f.Session(register.Session{CommissionID: group.ID, Number: 1, Title: register.Ru("г1"), From: "2030"})
	f.Visit(register.Visit{Title: register.Ru("к заводу"), PartnerIDs: []register.ID{plant.ID}, From: "2022-11-29", Type: register.WorkingVisit, Delegation: []register.Delegate{{PersonID: who.ID, Role: register.DelegateHead}}})
	f.Visit(register.Visit{Title: register.Ru("к нам"), Direction: register.Incoming})

	check := func(want ...string) func([]register.ID, error) {
		return func(ids []register.ID, err error) {
			t.Helper()
			assert.ElementsMatch(t, want, names(t, f, ids, err))
		}
	}
	check("Завод")(f.PartnerIDs(ctx, storage.PartnerQuery{Kinds: []register.PartnerKind{register.PartnerEnterprise}}))
	check("Татарстан")(f.PartnerIDs(ctx, storage.PartnerQuery{Side: register.Ours}))
	check("Азербайджан")(f.PartnerIDs(ctx, storage.PartnerQuery{Code: "AZ"}))
	check("Азербайджан", "Завод")(f.PartnerIDs(ctx, storage.PartnerQuery{Under: az.ID}))
	check("Алиев")(f.PersonIDs(ctx, storage.PersonQuery{Partner: az.ID}))
	check("Комиссия", "Группа")(f.CommissionIDs(ctx, storage.CommissionQuery{Partner: az.ID}))
	check("Комиссия")(f.CommissionIDs(ctx, storage.CommissionQuery{Partner: ours.ID}))
	check("Комиссия")(f.CommissionIDs(ctx, storage.CommissionQuery{On: storagetest.Today, States: []register.CommissionState{register.CommissionMeets}}))
	check("Группа")(f.CommissionIDs(ctx, storage.CommissionQuery{On: storagetest.Today, States: []register.CommissionState{register.CommissionNeverMet}}))
	check("Группа")(f.CommissionIDs(ctx, storage.CommissionQuery{Kinds: []register.CommissionKind{register.CommissionWorkingGroup}}))
	check("с1")(f.SessionIDs(ctx, storage.SessionQuery{Commission: c.ID}))
	check("г1")(f.SessionIDs(ctx, storage.SessionQuery{On: storagetest.Today, States: []register.SessionState{register.SessionPlanned}}))
	check("к заводу")(f.VisitIDs(ctx, storage.VisitQuery{Partner: az.ID}))
	check("к заводу")(f.VisitIDs(ctx, storage.VisitQuery{Person: who.ID}))
	check("к заводу")(f.VisitIDs(ctx, storage.VisitQuery{Types: []register.VisitType{register.WorkingVisit}}))
	check("к заводу")(f.VisitIDs(ctx, storage.VisitQuery{Year: 2022}))
	check("к нам")(f.VisitIDs(ctx, storage.VisitQuery{Directions: []register.Direction{register.Incoming}}))
	years, err := f.VisitYears(ctx)
	require.NoError(t, err)
	assert.Equal(t, []int{2022}, years)

	rows, err := f.CommissionRows(ctx, []register.ID{group.ID, c.ID}, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, []int{0, 1}, []int{rows[0].Turn.Held, rows[1].Turn.Held})
	assert.Equal(t, register.Date("2030"), rows[0].Turn.Next.From)
	assert.Equal(t, register.Date("2007-07"), rows[1].Turn.Last.From)
}

func TestRowsComeInTheOrderOfTheIDs(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(f.Signed("2002-01-25", "2008-05-17"))
	b := f.Agreement(register.Agreement{})
	for _, ids := range [][]register.ID{{a.ID, b.ID}, {b.ID, register.NewID(), a.ID}} {
		rows, err := f.AgreementRows(ctx, ids, "2005-01-01")
		require.NoError(t, err)
		require.Len(t, rows, 2, "what is not there is left out")
		assert.Equal(t, ids[0], rows[0].ID)
		assert.Equal(t, ids[len(ids)-1], rows[1].ID)
	}
	rows, err := f.AgreementRows(ctx, []register.ID{a.ID}, "2005-01-01")
	require.NoError(t, err)
	assert.Equal(t, register.StatusSigned, rows[0].Status)
	assert.Equal(t, register.Date("2002-01-25"), rows[0].SignedOn)
	rows, err = f.AgreementRows(ctx, nil, storagetest.Today)
	require.NoError(t, err)
	assert.Empty(t, rows)
	visits, err := f.VisitRows(ctx, []register.ID{register.NewID()}, storagetest.Today)
	require.NoError(t, err)
	assert.Empty(t, visits)
}

func TestPostsInRowsAreThoseOfTheDay(t *testing.T) {
	f := storagetest.New(t)
	body := f.Partner(register.Partner{Name: register.Ru("Татарстан")})
	p := f.Person(register.Person{Appointments: []register.Appointment{
		{Post: register.Ru("Президент"), PartnerID: body.ID, To: "2023-02-05"}, {Post: register.Ru("Раис"), PartnerID: body.ID, From: "2023-02-06"},
	}})
	for day, post := range map[register.Date]string{"2021-01-01": "Президент", "2024": "Раис"} {
		rows, err := f.PersonRows(ctx, []register.ID{p.ID}, day)
		require.NoError(t, err)
		assert.Equal(t, post, rows[0].Post.Ru)
		assert.Equal(t, "Татарстан", rows[0].Body.Ru)
	}
}

var anyDay = rapid.Custom(func(t *rapid.T) register.Date {
	d := register.Day(rapid.IntRange(2021, 2023).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
	return d[:rapid.SampledFrom([]int{0, 4, 7, 10}).Draw(t, "precision")]
})

// What the engine finds by a state is what the records say of themselves.
func TestStatesInListsAreThoseOfTheRecords(t *testing.T) {
	f := storagetest.New(t)
	partner, commission := f.Partner(register.Partner{}), f.Commission(register.Commission{})
	visits, sessions := map[register.ID]*register.Visit{}, map[register.ID]*register.Session{}
	var records []register.Record
	for i := range 150 {
		from, to := anyDay.Example(2*i), anyDay.Example(2*i+1)
		v := &register.Visit{
			Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{partner.ID}, From: from, To: to,
			Fate: []register.Fate{"", "", "", register.Postponed, register.Cancelled}[i%5],
		}
		for j := range i % 4 {
			v.Steps = append(v.Steps, register.VisitStep{State: register.VisitDecisions[(i+j)%6], On: anyDay.Example(1000 + 4*i + j)}) // all but closed
		}
		v.Report.On = anyDay.Example(2000 + i)
		if v.Check().Err() == nil {
			records = append(records, v)
		}
		s := &register.Session{CommissionID: commission.ID, From: from, To: to, Cancelled: i%4 == 0}
		switch i % 3 {
		case 0:
			s.DayAgreedOn, s.AgendaAgreedOn, s.CancelledOn = anyDay.Example(3*i+1000), anyDay.Example(3*i+1001), anyDay.Example(3*i+1002)
		case 1:
			s.SignedOn, s.ClosedOn = anyDay.Example(3*i+1003), anyDay.Example(3*i+1004)
			s.Moves = []register.Move{{From: anyDay.Filter(func(d register.Date) bool { return d != "" }).Example(3*i + 1005), On: anyDay.Example(3*i + 1006)}}
		}
		if s.Check().Err() == nil {
			records = append(records, s)
		}
	}
	_, err := f.SaveAll(ctx, records...)
	require.NoError(t, err)
	require.NoError(t, f.EachRecord(ctx, []register.Kind{register.KindVisit, register.KindSession}, func(r register.Record) error {
		switch r := r.(type) {
		case *register.Visit:
			visits[r.ID] = r
		case *register.Session:
			sessions[r.ID] = r
		}
		return nil
	}))
	require.NotEmpty(t, visits)
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "day").First()
		for _, state := range register.VisitStates {
			ids, err := f.VisitIDs(ctx, storage.VisitQuery{On: day, States: []register.VisitState{state}})
			require.NoError(t, err)
			want := 0
			for _, v := range visits {
				if v.StateOn(day) == state {
					want++
					require.Contains(t, ids, v.ID, "%s–%s is %s on %s", v.From, v.To, state, day)
				}
			}
			require.Len(t, ids, want, "%s on %s", state, day)
		}
		for _, state := range register.SessionStates {
			ids, err := f.SessionIDs(ctx, storage.SessionQuery{On: day, States: []register.SessionState{state}})
			require.NoError(t, err)
			want := 0
			for _, s := range sessions {
				if s.StateOn(day) == state {
					want++
					require.Contains(t, ids, s.ID)
				}
			}
			require.Len(t, ids, want, "%s on %s", state, day)
		}
	})
}
