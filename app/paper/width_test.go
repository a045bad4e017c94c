package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"accord/app/paper"
)

// Columns share the whole of a table, and where there is room for all words, none is torn.
func TestColumnsHaveRoomForTheirWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.SampledFrom([]string{"и", "Форум", "отправлено", "Министерство", "29.11.2022", "ШШШШШШ", "промышленности", "Машиностроительный", "сельскохозяйственного"})
		table := paper.Table{}
		for range rapid.IntRange(1, 5).Draw(rt, "columns") {
			table.Columns = append(table.Columns, paper.Column{Head: word.Draw(rt, "head"), Width: rapid.IntRange(1, 9).Draw(rt, "width")})
		}
		for range rapid.IntRange(0, 6).Draw(rt, "rows") {
			var row paper.Row
			for range table.Columns {
				row.Cells = append(row.Cells, paper.Words(strings.Join(rapid.SliceOfN(word, 0, 12).Draw(rt, "cell"), " ")))
			}
			table.Rows = append(table.Rows, row)
		}
		shares := table.Widths(paper.LettersAcross)
		whole := 0.0
		for i, share := range shares {
			whole += share
			for _, r := range table.Rows {
				for w := range strings.FieldsSeq(r.Cells[i].String()) {
					if len([]rune(w)) > int(share*paper.LettersAcross) {
						rt.Errorf("column %d of %v letters tears %q", i, share*paper.LettersAcross, w)
					}
				}
			}
		}
		if whole < 0.999 || whole > 1.001 {
			rt.Errorf("the columns are %v of the whole", whole)
		}
	})
}

// A column with much to say is broad and one with little is narrow, whatever was asked for.
func TestColumnsAreAsBroadAsTheirTexts(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Head: "Кто", Width: 10}, {Head: "Что", Width: 1}}}
	for i := range 20 {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(fmt.Sprint("Иван ", i)), paper.Words(strings.Repeat("представить предложения ", 9))}})
	}
	if shares := table.Widths(paper.LettersUpright); shares[1] < 0.85 {
		t.Errorf("the long texts have %v of the width", shares[1])
	}
}
