package documents

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a document. Files come on its card; here they are named, put in order and taken away.
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
	if len(d.Versions) == 0 {
		return
	}
	f.Section("",
		kit.Rows("document.versions", &d.Versions, func(_ int, v *register.Version) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Text("document.file.name", &v.Name).At("name").Width(1.4).Required(),
				kit.Growing("document.version.note", &v.Note).At("note").Width(2),
			)}
		}),
	)
}
