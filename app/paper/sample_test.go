package paper_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"time"

	"accord/app/paper"
	"accord/storage/register"
)

var made = time.Date(2022, 11, 29, 12, 0, 0, 0, time.UTC)

// everything is a paper with all that a paper can have.
func everything() *paper.Paper {
	return &paper.Paper{
		Title: "Справка о сотрудничестве", Author: "А. Б. Иванова", Language: register.Russian, Made: made,
		Sections: []paper.Section{{Blocks: []paper.Block{
			paper.Heading{Text: paper.Words("Справка о сотрудничестве с Азербайджаном")},
			paper.Paragraph{Style: paper.Lead, Text: paper.Words("на 29 ноября 2022 г.")},
			paper.Heading{Level: 1, Text: paper.Words("Торговля")},
			paper.Paragraph{Text: paper.Phrase{
				{Text: "Товарооборот за 2021 год "}, {Text: "превысил 70 млн долларов", Bold: true, Note: "Встреча 29.11.2022 в Баку"},
				{Text: ", за первое полугодие — ≈ 60 млн", Note: "Там же, ≥ 2 раза"}, {Text: " (" + "in English", Language: register.English}, {Text: ")."},
			}},
			paper.Facts{{Label: "Столица", Value: paper.Words("Баку")}, {Label: "Җитәкче", Value: paper.Phrase{{Text: "Рөстәм Миңнеханов", Italic: true}}}},
			paper.Heading{Level: 2, Text: paper.Words("Соглашения")},
			paper.Table{Caption: "Соглашения, которые действуют", Columns: []paper.Column{{Head: "№", Width: 1, Right: true}, {Head: "Название", Width: 6}, {Head: "С какого дня", Width: 3}},
				Rows: []paper.Row{
					{Band: true, Cells: []paper.Phrase{paper.Words("Межправительственные")}},
					{Cells: []paper.Phrase{paper.Words("1"), paper.Words("О поощрении *инвестиций* | и [прочем]"), paper.Words("17.05.2008").Noted("Реестр")}},
					{Cells: []paper.Phrase{paper.Words("2"), {{Text: "О культуре\nи науке"}, {Text: "\nисполнитель: КАМАЗ\nсрок: 2022 г.", Italic: true}}, paper.Words("—")}},
				}},
			paper.Points{{Mark: "1.", Text: paper.Words("Первый пункт.")}, {Mark: "2.1.", Text: paper.Words("Второй пункт, исполнитель — КАМАЗ.")}},
			paper.Paragraph{Style: paper.Boxed, Text: paper.Strong("Чего не хватает")},
			paper.Paragraph{Style: paper.Boxed, Text: paper.Words("– номера соглашения")},
			paper.Picture{PNG: chart(), Width: 60, Caption: "Товарооборот", Alt: "Столбики товарооборота"},
			paper.Signatures{{Post: "Сопредседатель российской части", Name: "Р. Н. Минниханов"}, {Post: "Сопредседатель азербайджанской части", Name: "Ш. Мустафаев"}},
			paper.Paragraph{Style: paper.Small, Text: paper.Words("Составлено 29.11.2022")},
		}}, {Landscape: true, Blocks: []paper.Block{
			paper.Heading{Level: 1, Text: paper.Words("Журнал встреч")},
			paper.Table{Columns: []paper.Column{{Head: "Дата", Width: 2}, {Head: "Кто", Width: 5}, {Head: "О чём", Width: 9}},
				Rows: []paper.Row{{Cells: []paper.Phrase{paper.Words("29.11.2022"), paper.Words("Ильхам Алиев"), paper.Words("Сотрудничество")}}}},
		}}},
	}
}

func chart() []byte {
	picture := image.NewRGBA(image.Rect(0, 0, 60, 30))
	for x := range 60 {
		for y := 30 - x/2; y < 30; y++ {
			picture.Set(x, y, color.RGBA{R: 31, G: 58, B: 95, A: 255})
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, picture)
	return b.Bytes()
}

// large is a paper of very long names and a treaty of 290 parties.
func large() *paper.Paper {
	name := strings.Repeat("Достопримечательности", 10)[:400]              // 200 letters without a space
	title := strings.Repeat("Соглашение о торговом сотрудничестве и ", 13) // 500 letters
	table := paper.Table{Columns: []paper.Column{{Head: "№", Width: 1, Right: true}, {Head: "Сторона", Width: 5}, {Head: "Название", Width: 5}}}
	for i := range 290 {
		cell := paper.Words("Сторона " + fmt.Sprint(i+1))
		if i%50 == 7 {
			cell = paper.Words(name)
		}
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(fmt.Sprint(i + 1)), cell, paper.Words("Конвенция")}})
	}
	table.Rows[100].Cells[2] = paper.Words(strings.Repeat(title, 20)) // longer than a page
	p := &paper.Paper{Title: title, Language: register.Russian, Made: made, Sections: []paper.Section{{Blocks: []paper.Block{
		paper.Heading{Text: paper.Words(title)},
	}}}}
	blocks := &p.Sections[0].Blocks
	for i := range 12 {
		*blocks = append(*blocks, paper.Heading{Level: 1, Text: paper.Words(fmt.Sprintf("Раздел %d", i+1))}, paper.Paragraph{Text: paper.Words(title + name)})
	}
	*blocks = append(*blocks, table, paper.Paragraph{Text: paper.Words("Конец.")})
	return p
}
