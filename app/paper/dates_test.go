package paper_test

import (
	"testing"

	"accord/app/paper"
	"accord/storage/register"
)

// The days of an English paper are in words; what is no day, and what is said in another language, stays.
func TestDaysInTheLanguageOfThePaper(t *testing.T) {
	for text, want := range map[string]string{
		"29.11.2022": "29 November 2022", "in force until 17.05.2026, renewed": "in force until 17 May 2026, renewed", "12–14.12.2022": "12–14 December 2022",
		"30.11–02.12.2022": "30 November – 2 December 2022", "30.12.2022–02.01.2023": "30 December 2022–2 January 2023", "31.02.2022": "31.02.2022",
		"№ 14/25.01.2002": "№ 14/25.01.2002", "1029.11.2022": "1029.11.2022", "11.2022": "11.2022", "Соглашение от 25.01.2002": "Соглашение от 25.01.2002", "": "",
	} {
		for _, l := range register.Languages {
			p := &paper.Paper{Language: l, Sections: []paper.Section{{Blocks: []paper.Block{
				paper.Table{Rows: []paper.Row{{Cells: []paper.Phrase{{{Text: text, Note: text}}}}}}, paper.Points{{Text: paper.Words(text)}}, paper.Paragraph{Text: paper.Words(text)},
				paper.Facts{{Value: paper.Words(text)}}, paper.Heading{Text: paper.Words(text)},
			}}}}
			said := want
			if l != register.English {
				said = text
			}
			p.InWords().Phrases(func(phrase paper.Phrase) {
				if got := phrase.String(); got != said && got != " "+said && got != "" {
					t.Errorf("%q in %s is %q, want %q", text, l, got, said)
				}
				for _, s := range phrase {
					if s.Note != "" && s.Note != said {
						t.Errorf("the note %q in %s is %q", text, l, s.Note)
					}
				}
			})
		}
	}
}
