package lineage

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/sheet"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// makeTable makes the lineage as a table, the nearest first.
func (p *Page) makeTable() {
	d := p.desk
	p.table = kit.NewColumnList(d.Loader(), p.columns(), func(one storage.Kin) register.ID { return one.ID }, p.rows)
	var layout kit.ColumnsLayout
	if d.Kept(keptColumns, &layout) {
		p.table.SetLayout(layout)
	}
	p.table.OnLayoutChanged = func(l kit.ColumnsLayout) { d.Keep(keptColumns, l) }
	p.table.OnOpen = func(id register.ID) {
		for _, one := range p.kin {
			if one.ID == id {
				d.Open(one.Ref)
			}
		}
	}
	p.table.OnMenu = func(id register.ID, at fyne.Position) {
		kit.ShowMenu(kit.Menu{
			{Word: lang.T("menu.open"), Do: func() { p.table.OnOpen(id) }},
			{Word: lang.T("menu.lineage"), Do: func() { d.Trace(id) }},
			{Word: lang.T("menu.copy_rows"), Do: p.table.Copy},
			{Word: lang.T("menu.export"), Do: p.Export},
		}, p.table, at)
	}
	p.table.OnCopied = func(rows int, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		d.Say(lang.N("list.copied", rows))
	}
}

// columns are those of the table.
func (p *Page) columns() []kit.Column[storage.Kin] {
	return []kit.Column[storage.Kin]{
		{ID: "step", Label: "lineage.column.step", Width: 150, Text: generation},
		{ID: "link", Label: "lineage.column.link", Width: 190, Soft: true, Text: func(one storage.Kin) string {
			if one.Role == "" {
				return ""
			}
			return lang.T("lineage.role." + string(one.Role))
		}},
		{ID: "kind", Label: "lineage.column.kind", Width: 130, Text: func(one storage.Kin) string { return lang.T("kind." + string(one.Line.Kind)) }},
		{ID: "name", Label: "lineage.column.name", Width: 420, Grow: true, Text: func(one storage.Kin) string { return desk.Name(one.Line) }},
		{ID: "hint", Label: "lineage.column.hint", Width: 150, Text: func(one storage.Kin) string { return desk.Words(one.Hint) }},
		{ID: "standing", Label: "lineage.column.standing", Width: 220, Text: func(one storage.Kin) string { return p.standings[one.ID] }},
	}
}

func (p *Page) rows(_ context.Context, ids []register.ID) ([]storage.Kin, error) {
	rows := make([]storage.Kin, 0, len(ids))
	for _, id := range ids {
		for _, one := range p.kin {
			if one.ID == id {
				rows = append(rows, one)
			}
		}
	}
	return rows, nil
}

// Export asks for a file and writes the lineage into it as a table.
func (p *Page) Export() {
	kin, shown := p.kin, p.table.ShownColumns()
	kit.SaveFile(p.desk.Window(), "", p.Word(), ".csv", func(path string) {
		kit.Load(p.desk.Loader(), &p.exporting, func(context.Context) (int, error) {
			return len(kin), desk.WriteTable(path, shown, kin)
		}, func(rows int, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			p.desk.Say(lang.N("list.exported", rows, filepath.Base(path)))
		})
	}, sheet.Extensions...)
}
