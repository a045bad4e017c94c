package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func invitations() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.InvitationIDs(ctx, storage.InvitationQuery{Query: q.Query, On: q.on, States: some[register.InvitationState](q.status), Partner: q.partner})
		},
	}, func(r storage.InvitationRow) register.ID { return r.ID }, columns.Invitations, (*storage.Store).InvitationRows)
}

func (p *page) invitation(i *register.Invitation) {
	p.line("invitation.state", said(i.StateOn(p.on), invitationState))
	p.line("invitation.direction", said(i.Direction, invitationDirection))
	p.line("invitation.from", p.named(i.FromPersonID, i.FromPartnerID))
	p.line("invitation.to", join("; ", p.named(i.ToPersonID, i.ToPartnerID), i.ToDelegation.Or(lang.Current())))
	p.line("invitation.occasion", join("; ", p.named(i.EventID, i.VisitID), i.Purpose.Or(lang.Current())))
	p.line("invitation.source", p.names[i.Source.ID])
	p.line("invitation.channel", said(i.Channel, channel))
	p.line("invitation.number", i.Number)
	p.line("invitation.sent_on", lang.Day(i.SentOn))
	var reminders []string
	for _, d := range i.Reminders {
		reminders = append(reminders, lang.Day(d))
	}
	p.line("invitation.reminders", join(", ", reminders...))
	p.line("invitation.reply_due", lang.Day(i.ReplyDue))
	p.line("invitation.reply", said(i.Reply, reply))
	p.line("invitation.replied_on", lang.Day(i.RepliedOn))
	p.line("invitation.reply_channel", said(i.ReplyChannel, channel))
	p.line("invitation.substitute", p.names[i.SubstituteID])
	p.line("invitation.took_place", lang.Day(i.TookPlace))
	p.line("invitation.result_visit", p.names[i.ResultVisitID])
	p.text("invitation.note", i.Note)
}

func invitationState(v register.InvitationState) string {
	return lang.T("invitation.state." + string(v))
}

func invitationDirection(v register.Direction) string {
	return lang.T("invitation.direction." + string(v))
}

func channel(v register.Channel) string { return lang.T("invitation.channel." + string(v)) }
func reply(v register.Reply) string     { return lang.T("invitation.reply." + string(v)) }
