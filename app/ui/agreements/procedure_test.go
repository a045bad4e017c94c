package agreements

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/storage"
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

func TestTheLastDayForAnAnswerIsProposed(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Name: register.Ru("МИД"), Ours: true})
	a := f.Agreement(register.Agreement{Level: register.LevelRegionalGovernment, Approvals: []register.Approval{{PartnerID: ministry.ID}}})
	form := d.Form(a, (&page{desk: d, store: f.Store}).plan().Form)
	due := func() register.Date { return a.Approvals[0].Due }
	d.Fill(form, "approvals[0].asked_on", "01.12.2022")
	assert.Empty(t, due(), "nobody has said what it is asked as")
	d.Into(form, "approvals[0].body")
	d.Type("МИД")
	assert.Equal(t, register.Date("2022-12-21"), due())
	assert.Contains(t, desktest.Words(form), "21.12.2022")
	d.Fill(form, "approvals[0].asked_on", "05.12.2022")
	assert.Equal(t, register.Date("2022-12-25"), due(), "it follows the day of asking")
	d.Fill(form, "approvals[0].due", "15.12.2022")
	d.Fill(form, "approvals[0].asked_on", "06.12.2022")
	assert.Equal(t, register.Date("2022-12-15"), due(), "what was typed stays")
	d.NoFailures()
}

func TestAFileProvesAStepAndAnAnswer(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Name: register.Ru("МИД"), Ours: true})
	a := f.Agreement(register.Agreement{
		Actions:   []register.Action{{Kind: register.ActionPublication, On: "2022-11-01"}, {Kind: register.ActionNotification, On: "2022-12-01", Number: "17"}},
		Approvals: []register.Approval{{PartnerID: ministry.ID, AskedOn: "2022-10-01"}},
	})
	p := &page{desk: d, store: f.Store, files: desk.NewFiles(d, f.Store)}
	read := func() string { return d.Card(p.card(context.Background(), a.ID, storagetest.Today)) }
	stored := func() *register.Agreement {
		r, err := f.Record(context.Background(), a.Ref())
		require.NoError(t, err)
		return r.(*register.Agreement)
	}
	path := filepath.Join(t.TempDir(), "Нота_17.tif")
	require.NoError(t, os.WriteFile(path, []byte("нота"), 0o600))

	p.files.AddAs(a.Ref(), kindOfPaper(a.Actions[1].Kind), linked(proves(a.Actions[1])), path)
	d.NoFailures()
	note := stored().Actions[1].FileID
	require.False(t, note.IsZero())
	assert.Zero(t, stored().Actions[0].FileID)
	r, err := f.Record(context.Background(), register.Ref{Kind: register.KindDocument, ID: note})
	require.NoError(t, err)
	assert.Equal(t, register.DocumentNote, r.(*register.Document).Kind)
	assert.Equal(t, []register.Ref{a.Ref()}, r.(*register.Document).Subjects, "it lies among the agreement's files")
	shows(t, read(), "Уведомление о выполнении внутренних процедур № 17", "Нота 17")
	d.Follow("Нота 17")
	assert.Equal(t, []register.Ref{r.Ref()}, d.Opened)

	p.files.AddAs(a.Ref(), register.DocumentOpinion, linked(answers(a.Approvals[0])), path)
	d.NoFailures()
	assert.False(t, stored().Approvals[0].FileID.IsZero())

	d.Offered[1].Do() // taken back with the document it brought
	assert.Zero(t, stored().Approvals[0].FileID)
	assert.Equal(t, note, stored().Actions[1].FileID)

	// The step was changed in another window meanwhile: nothing is linked with a wrong one.
	changed := stored()
	changed.Actions[1].Number = "18"
	_, err = f.Save(context.Background(), changed)
	require.NoError(t, err)
	p.files.AddAs(a.Ref(), register.DocumentNote, linked(proves(a.Actions[1])), path)
	require.Len(t, d.Failed, 1)
	assert.ErrorIs(t, d.Failed[0], storage.ErrNotFound)
}

func TestTheFormOffersTheFilesOfTheAgreement(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Actions: []register.Action{{Kind: register.ActionNotice, On: "2022-11-01"}}})
	f.Document(register.Document{Title: register.Ru("Чужая нота")})
	own := f.Document(register.Document{Title: register.Ru("Нота о прекращении"), Subjects: []register.Ref{a.Ref()}})
	form := d.Form(a, (&page{desk: d, store: f.Store}).plan().Form)
	d.Into(form, "actions[0].file")
	d.Press(fyne.KeyDown)
	assert.NotContains(t, desktest.Words(d.Top()), "Чужая нота")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, own.ID, a.Actions[0].FileID)
	d.NoFailures()
}
