package agreements

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/columns"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheRarerFinalClausesAreTypedIn(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	choose(d, f, "rules.force.basis", "с последней рат")
	d.Fill(f, "rules.force.number", "5")
	d.Fill(f, "rules.force.after.count", "3 месяца")
	choose(d, f, "rules.force.start", "с первого числа след")
	choose(d, f, "term", "на срок")
	d.Fill(f, "rules.months", "10 лет")
	choose(d, f, "rules.from", "с подп")
	choose(d, f, "rules.renewal", "автоматически, без")
	d.Fill(f, "rules.renewal_months", "5 лет")
	d.Fill(f, "rules.then", "2 года; 12 мес")
	d.Fill(f, "rules.notice.count", "6 мес.")
	d.Fill(f, "rules.any_time.count", "90 дней")
	read := saved(t, f, s, s.draft)
	assert.Equal(t, register.Rules{
		Force: register.ForceRule{
			Basis: register.ForceOnRatifications, Number: 5, After: register.Length{Count: 3, Unit: register.Months}, Start: register.ForceNextMonth,
		},
		Months: 120, From: register.TermFromSignature, Renewal: register.RenewalUnlimited, RenewalMonths: 60, Then: []int{24, 12},
		Notice: register.Length{Count: 6, Unit: register.Months}, AnyTime: register.Length{Count: 90, Unit: register.Days},
	}, read.Rules)
	assert.False(t, f.Dirty())
	d.NoFailures()
}

func TestAWindowForNoticeIsTypedIn(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	choose(d, f, "term", "бесср")
	assert.NotContains(t, desktest.Words(f), "Уведомить не раньше чем через", "there is no notice yet")
	d.Fill(f, "rules.notice.count", "1 год")
	assert.NotContains(t, desktest.Words(f), "Снова через")
	d.Fill(f, "rules.notice_window.after_months", "10 лет")
	d.Fill(f, "rules.notice_window.open_months", "1 год")
	d.Fill(f, "rules.notice_window.every_months", "10 лет")
	read := saved(t, f, s, s.draft)
	assert.Equal(t, register.NoticeWindow{After: 120, Open: 12, Every: 120}, read.Rules.Window)
	d.NoFailures()
}

func TestTheDayOnWhichANoticeEndsIsTypedIn(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	choose(d, f, "term", "на срок")
	assert.NotContains(t, desktest.Words(f), "Когда прекращается", "notice ends it with its periods")
	d.Fill(f, "rules.any_time.count", "3 мес.")
	assert.Contains(t, desktest.Words(f), "Когда прекращается")
	d.Fill(f, "rules.any_time.count", "")
	choose(d, f, "term", "бесср")
	choose(d, f, "rules.notice_end", "в конце кал")
	d.Fill(f, "rules.notice.count", "6 месяцев")
	read := saved(t, f, s, s.draft)
	assert.Equal(t, register.EndYear, read.Rules.NoticeEnd)
	assert.Equal(t, register.Leave{Notice: register.Length{Count: 6, Unit: register.Months}, End: register.EndYear}, read.Leave())
	d.NoFailures()
}

func TestAmendedClausesBeginWithThoseThatAreValid(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.renewed(t)
	f := open(t, d, s, a)
	assert.NotContains(t, desktest.Words(f), "Действуют с", "no amendment, no field")
	d.Push("+ Изменение условий")
	d.Fill(f, "amended[0].from", "1.3.2015")
	d.Fill(f, "amended[0].rules.months", "10 лет")
	choose(d, f, "amended[0].rules.renewal", "не пред")
	read := saved(t, f, s, a)
	assert.Equal(t, []register.Amended{{
		From: "2015-03-01", Term: register.TermFor,
		Rules: register.Rules{Months: 120, Renewal: register.RenewalNone, Notice: register.Length{Count: 6, Unit: register.Months}},
	}}, storagetest.Unnamed(read.Amended...))
	assert.Equal(t, 36, read.Rules.Months, "the text of the agreement stays")

	room := New(d, s.Store)
	d.OnDay = "2015-03-01"
	d.ShowPage(room)
	room.Show(a.ID, 0)
	shows(t, desktest.Words(room.Content()), "Действует до 17.05.2018", "Условия с 01.03.2015", "10 лет; не предусмотрено; уведомление за 6 месяцев")
	row, ok := room.List().Row(a.ID)
	require.True(t, ok)
	assert.Equal(t, "17.05.2018", columns.Until(row), "the list says the same")
	due, err := s.Deadlines(t.Context(), "2015-02-01", 1000)
	require.NoError(t, err)
	assert.NotEmpty(t, due)
	expired, err := s.AgreementIDs(t.Context(), storage.AgreementQuery{On: "2018-05-18", Statuses: []register.Status{register.StatusExpired}})
	require.NoError(t, err)
	assert.Contains(t, expired, a.ID)
	d.NoFailures()
}
