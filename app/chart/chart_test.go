package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	_ "image/png"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/app/chart"
	"accord/app/lang"
	"accord/storage/register"
)

const in = lang.In(register.Russian)

// broad measures every letter alike.
func broad(text string, size float32, _ bool) float32 { return float32(len([]rune(text))) * size / 2 }

func of(value float64) chart.Stack {
	return chart.Stack{Parts: []chart.Part{{Value: value, Figure: "сказано"}}}
}

// filled are the rectangles that stand for values.
func filled(shapes []chart.Shape) (all []chart.Shape) {
	for _, s := range shapes {
		if s.Form == chart.Filled && s.Figure != "" {
			all = append(all, s)
		}
	}
	return all
}

func TestTheAxisBeginsAtNoughtAndAMissingFigureIsAGap(t *testing.T) {
	c := chart.Chart{In: in, Lacking: "нет", Columns: []chart.Column{
		{Label: "2019", Stacks: []chart.Stack{of(100)}}, {Label: "2020"}, {Label: "2021", Stacks: []chart.Stack{of(50)}},
	}}
	shapes := c.Shapes(300, 200, broad)
	bars := filled(shapes)
	require.Len(t, bars, 2)
	assert.InDelta(t, bars[0].H, 2*bars[1].H, 0.01)
	assert.InDelta(t, bars[0].Y+bars[0].H, bars[1].Y+bars[1].H, 0.01, "both stand on the axis")
	var words []string
	for _, s := range shapes {
		if s.Form == chart.Words {
			words = append(words, s.Text)
		}
	}
	assert.Contains(t, words, "0")
	assert.Contains(t, words, "100")
	assert.Contains(t, words, "нет")
	assert.Empty(t, chart.Chart{}.Shapes(0, 0, broad)[:0])
}

func TestValuesBelowNoughtHangUnderTheAxis(t *testing.T) {
	c := chart.Chart{In: in, Columns: []chart.Column{{Stacks: []chart.Stack{of(20)}}, {Stacks: []chart.Stack{of(-10)}}}}
	bars := filled(c.Shapes(300, 200, broad))
	require.Len(t, bars, 2)
	assert.InDelta(t, bars[0].Y+bars[0].H, bars[1].Y, 0.01)
}

func TestWhatIsEstimatedIsHatched(t *testing.T) {
	c := chart.Chart{In: in, Estimated: "оценка", Columns: []chart.Column{{Stacks: []chart.Stack{{Parts: []chart.Part{{Value: 5, Estimated: true, Figure: "более 5"}}}}}}}
	var lines, outlines, fills int
	for _, s := range c.Shapes(300, 200, broad) {
		if s.Figure == "" {
			continue
		}
		switch s.Form {
		case chart.Line:
			lines++
		case chart.Outline:
			outlines++
		case chart.Filled:
			fills++
		}
	}
	assert.Greater(t, lines, 5)
	assert.Equal(t, 1, outlines)
	assert.Zero(t, fills)
}

// Whatever is drawn lies within the picture.
func TestNothingLeavesThePicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c chart.Chart
		c.Unit, c.Series, c.Estimated, c.Lacking = "млн USD", []string{"экспорт", "импорт"}, "оценка", "нет"
		for range rapid.IntRange(0, 200).Draw(t, "columns") {
			column := chart.Column{Label: rapid.SampledFrom([]string{"2021", "I 2022", "03.22"}).Draw(t, "label")}
			for range rapid.IntRange(0, 3).Draw(t, "stacks") {
				stack := chart.Stack{Words: "70 млн"}
				for i := range rapid.IntRange(1, 2).Draw(t, "parts") {
					stack.Parts = append(stack.Parts, chart.Part{Series: i, Value: rapid.Float64Range(-1e12, 1e12).Draw(t, "value"), Estimated: rapid.Bool().Draw(t, "estimated")})
				}
				column.Stacks = append(column.Stacks, stack)
			}
			c.Columns = append(c.Columns, column)
		}
		width, height := float32(rapid.IntRange(700, 2000).Draw(t, "width")), float32(rapid.IntRange(160, 900).Draw(t, "height"))
		for _, s := range c.Shapes(width, height, broad) {
			if s.Form == chart.Words {
				continue // may be wider than its place where labels are left out
			}
			x1, x2, y1, y2 := min(s.X, s.X+s.W), max(s.X, s.X+s.W), min(s.Y, s.Y+s.H), max(s.Y, s.Y+s.H)
			require.True(t, x1 >= -0.5 && y1 >= -1.5 && x2 <= width+0.5 && y2 <= height+0.5, "%+v leaves %g × %g", s, width, height)
		}
	})
}

func release() []*register.TradeRecord {
	half := register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 1}
	base := register.TradeRecord{PartnerID: register.ID{1}, Flow: register.FlowTurnover, Basis: register.BasisStatement, SourceWords: register.Ru("сообщение"), PublishedOn: "2022-11-29"}
	year, six := base, base
	year.ID, year.Period, year.Value, year.Qualifier = register.NewID(), register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, register.Money{Minor: 70e8, Currency: "USD"}, register.Over
	six.ID, six.Period, six.Value, six.Qualifier = register.NewID(), half, register.Money{Minor: 60e8, Currency: "USD"}, register.Exactly
	six.Growth = register.SaidGrowth{Qualifier: register.Over, Ratio: 20000}
	return []*register.TradeRecord{&year, &six}
}

// However low a chart is, the figures of its axis do not overlap.
func TestTheFiguresOfTheAxisHaveRoom(t *testing.T) {
	c := chart.Chart{In: in, Columns: []chart.Column{{Label: "2021", Stacks: []chart.Stack{of(60)}}}}
	for height := float32(40); height < 300; height += 5 {
		last := float32(math.MaxFloat32)
		for _, s := range c.Shapes(300, height, broad) {
			if s.Form == chart.Words && s.Align == chart.Right {
				assert.LessOrEqual(t, s.Y+s.H, last+0.01, "%s in a chart %v high", s.Text, height)
				last = s.Y
			}
		}
	}
}

// A chart of exports alone is not called turnover.
func TestAChartIsCalledByWhatItShows(t *testing.T) {
	for want, flows := range map[string][]register.Flow{
		"Экспорт": {register.FlowExport}, "Импорт": {register.FlowImport}, "Товарооборот": {register.FlowExport, register.FlowTurnover},
	} {
		var records []*register.TradeRecord
		for i, flow := range flows {
			records = append(records, &register.TradeRecord{
				Head: register.Head{ID: register.NewID()}, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2020 + i}, Flow: flow,
				Value: register.Money{Minor: 100, Currency: "USD"}, Qualifier: register.Exactly, Basis: register.BasisCustoms,
			})
		}
		c := chart.Trade{In: in, Series: register.TradeSeriesOf(records, "2022-12-05"), Kind: register.PeriodYear}.Chart()
		assert.Equal(t, want, c.Subject)
	}
}

func TestTradeIsDrawnAsItWasSaid(t *testing.T) {
	series := register.TradeSeriesOf(release(), "2022-12-05")
	c := chart.Trade{In: in, Series: series, Kind: register.PeriodHalf}.Chart()
	require.Len(t, c.Columns, 3, "the implied half, a gap, and the half that was said")
	assert.Equal(t, "млн USD", c.Unit)
	implied, said := c.Columns[0].Stacks[0], c.Columns[2].Stacks[0]
	assert.True(t, implied.Parts[0].Estimated)
	assert.InDelta(t, 30, implied.Parts[0].Value, 0.001)
	assert.Empty(t, c.Columns[1].Stacks)
	assert.False(t, said.Parts[0].Estimated)
	assert.InDelta(t, 60, said.Parts[0].Value, 0.001)
	assert.Contains(t, said.Parts[0].Figure, "сообщение")
	assert.Contains(t, said.Parts[0].Figure, "рост более чем вдвое")
	growth := chart.Trade{In: in, Series: series, Kind: register.PeriodHalf}.Growth()
	assert.True(t, growth.Columns[2].Stacks[0].Parts[0].Estimated, "it was stated and not computed")
	years := chart.Trade{In: in, Series: series, Kind: register.PeriodYear}.Chart()
	require.Len(t, years.Columns, 2)
	assert.True(t, years.Columns[0].Stacks[0].Parts[0].Estimated)
	assert.Empty(t, years.Columns[1].Stacks, "half a year is no year")
}

func TestExportAndImportAreParted(t *testing.T) {
	month := register.TradePeriod{Kind: register.PeriodMonth, Year: 2022, Number: 1}
	var records []*register.TradeRecord
	for flow, minor := range map[register.Flow]int64{register.FlowExport: 300, register.FlowImport: 100} {
		records = append(records, &register.TradeRecord{
			Head: register.Head{ID: register.NewID()}, PartnerID: register.ID{1}, Flow: flow, Period: month, Value: register.Money{Minor: minor * 1e8, Currency: "USD"},
			Qualifier: register.Exactly, Basis: register.BasisCustoms,
		})
	}
	c := chart.Trade{In: in, Series: register.TradeSeriesOf(records, "2022-12-05"), Kind: register.PeriodMonth}.Chart()
	require.Len(t, c.Columns[0].Stacks, 1)
	assert.Len(t, c.Columns[0].Stacks[0].Parts, 2)
	assert.Equal(t, "400\u00a0млн", c.Columns[0].Stacks[0].Words)
	assert.Len(t, c.Series, 3)
}

func TestPicturesAreWhole(t *testing.T) {
	measure, err := chart.Ruler()
	require.NoError(t, err)
	c := chart.Trade{In: in, Series: register.TradeSeriesOf(release(), "2022-12-05"), Kind: register.PeriodHalf}.Chart()
	shapes := c.Shapes(720, 300, measure)
	picture, err := chart.PNG(shapes, 720, 300, 2, chart.Paper)
	require.NoError(t, err)
	decoded, format, err := image.Decode(bytes.NewReader(picture))
	require.NoError(t, err)
	assert.Equal(t, "png", format)
	assert.Equal(t, image.Rect(0, 0, 1440, 600), decoded.Bounds())
	dark := 0
	for y := range 600 {
		for x := range 1440 {
			if r, _, _, _ := decoded.At(x, y).RGBA(); r < 0x5000 {
				dark++
			}
		}
	}
	assert.Greater(t, dark, 2000, "there is something to be seen")
	_, err = chart.PNG(shapes, 1e6, 1e6, 1, chart.Paper)
	assert.ErrorIs(t, err, chart.ErrTooBig)

	svg := chart.SVG(shapes, 720, 300, `Торговля <"&">`, chart.Paper)
	read := xml.NewDecoder(bytes.NewReader(svg))
	texts := ""
	for {
		token, err := read.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if words, is := token.(xml.CharData); is {
			texts += string(words) + "\n"
		}
	}
	assert.Contains(t, texts, `Торговля <"&">`)
	assert.Contains(t, strings.ReplaceAll(texts, "\u202f", " "), "60 000 000")
}
