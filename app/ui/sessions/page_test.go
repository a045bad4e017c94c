package sessions

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

// sample is a register with a commission whose co-chair has changed at the end of 2022, a session
// it has held and one that is planned, and a cancelled session of another.
type sample struct {
	*storagetest.Factory
	before, after, secretary *register.Person
	commission, other        *register.Commission
	held, planned, cancelled *register.Session
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.before = s.Person(register.Person{Name: register.Ru("Каримов Альберт"), Appointments: []register.Appointment{
		{Post: register.Ru("директор завода"), To: "2016"}, {Post: register.Ru("министр"), From: "2017"},
	}})
	s.after = s.Person(register.Person{Name: register.Ru("Коробченко Олег")})
	s.secretary = s.Person(register.Person{Name: register.Ru("Мамедов Сахиб")})
	s.commission = s.Commission(register.Commission{Title: register.Ru("Межправительственная комиссия"), Members: []register.Member{
		{PersonID: s.after.ID, Side: register.Ours, Role: register.RoleCoChair, From: "2022-12-01"},
		{PersonID: s.before.ID, Side: register.Ours, Role: register.RoleCoChair, To: "2022-11-30"},
		{PersonID: s.secretary.ID, Side: register.Theirs, Role: register.RoleSecretary},
	}})
	s.other = s.Commission(register.Commission{Title: register.Ru("Смешанная комиссия")})
	s.held = s.Session(register.Session{
		CommissionID: s.commission.ID, Number: 2, From: "2015-06-01", To: "2015-06-03", Host: register.Theirs, Mode: register.ModeInPerson,
		Place: register.Ru("Баку"), Decisions: register.Ru("Утвердить программу"), Note: register.Ru("протокол в деле 7"),
		Agenda: []register.AgendaItem{{Title: register.Ru("О ходе работ"), SpeakerID: s.before.ID}, {Title: register.Ru("Разное")}},
		Attendance: []register.Attendance{
			{PersonID: s.before.ID, Side: register.Ours, Presence: register.Present},
			{PersonID: s.after.ID, Side: register.Ours, Presence: register.Absent},
			{PersonID: s.secretary.ID, Side: register.Theirs, Presence: register.Replaced, SubstituteID: s.Person(register.Person{Name: register.Ru("Алиева Лейла")}).ID},
		},
	})
	s.planned = s.Session(register.Session{CommissionID: s.commission.ID, Number: 3, From: "2023-03-15", Host: register.Ours})
	s.cancelled = s.Session(register.Session{CommissionID: s.other.ID, From: "2020-01", Cancelled: true})
	return s
}

func TestTheListShowsTheStatesOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.planned.ID, s.cancelled.ID, s.held.ID}) {
		t.Errorf("listed %v by day, the latest first", got)
	}
	inOrder(t, desktest.Words(room.List()), "15.03.2023", "Межправительственная комиссия", "3", "намечено",
		"01.2020", "Смешанная комиссия", "—", "отменено", "01–03.06.2015", "2", "Баку", "проведено")
	d.OnDay = "2015-01-01"
	room.Changed(nil)
	if words := desktest.Words(room.List()); strings.Contains(words, "проведено") {
		t.Errorf("in January 2015 none was held:\n%s", words)
	}
	if got := room.Count(); got != "3 заседания" {
		t.Errorf("the count says %q", got)
	}
	d.NoFailures()
}

func TestTheFilters(t *testing.T) {
	for _, c := range []struct {
		filter       int
		find, choose string
		want         func(s sample) []register.ID
	}{
		{0, "", "намечено", func(s sample) []register.ID { return []register.ID{s.planned.ID} }},
		{0, "", "проведено", func(s sample) []register.ID { return []register.ID{s.held.ID} }},
		{1, "", "Смешанная комиссия", func(s sample) []register.ID { return []register.ID{s.cancelled.ID} }},
		{1, "межправ", "Межправительственная комиссия", func(s sample) []register.ID { return []register.ID{s.planned.ID, s.held.ID} }},
	} {
		d := desktest.New(t)
		s := newSample(t)
		room := New(d, s.Store)
		d.ShowPage(room)
		filter := (&page{d, s.Store}).plan().Filters[c.filter]
		desktest.Choose(d, room, filter.ID, c.find, c.choose, filter.Options)
		if got := room.List().Keys(); !slices.Equal(got, c.want(s)) {
			t.Errorf("%s %q lists %v", filter.ID, c.choose, got)
		}
	}
}

func TestTheCard(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)),
		"Заседание № 2 · очно", "Межправительственная комиссия", "Карточка комиссии", "Проведено: 01–03.06.2015", "Баку", "иностранная сторона",
		"Повестка дня", "1. О ходе работ", "Каримов Альберт", "2. Разное", "Решения", "Утвердить программу",
		"Участники: наша сторона — 1 из 2", "Каримов Альберт", "директор завода", "участвует", "Коробченко Олег", "отсутствует",
		"Участники: иностранная сторона — 1 из 1", "Мамедов Сахиб", "направлена замена", "Алиева Лейла",
		"протокол в деле 7")
	for day, want := range map[register.Date]string{
		"2015-05-31": "Намечено на 01–03.06.2015", "2015-06-02": "Идёт: 01–03.06.2015", "2015-06-04": "Проведено: 01–03.06.2015",
	} {
		if words := d.Card(p.card(context.Background(), s.held.ID, day)); !strings.Contains(words, want) {
			t.Errorf("on %s %q is missing in:\n%s", day, want, words)
		}
	}
	if words := d.Card(p.card(context.Background(), s.cancelled.ID, storagetest.Today)); !strings.Contains(words, "Отменено, было намечено на 01.2020") {
		t.Errorf("it was cancelled:\n%s", words)
	}
	d.Follow("Карточка комиссии")
	if !slices.Equal(d.Opened, []register.Ref{s.other.Ref()}) {
		t.Errorf("the link leads to %v", d.Opened)
	}
}

func TestTheCardTellsTheStepsAndTheProtocol(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	session := s.Session(register.Session{
		CommissionID: s.commission.ID, Number: 4, From: "2021-06-01", DayAgreedOn: "2021-03-01", AgendaAgreedOn: "2021-05-05",
		Moves:          []register.Move{{From: "2021-04-10", On: "2021-02-20", Reason: register.Ru("по просьбе партнёра")}},
		ProtocolNumber: "4", SignedOn: "2021-06-02", Signatories: []register.Signatory{{Side: register.Ours, PersonID: s.before.ID}, {Side: register.Theirs, PersonID: s.secretary.ID}},
		NextFrom: "2022-06-01", NextPlace: register.Ru("Казань"), ClosedOn: "2022-05-01",
		Agenda: []register.AgendaItem{{Title: register.Ru("О планах"), Side: register.Theirs, Minutes: 20}},
	})
	// The co-chair changed on 01.12.2022; the session of 2021 still shows the one of 2021.
	words := d.Card(p.card(context.Background(), session.ID, storagetest.Today))
	inOrder(t, words, "Закрыто 01.05.2022", "20.02.2021 перенесено с 10.04.2021: по просьбе партнёра", "Сопредседатели", "Каримов Альберт, министр",
		"День согласован", "01.03.2021", "Повестка согласована", "05.05.2021", "1. О планах · иностранная сторона, 20 мин.",
		"Протокол", "№ 4, подписан 02.06.2021", "Наша сторона", "Каримов Альберт, министр", "Иностранная сторона", "Мамедов Сахиб",
		"Следующее заседание", "01.06.2022, Казань")
	for on, want := range map[register.Date]string{
		"2021-02-19": "Намечено на 10.04.2021", "2021-02-20": "Перенесено на 01.06.2021", "2021-03-01": "День согласован: 01.06.2021",
		"2021-05-05": "Повестка согласована, заседание 01.06.2021", "2021-06-01": "Идёт: 01.06.2021", "2021-06-02": "Протокол подписан 02.06.2021",
	} {
		inOrder(t, d.Card(p.card(context.Background(), session.ID, on)), want)
	}
	if strings.Contains(words, "Коробченко") {
		t.Errorf("the co-chair of 2022 stands on the card of 2021:\n%s", words)
	}
}

var inOrder = desktest.InOrder

func TestTheCardWarnsOfAnAgendaThatIsNotAgreed(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.planned.ID, "2023-02-22")), "Повестку согласовать до", "23.02.2023")
	inOrder(t, d.Card(p.card(context.Background(), s.planned.ID, "2023-02-23")), "Повестка дня не согласована: срок был 23.02.2023, до заседания 20 дней.")
	if words := d.Card(p.card(context.Background(), s.planned.ID, "2023-03-15")); strings.Contains(words, "не согласована") {
		t.Errorf("it has begun:\n%s", words)
	}
	s.planned.From = storagetest.Today.AddDays(3)
	if _, err := s.Save(context.Background(), s.planned); err != nil {
		t.Fatal(err)
	}
	inOrder(t, d.Card(p.card(context.Background(), s.planned.ID, storagetest.Today)), "Повестка дня не согласована", "Согласовать повестку", "Согласовать день")
}

func TestTheCoChairsOfTheSessionsDaySign(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	session := &register.Session{CommissionID: s.commission.ID, From: "2021-06-01"}
	f := d.Form(session, (&page{d, s.Store}).plan().Form)
	d.Push("Взять сопредседателей")
	d.Push("Взять сопредседателей")
	if want := []register.Signatory{{Side: register.Ours, PersonID: s.before.ID}}; !slices.Equal(session.Signatories, want) {
		t.Errorf("took %+v", session.Signatories)
	}
	if !slices.Equal(d.Said, []string{"На 01.06.2021 других сопредседателей не указано"}) {
		t.Errorf("said %q", d.Said)
	}
	d.Push("+ Подписавший")
	d.Type("мамедов\n")
	d.Into(f, "signatories[1].side")
	d.Type("и")
	d.Push("+ Перенос")
	d.Fill(f, "moves[0].from", "01.06.2021")
	d.Fill(f, "moves[0].on", "сегодня")
	d.Fill(f, "moves[0].reason", "по просьбе партнёра")
	d.Fill(f, "from", "20.07.2021")
	d.Fill(f, "day_agreed_on", "01.07.2021")
	d.Fill(f, "agenda_agreed_on", "02.07.2021")
	d.Fill(f, "protocol_number", "5-а")
	d.Fill(f, "signed_on", "20.07.2021")
	d.Fill(f, "closed_on", "01.07.2022")
	d.Fill(f, "next_from", "20.07.2022")
	d.Fill(f, "next_to", "21.07.2022")
	d.Fill(f, "next_place", "Баку")
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), session); err != nil {
			t.Error(err)
		}
	}
	f.Save()
	record, err := s.Record(context.Background(), session.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Session)
	if len(got.Signatories) != 2 || got.Signatories[1] != (register.Signatory{Side: register.Theirs, PersonID: s.secretary.ID}) {
		t.Errorf("signed by %+v", got.Signatories)
	}
	if want := (register.Move{From: "2021-06-01", On: storagetest.Today, Reason: register.Ru("по просьбе партнёра")}); len(got.Moves) != 1 || storagetest.Unnamed(got.Moves...)[0] != want {
		t.Errorf("moved %+v", got.Moves)
	}
	if got.DayAgreedOn != "2021-07-01" || got.AgendaAgreedOn != "2021-07-02" || got.ProtocolNumber != "5-а" || got.SignedOn != "2021-07-20" ||
		got.ClosedOn != "2022-07-01" || got.NextFrom != "2022-07-20" || got.NextTo != "2022-07-21" || got.NextPlace.Ru != "Баку" {
		t.Errorf("saved %+v", got)
	}
	d.NoFailures()
}

func TestTheMembersOfTheSessionsDayAreTaken(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	session := &register.Session{}
	f := d.Form(session, (&page{d, s.Store}).plan().Form)
	d.Push("Взять состав")
	if !slices.Equal(d.Said, []string{"Сначала выберите комиссию"}) || len(session.Attendance) != 0 {
		t.Errorf("said %q, took %v", d.Said, session.Attendance)
	}
	d.Fill(f, "commission", "межправ\n")
	d.Fill(f, "from", "29.11.2022")
	d.Push("Взять состав")
	want := []register.Attendance{
		{PersonID: s.before.ID, Side: register.Ours, Presence: register.Present},
		{PersonID: s.secretary.ID, Side: register.Theirs, Presence: register.Present},
	}
	if !slices.Equal(session.Attendance, want) {
		t.Errorf("on 29.11.2022 took %+v", session.Attendance)
	}
	d.Fill(f, "from", "05.12.2022")
	d.Push("Взять состав")
	want = append(want, register.Attendance{PersonID: s.after.ID, Side: register.Ours, Presence: register.Present})
	if !slices.Equal(session.Attendance, want) {
		t.Errorf("then of 05.12.2022 took %+v", session.Attendance)
	}
	d.Push("Взять состав")
	if got := d.Said[1:]; !slices.Equal(got, []string{"Добавлены 2 участника", "Добавлен 1 участник", "Весь состав уже в списке"}) {
		t.Errorf("said %q", got)
	}
	d.NoFailures()
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	session := &register.Session{}
	f := d.Form(session, (&page{d, s.Store}).plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), session); err != nil {
			t.Error(err)
		}
	}
	f.Save()
	if got := f.Field("commission").Problems(); len(got) != 1 || got[0].Warning {
		t.Fatalf("beside the commission stands %v", got)
	}
	d.Fill(f, "commission", "смешанная\n")
	d.Fill(f, "number", "4")
	d.Fill(f, "from", "14.12.2022")
	d.Fill(f, "to", "12.12.2022")
	d.Into(f, "host")
	d.Type("иностр")
	d.Into(f, "mode")
	d.Type("по")
	d.Fill(f, "place", "Казань")
	d.Fill(f, "title", "Внеочередное")
	d.Push("+ Вопрос")
	d.Type("О планах")
	d.Fill(f, "agenda[0].speaker", "коробч\n")
	d.Push("+ Участник")
	d.Type("мамедов\n")
	if strings.Contains(desktest.Words(f), "Кто вместо") {
		t.Error("a substitute is asked for though the member came")
	}
	d.Into(f, "attendance[0].presence")
	d.Type("нап")
	if !strings.Contains(desktest.Words(f), "Кто вместо") {
		t.Error("a replaced member has no field for the substitute")
	}
	d.Fill(f, "attendance[0].substitute", "Алиев Самед\n") // creates
	d.Fill(f, "decisions", "Утвердить")
	d.Fill(f, "note", "зал 5")
	f.Save()
	if got := f.Field("to").Problems(); len(got) != 1 || got[0].Text != "Окончание раньше начала" {
		t.Fatalf("beside the end stands %v", got)
	}
	d.Fill(f, "to", "15.12.2022")
	d.Into(f, "cancelled")
	d.Press(fyne.KeySpace)
	f.Save()
	record, err := s.Record(context.Background(), session.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Session)
	if got.CommissionID != s.other.ID || got.Number != 4 || got.From != "2022-12-14" || got.To != "2022-12-15" || got.Host != register.Theirs ||
		got.Mode != register.ModeVideo || !got.Cancelled || got.Place.Ru != "Казань" || got.Title.Ru != "Внеочередное" ||
		got.Decisions.Ru != "Утвердить" || got.Note.Ru != "зал 5" {
		t.Errorf("saved %+v", got)
	}
	if len(got.Agenda) != 1 || got.Agenda[0].Title.Ru != "О планах" || got.Agenda[0].SpeakerID != s.after.ID {
		t.Errorf("agenda %+v", got.Agenda)
	}
	if len(got.Attendance) != 1 || got.Attendance[0].Presence != register.Replaced || got.Attendance[0].SubstituteID.IsZero() {
		t.Errorf("attendance %+v", got.Attendance)
	}
	d.NoFailures()
}

func TestTheCardWarnsOfASessionBeforeItsMembersAndOfANumberGivenTwice(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	of := s.Commission(register.Commission{Title: register.Ru("Комиссия"), Members: []register.Member{
		{PersonID: s.Person(register.Person{}).ID, Side: register.Ours, Role: register.RoleCoChair, From: "2020-01-01"},
	}})
	early := s.Session(register.Session{CommissionID: of.ID, Number: 1, From: "2019-05-01"})
	s.Session(register.Session{CommissionID: of.ID, Number: 1, From: "2021-05-01"})
	words := d.Card((&page{d, s.Store}).card(context.Background(), early.ID, storagetest.Today))
	for _, want := range []string{"На день заседания (01.05.2019) в комиссии никого нет", "Такой же номер у другого заседания: № 1, 01.05.2021"} {
		if !strings.Contains(words, want) {
			t.Errorf("the card does not say %q:\n%s", want, words)
		}
	}
}
