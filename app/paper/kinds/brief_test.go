package kinds_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/paper/pdf"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// large is a partner with more of everything than a minister reads.
func large(t *testing.T) (*storagetest.Factory, *register.Partner) {
	t.Helper()
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджанская Республика"), Kind: register.PartnerState})
	parties := []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}}
	var records []register.Record
	for n := range 40 {
		records = append(records, &register.Agreement{
			Title:  register.Ru(fmt.Sprintf("Соглашение о торгово-экономическом, научно-техническом, социальном и культурном сотрудничестве в области № %d", n)),
			Number: fmt.Sprintf("%d/2005", n), Kind: register.AgreementAgreement, Parties: parties,
			Signing: register.Signing{On: register.Day(2005, 1, 1+n%28)}, Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2005-06-01"}},
			Term: register.TermFor, Rules: register.Rules{Months: 36 + n%3*12, Renewal: register.RenewalUnlimited, RenewalMonths: 36, Notice: register.Length{Count: 6, Unit: register.Months}},
		})
	}
	for n := range 60 {
		records = append(records, &register.Commitment{
			Title: register.Ru(fmt.Sprintf("Представить предложения об открытии производственной площадки и сервисного центра № %d", n)), Number: fmt.Sprint(n + 1),
			Side: register.Duties[n%len(register.Duties)], PartnerID: theirs.ID, DueRule: register.DueDay, DueOn: register.Day(2020+n%8, 1+n%12, 1), Executor: register.Executor{BodyID: ours.ID},
		})
	}
	for n := range 15 * 12 {
		records = append(records, &register.TradeRecord{
			PartnerID: theirs.ID, Period: register.TradePeriod{Kind: register.PeriodMonth, Year: 2008 + n/12, Number: 1 + n%12}, Flow: register.FlowExport,
			Value: register.Money{Minor: int64(1_000_000 + n*7919), Currency: "USD"}, Qualifier: register.Exactly, Basis: register.BasisCustoms, SourceWords: register.Ru("ФТС"),
		})
	}
	_, err := f.SaveAll(t.Context(), records...)
	require.NoError(t, err)
	for n := range 20 {
		person := f.Person(register.Person{Name: register.Ru(fmt.Sprintf("Мамедов Октай %d оглы", n)), Appointments: []register.Appointment{{PartnerID: theirs.ID, Post: register.Ru("Заместитель министра экономики Азербайджанской Республики")}}})
		f.Visit(register.Visit{Title: register.Ru("Рабочий визит делегации Республики Татарстан в Азербайджанскую Республику"), PartnerIDs: []register.ID{theirs.ID}, From: register.Day(2000+n, 5, 1)})
		f.Invitation(register.Invitation{ToPersonID: person.ID, SentOn: register.Day(2000+n, 6, 1)})
		f.ProductionLink(register.ProductionLink{OursID: ours.ID, TheirsID: theirs.ID, Object: register.Ru("Сборка грузовых автомобилей и поставка запасных частей")})
	}
	for n := range 4 {
		c := f.Commission(register.Commission{Title: register.Ru(fmt.Sprintf("Межправительственная комиссия по экономическому сотрудничеству № %d", n)), OursID: ours.ID, TheirsID: theirs.ID})
		f.Session(register.Session{CommissionID: c.ID, Number: 1, From: "2021-05-01"})
	}
	return f, theirs
}

// The note on a large partner is read before a call: three pages, of each kind what presses first, and where the rest is.
func TestTheNoteOnALargePartnerIsSelective(t *testing.T) {
	f, partner := large(t)
	brief, _ := kinds.Named("brief")
	for _, edition := range kinds.Editions {
		p, err := brief.Make(t.Context(), f.Store, kinds.Order{
			Subject: partner.Ref(), On: storagetest.Today, Language: register.Russian, Edition: edition, Made: time.Unix(0, 0),
		})
		require.NoError(t, err)
		var file, text bytes.Buffer
		require.NoError(t, format.Write(&file, ".pdf", p))
		require.NoError(t, format.Write(&text, ".md", p))
		assert.LessOrEqual(t, bytes.Count(file.Bytes(), []byte("/Type /Page\n")), 3, "%s", edition)
		assert.Equal(t, edition == kinds.Working, strings.Contains(text.String(), "— в реестре, «Соглашения»"))
		assert.Contains(t, text.String(), "…и ещё")
	}
}

// Where everything has room on three pages, everything is told: no list is cut short for room that stays empty.
func TestANoteListsWhatItsPagesHold(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджанская Республика"), Kind: register.PartnerState})
	for n := range 4 {
		f.Person(register.Person{Name: register.Ru(fmt.Sprintf("Мамедов %d", n)), Appointments: []register.Appointment{{PartnerID: theirs.ID, Post: register.Ru("Заместитель министра экономики")}}})
	}
	for n := range 9 {
		signed := f.Signed(register.Day(2001+n, 5, 1), register.Day(2001+n, 5, 1))
		signed.Title = register.Ru(fmt.Sprintf("Соглашение № %d", n))
		signed.Parties = []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}}
		f.Agreement(signed)
		f.Commitment(register.Commitment{Title: register.Ru(fmt.Sprintf("Поручение № %d", n)), PartnerID: theirs.ID})
	}
	brief, _ := kinds.Named("brief")
	p, err := brief.Make(t.Context(), f.Store, kinds.Order{
		Subject: theirs.Ref(), On: storagetest.Today, Language: register.Russian, Edition: kinds.ForPartner, Made: time.Unix(0, 0),
	})
	require.NoError(t, err)
	assert.LessOrEqual(t, pdf.NewMeasure().LeastPages(p.InWords()), 3)
	said := words(p)
	for n := range 4 {
		assert.Contains(t, said, fmt.Sprintf("Мамедов %d", n))
	}
	for n := range 9 {
		assert.Contains(t, said, fmt.Sprintf("Соглашение № %d", n))
	}
	assert.NotContains(t, said, "…и ещё")
}

// What was spoken of takes room as everything else does: long results leave less for the other parts.
func TestTheTalksOfANoteTakeRoom(t *testing.T) {
	f, partner := large(t)
	long := strings.Repeat("Стороны договорились продолжить работу по развитию сотрудничества в согласованных сферах.\n", 40)
	for day := range 3 {
		f.Visit(register.Visit{Title: register.Ru("Рабочий визит"), PartnerIDs: []register.ID{partner.ID}, From: storagetest.Today.AddDays(-10 - day), Results: register.Ru(long)})
	}
	brief, _ := kinds.Named("brief")
	p, err := brief.Make(t.Context(), f.Store, kinds.Order{
		Subject: partner.Ref(), On: storagetest.Today, Language: register.Russian, Edition: kinds.Working, Made: time.Unix(0, 0),
	})
	require.NoError(t, err)
	var file bytes.Buffer
	require.NoError(t, format.Write(&file, ".pdf", p))
	assert.LessOrEqual(t, bytes.Count(file.Bytes(), []byte("/Type /Page\n")), 3)
}

// Long names, items and reports are cut short at a word before a fourth page is begun.
func TestLongTextsLeaveANoteOnThreePages(t *testing.T) {
	f, partner := large(t)
	long := strings.TrimSpace(strings.Repeat("Встреча с руководством предприятия ", 60))
	visit := f.Visit(register.Visit{
		Title: register.Ru("Рабочий визит"), PartnerIDs: []register.ID{partner.ID}, From: storagetest.Today.AddDays(-10), Results: register.Ru(long),
		Programme: []register.ProgrammeItem{{Kind: register.ProgrammeEnterprise, Title: register.Ru(long[:900]), Day: storagetest.Today.AddDays(-10)}},
	})
	f.Meeting(register.Meeting{Title: register.Ru("Встреча"), Day: visit.From, PartnerIDs: []register.ID{partner.ID}, Content: register.Ru(strings.Repeat(long, 4))})
	partner.Note = register.Ru(strings.Repeat(long, 2))
	_, err := f.Save(t.Context(), partner)
	require.NoError(t, err)
	brief, _ := kinds.Named("brief")
	for _, edition := range kinds.Editions {
		p, err := brief.Make(t.Context(), f.Store, kinds.Order{
			Subject: partner.Ref(), On: storagetest.Today, Language: register.Russian, Edition: edition, Made: time.Unix(0, 0),
		})
		require.NoError(t, err)
		var file bytes.Buffer
		require.NoError(t, format.Write(&file, ".pdf", p))
		assert.LessOrEqual(t, bytes.Count(file.Bytes(), []byte("/Type /Page\n")), 3, edition)
		assert.Regexp(t, "(предприятия|руководством|Встреча|с)…", words(p), edition)
	}
}

// What is known of the trade by one statement is not lost to what is entered of another: of all of us and of a region of ours, in each
// currency. A figure without a day of publication was not known before its period.
func TestTheNoteTellsOfTheWholeTrade(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджанская Республика"), Kind: register.PartnerState})
	figure := func(year int, currency string, change func(*register.TradeRecord)) register.Record {
		r := &register.TradeRecord{
			PartnerID: theirs.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: year}, Flow: register.FlowExport,
			Value: register.Money{Minor: int64(year) * 1_000_000_00, Currency: currency}, Qualifier: register.Exactly, Basis: register.BasisStatement,
		}
		change(r)
		return r
	}
	_, err := f.SaveAll(t.Context(),
		figure(2021, "USD", func(r *register.TradeRecord) { r.OursID = ours.ID }),
		figure(2020, "EUR", func(*register.TradeRecord) {}), figure(2019, "EUR", func(*register.TradeRecord) {}),
		figure(2018, "EUR", func(r *register.TradeRecord) { r.Goods.Code = "87" }),
		figure(2023, "EUR", func(*register.TradeRecord) {}))
	require.NoError(t, err)
	brief, _ := kinds.Named("brief")
	p, err := brief.Make(t.Context(), f.Store, kinds.Order{
		Subject: theirs.Ref(), On: "2022-12-05", Language: register.Russian, Edition: kinds.Working, Made: time.Unix(0, 0),
	})
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, format.Write(&text, ".md", p))
	said := strings.ReplaceAll(text.String(), "\u202f", " ")
	for _, there := range []string{"2 021 000 000", "2 020 000 000", "2 019 000 000", "Республика Татарстан, высказывание, USD", "Высказывание, EUR"} {
		assert.Contains(t, said, there)
	}
	assert.NotContains(t, said, "2 018 000 000", "a part of the goods is not the whole")
	assert.NotContains(t, said, "2 023 000 000", "nobody knew it then")
}

// The last session often has no decisions yet: how those before it are kept is what a minister asks.
func TestANoteCountsTheDecisionsThatWereTakenLast(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджанская Республика"), Kind: register.PartnerState})
	c := f.Commission(register.Commission{Title: register.Ru("Комиссия"), OursID: ours.ID, TheirsID: theirs.ID})
	session := func(number int, on register.Date, decisions int) {
		s := f.Session(register.Session{CommissionID: c.ID, Number: number, From: on})
		for n := range decisions {
			point := register.Commitment{PartnerID: theirs.ID, Source: s.Ref(), Start: on}
			if n == 0 {
				point.Closure = register.Closure{On: on.AddMonths(1), Result: register.ResultFulfilled}
			}
			f.Commitment(point)
		}
	}
	session(1, "2020-05-01", 5)
	session(2, "2021-05-01", 3)
	session(3, "2022-05-01", 0)
	brief, _ := kinds.Named("brief")
	said := func(on register.Date) string {
		p, err := brief.Make(t.Context(), f.Store, kinds.Order{Subject: theirs.Ref(), On: on, Language: register.Russian, Edition: kinds.Working, Made: time.Unix(0, 0)})
		require.NoError(t, err)
		var text bytes.Buffer
		require.NoError(t, format.Write(&text, ".md", p))
		return strings.ReplaceAll(text.String(), "\u00a0", " ")
	}
	assert.Contains(t, said("2022-12-05"), "Исполнено решений прежнего заседания")
	assert.Contains(t, said("2022-12-05"), "1 из 3 — Заседание № 2, 1 мая 2021 г.")
	assert.Contains(t, said("2021-12-05"), "Исполнено решений последнего заседания")
	assert.NotContains(t, said("2021-12-05"), "прежнего заседания")
}
