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

func TestAnOutcomeBecomesACommitmentInOneStep(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	ctx := context.Background()
	p := newPage(d, s.Store)
	before := d.Card(p.card(ctx, s.baku.ID, storagetest.Today))
	inOrder(t, before, "Третий сервисный центр", "договорённость", "Оформить: поручение, проект соглашения, приглашение, связь предприятий, ничего не требуется", "не оформлен")
	d.Follow("поручение")
	c, ok := d.Edited[0].(*register.Commitment)
	if !ok || c.Title.Ru != "Третий сервисный центр" || c.Source != s.baku.Ref() || c.PartnerID != s.azerbaijan.ID || c.Start != "2022-11-29" {
		t.Fatalf("edits %+v", d.Edited[0])
	}
	c.Side = register.DutyOurs // as is chosen in the form
	d.Save(s.Store)            // as the window does

	record, err := s.Record(ctx, s.baku.Ref())
	if err != nil {
		t.Fatal(err)
	}
	if by := record.(*register.Visit).Outcomes[0].By; by != c.Ref() {
		t.Fatalf("the outcome is settled by %v", by)
	}
	after := d.Card(p.card(ctx, s.baku.ID, storagetest.Today))
	inOrder(t, after, "Третий сервисный центр", "договорённость → Третий сервисный центр", "оформлен", "Поручения")
	if strings.Contains(after, "не оформлен") {
		t.Errorf("it is settled:\n%s", after)
	}
	d.Follow("Третий сервисный центр")
	if d.Opened[0] != c.Ref() {
		t.Errorf("leads to %v", d.Opened)
	}
	last, _, err := s.LastBatch(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(ctx, last.ID); err != nil {
		t.Fatal(err)
	}
	if record, _ := s.Record(ctx, s.baku.Ref()); record.(*register.Visit).Outcomes[0].Settled() {
		t.Error("undoing the commitment leaves the outcome settled")
	}
	d.NoFailures()
}

func TestEachWayOfSettlingIsPrefilled(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	d.Card(newPage(d, s.Store).card(context.Background(), s.baku.ID, storagetest.Today))
	for _, way := range []string{"проект соглашения", "приглашение", "связь предприятий"} {
		d.Follow(way)
	}
	a, i, l := d.Edited[0].(*register.Agreement), d.Edited[1].(*register.Invitation), d.Edited[2].(*register.ProductionLink)
	if a.Title.Ru != "Третий сервисный центр" || a.Parties[0].PartnerID != s.azerbaijan.ID || a.StatusOn(storagetest.Today) != register.StatusDraft {
		t.Errorf("agreement %+v", a)
	}
	if i.Purpose.Ru != "Третий сервисный центр" || i.Source != s.baku.Ref() || i.ToPartnerID != s.azerbaijan.ID {
		t.Errorf("invitation %+v", i)
	}
	if l.Object.Ru != "Третий сервисный центр" || l.Source != s.baku.Ref() {
		t.Errorf("link %+v", l)
	}
}

func TestAnOutcomeNeedsNothing(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	ctx := context.Background()
	p := newPage(d, s.Store)
	d.Card(p.card(ctx, s.baku.ID, storagetest.Today))
	d.Follow("ничего не требуется")
	d.Type("центр уже строится\n")
	words := d.Card(p.card(ctx, s.baku.ID, storagetest.Today))
	inOrder(t, words, "договорённость · ничего не требуется: центр уже строится (tester)", "оформлен")
	if len(d.Offered) != 1 {
		t.Fatalf("offered %v", d.Offered)
	}
	d.Offered[0].Do()
	if words := d.Card(p.card(ctx, s.baku.ID, storagetest.Today)); !strings.Contains(words, "не оформлен") {
		t.Errorf("it was taken back:\n%s", words)
	}
	d.NoFailures()
}

func TestClosingIsRefusedAndAllowed(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.baku)
	d.Push("+ Решение")
	d.Into(f, "steps[0].state")
	d.Type("зак")
	d.Fill(f, "steps[0].on", "сегодня")
	f.Save()
	if got := f.Field("outcomes[0].by").Problems(); len(got) != 1 || got[0].Warning || got[0].Text != "Итог не оформлен: закрыть визит нельзя" {
		t.Errorf("beside the outcome stands %v", got)
	}
	if got := f.Field("report.on").Problems(); len(got) != 1 || got[0].Text != "Визит закрывают после отчёта: укажите, когда он сдан" {
		t.Errorf("beside the report stands %v", got)
	}
	if s.baku.Revision != 2 {
		t.Fatal("it was saved all the same")
	}
	d.Into(f, "outcomes[0].by")
	d.Type("нич")
	d.Fill(f, "outcomes[0].needless", "центр уже строится")
	d.Fill(f, "outcomes[0].needless_by", "Иванов")
	d.Fill(f, "report.on", "02.12.2022")
	d.Fill(f, "report.sent_to", "Министру")
	f.Save()
	if s.baku.Revision != 3 || s.baku.StateOn(storagetest.Today) != register.VisitClosed || s.baku.StateOn("2022-12-04") != register.VisitReported {
		t.Errorf("saved as %+v", s.baku)
	}
	card := d.Card(newPage(d, s.Store).card(context.Background(), s.baku.ID, storagetest.Today))
	inOrder(t, card, "Закрыт 05.12.2022", "Решения о визите", "Закрыт", "Отчёт о визите", "02.12.2022", "Министру")
}

func TestTheReportFollowsTheScheme(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	v := programmed(s, s.Person(register.Person{}), s.Person(register.Person{}))
	v.Ground = register.Ru("Приглашение Президента Азербайджана")
	v.Results = register.Ru("Встреча прошла успешно")
	agreement := s.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	promise := s.Commitment(register.Commitment{Title: register.Ru("Открыть центр"), DueRule: register.DueDay, DueOn: "2022-12-20"})
	s.Meeting(register.Meeting{Title: register.Ru("Переговоры"), VisitID: v.ID, Day: "2022-11-29", AgreementIDs: []register.ID{agreement.ID}, Outcomes: []register.Outcome{
		{Text: register.Ru("Центр в Баку"), Kind: register.OutcomeAgreed, By: promise.Ref()},
		{Text: register.Ru("Обмен студентами"), Kind: register.OutcomeProposal},
	}})
	plant := s.Partner(register.Partner{Name: register.Ru("Завод"), Kind: register.PartnerEnterprise, ParentID: s.azerbaijan.ID})
	v.PartnerIDs = append(v.PartnerIDs, plant.ID)
	if _, err := s.Save(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	card := d.Card(newPage(d, s.Store).card(context.Background(), v.ID, storagetest.Today))
	inOrder(t, card, "О чём говорили", "О торговле", "проект", "Итоги и договорённости")
	inOrder(t, card, "Отчёт просрочен: срок был 03.12.2022", "Отчёт о визите", "03.12.2022",
		"не позднее чем через 3 дня после окончания; источник: docs.cntd.ru/document/906403588 (Ивановская область); требует проверки")
	d.Push("Составить по схеме")
	got := d.Edited[0].(*register.Visit).Report.Text.Ru
	want := `Сроки: 29–30.11.2022
Страна: Азербайджан
Партнёры: Завод
Город, место: Баку
По чьему приглашению, основание: Приглашение Президента Азербайджана
Цель: …
Состав делегации:
– Минниханов Рустам Нургалиевич, Президент Республики Татарстан (глава делегации)
Программа:
– 29.11.2022 10:00–11:30: Встреча с Президентом (Загульба)
– 29.11.2022 11:00: Форум (Баку, Центр)
Обсуждались:
– О торговле (проект)
Итоги:
– Третий сервисный центр → не оформлен
– Центр в Баку → Поручение: Открыть центр (новое, до 20.12.2022) (Переговоры)
– Обмен студентами → не оформлен (Переговоры)
Результаты визита: Встреча прошла успешно`
	if got != want {
		t.Errorf("the report is\n%s\nwant\n%s", got, want)
	}
	if _, err := s.Save(context.Background(), d.Edited[0]); err != nil {
		t.Fatal(err)
	}
	d.Card(newPage(d, s.Store).card(context.Background(), v.ID, storagetest.Today))
	d.Push("Копировать отчёт")
	if copied := fyne.CurrentApp().Clipboard().Content(); copied != want {
		t.Errorf("copied\n%s", copied)
	}
}

func TestNobodyIsHeadTwiceInTheReport(t *testing.T) {
	for post, want := range map[string]string{
		"Министр": " (глава делегации)", "глава делегации": "", "Глава делегации Республики": "", "Глава Республики": " (глава делегации)",
	} {
		if got := roleBeside(register.DelegateHead, post); got != want {
			t.Errorf("beside the post %q stands %q", post, got)
		}
	}
	if got := roleBeside(register.DelegateMember, "Министр"); got != "" {
		t.Errorf("a mere member is %q", got)
	}
}

func TestTheCardSaysThatWhatSettledAnOutcomeIsInTheTrash(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	ctx := context.Background()
	promise := s.Commitment(register.Commitment{Title: register.Ru("Третий центр")})
	record, err := s.Record(ctx, s.baku.Ref())
	if err != nil {
		t.Fatal(err)
	}
	record.(*register.Visit).Outcomes[0].By = promise.Ref()
	if _, err := s.Save(ctx, record); err != nil {
		t.Fatal(err)
	}
	s.Meeting(register.Meeting{Title: register.Ru("Встреча в порту"), VisitID: s.baku.ID, Outcomes: []register.Outcome{
		{Text: register.Ru("Порт"), Kind: register.OutcomeAgreed, By: promise.Ref()},
	}})
	p := newPage(d, s.Store)
	if words := d.Card(p.card(ctx, s.baku.ID, storagetest.Today)); strings.Contains(words, "не оформлен") || strings.Contains(words, "Встреча в порту\n1") {
		t.Fatalf("all is settled:\n%s", words)
	}
	if _, err := s.Delete(ctx, promise.Ref()); err != nil {
		t.Fatal(err)
	}
	inOrder(t, d.Card(p.card(ctx, s.baku.ID, storagetest.Today)), "1 итог снова не оформлен: то, чем он был оформлен, лежит в корзине",
		"→ Третий центр (в корзине)", "Оформить: поручение", "не оформлен", "Встреча в порту", "не оформлен")
	if _, err := s.Restore(ctx, promise.Ref()); err != nil {
		t.Fatal(err)
	}
	if words := d.Card(p.card(ctx, s.baku.ID, storagetest.Today)); strings.Contains(words, "не оформлен") {
		t.Errorf("it was taken out of the trash:\n%s", words)
	}
	d.NoFailures()
}
