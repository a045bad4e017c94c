package plan_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

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
