package invitations

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

// reading is what a card says of an invitation.
type reading struct {
	*register.Invitation
	on    register.Date
	lines map[register.ID]storage.Line
	posts map[register.ID]storage.PersonRow // with the posts of the day
}

// card reads an invitation and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	record, around, err := desk.Read[register.Invitation](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	i := reading{Invitation: record, on: on, lines: around.Lines, posts: map[register.ID]storage.PersonRow{}}
	people := slices.DeleteFunc([]register.ID{i.ToPersonID, i.FromPersonID, i.SubstituteID}, register.ID.IsZero)
	rows, err := p.store.PersonRows(ctx, people, on)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		i.posts[r.ID] = r
	}
	return func(c *kit.Card) {
		p.head(c, i)
		p.sides(c, i)
		p.sending(c, i)
		p.reply(c, i)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "invitation.note", i.Note)
	}, nil
}

func (p *page) head(c *kit.Card, i reading) {
	c.Kicker(strings.Join([]string{lang.T("kind.invitation"), desk.Enum("invitation.direction.", i.Direction)}, " · "))
	c.Title(cmp.Or(name(i.lines, i.ToPersonID), desk.Words(i.ToDelegation), name(i.lines, i.ToPartnerID)))
	s := i.StateOn(i.on)
	c.Banner(desk.InvitationTones[s], lang.Capital(lang.T("invitation.state."+string(s))), desk.Said(explained(i.Invitation, s))...)
	desk.DrawSteps(p.desk, c, i.Invitation, p.next(i)...)
	for _, problem := range desk.Problems(i.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

// name is how a record is called, nothing where there is none.
func name(lines map[register.ID]storage.Line, id register.ID) string {
	line, ok := lines[id]
	if !ok {
		return ""
	}
	return desk.Name(line)
}

// explained says what the state follows from.
func explained(i *register.Invitation, s register.InvitationState) string {
	switch s {
	case register.InvitationTookPlace:
		return lang.Day(i.TookPlace)
	case register.InvitationNoReply:
		return lang.T("invitation.card.overdue", lang.Day(i.ReplyDue))
	case register.InvitationSent, register.InvitationReminded:
		if i.ReplyDue == "" {
			return lang.T("invitation.card.no_days")
		}
		return lang.T("invitation.card.days_left", lang.Day(i.ReplyDue))
	case register.InvitationPrepared:
		return ""
	}
	if i.RepliedOn == "" {
		return ""
	}
	return lang.T("invitation.card.answered", lang.Day(i.RepliedOn))
}

// sides says who invites whom to what.
func (p *page) sides(c *kit.Card, i reading) {
	c.Section(lang.T("invitation.section.main"))
	from := p.together(p.person(i, i.FromPersonID), desk.LinkTo(p.desk, i.lines, i.FromPartnerID))
	if len(from) == 0 {
		from = []kit.Part{kit.Missing(lang.T("invitation.card.no_inviter"))}
	}
	c.Field(lang.T("invitation.from"), from...)
	to := p.together(p.person(i, i.ToPersonID), desk.LinkTo(p.desk, i.lines, i.ToPartnerID))
	if words := desk.Words(i.ToDelegation); words != "" {
		to = p.together(to, []kit.Part{kit.Plain(words)})
	}
	c.Field(lang.T("invitation.to"), to...)
	occasion := p.together(desk.LinkTo(p.desk, i.lines, i.EventID), desk.LinkTo(p.desk, i.lines, i.VisitID))
	if words := desk.Words(i.Purpose); words != "" {
		occasion = p.together(occasion, []kit.Part{kit.Plain(words)})
	}
	c.Field(lang.T("invitation.occasion"), occasion...)
	c.Field(lang.T("invitation.source"), desk.LinkTo(p.desk, i.lines, i.Source.ID)...)
}

// together puts parts into one field, a line each.
func (p *page) together(first, second []kit.Part) []kit.Part {
	if len(first) > 0 && len(second) > 0 {
		first = append(first, kit.Plain("\n"))
	}
	return append(first, second...)
}

// person is a name with the post of the day.
func (p *page) person(i reading, id register.ID) []kit.Part {
	parts := desk.LinkTo(p.desk, i.lines, id)
	if post := desk.Words(i.posts[id].Post); post != "" {
		parts = append(parts, kit.Soft("\n"+post))
	}
	return parts
}

// sending says how and when it was sent.
func (p *page) sending(c *kit.Card, i reading) {
	if i.Channel == "" && i.Number == "" && i.SentOn == "" && len(i.Reminders) == 0 && i.ReplyDue == "" {
		return
	}
	c.Section(lang.T("invitation.section.sent"))
	desk.Fill(c, "invitation.channel", desk.Enum("invitation.channel.", i.Channel))
	desk.Fill(c, "invitation.number", i.Number)
	desk.Fill(c, "invitation.sent_on", lang.Day(i.SentOn))
	var days []string
	for _, d := range i.Reminders {
		days = append(days, lang.Day(d))
	}
	desk.Fill(c, "invitation.reminders", strings.Join(days, ", "))
	desk.Fill(c, "invitation.reply_due", lang.Day(i.ReplyDue))
}

// reply writes the answer and its consequences, without those of later days.
func (p *page) reply(c *kit.Card, i reading) {
	c.Section(lang.T("invitation.section.reply"), desk.Changing(p.desk, kit.NewButton(kit.ButtonLink, lang.T("invitation.replies"), func() {
		desk.EnterReplies(p.desk, p.store, p.room.Meant(i.ID))
	}))...)
	if i.Reply == "" || i.Steps().Replied > i.on {
		c.Paragraph(kit.Soft(lang.Capital(lang.T("invitation.no_reply"))))
	} else {
		desk.Fill(c, "invitation.reply", desk.Enum("invitation.reply.", i.Reply))
		desk.Fill(c, "invitation.replied_on", lang.Day(i.RepliedOn))
		desk.Fill(c, "invitation.reply_channel", desk.Enum("invitation.channel.", i.ReplyChannel))
		c.Field(lang.T("invitation.substitute"), p.person(i, i.SubstituteID)...)
	}
	if i.Steps().TookPlace <= i.on {
		desk.Fill(c, "invitation.took_place", lang.Day(i.TookPlace))
	}
	c.Field(lang.T("invitation.result_visit"), desk.LinkTo(p.desk, i.lines, i.ResultVisitID)...)
}
