package field

import (
	"slices"
	"strings"

	"accord/storage/register"
)

// The fields that every kind has for columns which its records have no field for.
const (
	Remarks = "remarks" // goes into the note under the name of the column
	Link    = "link"    // is attached where it leads to a file beside the table, else it goes into the note
)

// spare are those fields. A column means one of them only where it means nothing else.
var spare = []Field{
	{Name: Remarks, Sort: Remark, Several: true, Spare: true, label: "sheet.field.remarks", heads: words("ответственный|ответственный орган|ответственное ведомство|ответственная организация|ответственное подразделение|ответственный исполнитель|ответственное лицо|исполнитель|куратор|координатор|контактное лицо|в ведении|курирующее ведомство|responsible|responsible body|responsible agency|responsible ministry|responsible person|lead agency|lead body|executor|executing agency|coordinator|contact|contact person|focal point|in charge|җаваплы|җаваплы орган|җаваплы ведомство|җаваплы кеше|башкаручы|куратор")},
	{Name: Link, Sort: Remark, Several: true, Spare: true, label: "sheet.field.link", heads: words("ссылка|гиперссылка|адрес ссылки|ссылка на текст|файл|имя файла|скан|скан копия|сканкопия|электронная копия|электронный образ|вложение|сайт|веб сайт|интернет адрес|link|hyperlink|url|web link|website|web page|file|file name|scan|scanned copy|attachment|сылтама|гиперсылтама|файл|сканы|сайт")},
}

// note sets the note, unless it begins with that already, and adds to it what other cells have for it and it does not say yet.
func (v Values) note(into *register.Text) {
	for _, l := range register.Languages {
		note, more := v["note"].Text.Get(l), v[Remarks].Text.Get(l)
		switch {
		case note == "" && more == "":
			continue
		case into.Get(l) == "" && (note == "" || more == ""): // as in nearly all rows
			into.Set(l, strings.TrimSpace(note+more))
			continue
		}
		said, had := linesOf(note), linesOf(into.Get(l))
		if len(said) > 0 && (len(said) > len(had) || !slices.Equal(said, had[:len(said)])) {
			into.Set(l, note)
			had = said
		}
		for line := range strings.Lines(more) {
			if one := register.Line(line); !slices.Contains(had, one) {
				into.Set(l, strings.TrimSpace(into.Get(l)+"\n"+strings.TrimRight(line, "\n")))
				had = append(had, one)
			}
		}
	}
}

// linesOf are the lines of a note as they are compared.
func linesOf(note string) (lines []string) {
	if note = strings.TrimSpace(note); note == "" {
		return nil
	}
	for line := range strings.Lines(note) {
		lines = append(lines, register.Line(line))
	}
	return lines
}
