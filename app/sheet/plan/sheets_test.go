package plan_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/storage/register"
	"accord/storage/storagetest"
)

const today register.Date = "2022-12-05"

// workbook makes an XLSX of sheets by their names; the first is named before the others.
func workbook(t *testing.T, sheets ...sheet) string {
	t.Helper()
	file := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			require.NoError(t, file.SetSheetName("Sheet1", s.name))
		} else {
			_, err := file.NewSheet(s.name)
			require.NoError(t, err)
		}
		for n, row := range s.rows {
			at, err := excelize.CoordinatesToCellName(1, n+1)
			require.NoError(t, err)
			require.NoError(t, file.SetSheetRow(s.name, at, &row))
		}
		for _, m := range s.merged {
			require.NoError(t, file.MergeCell(s.name, m[0], m[1]))
		}
	}
	path := filepath.Join(t.TempDir(), "Реестр.xlsx")
	require.NoError(t, file.SaveAs(path))
	return path
}

type sheet struct {
	name   string
	rows   [][]any
	merged [][2]string
}

// written writes a file of text.
func written(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

// loaded reads a table and proposes what its columns mean.
func loaded(t testing.TB, path string, kind register.Kind) (*plan.Table, *mapping.Mapping) {
	t.Helper()
	book, err := read.Open(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	table, err := plan.Load(t.Context(), book, filepath.Base(path), kind, "", nil)
	require.NoError(t, err)
	return table, mapping.Propose(table.Shaped, kind)
}

// built is the plan of a table.
func built(t testing.TB, f *storagetest.Factory, table *plan.Table, m *mapping.Mapping) *plan.Plan {
	t.Helper()
	p, err := plan.Build(t.Context(), f.Store, table, m, plan.Edits{}, today)
	require.NoError(t, err)
	return p
}

// allNew lets every unknown name become a new record.
func allNew(m *mapping.Mapping) *mapping.Mapping {
	for _, k := range register.Kinds {
		m.Unknown[k] = mapping.New
	}
	return m
}
