package commitments

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

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

func TestSeveralAreChangedAtOnceAndUndone(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if strings.Contains(desktest.Words(room.Content()), "Назначить контролёра") {
		t.Error("there is nothing to be changed together yet")
	}
	room.List().TypedShortcut(&fyne.ShortcutSelectAll{})
	inOrder(t, desktest.Words(room.Content()), "Выбрано: 3", "Назначить контролёра", "Изменить срок", "Снять с контроля")
	d.Push("Изменить срок")
	d.Type("01.02.2023\t\t\tТак решено\n")
	if len(d.Offered) != 1 || d.Offered[0].Text != "Изменено 2 поручения. 1 оставлено без изменений: так нельзя по его правилам" {
		t.Fatalf("offered %+v", d.Offered)
	}
	for _, c := range []*register.Commitment{s.late, s.soon} {
		if got := s.read(t, c).DueOnDay(storagetest.Today); got != "2023-02-01" {
			t.Errorf("%s is due on %s", c.Title.Ru, got)
		}
	}
	d.Offered[0].Do()
	if got := s.read(t, s.late).DueOnDay(storagetest.Today); got != "2022-11-30" {
		t.Errorf("taken back, it is due on %s", got)
	}
	d.NoFailures()
}

func TestAnActMeansTheSameOnTheCardAndUnderTheList(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	acts := func(word string) []*kit.Button {
		return slices.DeleteFunc(desktest.Within[*kit.Button](room.Content()), func(b *kit.Button) bool { return b.Word() != word })
	}
	const word = "Снять с контроля"
	room.List().Select(s.late.ID)
	require.Len(t, acts(word), 1, "on the card")
	acts(word)[0].Press()
	inOrder(t, desktest.Words(d.Top()), word, "Открыть сервисный центр")
	d.Press(fyne.KeyEscape)
	room.List().TypedShortcut(&fyne.ShortcutSelectAll{})
	require.Len(t, acts(word), 2, "on the card and under the list")
	for _, b := range acts(word) {
		b.Press()
		inOrder(t, desktest.Words(d.Top()), word, "Выбрано: 3")
		d.Press(fyne.KeyEscape)
	}
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

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	c := p.plan().Blank().(*register.Commitment)
	f := d.Form(c, p.plan().Form)
	d.Fill(f, "number", "3.1")
	d.Fill(f, "title", "Подготовить дорожную карту")
	d.Into(f, "side")
	d.Type("на")
	d.Fill(f, "source.id", "рабочая\n")
	d.Fill(f, "executor.body", "Минпром\n")
	d.Fill(f, "due_on", "01.04.2022\t")
	f.Save()
	if words := desktest.Words(f); !strings.Contains(words, "Срок раньше начала") {
		t.Fatalf("due before the start:\n%s", words)
	}
	d.Fill(f, "due_on", "01.04.2023\t")
	saved := false
	f.OnSave = func() { saved = true }
	f.Save()
	if c.Start != s.next.From || c.PartnerID != s.late.PartnerID {
		t.Errorf("of the session it took %s and %s", c.Start, c.PartnerID)
	}
	if !saved || c.Source.Kind != register.KindSession || c.Executor.BodyID != s.ministry.ID || c.DueOn != "2023-04-01" {
		t.Errorf("saved %v: %+v", saved, c)
	}
	if _, err := s.Save(context.Background(), c); err != nil {
		t.Error(err)
	}
}

func TestThePeriodIsTypedAsPeopleSayIt(t *testing.T) {
	d := desktest.New(t)
	p := newSample(t).page(d)
	c := p.plan().Blank().(*register.Commitment)
	c.DueRule = register.DuePeriod
	f := d.Form(c, p.plan().Form)
	for typed, want := range map[string]int{"3 месяца": 3, "полгода": 6, "year": 12, "ярты ел": 6} {
		d.Fill(f, "period_months", typed+"\t")
		if c.PeriodMonths != want || f.Field("period_months").Fault() != "" {
			t.Errorf("%q is read as %d months, %q", typed, c.PeriodMonths, f.Field("period_months").Fault())
		}
	}
}

func TestTheFormTakesOverWhatItsMeetingSays(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	meeting := s.Meeting(register.Meeting{Title: register.Ru("Встреча в порту"), Day: "2022-11-21", PartnerIDs: []register.ID{s.late.PartnerID}})
	c := p.plan().Blank().(*register.Commitment)
	f := d.Form(c, p.plan().Form)
	d.Fill(f, "source.id", "в порту\n")
	if c.Source != meeting.Ref() || c.Start != "2022-11-21" || c.PartnerID != s.late.PartnerID {
		t.Errorf("took over %+v", c)
	}
	d.NoFailures()
}

func TestAReportHasItsFile(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	ctx := context.Background()
	own := s.Document(register.Document{Title: register.Ru("Справка о маршруте"), Subjects: []register.Ref{s.soon.Ref()}})
	s.Document(register.Document{Title: register.Ru("Чужая справка")})

	p.report(s.soon)
	d.Type("\t70\t\tСогласовано\t\t")
	d.Press(fyne.KeyDown)
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Справка о маршруте") || strings.Contains(words, "Чужая справка") {
		t.Fatalf("the files of the commitment are offered first:\n%s", words)
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Push("Записать")
	soon := s.read(t, s.soon)
	if got := soon.Reports[1]; got.FileID != own.ID || got.Percent != 70 {
		t.Fatalf("reported %+v", got)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "70 % · Согласовано", "Справка о маршруте", "05.12.2022", "40 %")
	d.Follow("Справка о маршруте")
	if !slices.Equal(d.Opened, []register.Ref{own.Ref()}) {
		t.Errorf("opened %v", d.Opened)
	}

	path := filepath.Join(t.TempDir(), "Отчёт_за_ноябрь.txt")
	if err := os.WriteFile(path, []byte("отчёт"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.files.AddAs(soon.Ref(), register.DocumentReport, shows(soon.Reports[0]), path)
	soon = s.read(t, s.soon)
	if soon.Reports[0].FileID.IsZero() || soon.Reports[1].FileID != own.ID {
		t.Errorf("attached to %+v", soon.Reports)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "40 % · Проект готов", "Отчёт за ноябрь")
	if _, err := s.Delete(ctx, own.Ref()); err != nil {
		t.Fatal(err)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "Справка о маршруте", "(в корзине)")

	// The report was changed in another window meanwhile.
	first := soon.Reports[0]
	soon.Reports[0].Percent = 50
	if _, err := s.Save(ctx, soon); err != nil {
		t.Fatal(err)
	}
	p.files.AddAs(soon.Ref(), register.DocumentReport, shows(first), path)
	if len(d.Failed) != 1 || !errors.Is(d.Failed[0], storage.ErrNotFound) {
		t.Errorf("says %v", d.Failed)
	}
}

func TestTheFormOfAReportChoosesAFile(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	own := s.Document(register.Document{Title: register.Ru("Справка о маршруте"), Subjects: []register.Ref{s.soon.Ref()}})
	c := s.read(t, s.soon)
	f := d.Form(c, s.page(d).plan().Form)
	d.Fill(f, "reports[0].file", "справка\n")
	if c.Reports[0].FileID != own.ID {
		t.Errorf("chose %v", c.Reports[0].FileID)
	}
	d.NoFailures()
}

func TestSeveralGetAnExecutorAndATermAtOnce(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	d.ShowPage(New(d, s.Store))
	body := s.Partner(register.Partner{Name: register.Ru("Агентство туризма"), Ours: true})
	bare := s.Commitment(register.Commitment{Title: register.Ru("Без срока")})
	s.page(d).executes(s.late.ID, bare.ID)
	d.Type("Агентство")
	d.Press(fyne.KeyReturn)
	d.Push("Назначить")
	d.NoFailures()
	if a, b := s.read(t, s.late), s.read(t, bare); a.Executor.BodyID != body.ID || b.Executor.BodyID != body.ID {
		t.Errorf("the executors are %v and %v", a.Executor, b.Executor)
	}
	s.page(d).terms(s.late.ID, bare.ID)
	f := d.FormOnTop()
	d.Fill(f, "new", "01.06.2023")
	d.Push("Установить")
	d.NoFailures()
	if a, b := s.read(t, s.late), s.read(t, bare); a.DueOn != s.late.DueOn || b.DueOn != "2023-06-01" || b.DueRule != register.DueDay {
		t.Errorf("due %v and %v: a term that is there is changed with its reason", a.DueOn, b.DueOn)
	}
	d.Offered[1].Do()
	if b := s.read(t, bare); b.DueRule != "" {
		t.Errorf("after undo it is due %v", b.DueOn)
	}

	s.page(d).terms(s.late.ID)
	f = d.FormOnTop()
	d.Fill(f, "new", "01.06.2023")
	d.Push("Установить")
	last := d.Offered[len(d.Offered)-1]
	if last.Text != lang.N("commitment.dated", 1) || last.Action != lang.T("commitment.do.extend") {
		t.Errorf("where all have a term, the note says %q and offers %q", last.Text, last.Action)
	}
	last.Do()
	f = d.FormOnTop()
	d.Fill(f, "new", "01.07.2023")
	d.Fill(f, "reason", "по просьбе стороны")
	d.Push("Изменить")
	d.NoFailures()
	if a := s.read(t, s.late); a.DueOnDay("2023-06-30") != "2023-07-01" {
		t.Errorf("its term is not changed then: %v", a.DueOnDay("2023-06-30"))
	}
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
