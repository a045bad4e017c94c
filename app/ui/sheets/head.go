package sheets

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

// columnsHeight is how high the columns stand above the rows before they scroll: four lines and the beginning of the next.
const columnsHeight = 156

// showHead shows what the table is taken as, and what each column means.
func (p *Page) showHead() {
	first := []fyne.CanvasObject{
		kit.NewWords(p.table.File, kit.TextSize, true, kit.ColorText),
		p.chip(lang.T("sheet.as"), kindWords(), string(p.m.Kind), func(value string) {
			if value != "" && value != string(p.m.Kind) {
				p.load(register.Kind(value), p.table.Name)
			}
		}),
	}
	if len(p.sheets) > 1 {
		var options []kit.Option
		for _, s := range p.sheets {
			options = append(options, kit.Option{Value: s.Name, Label: s.Name})
		}
		first = append(first, p.chip(lang.T("sheet.of"), options, p.table.Name, func(value string) {
			if value != "" && value != p.table.Name {
				p.load(p.wanted, value) // another sheet is likely of another kind
			}
		}))
	}
	first = append(first, p.ways()...)
	first = append(append(first, p.sides()...), p.fixed()...)
	if p.money = p.currency(); p.money != nil {
		first = append(first, p.money)
	}
	more := kit.NewMenuButton(kit.ButtonQuiet, lang.T("sheet.more"), p.menu)
	columns := make([]fyne.CanvasObject, 0, len(p.m.Columns))
	meanings := p.meanings()
	for i := range p.table.Heads {
		columns = append(columns, p.columnChip(i, meanings))
	}
	p.head.Objects = []fyne.CanvasObject{kit.Under(
		kit.Frame(nil, nil, nil, kit.Inset(more, 0, 8, 12, 0), kit.Inset(kit.Wrap(8, first...), 16, 8, 8, 4)),
		p.columns.Box,
	)}
	p.columns.Hold(kit.Inset(kit.Wrap(8, columns...), 16, 2, 16, 8))
	p.head.Refresh()
}

// chip is a choice of one value; taken back it is the empty one.
func (p *Page) chip(word string, options []kit.Option, value string, changed func(value string)) *kit.FilterChip {
	c := kit.NewFilterChip(p.desk.Loader(), word, false, func(find string) []kit.Option { return among(options, find) })
	if i := slices.IndexFunc(options, func(o kit.Option) bool { return o.Value == value }); i >= 0 && value != "" {
		c.Set(options[i])
	}
	c.OnChange = func(chosen []string) {
		if len(chosen) == 0 {
			changed("")
			return
		}
		changed(chosen[0])
	}
	return c
}

// among are the options whose words hold a text.
func among(options []kit.Option, find string) []kit.Option {
	find = field.Fold(find)
	if find == "" {
		return options
	}
	return slices.DeleteFunc(slices.Clone(options), func(o kit.Option) bool { return !strings.Contains(field.Fold(o.Label), find) })
}

// ways are the choices for unknown names, unreadable cells and likely duplicates.
func (p *Page) ways() []fyne.CanvasObject {
	option := func(family string, ways ...mapping.Way) (options []kit.Option) {
		for _, w := range ways {
			options = append(options, kit.Option{Value: string(w), Label: lang.T(family + string(w))})
		}
		return options
	}
	way := mapping.Ask
	for _, w := range p.m.Unknown {
		way = w
	}
	return []fyne.CanvasObject{
		p.chip(lang.T("sheet.unknown"), option("sheet.unknown.", mapping.New, mapping.Empty), string(way), func(value string) {
			p.m.Unknown = map[register.Kind]mapping.Way{}
			for _, f := range field.Of(p.m.Kind) {
				if f.Kind != "" && value != "" {
					p.m.Unknown[f.Kind] = mapping.Way(value)
				}
			}
			p.decided()
		}),
		p.chip(lang.T("sheet.unreadable"), option("sheet.unreadable.", mapping.Note, mapping.Empty), string(p.m.Unreadable), func(value string) {
			p.m.Unreadable = mapping.Way(value)
			p.decided()
		}),
		p.chip(lang.T("sheet.likely"), option("sheet.likely.", mapping.New, mapping.Match), string(p.m.Likely), func(value string) {
			p.m.Likely = mapping.Way(value)
			p.decided()
		}),
	}
}

// fixed are the choices that hold for all rows, where no column has them.
func (p *Page) fixed() (chips []fyne.CanvasObject) {
	for _, f := range field.Of(p.m.Kind) {
		preset, is := field.Fixed(p.m.Kind)[f.Name]
		if f.Sort != field.Choice || !is || slices.ContainsFunc(p.m.Columns, func(c mapping.Column) bool { return c.Field == f.Name }) {
			continue
		}
		chips = append(chips, p.chip(f.Label(p.m.Kind), desk.Options(f.Family, f.Values), p.m.Fixed[f.Name], func(value string) {
			p.m.Fixed[f.Name] = cmp.Or(value, preset) // without any, no row could be taken
			p.decided()
		}))
	}
	return chips
}

// bodiesAtMost is how many bodies a choice offers.
const bodiesAtMost = 200

// sides are who stands on either side in all rows, where no column says it.
func (p *Page) sides() (chips []fyne.CanvasObject) {
	for _, f := range field.Of(p.m.Kind) {
		if !(f.Ours && f.Name == "ours" || f.Name == "partner") || slices.ContainsFunc(p.m.Columns, func(c mapping.Column) bool { return c.Field == f.Name }) {
			continue
		}
		word, side := f.Label(p.m.Kind), register.Theirs
		if f.Ours {
			word, side = lang.T("sheet.our_side"), register.Ours
		}
		c := kit.NewFilterChip(p.desk.Loader(), word, false, func(find string) []kit.Option {
			return among(append(p.bodies(side), bodiesNamed(p.latest.Load())...), find)
		})
		if said := p.m.Fixed[f.Name]; said != "" {
			c.Set(kit.Option{Value: said, Label: said})
		}
		c.OnChange = func(chosen []string) {
			if delete(p.m.Fixed, f.Name); len(chosen) > 0 {
				p.m.Fixed[f.Name] = chosen[0]
			}
			p.decided()
		}
		chips = append(chips, c)
	}
	return chips
}

// bodiesNamed are the bodies that only the table names: in a new register, all of them.
func bodiesNamed(made *plan.Plan) (options []kit.Option) {
	if made == nil {
		return nil
	}
	offer := func(name string) {
		if o := (kit.Option{Value: name, Label: name}); !slices.Contains(options, o) && len(options) < bodiesAtMost {
			options = append(options, o)
		}
	}
	for _, q := range made.Questions {
		if q.Kind == register.KindPartner {
			offer(register.Line(q.Text))
		}
	}
	for _, r := range made.Made {
		if partner, is := r.(*register.Partner); is {
			offer(partner.Name.Or(register.Russian))
		}
	}
	return options
}

// bodies are those of a side in the register; it is called off the screen.
func (p *Page) bodies(side register.Side) []kit.Option {
	ctx := context.Background()
	ids, err := p.store.PartnerIDs(ctx, storage.PartnerQuery{Side: side})
	if err != nil {
		return nil // a choice without its options, as where there are none
	}
	lines, err := p.store.Lines(ctx, ids[:min(len(ids), bodiesAtMost)]...)
	if err != nil {
		return nil
	}
	var options []kit.Option
	for _, id := range ids {
		if line, is := lines[id]; is {
			options = append(options, kit.Option{Value: desk.Name(line), Label: desk.Name(line)})
		}
	}
	return options
}

// currencies are offered first; any other is found by its code or its name.
var currencies = []string{"USD", "RUB", "EUR", "CNY", "TRY", "KZT", "AZN", "UZS", "BYN"}

// currency is that of all sums for which nothing names one; nil where the rows have no sums or a column says it.
func (p *Page) currency() *kit.FilterChip {
	name := field.Currency
	f, is := field.Find(p.m.Kind, name)
	if !is || slices.ContainsFunc(p.m.Columns, func(c mapping.Column) bool { return c.Field == name }) {
		return nil
	}
	c := kit.NewFilterChip(p.desk.Loader(), f.Label(p.m.Kind), false, func(find string) []kit.Option {
		options := among(plain(currencies), find)
		if code, err := register.ReadCurrency(find); err == nil && code != "" && !slices.Contains(options, kit.Option{Value: code, Label: code}) {
			options = append(options, kit.Option{Value: code, Label: code})
		}
		return options
	})
	if said := p.m.Fixed[name]; said != "" {
		c.Set(kit.Option{Value: said, Label: said})
	}
	c.OnChange = func(chosen []string) {
		if delete(p.m.Fixed, name); len(chosen) > 0 {
			p.m.Fixed[name] = chosen[0]
		}
		p.decided()
	}
	return c
}

// meanings are what columns may mean.
func (p *Page) meanings() (options []kit.Option) {
	for _, f := range field.Of(p.m.Kind) {
		options = append(options, kit.Option{Value: f.Name, Label: f.Label(p.m.Kind)})
	}
	return options
}

// columnChip is a column with its meaning.
func (p *Page) columnChip(i int, meanings []kit.Option) *kit.FilterChip {
	column := p.column(i)
	return p.chip(p.table.Heads[i], meanings, column.Field, func(value string) {
		column.Field = value
		p.decided()
	})
}

// column is what the mapping says of a column of the sheet; it is added where it says nothing.
func (p *Page) column(i int) *mapping.Column {
	nth := 0
	for _, head := range p.table.Heads[:i] {
		if field.Fold(head) == field.Fold(p.table.Heads[i]) {
			nth++
		}
	}
	for n := range p.m.Columns {
		if field.Fold(p.m.Columns[n].Head) == field.Fold(p.table.Heads[i]) {
			if nth == 0 {
				return &p.m.Columns[n]
			}
			nth--
		}
	}
	p.m.Columns = append(p.m.Columns, mapping.Column{Head: p.table.Heads[i]})
	return &p.m.Columns[len(p.m.Columns)-1]
}

// menu is what else can be done.
func (p *Page) menu() kit.Menu {
	menu := kit.Menu{
		{Word: lang.T("sheet.choose"), Do: p.choose},
		{Word: lang.T("sheet.paste"), Do: p.paste},
		nil,
		{Word: lang.T("sheet.map.propose"), Do: func() {
			p.m = mapping.Propose(p.table.Shaped, p.m.Kind)
			p.decided()
		}},
		{Word: lang.T("sheet.reading.ask"), Do: p.askReading},
		nil,
	}
	menu = append(menu, p.namedMaps()...)
	return append(menu,
		&kit.MenuItem{Word: lang.T("sheet.map.open"), Do: p.openMap},
		&kit.MenuItem{Word: lang.T("sheet.map.save"), Do: p.saveMap},
		nil,
		&kit.MenuItem{Word: lang.T("sheet.report"), Do: p.saveReport},
	)
}

// mapAtMost is how long the file of a mapping may be.
const mapAtMost = 8 << 20

// openMap takes the mapping that a colleague has given.
func (p *Page) openMap() {
	kit.OpenFile(p.desk.Window(), "", []string{".json"}, func(path string) {
		text, err := plainfile.Read(path, mapAtMost)
		var m *mapping.Mapping
		if err == nil {
			m, err = mapping.Read(strings.NewReader(string(text)))
		}
		if err == nil && m.Kind != p.m.Kind {
			err = mapping.ErrFormat
		}
		if err != nil {
			p.desk.Fail(trouble.At(path, err))
			return
		}
		p.use(m)
	})
}

// use reads the table by a mapping that was kept or given.
func (p *Page) use(m *mapping.Mapping) {
	p.m = m.On(p.table.Shaped)
	p.desk.Keep(p.keptAs(), p.m)
	if as := m.As(); as != p.as && p.coded != "" {
		p.as = as
		p.load(p.m.Kind, p.table.Name)
		return
	}
	p.decided()
}

func (p *Page) saveMap() {
	p.save(p.bareName(), ".json", p.m.Write)
}

// bareName is the name of the table's file without its ending.
func (p *Page) bareName() string { return strings.TrimSuffix(p.table.File, filepath.Ext(p.table.File)) }

// saveReport saves the rows with a column of remarks.
func (p *Page) saveReport() {
	if p.plan == nil {
		return
	}
	p.save(lang.T("sheet.remarks.file", p.bareName()), ".xlsx", func(to io.Writer) error { return p.plan.Report(to, ".xlsx") })
}

// save writes a file beside that of the table, unless another folder is chosen.
func (p *Page) save(name, extension string, write func(io.Writer) error) {
	folder := ""
	if p.path != "" {
		folder = filepath.Dir(p.path)
	}
	kit.SaveFile(p.desk.Window(), folder, name, extension, func(path string) {
		if err := storage.Write(path, write); err != nil {
			p.desk.Fail(trouble.At(path, err))
			return
		}
		p.desk.Say(lang.T("sheet.saved", filepath.Base(path)))
	})
}
