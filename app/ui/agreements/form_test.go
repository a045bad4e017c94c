package agreements

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// open shows the form of an agreement; what is saved goes into the register.
func open(t *testing.T, d *desktest.Desk, s sample, a *register.Agreement) *kit.Form {
	t.Helper()
	f := d.Form(a, (&page{desk: d, store: s.Store}).plan().Form)
	f.OnSave = func() {
		_, err := s.Save(context.Background(), a)
		require.NoError(t, err)
		f.Saved()
	}
	return f
}

// saved saves the form and reads the agreement as the register has it.
func saved(t *testing.T, f *kit.Form, s sample, a *register.Agreement) *register.Agreement {
	t.Helper()
	f.Save()
	record, err := s.Record(context.Background(), a.Ref())
	require.NoError(t, err)
	return record.(*register.Agreement)
}

// choose types the beginning of an option's word.
func choose(d *desktest.Desk, f *kit.Form, path, word string) {
	d.Into(f, "number") // ends the word that may have been typed there just before
	d.Into(f, path)
	d.Type(word)
}

func TestTheFinalClausesAreTypedIn(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	choose(d, f, "rules.force.basis", "с последнего")
	choose(d, f, "term", "на срок")
	d.Fill(f, "rules.months", "3 года")
	choose(d, f, "rules.renewal", "автоматически, без")
	d.Fill(f, "rules.renewal_months", "36 мес.")
	d.Fill(f, "rules.notice.count", "полгода")
	choose(d, f, "rules.channel", "по дип")
	d.Into(f, "rules.survival")
	d.Press(fyne.KeySpace)
	read := saved(t, f, s, s.draft)
	assert.Equal(t, register.TermFor, read.Term)
	assert.Equal(t, register.Rules{
		Force:  register.ForceRule{Basis: register.ForceOnNotifications},
		Months: 36, Renewal: register.RenewalUnlimited, RenewalMonths: 36,
		Notice: register.Length{Count: 6, Unit: register.Months}, Channel: register.NoticeDiplomatic, Survival: true,
	}, read.Rules)
	assert.False(t, f.Dirty())
	d.NoFailures()
}

func TestALengthMayBeInDays(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	choose(d, f, "rules.force.basis", "с подписания")
	d.Fill(f, "rules.force.after.count", "30 дн.")
	assert.Equal(t, register.ForceRule{
		Basis: register.ForceOnSignature, After: register.Length{Count: 30, Unit: register.Days},
	}, saved(t, f, s, s.draft).Rules.Force)
}

func TestALengthWithoutAUnitIsShownInMonthsAndLeftAlone(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.draft.Rules.Notice.Count = 6
	f := open(t, d, s, s.draft)
	assert.Contains(t, desktest.Words(f), "6 месяцев")
	d.Into(f, "rules.notice.count")
	d.Into(f, "number")
	assert.Equal(t, register.Length{Count: 6}, s.draft.Rules.Notice)
	assert.False(t, f.Dirty())
}

func TestFieldsComeWithTheClausesThatNeedThem(t *testing.T) {
	d := desktest.New(t)
	f := open(t, d, newSample(t), &register.Agreement{Kind: register.AgreementTreaty})
	shown := func() string { return desktest.Words(f) }
	for _, word := range []string{"Через", "В день", "Действует до", "На какой срок", "Сколько раз", "На сколько продлевается"} {
		assert.NotContains(t, shown(), word)
	}
	choose(d, f, "rules.force.basis", "в наз")
	assert.Contains(t, shown(), "В день")
	choose(d, f, "rules.force.basis", "с рег")
	assert.NotContains(t, shown(), "В день")
	assert.Contains(t, shown(), "Через")
	choose(d, f, "term", "до оп")
	assert.Contains(t, shown(), "Действует до")
	choose(d, f, "term", "на с")
	assert.Contains(t, shown(), "На какой срок")
	choose(d, f, "rules.renewal", "автоматически, несколько")
	assert.Contains(t, shown(), "Сколько раз")
	assert.Contains(t, shown(), "На сколько продлевается")
}

func TestClausesThatCannotBeFollowedAreToldBesideTheirFields(t *testing.T) {
	for _, c := range []struct {
		make  func(a *register.Agreement)
		field string
	}{
		{func(a *register.Agreement) { a.Term = register.TermFor }, "rules.months"},
		{func(a *register.Agreement) { a.Term = register.TermUntil }, "until"},
		{func(a *register.Agreement) { a.Rules.Force.Basis = register.ForceOnDay }, "rules.force.day"},
		{func(a *register.Agreement) { a.Rules.Force.After.Count = -1 }, "rules.force.after.count"},
		{func(a *register.Agreement) { a.Rules.Renewal = register.RenewalOnce }, "term"},
		{func(a *register.Agreement) { a.Rules.Renewal = register.RenewalTimes }, "rules.times"},
		{func(a *register.Agreement) { a.Rules.Renewal = register.RenewalOnce }, "rules.renewal_months"},
		{func(a *register.Agreement) { a.Rules.Renewal = register.RenewalOnce }, "rules.notice.count"},
	} {
		d := desktest.New(t)
		s := newSample(t)
		a := &register.Agreement{Title: register.Ru("О лесах"), Kind: register.AgreementTreaty}
		c.make(a)
		f := open(t, d, s, a)
		f.Save()
		require.NotNil(t, f.Field(c.field), c.field)
		assert.NotEmpty(t, f.Field(c.field).Problems(), c.field)
		assert.True(t, a.ID.IsZero(), "%s: saved all the same", c.field)
	}
}

func TestForceBeforeSignatureIsDoubtedWhileTyping(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.signed)
	d.Fill(f, "actions[0].on", "17.05.2001")
	said := f.Field("actions[0].on").Problems()
	require.Len(t, said, 1)
	assert.True(t, said[0].Warning)
	assert.Equal(t, lang.T("problem.force_before_signing"), said[0].Text)
	d.Fill(f, "actions[0].on", "17.05.2008")
	assert.Empty(t, f.Field("actions[0].on").Problems())
	assert.False(t, f.Dirty())
}

func TestTheFormSaysInWordsWhatTheStateWillBe(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.signed)
	shows(t, desktest.Words(f), "Действует до 17.05.2026")
	d.Fill(f, "until", "17.05.2022")
	shows(t, desktest.Words(f), "Истекло с 18.05.2022")
	d.Fill(f, "actions[0].on", "17.05.2030")
	d.Fill(f, "until", "17.05.2032")
	shows(t, desktest.Words(f), "Подписано, не вступило в силу")
	d.OnDay = "2001-01-01"
	d.Fill(f, "number", "15/2002")
	shows(t, desktest.Words(f), "Ещё нет")
	d.NoFailures()
}

func TestALinkIsFoundByWords(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	d.Push("+ Связь")
	choose(d, f, "links[0].kind", "принято")
	d.Fill(f, "links[0].agreement", "кооперац")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, []register.Link{{Kind: register.LinkImplements, AgreementID: s.signed.ID}}, saved(t, f, s, s.draft).Links)

	d.Push("+ Связь")
	d.Fill(f, "links[1].agreement", "дорожная")
	d.Press(fyne.KeyReturn)
	f.Save()
	assert.NotEmpty(t, f.Field("links[1].agreement").Problems(), "a link to itself")
	d.NoFailures()
}

func TestASignatureAdReferendumAndTheEndOfAnExtension(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.signed)
	d.Into(f, "parties[1].ad_referendum")
	d.Press(fyne.KeySpace)
	assert.NotContains(t, desktest.Words(f), "Ad referendum (с последующим одобрением)", "the table has room for the heading alone")
	d.Push("+ Действие")
	choose(d, f, "actions[1].kind", "прод")
	d.Fill(f, "actions[1].on", "17.05.2025")
	d.Fill(f, "actions[1].until", "17.05.2031")
	read := saved(t, f, s, s.signed)
	assert.False(t, read.Parties[0].AdReferendum)
	assert.True(t, read.Parties[1].AdReferendum)
	assert.Equal(t, register.Action{Kind: register.ActionExtension, On: "2025-05-17", Until: "2031-05-17"},
		storagetest.Unnamed(read.Actions...)[1])
	d.NoFailures()
}

func TestALengthTakenBackLeavesNothing(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	d.Fill(f, "rules.notice.count", "6 м")
	assert.True(t, f.Dirty())
	d.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	assert.False(t, f.Dirty())
}
