package read

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// cellsOf reads what only the cells themselves tell: which are struck through, and which hold a formula that nobody has computed yet.
// Programs that are no spreadsheets leave such formulas behind.
func (p packing) cellsOf(ctx context.Context, name string) ([]Mark, error) {
	part, there := p[name]
	if !there {
		return nil, nil
	}
	struck, err := p.struckStyles()
	if err != nil {
		return nil, err
	}
	from, err := part.Open()
	if err != nil {
		return nil, errors.Join(ErrBroken, err)
	}
	defer func() { _ = from.Close() }()
	cells := bufio.NewScanner(io.LimitReader(from, mostUnpacked))
	cells.Buffer(make([]byte, 256<<10), 8*mostCell)
	cells.Split(atCells)
	var marks []Mark
	for n := 0; cells.Scan() && len(marks) < marksAtMost; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if m := cellMark(cells.Bytes(), struck); m.Struck || m.Uncomputed {
			marks = append(marks, m)
		}
	}
	if err := cells.Err(); err != nil && !errors.Is(err, bufio.ErrTooLong) {
		return nil, errors.Join(ErrBroken, err)
	}
	return marks, nil // whoever reads the rows says that a cell is too long
}

var (
	beginOfCell = []byte("<c ")
	endOfCell   = []byte("</c>")
)

// atCells cuts the rows of a sheet where its cells begin.
func atCells(part []byte, last bool) (advance int, token []byte, err error) {
	if at := bytes.Index(part, beginOfCell); at >= 0 {
		return at + len(beginOfCell), part[:at], nil
	}
	if last && len(part) > 0 {
		return len(part), part, nil
	}
	return 0, nil, nil
}

// cellMark is what a cell tells, by the text behind its beginning.
func cellMark(cell []byte, struck []string) (m Mark) {
	head, said, _ := bytes.Cut(cell, []byte(">"))
	said, _, closed := bytes.Cut(said, endOfCell)
	if !closed || bytes.HasSuffix(head, []byte("/")) {
		return Mark{}
	}
	filled := bytes.Contains(said, []byte("<is>"))
	if _, value, has := bytes.Cut(said, []byte("<v>")); has {
		filled = !bytes.HasPrefix(value, []byte("</v>"))
	}
	m.Struck = filled && len(struck) > 0 && slices.Contains(struck, attributeIn(head, "s"))
	m.Uncomputed = !filled && bytes.Contains(said, []byte("<f"))
	if m.Struck || m.Uncomputed {
		column, row, err := excelize.CellNameToCoordinates(attributeIn(head, "r"))
		if err != nil {
			return Mark{}
		}
		m.Row, m.Column = row, column-1
	}
	return m
}

// attributeIn is the value of an attribute of a tag.
func attributeIn(tag []byte, name string) string {
	_, behind, _ := strings.Cut(" "+string(tag), " "+name+`="`)
	value, _, _ := strings.Cut(behind, `"`)
	return value
}

// struckStyles are the numbers of the styles of cells whose letters are struck through.
func (p packing) struckStyles() (struck []string, err error) {
	var styles struct {
		Fonts []struct {
			Strike *struct {
				Val string `xml:"val,attr"`
			} `xml:"strike"`
		} `xml:"fonts>font"`
		Cells []struct {
			Font int `xml:"fontId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := p.read("xl/styles.xml", &styles); err != nil {
		return nil, err
	}
	for i, c := range styles.Cells {
		if c.Font < 0 || c.Font >= len(styles.Fonts) {
			continue
		}
		if strike := styles.Fonts[c.Font].Strike; strike != nil && strike.Val != "0" && strike.Val != "false" {
			struck = append(struck, strconv.Itoa(i))
		}
	}
	return struck, nil
}
