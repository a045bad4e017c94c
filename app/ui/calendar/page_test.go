package calendar

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"accord/app/settings"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with a visit of three days, a cancelled one, and a session.
type sample struct {
	*storagetest.Factory
	baku, off *register.Visit
	session   *register.Session
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.baku = s.Visit(register.Visit{
		Title: register.Ru("Визит в Баку"), From: "2022-12-30", To: "2023-01-01", Places: []register.Place{{Name: register.Ru("Баку")}},
	})
	s.off = s.Visit(register.Visit{Title: register.Ru("Визит в Анкару"), From: "2022-12-14", To: "2022-12-14", Fate: register.Postponed})
	s.session = s.Session(register.Session{From: "2022-12-30", Place: register.Ru("Казань")})
	return s
}

func shown(t *testing.T, d *desktest.Desk, s sample) *Page {
	t.Helper()
	p := New(d, s.Store)
	d.ShowPage(p)
	return p
}

// drawn returns the days over which bars with the name lie.
func (p *Page) drawn(name string) []register.Date {
	var days []register.Date
	for _, b := range p.barsOf(name) {
		for day := b.run.first; day <= b.run.last; day++ {
			days = append(days, p.span().monday.AddDays(b.square-b.run.first+day))
		}
	}
	return days
}

// barsOf returns the bars with the name, as far as there was room for it, whatever stands behind.
func (p *Page) barsOf(name string) []*bar {
	var found []*bar
	for _, b := range p.wall.bars[:p.wall.shown] {
		if said := strings.TrimSuffix(b.text.Text, "…"); strings.HasPrefix(name, said) || strings.HasPrefix(said, name) {
			found = append(found, b)
		}
	}
	return found
}

// click clicks in a square, that far below its top.
func (p *Page) click(day register.Date, below float32) {
	i, _ := firstSquare(p.month).DaysUntil(day)
	at, _ := p.wall.square(i)
	p.wall.Tapped(&fyne.PointEvent{Position: at.AddXY(20, below)})
}

func TestAVisitOfThreeDaysIsOneBar(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	if bars := p.barsOf("Визит в Баку"); len(bars) != 1 {
		t.Errorf("the visit is drawn as %d bars", len(bars))
	} else if wide := bars[0].ground.Size().Width; wide < 2*p.wall.Size().Width/7 {
		t.Errorf("the bar is %v wide, a day %v", wide, p.wall.Size().Width/7)
	}
	if got, want := p.drawn("Визит в Баку"), []register.Date{"2022-12-30", "2022-12-31", "2023-01-01"}; !slices.Equal(got, want) {
		t.Errorf("the visit stands on %v, want %v", got, want)
	}
	if got := p.drawn("Комиссия"); !slices.Equal(got, []register.Date{"2022-12-30"}) {
		t.Errorf("the session stands on %v", got)
	}
	if got := p.Count(); got != "3 события за месяц" {
		t.Errorf("the count says %q", got)
	}
	p.click("2022-12-31", dayHead+5)
	if want := []register.Ref{s.baku.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("a click opened %v, want %v", d.Opened, want)
	}
	p.click("2022-12-31", 5)
	if p.chosen != "2022-12-31" {
		t.Errorf("a click on a day chose %s", p.chosen)
	}
	words := desktest.Words(p.card)
	for _, want := range []string{"Суббота", "31 декабря 2022 г.", "Визит в Баку", "30.12.2022–01.01.2023", "Баку"} {
		if !strings.Contains(words, want) {
			t.Errorf("the chosen day does not say %q:\n%s", want, words)
		}
	}
	d.NoFailures()
}

func TestTheSessionThatAProtocolFixesStandsInIt(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	commission := s.Commission(register.Commission{Title: register.Ru("Межправкомиссия")})
	held := s.Session(register.Session{CommissionID: commission.ID, Number: 1, From: "2022-06-01", NextFrom: "2022-12-20", NextPlace: register.Ru("Баку")})
	p := shown(t, d, s)
	if got := p.drawn("Межправкомиссия"); !slices.Equal(got, []register.Date{"2022-12-20"}) {
		t.Errorf("the next session stands on %v", got)
	}
	p.choose("2022-12-20")
	if words := desktest.Words(p.card); !strings.Contains(words, "Следующее заседание – Межправкомиссия") || !strings.Contains(words, "Баку") {
		t.Errorf("the day says:\n%s", words)
	}
	p.click("2022-12-20", dayHead+5)
	if !slices.Equal(d.Opened, []register.Ref{held.Ref()}) {
		t.Errorf("a click opened %v", d.Opened)
	}
	d.NoFailures()
}

func TestWhatIsOffSaysSo(t *testing.T) {
	d := desktest.New(t)
	p := shown(t, d, newSample(t))
	for _, b := range p.wall.bars[:p.wall.shown] {
		if off := b.run.Off; b.strike.Hidden == off || (b.word.Text != "") != off {
			t.Errorf("%s: off %v, struck %v, says %q", b.run.name(), off, !b.strike.Hidden, b.word.Text)
		}
	}
	p.choose("2022-12-14")
	if words := desktest.Words(p.card); !strings.Contains(words, "визит, отложен") {
		t.Errorf("the day does not say that the visit was put off:\n%s", words)
	}
}

func TestMonthsTurnOverTheYearsEnd(t *testing.T) {
	d := desktest.New(t)
	p := shown(t, d, newSample(t))
	if p.month != "2022-12-01" || p.chosen != storagetest.Today {
		t.Fatalf("the page begins at %s, %s", p.month, p.chosen)
	}
	p.choose("2022-12-31")
	d.Press(fyne.KeyRight)
	if p.month != "2023-01-01" || p.chosen != "2023-01-01" || p.title.Text() != "Январь 2023" {
		t.Errorf("the day after 31.12 is %s in %q", p.chosen, p.title.Text())
	}
	p.choose("2023-01-31")
	p.Key(fyne.KeyPageDown)
	if p.chosen != "2023-02-28" {
		t.Errorf("a month after 31.01 is %s", p.chosen)
	}
	for range 2 {
		p.Key(fyne.KeyPageUp)
	}
	if p.month != "2022-12-01" || p.chosen != "2022-12-28" {
		t.Errorf("two months before 28.02.2023 is %s", p.chosen)
	}
	p.Turn(24)
	p.Today()
	if p.chosen != storagetest.Today {
		t.Errorf("today is %s", p.chosen)
	}
}

func TestKeysMoveTheDayAndOpen(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	if d.Canvas().Focused() != fyne.Focusable(p.wall) {
		t.Fatalf("the keyboard is with %T", d.Canvas().Focused())
	}
	d.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // 5 → 12 → 14
	if want := []register.Ref{s.off.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("Enter on %s opened %v, want %v", p.chosen, d.Opened, want)
	}
	d.Press(fyne.KeyHome)
	if p.chosen != "2022-12-12" {
		t.Errorf("Home led to %s", p.chosen)
	}
	d.Press(fyne.KeyEnd)
	if p.chosen != "2022-12-18" {
		t.Errorf("End led to %s", p.chosen)
	}
	p.choose("2022-12-30")
	d.Canvas().(interface{ FocusNext() }).FocusNext()
	d.Press(fyne.KeyReturn)
	if len(d.Opened) != 2 || d.Opened[1] != s.baku.Ref() && d.Opened[1] != s.session.Ref() {
		t.Errorf("Tab and Enter opened %v", d.Opened)
	}
}

func TestTheDayInForceIsMarked(t *testing.T) {
	d := desktest.New(t)
	p := shown(t, d, newSample(t))
	dot := func(want register.Date) {
		t.Helper()
		i, _ := firstSquare(p.month).DaysUntil(want)
		if at := p.wall.squareAt(p.wall.dot.Position()); p.wall.dot.Hidden || at != i {
			t.Errorf("the mark (hidden %v) is on square %d, want %s on %d", p.wall.dot.Hidden, at, want, i)
		}
	}
	dot(storagetest.Today)
	d.OnDay = "2023-03-02"
	p.Changed(nil)
	if p.month != "2023-03-01" || p.chosen != "2023-03-02" {
		t.Errorf("as of 02.03.2023 the page shows %s", p.chosen)
	}
	dot("2023-03-02")
	p.Today()
	if !p.wall.dot.Hidden || p.wall.circle.Hidden {
		t.Error("in December today is ringed, and the day in force is not to be seen")
	}
}

func TestAWeekBeginsOnMonday(t *testing.T) {
	for language, want := range map[register.Language][2]string{
		register.Russian: {"Пн", "Вс"}, register.English: {"Mon", "Sun"}, register.Tatar: {"Дш", "Як"},
	} {
		d := desktest.New(t)
		desktest.Speak(t, language)
		p := shown(t, d, newSample(t))
		if first, last := p.wall.heads[0].Text, p.wall.heads[6].Text; first != want[0] || last != want[1] {
			t.Errorf("%s: a week goes from %s to %s", language, first, last)
		}
		if day := firstSquare(p.month); day.Weekday() != 0 || day != "2022-11-28" {
			t.Errorf("December 2022 begins on the wall with %s", day)
		}
	}
}

func TestThereIsMoreThanThereIsRoomFor(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	for range 9 {
		s.Visit(register.Visit{From: "2022-12-20"})
	}
	p := shown(t, d, s)
	i, _ := firstSquare(p.month).DaysUntil("2022-12-20")
	drawn := 0
	for _, b := range p.wall.bars[:p.wall.shown] {
		if b.square == i {
			drawn++
		}
	}
	if got := p.wall.more[i].Text; drawn == 0 || drawn == 9 || got != "+"+string(rune('0'+9-drawn)) {
		t.Errorf("%d of 9 are drawn, and the square says %q", drawn, got)
	}
}

func TestTheListOfTheMonth(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	p.tabs.Choose(slices.Index(views, viewList))
	words := desktest.Words(p.Content())
	for _, want := range []string{"14.12.2022", "среда", "визит, отложен", "Визит в Анкару", "30.12.2022–01.01.2023", "Казань"} {
		if !strings.Contains(words, want) {
			t.Errorf("the list does not say %q:\n%s", want, words)
		}
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if want := []register.Ref{s.off.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("Enter opened %v, want %v", d.Opened, want)
	}
	p.Key(fyne.KeyRight) // which the window hands on
	p.Key(fyne.KeyPageDown)
	if words := desktest.Words(p.Content()); p.title.Text() != "Февраль 2023" || !strings.Contains(words, "В этом месяце ничего нет") {
		t.Errorf("two months on there is nothing:\n%s", words)
	}
	if again := New(d, s.Store); again.Content() == nil || again.view != viewList {
		t.Error("the way of looking is not kept")
	}
}

func TestHolidays(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	for day, want := range map[register.Date]string{
		"2023-01-07": "Рождество Христово", "2023-01-08": "Новый год", "2023-01-09": "", "2022-11-04": "День народного единства",
	} {
		if got := settings.HolidayOn(settings.ShippedHolidays(), day); got != want {
			t.Errorf("%s is %q, want %q", day, got, want)
		}
	}
	d.Keep(settings.Holidays, []settings.Holiday{{Day: "08-30", Name: "День Республики Татарстан"}})
	d.OnDay = "2022-08-30"
	p := shown(t, d, s)
	if words := desktest.Words(p.card); !strings.Contains(words, "День Республики Татарстан") {
		t.Errorf("a holiday of one's own is not told:\n%s", words)
	}
}

func TestTheYearIsSavedForTheCalendarProgram(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	path := filepath.Join(t.TempDir(), "Календарь 2022.ics")
	p.save(path, saved{From: "2022", To: "2022", Alarm: "7"})
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{s.baku.ID.String() + "-visit@accord", s.session.ID.String() + "-session@accord", "TRIGGER:-PT159H"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the file lacks %q:\n%s", want, data)
		}
	}
	if want := "В файл «Календарь 2022.ics» записаны 3 события"; !slices.Equal(d.Said, []string{want}) {
		t.Errorf("it said %q, want %q", d.Said, want)
	}
	d.NoFailures()
	p.save(filepath.Join(path, "nowhere.ics"), saved{From: "2022", To: "2022"})
	if len(d.Failed) != 1 {
		t.Errorf("a file that cannot be written told of %v", d.Failed)
	}
}

func BenchmarkTurnAMonth(b *testing.B) {
	d := desktest.New(b)
	s := storagetest.New(b)
	for day := 1; day < 28; day++ {
		for range 4 {
			s.Visit(register.Visit{From: register.Day(2022, 12, day), To: register.Day(2022, 12, day+2)})
		}
	}
	p := New(d, s.Store)
	d.ShowPage(p)
	for b.Loop() {
		p.Turn(1)
		p.Turn(-1)
	}
}

func TestARoundAnniversaryIsTold(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Agreement(register.Agreement{
		Title: register.Ru("О культуре"), Term: register.TermOpen,
		Parties: []register.Party{{Side: register.Theirs, PartnerID: s.Partner(register.Partner{}).ID, SignedOn: "2002-12-05"}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2002-12-05"}},
	})
	p := shown(t, d, s)
	if got := p.drawn("20 лет: О культуре"); !slices.Equal(got, []register.Date{"2022-12-05"}) {
		t.Errorf("the anniversary stands on %v", got)
	}
	if words := desktest.Words(p.card); !strings.Contains(words, "20 лет со дня подписания") {
		t.Errorf("the day does not tell of it:\n%s", words)
	}
}

func TestACommitmentStandsOnTheDayItIsDue(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	due := func(title string, on register.Date) *register.Commitment {
		return s.Commitment(register.Commitment{Title: register.Ru(title), DueRule: register.DueDay, DueOn: on})
	}
	late, soon := due("Согласовать маршрут", "2022-12-02"), due("Дать проект", "2022-12-20")
	p := shown(t, d, s)
	if got := p.drawn("срок: Дать проект"); !slices.Equal(got, []register.Date{"2022-12-20"}) {
		t.Errorf("it stands on %v", got)
	}
	tones := map[register.ID]kit.Tone{}
	for _, e := range p.entries {
		tones[e.ID] = e.tone(p.day)
	}
	if tones[late.ID] != kit.ToneRed || tones[soon.ID] != kit.ToneAmber {
		t.Errorf("overdue and to come look like %v", tones)
	}
	p.click("2022-12-20", dayHead+5)
	if !slices.Equal(d.Opened, []register.Ref{soon.Ref()}) {
		t.Errorf("a click opened %v", d.Opened)
	}
	p.choose("2022-12-20")
	if words := desktest.Words(p.card); !strings.Contains(words, "Дать проект") || !strings.Contains(words, "срок поручения") {
		t.Errorf("the day says:\n%s", words)
	}
	d.NoFailures()
}

func TestAVisitOverTheWeeksEndGoesOnInTheNext(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Visit(register.Visit{Title: register.Ru("Визит в Астану"), From: "2022-12-09", To: "2022-12-13"})
	s.Visit(register.Visit{Title: register.Ru("Визит в Минск"), From: "2022-12-12"})
	p := shown(t, d, s)
	bars := p.barsOf("Визит в Астану")
	if len(bars) != 2 || bars[0].square != 11 || bars[1].square != 14 {
		t.Fatalf("it is drawn as %v", bars)
	}
	if minsk := p.barsOf("Визит в Минск"); len(minsk) != 1 || minsk[0].ground.Position().Y <= bars[1].ground.Position().Y {
		t.Error("what goes on from the week before does not stand above what begins")
	}
}

// Bars never lie on each other, and each day counts what it has no room for.
func TestRunsLieSideBySide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		monday := register.Date("2022-12-05")
		var entries []entry
		for range rapid.IntRange(0, 20).Draw(t, "entries") {
			from := monday.AddDays(rapid.IntRange(-9, 9).Draw(t, "from"))
			entries = append(entries, entry{Entry: storage.Entry{From: from, To: from.AddDays(rapid.IntRange(0, 9).Draw(t, "days"))}})
		}
		taken := map[[2]int]bool{}
		days := 0
		for _, r := range runs(entries, monday) {
			for day := r.first; day <= r.last; day++ {
				if taken[[2]int{r.lane, day}] {
					t.Fatalf("two lie on day %d of lane %d", day, r.lane)
				}
				taken[[2]int{r.lane, day}] = true
				days++
			}
		}
		want := 0
		for day := range 7 {
			want += len(onDay(entries, monday.AddDays(day)))
		}
		if days != want {
			t.Fatalf("%d days are covered, want %d", days, want)
		}
	})
}

func TestAWeekIsShownAndTurned(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	p.choose("2022-12-14")
	p.tabs.Choose(slices.Index(views, viewWeek))
	if got := p.title.Text(); got != "12–18.12.2022" {
		t.Errorf("the week is called %q", got)
	}
	if bars := p.barsOf("Визит в Анкару"); len(bars) != 1 || bars[0].note.Text == "" || bars[0].square != 2 {
		t.Errorf("its visit is drawn as %v", bars)
	}
	if got := p.Count(); got != "1 событие за неделю" {
		t.Errorf("it counts %q", got)
	}
	d.Press(fyne.KeyDown)
	p.Key(fyne.KeyPageDown)
	if p.chosen != "2022-12-28" || len(p.barsOf("Визит в Баку")) != 1 {
		t.Errorf("two weeks on is %s", p.chosen)
	}
	p.Key(fyne.KeyPageDown)
	if p.chosen != "2023-01-04" || p.month != "2023-01-01" || p.title.Text() != "02–08.01.2023" {
		t.Errorf("over the end of the year is %s in %q", p.chosen, p.title.Text())
	}
}

func TestOnlySomeKindsAndOnePartnerAreShown(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	turkey := s.Partner(register.Partner{Name: register.Ru("Турция")})
	ankara := s.Partner(register.Partner{Name: register.Ru("Анкара"), ParentID: turkey.ID})
	s.Visit(register.Visit{Title: register.Ru("Визит в Конью"), From: "2022-12-21", PartnerIDs: []register.ID{ankara.ID}})
	held := s.Session(register.Session{
		CommissionID: s.Commission(register.Commission{TheirsID: turkey.ID}).ID, From: "2022-12-22",
	})
	p := shown(t, d, s)
	p.kinds.Set(kit.Option{Value: string(storage.EntrySession)})
	p.kinds.OnChange(nil)
	if len(p.entries) != 2 {
		t.Errorf("two sessions are %d entries", len(p.entries))
	}
	p.partner.Set(kit.Option{Value: turkey.ID.String()})
	p.partner.OnChange(nil)
	if len(p.entries) != 1 || p.entries[0].ID != held.ID {
		t.Errorf("the sessions with Turkey are %v", p.entries)
	}
	p.kinds.Clear()
	if len(p.entries) != 3 { // the visit, its report and the session
		t.Errorf("Turkey and what is below it have %d entries", len(p.entries))
	}
	p.Turn(2)
	p.tabs.Choose(slices.Index(views, viewList))
	if words := desktest.Words(p.Content()); !strings.Contains(words, "Под этот отбор ничего не подходит") {
		t.Errorf("an empty answer is not told from an empty month:\n%s", words)
	}
	d.NoFailures()
}
