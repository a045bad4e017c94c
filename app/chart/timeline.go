package chart

import (
	"slices"
	"strconv"

	"accord/storage/register"
)

// Timeline is events on a line of time: those of one side above it, those of the other below.
type Timeline struct {
	// Above and Below name the sides.
	Above, Below string
	Events       []Event
}

// Event is one of them. Its day may be a month or a year alone.
type Event struct {
	Day   register.Date
	Below bool
	// Open marks what has not been yet.
	Open bool
	// Figure says what it is, and Record is behind it.
	Figure string
	Record register.Ref
}

const (
	eventWide  float32 = 9
	eventTall  float32 = 15
	timeApart  float32 = 4
	yearsLeast         = 3
)

// TimelineHeight is how high a line of time is.
const TimelineHeight = 2*(3*(eventTall+timeApart)) + lineHeight + 8

// years returns the first and the last year.
func (t Timeline) years() (first, last int) {
	for _, e := range t.Events {
		if year := e.Day.Year(); first == 0 || year < first {
			first = year
		}
		last = max(last, e.Day.Year())
	}
	for last-first < yearsLeast-1 {
		first--
	}
	return first, last
}

// Shapes draws the line in a size; events that would lie over each other stand on top of each other. Those without a day are
// left out.
func (t Timeline) Shapes(width, height float32, measure Measure) []Shape {
	d := &drawing{measure: measure}
	t.Events = slices.DeleteFunc(slices.Clone(t.Events), func(e Event) bool { return e.Day == "" })
	if len(t.Events) == 0 || width < 2*lineHeight {
		return nil
	}
	left := max(measure(t.Above, smallSize, false), measure(t.Below, smallSize, false)) + 12
	first, last := t.years()
	each := (width - left) / float32(last-first+1)
	middle := (height - lineHeight - 4) / 2
	d.words(t.Above, 0, middle-lineHeight-3, left, smallSize, InkSoft, Left)
	d.words(t.Below, 0, middle+3, left, smallSize, InkSoft, Left)
	d.add(Shape{Form: Line, X: left, Y: middle, W: width - left, Ink: InkSoft})
	every := 1
	for each*float32(every) < measure("2000", smallSize, false)+8 {
		every++
	}
	for year := first; year <= last; year++ {
		x := left + each*float32(year-first)
		d.add(Shape{Form: Line, X: x, Y: middle - 3, H: 6, Ink: InkSoft})
		if (year-first)%every == 0 {
			d.words(strconv.Itoa(year), x, height-lineHeight, each*float32(every), smallSize, InkSoft, Middle)
		}
	}
	taken := map[[2]int]int{} // how many stand at a place already
	for _, e := range t.Events {
		at := left + each*(float32(e.Day.Year()-first)+yearShare(e.Day))
		x := min(max(left, at-eventWide/2), width-eventWide)
		side := 0
		if e.Below {
			side = 1
		}
		slot := [2]int{int(x / (eventWide + 2)), side}
		level := float32(taken[slot])
		taken[slot]++
		y := middle - timeApart - eventTall - level*(eventTall+2)
		series := 0
		if e.Below {
			y, series = middle+timeApart+level*(eventTall+2), 1
		}
		if y < 0 || y+eventTall > height-lineHeight {
			continue // more than there is room for: the list below has them
		}
		d.bar(x, y, eventWide, eventTall, Part{Series: series, Value: 1, Aside: e.Open, Figure: e.Figure, Record: e.Record})
	}
	return d.shapes
}

// yearShare is how much of its year has passed on a day; of a year alone it is the middle.
func yearShare(d register.Date) float32 {
	switch d.Precision() {
	case register.DayKnown:
		return (float32(d.Month()-1)*30.4 + float32(d.DayOfMonth())) / 366
	case register.MonthKnown:
		return (float32(d.Month()) - 0.5) / 12
	}
	return 0.5
}
