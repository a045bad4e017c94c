package sessions

import (
	"context"
	"errors"
	"fmt"
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

// protocol is a sample with decisions of the session that was held.
func protocol(t *testing.T) (sample, *register.Partner) {
	t.Helper()
	s := newSample(t)
	kamaz := s.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Ours: true})
	executor := register.Executor{BodyID: kamaz.ID}
	for _, c := range []register.Commitment{
		{Number: "2", Title: register.Ru("Открыть центр"), Executor: executor, Start: "2015-06-01", DueRule: register.DueDay, DueOn: "2016-01-01"},
		{Number: "10", Title: register.Ru("Провести форум"), DueRule: register.DueNoTerm, Executor: executor, Closure: register.Closure{On: "2015-12-01", Result: register.ResultFulfilled}},
		{Number: "1", Title: register.Ru("Издать справочник")},
	} {
		c.Source = s.held.Ref()
		s.Commitment(c)
	}
	return s, kamaz
}

func TestTheCardListsTheDecisions(t *testing.T) {
	d := desktest.New(t)
	s, kamaz := protocol(t)
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)), "Решения", "+ Решение", "Вставить список…",
		"1  Издать справочник", "исполнитель не указан", "новое", "срок не указан", "2  Открыть центр", "КАМАЗ", "на исполнении", "просрочено: 01.01.2016",
		"10  Провести форум", "исполнено", "Утвердить программу")
	d.Push("+ Решение")
	got := d.Edited[0].(*register.Commitment)
	if got.Source != s.held.Ref() || got.Number != "11" || got.Start != "2015-06-01" || got.PartnerID != s.commission.TheirsID {
		t.Errorf("begins %+v", got)
	}
	s.held.SignedOn = "2015-06-03"
	_, err := s.Save(context.Background(), s.held)
	if err == nil {
		t.Fatal("a protocol was signed though a point has neither executor nor term")
	}
	ids, _ := s.CommitmentIDs(context.Background(), storage.CommitmentQuery{Query: storage.Query{Order: "number"}, Source: s.held.ID, On: storagetest.Today})
	first, err := storage.Get[register.Commitment](context.Background(), s.Store, ids[0])
	if err != nil {
		t.Fatal(err)
	}
	first.Executor.BodyID, first.DueRule = kamaz.ID, register.DueNoTerm
	if _, err := s.SaveAll(context.Background(), first, s.held); err != nil {
		t.Fatal(err)
	}
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)), "Решения на контроле, не исполнено: 2")
}

func TestTheCardNamesAnExecutorInTheWordsOfTheList(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	s.Commitment(register.Commitment{Number: "11", Title: register.Ru("Открыть линию"), Source: s.held.Ref(), Note: register.Ru(lang.T("decision.executor_said", "Минтранс"))})
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)), "11  Открыть линию", "Минтранс")
}

func TestTheFormSaysAtTheDayOfSigningWhichPointLacksWhat(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	f := d.Form(s.held, (&page{d, s.Store}).plan().Form)
	f.OnSave = func() {
		_, err := s.Save(context.Background(), s.held)
		f.Refuse(refusal(t, err))
	}
	d.Fill(f, "signed_on", "03.06.2015")
	f.Save()
	problems := f.Field("signed_on").Problems()
	if len(problems) != 1 || problems[0].Text != "Протокол нельзя подписать: у пункта 1 нет ни исполнителя, ни срока" || problems[0].Warning {
		t.Errorf("beside the day of signing stands %v", problems)
	}
}

func TestAListOfDecisionsIsPasted(t *testing.T) {
	d := desktest.New(t)
	s, kamaz := protocol(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Вставить список…")
	d.Paste("3\tОткрыть второй центр\t01.07.2016\tкамаз\n\tПровести дни культуры\t01.03.2015\tМинкультуры\n2\tОткрыть центр\tпо готовности\tКАМАЗ")
	d.Push("Вставить")
	inOrder(t, strings.ReplaceAll(desktest.Words(d.Top()), "\n", " "), "Проверьте решения", "Прочитаны 3 решения. Ничего ещё не создано",
		"Номер не указан", "Срок раньше заседания: 01.06.2015", "«Минкультуры» в реестре нет: выберите или создайте",
		"Пункт 2 уже есть", "Срок «по готовности» не прочитан")
	if n, _ := s.Counts(context.Background()); n[register.KindCommitment] != 3 {
		t.Fatalf("there are %d commitments before anything was saved", n[register.KindCommitment])
	}
	preview := d.Top()
	d.Push("Сохранить")
	if d.Top() != preview {
		t.Fatal("a list with faults was saved")
	}
	f := d.FormOnTop()
	d.Fill(f, "lines[1].due", "01.03.2016")
	d.Fill(f, "lines[2].number", "4")
	d.Push("Сохранить")
	d.NoFailures()
	ids, err := s.CommitmentIDs(context.Background(), storage.CommitmentQuery{Query: storage.Query{Order: "number"}, Source: s.held.ID, On: storagetest.Today})
	if err != nil || len(ids) != 6 {
		t.Fatalf("there are %d decisions: %v", len(ids), err)
	}
	record := func(title string) *register.Commitment {
		for _, id := range ids {
			if c, err := storage.Get[register.Commitment](context.Background(), s.Store, id); err == nil && c.Title.Ru == title {
				return c
			}
		}
		t.Fatalf("%q is missing", title)
		return nil
	}
	if got := record("Открыть второй центр"); got.Number != "3" || got.Executor.BodyID != kamaz.ID || got.Side != register.DutyOurs || got.DueOn != "2016-07-01" || got.Start != "2015-06-01" {
		t.Errorf("made %+v", got)
	}
	if got := record("Провести дни культуры"); got.Number != "" || !got.Executor.IsZero() || got.DueOn != "2016-03-01" || got.Note.Ru != "Исполнитель по списку: Минкультуры" {
		t.Errorf("made %+v", got)
	}
	if got := d.Offered; len(got) != 1 || got[0].Text != "Созданы 3 поручения" {
		t.Fatalf("offered %v", got)
	}
	d.Offered[0].Do()
	if ids, _ = s.CommitmentIDs(context.Background(), storage.CommitmentQuery{Source: s.held.ID, On: storagetest.Today}); len(ids) != 3 {
		t.Errorf("after undo there are %d", len(ids))
	}
	d.NoFailures()
}

func TestPeriodsAndTranslationsOfAPastedListAreKept(t *testing.T) {
	d := desktest.New(t)
	s, kamaz := protocol(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Вставить список…")
	d.Paste("11. Сверять данные о торговле. Срок: ежегодно, до 1 марта. Отв.: КАМАЗ\n11. To compare figures of trade. Due: annually")
	d.Push("Вставить")
	inOrder(t, desktest.Words(d.Top()), "Период", "1 год", "По-английски")
	d.Push("Сохранить")
	d.NoFailures()
	ids, err := s.CommitmentIDs(context.Background(), storage.CommitmentQuery{Query: storage.Query{Order: "number"}, Source: s.held.ID, On: storagetest.Today})
	if err != nil || len(ids) != 4 {
		t.Fatalf("there are %d decisions: %v", len(ids), err)
	}
	for _, id := range ids {
		c, err := storage.Get[register.Commitment](context.Background(), s.Store, id)
		if err != nil || c.Number != "11" {
			continue
		}
		if want := (register.Text{Ru: "Сверять данные о торговле.", En: "To compare figures of trade."}); c.Title != want {
			t.Errorf("it is called %+v", c.Title)
		}
		if c.DueRule != register.DuePeriod || c.PeriodMonths != 12 || c.Start != s.held.From || c.Executor.BodyID != kamaz.ID {
			t.Errorf("it is %+v", c)
		}
		if c.Note.Ru != "Срок по списку: ежегодно, до 1 марта" {
			t.Errorf("what was not understood is %q", c.Note.Ru)
		}
		return
	}
	t.Error("the decision is missing")
}

func TestSeveralExecutorsOfAPastedDecisionAreFound(t *testing.T) {
	d := desktest.New(t)
	s, kamaz := protocol(t)
	chamber := s.Partner(register.Partner{Name: register.Ru("ТПП РТ")})
	minister := s.Person(register.Person{Name: register.Ru("Шагиахметов Мидхат Рафкатович")})
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Вставить список…")
	d.Paste("11. Открыть центр. Срок: 01.07.2016. Отв.: КАМАЗ, ТПП РТ и Минкультуры\n12. Доложить. Срок: 01.08.2016. Отв.: ТПП РТ (М. Р. Шагиахметов)")
	d.Push("Вставить")
	inOrder(t, strings.ReplaceAll(desktest.Words(d.Top()), "\n", " "), "«Минкультуры» в реестре нет")
	d.Push("Сохранить")
	d.NoFailures()
	want := map[string][]register.Executor{
		"Открыть центр.": {{BodyID: kamaz.ID}, {BodyID: chamber.ID}},
		"Доложить.":      {{BodyID: chamber.ID}, {PersonID: minister.ID}},
	}
	ids, err := s.CommitmentIDs(context.Background(), storage.CommitmentQuery{Source: s.held.ID, On: storagetest.Today})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		c, err := storage.Get[register.Commitment](context.Background(), s.Store, id)
		if err != nil {
			t.Fatal(err)
		}
		if made := append([]register.Executor{c.Executor}, c.CoExecutors...); want[c.Title.Ru] != nil && !slices.Equal(made, want[c.Title.Ru]) {
			t.Errorf("%q is executed by %v", c.Title.Ru, made)
		}
		if c.Title.Ru == "Открыть центр." && c.Note.Ru != "Исполнитель по списку: КАМАЗ, ТПП РТ и Минкультуры" {
			t.Errorf("whom the list calls besides is lost: %q", c.Note.Ru)
		}
		delete(want, c.Title.Ru)
	}
	if len(want) > 0 {
		t.Errorf("not made: %v", want)
	}
}

func TestAPastedListIsNotLostByLeaving(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Вставить список…")
	d.Paste("5. Издать книгу")
	d.Push("Вставить")
	d.Press(fyne.KeyEscape)
	inOrder(t, desktest.Words(d.Top()), "Не сохранять")
	d.Press(fyne.KeyEscape)
	if !strings.Contains(desktest.Words(d.Top()), "Проверьте решения") {
		t.Errorf("on top lies:\n%s", desktest.Words(d.Top()))
	}
}

func TestTheNextSessionIsBegunFromTheCard(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	if _, err := s.Delete(context.Background(), s.planned.Ref()); err != nil {
		t.Fatal(err)
	}
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Создать следующее…")
	inOrder(t, desktest.Words(d.Top()), "Следующее заседание", "Заседание: № 3, день не назначен", "Принимает: наша сторона", "В списке участников: 2 члена комиссии",
		"Не исполнены 2 решения последнего заседания:", "1. Издать справочник", "2. Открыть центр · просрочено: 01.01.2016")
	f := d.FormOnTop()
	d.Into(f, "Chosen[0]")
	d.Press(fyne.KeySpace)
	d.Push("Создать")
	d.NoFailures()
	if len(d.Opened) != 1 || len(d.Offered) != 1 || d.Offered[0].Text != "Создано заседание: № 3, день не назначен. К переносу намечено 1 решение." {
		t.Fatalf("opened %v, offered %v", d.Opened, d.Offered)
	}
	next := func() string { return d.Card(p.card(context.Background(), d.Opened[0].ID, storagetest.Today)) }
	last := func() string { return d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)) }
	inOrder(t, next(), "Заседание № 3", "наша сторона", "Переносимые решения", "2  Открыть центр", "Решения", "Решений пока нет")
	inOrder(t, last(), "1  Издать справочник", "новое", "2  Открыть центр", "просрочено: 01.01.2016")
	d.Editor = true
	if words := next(); strings.Contains(words, "Перенести сейчас") {
		t.Errorf("who closes nothing carries nothing over:\n%s", words)
	}
	d.Editor = false
	if words := next(); !strings.Contains(words, "Перенести сейчас") {
		t.Errorf("nothing to carry over by:\n%s", words)
	}
	d.Follow("Перенести сейчас")
	inOrder(t, next(), "Решения", "2  Открыть центр", "перенесено с прошлого заседания", "просрочено: 01.01.2016")
	inOrder(t, last(), "1  Издать справочник", "новое", "2  Открыть центр", "перенесено")
	d.Offered[1].Do()
	inOrder(t, last(), "2  Открыть центр", "просрочено: 01.01.2016")
	if got := d.Said[len(d.Said)-1]; got != "Отменено изменение 3 записей: 2 поручения, 1 заседание" {
		t.Errorf("undo says %q", got)
	}
	d.NoFailures()
}

func TestASessionThatIsPlannedAlreadyIsOffered(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Создать следующее…")
	inOrder(t, desktest.Words(d.Top()), "Уже намечено: № 3, 15.03.2023")
	d.Push("Открыть намеченное")
	if !slices.Equal(d.Opened, []register.Ref{s.planned.Ref()}) {
		t.Errorf("opened %v", d.Opened)
	}
}

func TestTheDecisionsAreEditedInTheirTable(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	body := s.Partner(register.Partner{Name: register.Ru("Минпромторг"), Ours: true})
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Изменить таблицей…")
	f := d.FormOnTop()
	d.Into(f, "entries[0].executor")
	d.Type("Минпромторг")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "entries[1].due", "01.06.2023")
	d.Fill(f, "entries[1].number", "2.1")
	f.Save()
	d.NoFailures()
	inOrder(t, d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)), "1  Издать справочник", "Минпромторг", "2.1  Открыть центр", "01.06.2023")
	if len(d.Offered) != 1 || d.Offered[0].Text != "Изменено 2 решения" {
		t.Fatalf("offered %v", d.Offered)
	}
	d.Offered[0].Do()
	if words := d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)); strings.Contains(words, body.Name.Ru) || strings.Contains(words, "2.1") {
		t.Errorf("after undo the card says\n%s", words)
	}
}

func TestWhatIsTakenOutOfTheTableGoesWithTheSameSave(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	p := &page{d, s.Store}
	card := func() string { return d.Card(p.card(context.Background(), s.held.ID, storagetest.Today)) }
	before := card()
	d.Push("Изменить таблицей…")
	f := d.FormOnTop()
	d.Fill(f, "entries[1].number", "2.1")
	tools := slices.DeleteFunc(desktest.Within[fyne.CanvasObject](d.Top()), func(o fyne.CanvasObject) bool {
		return !strings.HasSuffix(fmt.Sprintf("%T", o), ".rowTools")
	})
	d.Canvas().Focus(tools[0].(fyne.Focusable))
	d.Press(fyne.KeyDelete)
	f.Save()
	d.NoFailures()
	if words := card(); strings.Contains(words, "Издать справочник") || !strings.Contains(words, "2.1") {
		t.Errorf("the card says\n%s", words)
	}
	if len(d.Offered) != 1 || len(d.Deleted) != 0 || d.Offered[0].Text != "Изменено 2 решения" {
		t.Fatalf("offered %v, deleted %v", d.Offered, d.Deleted)
	}
	d.Offered[0].Do()
	if words := card(); words != before {
		t.Errorf("after undo the card says\n%s\nand not\n%s", words, before)
	}
}

func TestARefusalToSignLeadsToEachPoint(t *testing.T) {
	d := desktest.New(t)
	s, _ := protocol(t)
	p := &page{d, s.Store}
	signed := *s.held
	signed.SignedOn = "2015-06-03"
	_, err := s.Save(context.Background(), &signed)
	var invalid *storage.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("saved, or failed by %v", err)
	}
	p.plan().Refused(&signed, invalid.Problems)
	words := desktest.Words(d.Top())
	inOrder(t, words, "Протокол нельзя подписать", "Издать справочник", "исполнитель не указан")
	if strings.Count(words, "Издать справочник") != 1 {
		t.Errorf("the point is listed twice:\n%s", words)
	}
	d.Follow("Издать справочник")
	f := d.FormOnTop()
	if got := f.Field("entries[0].executor").Problems(); len(got) != 1 || got[0].Text != "исполнитель не указан" {
		t.Errorf("at its place stands %v", got)
	}
	d.Type("Минис")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Минис") {
		t.Errorf("the keyboard is not in its place:\n%s", words)
	}
}

// refusal puts what a save was refused for into words, as the window does.
func refusal(t *testing.T, err error) []kit.Problem {
	t.Helper()
	var invalid *storage.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("saved, or failed by %v", err)
	}
	return desk.Problems(invalid.Problems)
}

// The server refuses an editor's other term for a decision there is: it cannot be typed.
func TestAnEditorIsNotOfferedTheTermsOfDecisionsThereAre(t *testing.T) {
	d := desktest.New(t)
	d.Editor = true
	s, _ := protocol(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	d.Push("Изменить таблицей…")
	f := d.FormOnTop()
	d.Into(f, "entries[1].due")
	d.Type("01.06.2023")
	d.Fill(f, "entries[1].number", "2.1")
	f.Save()
	d.NoFailures()
	words := d.Card(p.card(context.Background(), s.held.ID, storagetest.Today))
	if strings.Contains(words, "01.06.2023") || !strings.Contains(words, "2.1  Открыть центр") {
		t.Errorf("the card says\n%s", words)
	}
}
