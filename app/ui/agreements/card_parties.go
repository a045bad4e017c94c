package agreements

import (
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// posts returns each signatory's post on the day of signing.
func (p *page) posts(ctx context.Context, a *register.Agreement) (map[register.ID]register.Text, error) {
	posts := map[register.ID]register.Text{}
	for _, party := range a.Parties {
		signed := a.SignedBy(party)
		if party.SignatoryID.IsZero() || signed == "" {
			continue
		}
		rows, err := p.store.PersonRows(ctx, []register.ID{party.SignatoryID}, signed.First())
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			posts[row.ID] = row.Post
		}
	}
	return posts, nil
}

// parties draws the parties: when and where each signed, and by whom in what post; of three and more, for whom it is in
// force.
func (p *page) parties(c *kit.Card, a *register.Agreement, on register.Date, lines map[register.ID]storage.Line, posts map[register.ID]register.Text) {
	s, whole := a.StandingOn(on), signing(a.Signing.On, a.Signing.At)
	if len(a.Parties) > 0 || whole != "" {
		c.Section(lang.T("agreement.parties"))
	}
	desk.Fill(c, "agreement.signing", whole)
	shown := a.Parties
	if len(shown) > partiesFolded && p.unfolded != a.ID {
		shown = shown[:partiesShown]
	}
	for _, party := range shown {
		parts := desk.LinkTo(p.desk, lines, party.PartnerID)
		if signed := signing(party.SignedOn, party.SignedAt); signed != "" {
			parts = append(parts, kit.Plain(" — "+signed))
		}
		if who := desk.LinkTo(p.desk, lines, party.SignatoryID); len(who) > 0 {
			parts = append(append(parts, kit.Plain(", ")), who...)
			post := desk.Words(posts[party.SignatoryID])
			switch {
			case post != "":
				parts = append(parts, kit.Plain(", "+post))
			case a.SignedBy(party) != "":
				parts = append(parts, kit.Missing(", "+lang.T("card.no_post", lang.Day(a.SignedBy(party)))))
			}
		}
		parts = append(parts, membership(s, party.PartnerID)...)
		c.Field(lang.Capital(lang.T("side."+string(party.Side))), parts...)
	}
	if len(a.Parties) > partiesFolded {
		p.otherParties(c, a, on, lines, len(shown) < len(a.Parties))
	}
	for _, m := range s.Members {
		if len(shown) < len(a.Parties) {
			break // folded with the rest
		}
		if !slices.ContainsFunc(a.Parties, func(party register.Party) bool { return party.PartnerID == m.PartnerID }) {
			c.Field(lang.Capital(lang.T("agreement.action."+string(a.JoinedBy(m.PartnerID)))), append(desk.LinkTo(p.desk, lines, m.PartnerID), membership(s, m.PartnerID)...)...)
		}
	}
}

// An agreement of more parties than partiesFolded shows so many of them at first.
const (
	partiesFolded = 12
	partiesShown  = 8
)

// otherParties offers to find one among many parties, and to show them all.
func (p *page) otherParties(c *kit.Card, a *register.Agreement, on register.Date, lines map[register.ID]storage.Line, folded bool) {
	find := kit.NewFilterChip(p.desk.Loader(), lang.T("agreement.parties.find"), false, partyOptions(a, on, lines))
	find.OnChange = func([]string) {
		chosen := find.Values()
		find.Set()
		if id := desk.One(chosen); !id.IsZero() {
			p.desk.Open(register.Ref{Kind: register.KindPartner, ID: id})
		}
	}
	word, unfold := lang.N("agreement.parties.all", len(a.Parties)), a.ID
	if !folded {
		word, unfold = lang.T("agreement.parties.fold"), register.None
	}
	c.Add(kit.Wrap(8, find, kit.NewButton(kit.ButtonLink, word, func() {
		p.unfolded = unfold
		p.again()
	})))
}

// partyOptions are the parties by their names, each with what the agreement is for it on the day.
func partyOptions(a *register.Agreement, on register.Date, lines map[register.ID]storage.Line) func(find string) []kit.Option {
	s := a.StandingOn(on)
	var all []kit.Option
	for _, party := range a.Parties {
		label := desk.Name(lines[party.PartnerID])
		for _, part := range membership(s, party.PartnerID) {
			label += part.Words()
		}
		all = append(all, kit.Option{Value: party.PartnerID.String(), Label: label})
	}
	slices.SortStableFunc(all, func(a, b kit.Option) int { return strings.Compare(a.Label, b.Label) })
	return func(find string) []kit.Option {
		find = strings.ToLower(strings.TrimSpace(find))
		return slices.DeleteFunc(slices.Clone(all), func(o kit.Option) bool { return !strings.Contains(strings.ToLower(o.Label), find) })
	}
}

// memberTones are the colours of a party's state in an agreement.
var memberTones = map[register.MemberState]kit.Tone{
	register.MemberIn: kit.ToneGreen, register.MemberSuspended: kit.ToneAmber, register.MemberLeaving: kit.ToneAmber,
	register.MemberOut: kit.ToneRed,
}

// membership says whether an agreement of three parties or more is in force for one of them on the day.
func membership(s register.Standing, partner register.ID) []kit.Part {
	said, state := lang.Member(s, partner)
	switch {
	case said == "":
		return nil
	case state == register.MemberNotYet:
		return []kit.Part{kit.Soft(" · " + said)}
	}
	return []kit.Part{kit.Toned(memberTones[state], " · "+said)}
}

// signing says when and where a party, or all of them, signed.
func signing(on register.Date, at register.Text) string {
	var said []string
	if on != "" {
		said = append(said, lang.Day(on))
	}
	if !at.IsZero() {
		said = append(said, desk.Words(at))
	}
	return strings.Join(said, ", ")
}
