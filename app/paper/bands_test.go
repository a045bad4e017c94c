package paper_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accord/app/paper"
	"accord/storage/register"
)

// A programme of three long days: whoever holds its second page reads there which day it is.
func TestAPageThatGoesOnBelowABandRepeatsIt(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Head: "Время", Width: 2}, {Head: "Пункт", Width: 10}}}
	for day := 1; day <= 3; day++ {
		table.Rows = append(table.Rows, paper.Row{Band: true, Cells: []paper.Phrase{paper.Words(fmt.Sprintf("День%d", day))}})
		for item := 1; item <= 40; item++ {
			table.Rows = append(table.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(fmt.Sprintf("%02d:00", item%24)), paper.Words(fmt.Sprintf("Пункт%d-%d", day, item))}})
		}
	}
	p := &paper.Paper{Title: "Программа", Language: register.Russian, Sections: []paper.Section{{Blocks: []paper.Block{table}}}}
	pages := boxes(t, write(t, "pdf", p))
	if len(pages) < 3 {
		t.Fatalf("there are %d pages", len(pages))
	}
	for n, page := range pages {
		day := ""
		for _, w := range page {
			if strings.HasPrefix(w.text, "День") {
				if w.text == day {
					t.Errorf("page %d says %s twice", n+1, day)
				}
				day = w.text
			}
			if of, is := strings.CutPrefix(w.text, "Пункт"); is && of != "" && !strings.HasPrefix(of, strings.TrimPrefix(day, "День")+"-") {
				t.Errorf("page %d: %s stands below %q", n+1, w.text, day)
			}
		}
	}
}

// A paper that is a few lines too long for its pages is drawn together: no page is turned for two lines.
func TestNoPageIsTurnedForTwoLines(t *testing.T) {
	for n := 40; n < 62; n += 2 {
		p := &paper.Paper{Language: register.Russian, Made: made, Sections: []paper.Section{{}}}
		for range n {
			p.Sections[0].Blocks = append(p.Sections[0].Blocks, paper.Paragraph{Text: paper.Words("Строка")})
		}
		pages := boxes(t, write(t, "pdf", p))
		if last := len(pages[len(pages)-1]) - 3; last < 4 { // the footer is three words
			t.Errorf("%d lines end with a page of %d", n, last)
		}
	}
}

// A paper that is to be of so many pages is so where lines closer together can make it.
func TestAPaperIsAsShortAsItIsMeantToBe(t *testing.T) {
	pages := func(most int) int {
		p := &paper.Paper{Language: register.Russian, Made: made, Pages: most, Sections: []paper.Section{{}}}
		for range 119 {
			p.Sections[0].Blocks = append(p.Sections[0].Blocks, paper.Paragraph{Text: paper.Words("Строка")})
		}
		return len(boxes(t, write(t, "pdf", p)))
	}
	if free, bound := pages(0), pages(3); bound != 3 || free != 4 {
		t.Errorf("%d pages, %d where 3 were meant", free, bound)
	}
}

// A protocol with three long decisions does not leave most of its first page empty to keep them together.
func TestATallRowMayStandAloneOnAPage(t *testing.T) {
	for lines, first := range map[int]bool{2: false, 12: true} {
		table := paper.Table{Columns: []paper.Column{{Head: "Решение", Width: 5}, {Head: "Срок", Width: 2}}}
		for n := 1; n <= 3; n++ {
			long := strings.Repeat("Подготовить предложения о сотрудничестве. ", 2*(lines-1))
			table.Rows = append(table.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(fmt.Sprintf("Строка%d ", n) + long), paper.Words("2027")}})
		}
		p := &paper.Paper{Language: register.Russian, Made: made, Sections: []paper.Section{{}}}
		for range map[bool]int{true: 20, false: 48}[first] {
			p.Sections[0].Blocks = append(p.Sections[0].Blocks, paper.Paragraph{Text: paper.Words("Вводная")})
		}
		p.Sections[0].Blocks = append(p.Sections[0].Blocks, table)
		pages := boxes(t, write(t, "pdf", p))
		began := slices.ContainsFunc(pages[0], func(w box) bool { return w.text == "Строка1" })
		if len(pages) != 2 || began != first {
			t.Errorf("%d pages of rows of some %d lines; the table begins on the first: %v", len(pages), lines, began)
		}
	}
}
