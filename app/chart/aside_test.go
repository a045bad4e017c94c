package chart_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/chart"
	"accord/storage/register"
)

// forms counts the shapes of values by their form.
func forms(shapes []chart.Shape) map[chart.Form]int {
	n := map[chart.Form]int{}
	for _, s := range shapes {
		if s.Figure != "" {
			n[s.Form]++
		}
	}
	return n
}

func one(p chart.Part) []chart.Shape {
	p.Value, p.Figure = 100, "сказано"
	return chart.Chart{In: in, Series: []string{"оборот", "экспорт", "импорт"}, Columns: []chart.Column{{Stacks: []chart.Stack{{Parts: []chart.Part{p}}}}}}.Shapes(300, 200, broad)
}

func TestEachSeriesIsKnownWithoutItsColour(t *testing.T) {
	assert.Equal(t, map[chart.Form]int{chart.Filled: 1}, forms(one(chart.Part{Series: 1})))
	striped := forms(one(chart.Part{Series: 2}))
	assert.Zero(t, striped[chart.Filled])
	assert.Greater(t, striped[chart.Line], 10, "lines across")
	assert.Equal(t, map[chart.Form]int{chart.Outline: 1}, forms(one(chart.Part{Aside: true})), "what is set beside is an outline")
	for _, s := range one(chart.Part{Series: 2}) {
		if s.Figure != "" && s.Form == chart.Line {
			assert.Zero(t, s.H)
		}
	}
}

func TestStatementsStandBesideTheMeasuredSeries(t *testing.T) {
	half := register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 1}
	customs := register.TradeRecord{
		Head: register.Head{ID: register.NewID()}, PartnerID: register.ID{1}, Flow: register.FlowTurnover, Basis: register.BasisCustoms, Period: half,
		Value: register.Money{Minor: 58e8, Currency: "USD"}, Qualifier: register.Exactly,
	}
	groups := register.TradeGroupsOf(register.TradeSeriesOf(append(release(), &customs), "2022-12-05"), register.ID{1})
	require.Len(t, groups, 1)
	trade := chart.Trade{In: in, Series: groups[0]}
	assert.Equal(t, []register.PeriodKind{register.PeriodYear, register.PeriodHalf}, trade.Kinds())
	assert.Equal(t, register.PeriodHalf, trade.Best(), "halves can be compared, one year cannot")
	trade.Kind = register.PeriodHalf
	c := trade.Chart()
	last := c.Columns[len(c.Columns)-1].Stacks
	require.Len(t, last, 2)
	assert.False(t, last[0].Parts[0].Aside)
	assert.True(t, last[1].Parts[0].Aside)
	assert.Equal(t, "высказывание", c.Aside)
}

func TestALineOfTimeHasEachSideOnItsOwn(t *testing.T) {
	line := chart.Timeline{Above: "от нас", Below: "к нам", Events: []chart.Event{
		{Day: "2010-05-01", Figure: "первый"}, {Day: "2022-11-29", Figure: "второй", Below: true}, {Day: "2022-11-30", Figure: "третий", Below: true}, {Figure: "без дня"},
	}}
	at := map[string]chart.Shape{}
	for _, s := range line.Shapes(600, chart.TimelineHeight, broad) {
		if s.Figure != "" {
			at[s.Figure] = s
		}
		assert.GreaterOrEqual(t, s.X, float32(0))
		assert.LessOrEqual(t, s.Y+s.H, chart.TimelineHeight+float32(1))
	}
	require.Len(t, at, 3, "what has no day has no place")
	assert.Less(t, at["первый"].Y, at["второй"].Y)
	assert.Less(t, at["первый"].X, at["второй"].X)
	assert.NotEqual(t, at["второй"].Y, at["третий"].Y, "of one place they stand on top of each other")
	assert.Empty(t, chart.Timeline{}.Shapes(600, 100, broad))
}

func TestATakenChartHasItsTitleAndItsDay(t *testing.T) {
	c := chart.Trade{In: in, Series: register.TradeSeriesOf(release(), "2022-12-05"), Kind: register.PeriodHalf}.Chart()
	p := chart.Picture{Title: "Азербайджан", Below: "По данным реестра на 05.12.2022", Width: 900, Height: 420, Draw: c.Shapes}
	picture, err := p.PNG()
	require.NoError(t, err)
	size, err := png.DecodeConfig(bytes.NewReader(picture))
	require.NoError(t, err)
	assert.Equal(t, []int{2700, 1260}, []int{size.Width, size.Height})
	svg, err := p.SVG()
	require.NoError(t, err)
	for _, want := range []string{"<title>Азербайджан</title>", "По данным реестра на 05.12.2022", "60 млн"} {
		assert.Contains(t, strings.ReplaceAll(string(svg), "\u00a0", " "), want)
	}
}
