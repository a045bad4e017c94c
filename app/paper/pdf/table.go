package pdf

import (
	"slices"

	"accord/app/paper"
)

// Lengths of cells in millimetres.
const (
	cellSide = 1.6
	cellTop  = 0.9

	afterTable = 2.5
)

// ruler draws the rules of one table.
type ruler struct {
	w     *writer
	edges []float64 // of the columns, from the left
	bare  bool
}

func (r *ruler) pen() {
	r.w.pdf.SetLineWidth(0.2)
	r.w.pdf.SetDrawColor(127, 138, 150)
}

// rule draws one from edge to edge.
func (r *ruler) rule(y float64) {
	if r.bare {
		return
	}
	r.pen()
	r.w.pdf.Line(r.edges[0], y, r.edges[len(r.edges)-1], y)
	r.w.pdf.SetDrawColor(0, 0, 0)
}

// uprights draws those between the columns, of a band only the outer ones.
func (r *ruler) uprights(y, height float64, band bool) {
	if r.bare {
		return
	}
	r.pen()
	for i, x := range r.edges {
		if !band || i == 0 || i == len(r.edges)-1 {
			r.w.pdf.Line(x, y, x, y+height)
		}
	}
	r.w.pdf.SetDrawColor(0, 0, 0)
}

// table lays out a table: a strip a line of a row, for a row may be longer than a page.
func (w *writer) table(t paper.Table, width float64) []strip {
	var all []strip
	if t.Caption != "" {
		all = w.text(paper.Words(t.Caption), captionLook, width)
	}
	return append(all, w.grid(t, width, false)...)
}

const cellSize = 9.5

// grid lays out the rows; grey is set where the first column is labels. A page that goes on below a band repeats it after
// the head.
func (w *writer) grid(t paper.Table, width float64, grey bool) []strip {
	r := &ruler{w: w, bare: t.Bare, edges: edges(t, width)}
	plain := style{size: cellSize}
	bold := style{size: cellSize, bold: true}
	var head, all []strip
	if heads := headsOf(t.Columns); heads != nil {
		head = w.row(r, paper.Row{Cells: heads}, t, func(int) style { return bold }, !t.Bare)
		for i := range head {
			head[i].keep = true
		}
		all = append(all, head...)
	}
	above := head
	for n, one := range t.Rows {
		look := func(column int) style {
			s := plain
			s.grey = grey && column == 0
			return s
		}
		if one.Band {
			look = func(int) style { return bold }
		}
		strips := w.row(r, one, t, look, one.Band && !t.Bare)
		alone := len(t.Rows) > 1 && len(strips) < sturdyRow
		strips[len(strips)-1].keep = one.Band || n == 0 && alone
		if n == len(t.Rows)-1 && alone {
			all[len(all)-1].keep = true
		}
		if one.Band {
			above = append(slices.Clip(head), strips...)
		}
		for i := range strips {
			if strips[i].head = above; one.Band {
				strips[i].head = head
			}
		}
		all = append(all, strips...)
	}
	if n := len(all); n > 0 {
		all[n-1].height += afterTable
		all[n-1].keep = false
	}
	return all
}

func edges(t paper.Table, width float64) []float64 {
	letters := paper.LettersUpright
	if width > pageWidth {
		letters = paper.LettersAcross
	}
	all := []float64{marginLeft}
	for i, share := range t.Widths(letters) {
		all = append(all, all[i]+width*share)
	}
	return all
}

func headsOf(columns []paper.Column) (heads []paper.Phrase) {
	any := false
	for _, c := range columns {
		heads = append(heads, paper.Words(c.Head))
		any = any || c.Head != ""
	}
	if !any {
		return nil
	}
	return heads
}

// sturdyRow is the height, in lines, from which the first or the last row of a table may stand alone on a page.
const sturdyRow = 4

// longRow is the height, in lines, from which a row may be torn by the end of a page.
const longRow = 18

func (w *writer) row(r *ruler, one paper.Row, t paper.Table, look func(column int) style, shaded bool) []strip {
	columns := len(r.edges) - 1
	cells := make([][]line, columns)
	height := 1
	for i := range columns {
		var text paper.Phrase
		if i < len(one.Cells) {
			text = one.Cells[i]
		}
		wide := r.edges[i+1] - r.edges[i]
		if one.Band {
			if i > 0 {
				break
			}
			wide = r.edges[columns] - r.edges[0]
		}
		cells[i] = w.lines(text, look(i), wide-2*cellSide)
		height = max(height, len(cells[i]))
	}
	strips := make([]strip, height)
	step := w.height(look(0))
	for n := range strips {
		s := strip{height: step, table: r}
		s.keep = n < height-1 && height < longRow || n == 0 && height > 1 || n == height-2
		top := 0.0
		if n == 0 {
			top = cellTop
		}
		s.height += top
		if n == height-1 {
			s.height += cellTop
		}
		var shown []placed
		for i, lines := range cells {
			if n >= len(lines) {
				continue
			}
			x := r.edges[i] + cellSide
			if !one.Band && t.Columns[i].Right {
				x = r.edges[i+1] - cellSide - lines[n].width
			}
			shown = append(shown, placed{lines[n], x})
			s.notes = append(s.notes, noted(lines[n])...)
		}
		tall := s.height
		s.ruled = tall
		s.draw = func(y float64) {
			if shaded {
				w.pdf.SetFillColor(232, 238, 244)
				w.pdf.Rect(r.edges[0], y, r.edges[columns]-r.edges[0], tall, "F")
			}
			if n == 0 {
				r.rule(y)
			}
			r.uprights(y, tall, one.Band)
			for _, p := range shown {
				w.drawLine(p.line, p.x, y+top)
			}
		}
		strips[n] = s
	}
	return strips
}

// placed is a line with the place where it begins.
type placed struct {
	line line
	x    float64
}
