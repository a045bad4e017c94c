package register_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

const million = 100_000_000 // in cents

var (
	year2021 = register.TradePeriod{Kind: register.PeriodYear, Year: 2021}
	half2022 = register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 1}
	half2021 = half2022.YearBefore()
)

// said makes a record of a statement; of some millions of dollars.
func said(flow register.Flow, p register.TradePeriod, q register.Qualifier, millions int64) *register.TradeRecord {
	return &register.TradeRecord{
		Head: register.Head{ID: register.NewID()}, PartnerID: anna, Period: p, Flow: flow, Qualifier: q, Basis: register.BasisStatement,
		Value: register.Money{Minor: millions * million, Currency: "USD"},
	}
}

// only is the one series of some records.
func only(t require.TestingT, records ...*register.TradeRecord) *register.TradeSeries {
	all := register.TradeSeriesOf(records, "2030-01-01")
	require.Len(t, all, 1)
	return all[0]
}

// release are the figures of the press release: over 70 million for 2021; 60 million, more than doubled, for six months.
func release() []*register.TradeRecord {
	half := said(register.FlowTurnover, half2022, register.Exactly, 60)
	half.Growth = register.SaidGrowth{Qualifier: register.Over, Ratio: 20000}
	return []*register.TradeRecord{said(register.FlowTurnover, year2021, register.Over, 70), half}
}

func TestWhatFollowsFromTheReleaseIsImplied(t *testing.T) {
	records := release()
	s := only(t, records...)
	g, no := s.Growth(register.FlowTurnover, half2022)
	assert.Empty(t, no)
	assert.Equal(t, register.Growth{Ratio: 20000, Qualifier: register.Over, Said: true, From: []register.ID{records[1].ID}}, g)
	implied := s.Implied()
	require.Len(t, implied, 1)
	assert.Equal(t, half2021, implied[0].Period)
	assert.Equal(t, register.Under, implied[0].Figure.Qualifier)
	assert.Equal(t, register.Money{Minor: 30 * million, Currency: "USD"}, implied[0].Figure.Value)
	assert.Equal(t, register.FigureImplied, implied[0].Figure.Origin)
	assert.Same(t, records[1], implied[0].Record)
	_, known := s.Figure(register.FlowTurnover, half2021)
	assert.False(t, known, "what is implied is no figure")
	_, no = s.Growth(register.FlowTurnover, year2021)
	assert.Equal(t, register.NoGrowthBase, no, "a half is no base of a year")

	measured := said(register.FlowTurnover, half2021, register.Exactly, 28)
	s = only(t, append(release(), measured)...)
	assert.Empty(t, s.Implied(), "what is known is not implied")
	g, _ = s.Growth(register.FlowTurnover, half2022)
	assert.False(t, g.Said)
	assert.Equal(t, int64(21429), g.Ratio)
}

func TestTurnoverIsAddedOnlyOfOnePeriodBasisAndSource(t *testing.T) {
	export, bought := said(register.FlowExport, half2022, register.Exactly, 40), said(register.FlowImport, half2022, register.About, 20)
	s := only(t, export, bought)
	f, ok := s.Figure(register.FlowTurnover, half2022)
	require.True(t, ok)
	assert.Equal(t, int64(60*million), f.Value.Minor)
	assert.Equal(t, register.About, f.Qualifier)
	assert.Equal(t, register.FigureAdded, f.Origin)
	assert.Equal(t, []register.ID{export.ID, bought.ID}, f.From)

	for name, spoil := range map[string]func(r *register.TradeRecord){
		"another period":   func(r *register.TradeRecord) { r.Period = half2021 },
		"another source":   func(r *register.TradeRecord) { r.SourceWords = register.Ru("ФТС") },
		"another basis":    func(r *register.TradeRecord) { r.Basis = register.BasisMirror },
		"another currency": func(r *register.TradeRecord) { r.Value.Currency = "RUB" },
		"other goods":      func(r *register.TradeRecord) { r.Goods.Code = "8704" },
		"an enterprise":    func(r *register.TradeRecord) { r.OursID = boris },
		"re-export":        func(r *register.TradeRecord) { r.Flow = register.FlowReExport },
		"a running total": func(r *register.TradeRecord) {
			r.Period = register.TradePeriod{Kind: register.PeriodRunning, Year: 2022, Number: 6}
		},
	} {
		other := *bought
		spoil(&other)
		for _, s := range register.TradeSeriesOf([]*register.TradeRecord{export, &other}, "2030") {
			_, ok := s.Figure(register.FlowTurnover, half2022)
			assert.False(t, ok, name)
		}
	}
}

func TestAYearIsMadeOfItsParts(t *testing.T) {
	var parts []*register.TradeRecord
	parts = append(parts, said(register.FlowExport, register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 2}, register.Exactly, 50))
	parts = append(parts, said(register.FlowExport, register.TradePeriod{Kind: register.PeriodQuarter, Year: 2022, Number: 1}, register.Exactly, 10))
	for month := 4; month <= 6; month++ {
		parts = append(parts, said(register.FlowExport, register.TradePeriod{Kind: register.PeriodMonth, Year: 2022, Number: month}, register.Exactly, int64(month)))
	}
	year := register.TradePeriod{Kind: register.PeriodYear, Year: 2022}
	f, ok := only(t, parts...).Figure(register.FlowExport, year)
	require.True(t, ok)
	assert.Equal(t, int64(75*million), f.Value.Minor)
	assert.Equal(t, register.FigureParts, f.Origin)
	assert.Len(t, f.From, 5)

	_, ok = only(t, parts[:4]...).Figure(register.FlowExport, year)
	assert.False(t, ok, "a month is missing")
	running := said(register.FlowExport, register.TradePeriod{Kind: register.PeriodRunning, Year: 2022, Number: 6}, register.Exactly, 25)
	_, ok = only(t, parts[0], running).Figure(register.FlowExport, year)
	assert.False(t, ok, "a running total is added to nothing")
	parts[1].SourceWords = register.Ru("другой")
	_, ok = only(t, parts...).Figure(register.FlowExport, year)
	assert.False(t, ok, "another source")
}

func TestTheNewestFigureCountsAndTheOlderStay(t *testing.T) {
	first, second, late := said(register.FlowExport, year2021, register.About, 70), said(register.FlowExport, year2021, register.Exactly, 72), said(register.FlowExport, year2021, register.Exactly, 73)
	first.PublishedOn, second.PublishedOn, late.PublishedOn = "2022-01", "2022-05-01", "2023"
	all := []*register.TradeRecord{second, late, first}
	s := register.TradeSeriesOf(all, "2022-12-05")[0]
	current, earlier := s.Said(register.FlowExport, year2021)
	assert.Same(t, second, current)
	assert.Equal(t, []*register.TradeRecord{first}, earlier)
	current, earlier = only(t, all...).Said(register.FlowExport, year2021)
	assert.Same(t, late, current)
	assert.Equal(t, []*register.TradeRecord{second, first}, earlier)
	assert.Empty(t, register.TradeSeriesOf(all, "2021-12-31"), "nothing was published yet")
	late.DeletedAt = register.Instant{Time: late.CreatedAt.AddDate(1, 0, 0)}
	current, _ = only(t, all...).Said(register.FlowExport, year2021)
	assert.Same(t, second, current, "what lies in the trash does not count")
}

func TestGrowthSaysWhatIsKnownOfIt(t *testing.T) {
	for _, c := range []struct {
		value, base register.Qualifier
		ratio       int64
		want        register.Qualifier
		rough       bool
		no          register.NoGrowth
	}{
		{register.Exactly, register.Exactly, 23333, register.Exactly, false, ""},
		{register.About, register.Exactly, 23333, register.About, false, ""},
		{register.Over, register.Exactly, 23333, register.Over, false, ""},
		{register.AtLeast, register.Under, 23333, register.Over, false, ""},
		{register.Exactly, register.Over, 23334, register.Under, false, ""},
		{register.Over, register.About, 23333, register.Over, true, ""},
		{register.Over, register.Over, 0, "", false, register.NoGrowthBounds},
	} {
		s := only(t, said(register.FlowTurnover, half2022, c.value, 70), said(register.FlowTurnover, half2021, c.base, 30))
		g, no := s.Growth(register.FlowTurnover, half2022)
		name := fmt.Sprintf("%s of %s", c.value, c.base)
		assert.Equal(t, c.no, no, name)
		assert.Equal(t, c.ratio, g.Ratio, name)
		assert.Equal(t, c.want, g.Qualifier, name)
		assert.Equal(t, c.rough, g.Rough, name)
	}
	_, no := only(t, said(register.FlowTurnover, half2022, register.Exactly, 1), said(register.FlowTurnover, half2021, register.Exactly, 0)).Growth(register.FlowTurnover, half2022)
	assert.Equal(t, register.NoGrowthNought, no)
	_, no = only(t, said(register.FlowTurnover, half2021, register.Exactly, 1)).Growth(register.FlowTurnover, half2022)
	assert.Equal(t, register.NoGrowthValue, no)
}

// admits reports whether a true value can be what a figure says.
func admits(q register.Qualifier, said, true int64) bool {
	switch q {
	case register.Exactly:
		return true == said
	case register.Over:
		return true > said
	case register.AtLeast:
		return true >= said
	case register.Under:
		return true < said
	case register.AtMost:
		return true <= said
	}
	return false
}

// Whatever the true values are that two figures leave open, what is computed of the figures holds for them.
func TestWhatIsComputedIsTrueOfAllThatCanBe(t *testing.T) {
	sure := []register.Qualifier{register.Exactly, register.Over, register.AtLeast, register.Under, register.AtMost}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (said, true int64, q register.Qualifier) {
			q = rapid.SampledFrom(sure).Draw(t, name)
			said = rapid.Int64Range(1, 1000).Draw(t, name+" said")
			true = rapid.Int64Range(1, 2000).Filter(func(v int64) bool { return admits(q, said, v) }).Draw(t, name+" true")
			return said, true, q
		}
		of := func(r *register.TradeRecord, minor int64) *register.TradeRecord {
			r.Value.Minor = minor
			return r
		}
		a, trueA, qa := draw("export")
		b, trueB, qb := draw("import")
		s := only(t, of(said(register.FlowExport, half2022, qa, 0), a), of(said(register.FlowImport, half2022, qb, 0), b))
		if f, ok := s.Figure(register.FlowTurnover, half2022); ok {
			require.True(t, admits(f.Qualifier, f.Value.Minor, trueA+trueB), "%d + %d is not %s %d", trueA, trueB, f.Qualifier, f.Value.Minor)
		}
		s = only(t, of(said(register.FlowExport, half2022, qa, 0), a), of(said(register.FlowExport, half2021, qb, 0), b))
		if g, no := s.Growth(register.FlowExport, half2022); no == "" && g.Qualifier != register.Exactly {
			require.True(t, admits(g.Qualifier, g.Ratio*trueB, trueA*register.WholeRatio) || g.Qualifier == register.Over && g.Ratio*trueB <= trueA*register.WholeRatio,
				"%d of %d is not %s %d", trueA, trueB, g.Qualifier, g.Ratio)
		}
	})
}

func TestFiguresThatDisagreeAreDoubted(t *testing.T) {
	running := func(month int, q register.Qualifier, millions int64) *register.TradeRecord {
		return said(register.FlowExport, register.TradePeriod{Kind: register.PeriodRunning, Year: 2022, Number: month}, q, millions)
	}
	check := func(key string, last *register.TradeRecord, others ...*register.TradeRecord) {
		t.Helper()
		problems := only(t, append(others, last)...).Doubts(last, "2022-12-05")
		if key == "" {
			assert.Empty(t, problems)
			return
		}
		require.Len(t, problems, 1)
		assert.Equal(t, key, problems[0].Key)
		assert.True(t, problems[0].Warning)
	}
	check("problem.running_falls", running(6, register.Exactly, 20), running(4, register.Exactly, 21))
	check("", running(6, register.Exactly, 21), running(4, register.Exactly, 21))
	check("", running(6, register.Over, 20), running(4, register.Exactly, 21))
	ahead := said(register.FlowExport, register.TradePeriod{Kind: register.PeriodYear, Year: 2023}, register.Exactly, 1)
	check("problem.period_ahead_of_today", ahead)
	check("problem.turnover_differs", said(register.FlowTurnover, half2022, register.Exactly, 60), said(register.FlowExport, half2022, register.Exactly, 40), said(register.FlowImport, half2022, register.Exactly, 30))
	check("", said(register.FlowTurnover, half2022, register.Over, 60), said(register.FlowExport, half2022, register.Exactly, 40), said(register.FlowImport, half2022, register.Exactly, 30))
	grown := release()[1]
	check("problem.growth_differs", grown, said(register.FlowTurnover, half2021, register.Exactly, 40))
	check("", grown, said(register.FlowTurnover, half2021, register.Exactly, 29))
}
