package visits

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// open shows the form of a visit; what is saved goes into the register.
func open(t *testing.T, d *desktest.Desk, s sample, v *register.Visit) *kit.Form {
	t.Helper()
	p := newPage(d, s.Store)
	f := d.Form(v, p.plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), v); err != nil {
			t.Errorf("save: %v", err)
			return
		}
		f.Saved()
	}
	return f
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := &register.Visit{Direction: register.Outgoing}
	f := open(t, d, s, v)
	d.Fill(f, "title", "Рабочий визит в Гянджу")
	d.Into(f, "type")
	d.Type("раб")
	d.Fill(f, "partners", "азерб")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "from", "291122")
	d.Fill(f, "to", "30.11.2022")
	d.Push("+ Место")
	d.Type("Баку")
	d.Push("+ Участник")
	d.Type("минних")
	d.Press(fyne.KeyReturn)
	d.Into(f, "delegation[0].role")
	d.Type("гл")
	d.Push("+ Участник")
	d.Type("Сафин Эрик")
	d.Press(fyne.KeyReturn) // nobody is found: the row under the cursor creates
	d.Into(f, "delegation[1].role")
	d.Type("пер")
	d.Push("+ Пункт")
	d.Fill(f, "programme[0].start", "930")
	d.Fill(f, "programme[0].title", "Встреча с Президентом")
	d.Into(f, "programme[0].kind")
	d.Type("вс")
	d.Fill(f, "programme[0].ours", "минних")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "results", "Договорились о логистике")
	f.Save()
	record, err := s.Record(context.Background(), v.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Visit)
	if got.Title.Ru != "Рабочий визит в Гянджу" || got.Type != register.WorkingVisit || got.From != "2022-11-29" || got.To != "2022-11-30" ||
		!slices.Equal(got.PartnerIDs, []register.ID{s.azerbaijan.ID}) || got.Results.Ru != "Договорились о логистике" {
		t.Errorf("saved %+v", got)
	}
	if want := (register.Place{Name: register.Ru("Баку"), Zone: "Asia/Baku"}); len(got.Places) != 1 || storagetest.Unnamed(got.Places...)[0] != want {
		t.Errorf("places are %v", got.Places)
	}
	if len(got.Delegation) != 2 || got.Delegation[0] != (register.Delegate{PersonID: s.minnikhanov.ID, Role: register.DelegateHead}) || got.Delegation[1].Role != register.DelegateInterpreter {
		t.Fatalf("the delegation is %v", got.Delegation)
	}
	made, err := s.Record(context.Background(), register.Ref{Kind: register.KindPerson, ID: got.Delegation[1].PersonID})
	if err != nil || made.Label().Ru != "Сафин Эрик" {
		t.Errorf("created %v, %v", made, err)
	}
	item := got.Programme[0]
	if item.Day != "2022-11-29" || item.Start != "09:30" || item.Kind != register.ProgrammeMeeting || !slices.Equal(item.Ours, []register.ID{s.minnikhanov.ID}) {
		t.Errorf("the programme is %+v", got.Programme)
	}
	d.NoFailures()
}

func TestThePostOfTheDayStandsBesideEachDelegate(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.baku)
	if words := desktest.Words(f); !strings.Contains(words, "Президент Республики Татарстан") {
		t.Errorf("the post is not shown:\n%s", words)
	}
	d.Fill(f, "from", "20.05.2024")
	if words := desktest.Words(f); !strings.Contains(words, "Раис Республики Татарстан") {
		t.Errorf("the post does not follow the day:\n%s", words)
	}
	if f.Save(); s.baku.From != "2024-05-20" {
		t.Errorf("begins %s", s.baku.From)
	}
}

func TestWhatIsWrongStandsBesideItsField(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.baku)
	d.Fill(f, "to", "28.11.2022")
	d.Into(f, "places[0].zone")
	d.Press(fyne.KeyEnd) // another…
	field := f.Field("places[0].zone")
	if field == nil {
		t.Fatal("no field of the zone")
	}
	s.baku.Places = nil
	f.Save()
	if got := f.Field("to").Problems(); len(got) != 1 || got[0].Text != "Окончание раньше начала" || got[0].Warning {
		t.Errorf("beside the end stands %v", got)
	}
	if at, ok := d.Canvas().Focused().(interface{ SelectedText() string }); !ok || at.SelectedText() != "28.11.2022" {
		t.Error("the keyboard is not in the field that is wrong")
	}
}

func TestAZoneIsTypedWhereItIsNotAmongTheUsual(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := &register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: s.baku.PartnerIDs, Places: []register.Place{{Name: register.Ru("Чаттем"), Zone: "Pacific/Chatam"}}}
	f := open(t, d, s, v)
	if words := desktest.Words(f); !strings.Contains(words, "Pacific/Chatam") || !strings.Contains(words, "другой…") {
		t.Fatalf("the zone is not shown as typed:\n%s", words)
	}
	f.Save()
	if !strings.Contains(desktest.Words(f), "«Pacific/Chatam» — не название часового пояса") {
		t.Errorf("a zone that nobody knows is not refused:\n%s", desktest.Words(f))
	}
	if v.Revision != 0 {
		t.Error("it was saved all the same")
	}
}

const pasted = "№\tФИО\tДолжность\n" +
	"1\tМинниханов Рустам Нургалиевич\tПрезидент Республики Татарстан\n" +
	"2\tРафкатович Мидхат Шагиахметов\tминистр экономики\n" +
	"3\tКогогин С.А.\tгенеральный директор ПАО «КАМАЗ»\n" +
	"4\tNobody Known\tguest\n" +
	"5\tИванов Пётр Ильич\tсоветник\n" +
	"6\tПетрова Анна Ивановна\tпереводчик\n"

func TestAPastedDelegation(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	minister := s.Person(register.Person{Name: register.Ru("Шагиахметов Мидхат Рафкатович")})
	kogogin := s.Person(register.Person{Name: register.Ru("Когогин Сергей Анатольевич")})
	s.Person(register.Person{Name: register.Ru("Иванов Пётр Ильич"), Appointments: []register.Appointment{{Post: register.Ru("помощник")}}})
	namesake := s.Person(register.Person{Name: register.Ru("Иванов Пётр Ильич"), Appointments: []register.Appointment{{Post: register.Ru("советник")}}})
	before := persons(t, s)
	f := open(t, d, s, s.baku)

	d.Push("Вставить из Word")
	d.Paste(pasted)
	d.Push("Вставить")
	words := desktest.Words(d.Top())
	inOrder(t, words, "Проверьте список", "Прочитано 6 лиц", "уже в списке", "похожие есть: решите", "нет в реестре: решите")
	if persons(t, s) != before {
		t.Fatal("somebody was created before anything was decided")
	}
	list := d.FormOnTop()
	d.Push("Сохранить")
	if d.FormOnTop() != list || persons(t, s) != before {
		t.Fatal("a list was taken though somebody is undecided")
	}
	d.Into(list, "lines[3].person") // Nobody Known
	d.Type("проп\n")
	d.Into(list, "lines[4].person") // the one of two namesakes who is an adviser
	d.Type("советник\n")
	d.Into(list, "lines[5].person")
	d.Type("созд\n")
	d.Fill(list, "lines[5].post", "переводчик протокола")
	d.Push("Сохранить")

	if d.Canvas().Overlays().Top() != nil {
		t.Fatalf("still asks:\n%s", desktest.Words(d.Top()))
	}
	if persons(t, s) != before+1 {
		t.Errorf("%d persons were created, want 1", persons(t, s)-before)
	}
	if want := []string{"Создано 1 лицо. Пропущено 1 лицо: уже в списке."}; !slices.Equal(d.Said, want) {
		t.Errorf("says %q", d.Said)
	}
	f.Save()
	got := s.baku.Delegation
	if len(got) != 5 {
		t.Fatalf("the delegation is %v", got)
	}
	made, err := s.Record(context.Background(), register.Ref{Kind: register.KindPerson, ID: got[4].PersonID})
	if err != nil {
		t.Fatal(err)
	}
	petrova := made.(*register.Person)
	if petrova.Name.Ru != "Петрова Анна Ивановна" || len(petrova.Appointments) != 1 || storagetest.Unnamed(petrova.Appointments...)[0] != (register.Appointment{Post: register.Ru("переводчик протокола")}) {
		t.Errorf("created %+v", petrova)
	}
	want := []register.Delegate{
		{PersonID: s.minnikhanov.ID, Role: register.DelegateHead}, {PersonID: minister.ID, Role: register.DelegateMember},
		{PersonID: kogogin.ID, Role: register.DelegateMember}, {PersonID: namesake.ID, Role: register.DelegateMember},
		{PersonID: petrova.ID, Role: register.DelegateInterpreter},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the delegation is\n%v, want\n%v", got, want)
	}
	if words := desktest.Words(f); !strings.Contains(words, "переводчик") {
		t.Errorf("the new posts are not shown:\n%s", words)
	}
	d.NoFailures()
}

func TestAllUnknownAtOnceAndNobody(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := &register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing}
	before := persons(t, s)
	open(t, d, s, v)
	d.Push("Вставить из Word")
	d.Paste("1.\n2.\n")
	d.Push("Вставить")
	if len(d.Said) != 1 || !strings.Contains(d.Said[0], "ни одной строки с именем") {
		t.Fatalf("says %q", d.Said)
	}
	d.Push("Вставить из Word")
	d.Paste("Первый Иван\nВторой Пётр\nПервый Иван")
	d.Ctrl(fyne.KeyReturn)
	d.Push("Создать всех, кого нет в реестре")
	d.Press(fyne.KeyEscape)
	inOrder(t, desktest.Words(d.Top()), "Не сохранять")
	d.Push("Не сохранять")
	if persons(t, s) != before || len(v.Delegation) != 0 {
		t.Fatal("a list that was given up has created somebody")
	}
	d.Push("Вставить из Word")
	d.Paste("Первый Иван\nВторой Пётр\nПервый Иван\nМинниханов")
	d.Ctrl(fyne.KeyReturn)
	d.Push("Создать всех, кого нет в реестре")
	d.Push("Сохранить")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "похожие есть: решите") {
		t.Fatalf("one who is like another is not asked about:\n%s", words)
	}
	d.Into(d.FormOnTop(), "lines[3].person")
	d.Type("проп\n")
	d.Push("Сохранить")
	if persons(t, s) != before+2 || len(v.Delegation) != 2 || v.Delegation[0].Role != register.DelegateHead || v.Delegation[1].Role != register.DelegateMember {
		t.Errorf("%d created, the delegation is %v", persons(t, s)-before, v.Delegation)
	}
	d.NoFailures()
}

func TestAProgrammeAndItsOutcomesArePasted(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := &register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, From: "2022-11-29", To: "2022-11-30"}
	f := open(t, d, s, v)
	d.Push("Вставить программу")
	d.Paste("Время\tМероприятие\tEvent\tМесто\n10:00–11:30\tПереговоры\tTalks\tДворец\n\t30 ноября\t\t\n09:00\tВылет в Казань\t\t")
	d.Push("Вставить")
	d.Push("Вставить итоги")
	d.Paste("Подписанные документы:\n1. Дорожная карта;\n2. Меморандум.")
	d.Push("Вставить")
	f.Save()
	want := []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", End: "11:30", Kind: register.ProgrammeTalks, Title: register.Text{Ru: "Переговоры", En: "Talks"}, Place: register.Ru("Дворец")},
		{Day: "2022-11-30", Start: "09:00", Kind: register.ProgrammeTransfer, Title: register.Ru("Вылет в Казань")},
	}
	for i := range v.Programme {
		v.Programme[i].ID = register.None
	}
	if !reflect.DeepEqual(v.Programme, want) {
		t.Errorf("the programme is\n%+v, want\n%+v", v.Programme, want)
	}
	if len(v.Outcomes) != 2 || v.Outcomes[0].Text.Ru != "Дорожная карта" || v.Outcomes[1].Kind != register.OutcomeSigned {
		t.Errorf("the outcomes are %+v", v.Outcomes)
	}
	if len(d.Said) != 2 || d.Said[0] != "Добавлены 2 строки: проверьте их и сохраните." {
		t.Errorf("says %q", d.Said)
	}
	d.Push("Вставить программу")
	d.Paste("— — —")
	d.Push("Вставить")
	if len(d.Said) != 3 || !strings.Contains(d.Said[2], "ичего не прочитано") {
		t.Errorf("says %q", d.Said)
	}
	d.NoFailures()
}

func TestThoseWhoTakePartInAPastedProgrammeAreFound(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	ministry := s.Partner(register.Partner{Name: register.Ru("Министерство экономики Азербайджана"), Kind: register.PartnerAuthority})
	jabbarov := s.Person(register.Person{
		Name: register.Ru("Джаббаров Микаил Чингиз оглы"), Appointments: []register.Appointment{{Post: register.Ru("министр"), PartnerID: ministry.ID}},
	})
	kogogin := s.Person(register.Person{Name: register.Ru("Когогин Сергей Анатольевич")})
	v := &register.Visit{
		Title: register.Ru("Визит"), Direction: register.Outgoing, From: "2022-11-29",
		Delegation: []register.Delegate{{PersonID: s.minnikhanov.ID, Role: register.DelegateHead}, {PersonID: kogogin.ID, Role: register.DelegateMember}},
	}
	f := open(t, d, s, v)
	d.Push("Вставить программу")
	d.Paste("10:00 Прибытие\nУчастники: делегация\n11:00 Переговоры\nУчастники: глава делегации, Джаббаров М.Ч.\n12:00 Обед\nУчастники: Когогин С.А., Незнакомцев И.И.")
	d.Push("Вставить")
	f.Save()
	d.NoFailures()
	if len(v.Programme) != 3 {
		t.Fatalf("the programme is %+v", v.Programme)
	}
	for i, want := range []struct {
		ours, theirs []register.ID
		note         string
	}{
		{[]register.ID{s.minnikhanov.ID, kogogin.ID}, nil, ""},
		{[]register.ID{s.minnikhanov.ID}, []register.ID{jabbarov.ID}, ""},
		{[]register.ID{kogogin.ID}, nil, "Участники: Когогин С.А., Незнакомцев И.И."}, // nothing of the list is lost
	} {
		if got := v.Programme[i]; !slices.Equal(got.Ours, want.ours) || !slices.Equal(got.Theirs, want.theirs) || got.Note.Ru != want.note {
			t.Errorf("in %q take part %v and %v, the note says %q", got.Title.Ru, got.Ours, got.Theirs, got.Note.Ru)
		}
	}
}

func TestInitialsAreThePersonWhereNobodyElseFits(t *testing.T) {
	for _, written := range []string{"Когогин С.А.", "Когогин С. А.", "С.А. Когогин", "Когогин СА", "Kogogin S. A.", "Когогин С."} {
		d := desktest.New(t)
		s := newSample(t)
		kogogin := s.Person(register.Person{Name: register.Ru("Когогин Сергей Анатольевич")})
		s.Person(register.Person{Name: register.Ru("Когогина Альфия Гумаровна")})
		v := &register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing}
		f := open(t, d, s, v)
		d.Push("Вставить из Word")
		d.Paste(written + " – генеральный директор")
		d.Ctrl(fyne.KeyReturn)
		d.Push("Сохранить")
		f.Save()
		if want := []register.Delegate{{PersonID: kogogin.ID, Role: register.DelegateHead}}; !slices.Equal(v.Delegation, want) {
			t.Errorf("%q makes the delegation %v:\n%s", written, v.Delegation, desktest.Words(d.Top()))
		}
		d.NoFailures()
	}
}

// Two of one name stand in a list, and neither is passed over: which is which the user says.
func TestASecondNamesakeIsDecidedAbout(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	known := s.Person(register.Person{Name: register.Ru("Иванов Пётр Ильич")})
	before := persons(t, s)
	v := &register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing}
	f := open(t, d, s, v)
	d.Push("Вставить из Word")
	d.Paste("Иванов Пётр Ильич, советник\nИванов Пётр Ильич, директор ПАО «КАМАЗ»\nИванов Пётр Ильич, советник")
	d.Ctrl(fyne.KeyReturn)
	list := d.FormOnTop()
	if words := desktest.Words(d.Top()); strings.Count(words, "похожие есть: решите") != 1 || strings.Count(words, "уже в списке") != 1 {
		t.Fatalf("asks\n%s", words)
	}
	d.Into(list, "lines[1].person")
	d.Type("созд\n")
	d.Push("Сохранить")
	f.Save()
	if persons(t, s) != before+1 || len(v.Delegation) != 2 || v.Delegation[0].PersonID != known.ID {
		t.Errorf("%d were created, the delegation is %v", persons(t, s)-before, v.Delegation)
	}
	d.NoFailures()
}

func persons(t *testing.T, s sample) int {
	t.Helper()
	counts, err := s.Counts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return counts[register.KindPerson]
}
