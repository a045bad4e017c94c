package chart

import (
	"math"
	"strconv"
	"strings"
)

// axis is the scale of values: where it begins and ends, and the steps between.
type axis struct{ low, high, step float64 }

// steps at the most, however high the chart is, and the figures with which one may begin.
const stepsAtMost = 6

var stepFigures = []float64{1, 2, 2.5, 5, 10}

// axisOf makes the axis of values from low to high of so many steps at the most; nought always lies on it.
func axisOf(low, high float64, most int) axis {
	most = max(1, min(most, stepsAtMost))
	low, high = math.Min(low, 0), math.Max(high, 0)
	span := high - low
	if span <= 0 || math.IsInf(span, 0) || math.IsNaN(span) {
		return axis{0, 1, 1}
	}
	tens := math.Pow(10, math.Floor(math.Log10(span/float64(max(most-1, 1)))))
	for _, figure := range stepFigures {
		step := figure * tens
		a := axis{math.Floor(low/step) * step, math.Ceil(high/step) * step, step}
		if a.count() <= most {
			return a
		}
	}
	return axis{low, high, span}
}

func (a axis) count() int { return int(math.Round((a.high - a.low) / a.step)) }

// values have a line each.
func (a axis) values() []float64 {
	var all []float64
	for i := range a.count() + 1 {
		all = append(all, a.low+float64(i)*a.step)
	}
	return all
}

// write writes a value of the axis with no more places than the step has.
func (a axis) write(v float64, mark string) string {
	places := 0
	for s := a.step; places < 6 && math.Abs(s-math.Round(s)) > 1e-9; s *= 10 {
		places++
	}
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Trim(text, "-0.") == "" {
		return "0"
	}
	return strings.NewReplacer("-", "–", ".", mark).Replace(text)
}
