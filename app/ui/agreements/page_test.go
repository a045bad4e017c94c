package agreements

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with the agreement of 2002, which ends in 2026, and a draft.
type sample struct {
	*storagetest.Factory
	tatarstan, azerbaijan *register.Partner
	trade                 *register.Sphere
	signed, draft         *register.Agreement
}

func newSample(t testing.TB) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.tatarstan = s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Ours: true})
	s.azerbaijan = s.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	s.trade = s.Sphere(register.Sphere{Name: register.Ru("торговля")})
	s.signed = s.Agreement(register.Agreement{
		Number: "14/2002", Title: register.Ru("О производственной кооперации"), Level: register.LevelIntergovernmental,
		Parties: []register.Party{
			{Side: register.Ours, PartnerID: s.tatarstan.ID, SignedOn: "2002-01-25", SignedAt: register.Ru("Баку")},
			{Side: register.Theirs, PartnerID: s.azerbaijan.ID, SignedOn: "2002-01-25", SignedAt: register.Ru("Баку")},
		},
		Actions:   []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}},
		SphereIDs: []register.ID{s.trade.ID}, Term: register.TermUntil, Until: "2026-05-17", Languages: []string{"ru", "az"},
	})
	s.draft = s.Agreement(register.Agreement{Title: register.Ru("Дорожная карта"), Kind: register.AgreementActionPlan})
	return s
}

func TestTheListShowsTheStatusOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	assert.Equal(t, []register.ID{s.signed.ID, s.draft.ID}, room.List().Keys())
	shows(t, desktest.Words(room.List()), "14/2002", "О производственной кооперации", "Азербайджан", "25.01.2002", "17.05.2026", "действует", "Дорожная карта", "проект")
	for day, status := range map[register.Date]string{"2002-01-24": "ещё нет", "2005-01-01": "подписано, не в силе", "2026-02-15": "действует", "2026-02-16": "действует", "2026-05-11": "действует", "2026-05-17": "действует", "2026-05-18": "истекло"} {
		d.OnDay = day
		room.Changed(nil)
		row, ok := room.List().Row(s.signed.ID)
		require.True(t, ok)
		assert.Equal(t, status, shownColumns[5].Text(row), "on %s", day)
		tone := map[register.Date]kit.Tone{
			"2002-01-24": kit.ToneGrey, "2005-01-01": kit.ToneAmber, "2026-02-15": kit.ToneGreen, "2026-02-16": kit.ToneAmber,
			"2026-05-11": kit.ToneRed, "2026-05-17": kit.ToneRed, "2026-05-18": kit.ToneGrey,
		}[day]
		assert.Equal(t, tone, shownColumns[5].Tone(row), "on %s", day)
	}
	d.NoFailures()
}

func TestTheListSaysWhatTheStatusLeavesOpen(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	turkey := s.Partner(register.Partner{Name: register.Ru("Турция")}).ID
	made := func(parties []register.ID, actions ...register.Action) register.ID {
		a := register.Agreement{
			Title: register.Ru("О туризме"), Term: register.TermFor, Rules: register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}},
			Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2020-01-01"}}, actions...),
		}
		for i, id := range parties {
			side := register.Theirs
			if i == 0 {
				side = register.Ours
			}
			a.Parties = append(a.Parties, register.Party{Side: side, PartnerID: id, SignedOn: "2019-12-01"})
		}
		return s.Agreement(a).ID
	}
	two, three := []register.ID{s.tatarstan.ID, s.azerbaijan.ID}, []register.ID{s.tatarstan.ID, s.azerbaijan.ID, turkey}
	notice := func(on register.Date) register.Action {
		return register.Action{Kind: register.ActionNotice, PartnerID: s.azerbaijan.ID, On: on}
	}
	suspended := register.Action{Kind: register.ActionSuspension, On: "2022-11-01"}
	d.OnDay = "2022-12-05"
	room := New(d, s.Store)
	for _, c := range []struct {
		id            register.ID
		status, until string
		tone          kit.Tone
	}{
		{made(two, notice("2022-05-01")), "дано уведомление (Азербайджан)", "01.01.2023", kit.ToneRed},
		{made(two, notice("2022-11-01")), "дано уведомление (Азербайджан)", "01.01.2026", kit.ToneAmber},
		{made(two, suspended), "приостановлено, срок не указан", "—", kit.ToneAmber},
		{made(two, suspended, notice("2022-11-15")), "приостановлено, срок не указан; дано уведомление (Азербайджан)", "01.01.2026", kit.ToneAmber},
		{made(three, notice("2019-12-15"), register.Action{Kind: register.ActionWithdrawal, PartnerID: s.azerbaijan.ID, On: "2022-06-01"}), "действует, вышла: Азербайджан", "01.01.2026", kit.ToneAmber},
		{made(three, notice("2022-11-01")), "действует, выходит: Азербайджан", "01.01.2026", kit.ToneAmber},
	} {
		d.ShowPage(room)
		room.Changed(nil)
		row, ok := room.List().Row(c.id)
		require.True(t, ok)
		assert.Equal(t, c.status, shownColumns[5].Text(row))
		assert.Equal(t, c.until, shownColumns[4].Text(row), c.status)
		assert.Equal(t, c.tone, shownColumns[5].Tone(row), c.status)
	}
	d.NoFailures()
}

func TestEachFilterFindsItsAgreements(t *testing.T) {
	for _, c := range []struct {
		filter       int
		find, choose string
		want         func(s sample) register.ID
	}{
		{0, "дейст", "действует", func(s sample) register.ID { return s.signed.ID }},
		{1, "азерб", "Азербайджан", func(s sample) register.ID { return s.signed.ID }},
		{2, "торг", "торговля", func(s sample) register.ID { return s.signed.ID }},
		{3, "2002", "2002", func(s sample) register.ID { return s.signed.ID }},
		{4, "план", "план мероприятий", func(s sample) register.ID { return s.draft.ID }},
	} {
		d := desktest.New(t)
		s := newSample(t)
		room := New(d, s.Store)
		d.ShowPage(room)
		filter := (&page{desk: d, store: s.Store}).plan().Filters[c.filter]
		option := ""
		for _, o := range filter.Options(c.find) {
			if strings.Contains(o.Label, c.choose) {
				option = o.Label
			}
		}
		require.NotEmpty(t, option, "%s offers no %q", filter.ID, c.choose)
		desktest.Choose(d, room, filter.ID, c.find, option, filter.Options)
		assert.Equal(t, []register.ID{c.want(s)}, room.List().Keys(), "%s %q", filter.ID, c.choose)
	}
}

func TestTheCardSaysTheStateInWords(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	read := func(id register.ID, on register.Date) string { return d.Card(p.card(context.Background(), id, on)) }
	shows(t, read(s.signed.ID, storagetest.Today),
		"Соглашение · № 14/2002", "О производственной кооперации", "Действует до 17.05.2026",
		"Республика Татарстан", "25.01.2002, Баку", "Азербайджан", "межправительственный", "торговля", "русский, азербайджанский", "Вступление в силу", "17.05.2008")
	shows(t, read(s.signed.ID, "2027-01-01"), "Истекло")
	shows(t, read(s.draft.ID, storagetest.Today), "Проект")

	_ = read(s.signed.ID, storagetest.Today)
	d.Follow("Азербайджан")
	assert.Equal(t, []register.Ref{s.azerbaijan.Ref()}, d.Opened)
}

func TestTheFormSavesWhatIsTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	a := p.plan().Blank().(*register.Agreement)
	f := d.Form(a, p.plan().Form)
	d.Fill(f, "number", "3/2022")
	d.Fill(f, "title", "О культурном обмене")
	d.Into(f, "kind")
	d.Type("соглашение")
	for path, name := range map[string]string{"parties[0].partner": "Татарстан", "parties[1].partner": "Азерб"} {
		d.Fill(f, path, name)
		d.Press(fyne.KeyReturn)
	}
	d.Fill(f, "parties[0].signed_on", "291122")
	d.Fill(f, "parties[1].signed_on", "30.11.2022")
	f.Save()
	assert.Equal(t, "О культурном обмене", a.Title.Ru)
	assert.Equal(t, s.tatarstan.ID, a.Parties[0].PartnerID)
	assert.Equal(t, s.azerbaijan.ID, a.Parties[1].PartnerID)
	assert.Equal(t, register.Date("2022-11-30"), a.SignedOn())
	_, err := s.Save(context.Background(), a)
	require.NoError(t, err)
	d.NoFailures()
}

func TestTheFormTellsWhatIsWrongBesideTheField(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	a := &register.Agreement{
		Kind: register.AgreementAgreement, Term: register.TermUntil,
		Parties: []register.Party{{Side: register.Theirs, PartnerID: s.azerbaijan.ID, SignedOn: "2022-11-29"}, {Side: register.Theirs, PartnerID: s.azerbaijan.ID, SignedOn: "2022-11-29"}},
	}
	f := d.Form(a, p.plan().Form)
	d.Fill(f, "until", "28.11.2022")
	d.Fill(f, "parties[0].signed_on", "31.02.2022")
	f.Save()
	assert.NotEmpty(t, f.Field("title").Problems(), "a title left empty")
	assert.NotEmpty(t, f.Field("until").Problems(), "an end before the start")
	assert.NotEmpty(t, f.Field("parties[1].partner").Problems(), "a party named twice")
	assert.NotEmpty(t, f.Field("parties[0].signed_on").Fault(), "a date that is none")
}

func TestTheListIsExportedAsItIsShown(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	path := filepath.Join(home, "Соглашения.csv")
	room.Export()
	d.Push("Сохранить")
	table, err := os.ReadFile(path)
	require.NoError(t, err)
	lines := strings.Split(string(table), "\r\n")
	assert.True(t, strings.HasPrefix(lines[0], "\ufeffНомер;Название;Партнёр"), lines[0])
	assert.Equal(t, "14/2002;О производственной кооперации;Азербайджан;25.01.2002;17.05.2026;действует", lines[1])
	assert.Len(t, lines, 4)
	assert.Len(t, d.Said, 1)
	d.NoFailures()
}

// shows reports phrases that do not follow each other in what is shown.
func shows(t *testing.T, words string, phrases ...string) {
	t.Helper()
	rest := words
	for _, phrase := range phrases {
		_, after, found := strings.Cut(rest, phrase)
		if !found {
			t.Errorf("%q is not there, or not in its place, in:\n%s", phrase, words)
			return
		}
		rest = after
	}
}

func TestASignatoryIsCalledByThePostOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	post := func(name string, from, to register.Date) register.Appointment {
		return register.Appointment{Post: register.Ru(name), PartnerID: s.tatarstan.ID, From: from, To: to}
	}
	person := s.Person(register.Person{
		Name: register.Ru("Иван Иванов"), Appointments: []register.Appointment{post("министр", "2000-01-01", "2004-12-31"), post("премьер-министр", "2005-01-01", "")},
	})
	p := &page{desk: d, store: s.Store}
	for signed, said := range map[register.Date]string{
		"2004-12-31": "Иван Иванов, министр", "2005-01-01": "Иван Иванов, премьер-министр", "1999-01-01": "Иван Иванов, должность на 01.01.1999 не указана",
	} {
		s.signed.Parties[0].SignatoryID, s.signed.Parties[0].SignedOn = person.ID, signed
		_, err := s.Save(t.Context(), s.signed)
		require.NoError(t, err)
		shows(t, strings.ReplaceAll(d.Card(p.card(t.Context(), s.signed.ID, "2022-12-05")), "\n", " "), said)
	}
}

func TestWhatIsDoubtfulOfBothPartiesIsSaidOnce(t *testing.T) {
	d := desktest.New(t)
	a := &register.Agreement{Parties: []register.Party{
		{Side: register.Ours, SignedOn: "2023-05-20"}, {Side: register.Theirs, SignedOn: "2023-05-20"},
	}}
	words := d.Card(func(c *kit.Card) { warnings(c, a) }, nil)
	if said := strings.Count(words, "Место подписания не указано"); said != 1 {
		t.Errorf("said %d times:\n%s", said, words)
	}
}

// The view by which the list is shown is named where it was chosen.
func TestTheActiveViewIsNamed(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	inForce := map[string][]kit.Option{"status": {{Value: "in_force", Label: "действует"}}}
	d.Keep("room.agreement.views", map[string]desk.View{"Действующие": {Order: "signed_on", Descending: true, Filters: inForce}})
	room := New(d, s.Store)
	d.ShowPage(room)
	shows(t, desktest.Words(room.Content()), "Мои виды")
	room.Narrow(inForce)
	shows(t, desktest.Words(room.Content()), "Действующие")
	assert.NotContains(t, desktest.Words(room.Content()), "Мои виды")
	room.Narrow(nil)
	shows(t, desktest.Words(room.Content()), "Мои виды")
	d.NoFailures()
}

// What is kept under a name is replaced only when that is said; Enter alone leads to another name.
func TestAViewReplacesAnotherOfItsNameOnlyWhenAsked(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	keep := func(button string) {
		t.Helper()
		d.Push(button)
		for _, row := range desktest.Within[fyne.CanvasObject](d.Top()) {
			if one, is := row.(fyne.Tappable); is && strings.TrimSpace(desktest.Words(row)) == lang.T("view.keep") {
				one.Tapped(&fyne.PointEvent{})
				break
			}
		}
		d.Type("Мой")
		d.Push(lang.T("dialog.save"))
	}
	kept := func() (views map[string]desk.View) {
		t.Helper()
		require.True(t, d.Kept("room.agreement.views", &views))
		return views
	}
	room.Narrow(map[string][]kit.Option{"status": {{Value: "in_force", Label: "действует"}}})
	keep("Мои виды")
	require.Len(t, kept(), 1)
	room.Narrow(nil)
	keep("Мои виды")
	shows(t, desktest.Words(d.Top()), lang.T("name.taken", "Мой"))
	d.Press(fyne.KeyReturn)
	d.Type("Другой\n")
	require.Len(t, kept(), 2)
	assert.NotEmpty(t, kept()["Мой"].Filters["status"])
	assert.Empty(t, kept()["Другой"].Filters["status"])
	keep("Другой")
	d.Press(fyne.KeyEscape)
	assert.NotEmpty(t, kept()["Мой"].Filters["status"], "Esc replaces nothing")
	keep("Другой")
	d.Push(lang.T("dialog.replace"))
	assert.Empty(t, kept()["Мой"].Filters["status"])
	d.NoFailures()
}
