package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func persons() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PersonIDs(ctx, storage.PersonQuery{Query: q.Query, Partner: q.partner})
		},
	}, func(r storage.PersonRow) register.ID { return r.ID }, columns.Persons, (*storage.Store).PersonRows)
}

func (p *page) person(one *register.Person) {
	p.line("person.post", post(one, p.on))
	p.line("person.native_name", one.NativeName)
	p.line("person.aliases", one.Aliases...)
	var posts []string
	for _, a := range one.Appointments {
		posts = append(posts, join("; ", a.Post.Or(lang.Current()), p.names[a.PartnerID], period(a.From, a.To)))
	}
	p.line("person.appointments", posts...)
	p.text("person.salutation", one.Salutation)
	p.line("person.phone", one.Phone)
	p.line("person.email", one.Email)
	p.text("person.note", one.Note)
}
