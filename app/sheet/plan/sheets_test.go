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

// The title over a table says what its rows are, and a head of two lines who stands on which side.
func TestTheTitleOfATableSaysOfWhatItIs(t *testing.T) {
	for title, want := range map[string]struct {
		kind  register.Kind
		heads []any
	}{
		"Реестр международных соглашений Республики Татарстан": {register.KindAgreement, []any{"№ п/п", "Наименование документа", "Срок действия", "Ответственный исполнитель", "Примечание"}},
		"Контакты зарубежных партнёров":                        {register.KindPartner, []any{"№", "Организация", "Страна", "Руководитель", "Телефон"}},
		"ПЕРЕЧЕНЬ ПОРУЧЕНИЙ по итогам визита делегации":        {register.KindCommitment, []any{"№", "Содержание", "Ответственные", "Срок"}},
	} {
		book, err := read.Open(workbook(t, sheet{name: "Лист1", rows: [][]any{{title}, {}, want.heads, {1, "А", "", "", ""}}}))
		require.NoError(t, err)
		kind, err := plan.Likeliest(t.Context(), book, "")
		require.NoError(t, err)
		require.NoError(t, book.Close())
		require.Equal(t, want.kind, kind, title)
	}
	p, _, m := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"№", "Наименование", "Стороны", "", "Подписание", ""},
		[]any{"", "", "от Республики Татарстан", "от иностранной стороны", "дата", "место"},
		[]any{1, "Соглашение о торговле", "Правительство РТ", "Азерб. Респ.", "12 марта 2015 г.", "г. Баку"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	require.Equal(t, []string{"ours", "theirs"}, []string{m.Columns[2].Field, m.Columns[3].Field})
	parties := p.New[0].(*register.Agreement).Parties
	require.Len(t, parties, 2)
	require.Equal(t, []register.Side{register.Ours, register.Theirs}, []register.Side{parties[0].Side, parties[1].Side})
}
