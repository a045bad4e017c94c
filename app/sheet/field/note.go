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

// note sets the note, and adds to it what other cells have for it and it does not say yet.
func (v Values) note(into *register.Text) {
	v.text("note", into)
	for _, l := range register.Languages {
		for line := range strings.Lines(v[Remarks].Text.Get(l)) {
			had := into.Get(l)
			says := func(one string) bool { return register.Line(one) == register.Line(line) }
			if !slices.ContainsFunc(strings.Split(had, "\n"), says) {
				into.Set(l, strings.TrimSpace(had+"\n"+strings.TrimRight(line, "\n")))
			}
		}
	}
}
