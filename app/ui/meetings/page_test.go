package meetings

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

// sample is a register with a meeting of the visit to Baku, of which a report was given, and one without a visit.
type sample struct {
	*storagetest.Factory
	azerbaijan        *register.Partner
	minister, aliyev  *register.Person
	baku              *register.Visit
	held, ambassadors *register.Meeting
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.azerbaijan = s.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan"}})
	s.minister = s.Person(register.Person{Name: register.Ru("Шагиахметов Мидхат"), Appointments: []register.Appointment{{Post: register.Ru("министр экономики")}}})
	s.aliyev = s.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	s.baku = s.Visit(register.Visit{
		Title: register.Ru("Визит в Баку"), From: "2022-11-29",
		Programme: []register.ProgrammeItem{{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Переговоры")}, {Kind: register.ProgrammeForum, Title: register.Ru("Форум")}},
	})
	s.held = &register.Meeting{
		Number: "14", Title: register.Ru("Переговоры с Президентом"), Day: "2022-11-29", Start: "10:00", End: "11:00", Place: register.Ru("Баку"), Zone: "Asia/Baku",
		VisitID: s.baku.ID, ItemID: s.baku.Programme[0].ID, PartnerIDs: []register.ID{s.azerbaijan.ID}, Ours: []register.ID{s.minister.ID}, Theirs: []register.ID{s.aliyev.ID},
		Ground: register.Ru("приглашение"), Aim: register.Ru("обсудить логистику"), PermitterID: s.minister.ID, Permit: register.Ru("приказ № 5"),
		Points: register.Ru("Порты Каспия"), Content: register.Ru("О логистике, деловая"), Record: register.Ru("Стороны обменялись мнениями"),
		ReportedOn: "2022-12-01", ReportedTo: register.Ru("в аппарат"),
		Outcomes: []register.Outcome{{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed}},
	}
	s.ambassadors = &register.Meeting{Title: register.Ru("Беседа с послом"), Day: "2023-01-15", PartnerIDs: []register.ID{s.azerbaijan.ID}}
	for _, m := range []*register.Meeting{s.held, s.ambassadors} {
		if _, err := s.Save(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// The journal has the eight columns that ministries keep, in their order.
func TestTheJournal(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got, want := room.List().Keys(), []register.ID{s.ambassadors.ID, s.held.ID}; !slices.Equal(got, want) {
		t.Errorf("listed %v, want the latest first: %v", got, want)
	}
	inOrder(t, desktest.Words(room.List()), "№", "Дата и место", "С кем", "Основание", "Содержание", "Наши", "Разрешил", "Отчёт")
	rows, err := s.MeetingRows(context.Background(), []register.ID{s.held.ID, s.ambassadors.ID})
	if err != nil {
		t.Fatal(err)
	}
	var cells, other []string
	for _, c := range shownColumns[:8] {
		cells, other = append(cells, c.Text(rows[0])), append(other, c.Text(rows[1]))
	}
	want := []string{"14", "29.11.2022, Баку", "Алиев Ильхам, Азербайджан", "приглашение, обсудить логистику", "О логистике, деловая", "Шагиахметов Мидхат", "Шагиахметов Мидхат, приказ № 5", "01.12.2022, в аппарат"}
	if !slices.Equal(cells, want) {
		t.Errorf("the line is %q", cells)
	}
	if want := []string{"—", "15.01.2023", "Азербайджан", "—", "Беседа с послом", "—", "—", "нет"}; !slices.Equal(other, want) {
		t.Errorf("the other line is %q", other)
	}
	if got := room.Count(); got != "2 встречи" {
		t.Errorf("the count says %q", got)
	}
	room.List().SelectAt(0)
	room.List().Copy()
	if copied := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(copied, "№\tДата и место\tС кем\tОснование\tСодержание\tНаши\tРазрешил\tОтчёт\r\n\t15.01.2023\tАзербайджан\t") {
		t.Errorf("copied\n%s", copied)
	}
	d.NoFailures()
}

func TestEveryFilter(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	for _, f := range newPage(d, s.Store).plan().Filters {
		label := map[string]string{"partner": "Азербайджан", "year": "2022", "report": "представлен", "open": "есть неоформленные"}[f.ID]
		desktest.Choose(d, room, f.ID, "", label, f.Options)
		want := []register.ID{s.held.ID}
		if f.ID == "partner" {
			want = []register.ID{s.ambassadors.ID, s.held.ID}
		}
		if got := room.List().Keys(); !slices.Equal(got, want) {
			t.Errorf("%s %q lists %v, want %v", f.ID, label, got, want)
		}
		room.SetFilter(f.ID)
	}
}

func TestTheCard(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := newPage(d, s.Store)
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)),
		"Встреча · № 14", "Переговоры с Президентом", "Состоялась 29.11.2022", "29 ноября 2022 г., 10:00–11:00", "Баку (UTC+4)", "Азербайджан",
		"Визит в Баку\nПереговоры", "приглашение", "обсудить логистику", "Шагиахметов Мидхат, приказ № 5",
		"Иностранные участники", "Алиев Ильхам", "должность на 29.11.2022 не указана", "Наши участники", "Шагиахметов Мидхат\nминистр экономики",
		"Тезисы к беседе", "Порты Каспия", "О логистике, деловая", "Запись беседы", "Стороны обменялись мнениями",
		"Итоги и договорённости", "Логистика", "Оформить: поручение", "не оформлен", "Отчёт о встрече", "01.12.2022", "в аппарат")
	d.Follow("Визит в Баку")
	if d.Opened[0] != s.baku.Ref() {
		t.Errorf("leads to %v", d.Opened)
	}
	d.Follow("поручение")
	d.Edited[0].(*register.Commitment).Side = register.DutyOurs // as is chosen in the form
	d.Save(s.Store)
	if words := d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)); strings.Contains(words, "не оформлен") {
		t.Errorf("the outcome is settled:\n%s", words)
	}
	words := d.Card(p.card(context.Background(), s.ambassadors.ID, storagetest.Today))
	inOrder(t, words, "Состоится 15.01.2023", "Отчёта нет")
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	m := &register.Meeting{}
	f := d.Form(m, newPage(d, s.Store).plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), m); err != nil {
			t.Errorf("save: %v", err)
		}
	}
	f.Save()
	if got := f.Field("title").Problems(); len(got) != 1 || got[0].Warning {
		t.Fatalf("beside the title stands %v", got)
	}
	d.Fill(f, "title", "Встреча в Баку")
	d.Fill(f, "number", "15")
	d.Fill(f, "visit", "баку\n")
	if !strings.Contains(desktest.Words(f), "Пункт программы") {
		t.Error("no item of the visit can be chosen")
	}
	d.Fill(f, "item", "перег\n")
	d.Fill(f, "day", "291122")
	d.Fill(f, "start", "2330")
	d.Fill(f, "end", "0030")
	d.Fill(f, "place", "Баку\t")
	d.Fill(f, "theirs", "алиев\n")
	d.Fill(f, "partners", "азерб\n")
	d.Fill(f, "ours", "шагиах\n")
	d.Fill(f, "ground", "приглашение")
	d.Fill(f, "aim", "логистика")
	d.Fill(f, "permitter", "шагиах\n")
	d.Fill(f, "permit", "приказ № 5")
	d.Fill(f, "points", "Порты")
	d.Fill(f, "content", "деловая")
	d.Fill(f, "record", "Стороны обменялись мнениями")
	d.Push("+ Итог")
	d.Fill(f, "outcomes[0].text", "Логистика")
	d.Into(f, "outcomes[0].kind")
	d.Type("дог")
	d.Fill(f, "reported_to", "в аппарат")
	f.Save()
	if got := f.Field("end").Problems(); len(got) != 1 || !got[0].Warning {
		t.Errorf("beside an end past midnight stands %v", got)
	}
	record, err := s.Record(context.Background(), m.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Meeting)
	if got.Number != "15" || got.VisitID != s.baku.ID || got.ItemID != s.baku.Programme[0].ID || got.Day != "2022-11-29" || got.Start != "23:30" || got.End != "00:30" ||
		got.Place.Ru != "Баку" || got.Zone != "Asia/Baku" || !slices.Equal(got.Theirs, []register.ID{s.aliyev.ID}) || !slices.Equal(got.Ours, []register.ID{s.minister.ID}) ||
		!slices.Equal(got.PartnerIDs, []register.ID{s.azerbaijan.ID}) || got.Ground.Ru != "приглашение" || got.Aim.Ru != "логистика" || got.PermitterID != s.minister.ID ||
		got.Permit.Ru != "приказ № 5" || got.Points.Ru != "Порты" || got.Content.Ru != "деловая" || got.Record.Ru != "Стороны обменялись мнениями" || got.ReportedTo.Ru != "в аппарат" {
		t.Errorf("saved %+v", got)
	}
	if len(got.Outcomes) != 1 || got.Outcomes[0].Kind != register.OutcomeAgreed || got.Outcomes[0].ID.IsZero() {
		t.Errorf("outcomes %+v", got.Outcomes)
	}
	d.NoFailures()
}

func TestAnItemOfAnotherVisitIsNotMeant(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	other := s.Visit(register.Visit{Title: register.Ru("Поездка в Астану")})
	f := d.Form(s.held, newPage(d, s.Store).plan().Form)
	if !strings.Contains(desktest.Words(f), "Переговоры") {
		t.Errorf("the item is not shown:\n%s", desktest.Words(f))
	}
	d.Fill(f, "visit", "астан\n")
	if s.held.VisitID != other.ID || !s.held.ItemID.IsZero() {
		t.Errorf("now of %v, item %v", s.held.VisitID, s.held.ItemID)
	}
}

var inOrder = desktest.InOrder
