package persons

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// card reads a person and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	person, around, err := desk.Read[register.Person](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		p.head(c, person, around.Lines, on)
		p.appointments(c, person, around.Lines, on)
		contacts(c, person)
		desk.HangsOn(c, p.desk, desk.InvitedTo(around.Mentioners, person.Label()))
		desk.Long(c, "person.note", person.Note)
	}, nil
}

// head says who this is: the name, and the post held on the day.
func (p *page) head(c *kit.Card, person *register.Person, lines map[register.ID]storage.Line, on register.Date) {
	kicker := lang.T("kind.person")
	if person.NativeName != "" && !slices.Contains(person.Name.All(), person.NativeName) {
		kicker += " · " + person.NativeName
	}
	c.Kicker(kicker)
	c.Title(desk.Words(person.Name))
	held, ok := person.AppointmentOn(on.First())
	switch {
	case ok:
		body := desk.LinkTo(p.desk, lines, held.PartnerID)
		c.Paragraph(append([]kit.Part{kit.Bold(desk.Words(held.Post))}, after(" · ", body)...)...)
	case len(person.Appointments) > 0:
		c.Paragraph(kit.Missing(lang.T("person.card.no_post_on", lang.Day(on))))
	default:
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("person.card.no_post")))
	}
	for _, problem := range desk.Problems(person.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

// after puts a mark before parts, where there are any.
func after(mark string, parts []kit.Part) []kit.Part {
	if len(parts) == 0 {
		return nil
	}
	return append([]kit.Part{kit.Plain(mark)}, parts...)
}

// appointments lists all posts: that of the day first, then the latest; those not held on the day hold back.
func (p *page) appointments(c *kit.Card, person *register.Person, lines map[register.ID]storage.Line, on register.Date) {
	if len(person.Appointments) == 0 {
		return
	}
	c.Section(lang.T("person.appointments"))
	held, _ := person.AppointmentOn(on.First())
	rank := func(a register.Appointment) int {
		switch {
		case a == held:
			return 0
		case a.On(on.First()):
			return 1
		}
		return 2
	}
	all := slices.Clone(person.Appointments)
	slices.SortStableFunc(all, func(a, b register.Appointment) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.From, a.From))
	})
	for _, a := range all {
		post := kit.Soft(desk.Words(a.Post))
		if a.On(on.First()) {
			post = kit.Plain(desk.Words(a.Post))
		}
		left := append([]kit.Part{post}, after("\n", desk.LinkTo(p.desk, lines, a.PartnerID))...)
		c.Row(left, []kit.Part{kit.Soft(term(a))}, nil)
	}
}

// term says from when to when a post is held.
func term(a register.Appointment) string {
	switch {
	case a.From == "" && a.To == "":
		return lang.T("person.card.term_unknown")
	case a.To == "":
		return lang.T("person.card.since", lang.Day(a.From))
	case a.From == "":
		return lang.T("person.card.until", lang.Day(a.To))
	}
	return lang.Days(a.From, a.To)
}

func contacts(c *kit.Card, person *register.Person) {
	var other []string
	for _, name := range append(person.Name.All(), person.Aliases...) {
		if name != desk.Words(person.Name) && !slices.Contains(other, name) {
			other = append(other, name)
		}
	}
	if person.Phone+person.Email == "" && person.Salutation.IsZero() && len(other) == 0 {
		return
	}
	c.Section(lang.T("person.section.contacts"))
	desk.Fill(c, "person.salutation", desk.Words(person.Salutation))
	desk.Fill(c, "person.phone", person.Phone)
	desk.Fill(c, "person.email", person.Email)
	desk.Fill(c, "person.aliases", strings.Join(other, "; "))
}
