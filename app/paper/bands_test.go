package paper_test

import (
	"fmt"
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
