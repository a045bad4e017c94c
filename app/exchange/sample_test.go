package exchange_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/assets"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func sample(t *testing.T) *storagetest.Factory {
	t.Helper()
	f := storagetest.New(t)
	_, counts, err := exchange.Import(ctx, f.Store, bytes.NewReader(assets.SampleRegister))
	require.NoError(t, err)
	assert.Equal(t, 34, counts.Total())
	return f
}

func TestEveryTextOfTheSampleIsInRussianAndEnglish(t *testing.T) {
	var all any
	require.NoError(t, json.Unmarshal(assets.SampleRegister, &all))
	texts := 0
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(path, one)
			}
		case map[string]any:
			_, ru := v["ru"]
			_, en := v["en"]
			if ru || en {
				texts++
				assert.True(t, ru && en, "%s: %v", path, v)
			}
			for k, one := range v {
				walk(path+"."+k, one)
			}
		case string:
			assert.NotContains(t, v, "\"", path)
			assert.NotContains(t, v, "...", path)
			assert.NotContains(t, v, " - ", path)
			assert.Equal(t, strings.TrimSpace(v), v, path)
		}
	}
	walk("", all)
	assert.Greater(t, texts, 40)
}

func TestThePlantIsFoundInAnySpelling(t *testing.T) {
	f := sample(t)
	for _, asked := range []string{"гянджа", "GYANJA", "ganja", "Гянджинский завод", "Gəncə", "auto plant"} {
		hits, err := f.Search(ctx, asked, 10, register.KindPartner)
		require.NoError(t, err)
		var names []string
		for _, h := range hits {
			names = append(names, h.Label.En)
		}
		assert.Contains(t, names, "Ganja Auto Plant", asked)
	}
}

// The release tells of two things as they are: nobody agreed on them or proposed them at the meeting.
func TestTheSampleTakesWhatWasSaidForNoAgreement(t *testing.T) {
	f := sample(t)
	ids, err := f.MeetingIDs(ctx, storage.MeetingQuery{})
	require.NoError(t, err)
	require.Len(t, ids, 1)
	m, err := storage.Get[register.Meeting](ctx, f.Store, ids[0])
	require.NoError(t, err)
	kinds := map[register.OutcomeKind]int{}
	for _, o := range m.Outcomes {
		kinds[o.Kind]++
	}
	assert.Equal(t, map[register.OutcomeKind]int{register.OutcomeStatement: 2, register.OutcomeProposal: 1, register.OutcomeInvitation: 2}, kinds)
}

// What the press release of 29 November 2022 says, fact by fact, in the words of the sample.
var released = []struct{ ru, en string }{
	{"Рабочий визит Президента Республики Татарстан в Азербайджан", "Working visit of the President of the Republic of Tatarstan to Azerbaijan"},
	{"сообщение Пресс-службы Президента Республики Татарстан от 29.11.2022, Баку", "the release of the Press Office of the President of the Republic of Tatarstan of 29.11.2022, Baku"},
	{"Встреча с Президентом Азербайджанской Республики Ильхамом Алиевым", "Meeting with the President of the Republic of Azerbaijan, Ilham Aliyev"},
	{"Благодарность за внимание к развитию отношений, которые служат укреплению связей России и Азербайджана", "Appreciation for the attention given to relations that serve to strengthen those of Russia and Azerbaijan"},
	{"как было доложено: за 2021 год — более 70 миллионов долларов", "as reported: over 70 million dollars for 2021"},
	{"за первое полугодие 2022 года — 60 миллионов, рост более чем вдвое", "60 million, more than double, for the first half of 2022"},
	{"КАМАЗ — один из крупных партнёров: грузовые автомобили и запасные части", "KAMAZ is one of the large partners: trucks and spare parts"},
	{"Гянджинский автомобильный завод", "Gyanja Auto Plant"},
	{"Сборка грузовых автомобилей КАМАЗ", "Assembly of KAMAZ trucks"},
	{"Официальный дистрибьютор КАМАЗа на рынке Азербайджана", "Official distributor of KAMAZ on the market of Azerbaijan"},
	{"на этот день — два аккредитованных сервисных центра, третий строится", "as of that day two accredited service centres, a third under construction"},
	{"Соглашение о торгово-экономическом, научно-техническом и культурном сотрудничестве", "Agreement on trade-economic, scientific-technical and cultural cooperation"},
	{"Межправительственная комиссия", "Intergovernmental Commission"},
	{"Призыв активнее использовать логистику Волжско-Каспийского бассейна", "A call to make more use of the logistics of the Volga-Caspian basin"},
	{"Перспективные сферы: энергетика, промышленность, автомобилестроение, нефтехимия, газомоторное топливо", "Promising spheres: energy, industry, car building, petrochemicals, gas motor fuel"},
	{"среди перспективных для сотрудничества с Азербайджаном", "among the promising ones for cooperation with Azerbaijan"},
	{"возглавляет по поручению Президента России Владимира Путина", "heads by errand of the President of Russia, Vladimir Putin"},
	{"Приглашение Ильхама Алиева к участию в работе Группы стратегического видения «Россия — Исламский мир»", "An invitation of Ilham Aliyev to take part in the work of the “Russia – Islamic World” Strategic Vision Group"},
	{"Приглашение делегации из Азербайджана на международный экономический саммит «Россия — Исламский мир»", "An invitation of a delegation from Azerbaijan to the international economic summit “Russia – Islamic World”"},
	{"Исторические связи; тёплые воспоминания о двух прежних визитах Президента Азербайджана в Татарстан", "Historical ties; warm recollections of two earlier visits of the President of Azerbaijan to Tatarstan"},
	{"Пожелание хорошей и плодотворной работы на бизнес-форуме", "A wish for good and fruitful work at the business forum"},
	{"Возложение цветов к могилам общенационального лидера Гейдара Алиева и его супруги Зарифы Алиевой", "Laying of flowers at the graves of the National Leader Heydar Aliyev and of his wife Zarifa Aliyeva"},
	{"Возложение цветов к Вечному огню в память о павших воинах", "Laying of flowers at the Eternal Flame in memory of the fallen soldiers"},
	{"Позднее в тот же день", "Later the same day"},
}

func TestTheSampleTellsTheReleaseFactByFact(t *testing.T) {
	text := string(exported(t, sample(t).Store))
	for _, fact := range released {
		assert.Contains(t, text, fact.ru)
		assert.Contains(t, text, fact.en)
	}
	for _, spelling := range []string{"İlham Əliyev", "Минниханов Рустам Нургалиевич", "Миңнеханов Рөстәм Нургали улы", "Gəncə Avtomobil Zavodu", "Asia/Baku"} {
		assert.Contains(t, text, spelling)
	}
}

func TestTheSampleTellsNothingElse(t *testing.T) {
	f := sample(t)
	text := string(exported(t, f.Store))
	for _, unsaid := range []string{"Проведён бизнес-форум", "forum was held", "участие в бизнес-форуме"} {
		assert.NotContains(t, text, unsaid, "the release does not say that the forum was held, nor when")
	}
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		switch r := r.(type) {
		case *register.Sphere:
			for _, one := range r.Promising {
				with, err := f.Record(ctx, register.Ref{Kind: register.KindPartner, ID: one.PartnerID})
				require.NoError(t, err)
				assert.Equal(t, "Azerbaijan", with.Label().En)
				assert.Equal(t, register.Date("2022-11-29"), one.Since)
				assert.Equal(t, register.KindMeeting, one.Source.Kind)
				assert.True(t, r.Note.IsZero(), "it is promising by a statement, not by a note")
			}
		case *register.Meeting:
			assert.Len(t, r.AgreementIDs, 1, "the working agreement was spoken of")
			assert.Len(t, r.CommissionIDs, 1)
		case *register.TradeRecord:
			assert.Equal(t, register.FlowTurnover, r.Flow, "the release parts no flows")
			assert.Equal(t, register.KindMeeting, r.Source.Kind)
			assert.Empty(t, r.Goods.Code)
		case *register.Event:
			assert.Empty(t, r.From+r.To, "%s has no day", r.Title.En)
		case *register.ProductionLink:
			if r.Kind == register.ProductionServiceCentre {
				theirs, err := f.Record(ctx, register.Ref{Kind: register.KindPartner, ID: r.TheirsID})
				require.NoError(t, err)
				assert.Equal(t, "Azerbaijan", theirs.Label().En, "the release does not say where the service centres stand")
				assert.True(t, r.Place.IsZero())
			}
		case *register.Invitation:
			person, delegation := !r.ToPersonID.IsZero(), !r.ToDelegation.IsZero()
			assert.NotEqual(t, person, delegation, "Ilham Aliyev to the Group, a delegation to the summit")
			assert.Equal(t, delegation, !r.EventID.IsZero())
		case *register.Visit:
			for _, item := range r.Programme {
				assert.NotEqual(t, register.ProgrammeForum, item.Kind)
				assert.Empty(t, item.Start+item.End)
			}
		}
		return nil
	}))
}

func TestTheSampleInventsNoDates(t *testing.T) {
	f := sample(t)
	undated := 0
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		switch r := r.(type) {
		case *register.Visit:
			if r.From == "" {
				undated++
				assert.Equal(t, register.Incoming, r.Direction)
			}
		case *register.Agreement:
			assert.Empty(t, r.SignedOn())
			assert.Empty(t, r.Number)
			assert.Equal(t, register.StatusInForce, r.StatusOn(storagetest.Today))
		case *register.Person:
			for _, a := range r.Appointments {
				assert.Empty(t, a.From+a.To)
			}
			assert.True(t, strings.HasPrefix(r.Hint().En, "President of the Republic"), "the chief post comes last: %s", r.Hint().En)
		case *register.Invitation:
			assert.Empty(t, string(r.ReplyDue)+string(r.Reply)+r.Number, "the release says nothing of replies")
		case *register.ProductionLink:
			assert.Empty(t, r.Since+r.Until+r.Steps[0].On)
		}
		return nil
	}))
	assert.Equal(t, 2, undated)
	hits, err := f.Search(ctx, "минниханов", 10)
	require.NoError(t, err)
	assert.NotEmpty(t, hits)
	ids, err := f.VisitIDs(ctx, storage.VisitQuery{On: storagetest.Today, States: []register.VisitState{register.VisitEnded}})
	require.NoError(t, err)
	assert.Len(t, ids, 1)
}

// The figures of trade stand as they were said, and what follows from them is told as implied and not kept.
func TestTheSamplesTradeIsSaidAndImplied(t *testing.T) {
	f := sample(t)
	records, err := f.TradeFigures(ctx, storage.TradeRecordQuery{})
	require.NoError(t, err)
	require.Len(t, records, 2)
	all := register.TradeSeriesOf(records, "2022-11-29")
	require.Len(t, all, 1)
	year, _ := all[0].Figure(register.FlowTurnover, register.TradePeriod{Kind: register.PeriodYear, Year: 2021})
	assert.Equal(t, register.Over, year.Qualifier)
	assert.Equal(t, register.Money{Minor: 70_000_000_00, Currency: "USD"}, year.Value)
	implied := all[0].Implied()
	require.Len(t, implied, 1)
	assert.Equal(t, register.TradePeriod{Kind: register.PeriodHalf, Year: 2021, Number: 1}, implied[0].Period)
	assert.Equal(t, register.Under, implied[0].Figure.Qualifier)
	assert.Equal(t, int64(30_000_000_00), implied[0].Figure.Value.Minor)
	assert.Empty(t, register.TradeSeriesOf(records, "2022-11-28"), "it was not said yet")
}
