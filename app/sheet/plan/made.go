package plan

import (
	"cmp"
	"slices"

	"accord/app/sheet/field"
	"accord/storage"
	"accord/storage/register"
)

// makeable are the kinds of records that can be made of a name alone.
var makeable = []register.Kind{register.KindPartner, register.KindPerson, register.KindSphere, register.KindEvent, register.KindAgreement, register.KindCommission}

// made makes a record of a name, of a person with the post that stands behind it.
func made(k register.Kind, name, post string, ours bool) register.Record {
	text := register.Text{}
	text.Set(field.LanguageOf(name), register.Line(name))
	var r register.Record
	switch k {
	case register.KindPartner:
		p := &register.Partner{Ours: ours}
		field.PartnerNamed(p, field.LanguageOf(name), register.Line(name))
		p.Kind, p.Code = kindOfPartner(name, "")
		if code := field.Country(name); code != "" {
			p.Name = field.CountryNames(code)
			for _, other := range append([]string{register.Line(name)}, register.StateNames(code)...) { // it is looked for by any of them
				if key := storage.Fold(other); !slices.ContainsFunc(append(p.Name.All(), p.Aliases...), func(one string) bool { return storage.Fold(one) == key }) {
					p.Aliases = append(p.Aliases, other)
				}
			}
		}
		r = p
	case register.KindPerson:
		r = &register.Person{Name: text}
		if post != "" {
			var said register.Text
			said.Set(field.LanguageOf(post), post)
			r = &register.Person{Name: text, Appointments: []register.Appointment{{Post: said}}}
		}
	case register.KindSphere:
		r = &register.Sphere{Name: text}
	case register.KindEvent:
		kind, known := field.EventKind(name)
		if !known {
			kind = register.EventOther
		}
		r = &register.Event{Title: text, Kind: kind}
	case register.KindAgreement:
		kind, known := field.KindOf(name)
		if !known {
			kind = string(register.AgreementAgreement)
		}
		r = &register.Agreement{Title: text, Kind: register.AgreementKind(kind)}
	case register.KindCommission:
		kind, known := field.CommissionKind(name)
		if !known {
			kind = register.CommissionIntergovernmental
		}
		r = &register.Commission{Title: text, Kind: kind}
	default:
		return nil
	}
	r.Meta().ID = register.NewID()
	return r
}

// kindOfPartner guesses by its name what a partner is, and the code of a state that has none yet.
func kindOfPartner(name, known string) (kind register.PartnerKind, code string) {
	switch code := field.Country(name); len(code) {
	case 2:
		return register.PartnerState, cmp.Or(known, code)
	case 4:
		return register.PartnerFormerState, known
	}
	return register.PartnerKind(field.PartnerKind(name)), known
}
