package read

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Mark is what hangs on a cell of a workbook: where it leads, what somebody has noted, over which rows it stands.
type Mark struct {
	// Row counts from 1, Column from 0.
	Row, Column int
	Link, Note  string
	// File is the path of a file beside the workbook that the link leads to.
	File string
	// Last is the last row of a cell that was merged over several, 0 of any other.
	Last int
	// Struck: what the cell says is struck through. Uncomputed: it holds a formula without a value.
	Struck, Uncomputed bool
	// Part is what of the cell is struck through, where that is not all of it.
	Part string
}

// marksAtMost is how many marks of a sheet are read, markAtMost how long one may be.
const (
	marksAtMost = 100_000
	markAtMost  = 10_000
)

// Marks returns the links and the notes of the cells of a sheet, and which were merged over several rows; only workbooks of Excel and
// LibreOffice have some that are read. What is struck through and what is not computed is told of Excel's alone.
func (b *Book) Marks(ctx context.Context, sheet int) ([]Mark, error) {
	if b.marks == nil || sheet < 0 || sheet >= len(b.Sheets) {
		return nil, nil
	}
	marks, err := b.marks(ctx, sheet)
	for i := range marks {
		marks[i].File = b.Beside(marks[i].Link)
	}
	return marks, err
}

// Beside returns the path of a linked file in the folder of the workbook or below it; nothing for any other: a workbook
// from elsewhere must not pick up files of this computer.
func (b *Book) Beside(link string) string {
	if link == "" || b.folder == "" || strings.Contains(link, "://") || strings.HasPrefix(link, "mailto:") {
		return ""
	}
	name, err := url.PathUnescape(strings.ReplaceAll(link, "\\", "/"))
	if err != nil || !filepath.IsLocal(filepath.FromSlash(name)) {
		return ""
	}
	folder, err := filepath.EvalSymlinks(b.folder)
	if err != nil {
		return ""
	}
	at, err := filepath.EvalSymlinks(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		return ""
	}
	within, err := filepath.Rel(folder, at)
	if err != nil || !filepath.IsLocal(within) {
		return ""
	}
	if about, err := os.Stat(at); err != nil || !about.Mode().IsRegular() || about.Size() > mostFile {
		return ""
	}
	return at
}

// relation is where a part of a workbook leads.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// packing is the parts of a workbook by their names.
type packing map[string]*zip.File

func packingOf(packed *zip.Reader) packing {
	parts := packing{}
	for _, part := range packed.File {
		parts[part.Name] = part
	}
	return parts
}

// read reads a small part; one that is not there is empty.
func (p packing) read(name string, into any) error {
	part, there := p[name]
	if !there {
		return nil
	}
	from, err := part.Open()
	if err != nil {
		return errors.Join(ErrBroken, err)
	}
	defer func() { _ = from.Close() }()
	if err := xml.NewDecoder(io.LimitReader(from, mostUnpacked/16)).Decode(into); err != nil {
		return errors.Join(ErrBroken, err)
	}
	return nil
}

// relations are those of a part, by their IDs, each with where it leads.
func (p packing) relations(name string) (map[string]relation, error) {
	var all struct {
		Relations []relation `xml:"Relationship"`
	}
	dir, file := path.Split(name)
	if err := p.read(dir+"_rels/"+file+".rels", &all); err != nil {
		return nil, err
	}
	by := map[string]relation{}
	for _, r := range all.Relations {
		if r.Mode != "External" {
			if absolute, is := strings.CutPrefix(r.Target, "/"); is {
				r.Target = absolute
			} else {
				r.Target = path.Join(dir, r.Target)
			}
		}
		by[r.ID] = r
	}
	return by, nil
}

// sheetPart is the part in which a sheet lies.
func (p packing) sheetPart(name string) (string, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := p.read("xl/workbook.xml", &book); err != nil {
		return "", err
	}
	parts, err := p.relations("xl/workbook.xml")
	if err != nil {
		return "", err
	}
	for _, s := range book.Sheets {
		if s.Name == name {
			return parts[s.ID].Target, nil
		}
	}
	return "", nil
}

// marksOfXLSX reads the marks of a sheet: the links stand behind its rows, the notes in a part of their own.
func marksOfXLSX(ctx context.Context, p packing, sheet string) ([]Mark, error) {
	part, err := p.sheetPart(sheet)
	if err != nil || part == "" {
		return nil, err
	}
	relations, err := p.relations(part)
	if err != nil {
		return nil, err
	}
	marks, err := p.behindRows(ctx, part, relations)
	if err != nil {
		return nil, err
	}
	cells, err := p.cellsOf(ctx, part)
	if err != nil {
		return nil, err
	}
	marks = append(marks, cells...)
	for _, r := range relations {
		if !strings.HasSuffix(r.Type, "/comments") {
			continue
		}
		notes, err := p.notes(r.Target)
		if err != nil {
			return nil, err
		}
		marks = append(marks, notes...)
	}
	return marks[:min(len(marks), marksAtMost)], nil
}

var endOfRows = []byte("</sheetData>")

// behindRows reads what stands behind the rows of a sheet: which cells were merged over several rows, and the links that lead out of
// the workbook.
func (p packing) behindRows(ctx context.Context, name string, relations map[string]relation) ([]Mark, error) {
	part, there := p[name]
	if !there {
		return nil, nil
	}
	from, err := part.Open()
	if err != nil {
		return nil, errors.Join(ErrBroken, err)
	}
	defer func() { _ = from.Close() }()
	tail, err := behind(ctx, io.LimitReader(from, mostUnpacked), endOfRows)
	if err != nil || tail == nil {
		return nil, err
	}
	var marks []Mark
	d := xml.NewDecoder(tail)
	d.Strict = false
	for len(marks) < marksAtMost {
		token, err := d.RawToken()
		if err != nil {
			break // the end of a part of a document, or of what can be read of it
		}
		start, is := token.(xml.StartElement)
		if !is || start.Name.Local != "hyperlink" && start.Name.Local != "mergeCell" {
			continue
		}
		var at, to, id string
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "ref":
				at, to, _ = strings.Cut(a.Value, ":")
			case "id":
				id = a.Value
			}
		}
		if start.Name.Local == "mergeCell" {
			column, row, err := excelize.CellNameToCoordinates(at)
			_, last, errLast := excelize.CellNameToCoordinates(to)
			if err == nil && errLast == nil && last > row {
				marks = append(marks, Mark{Row: row, Column: column - 1, Last: last})
			}
			continue
		}
		if r, leads := relations[id]; leads && r.Mode == "External" && len(r.Target) <= markAtMost {
			if column, row, err := excelize.CellNameToCoordinates(at); err == nil {
				marks = append(marks, Mark{Row: row, Column: column - 1, Link: r.Target})
			}
		}
	}
	return marks, nil
}

// behind returns what follows after some bytes, nil where they do not come.
func behind(ctx context.Context, from io.Reader, mark []byte) (io.Reader, error) {
	part := make([]byte, 0, 256<<10)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := io.ReadFull(from, part[len(part):cap(part)])
		part = part[:len(part)+n]
		if at := bytes.Index(part, mark); at >= 0 {
			return io.MultiReader(bytes.NewReader(bytes.Clone(part[at+len(mark):])), from), nil
		}
		if err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return nil, nil
			}
			return nil, errors.Join(ErrBroken, err)
		}
		kept := copy(part, part[len(part)-len(mark):])
		part = part[:kept]
	}
}

// notes reads the notes of cells.
func (p packing) notes(name string) ([]Mark, error) {
	var all struct {
		Comments []struct {
			Ref  string   `xml:"ref,attr"`
			Text []string `xml:"text>t"`
			Runs []string `xml:"text>r>t"`
		} `xml:"commentList>comment"`
	}
	if err := p.read(name, &all); err != nil {
		return nil, err
	}
	var marks []Mark
	for _, c := range all.Comments {
		text := strings.TrimSpace(strings.Join(append(c.Text, c.Runs...), ""))
		column, row, err := excelize.CellNameToCoordinates(c.Ref)
		if err == nil && text != "" && len(text) <= markAtMost {
			marks = append(marks, Mark{Row: row, Column: column - 1, Note: text})
		}
	}
	return marks, nil
}
