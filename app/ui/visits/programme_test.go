package visits

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// programmed is the visit to Baku with a programme of two days, of which one item is nobody's but ours.
func programmed(s sample, interpreter, host *register.Person) *register.Visit {
	v := *s.baku
	v.Head = register.Head{}
	v.To = "2022-11-30"
	v.Programme = []register.ProgrammeItem{
		{
			Day: "2022-11-29", Start: "10:00", End: "11:30", Kind: register.ProgrammeMeeting, Title: register.Ru("Встреча с Президентом"), Place: register.Ru("Загульба"),
			Ours: []register.ID{s.minnikhanov.ID}, Theirs: []register.ID{host.ID}, InterpreterID: interpreter.ID, Note: register.Ru("подарок: картина"),
		},
		{Day: "2022-11-29", Start: "11:00", Kind: register.ProgrammeForum, Title: register.Ru("Форум"), Place: register.Ru("Баку, Центр"), Ours: []register.ID{s.minnikhanov.ID}},
		{Day: "2022-11-30", Start: "00:15", Kind: register.ProgrammeTransfer, Title: register.Ru("Выезд в аэропорт"), Internal: true, ResponsibleID: interpreter.ID},
	}
	return s.Visit(v)
}

func TestTheProgrammeHasTwoVersions(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	interpreter, host := s.Person(register.Person{Name: register.Ru("Сафин Эрик")}), s.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	v := programmed(s, interpreter, host)
	p := newPage(d, s.Store)
	again := 0
	p.again = func() { again++ }
	working := d.Card(p.card(context.Background(), v.ID, storagetest.Today))
	inOrder(t, working, "В программе 1 накладка", "Программа", "Рабочая", "Для гостей",
		"10:00–11:30", "Встреча с Президентом", "встреча · Загульба · в Казани 09:00–10:30",
		"Наши участники: Минниханов Рустам Нургалиевич", "Участники партнёра: Алиев Ильхам", "Переводчик: Сафин Эрик", "подарок: картина",
		"11:00", "Форум", "Одновременно с пунктом «Встреча с Президентом» (10:00–11:30), и там же нужны: Минниханов Рустам Нургалиевич",
		"00:15", "Выезд в аэропорт", "в Казани 23:15, 29.11.2022", "Ответственный: Сафин Эрик", "только в рабочей программе")
	d.Push("Копировать таблицей")
	table := fyne.CurrentApp().Clipboard().Content()
	want := "День\tВремя\tНазвание\tМесто\tНаши участники\tУчастники партнёра\tВремя в Казани\tОтветственный\tПереводчик\tПримечание\r\n" +
		"29.11.2022\t10:00–11:30 (UTC+4)\tВстреча с Президентом\tЗагульба\tМинниханов Рустам Нургалиевич, Президент Республики Татарстан\tАлиев Ильхам\tв Казани 09:00–10:30\t\tСафин Эрик\tподарок: картина\r\n"
	if !strings.HasPrefix(table, want) || strings.Count(table, "\r\n") != 4 {
		t.Errorf("the working programme was copied as\n%s", table)
	}

	p.guests = true // as the tab sets it
	guests := d.Card(p.card(context.Background(), v.ID, storagetest.Today))
	for _, internal := range []string{"Выезд в аэропорт", "подарок", "Переводчик", "Одновременно"} {
		if strings.Contains(guests, internal) {
			t.Errorf("the guests read %q:\n%s", internal, guests)
		}
	}
	inOrder(t, guests, "10:00–11:30", "Встреча с Президентом", "Участники партнёра: Алиев Ильхам", "11:00", "Форум")
	d.Push("Копировать таблицей")
	if table := fyne.CurrentApp().Clipboard().Content(); strings.Contains(table, "картина") || strings.Count(table, "\r\n") != 3 {
		t.Errorf("the programme for the guests was copied as\n%s", table)
	}
	d.Push("Копировать текстом")
	text := fyne.CurrentApp().Clipboard().Content()
	wanted := `29 ноября 2022 г.
10:00–11:30 (UTC+4)  Встреча с Президентом (Загульба)
    Наши участники: Минниханов Рустам Нургалиевич, Президент Республики Татарстан
    Участники партнёра: Алиев Ильхам
11:00 (UTC+4)  Форум (Баку, Центр)
    Наши участники: Минниханов Рустам Нургалиевич, Президент Республики Татарстан
`
	if !strings.HasSuffix(text, wanted) || strings.Contains(text, "аэропорт") {
		t.Errorf("the text for the guests reads\n%s", text)
	}
	d.NoFailures()
}

func TestClashesStandBesideTheItemOfTheForm(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := programmed(s, s.Person(register.Person{}), s.Person(register.Person{}))
	f := open(t, d, s, v)
	d.Fill(f, "programme[2].note", "машина 12") // makes the form look at itself
	got := f.Field("programme[1].title").Problems()
	if len(got) != 1 || !got[0].Warning || got[0].Text != "Одно лицо одновременно нужно в пункте 1 (10:00)" {
		t.Errorf("beside the item stands %v", got)
	}
	d.Fill(f, "programme[1].start", "1140")
	if got := f.Field("programme[1].title").Problems(); len(got) != 1 || got[0].Text != "Не успеть доехать после пункта 1 (10:00)" {
		t.Errorf("ten minutes later in another place stands %v", got)
	}
	d.Fill(f, "programme[1].start", "1145")
	if got := f.Field("programme[1].title").Problems(); len(got) != 0 {
		t.Errorf("a quarter of an hour later stands %v", got)
	}
	f.Save()
	if v.Programme[1].Start != "11:45" || v.Programme[2].Note.Ru != "машина 12" || v.Revision != 2 {
		t.Errorf("saved %+v", v.Programme)
	}
}

func TestAMeetingIsMadeOfAnItem(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	host := s.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	v := programmed(s, s.Person(register.Person{}), host)
	p := newPage(d, s.Store)
	d.Card(p.card(context.Background(), v.ID, storagetest.Today))
	d.Follow("Записать встречу")
	m, ok := d.Edited[0].(*register.Meeting)
	if !ok || m.VisitID != v.ID || m.ItemID != v.Programme[0].ID || m.Day != "2022-11-29" || m.Start != "10:00" || m.Zone != "Asia/Baku" || m.Theirs[0] != host.ID {
		t.Fatalf("edits %+v", d.Edited[0])
	}
	m.Outcomes = []register.Outcome{{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed}}
	if _, err := s.Save(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	words := d.Card(p.card(context.Background(), v.ID, storagetest.Today))
	inOrder(t, words, "Запись встречи", "Итоги и договорённости", "на встрече не оформлен 1 итог", "не оформлен")
	d.Follow("Запись встречи")
	if d.Opened[0] != m.Ref() {
		t.Errorf("opens %v", d.Opened)
	}
}
