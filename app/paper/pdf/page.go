package pdf

import (
	"cmp"
	"slices"

	"accord/app/glyph"
	"accord/app/paper"
)

// strip is what no page tears apart: a line of text, a row of a table.
type strip struct {
	before, height float64
	draw           func(y float64)
	notes          []*note
	// keep ties it to the next strip.
	keep bool
	// head are the strips that stand again where a page begins with this one.
	head []strip
	// table draws its lower rule, so far down, where it ends with this strip on a page.
	table *ruler
	ruled float64
}

// page is what one page shows.
type page struct {
	strips []strip
	notes  []*note
}

type laidSection struct {
	landscape bool
	pages     []page
}

func (s laidSection) pageWidth() float64 {
	if s.landscape {
		return pageHeight
	}
	return pageWidth
}

func (s laidSection) pageHeight() float64 {
	if s.landscape {
		return pageWidth
	}
	return pageHeight
}

func (s laidSection) width() float64 { return s.pageWidth() - marginLeft - marginRight }

// room is the height that strips and notes share.
func (s laidSection) room() float64 { return s.pageHeight() - marginTop - marginBottom }

// scant reports whether the section ends with a page that has little on it.
func (s laidSection) scant() bool {
	last := s.pages[len(s.pages)-1]
	return len(s.pages) > 1 && extentOf(last.strips) < s.room()/5
}

const aboveNotes = 4.0

// lay puts a section on pages.
func (w *writer) lay(s paper.Section) laidSection {
	laid := laidSection{landscape: s.Landscape}
	var strips []strip
	for _, b := range s.Blocks {
		strips = append(strips, w.strips(b, laid.width())...)
	}
	if n := len(strips); n > 3 { // no page with one line
		for i := n - 3; i < n-1; i++ {
			strips[i].keep = true
		}
	}
	for i := range strips {
		for _, n := range strips[i].notes {
			w.layNote(n, laid.width())
		}
	}
	var current page
	used, fresh := 0.0, true // a page is fresh while it has no more than the repeated head of a table
	for i := 0; i < len(strips); {
		end := i + 1
		for end < len(strips) && strips[end-1].keep {
			end++
		}
		group := strips[i:end]
		if len(group) > 1 && headHeight(group[0].head)+extentOf(group) > laid.room() { // no page holds it together
			group = group[:1]
		}
		height := extent(group, len(current.strips) == 0, current.notes)
		if used+height > laid.room() && !fresh {
			laid.pages = append(laid.pages, current)
			current, used, fresh = page{}, 0, true
			if headHeight(group[0].head) < laid.room()/3 {
				current.strips, used = append(current.strips, group[0].head...), headHeight(group[0].head)
			}
			continue
		}
		fresh = false
		used += height
		for _, one := range group {
			current.strips = append(current.strips, one)
			for _, n := range one.notes {
				if !slices.Contains(current.notes, n) {
					current.notes = append(current.notes, n)
				}
			}
		}
		i += len(group)
	}
	if len(current.strips) > 0 || len(laid.pages) == 0 {
		laid.pages = append(laid.pages, current)
	}
	for p := range laid.pages {
		slices.SortFunc(laid.pages[p].notes, func(a, b *note) int { return cmp.Compare(a.number, b.number) })
		closeTables(laid.pages[p].strips)
	}
	return laid
}

// extent is how much room strips and their notes take on a page, which may have begun and has some notes already.
func extent(group []strip, first bool, noted []*note) (height float64) {
	for i, one := range group {
		if !first || i > 0 {
			height += one.before
		}
		height += one.height
		for _, n := range one.notes {
			if slices.Contains(noted, n) {
				continue
			}
			if len(noted) == 0 {
				height += aboveNotes
			}
			noted = append(noted[:len(noted):len(noted)], n)
			height += n.height
		}
	}
	return height
}

func extentOf(group []strip) float64 { return extent(group, true, nil) }

func headHeight(head []strip) (height float64) {
	for _, one := range head {
		height += one.height
	}
	return height
}

// closeTables draws the lower rule of each table where it ends on a page.
func closeTables(strips []strip) {
	for i := range strips {
		table := strips[i].table
		if table == nil || i+1 < len(strips) && strips[i+1].table == table {
			continue
		}
		draw, ruled := strips[i].draw, strips[i].ruled
		strips[i].draw = func(y float64) {
			draw(y)
			table.rule(y + ruled)
		}
	}
}

// layNote breaks a footnote into lines for the width of the section that calls it.
func (w *writer) layNote(n *note, width float64) {
	n.lines, n.height = nil, 0
	small := style{size: 8.5}
	called := small
	called.raised = true
	calls := w.piece(glyph.Run{Text: itoa(n.number)}, called)
	n.lines = w.lines(paper.Words(n.text), small, width-4)
	for i := range n.lines {
		if i == 0 {
			if first := n.lines[i].pieces; len(first) > 0 {
				first[0].gap = 0.6
			}
			n.lines[i].pieces = append([]piece{calls}, n.lines[i].pieces...)
		}
		n.height += n.lines[i].height
	}
}
