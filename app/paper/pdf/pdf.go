// Package pdf writes papers as PDF on A4, with the letters of Russian, English and Tatar in the file. A paper is first laid
// out in strips (a line of a paragraph, a row of a table), the strips are put on pages, and then the pages are drawn.
package pdf

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"codeberg.org/go-pdf/fpdf"

	"accord/app/paper"
	"accord/assets"
)

// Lengths in millimetres: A4, and the margins of an office.
const (
	pageWidth, pageHeight   = 210.0, 297.0
	marginLeft, marginRight = 25.0, 15.0
	marginTop, marginBottom = 20.0, 20.0
)

// The typefaces by the names under which the file knows them.
const (
	letters = "letters"
	signs   = "signs"
	others  = "others"
)

// Write writes the paper. The same paper is the same bytes.
func Write(to io.Writer, p *paper.Paper) error {
	w := newWriter(p)
	laid, total := w.fitting()
	number := 0
	for _, s := range laid {
		if p.Apart {
			number, total = 0, len(s.pages)
		}
		for _, pg := range s.pages {
			number++
			w.draw(s, pg)
			if !p.Apart || total > 1 {
				w.number(s, number, total)
			}
		}
	}
	if err := w.pdf.Output(to); err != nil {
		return fmt.Errorf("write a paper as PDF: %w", err)
	}
	return nil
}

// Measure lays papers out to learn how long they are. It reads the typefaces once for all of them.
type Measure struct{ w *writer }

// NewMeasure returns a measure for any number of papers, one after the other.
func NewMeasure() Measure { return Measure{newWriter(&paper.Paper{})} }

// LeastPages returns how many pages a paper takes at least, with its lines as close together as they may be.
func (m Measure) LeastPages(p *paper.Paper) int {
	m.w.paper = p
	_, total, _ := m.w.laid(closest)
	return total
}

// writer lays out and draws one paper.
type writer struct {
	pdf   *fpdf.Fpdf
	paper *paper.Paper
	notes map[string]*note // called so far, by their texts
	// leading is how far apart lines are, in sizes of their letters.
	leading float64
}

func newWriter(p *paper.Paper) *writer {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetMargins(marginLeft, marginTop, marginRight)
	f.SetAutoPageBreak(false, 0)
	f.SetCreationDate(p.Made.UTC())
	f.SetModificationDate(p.Made.UTC())
	f.SetCatalogSort(true)
	f.SetProducer("Accord", true)
	f.SetTitle(paper.Clean(p.Title), true)
	f.SetAuthor(paper.Clean(p.Author), true)
	f.SetLang(string(p.Language))
	f.AddUTF8FontFromBytes(letters, "", assets.FontRegular)
	f.AddUTF8FontFromBytes(letters, "B", assets.FontBold)
	f.AddUTF8FontFromBytes(letters, "I", assets.FontItalic)
	f.AddUTF8FontFromBytes(letters, "BI", assets.FontBoldItalic)
	f.AddUTF8FontFromBytes(signs, "", assets.FontSigns)
	f.AddUTF8FontFromBytes(others, "", assets.FontOthers)
	return &writer{pdf: f, paper: p, notes: map[string]*note{}}
}

// leadings are how far apart lines may be, the usual first. Those closer together are taken where they spare a page.
var leadings = []float64{1.38, 1.33, 1.28}

// closest is how far apart lines may be of a paper that is to be so many pages.
const closest = 1.22

// fitting lays out all sections: with lines closer together where that spares a last page with little on it, or makes the paper as short
// as it is meant to be. Where nothing helps, the lines are as far apart as usual.
func (w *writer) fitting() (laid []laidSection, total int) {
	tried, otherwise := leadings, leadings[0]
	if w.paper.Pages > 0 {
		tried, otherwise = append(slices.Clone(leadings), closest), 0
	}
	for _, leading := range tried {
		laid, total, scant := w.laid(leading)
		short := w.paper.Pages == 0 || total <= w.paper.Pages
		if short && !scant {
			return laid, total
		}
		if short && otherwise == 0 {
			otherwise = leading
		}
	}
	laid, total, _ = w.laid(cmp.Or(otherwise, leadings[0]))
	return laid, total
}

// laid lays out all sections with lines so far apart, and reports whether one ends with a page that has little on it.
func (w *writer) laid(leading float64) (laid []laidSection, total int, scant bool) {
	w.leading, w.notes = leading, map[string]*note{}
	for _, s := range w.paper.Sections {
		one := w.lay(s)
		total += len(one.pages)
		scant = scant || one.scant()
		laid = append(laid, one)
	}
	return laid, total, scant
}

// draw draws one page.
func (w *writer) draw(s laidSection, pg page) {
	if s.landscape {
		w.pdf.AddPageFormat("L", fpdf.SizeType{Wd: pageWidth, Ht: pageHeight})
	} else {
		w.pdf.AddPageFormat("P", fpdf.SizeType{Wd: pageWidth, Ht: pageHeight})
	}
	y := marginTop
	for i, one := range pg.strips {
		if i > 0 {
			y += one.before
		}
		one.draw(y)
		y += one.height
	}
	w.drawNotes(s, pg)
}

// number writes the number of a page at its foot: "2 / 5".
func (w *writer) number(s laidSection, number, total int) {
	footer := fmt.Sprintf("%d / %d", number, total)
	w.face(style{size: 9})
	w.pdf.SetTextColor(80, 80, 80)
	w.pdf.Text((s.pageWidth()-w.pdf.GetStringWidth(footer))/2, s.pageHeight()-10, footer)
	w.pdf.SetTextColor(0, 0, 0)
}

// drawNotes writes the footnotes of a page at its foot, under a short line.
func (w *writer) drawNotes(s laidSection, pg page) {
	if len(pg.notes) == 0 {
		return
	}
	y := s.pageHeight() - marginBottom
	for _, n := range pg.notes {
		y -= n.height
	}
	w.pdf.SetLineWidth(0.2)
	w.pdf.Line(marginLeft, y-1.5, marginLeft+50, y-1.5)
	for _, n := range pg.notes {
		for _, l := range n.lines {
			w.drawLine(l, marginLeft, y)
			y += l.height
		}
	}
}
