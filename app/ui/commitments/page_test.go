package commitments

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with what was promised in Baku, as of 05.12.2022.
type sample struct {
	*storagetest.Factory
	plant, ministry      *register.Partner
	minister, controller *register.Person
	session, next        *register.Session
	late, soon, done     *register.Commitment
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	az := s.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	s.plant = s.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: az.ID})
	s.ministry = s.Partner(register.Partner{Name: register.Ru("Минпромторг"), Ours: true})
	s.minister = s.Person(register.Person{Name: register.Ru("Коробченко Олег"), Appointments: []register.Appointment{{Post: register.Ru("министр"), PartnerID: s.ministry.ID, To: "2022-12-15"}}})
	s.controller = s.Person(register.Person{Name: register.Ru("Яковлева Анна")})
	commission := s.Commission(register.Commission{Title: register.Ru("Рабочая группа"), TheirsID: az.ID})
	s.session = s.Session(register.Session{CommissionID: commission.ID, Number: 2, From: "2022-06-01"})
	s.next = s.Session(register.Session{CommissionID: commission.ID, Number: 3, From: "2023-03-01"})
	s.late = s.Commitment(register.Commitment{
		Title: register.Ru("Открыть сервисный центр"), Number: "2.1", Source: s.session.Ref(), PartnerID: az.ID, Executor: register.Executor{BodyID: s.plant.ID},
		Side: register.DutyTheirs, ControllerID: s.controller.ID, Start: "2022-06-01", DueRule: register.DueDay, DueOn: "2022-11-30",
	})
	s.soon = s.Commitment(register.Commitment{
		Title: register.Ru("Согласовать маршрут"), Number: "2.2", Source: s.session.Ref(), PartnerID: az.ID, ControllerID: s.controller.ID,
		Executor: register.Executor{BodyID: s.ministry.ID, PersonID: s.minister.ID}, Start: "2022-06-01", DueRule: register.DueDay, DueOn: "2022-12-20",
		Reports: []register.Report{{On: "2022-11-01", Text: register.Ru("Проект готов"), Percent: 40, AuthorID: s.minister.ID}},
	})
	s.done = s.Commitment(register.Commitment{
		Title: register.Ru("Направить письмо"), Executor: register.Executor{BodyID: s.ministry.ID}, DueRule: register.DueDay, DueOn: "2022-10-01",
		Closure: register.Closure{On: "2022-10-15", Result: register.ResultFulfilled, Ground: register.Ru("письмо № 7")},
	})
	return s
}

func (s sample) page(d *desktest.Desk) *page {
	return &page{desk: d, store: s.Store, files: desk.NewFiles(d, s.Store)}
}

// read reads a commitment again.
func (s sample) read(t *testing.T, c *register.Commitment) *register.Commitment {
	t.Helper()
	got, err := storage.Get[register.Commitment](context.Background(), s.Store, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var inOrder = desktest.InOrder

func TestWhatIsOverdueComesFirst(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	inOrder(t, desktest.Words(room.List()), "Открыть сервисный центр", "Завод", "30.11.2022", "просрочено",
		"Согласовать маршрут", "Минпромторг", "20.12.2022", "на исполнении", "Направить письмо", "исполнено")
	if got := room.Count(); got != "3 поручения" {
		t.Errorf("the count says %q", got)
	}
	d.OnDay = "2022-11-30"
	room.Changed(nil)
	if words := desktest.Words(room.List()); strings.Contains(words, "просрочено") {
		t.Errorf("on its last day nothing is overdue:\n%s", words)
	}
	d.NoFailures()
}

func TestTheBoardInGroups(t *testing.T) {
	for by, want := range map[storage.Grouping][]string{
		storage.ByExecutor: {"Завод · 1", "просрочено: 1", "Минпромторг · 2"},
		storage.ByPartner:  {"Азербайджан · 2", "просрочено: 1", "Без партнёра · 1"},
		storage.BySource:   {"Заседание № 2, Рабочая группа · 2", "Без источника в реестре · 1"},
		storage.ByDue:      {"Просрочено · 1", "Декабрь 2022 · 1", "Снятые с контроля · 1"},
		storage.BySphere:   {"Без сферы · 3"},
	} {
		d := desktest.New(t)
		room := New(d, newSample(t).Store)
		d.ShowPage(room)
		room.SetFilter(desk.GroupBy, kit.Option{Value: string(by)})
		words := desktest.Words(room.List())
		for _, w := range want {
			if !strings.Contains(words, w) {
				t.Errorf("by %s %q is missing in:\n%s", by, w, words)
			}
		}
		if got := room.Count(); got != "3 поручения" {
			t.Errorf("grouping leaves nothing out, but the count says %q", got)
		}
	}
}

func TestTheFilters(t *testing.T) {
	for _, c := range []struct {
		filter, find, choose string
		want                 func(s sample) []register.ID
	}{
		{"state", "", "не снятые с контроля", func(s sample) []register.ID { return []register.ID{s.late.ID, s.soon.ID} }},
		{"state", "", "исполнено", func(s sample) []register.ID { return []register.ID{s.done.ID} }},
		{"due", "", "просрочено", func(s sample) []register.ID { return []register.ID{s.late.ID} }},
		{"due", "", "в ближайшие 30 дней", func(s sample) []register.ID { return []register.ID{s.soon.ID} }},
		{"due", "", "в ближайшие 7 дней", func(sample) []register.ID { return nil }},
		{"executor", "", "Минпромторг", func(s sample) []register.ID { return []register.ID{s.soon.ID, s.done.ID} }},
		{"executor", "коробч", "Коробченко Олег · министр", func(s sample) []register.ID { return []register.ID{s.soon.ID} }},
		{"side", "", "партнёра", func(s sample) []register.ID { return []register.ID{s.late.ID} }},
		{"source", "рабочая", "Заседание № 2 · Рабочая группа", func(s sample) []register.ID { return []register.ID{s.late.ID, s.soon.ID} }},
		{"controller", "яковл", "Яковлева Анна", func(s sample) []register.ID { return []register.ID{s.late.ID, s.soon.ID} }},
	} {
		d := desktest.New(t)
		s := newSample(t)
		room := New(d, s.Store)
		d.ShowPage(room)
		for _, f := range s.page(d).plan().Filters {
			if f.ID == c.filter {
				desktest.Choose(d, room, f.ID, c.find, c.choose, f.Options)
			}
		}
		if got := room.List().Keys(); !slices.Equal(got, c.want(s)) {
			t.Errorf("%s %q lists %v", c.filter, c.choose, got)
		}
	}
}

func TestTheTwoTables(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	for word, columns := range map[string]string{
		"commitment.view.protocol": "number title due executor progress", "commitment.view.unfulfilled": "executor number title due status progress",
	} {
		for _, v := range views() {
			if v.Word == word {
				room.UseNamed(v)
			}
		}
		var shown []string
		for _, c := range room.List().ShownColumns() {
			shown = append(shown, c.ID)
		}
		if got := strings.Join(shown, " "); got != columns {
			t.Errorf("%s shows %s", word, got)
		}
		if got := room.List().Keys(); len(got) != 2 || slices.Contains(got, s.done.ID) {
			t.Errorf("%s lists %v", word, got)
		}
	}
	inOrder(t, desktest.Words(room.List()), "40 % · Проект готов")
	d.NoFailures()
}

// The tables that the board itself offers are named where they were chosen, as the kept ones are.
func TestAnOfferedViewIsNamed(t *testing.T) {
	d := desktest.New(t)
	room := New(d, newSample(t).Store)
	d.ShowPage(room)
	for _, v := range views() {
		room.UseNamed(v)
		inOrder(t, desktest.Words(room.Content()), lang.T(v.Word))
	}
	room.Narrow(nil)
	inOrder(t, desktest.Words(room.Content()), "Мои виды")
	d.NoFailures()
}

func TestTheCard(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	words := d.Card(p.card(context.Background(), s.soon.ID, storagetest.Today))
	inOrder(t, words, "Поручение · пункт 2.2", "Согласовать маршрут", "На исполнении", "Срок 20.12.2022, осталось 15 дней",
		"На день срока (20.12.2022) исполнитель не занимает должности",
		"Заседание № 2", "Рабочая группа", "Азербайджан", "Минпромторг", "Коробченко Олег", "Яковлева Анна", "40 % · Проект готов", "01.11.2022")
	inOrder(t, d.Card(p.card(context.Background(), s.late.ID, storagetest.Today)), "На исполнении, просрочено", "Срок был 30.11.2022, просрочено на 5 дней")
	inOrder(t, d.Card(p.card(context.Background(), s.done.ID, storagetest.Today)), "Исполнено", "Снято с контроля 15.10.2022", "письмо № 7")
	words = d.Card(p.card(context.Background(), s.done.ID, "2022-10-14"))
	if strings.Contains(words, "письмо № 7") || strings.Contains(words, "Снято") {
		t.Errorf("the day before nobody knew:\n%s", words)
	}
	d.NoFailures()
}

// A week of control: progress is entered, one report is returned, two commitments are closed, one is extended with a reason.
func TestAWeekOfControl(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	d.ShowPage(New(d, s.Store))

	p.report(s.soon)
	d.Type("\t70\t\tСогласовано с перевозчиком")
	d.Push("Записать")
	soon := s.read(t, s.soon)
	if got := soon.Reports[1]; got.Percent != 70 || got.Text.Ru != "Согласовано с перевозчиком" || got.AuthorID != s.minister.ID {
		t.Fatalf("reported %+v", got)
	}
	p.report(soon)
	d.Type("\t101\t\tлишнее")
	d.Push("Записать")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "больше 100") {
		t.Fatalf("more than all is refused:\n%s", words)
	}
	d.Press(fyne.KeyEscape)

	p.sendBack(soon)
	d.Type("\t\tНет подписи\n")
	if got := s.read(t, s.soon).Returns; len(got) != 1 || got[0].ByID != s.controller.ID {
		t.Fatalf("returned %+v", got)
	}

	p.extend(s.late)
	d.Type("31.01.2023\t\t\t\n")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Обязательное поле не заполнено") {
		t.Fatalf("a reason is wanted:\n%s", words)
	}
	d.Type("Ждём лицензию\n")
	late := s.read(t, s.late)
	if late.OverdueOn(storagetest.Today) || len(late.DueChanges) != 1 || late.DueChanges[0].Old != "2022-11-30" {
		t.Fatalf("extended to %+v", late.DueChanges)
	}

	s.soon = s.read(t, s.soon)
	p.close(s.soon)
	d.Type("\t\t")
	d.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	d.Type("Коробченко\n")
	d.Push("Снять с контроля")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "снимает с контроля: это делает") {
		t.Fatalf("whoever reports does not close:\n%s", words)
	}
	d.Press(fyne.KeyEscape)
	p.close(s.soon)
	d.Push("Снять с контроля")
	if got := s.read(t, s.soon).Closure; got.Result != register.ResultFulfilled || got.ByID != s.controller.ID || got.On != storagetest.Today {
		t.Fatalf("closed with %+v", got)
	}
	d.NoFailures()
}

func TestCarriedOverToASession(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	d.ShowPage(New(d, s.Store))
	s.page(d).carry(s.late)
	d.Type("рабочая")
	d.Press(fyne.KeyReturn)
	d.Push("Перенести")
	old := s.read(t, s.late)
	if old.StateOn(storagetest.Today) != register.CommitmentCarriedOver {
		t.Fatalf("it is %s", old.StateOn(storagetest.Today))
	}
	next := s.read(t, &register.Commitment{Head: register.Head{ID: old.CarriedToID}})
	if next.CarriedFromID != s.late.ID || next.Source.Kind != register.KindSession || next.Number != s.late.Number || next.DueOn != s.late.DueOn {
		t.Errorf("carried over into %+v", next)
	}
	d.Offered[0].Do()
	if got := s.read(t, s.late); !got.CarriedToID.IsZero() {
		t.Error("it was taken back")
	}
	d.NoFailures()
}

func TestTheBoardFiltersByPartner(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	other := s.Partner(register.Partner{Name: register.Ru("Казахстан")})
	of := s.Commitment(register.Commitment{Title: register.Ru("Для Казахстана"), PartnerID: other.ID, DueRule: register.DueNoTerm})
	room := New(d, s.Store)
	d.ShowPage(room)
	desktest.Choose(d, room, "partner", "Казах", "Казахстан", s.page(d).partnersFound)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{of.ID}) {
		t.Errorf("listed %v", got)
	}
	d.NoFailures()
}
