package chart

import (
	"slices"
	"unicode/utf8"
)

// Sizes, in the units of the chart.
const (
	textSize   float32 = 12
	smallSize  float32 = 11
	lineHeight float32 = 16
	columnMost float32 = 44 // how broad a stack is at the most
	apart      float32 = 3
	hatch      float32 = 6 // between slanted lines
	stripe     float32 = 4 // between lines across
	striped            = 2 // the series with lines across
	tick       float32 = 6
)

// drawing gathers shapes.
type drawing struct {
	shapes  []Shape
	measure Measure
}

func (d *drawing) add(s Shape) { d.shapes = append(d.shapes, s) }

func (d *drawing) words(text string, x, y, w float32, size float32, ink Ink, align Align) {
	d.add(Shape{Form: Words, X: x, Y: y, W: w, H: lineHeight, Text: text, Size: size, Ink: ink, Align: align})
}

// Shapes returns the shapes of the chart in a size. Columns that are too many for their labels leave some of them out, words
// over columns stand only where they fit.
func (c Chart) Shapes(width, height float32, measure Measure) []Shape {
	d := &drawing{measure: measure}
	low, high := c.bounds()
	top := c.legend(d, width) + lineHeight
	bottom := height - lineHeight - 4
	a := axisOf(low, high, int((bottom-top)/lineHeight))
	var left float32
	for _, v := range a.values() {
		left = max(left, measure(c.written(a, v), smallSize, false))
	}
	left += tick + 4
	if bottom-top < lineHeight || width-left < lineHeight || len(c.Columns) == 0 {
		return d.shapes
	}
	at := func(v float64) float32 { return bottom - float32((v-a.low)/(a.high-a.low)*float64(bottom-top)) }
	for _, v := range a.values() {
		ink := InkLine
		if v == 0 {
			ink = InkSoft
		}
		d.add(Shape{Form: Line, X: left, Y: at(v), W: width - left, Ink: ink})
		d.words(c.written(a, v), 0, at(v)-lineHeight/2, left-tick, smallSize, InkSoft, Right)
	}
	each := (width - left) / float32(len(c.Columns))
	every := c.every(each, measure)
	for i, column := range c.Columns {
		x := left + float32(i)*each
		if i%every == 0 {
			room := each * float32(every)
			d.words(column.Label, x+each/2-room/2, bottom+3, room, smallSize, InkSoft, Middle)
		}
		c.column(d, column, x, each, at)
	}
	return d.shapes
}

func (c Chart) written(a axis, v float64) string { return a.write(v, c.In.DecimalMark()) }

// bounds returns the least and the greatest value that a stack reaches.
func (c Chart) bounds() (low, high float64) {
	for _, column := range c.Columns {
		for _, stack := range column.Stacks {
			var up, down float64
			for _, p := range stack.Parts {
				up, down = up+max(p.Value, 0), down+min(p.Value, 0)
			}
			low, high = min(low, down), max(high, up)
		}
	}
	return low, high
}

// every returns of how many columns one has its label, so that labels do not run into each other.
func (c Chart) every(each float32, measure Measure) int {
	var widest float32
	for _, column := range c.Columns {
		widest = max(widest, measure(column.Label, smallSize, false))
	}
	n := 1
	for each*float32(n) < widest+6 && n < len(c.Columns) {
		n++
	}
	return n
}

// legend draws the unit and the names of the series, and returns how high that is.
func (c Chart) legend(d *drawing, width float32) float32 {
	x, y := float32(0), float32(0)
	if c.Unit != "" {
		d.words(c.Unit, 0, 0, d.measure(c.Unit, smallSize, false)+1, smallSize, InkSoft, Left)
		x = d.measure(c.Unit, smallSize, false) + 18
	}
	item := func(name string, swatch func(x, y float32)) {
		long := d.measure(name, smallSize, false) + 18
		if x > 0 && x+long > width {
			x, y = 0, y+lineHeight
		}
		swatch(x, y+3)
		d.words(name, x+15, y, long-15+1, smallSize, InkSoft, Left)
		x += long + 12
	}
	if len(c.Series) > 1 {
		for i, name := range c.Series {
			if !c.has(func(p Part) bool { return p.Series == i }) {
				continue
			}
			item(name, func(x, y float32) { d.bar(x, y, 10, 10, Part{Series: i}) })
		}
	}
	if c.Aside != "" && c.has(func(p Part) bool { return p.Aside }) {
		item(c.Aside, func(x, y float32) { d.bar(x, y, 10, 10, Part{Aside: true}) })
	}
	if c.Estimated != "" && c.has(func(p Part) bool { return p.Estimated }) {
		item(c.Estimated, func(x, y float32) { d.bar(x, y, 10, 10, Part{Estimated: true}) })
	}
	return y + lineHeight
}

// has reports whether a part of the chart is of some sort.
func (c Chart) has(sort func(Part) bool) bool {
	return slices.ContainsFunc(c.Columns, func(column Column) bool {
		return slices.ContainsFunc(column.Stacks, func(s Stack) bool { return slices.ContainsFunc(s.Parts, sort) })
	})
}

// column draws the stacks over one label, or the sign of a gap.
func (c Chart) column(d *drawing, column Column, x, each float32, at func(float64) float32) {
	if len(column.Stacks) == 0 {
		if c.Lacking != "" && each > d.measure(c.Lacking, smallSize, false) {
			d.words(c.Lacking, x, at(0)-lineHeight-1, each, smallSize, InkSoft, Middle)
		}
		return
	}
	n := float32(len(column.Stacks))
	apart := min(apart, each*0.1)
	broad := min(columnMost, (each*0.8-apart*(n-1))/n)
	begin := x + (each-broad*n-apart*(n-1))/2
	for i, stack := range column.Stacks {
		left := begin + float32(i)*(broad+apart)
		up, down := at(0), at(0)
		var high, low float64
		for _, p := range stack.Parts {
			if p.Value >= 0 {
				high += p.Value
				d.bar(left, at(high), broad, up-at(high), p)
				up = at(high)
				continue
			}
			low += p.Value
			d.bar(left, down, broad, at(low)-down, p)
			down = at(low)
		}
		room := broad + apart
		if len(column.Stacks) == 1 {
			room = each - 2
		}
		if stack.Words == "" || d.measure(stack.Words, smallSize, false) > room {
			continue
		}
		y := up - lineHeight
		if high == 0 && low < 0 {
			y = down
		}
		d.add(Shape{Form: Words, X: left + broad/2 - room/2, Y: y, W: room, H: lineHeight, Text: stack.Words, Size: smallSize, Ink: InkText, Align: Middle})
	}
}

// bar draws one value: filled, with lines across in the third series, hatched for an estimate, outlined for a value
// aside. So each is known without its colour. Any value above zero stays visible.
func (d *drawing) bar(x, y, w, h float32, p Part) {
	if h < 1 {
		if h >= 0 && p.Value >= 0 {
			y -= 1 - h
		}
		h = 1
	}
	ink := inkOf(p.Series)
	behind := func(s Shape) {
		s.Ink, s.Figure, s.Record = ink, p.Figure, p.Record
		d.add(s)
	}
	switch {
	case p.Estimated:
		for from := -h; from < w; from += hatch { // slanted lines from the left foot to the right, cut to the bar
			x1, y1, x2, y2 := from, h, from+h, float32(0)
			if x1 < 0 {
				x1, y1 = 0, h+from
			}
			if x2 > w {
				x2, y2 = w, h-(w-from)
			}
			behind(Shape{Form: Line, X: x + x1, Y: y + y1, W: x2 - x1, H: y2 - y1})
		}
	case p.Aside:
	case p.Series == striped:
		for line := stripe; line < h-1; line += stripe {
			behind(Shape{Form: Line, X: x, Y: y + line, W: w})
		}
	default:
		behind(Shape{Form: Filled, X: x, Y: y, W: w, H: h})
		return
	}
	behind(Shape{Form: Outline, X: x, Y: y, W: w, H: h})
}

// Height returns how high a chart of bars is.
func (b Bars) Height() float32 { return float32(len(b.Bars)) * (lineHeight + 8) }

// Shapes returns the shapes of the bars in a width. The longest takes all the room; a missing value has none.
func (b Bars) Shapes(width float32, measure Measure) []Shape {
	d := &drawing{measure: measure}
	var name, words float32
	most := 0.0
	for _, one := range b.Bars {
		name, words = max(name, measure(one.Label, textSize, false)), max(words, measure(one.Words, textSize, false))
		most = max(most, one.Part.Value)
	}
	name = min(name+10, width*0.42)
	room := max(0, width-name-words-8)
	for i, one := range b.Bars {
		y := float32(i)*(lineHeight+8) + 4
		d.words(cut(one.Label, name-8, measure), 0, y, name, textSize, InkText, Left)
		if most > 0 && one.Part.Value > 0 {
			long := max(2, room*float32(one.Part.Value/most))
			d.bar(name, y+2, long, lineHeight-4, one.Part)
		}
		d.words(one.Words, width-words-1, y, words+1, textSize, InkText, Right)
	}
	return d.shapes
}

// cut shortens a text of the usual size to a width.
func cut(text string, width float32, measure Measure) string {
	return cutTo(text, width, textSize, measure)
}

// cutTo shortens a text of a size to a width.
func cutTo(text string, width, size float32, measure Measure) string {
	if measure(text, size, false) <= width {
		return text
	}
	for text != "" && measure(text+"…", size, false) > width {
		_, last := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-last]
	}
	return text + "…"
}
