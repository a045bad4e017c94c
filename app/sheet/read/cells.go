package read

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
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
	shared, err := p.struckStrings(ctx)
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
	cells.Split(before(beginOfCell))
	var marks []Mark
	for n := 0; cells.Scan() && len(marks) < marksAtMost; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if m := cellMark(cells.Bytes(), struck, shared); m.Struck || m.Uncomputed {
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

// before cuts a part of a workbook where a tag begins.
func before(tag []byte) bufio.SplitFunc {
	return func(part []byte, last bool) (advance int, token []byte, err error) {
		if at := bytes.Index(part, tag); at >= 0 {
			return at + len(tag), part[:at], nil
		}
		if last && len(part) > 0 {
			return len(part), part, nil
		}
		return 0, nil, nil
	}
}

var (
	beginOfString = []byte("<si")
	strike        = []byte("<strike")
)

// struckStrings are the words struck through in strings that cells share, by the numbers of these.
func (p packing) struckStrings(ctx context.Context) (map[string]string, error) {
	part, there := p["xl/sharedStrings.xml"]
	if !there {
		return nil, nil
	}
	from, err := part.Open()
	if err != nil {
		return nil, errors.Join(ErrBroken, err)
	}
	defer func() { _ = from.Close() }()
	all := bufio.NewScanner(io.LimitReader(from, mostUnpacked))
	all.Buffer(make([]byte, 256<<10), 8*mostCell)
	all.Split(before(beginOfString))
	struck := map[string]string{}
	for n := -1; all.Scan(); n++ { // what stands before the first is none
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if words := struckWords(all.Bytes()); words != "" && n >= 0 {
			struck[strconv.Itoa(n)] = words
		}
	}
	if err := all.Err(); err != nil && !errors.Is(err, bufio.ErrTooLong) {
		return nil, errors.Join(ErrBroken, err)
	}
	return struck, nil
}

// struckWords are the words of a text in runs that are struck through, by what follows the beginning of its tag.
func struckWords(text []byte) string {
	if !bytes.Contains(text, strike) {
		return ""
	}
	var words []string
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	run, struck := false, false
	for {
		token, err := d.RawToken()
		if err != nil {
			return strings.TrimSpace(strings.Join(words, ""))
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "r":
				struck = false
			case "strike":
				struck = attribute(t, "val") != "0" && attribute(t, "val") != "false"
			case "t":
				run = true
			}
		case xml.EndElement:
			run = run && t.Name.Local != "t"
		case xml.CharData:
			if run && struck {
				words = append(words, string(t))
			}
		}
	}
}

// cellMark is what a cell tells, by the text behind its beginning.
func cellMark(cell []byte, struck []string, shared map[string]string) (m Mark) {
	head, said, _ := bytes.Cut(cell, []byte(">"))
	said, _, closed := bytes.Cut(said, endOfCell)
	if !closed || bytes.HasSuffix(head, []byte("/")) {
		return Mark{}
	}
	filled := bytes.Contains(said, []byte("<is>"))
	if _, value, has := bytes.Cut(said, []byte("<v>")); has {
		filled = !bytes.HasPrefix(value, []byte("</v>"))
		if number, _, closed := bytes.Cut(value, []byte("</v>")); closed && len(shared) > 0 && attributeIn(head, "t") == "s" {
			m.Part = shared[string(number)]
		}
	} else if filled {
		m.Part = struckWords(said)
	}
	m.Struck = m.Part != "" || filled && len(struck) > 0 && slices.Contains(struck, attributeIn(head, "s"))
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
