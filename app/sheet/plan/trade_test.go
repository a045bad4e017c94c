package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The same table of trade says the same, whether it is pasted on the page of trade or taken in from a file: with flows or years side by
// side too, and with the unit above the table.
func TestATableOfTradeSaysTheSamePastedAndFromAFile(t *testing.T) {
	for name, text := range map[string]string{
		"years side by side": "(млн долл. США)\nСтрана\t2020\t2021\nТурция\t70,5\tболее 80\nКазахстан\t-\t12\n",
		"flows side by side": "Страна\tПериод\tЭкспорт, тыс. долл. США\tИмпорт, тыс. долл. США\nТурция\tI полугодие 2022\t1 200,25\t300\nКазахстан\t2021\t10\t\n",
		"without headings":   "Турция\t2021\tэкспорт\t70,5 млн долл.\nКазахстан\t2021\tимпорт\tболее 3 млн долл.\n",
		"a figure a row":     "Страна\tПериод\tНаправление\tСтоимость\tВалюта\nТурция\t2021\tэкспорт\t70 100,5\tUSD\n",
	} {
		t.Run(name, func(t *testing.T) {
			var want, got []string
			say := func(partner string, r *register.TradeRecord) string {
				return strings.Join([]string{partner, r.Period.Text().Ru, string(r.Flow), string(r.Qualifier), fmt.Sprint(r.Value)}, " ")
			}
			for _, f := range pasted.Trade(text, "2022-12-05") {
				r := &register.TradeRecord{Period: f.Period, Flow: f.Flow, Value: f.Amount.Money, Qualifier: f.Amount.Qualifier}
				if r.Flow == "" {
					r.Flow = register.FlowTurnover
				}
				if r.Qualifier == "" {
					r.Qualifier = register.Exactly
				}
				want = append(want, say(f.Partner, r))
			}
			require.NotEmpty(t, want)

			f := storagetest.New(t)
			table, m := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
			p := built(t, f, table, allNew(m))
			for _, r := range p.New {
				one := r.(*register.TradeRecord)
				name, _, _ := strings.Cut(p.Name(one.PartnerID), " · ") // the code of the state behind it
				got = append(got, say(name, one))
			}
			assert.Equal(t, want, got, "%+v", p.Rows)
		})
	}
}

// What the customs say of a year does not change what was stated of it, and what they publish later is a revision beside the first;
// the same table again changes nothing.
func TestAFigureOfAnotherBasisOrDayIsAnother(t *testing.T) {
	f := storagetest.New(t)
	turkey := f.Partner(register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState})
	f.TradeRecord(register.TradeRecord{PartnerID: turkey.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, Flow: register.FlowTurnover,
		Value: register.Money{Minor: 70_000_000_00, Currency: "USD"}, Qualifier: register.Over, Basis: register.BasisStatement})
	for _, text := range []string{
		"Страна;Период;Направление;Стоимость\nТурция;2021;товарооборот;80 млн\n",
		"Страна;Период;Направление;Стоимость;Дата публикации\nТурция;2021;товарооборот;81 млн;01.03.2022\n",
		"Страна;Период;Направление;Стоимость;Дата публикации\nТурция;2021;товарооборот;82 млн;01.09.2022\n",
	} {
		table, m := loaded(t, written(t, "trade.csv", []byte(text)), register.KindTradeRecord)
		p := built(t, f, table, allNew(m))
		require.Equal(t, [3]int{1, 0, 0}, [3]int{len(p.New), len(p.Changes), p.Counts[plan.Same]}, text)
		_, err := p.Do(t.Context(), f.Store)
		require.NoError(t, err)
		again := built(t, f, table, m)
		assert.Equal(t, [3]int{0, 0, 1}, [3]int{len(again.New), len(again.Changes), again.Counts[plan.Same]}, text)
	}
}

// A table with years side by side is known for one of trade.
func TestAWideTableIsOneOfTrade(t *testing.T) {
	book, err := read.Open(written(t, "t.csv", []byte("Внешняя торговля (млн долл. США)\nСтрана;2020;2021\nТурция;70,5;80\n")))
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	kind, err := plan.Likeliest(t.Context(), book)
	require.NoError(t, err)
	assert.Equal(t, register.KindTradeRecord, kind)
}

// A figure that disagrees with its series is told of, whether the others are in the register or in the table; it is taken.
func TestAFigureThatDisagreesIsDoubted(t *testing.T) {
	f := storagetest.New(t)
	turkey := f.Partner(register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState})
	f.TradeRecord(register.TradeRecord{PartnerID: turkey.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, Flow: register.FlowExport,
		Value: register.Money{Minor: 70_000_000_00, Currency: "USD"}, Qualifier: register.Exactly, Basis: register.BasisCustoms})
	table, m := loaded(t, written(t, "trade.csv", []byte("Страна;Период;Направление;Стоимость\nТурция;2021;импорт;10 млн\nТурция;2021;товарооборот;95 млн\nТурция;2020;товарооборот;5 млн\n")), register.KindTradeRecord)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 3)
	var doubted []int
	for _, r := range p.Rows {
		for _, d := range r.Doubts {
			if d.Key == "problem.turnover_differs" {
				doubted = append(doubted, r.Number)
			}
		}
	}
	assert.Equal(t, []int{3}, doubted)
}

// A table that is turned is shown in the language of the window, and read again in each.
func TestATurnedTableSpeaksTheLanguageInUse(t *testing.T) {
	t.Cleanup(func() { lang.Use(register.Russian) })
	text := "Страна;Период;Экспорт, млн долл. США;Импорт, млн долл. США\nТурция;I полугодие 2022;1,5;2\n"
	for l, want := range map[register.Language]string{
		register.Russian: "Партнёр|Период|Направление|Стоимость\nТурция|I полугодие 2022 г.|экспорт|1\u00a0500\u00a0000 USD",
		register.English: "Partner|Period|Flow|Value\nТурция|first half of 2022|exports|1\u00a0500\u00a0000 USD",
	} {
		lang.Use(l)
		f := storagetest.New(t)
		table, m := loaded(t, written(t, "trade.csv", []byte(text)), register.KindTradeRecord)
		assert.Equal(t, want, strings.Join(table.Heads, "|")+"\n"+strings.Join(table.Rows[1].Cells, "|"))
		assert.Len(t, built(t, f, table, allNew(m)).New, 2, "%s", l)
	}
	lang.Use(register.Tatar)
	f := storagetest.New(t)
	table, m := loaded(t, written(t, "trade.csv", []byte(text)), register.KindTradeRecord)
	p := built(t, f, table, allNew(m))
	assert.Len(t, p.New, 2, "%v %v %+v", table.Heads, table.Rows[1].Cells, p.Rows)
}

// The customs' own table, as a region gets it: the region stands behind its code, the partner by its ISO code, and the month as
// 01/2021.
func TestTheTableOfTheCustomsIsTakenIn(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Ours: true, Code: "RU-TA"})
	azerbaijan := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState, Code: "AZ"})
	table, m := loaded(t, written(t, "DATTSVT.csv", []byte("napr\tperiod\tnastranapr\ttnved\tedizm\tStoim\tNetto\tKol\tRegion\tRegion_s\n"+
		"ЭК\t01/2021\tAZ\t8704239909\tшт\t123456.78\t9000.5\t3\t92000 - РЕСПУБЛИКА ТАТАРСТАН\t06 - ПРИВОЛЖСКИЙ ФО\n"+
		"ИМ\t02/2021\tAZ\t2710194210\t-\t10\t0.5\t0\t92000 - РЕСПУБЛИКА ТАТАРСТАН\t06 - ПРИВОЛЖСКИЙ ФО\n")), register.KindTradeRecord)
	p := built(t, f, table, m)
	require.Empty(t, p.Questions)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one := p.New[0].(*register.TradeRecord)
	assert.Equal(t, []register.ID{ours.ID, azerbaijan.ID}, []register.ID{one.OursID, one.PartnerID})
	assert.Equal(t, register.TradePeriod{Kind: register.PeriodMonth, Year: 2021, Number: 1}, one.Period)
	assert.Equal(t, register.FlowExport, one.Flow)
	assert.Equal(t, register.Money{Minor: 12_345_678, Currency: "USD"}, one.Value)
	assert.Equal(t, "8704239909", one.Goods.Code)
}
