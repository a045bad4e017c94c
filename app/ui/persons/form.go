package persons

import (
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a person.
func (p *page) form(f *kit.Form, person *register.Person) {
	today := p.desk.Today()
	f.Section("person.section.main",
		kit.Line(
			kit.Phrase("person.name", &person.Name).Width(2).Required(),
			kit.Text("person.native_name", &person.NativeName),
			kit.Tags("person.aliases", &person.Aliases).Width(1.4),
		),
		kit.Line(
			kit.Phrase("person.salutation", &person.Salutation).Width(2),
			kit.Text("person.phone", &person.Phone),
			kit.Text("person.email", &person.Email).Width(1.4),
		),
	)
	f.Section("",
		kit.Rows("person.appointments", &person.Appointments, func(_ int, a *register.Appointment) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Phrase("person.post", &a.Post).Width(2).Required(),
				kit.Pick("person.body", &a.PartnerID, p.partners()).At("partner").Width(1.6),
				kit.Date("person.from", &a.From, today),
				kit.Date("person.to", &a.To, today),
			)}
		}).Adds("person.add_appointment", nil),
	)
	f.Section("",
		kit.Line(kit.LongPhrase("person.note", &person.Note)),
	)
}
