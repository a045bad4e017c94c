package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet"
	"accord/app/trouble"
	"accord/storage"
)

type sheetCommand struct {
	Export sheetExportCommand `cmd:""`
	Import sheetImportCommand `cmd:""`
}

type sheetExportCommand struct {
	listQuestion `embed:""`
	Output       string `name:"output" short:"o" placeholder:"FILE.xlsx|.csv"`
}

// sheetExport writes a list as a table for a spreadsheet: all columns that have a heading.
func (c *command) sheetExport(what sheetExportCommand) error {
	kind, err := kindOf(what.Kind)
	if err != nil {
		return err
	}
	if ext := strings.ToLower(filepath.Ext(what.Output)); !slices.Contains(sheet.Extensions, ext) {
		return wrongFile("-o", what.Output, sheet.Extensions)
	}
	shape := listOf(kind)
	q, err := c.question(what.listQuestion, shape)
	if err != nil {
		return err
	}
	var heads []sheet.Head
	for _, h := range shape.columns {
		if h.label != "" {
			heads = append(heads, sheet.Head{Label: lang.Capital(lang.T(h.label)), Right: h.right})
		}
	}
	return c.withRegister(func(s *storage.Store) error {
		ids, err := c.listedIDs(s, shape, q, what.listQuestion)
		if err != nil {
			return err
		}
		rows := func(yield func([]sheet.Cell, error) bool) {
			for part := range slices.Chunk(ids, rowsAtOnce) {
				read, err := shape.sheet(c.ctx, s, part, q.on)
				if err != nil {
					yield(nil, err)
					return
				}
				for _, row := range read {
					var cells []sheet.Cell
					for i, one := range row {
						if shape.columns[i].label != "" {
							cells = append(cells, sheet.Of(one.shown, one.value))
						}
					}
					if !yield(cells, nil) {
						return
					}
				}
			}
		}
		return trouble.At(what.Output, storage.Write(what.Output, func(w io.Writer) error {
			return sheet.Write(w, what.Output, kindWord(kind), heads, rows)
		}))
	})
}
