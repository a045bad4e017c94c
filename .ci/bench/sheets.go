package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

const tableRows = 100_000

// sheets looks a workbook of a hundred thousand agreements through, as before taking it in: read, understood, compared with the
// register and planned row by row. What is judged is the processor's time, for that of the clock is the machine's.
func (b *bench) sheets() error {
	file := filepath.Join(b.folder, "agreements.xlsx")
	if err := writeSheet(file); err != nil {
		return err
	}
	register := filepath.Join(b.folder, "sheet.accord")
	if err := exec.CommandContext(b.ctx, b.program, "--register", register, "sample").Run(); err != nil {
		return err
	}
	var seconds, memory samples
	for range 3 {
		took, most, err := b.ran("--register", register, "sheet", "import", file, "--kind", "agreement", "--dry-run")
		var refused *exec.ExitError
		if err != nil && !errors.As(err, &refused) {
			return err
		}
		seconds, memory = append(seconds, took*1000), append(memory, most)
	}
	b.table.add("planning a sheet of 100,000 rows, by the processor's time", seconds, milliseconds, 20_000)
	b.table.add("planning a sheet: memory at the most", memory, megabytes, 400)
	return os.Remove(register)
}

// writeSheet writes the same rows each time: fifteen columns, days as numbers and as texts.
func writeSheet(path string) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	rows, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	head := []any{"№ п/п", "Номер", "Наименование", "Страна", "Дата подписания", "Вступление в силу", "Место подписания", "Срок действия", "Примечание", "Содержание", "Оригинал", "Отдел", "Дело", "Том", "Лист"}
	if err := rows.SetRow("A1", head); err != nil {
		return err
	}
	countries := []string{"Азербайджан", "AZERBAIJAN", "Азербайджанская Республика", "U/N"}
	terms := []string{"3 года", "бессрочно", "", "до 31.12.2030"}
	for n := 2; n <= tableRows+1; n++ {
		day := any(25_000 + n%20_000)
		if n%3 == 0 {
			day = fmt.Sprintf("%02d.%02d.%d", 1+n%28, 1+n%12, 1950+n%70)
		}
		row := []any{n - 1, fmt.Sprintf("%d/%d", n, 1990+n%30), fmt.Sprintf("Соглашение о сотрудничестве в области номер %d", n), countries[n%4], day, "", "Казань/Баку", terms[n%4],
			"", fmt.Sprintf("О чём говорится в соглашении %d", n), "архив", "отдел", n % 500, n % 9, n}
		if err := rows.SetRow(fmt.Sprintf("A%d", n), row); err != nil {
			return err
		}
	}
	if err := rows.Flush(); err != nil {
		return err
	}
	return book.SaveAs(path)
}
