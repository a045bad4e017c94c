package agreements

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/columns"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

// renewed makes the agreement of 2002 one of three years, renewed without limit.
func (s sample) renewed(t *testing.T) *register.Agreement {
	t.Helper()
	a := s.signed
	a.Term, a.Until = register.TermFor, ""
	a.Rules = register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}}
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	return a
}

func TestTheCardShowsTheChainOfPeriods(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.renewed(t)
	room := New(d, s.Store)
	d.OnDay = "2022-11-16"
	d.ShowPage(room)
	room.Show(a.ID, 0)
	shows(t, desktest.Words(room.Content()),
		"Действует до 17.05.2023", "Если до 17.11.2022 включительно ни одна сторона не уведомит о прекращении, продлится до 17.05.2026.",
		"3 года; продление автоматически, без ограничения, на 3 года; уведомление за 6 месяцев",
		"идёт сейчас", "уведомить до 17.11.2022", "уведомить до 17.11.2025")
	d.OnDay = "2022-11-29"
	room.Refresh()
	shows(t, desktest.Words(room.Content()), "Действует до 17.05.2026", "Срок уведомления о прекращении прошёл 17.11.2022")
	row, ok := room.List().Row(a.ID)
	require.True(t, ok)
	assert.Equal(t, "17.05.2026", columns.Until(row), "the list says the same")
	d.NoFailures()
}

func TestAnAmendedAgreementSaysBywhatAndSinceWhen(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	protocol := s.Agreement(register.Agreement{
		Title: register.Ru("Протокол об изменениях"), Kind: register.AgreementProtocol,
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2010-03-01"}},
		Links:   []register.Link{{Kind: register.LinkAmends, AgreementID: s.signed.ID}},
	})
	room := New(d, s.Store)
	d.OnDay = "2010-02-28"
	d.ShowPage(room)
	room.Show(s.signed.ID, 0)
	assert.NotContains(t, desktest.Words(room.Content()), ", 01.03.2010", "it is not amended yet")
	d.OnDay = "2010-03-01"
	room.Refresh()
	shows(t, desktest.Words(room.Content()), "Изменено", "Протокол об изменениях", ", 01.03.2010")
	room.Show(protocol.ID, 0)
	shows(t, desktest.Words(room.Content()), "Изменяет", "О производственной кооперации")
	d.NoFailures()
}

func TestACopyOpensAsANewDraft(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Copy(s.signed.ID)
	require.Len(t, d.Edited, 1)
	copied, ok := d.Edited[0].(*register.Agreement)
	require.True(t, ok)
	assert.Equal(t, s.signed.Title, copied.Title)
	assert.Empty(t, copied.Number)
	assert.Empty(t, copied.SignedOn())
	d.NoFailures()
}

func TestAnAgreementIsEndedByTheOneThatSupersedesItWhenAsked(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Agreement(register.Agreement{
		Title: register.Ru("Новое соглашение"), Links: []register.Link{{Kind: register.LinkSupersedes, AgreementID: s.signed.ID}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2015-03-01"}},
	})
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.signed.ID, 0)
	shows(t, desktest.Words(room.Content()), "Заменено", "Новое соглашение", ", 01.03.2015")
	kept, err := s.Record(t.Context(), s.signed.Ref())
	require.NoError(t, err)
	assert.Equal(t, register.StatusInForce, kept.(*register.Agreement).StatusOn("2015-03-01"), "nothing is done by itself")

	d.Push("Записать прекращение с 01.03.2015")
	kept, err = s.Record(t.Context(), s.signed.Ref())
	require.NoError(t, err)
	assert.Equal(t, register.StatusInForce, kept.(*register.Agreement).StatusOn("2015-02-28"))
	assert.Equal(t, register.StatusTerminated, kept.(*register.Agreement).StatusOn("2015-03-01"))
	d.NoFailures()
}

func TestTheEntryIntoForceThatFollowsFromTheRuleIsConfirmed(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.signed
	a.Actions = []register.Action{{Kind: register.ActionNotification, On: "2008-05-17"}}
	a.Rules.Force = register.ForceRule{Basis: register.ForceOnNotifications, After: register.Length{Count: 30, Unit: register.Days}}
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(a.ID, 0)
	shows(t, desktest.Words(room.Content()), "По этому правилу день вступления в силу — 16.06.2008: его нужно подтвердить.")
	d.Push("Подтвердить: в силе с 16.06.2008")
	kept, err := s.Record(t.Context(), a.Ref())
	require.NoError(t, err)
	assert.Equal(t, register.StatusInForce, kept.(*register.Agreement).StatusOn("2008-06-16"))
	d.NoFailures()
}

func TestApprovalsAreShownAsOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	ministry := s.Partner(register.Partner{Name: register.Ru("МИД России"), Ours: true})
	a := s.draft
	a.Approvals = []register.Approval{{PartnerID: ministry.ID, AskedOn: "2022-11-01", Due: "2022-11-21", AnsweredOn: "2022-11-30", Answer: register.AnswerRemarks, Document: "17-н"}}
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	p := &page{desk: d, store: s.Store}
	for day, said := range map[register.Date]string{
		"2022-11-20": "ждёт ответа до 21.11.2022", "2022-11-25": "опаздывает, был нужен до 21.11.2022", "2022-12-01": "с замечаниями",
	} {
		shows(t, d.Card(p.card(t.Context(), a.ID, day)), "МИД России", "17-н", said)
	}
}

func TestAnAmendmentThatIsOnlySignedIsNotYetInForce(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Agreement(register.Agreement{
		Title: register.Ru("Протокол об изменениях"), Kind: register.AgreementProtocol,
		Parties: []register.Party{{Side: register.Ours, PartnerID: s.signed.Parties[0].PartnerID, SignedOn: "2010-02-01"}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2011-03-01"}},
		Links:   []register.Link{{Kind: register.LinkAmends, AgreementID: s.signed.ID}},
	})
	p := &page{desk: d, store: s.Store}
	for day, said := range map[register.Date]string{"2010-02-01": "подписано, ещё не в силе", "2011-02-28": "подписано, ещё не в силе", "2011-03-01": ", 01.03.2011"} {
		shows(t, d.Card(p.card(t.Context(), s.signed.ID, day)), "Протокол об изменениях", said)
	}
	assert.NotContains(t, d.Card(p.card(t.Context(), s.signed.ID, "2010-02-01")), "Изменено\nПротокол", "it is not amended yet")
	assert.NotContains(t, d.Card(p.card(t.Context(), s.signed.ID, "2010-01-31")), "готовится", "a draft changes nothing")
}

func TestNoEntryIntoForceIsOfferedOfWhatWasNotConcluded(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.signed
	a.Actions = []register.Action{{Kind: register.ActionNotification, On: "2008-05-17"}, {Kind: register.ActionNotConcluded, On: "2009-01-01"}}
	a.Rules.Force = register.ForceRule{Basis: register.ForceOnNotifications}
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	p := &page{desk: d, store: s.Store}
	shows(t, d.Card(p.card(t.Context(), a.ID, "2008-12-31")), "Подтвердить: в силе с")
	assert.NotContains(t, d.Card(p.card(t.Context(), a.ID, "2009-01-01")), "Подтвердить: в силе с")
}

func TestTheCardCountsTheDaysToTheLastOneForNotice(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.renewed(t)
	p := &page{desk: d, store: s.Store}
	for day, said := range map[register.Date]string{
		"2022-08-19": "Последний день для уведомления о прекращении: через 90 дней", "2022-11-10": "Срочно: последний день для уведомления о прекращении — через 7 дней",
		"2022-11-17": "сегодня",
	} {
		shows(t, d.Card(p.card(t.Context(), a.ID, day)), said)
	}
	for _, day := range []register.Date{"2022-08-18", "2022-11-18"} {
		assert.NotContains(t, d.Card(p.card(t.Context(), a.ID, day)), "день для уведомления о прекращении: ", "on %s", day)
	}
}

func TestTheCardCountsTheDaysToTheEndOfAWindowForNotice(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.Agreement(register.Agreement{
		Title: register.Ru("О труде детей"), Term: register.TermOpen,
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2000-11-19"}},
		Rules: register.Rules{
			Notice: register.Length{Count: 12, Unit: register.Months}, Window: register.NoticeWindow{After: 120, Open: 12, Every: 120},
		},
	})
	p := &page{desk: d, store: s.Store}
	shows(t, d.Card(p.card(t.Context(), a.ID, "2021-11-12")),
		"Срочно: последний день для уведомления о прекращении — через 7 дней", "Это 19.11.2021. После него уведомить можно будет только с 19.11.2030.",
		"уведомлять не раньше чем через 10 лет после вступления в силу, время для уведомления — 1 год, снова через 10 лет")
	assert.NotContains(t, d.Card(p.card(t.Context(), a.ID, "2021-11-20")), "Это 19.11.2021")
}

func TestAStateSaysWhoGaveNoticeAndWhoLeft(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.renewed(t)
	theirs := a.Parties[1].PartnerID
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotice, PartnerID: theirs, On: "2022-11-18"})
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	p := &page{desk: d, store: s.Store}
	shows(t, d.Card(p.card(t.Context(), a.ID, "2022-11-29")), "Дано уведомление (Азербайджан), последний день — 17.05.2026", "Уведомление дано позже последнего дня")
	assert.NotContains(t, d.Card(p.card(t.Context(), a.ID, "2022-11-17")), "Уведомление дано позже", "that comes later")

	a.Actions = append(a.Actions, register.Action{Kind: register.ActionNoticeWithdrawn, PartnerID: theirs, On: "2022-12-01"})
	_, err = s.Save(t.Context(), a)
	require.NoError(t, err)
	assert.NotContains(t, d.Card(p.card(t.Context(), a.ID, "2022-12-02")), "Уведомление дано позже", "the warning goes with what caused it")

	third := s.Partner(register.Partner{Name: register.Ru("Турция")})
	a.Parties = append(a.Parties, register.Party{Side: register.Third, PartnerID: third.ID, SignedOn: "2002-01-25"})
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotice, PartnerID: third.ID, On: "2013-11-01"})
	_, err = s.Save(t.Context(), a)
	require.NoError(t, err)
	shows(t, d.Card(p.card(t.Context(), a.ID, "2014-05-18")), "Действует до 17.05.2017", "действует с 17.05.2008", "Турция", "не участвует, последний день — 17.05.2014")
}
