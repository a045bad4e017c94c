package plan_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/app/sheet/field"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Excel counts days and shows them written; so does the sheet of remarks, and the note of what has no field of its own.
func TestDaysThatAreCountedAreWrittenInRemarksAndNotes(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Дата сдачи в архив", "Листов"},
		[]any{"1/02", "Соглашение о спорте", "Турция", 37281, 37282, 37283},
	)
	require.Len(t, p.New, 1)
	assert.Equal(t, "Дата сдачи в архив: 26.01.2002\nЛистов: 37283", p.New[0].(*register.Agreement).Note.Ru)

	var report bytes.Buffer
	require.NoError(t, p.Report(&report, ".xlsx"))
	book, err := excelize.OpenReader(&report)
	require.NoError(t, err)
	t.Cleanup(func() { _ = book.Close() })
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	assert.Equal(t, []string{"1/02", "Соглашение о спорте", "Турция", "25.01.2002", "26.01.2002", "37283"}, rows[1][2:])
}

// Who has corrected a cell finds the corrected one beside the remark about it, and a sum is read as it was corrected.
func TestACorrectedCellStandsInTheRemarksAndInTheSum(t *testing.T) {
	f := storagetest.New(t)
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Страна", "Период", "Направление", "Стоимость", "Валюта"},
		{"Турция", "2023", "экспорт", "70,5 млн", "EUR"},
	}}), register.KindTradeRecord)
	m = allNew(m)
	m.Fixed[field.Currency] = "USD"
	p, err := plan.Build(t.Context(), f.Store, table, m, plan.Edits{Corrected: map[string]string{table.Key(3, 2): "80,5 млн"}}, "2026-12-01")
	require.NoError(t, err)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, int64(8_050_000_000), p.New[0].(*register.TradeRecord).Value.Minor)
	var report bytes.Buffer
	require.NoError(t, p.Report(&report, ".csv"))
	assert.Contains(t, report.String(), "80,5 млн")
	assert.NotContains(t, report.String(), "70,5 млн")
}
