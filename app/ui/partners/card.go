package partners

import (
	"context"
	"maps"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

const (
	listed = 40  // partners and persons that it names at the most
	atOnce = 200 // persons read at once in search of those who hold a post on the day
)

// found is what a card shows of a partner beside the record itself.
type found struct {
	lines      map[register.ID]storage.Line
	above      []register.ID // from the top of the tree down
	below      []storage.PartnerRow
	belowCount int
	depth      map[register.ID]int // of those below
	people     []storage.PersonRow
	links      []storage.ProductionLinkRow // of the partner and those below it
	linkCount  int
	on         register.Date
	mentioners []storage.Mentioner
}

// card reads a partner and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	var partner *register.Partner
	var around desk.Around
	var above map[register.ID]storage.Line
	f := found{on: on}
	err := storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			partner, around, err = desk.Read[register.Partner](ctx, p.store, id)
			return err
		},
		func(ctx context.Context) (err error) {
			if f.above, err = p.store.Above(ctx, register.Ref{Kind: register.KindPartner, ID: id}); err == nil {
				above, err = p.store.Lines(ctx, f.above...)
			}
			return err
		},
		func(ctx context.Context) error { return p.tree(ctx, id, &f) },
		func(ctx context.Context) error {
			links, err := p.store.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Query: storage.Query{Language: lang.Current()}, On: on, Partner: id})
			if err != nil {
				return err
			}
			f.linkCount = len(links)
			f.links, err = p.store.ProductionLinkRows(ctx, links[:min(len(links), listed)], on)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	f.lines, f.mentioners = around.Lines, around.Mentioners
	maps.Copy(f.lines, above)
	return func(c *kit.Card) { p.draw(c, partner, f) }, nil
}

// tree reads the partners below one, and the holders of posts there.
func (p *page) tree(ctx context.Context, id register.ID, f *found) error {
	tree, err := p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Under: id})
	if err != nil {
		return err
	}
	return storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			var ordered []register.ID
			if ordered, f.depth, err = p.store.Tree(ctx, register.KindPartner, tree); err != nil {
				return err
			}
			below := slices.DeleteFunc(ordered, func(one register.ID) bool { return one == id })
			f.belowCount = len(below)
			f.below, err = p.store.PartnerRows(ctx, below[:min(len(below), listed)])
			return err
		},
		func(ctx context.Context) (err error) { f.people, err = p.people(ctx, tree, id, f.on); return err },
	)
}

// people returns those who hold a post on the day at the partner or below it.
func (p *page) people(ctx context.Context, tree []register.ID, id register.ID, on register.Date) ([]storage.PersonRow, error) {
	ids, err := p.store.PersonIDs(ctx, storage.PersonQuery{Query: storage.Query{Language: lang.Current()}, Partner: id})
	if err != nil {
		return nil, err
	}
	var people []storage.PersonRow
	for some := range slices.Chunk(ids, atOnce) {
		rows, err := p.store.PersonRows(ctx, some, on)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			held, ok := (&register.Person{Appointments: row.Appointments}).AppointmentOn(on.First())
			if ok && slices.Contains(tree, held.PartnerID) {
				people = append(people, row)
			}
		}
		if len(people) >= listed {
			return people[:listed], nil
		}
	}
	return people, nil
}

func (p *page) draw(c *kit.Card, partner *register.Partner, f found) {
	kicker := []string{lang.Capital(lang.T("partner.kind." + string(partner.Kind))), side(partner.Ours)}
	if partner.Code != "" {
		kicker = append(kicker, partner.Code)
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(partner.Name))
	for _, problem := range desk.Problems(partner.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
	desk.Fill(c, "partner.country", country(partner))
	c.Field(lang.T("partner.parent"), p.above(f)...)
	desk.Fill(c, "partner.names", strings.Join(otherNames(partner), " · "))
	desk.Fill(c, "partner.aliases", strings.Join(partner.Aliases, ", "))
	c.Paragraph(kit.Link(lang.T("profile.open"), func() { p.desk.Profile(partner.ID) }), kit.Soft(" · "), kit.Link(lang.T("trade.charts.title"), func() { p.desk.Charts(partner.ID) }))
	p.below(c, f)
	p.heads(c, partner, f.people, f.on)
	p.posts(c, partner, f.people)
	p.links(c, f)
	desk.HangsOn(c, p.desk, slices.DeleteFunc(desk.InvitedTo(f.mentioners, partner.Label()), func(m storage.Mentioner) bool {
		return m.Role == register.RoleParent || m.Role == register.RoleEmployer ||
			m.Kind == register.KindProductionLink || m.Kind == register.KindTradeRecord // shown above, and in the profile
	}))
	desk.Long(c, "partner.note", partner.Note)
}

// country is the usual name of the country that the code stands for, where the partner is not
// called so itself.
func country(partner *register.Partner) string {
	code, _, _ := strings.Cut(partner.Code, "-") // RU-TA lies in RU
	name := lang.CountryName(code)
	if name == code || name == desk.Words(partner.Name) {
		return ""
	}
	return name
}

// otherNames are the partner's names in the other languages.
func otherNames(partner *register.Partner) []string {
	var names []string
	for _, name := range partner.Name.All() {
		if name != desk.Words(partner.Name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// above is the way down the tree to the partner, each step a link.
func (p *page) above(f found) []kit.Part {
	var way []kit.Part
	for _, id := range f.above {
		if len(way) > 0 {
			way = append(way, kit.Soft(" › "))
		}
		way = append(way, desk.LinkTo(p.desk, f.lines, id)...)
	}
	return way
}

// belowStep sets in the name of a partner for each one between it and the partner of the card.
const belowStep = "      "

// below draws the tree of the partners that belong to this one.
func (p *page) below(c *kit.Card, f found) {
	if len(f.below) == 0 {
		return
	}
	c.Section(lang.T("partner.children"))
	for _, r := range f.below {
		left := kit.Plain(strings.Repeat(belowStep, max(0, f.depth[r.ID]-1)) + desk.Words(r.Name))
		c.Row([]kit.Part{left}, []kit.Part{kit.Soft(lang.T("partner.kind." + string(r.Kind)))}, func() {
			p.desk.Open(register.Ref{Kind: register.KindPartner, ID: r.ID})
		})
	}
	if more := f.belowCount - len(f.below); more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}

// leading returns the post by which a person heads a body on a day.
func leading(r storage.PersonRow, body register.ID, on register.Date) register.Appointment {
	for _, a := range r.Appointments {
		one := register.Person{Appointments: []register.Appointment{a}}
		if _, holds := one.AppointmentOn(on.First()); holds && a.PartnerID == body && a.Leads() {
			return a
		}
	}
	return register.Appointment{}
}

// heads says who heads the partner on the day, by the words of the post.
func (p *page) heads(c *kit.Card, partner *register.Partner, people []storage.PersonRow, on register.Date) {
	var heads []kit.Part
	for _, r := range people {
		held := leading(r, partner.ID, on)
		if held.Post.IsZero() {
			continue
		}
		if len(heads) > 0 {
			heads = append(heads, kit.Plain("\n"))
		}
		heads = append(heads, kit.Link(desk.Words(r.Name), func() { p.desk.Open(register.Ref{Kind: register.KindPerson, ID: r.ID}) }),
			kit.Soft(", "+desk.Words(held.Post)))
	}
	c.Field(lang.T("partner.head"), heads...)
}

// links draws what the enterprises of the partner, and of those below it, do with ours or theirs.
func (p *page) links(c *kit.Card, f found) {
	if len(f.links) == 0 {
		return
	}
	c.Section(lang.T("kind.production-link.many"))
	for _, r := range f.links {
		said := lang.Capital(lang.T("production-link.kind." + string(r.Kind)))
		if object := desk.Words(r.Object); object != "" {
			said += ": " + object
		}
		left := []kit.Part{kit.Plain(said), kit.Soft("\n" + desk.Words(r.Ours) + " — " + desk.Words(r.Theirs))}
		c.Row(left, []kit.Part{kit.Soft(lang.T("production-link.state." + string(r.State)))}, func() {
			p.desk.Open(register.Ref{Kind: register.KindProductionLink, ID: r.ID})
		})
	}
	if more := f.linkCount - len(f.links); more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}

// posts draws who holds a post there, with the post of the day.
func (p *page) posts(c *kit.Card, partner *register.Partner, people []storage.PersonRow) {
	if len(people) == 0 {
		return
	}
	c.Section(lang.T("partner.people"))
	for _, r := range people {
		left := []kit.Part{kit.Plain(desk.Words(r.Name)), kit.Soft(" · " + desk.Words(r.Post))}
		if body := desk.Words(r.Body); body != desk.Words(partner.Name) {
			left = append(left, kit.Soft(", "+body))
		}
		c.Row(left, nil, func() { p.desk.Open(register.Ref{Kind: register.KindPerson, ID: r.ID}) })
	}
}
