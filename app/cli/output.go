package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"

	"accord/app/lang"
	"accord/storage/register"
)

// The forms of output.
const (
	asTable = "table"
	asJSON  = "json"
	asCSV   = "csv"
	asText  = "text"
)

// printer writes the rows of a list in one of the forms.
type printer interface {
	header(columns []heading) error
	row(cells []cell) error
	end() error
}

// heading is what a printer must know of a column.
type heading struct {
	name, label string
	right       bool
	// aside columns are left out of tables.
	aside bool
	// texts is true for a column of texts in several languages.
	texts bool
}

// printed reports whether tables show the column.
func (h heading) printed() bool { return h.label != "" && !h.aside }

// cell is a value, and as tables show it.
type cell struct {
	value any
	shown string
}

// newPrinter returns the printer of a form. A table without rows says the sentence of a key instead of its headings.
func newPrinter(format, none string, w io.Writer) printer {
	switch format {
	case asJSON:
		return &jsonPrinter{w: w}
	case asCSV:
		return &csvPrinter{w: csv.NewWriter(w)}
	}
	return &tablePrinter{w: w, none: none, table: table{right: map[int]bool{}}}
}

// tablePrinter shows the columns that have a heading.
type tablePrinter struct {
	w       io.Writer
	none    string // the key of what is said of no rows
	columns []heading
	table   table
}

func (p *tablePrinter) header(columns []heading) error {
	p.columns = columns
	var labels []string
	for _, c := range columns {
		if c.printed() {
			p.table.right[len(labels)] = c.right
			labels = append(labels, lang.Capital(lang.T(c.label)))
		}
	}
	p.table.add(labels...)
	return nil
}

func (p *tablePrinter) row(cells []cell) error {
	var shown []string
	for i, c := range cells {
		if p.columns[i].printed() {
			shown = append(shown, c.shown)
		}
	}
	p.table.add(shown...)
	return nil
}

func (p *tablePrinter) end() error {
	if len(p.table.rows) == 1 { // the headings
		_, err := fmt.Fprintln(p.w, lang.T(p.none))
		return err
	}
	return p.table.write(p.w)
}

// jsonPrinter writes a list of objects, one a line.
type jsonPrinter struct {
	w       io.Writer
	columns []heading
	begun   bool
}

func (p *jsonPrinter) header(columns []heading) error {
	p.columns = columns
	return nil
}

func (p *jsonPrinter) row(cells []cell) error {
	line := ",\n {"
	if !p.begun {
		line = "[\n {"
	}
	p.begun = true
	for i, c := range cells {
		if i > 0 {
			line += ", "
		}
		value, err := toJSON(c.value)
		if err != nil {
			return err
		}
		line += fmt.Sprintf("%q: %s", p.columns[i].name, value)
	}
	_, err := io.WriteString(p.w, line+"}")
	return err
}

func (p *jsonPrinter) end() error {
	end := "\n]\n"
	if !p.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(p.w, end)
	return err
}

// toJSON returns one value. A text always has all its languages here, for scripts to rely on.
func toJSON(value any) (string, error) {
	if t, ok := value.(register.Text); ok {
		value = struct {
			Ru string `json:"ru"`
			En string `json:"en"`
			Tt string `json:"tt"`
		}(t)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return string(bytes.TrimSpace(out.Bytes())), err
}

// csvPrinter writes RFC 4180, a text as one column a language.
type csvPrinter struct{ w *csv.Writer }

func (p *csvPrinter) header(columns []heading) error {
	var names []string
	for _, c := range columns {
		if !c.texts {
			names = append(names, c.name)
			continue
		}
		for _, l := range register.Languages {
			names = append(names, c.name+"_"+string(l))
		}
	}
	return p.w.Write(names)
}

func (p *csvPrinter) row(cells []cell) error {
	var values []string
	for _, c := range cells {
		t, ok := c.value.(register.Text)
		if !ok {
			values = append(values, csvCell(c.value))
			continue
		}
		for _, l := range register.Languages {
			values = append(values, lang.Cell(t.Get(l)))
		}
	}
	return p.w.Write(values)
}

// csvCell returns a value that is no Text, nothing for one that is not known. Numbers are what they are, with their signs.
func csvCell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return lang.Cell(v)
	}
	return fmt.Sprint(value)
}

func (p *csvPrinter) end() error {
	p.w.Flush()
	return p.w.Error()
}
