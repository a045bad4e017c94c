package partners

import (
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a partner. The code of a state names it where nobody has.
func (p *page) form(f *kit.Form, partner *register.Partner) {
	name := kit.Phrase("partner.name", &partner.Name).Width(3).Required()
	kind := kit.Choice("partner.kind", &partner.Kind, desk.Options("partner.kind.", register.PartnerKinds)).Width(1.4).Required()
	code := kit.Text("partner.code", &partner.Code).Least(90)
	var given register.Text
	call := func() {
		if partner.Name != given {
			return // somebody has named it
		}
		given = stateName(partner)
		partner.Name = given
		name.Reload()
	}
	kind.Then(call)
	code.Then(func() {
		if upper := strings.ToUpper(partner.Code); upper != partner.Code {
			partner.Code = upper
			code.Reload()
		}
		call()
	})
	f.Section("",
		kit.Line(name, kind, code),
		kit.Line(
			kit.Pick("partner.parent", &partner.ParentID, p.partners(partner.Ours)).Width(2),
			kit.Check("partner.ours", &partner.Ours),
		),
		kit.Line(kit.Tags("partner.aliases", &partner.Aliases)),
		kit.Line(kit.LongPhrase("partner.note", &partner.Note)),
	)
}

// stateName returns the name of the state with the code, in Russian and English; nothing for other partners and unknown
// codes.
func stateName(partner *register.Partner) register.Text {
	var name register.Text
	if partner.Kind != register.PartnerState || len(partner.Code) != 2 {
		return name
	}
	for _, l := range []register.Language{register.Russian, register.English} {
		if word := lang.CountryNameIn(l, partner.Code); word != partner.Code {
			name.Set(l, word)
		}
	}
	return name
}
