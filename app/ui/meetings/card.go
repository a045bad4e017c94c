package meetings

import (
	"context"
	"slices"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// reading is what a card says of a meeting.
type reading struct {
	*register.Meeting
	on    register.Date
	lines map[register.ID]storage.Line
	posts map[register.ID]register.Text // on the day of the meeting
	// standings are those of what settled the outcomes and what was spoken of.
	standings map[register.ID]string
	item      register.Text // the item of the programme under which it was held
}

// card reads a meeting and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	meeting, around, err := desk.Read[register.Meeting](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	m := reading{Meeting: meeting, on: on, lines: around.Lines, posts: map[register.ID]register.Text{}}
	var settling []register.Ref
	for _, one := range m.Mentions() {
		if one.Role == register.RoleSettling || one.Role == register.RoleSpokenOf {
			settling = append(settling, one.Ref)
		}
	}
	day := m.ownDay() // read before others write into what it is read from
	err = storage.AtOnce(ctx,
		func(ctx context.Context) error {
			rows, err := p.store.PersonRows(ctx, slices.Concat(meeting.Ours, meeting.Theirs), day)
			for _, r := range rows {
				m.posts[r.ID] = r.Post
			}
			return err
		},
		func(ctx context.Context) (err error) {
			m.standings, err = columns.Standings(ctx, p.store, settling, on)
			return err
		},
		func(ctx context.Context) error {
			if meeting.ItemID.IsZero() {
				return nil
			}
			r, err := p.store.Record(ctx, register.Ref{Kind: register.KindVisit, ID: meeting.VisitID})
			if err != nil {
				return err
			}
			for _, item := range r.(*register.Visit).Programme {
				if item.ID == meeting.ItemID {
					m.item = item.Title
				}
			}
			return nil
		},
	)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		p.head(c, m)
		p.facts(c, m)
		p.people(c, "meeting.theirs", m, m.Theirs)
		p.people(c, "meeting.ours", m, m.Ours)
		desk.Long(c, "meeting.points", m.Points)
		desk.Long(c, "meeting.content", m.Content)
		desk.Long(c, "meeting.record", m.Record)
		desk.DrawSpokenOf(c, p.desk, m.lines, m.standings, slices.Concat(m.AgreementIDs, m.CommissionIDs)...)
		p.settler.Draw(c, meeting, m.lines, m.standings)
		report(c, m)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "meeting.note", m.Note)
	}, nil
}

// ownDay is the day for posts: the meeting's, else the day of the desk.
func (m reading) ownDay() register.Date {
	if m.Day != "" {
		return m.Day.First()
	}
	return m.on.First()
}

func (p *page) head(c *kit.Card, m reading) {
	kicker := []string{lang.T("kind.meeting")}
	if m.Number != "" {
		kicker = append(kicker, lang.Numbered(m.Number))
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(m.Title))
	switch {
	case m.Day == "":
		c.Banner(kit.ToneAmber, lang.T("meeting.card.undated"))
	case m.Day.First() > m.on:
		c.Banner(kit.ToneBlue, lang.T("meeting.card.to_come", lang.Day(m.Day)))
	default:
		c.Banner(kit.ToneGrey, lang.T("meeting.card.held", lang.Day(m.Day)))
	}
	desk.DrawSteps(p.desk, c, m.Meeting, p.next(m)...)
	desk.TellLost(c, m.Outcomes, m.lines)
	for _, problem := range desk.Problems(m.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

func (p *page) facts(c *kit.Card, m reading) {
	c.Section(lang.T("meeting.section.main"))
	when := lang.LongDay(m.Day)
	if m.Start != "" {
		when += ", " + m.Start
		if m.End != "" {
			when += "–" + m.End
		}
	}
	desk.Fill(c, "meeting.day", when)
	if place := desk.Words(m.Place); place != "" {
		said := []kit.Part{kit.Plain(place)}
		if utc, ok := desk.Offset(m.Zone, m.ownDay()); ok {
			said = append(said, kit.Soft(" ("+utc+")"))
		}
		c.Field(lang.T("meeting.place"), said...)
	}
	c.Field(lang.T("meeting.partners"), desk.LinksTo(p.desk, m.lines, m.PartnerIDs...)...)
	visit := desk.LinkTo(p.desk, m.lines, m.VisitID)
	if item := desk.Words(m.item); item != "" && len(visit) > 0 {
		visit = append(visit, kit.Soft("\n"+item))
	}
	c.Field(lang.T("meeting.visit"), visit...)
	desk.Fill(c, "meeting.ground", desk.Words(m.Ground))
	desk.Fill(c, "meeting.aim", desk.Words(m.Aim))
	permitted := desk.LinkTo(p.desk, m.lines, m.PermitterID)
	if permit := desk.Words(m.Permit); permit != "" {
		if len(permitted) > 0 {
			permit = ", " + permit
		}
		permitted = append(permitted, kit.Plain(permit))
	}
	c.Field(lang.T("meeting.permitted"), permitted...)
}

// people names those of one side, each with the post held on the day.
func (p *page) people(c *kit.Card, key string, m reading, ids []register.ID) {
	if len(ids) == 0 {
		return
	}
	c.Section(lang.T(key))
	for _, id := range ids {
		left := desk.LinkTo(p.desk, m.lines, id)
		if post := desk.Words(m.posts[id]); post != "" {
			left = append(left, kit.Plain("\n"+post))
		} else {
			left = append(left, kit.Missing("\n"+lang.T("card.no_post", lang.Day(m.ownDay()))))
		}
		c.Row(left, nil, nil)
	}
}

// report says whether a report of the meeting was given, when and to whom.
func report(c *kit.Card, m reading) {
	c.Section(lang.T("meeting.section.report"))
	if m.ReportedOn == "" && m.ReportedTo.IsZero() {
		c.Paragraph(kit.Missing(lang.Capital(lang.T("meeting.report.missing"))))
		return
	}
	desk.Fill(c, "meeting.reported_on", lang.Day(m.ReportedOn))
	desk.Fill(c, "meeting.reported_to", desk.Words(m.ReportedTo))
}
