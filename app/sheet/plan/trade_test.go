package plan_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

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
		"Страна;Период;Направление;Стоимость\nТурция;2021;товарооборот;80 млн долл.\n",
		"Страна;Период;Направление;Стоимость;Дата публикации\nТурция;2021;товарооборот;81 млн долл.;01.03.2022\n",
		"Страна;Период;Направление;Стоимость;Дата публикации\nТурция;2021;товарооборот;82 млн долл.;01.09.2022\n",
	} {
		table, m := loaded(t, written(t, "trade.csv", []byte(text)), register.KindTradeRecord)
		p := built(t, f, table, allNew(m))
		require.Equal(t, [3]int{1, 0, 0}, [3]int{len(p.New), len(p.Changes), p.Counts[plan.Same]}, text)
		_, err := p.Apply(t.Context(), f.Store)
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
	kind, err := plan.Likeliest(t.Context(), book, "")
	require.NoError(t, err)
	assert.Equal(t, register.KindTradeRecord, kind)
}

// Each sheet of a book is taken for what its own head, its name and its title say.
func TestEachSheetIsOfItsOwnKind(t *testing.T) {
	book, err := read.Open(workbook(t,
		sheet{name: "Соглашения", rows: [][]any{{"Номер", "Название", "Страна", "Дата подписания"}, {"1", "Соглашение о спорте", "Турция", "01.02.2002"}}},
		sheet{name: "Партнёры", rows: [][]any{{"№", "Наименование", "Страна", "Тип", "ИНН"}, {1, "КАМАЗ", "Россия", "предприятие"}}},
		sheet{name: "Лист3", rows: [][]any{{"Страна", "2020, млн долл.", "2021, млн долл."}, {"Турция", 5, 6}}},
	))
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	for name, want := range map[string]register.Kind{
		"": register.KindAgreement, "Соглашения": register.KindAgreement, "Партнёры": register.KindPartner, "Лист3": register.KindTradeRecord,
	} {
		kind, err := plan.Likeliest(t.Context(), book, name)
		require.NoError(t, err)
		assert.Equal(t, want, kind, name)
	}
}

// A figure that disagrees with its series is told of, whether the others are in the register or in the table; it is taken.
func TestAFigureThatDisagreesIsDoubted(t *testing.T) {
	f := storagetest.New(t)
	turkey := f.Partner(register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState})
	f.TradeRecord(register.TradeRecord{PartnerID: turkey.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, Flow: register.FlowExport,
		Value: register.Money{Minor: 70_000_000_00, Currency: "USD"}, Qualifier: register.Exactly, Basis: register.BasisCustoms})
	table, m := loaded(t, written(t, "trade.csv", []byte("Страна;Период;Направление;Стоимость\nТурция;2021;импорт;10 млн долл.\nТурция;2021;товарооборот;95 млн долл.\nТурция;2020;товарооборот;5 млн долл.\n")), register.KindTradeRecord)
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

// A sum without a currency is not taken for one of any: it is said once for the whole table, whether the table was pasted, turned, or
// read as it is. What the heading, a line above the table or the cell says counts first.
func TestASumWithoutACurrencyIsNotTakenForDollars(t *testing.T) {
	for name, text := range map[string]string{
		"a figure a row":     "Страна\tПериод\tНаправление\tСтоимость\nТурция\t2021\tэкспорт\t70,5\nТурция\t2020\tэкспорт\t60\n",
		"years side by side": "Страна\t2020\t2021\nТурция\t60\t70,5\n",
		"without headings":   "Турция\t2021\tэкспорт\t70,5\nТурция\t2020\tэкспорт\t60\n",
		"thousands":          "Страна\tПериод\tНаправление\tСтоимость, тыс.\nТурция\t2021\tэкспорт\t0,0705\nТурция\t2020\tэкспорт\t0,06\n",
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			table, m := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
			m = allNew(m)
			p := built(t, f, table, m)
			require.Equal(t, [2]int{0, 2}, [2]int{len(p.New), p.Counts[plan.Faulty]}, "%+v", p.Rows)
			for _, r := range p.Rows {
				if r.State == plan.Faulty {
					require.Equal(t, []string{"sheet.fault.no_currency"}, keys(r.Faults))
					require.NotEmpty(t, r.Faults[0].Cell)
				}
			}
			m.Fixed["value.currency"] = "EUR"
			p = built(t, f, table, m)
			require.Len(t, p.New, 2, "%+v", p.Rows)
			var sums []register.Money
			for _, r := range p.New {
				sums = append(sums, r.(*register.TradeRecord).Value)
			}
			assert.ElementsMatch(t, []register.Money{{Minor: 70_50, Currency: "EUR"}, {Minor: 60_00, Currency: "EUR"}}, sums)
		})
	}
}

// A unit in the heading or above the table is that of all sums of a table with a figure a row too.
func TestTheUnitOfATableIsThatOfItsSums(t *testing.T) {
	for name, text := range map[string]string{
		"in the heading":  "Страна;Период;Направление;Стоимость, млн долл. США\nТурция;2021;экспорт;70,5\n",
		"above the table": "Торговля со странами Европы (тыс. руб.);;;\nСтрана;Период;Направление;Стоимость\nТурция;2021;экспорт;70500\n",
		"as a float":      "Страна;Период;Направление;Сумма, млн евро\nТурция;2021;экспорт;70.500000000000007\n",
		"said by itself":  "Страна;Период;Направление;Стоимость, тыс. долл. США\nТурция;2021;экспорт;70,5 млн манатов\n",
	} {
		f := storagetest.New(t)
		table, m := loaded(t, written(t, "trade.csv", []byte(text)), register.KindTradeRecord)
		p := built(t, f, table, allNew(m))
		require.Len(t, p.New, 1, "%s: %+v", name, p.Rows)
		sum := p.New[0].(*register.TradeRecord).Value
		assert.Equal(t, int64(70_500_000_00), sum.Minor, name)
		assert.Equal(t, map[string]string{"in the heading": "USD", "above the table": "RUB", "as a float": "EUR", "said by itself": "AZN"}[name], sum.Currency)
	}
}

// Nothing of a table that is turned is lost from view: what cannot be read stands in its own cell and is told there, and so do columns
// and rows that say nothing of a figure.
func TestATurnedTableLosesNothing(t *testing.T) {
	for name, one := range map[string]struct {
		text string
		rows []string
		told []string
	}{
		"a month that is none": {
			"Турция\t13.2022\tэкспорт\t70,5 долл.\n",
			[]string{"Партнёр|Период|Направление|Стоимость", "Турция|13.2022|экспорт|70,50 USD"},
			[]string{"B1 sheet.fault.period"},
		},
		"a heading that is no period, a growth, a balance": {
			"Страна\t2020\t13.2022\tТемп, %\tСальдо\nТурция\t5 долл.\t6 долл.\t103\t-4\t99\n",
			[]string{"Партнёр|Период|Стоимость|Темп, %|Сальдо|F", "Турция|2020 г.|5 USD|103|-4|99", "Турция|13.2022|6 USD|103|-4|99"},
			[]string{"C1 sheet.fault.period"},
		},
		"sums that are none, in their unit": {
			"(млн долл.)\nСтрана\t2020\t2021\t2022\nТурция\tмного\t1,2,3\t-7\n",
			[]string{"(млн долл.)||", "Партнёр|Период|Стоимость", "Турция|2020 г.|много млн долл.", "Турция|2021 г.|1,2,3 млн долл.", "Турция|2022 г.|-7 млн долл."},
			[]string{"B3 sheet.fault.amount", "C3 sheet.fault.amount", "D3 sheet.fault.amount"},
		},
		"years over flows, a row without figures, a region": {
			"Регион\tСтрана\t2020\t\t2021\t\n\t\tЭкспорт\tИмпорт\tЭкспорт\tИмпорт\nТатарстан\tТурция\t1 $\t2 $\t3 $\tн/д\n\tБеларусь\t-\tн/д\t-\t-\nСоставил: Иванов\n",
			[]string{
				"Партнёр|Период|Направление|Стоимость|Регион", "Турция|2020 г.|экспорт|1 USD|Татарстан", "Турция|2020 г.|импорт|2 USD|Татарстан",
				"Турция|2021 г.|экспорт|3 USD|Татарстан", "Беларусь · - · н/д · - · -||||", "Составил: Иванов||||",
			},
			nil,
		},
		"a flow and a year in one heading, and goods without a code": {
			"Страна\tКод товара\tЭкспорт 2020, тыс. долл.\tЭкспорт 2021, тыс. долл.\nТурция\tXX\t1\t2\n",
			[]string{"Партнёр|Период|Направление|Стоимость|Код ТН ВЭД", "Турция|2020 г.|экспорт|1\u00a0000 USD|XX", "Турция|2021 г.|экспорт|2\u00a0000 USD|XX"},
			[]string{"B2 problem.hs_code", "B2 problem.hs_code"},
		},
		"a year to come": {
			"Страна\t2031\t2021\nТурция\t1 $\t2 $\n",
			[]string{"Партнёр|Период|Стоимость", "Турция|2031 г.|1 USD", "Турция|2021 г.|2 USD"},
			[]string{"B1 problem.period_ahead_of_today"},
		},
		"an unknown flow": {
			"Турция\t2022\tтранзит\t70 долл.\nТурция\t2021\tэкспорт\t5 долл.\n",
			[]string{"Партнёр|Период|Направление|Стоимость", "Турция|2022 г.|транзит|70 USD", "Турция|2021 г.|экспорт|5 USD"},
			[]string{"C1 sheet.fault.choice"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			table, m := loaded(t, written(t, "trade.tsv", []byte(one.text)), register.KindTradeRecord)
			var rows, told []string
			for _, r := range table.Rows {
				rows = append(rows, strings.Join(r.Cells, "|"))
			}
			assert.Equal(t, one.rows, rows)
			for _, r := range built(t, f, table, allNew(m)).Rows {
				for _, fault := range append(r.Faults, r.Doubts...) {
					if fault.Key != "problem.no_figure_source" {
						told = append(told, fault.Cell+" "+fault.Key)
					}
				}
			}
			assert.Equal(t, one.told, told)
		})
	}
}

// What is told of a turned table stands at the cells of the sheet, blank rows counted; so a cell that holds for several figures is
// corrected for all of them, and one that says two things of a figure is corrected for the one that was meant.
func TestTheCellsOfATurnedTableAreThoseOfTheSheet(t *testing.T) {
	f := storagetest.New(t)
	text := "(млн долл. США)\n\nСтрана\tЭкспорт 2031\tИмпорт 2021\nТурция\t70,5\tмного\n\nКазахстан\t12\t3\n"
	table, m := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
	told := func(edits plan.Edits) (said []string) {
		p, err := plan.Build(t.Context(), f.Store, table, allNew(m), edits, "2022-12-05")
		require.NoError(t, err)
		for _, r := range p.Rows {
			for _, fault := range append(r.Faults, r.Doubts...) {
				if fault.Key != "problem.no_figure_source" {
					said = append(said, fmt.Sprint(table.Line(r.Number), " ", fault.Cell, " ", fault.Key))
				}
			}
		}
		return said
	}
	ahead := []string{"4 B3 (Период) problem.period_ahead_of_today", "4 C4 sheet.fault.amount", "6 B3 (Период) problem.period_ahead_of_today"}
	require.Equal(t, ahead, told(plan.Edits{}))
	period := slices.Index(table.Heads, "Период")
	row := 1
	for ; table.Address(period, row) != "B3 (Период)"; row++ {
		require.Less(t, row, 6)
	}
	key := table.Key(period, row)
	assert.Empty(t, told(plan.Edits{Corrected: map[string]string{key: "2020", "C4": "5 млн долл."}}))
	lang.Use(register.English)
	defer lang.Use(register.Russian)
	english, _ := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
	assert.Equal(t, key, english.Key(period, row), "what was corrected stays so when the language changes")
}

// What somebody has noted at a figure goes along with it, whether its table is turned or not.
func TestANoteAtAFigureGoesIntoItsRecord(t *testing.T) {
	for name, rows := range map[string][][]any{
		"a figure a row":     {{"Страна", "Период", "Направление", "Стоимость, долл. США"}, {"Турция", "2021", "экспорт", 5}},
		"years side by side": {{"Страна", "2021, долл. США", "2020, долл. США"}, {"Турция", 5, 6}},
	} {
		t.Run(name, func(t *testing.T) {
			x := excelize.NewFile()
			for i, row := range rows {
				require.NoError(t, x.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
			}
			cell := map[int]string{4: "D2", 3: "B2"}[len(rows[0])]
			require.NoError(t, x.AddComment("Sheet1", excelize.Comment{Cell: cell, Author: "И", Text: "по данным ФТС"}))
			path := filepath.Join(t.TempDir(), "t.xlsx")
			require.NoError(t, x.SaveAs(path))
			f := storagetest.New(t)
			table, m := loaded(t, path, register.KindTradeRecord)
			p := built(t, f, table, allNew(m))
			var notes []string
			for _, r := range p.New {
				notes = append(notes, r.(*register.TradeRecord).Note.Or(register.Russian))
			}
			assert.Contains(t, notes[0], "по данным ФТС", "%+v", p.Rows)
			assert.Empty(t, strings.Join(notes[1:], ""))
		})
	}
}

// A sum over several states is no partner, unless one is called so, and the line with the source below a table is that of its figures.
func TestGroupsOfStatesAreNoPartnersAndTheSourceIsThatOfAll(t *testing.T) {
	for name, text := range map[string]string{
		"years side by side": "(млн долл. США)\nСтрана\t2020\t2021\nСтраны СНГ\t100\t120\nКазахстан\t100\t120\nИсточник: ФТС России.\n",
		"a figure a row":     "Страна\tПериод\tСтоимость, долл. США\nКазахстан\t2021\t5\nКазахстан\t2020\t6\nИтого по странам СНГ\t2021\t5\nПрочие страны\t2021\t5\nИсточник: ФТС России\n",
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			table, m := loaded(t, written(t, "trade.tsv", []byte(text)), register.KindTradeRecord)
			p := built(t, f, table, allNew(m))
			require.Len(t, p.New, 2, "%+v", p.Rows)
			for _, r := range p.New {
				assert.Equal(t, "ФТС России", r.(*register.TradeRecord).SourceWords.Ru)
			}
			f.Partner(register.Partner{Name: register.Ru("Страны СНГ"), Kind: register.PartnerInternationalBody})
			assert.Len(t, built(t, f, table, m).New, map[string]int{"years side by side": 4, "a figure a row": 2}[name], "somebody keeps them so")
		})
	}
}
