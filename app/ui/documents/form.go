package documents

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a document; its files come and go on the card.
func (p *page) form(f *kit.Form, d *register.Document) {
	language := append([]kit.Option{{Label: "—"}}, desk.LanguageOptions()...)
	f.Section("",
		kit.Line(
			kit.Phrase("document.title", &d.Title).Width(3).Required(),
			kit.Choice("document.kind", &d.Kind, desk.Options("document.kind.", register.DocumentKinds)).Width(1.4).Required(),
		),
		kit.Line(kit.PickRefs("document.subjects", &d.Subjects, desk.Subjects(p.store)).Required()),
		kit.Line(
			kit.Date("document.day", &d.Day, p.desk.Today()),
			kit.Choice("document.language", &d.Language, language),
		),
		kit.Line(kit.LongPhrase("document.note", &d.Note)),
	)
}
