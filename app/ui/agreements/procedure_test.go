package agreements

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheCardShowsTheProcedureAsOfTheDay(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	a := f.Signed("2022-11-29", "")
	ministry := f.Partner(register.Partner{Name: register.Ru("МИД"), Ours: true})
	a.Level = register.LevelRegionalGovernment
	a.Approvals = []register.Approval{{PartnerID: ministry.ID, Body: register.BodyForeignMinistry, AskedOn: "2022-10-01", AnsweredOn: "2022-10-25", Document: "4312"}}
	regional := f.Agreement(a)
	p := &page{desk: d, store: f.Store}
	read := func(id register.ID, on register.Date) string { return d.Card(p.card(context.Background(), id, on)) }

	shows(t, read(regional.ID, "2022-12-15"), "Порядок заключения",
		"Уведомление федеральных органов о вступлении в переговоры", "срок не начался",
		"Направление проекта в МИД России", "выполнено", "01.10.2022",
		"Ответ МИД России по проекту", "выполнено", "25.10.2022", "№ 4312", "Позже срока: последний день был 21.10.2022.",
		"Направление документов на регистрацию в Минюст России", "просрочено", "Последний день был 14.12.2022, опоздание 1 день.",
		"Не позднее чем через 15 дней после события «подписание». Постановление Правительства РФ от 24.07.2000 № 552", "подлежит проверке",
		"Согласования", "МИД", "МИД России")
	shows(t, read(regional.ID, "2022-12-14"), "Направление документов на регистрацию в Минюст России", "предстоит", "до 14.12.2022")
	assert.NotContains(t, read(regional.ID, "2022-12-15"), "Сдача подлинника", "a rule that is off")

	_ = read(regional.ID, "2022-12-15")
	d.Follow("Направление проекта в МИД России")
	rules, err := f.Rules(context.Background())
	require.NoError(t, err)
	assert.Equal(t, []register.Ref{rules[1].Ref()}, d.Opened, "a step leads to its rule")

	corporate := f.Agreement(register.Agreement{Level: register.LevelCorporate})
	assert.NotContains(t, read(corporate.ID, "2022-12-15"), "Порядок заключения", "no rule concerns it")
}

func TestTheKindOfABodyIsChosenInTheForm(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Name: register.Ru("Минюст"), Ours: true})
	a := f.Agreement(register.Agreement{Approvals: []register.Approval{{PartnerID: ministry.ID, AskedOn: "2022-12-01"}}})
	form := d.Form(a, (&page{desk: d, store: f.Store}).plan().Form)
	d.Into(form, "approvals[0].body")
	d.Type("Мин")
	assert.Equal(t, register.BodyJustice, a.Approvals[0].Body)
	d.NoFailures()
}
