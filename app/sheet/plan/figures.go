package plan

import (
	"strings"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/storage/pattern"
	"accord/storage/register"
)

// figures is how the numbers of a column are written: what neither a cell alone nor its reader can tell.
type figures struct {
	commas bool // which part thousands: 12,500.5
	tonnes bool // not kilograms
}

var (
	bothMarks = pattern.Of(`^\D*\d{1,3}(?:,\d{3})+\.\d|^\D*\d{1,3}(?:,\d{3}){2,}(?:\D|$)`)
	ofCommas  = pattern.Of(`\d[\d,]*,[\d,]*`)
	threeEach = pattern.Of(`^\d{1,3}(?:,\d{3})+$`)
	inTonnes  = pattern.Of(`(?i)(?:^|[\s,(])(?:т|тн|тонн\pL*|t|tons?|tonnes?|mt)\.?(?:$|[\s),])`) // not shown
)

// figuresOf says how the numbers of a column are written: its commas part thousands where one of its cells can be read so alone, and each
// of them can.
func (b *building) figuresOf(column int, head string) (f figures) {
	f.tonnes = b.fields[column].Name == "net" && inTonnes().MatchString(head)
	sure := false
	for _, r := range b.p.Table.Rows {
		if r.Number <= b.p.Table.Head || column >= len(r.Cells) {
			continue
		}
		cell := r.Cells[column]
		sure = sure || bothMarks().MatchString(cell)
		for _, number := range ofCommas().FindAllString(cell, -1) {
			if !threeEach().MatchString(number) {
				return f
			}
		}
	}
	f.commas = sure
	return f
}

// bare is the cell of a number without the commas that part its thousands.
func (f figures) bare(cell string) string {
	if f.commas {
		return strings.ReplaceAll(cell, ",", "")
	}
	return cell
}

// weighed reads how much there is of goods.
func (f figures) weighed(cell string) (thousandths int, err error) {
	n, err := register.ReadThousandths(pasted.PlainNumber(f.bare(cell)))
	if f.tonnes {
		n *= 1000
	}
	return int(n), err
}

// numbered reports whether a field holds figures that people write with thousands.
func numbered(f field.Field) bool {
	return f.Sort == field.Amount || f.Name == "quantity" || f.Name == "net"
}
