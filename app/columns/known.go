package columns

import (
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Partners are the columns of partners.
var Partners = func() []Column[storage.PartnerRow] {
	type row = storage.PartnerRow
	return []Column[row]{
		plain("code", "partner.code", func(r row) string { return r.Code }),
		choice("kind", "partner.kind", "partner.kind.", func(r row) register.PartnerKind { return r.Kind }),
		truth("ours", "partner.side", func(r row) bool { return r.Ours }, func(r row) string {
			if r.Ours {
				return word("side.", register.Ours)
			}
			return word("side.", register.Theirs)
		}).aside(),
		phrase("parent", "partner.parent", func(r row) register.Text { return r.Parent }).byText(),
		phrase("name", "partner.name", func(r row) register.Text { return r.Name }).byText(),
		list("aliases", "partner.aliases", func(r row) []string { return r.Aliases }).aside(),
	}
}()

// Persons are the columns of persons.
var Persons = func() []Column[storage.PersonRow] {
	type row = storage.PersonRow
	return []Column[row]{
		phrase("name", "person.name", func(r row) register.Text { return r.Name }).byText(),
		phrase("post", "person.post", func(r row) register.Text { return r.Post }),
		phrase("body", "person.body", func(r row) register.Text { return r.Body }),
		plain("native_name", "person.native_name", func(r row) string { return r.NativeName }).aside(),
		plain("phone", "person.phone", func(r row) string { return r.Phone }).aside(),
		plain("email", "person.email", func(r row) string { return r.Email }).aside(),
		list("aliases", "person.aliases", func(r row) []string { return r.Aliases }).aside(),
	}
}()

// Spheres are the columns of spheres.
var Spheres = func() []Column[storage.SphereRow] {
	type row = storage.SphereRow
	return []Column[row]{
		phrase("parent", "sphere.parent", func(r row) register.Text { return r.Parent }),
		phrase("name", "sphere.name", func(r row) register.Text { return r.Name }).byText(),
		list("aliases", "sphere.aliases", func(r row) []string { return r.Aliases }).aside(),
	}
}()

// Documents are the columns of files.
var Documents = func() []Column[storage.DocumentRow] {
	type row = storage.DocumentRow
	current := func(r row) register.Version { v, _ := r.Current(); return v }
	return []Column[row]{
		day("day", "document.day", func(r row) register.Date { return r.Day }).byDay(),
		choice("kind", "document.kind", "document.kind.", func(r row) register.DocumentKind { return r.Kind }),
		plain("language", "document.language", func(r row) string { return r.Language }).
			shows(func(r row) string {
				if r.Language == "" {
					return ""
				}
				return lang.LanguageName(r.Language)
			}),
		{
			Name: "size", Label: "document.size", Right: true, Value: func(r row) any { return current(r).Size },
			Text: func(r row) string {
				if current(r).Hash == "" {
					return ""
				}
				return lang.Size(current(r).Size)
			},
			Place: func(r row) any { return int(current(r).Size) },
		},
		number("versions", "document.versions", func(r row) int { return len(r.Versions) }).aside(),
		plain("sha256", "", func(r row) string { return current(r).Hash }),
		plain("file", "document.file", func(r row) string { return current(r).Name }),
		phrase("subject", "document.subjects", func(r row) register.Text { return r.Subject }).byText(),
		phrase("title", "document.title", func(r row) register.Text { return r.Title }).byText(),
	}
}()
