package spheres

import (
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a sphere.
func (p *page) form(f *kit.Form, s *register.Sphere) {
	f.Section("",
		kit.Line(
			kit.Phrase("sphere.name", &s.Name).Width(2).Required(),
			kit.Pick("sphere.parent", &s.ParentID, p.spheres()),
		),
		kit.Line(kit.Tags("sphere.aliases", &s.Aliases)),
		kit.Line(kit.LongPhrase("sphere.note", &s.Note)),
	)
	f.Section("", p.promisingRows(s))
}
