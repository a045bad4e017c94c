package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

type sheetImportCommand struct {
	File   string `arg:"" name:"file"`
	Kind   string `name:"kind" required:"" placeholder:"KIND"`
	Map    string `name:"map" placeholder:"MAP.json"`
	Keep   string `name:"keep-map" placeholder:"MAP.json"`
	Sheet  string `name:"sheet" placeholder:"SHEET"`
	Money  string `name:"currency" placeholder:"USD"`
	DryRun bool   `name:"dry-run"`
	Report string `name:"report" placeholder:"FILE.xlsx|.csv"`
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// mapAtMost is how long the file of a mapping may be.
const mapAtMost = 8 << 20

// sheetImport imports the rows of a table, or shows what would become of them.
func (c *command) sheetImport(what sheetImportCommand) error {
	kind, currency, err := what.means()
	if err != nil {
		return err
	}
	var m *mapping.Mapping
	if what.Map != "" {
		if m, err = readMapping(what.Map, kind); err != nil {
			return trouble.At(what.Map, err)
		}
	}
	table, err := c.readTable(what, kind, m)
	if err != nil {
		return trouble.At(what.File, err)
	}
	if m == nil {
		m = mapping.Propose(table.Shaped, kind)
	} else {
		m = m.On(table.Shaped)
	}
	if currency != "" {
		m = m.Clone() // one that was given may fix nothing
		m.Fixed[field.Currency] = currency
	}
	if what.Keep != "" {
		if err := storage.Write(what.Keep, m.Write); err != nil {
			return trouble.At(what.Keep, err)
		}
	}
	open := c.changing
	if what.DryRun {
		open = c.withRegister
	}
	return open(func(s *storage.Store) error { return c.takeSheet(s, what, table, m) })
}

// means reads the options, and refuses those that no import has.
func (what sheetImportCommand) means() (kind register.Kind, currency string, err error) {
	kind, err = kindOf(what.Kind)
	switch {
	case err != nil:
		return "", "", err
	case !slices.Contains(field.Kinds, kind):
		return "", "", wrongValue("--kind", what.Kind, strings.Join(kindNames(field.Kinds), ", "))
	case what.Format != asTable && what.Format != asJSON:
		return "", "", wrongValue("--format", what.Format, "table, json")
	}
	if ext := strings.ToLower(filepath.Ext(what.Report)); what.Report != "" && !slices.Contains(sheet.Extensions, ext) {
		return "", "", wrongFile("--report", what.Report, sheet.Extensions)
	}
	currency, err = register.ReadCurrency(what.Money)
	if _, has := field.Find(kind, field.Currency); what.Money != "" && (err != nil || !has) {
		return "", "", wrongValue("--currency", what.Money, "USD, RUB, EUR, CNY, KZT, AZN")
	}
	return kind, currency, nil
}

// readMapping reads a file that says what the columns mean, for a kind of records.
func readMapping(path string, kind register.Kind) (*mapping.Mapping, error) {
	text, err := plainfile.Read(path, mapAtMost)
	if err != nil {
		return nil, err
	}
	m, err := mapping.Read(strings.NewReader(string(text)))
	if err == nil && m.Kind != kind {
		err = mapping.ErrFormat
	}
	return m, err
}

// readTable reads the sheet that was asked for, else the one that the mapping names, else the first; m may be nil.
func (c *command) readTable(what sheetImportCommand, kind register.Kind, m *mapping.Mapping) (*plan.Table, error) {
	as := read.As{}
	if m != nil {
		as = m.As()
	}
	book, err := read.OpenAs(what.File, as)
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }()
	name := what.Sheet
	if name == "" && m != nil {
		if _, err := book.Sheet(m.Sheet); err == nil {
			name = m.Sheet
		}
	}
	return plan.Load(c.ctx, book, filepath.Base(what.File), kind, name, nil)
}

func kindNames(kinds []register.Kind) (names []string) {
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return names
}

// takeSheet makes the plan, carries it out unless that was forbidden, and prints it.
func (c *command) takeSheet(s *storage.Store, what sheetImportCommand, table *plan.Table, m *mapping.Mapping) error {
	p, err := plan.Build(c.ctx, s, table, m, plan.Edits{}, c.today())
	if err != nil {
		return trouble.At(what.File, err)
	}
	if what.Report != "" {
		if err := storage.Write(what.Report, func(w io.Writer) error { return p.Report(w, what.Report) }); err != nil {
			return trouble.At(what.Report, err)
		}
	}
	var batch register.ID
	switch {
	case p.Empty() && p.Counts[plan.Same] > 0 && p.Counts[plan.Faulty]+p.Counts[plan.Likely] == 0:
		err = storage.ErrHeld
	case p.Empty():
		err = p.Nothing()
	case !what.DryRun:
		if batch, err = p.Apply(c.ctx, s); err != nil {
			return err
		}
	}
	if what.Format == asJSON {
		if err := c.tellPlanAsJSON(p, what.DryRun, batch); err != nil {
			return err
		}
	} else if err := c.tellPlan(p, what.DryRun, batch); err != nil {
		return err
	}
	return trouble.At(what.File, err)
}

// rowsTold is the number of undecided rows and names listed one by one.
const rowsTold = 50

// tellPlan prints a plan for people: how the columns were understood, how many rows become what, and what keeps others back.
func (c *command) tellPlan(p *plan.Plan, dry bool, batch register.ID) error {
	kind := p.Mapping.Kind
	columns := table{}
	for _, one := range p.Columns {
		meaning := lang.Unknown
		if f, known := field.Find(kind, one.Field); known {
			meaning = f.Label(kind)
		}
		columns.add("  "+one.Head, meaning)
	}
	if p.Table.Name != "" {
		_, _ = fmt.Fprintln(c.out, lang.T("sheet.sheet", p.Table.Name))
	}
	if err := columns.write(c.out); err != nil {
		return err
	}
	counts := table{right: map[int]bool{1: true}}
	for _, state := range plan.States {
		if n := p.Counts[state]; n > 0 {
			counts.add("  "+lang.Capital(lang.T("sheet.state."+string(state))), lang.Number(int64(n)))
		}
	}
	if n := len(p.Made); n > 0 {
		counts.add("  "+lang.T("sheet.made"), lang.Number(int64(n)))
	}
	_, _ = fmt.Fprintln(c.out)
	if err := counts.write(c.out); err != nil {
		return err
	}
	switch {
	case dry:
		_, _ = fmt.Fprintln(c.out, "\n"+lang.T("sheet.dry"))
	case !batch.IsZero():
		_, _ = fmt.Fprintln(c.out, "\n"+lang.T("sheet.done", batch))
	}
	c.tellDoubts(p, dry)
	c.tellOpen(p)
	return nil
}

// doubtsTold is the number of doubts of a kind listed one by one.
const doubtsTold = 10

// tellDoubts prints to the error output what is doubtful in the rows that are taken, kind by kind.
func (c *command) tellDoubts(p *plan.Plan, dry bool) {
	say := func(line string) { _, _ = fmt.Fprintln(c.env.Stderr, line) } // there is nowhere left to complain
	doubts := p.Doubts()
	switch {
	case len(doubts) == 0:
		return
	case dry:
		say(lang.T("sheet.doubts.dry"))
	default:
		say(lang.T("sheet.doubts"))
	}
	for _, lines := range doubts {
		for _, line := range lines[:min(len(lines), doubtsTold)] {
			say("  " + line)
		}
		if more := len(lines) - doubtsTold; more > 0 {
			say("  " + lang.N("problem.more", more, lang.Number(int64(len(lines)))))
		}
	}
}

// tellOpen prints the open decisions and the rejected rows to the error output.
func (c *command) tellOpen(p *plan.Plan) {
	say := func(line string) { _, _ = fmt.Fprintln(c.env.Stderr, line) } // there is nowhere left to complain
	if len(p.Questions) > 0 {
		say(lang.T("sheet.undecided"))
		for _, q := range p.Questions[:min(len(p.Questions), rowsTold)] {
			line := "  " + strings.Join(q.Texts(), ", ") + " (" + q.Where() + ")"
			var names []string
			for _, one := range q.Suggested {
				names = append(names, one.Name)
			}
			if len(names) > 0 {
				line += ": " + strings.Join(names, "; ") + "?"
			}
			say(line)
		}
		if more := len(p.Questions) - rowsTold; more > 0 {
			say("  " + lang.N("problem.more", more, lang.Number(int64(len(p.Questions)))))
		}
	}
	shown, all := 0, p.Counts[plan.Faulty]+p.Counts[plan.Likely]
	if all > 0 {
		say(lang.T("sheet.not_taken"))
	}
	for _, row := range p.Rows {
		if row.State != plan.Faulty && row.State != plan.Likely {
			continue
		}
		if shown++; shown > rowsTold {
			say("  " + lang.N("problem.more", all-rowsTold, lang.Number(int64(all))))
			return
		}
		say("  " + lang.Number(int64(p.Table.Line(row.Number))) + " · " + strings.Join(p.Remarks(row), "; "))
	}
}
