package overview

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with one of everything that waits, on the tests' day, 05.12.2022.
type sample struct {
	*storagetest.Factory
	notice, expiring, awaited, asked *register.Agreement
	visit                            *register.Visit
	country                          *register.Partner
	sphere                           *register.Sphere
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.country = s.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	body := s.Partner(register.Partner{Name: register.Ru("Минэкономики"), Kind: register.PartnerAuthority, ParentID: s.country.ID})
	s.sphere = s.Sphere(register.Sphere{Name: register.Ru("Торговля")})
	signed := func(title string, day, force register.Date) register.Agreement {
		a := s.Signed(day, force)
		a.Title, a.Original = register.Ru(title), register.Ru("Архив")
		return a
	}
	a := signed("О производстве", "2019-12-01", "2020-01-01")
	a.Number, a.Term, a.SphereIDs = "14/2002", register.TermFor, []register.ID{s.sphere.ID}
	a.Rules = register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 10, Unit: register.Days}}
	a.Parties[1].PartnerID = body.ID
	s.notice = s.Agreement(a)
	a = signed("О торговле", "2021-03-01", "2021-03-01")
	a.Term, a.Until = register.TermUntil, "2022-12-31"
	a.Parties[1].PartnerID = s.country.ID
	s.expiring = s.Agreement(a)
	s.awaited = s.Agreement(signed("О культуре", "2022-11-01", ""))
	s.asked = s.Agreement(register.Agreement{Title: register.Ru("О науке"), Approvals: []register.Approval{
		{PartnerID: s.Partner(register.Partner{Name: register.Ru("МИД России"), Ours: true}).ID, Due: "2022-11-29"},
	}})
	a = signed("О спорте", "2021-05-01", "2021-05-01")
	a.Original = register.Text{}
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionTermination, On: "2022-02-01"})
	s.Agreement(a)
	s.visit = s.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-12-12", To: "2022-12-14"})
	s.Visit(register.Visit{Title: register.Ru("Визит в Анкару"), From: "2022-12-12", Fate: register.Cancelled})
	s.Session(register.Session{Number: 3, From: "2022-11-30"})
	return s
}

func shown(d *desktest.Desk, s Store) *Page {
	p := New(d, s)
	d.ShowPage(p)
	return p
}

// stop returns the stop on which these words stand.
func (p *Page) stop(t *testing.T, words string) kit.Stop {
	t.Helper()
	for _, s := range p.stops {
		if strings.Contains(desktest.Words(s), words) {
			return s
		}
	}
	t.Fatalf("no stop says %q:\n%s", words, desktest.Words(p.Content()))
	return nil
}

func TestThePageTellsWhatWaits(t *testing.T) {
	d := desktest.New(t)
	p := shown(d, newSample(t).Store)
	words := desktest.Words(p.Content())
	for _, want := range []string{
		"Нет ответа, МИД России: О науке\nопаздывает на 6 дней",
		"Уведомить о прекращении: 14/2002 · О производстве\nчерез 17 дней",
		"Истекает: О торговле\nчерез 26 дней",
		"12–14.12.2022 · Визит в Баку\nчерез 7 дней",
		"30.11.2022 · Заседание № 3",
		"проведено",
		"Опаздывают", "ответы: 1", "приглашения: 0",
		"Азербайджан\n2", // with the country's ministry
		"Торговля\n1",
		"без подлинника: 0",
		"2021\n", "подписано", "прекратило действие",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q:\n%s", want, words)
		}
	}
	if strings.Contains(words, "· Визит в Анкару") {
		t.Error("a cancelled visit is announced")
	}
	if got := p.Count(); got != "действуют 2 соглашения" {
		t.Errorf("the count says %q", got)
	}
	d.NoFailures()
}

func TestEveryStopLeadsSomewhere(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(d, s.Store)
	listed := 0
	for range p.stops {
		d.Press(fyne.KeyReturn)
		if strings.Contains(desktest.Words(d.Top()), "срок которых прошёл") {
			listed++
			d.Press(fyne.KeyReturn)
		}
		d.Press(fyne.KeyDown)
		p.Key(fyne.KeyDown)
	}
	if led := listed + len(d.Opened) + len(d.Narrowed); led != len(p.stops) {
		t.Errorf("%d of %d stops led somewhere by keyboard", led, len(p.stops))
	}
	for words, want := range map[string]register.Ref{
		"О науке": s.asked.Ref(), "О производстве": s.notice.Ref(), "Истекает: О торговле": s.expiring.Ref(), "Визит в Баку": s.visit.Ref(),
	} {
		d.Opened = nil
		p.stop(t, words).Press()
		if !slices.Equal(d.Opened, []register.Ref{want}) {
			t.Errorf("%q opens %v, want %v", words, d.Opened, want)
		}
	}
	for words, want := range map[string]map[string][]string{
		"без регистрации": {"waits": {"no_registration"}},
		"30 дней: 1":      {"waits": {"notice_30"}},
		"Азербайджан":     {"status": {"in_force", "notice_given"}, "partner": {s.country.ID.String()}},
		"Торговля":        {"status": {"in_force", "notice_given"}, "sphere": {s.sphere.ID.String()}},
	} {
		d.Narrowed = nil
		p.stop(t, words).Press()
		if len(d.Narrowed) != 1 || d.Narrowed[0].Kind != register.KindAgreement || !equal(d.Narrowed[0].Filters, want) {
			t.Errorf("%q leads to %v, want %v", words, d.Narrowed, want)
		}
	}
}

func equal(a, b map[string][]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !slices.Equal(a[k], b[k]) {
			return false
		}
	}
	return true
}

func TestTheKeyboardStaysWhereItWasWhenThingsChange(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(d, s.Store)
	p.focus(3)
	p.Changed(nil)
	if d.Canvas().Focused() != fyne.Focusable(p.stops[3]) {
		t.Error("the keyboard is lost")
	}
	p.Key(fyne.KeyEnd)
	if p.at() != len(p.stops)-1 {
		t.Errorf("End leads to stop %d of %d", p.at(), len(p.stops))
	}
}

func TestAllOfItSpeaksOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	d.OnDay = "2021-04-01"
	p := shown(d, s.Store)
	words := desktest.Words(p.Content())
	for _, not := range []string{"О науке", "Истекает", "О спорте", "\n2022\n"} {
		if strings.Contains(words, not) {
			t.Errorf("on 01.04.2021 the page says %q:\n%s", not, words)
		}
	}
	if p.Count() != "действуют 2 соглашения" {
		t.Errorf("on 01.04.2021 %s", p.Count())
	}
	d.OnDay = ""
	p.Shown()
	if !strings.Contains(desktest.Words(p.Content()), "О науке") {
		t.Error("back to today the page stays where it was")
	}
}

// What is dated "2022" is some time in that year: neither under way on every day of it, nor over before its end.
func TestWhatHasNoDayIsNotUnderWay(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	f.Visit(register.Visit{Title: register.Ru("Визит в Анкару"), From: "2022"})
	f.Session(register.Session{Number: 7, From: "2022"})
	f.Session(register.Session{Number: 8, From: "2022-11-20", To: "2022-12"})
	words := desktest.Words(shown(d, f.Store).Content())
	assert.Contains(t, words, "2022 · Визит в Анкару\n"+lang.T("visit.state.planned"))
	assert.Regexp(t, `2022 · Заседание № 7 .*\n`+lang.T("session.state.planned")+`\n`, words)
	assert.Regexp(t, `Заседание № 8 .*\n`+lang.T("visit.state.under_way")+`\n`, words, "it may still go on")
	assert.Equal(t, 1, strings.Count(words, lang.T("visit.state.under_way")), words)
}

func TestAnEmptyRegisterOffersTheFirstStep(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	p := shown(d, f.Store)
	words := desktest.Words(p.Content())
	if !strings.Contains(words, "Здесь пока пусто") || strings.Contains(words, "Истекают") {
		t.Errorf("the empty page says:\n%s", words)
	}
	d.Press(fyne.KeyReturn)
	if len(d.Edited) != 1 {
		t.Fatal("the first step opens no form")
	}
	d.Push(lang.T("menu.import_sheet"))
	if len(d.Tabled) != 1 {
		t.Error("what was kept in tables so far cannot be brought from here")
	}
	f.Agreement(register.Agreement{})
	p.Changed(nil)
	if strings.Contains(desktest.Words(p.Content()), "Здесь пока пусто") {
		t.Error("a register with an agreement is called empty")
	}
}

type broken struct{ err error }

func (b *broken) Overview(context.Context, register.Date) (storage.Overview, error) {
	return storage.Overview{}, b.err
}

func (b *broken) Arrears(context.Context, register.Date) ([]storage.Deadline, error) {
	return nil, b.err
}

func TestAllThatIsOverdueComesFirstAndTheRestIsOpened(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	for i := range 12 {
		f.Commitment(register.Commitment{Title: register.Ru(fmt.Sprintf("Долг %d", i)), DueRule: register.DueDay, DueOn: storagetest.Today.AddDays(-1 - i)})
	}
	f.Commitment(register.Commitment{Title: register.Ru("Завтра"), DueRule: register.DueDay, DueOn: storagetest.Today.AddDays(1)})
	aliyev := f.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	f.Invitation(register.Invitation{Direction: register.Outgoing, ToPersonID: aliyev.ID, Purpose: register.Ru("саммит"), SentOn: "2022-11-01", ReplyDue: storagetest.Today.AddDays(-1)})
	p := shown(d, f.Store)
	words := desktest.Words(p.Content())
	at := strings.Index(words, "Долг 0")
	if at < 0 || !strings.Contains(words, "Ответ на приглашение, Алиев Ильхам: ") || strings.Index(words, "Завтра") < at {
		t.Errorf("what waits reads\n%s", words)
	}
	more := regexp.MustCompile(`Ещё (\d+) просроченн`).FindStringSubmatch(words)
	if more == nil || strings.Index(words, more[0]) > strings.Index(words, "Завтра") {
		t.Fatalf("nothing leads to the rest:\n%s", words)
	}
	p.openLate()
	all := desktest.Words(d.Top())
	rest, _ := strconv.Atoi(more[1])
	if late := strings.Count(all, "Долг") + strings.Count(all, "Ответ на"); late != 13 || p.shown.Late != 13 || strings.Count(words, "Просрочено: Долг")+1+rest != 13 {
		t.Errorf("%d are listed, %d counted, %d more:\n%s", late, p.shown.Late, rest, all)
	}
	d.Follow("Просрочено: Долг 11")
	if len(d.Opened) != 1 {
		t.Error("a line of the list opens nothing")
	}
}

// Nothing that is late is counted nowhere: the tile's numbers together are the list of all arrears.
func TestWhatIsLateIsCountedAsLate(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-01", To: "2022-11-02", Report: register.VisitReport{Due: "2022-11-20"}})
	f.Meeting(register.Meeting{Day: "2022-11-10", Outcomes: []register.Outcome{{Kind: register.OutcomeAgreed, Text: register.Ru("Открыть центр")}}})
	f.Commitment(register.Commitment{DueRule: register.DueDay, DueOn: "2022-12-01"})
	f.Invitation(register.Invitation{SentOn: "2022-11-01", ReplyDue: "2022-12-01"})
	p := shown(d, f.Store)
	o := p.shown
	if o.Unreported == 0 || o.Late != o.Overdue+o.NoReply+o.Unreported {
		t.Errorf("%d are late: %d commitments, %d replies, %d reports", o.Late, o.Overdue, o.NoReply, o.Unreported)
	}
	p.stop(t, "заседания и отчёты").Press()
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Визит в Баку") || strings.Contains(words, "Просрочено") {
		t.Errorf("the number leads to\n%s", words)
	}
}

// A large register takes longer than the window: until its numbers have come, all stands in its place and leads where it will.
func TestThePageStandsBeforeItsNumbersCome(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	late := &broken{errors.New("not yet")}
	p := shown(d, late)
	before := desktest.Words(p.Content())
	for _, want := range []string{"Сроки уведомления\n…", "ответы: …", "без подлинника: …", "Что ждёт", "Действуют по партнёрам"} {
		if !strings.Contains(before, want) {
			t.Errorf("before its numbers the page does not say %q:\n%s", want, before)
		}
	}
	if strings.Contains(before, "ничего") || strings.Contains(before, "\n0\n") || strings.Contains(before, ": 0") {
		t.Errorf("what is not known is called nothing:\n%s", before)
	}
	cards := p.board.cards[0].Size()
	d.Press(fyne.KeyReturn)
	if len(d.Narrowed) != 1 {
		t.Error("the first number leads nowhere yet")
	}
	p.store = s.Store
	p.Refresh()
	if after := desktest.Words(p.Content()); strings.Contains(after, awaited) || p.board.cards[0].Size() != cards {
		t.Errorf("the numbers did not come into their places: %v, then %v:\n%s", cards, p.board.cards[0].Size(), after)
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	d := desktest.New(t)
	b := &broken{errors.New("no disk")}
	p := shown(d, b)
	if !p.trouble.Visible() || p.trouble.Text() == "" {
		t.Error("nothing is said")
	}
	b.err = nil
	p.Refresh()
	if p.trouble.Visible() {
		t.Error("the trouble stays")
	}
}

// On small and on large screens, and everything large, all lies beside and under each other, never over it.
func TestNothingLiesOverAnother(t *testing.T) {
	d := desktest.New(t)
	p := shown(d, newSample(t).Store)
	for _, size := range []fyne.Size{{Width: 1170, Height: 690}, {Width: 715, Height: 434}, {Width: 420, Height: 400}, {Width: 3640, Height: 2080}} {
		p.content.Resize(size)
		var all []fyne.CanvasObject
		for _, o := range p.board.box.Objects {
			for _, other := range all {
				if overlap(o, other) {
					t.Errorf("at %v two panels lie over each other", size)
				}
			}
			if o.Position().X < 0 || o.Position().X+o.Size().Width > size.Width {
				t.Errorf("at %v a panel reaches over the side", size)
			}
			all = append(all, o)
		}
	}
}

func overlap(a, b fyne.CanvasObject) bool {
	within := func(x, width, other, otherWidth float32) bool { return x < other+otherWidth && other < x+width }
	return within(a.Position().X, a.Size().Width, b.Position().X, b.Size().Width) &&
		within(a.Position().Y, a.Size().Height, b.Position().Y, b.Size().Height)
}

func TestEveryDeadlineHasItsWords(t *testing.T) {
	for _, kind := range append(storage.DeadlineKinds, storage.DeadlineAnswer) {
		for _, family := range []string{"overview.next.", "deadline.kind."} {
			if key := family + string(kind); lang.T(key) == key {
				t.Errorf("%q has no words", key)
			}
		}
	}
}

// Of a hundred old arrears a few are told, the freshest, and what comes is not hidden; the number leads to all of them.
func TestArrearsDoNotHideWhatComes(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	for i := range 20 {
		s.Commitment(register.Commitment{
			Title: register.Ru("Старое поручение"), DueRule: register.DueDay, DueOn: register.Date("2021-01-01").AddDays(i),
		})
	}
	s.Commitment(register.Commitment{Title: register.Ru("Вчерашнее поручение"), DueRule: register.DueDay, DueOn: "2022-12-04"})
	s.Commitment(register.Commitment{Title: register.Ru("Завтрашнее поручение"), DueRule: register.DueDay, DueOn: "2022-12-06"})
	s.Invitation(register.Invitation{SentOn: "2022-11-01", ReplyDue: "2022-12-01"})
	s.Commitment(register.Commitment{DueRule: register.DueNoTerm, Reports: []register.Report{{On: "2022-12-01", Percent: 100}}})
	s.Rule(register.ProcedureRule{Deadline: register.TimeLimit{
		Relation: register.After, Length: register.Length{Count: 15, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneSignature},
	}})
	p := shown(d, s.Store)
	words := desktest.Words(p.Content())
	for _, want := range []string{
		"шаги: 3", "\n21\nпоручение", "приглашения: 1", "ждут снятия: 1", "Просрочено: Вчерашнее поручение", "Исполнить: Завтрашнее поручение\nзавтра", "Уведомить о прекращении: 14/2002",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q:\n%s", want, words)
		}
	}
	if n := strings.Count(words, "Старое поручение"); n > 3 {
		t.Errorf("%d old arrears are told", n)
	}
	p.stop(t, "приглашения").Press()
	p.stop(t, "21").Press()
	p.stop(t, "ждут снятия").Press()
	p.stop(t, "шаги").Press()
	if len(d.Narrowed) != 4 || !equal(d.Narrowed[3].Filters, map[string][]string{"waits": {"step_late"}}) || !equal(d.Narrowed[2].Filters, map[string][]string{"state": {"reported"}}) || d.Narrowed[0].Kind != register.KindInvitation || d.Narrowed[1].Kind != register.KindCommitment {
		t.Errorf("the numbers lead to %v", d.Narrowed)
	}
}

func TestWhatANoticeEndsSaysWhoGaveIt(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.Signed("2020-01-01", "2020-01-01")
	a.Title, a.Term, a.Rules = register.Ru("О туризме"), register.TermOpen, register.Rules{Notice: register.Length{Count: 3, Unit: register.Months}}
	a.Parties[1].PartnerID = s.country.ID
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotice, PartnerID: s.country.ID, On: "2022-09-20"})
	s.Agreement(a)
	p := shown(d, s)
	p.stop(t, "Прекращается по уведомлению (Азербайджан): О туризме")
	d.NoFailures()
}

// much is a register with large numbers of everything.
type much struct{ Store }

func (much) Overview(_ context.Context, on register.Date) (storage.Overview, error) {
	o := storage.Overview{On: on, Waiting: map[storage.Waiting]int{}, Overdue: 1888, Presented: 1888, NoReply: 1888}
	for _, w := range storage.Waitings {
		o.Waiting[w] = 1888
	}
	return o, nil
}

// In no language do the words of one tile run into the next, or are cut.
func TestTheTilesHoldTheirWordsInEveryLanguage(t *testing.T) {
	for _, l := range register.Languages {
		d := desktest.New(t)
		desktest.Speak(t, l)
		p := shown(d, much{})
		for _, size := range []fyne.Size{{Width: 1024 - 197, Height: 500}, {Width: 1366 - 197, Height: 690}, {Width: 715, Height: 434}} {
			p.content.Resize(size)
			for _, card := range p.board.cards {
				room := card.Size().Width - 14
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(card)
				for _, f := range desktest.Within[*kit.Figure](card) {
					place := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Subtract(at)
					if end := place.AddXY(f.Size().Width, f.Size().Height); end.X > room+1 || end.Y > card.Size().Height {
						t.Errorf("%s, %v: %q ends at %v of a tile of %v", l, size, desktest.Words(f), end, card.Size())
					}
				}
				if words := desktest.Words(card); strings.Contains(words, "…") {
					t.Errorf("%s, %v: words of a tile are cut: %s", l, size, words)
				}
			}
		}
	}
}
