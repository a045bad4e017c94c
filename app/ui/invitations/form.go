package invitations

import (
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of an invitation.
func (p *page) form(f *kit.Form, i *register.Invitation) {
	today, persons := p.desk.Today(), desk.Persons(p.store)
	visits := desk.Source(p.store, register.KindVisit, nil, nil)
	f.Section("invitation.section.main",
		kit.Line(
			kit.Choice("invitation.direction", &i.Direction, desk.Options("invitation.direction.", register.Directions)).Width(0.7).Required(),
			kit.Pick("invitation.from_partner", &i.FromPartnerID, p.partners(register.Ours)),
			kit.Pick("invitation.from_person", &i.FromPersonID, persons),
		),
		kit.Line(
			kit.Pick("invitation.to_person", &i.ToPersonID, persons),
			kit.Pick("invitation.to_partner", &i.ToPartnerID, p.partners(register.Theirs)),
			kit.Phrase("invitation.to_delegation", &i.ToDelegation),
		),
		kit.Line(
			kit.Pick("invitation.event", &i.EventID, p.events()),
			kit.Pick("invitation.visit", &i.VisitID, visits),
			kit.Phrase("invitation.purpose", &i.Purpose),
		),
	)
	f.Section("invitation.section.sent",
		kit.Line(
			kit.Choice("invitation.channel", &i.Channel, desk.Optional("invitation.channel.", register.Channels)),
			kit.Text("invitation.number", &i.Number),
			kit.Date("invitation.sent_on", &i.SentOn, today),
			desk.Due("invitation.reply_due", &i.ReplyDue, today),
		),
		kit.Line(desk.PickRef("invitation.source", &i.Source, p.store, register.KindVisit, register.KindMeeting, register.KindSession).At("source.id")),
	)
	f.Section("", kit.Rows("invitation.reminders", &i.Reminders, func(_ int, day *register.Date) []kit.Block {
		return []kit.Block{kit.Line(kit.Date("invitation.reminder", day, today).At("").Least(200))}
	}).Adds("invitation.add_reminder", nil))
	replies := append([]kit.Option{{Label: lang.T("invitation.no_reply")}}, desk.Options("invitation.reply.", register.Replies)...)
	f.Section("invitation.section.reply",
		kit.Line(
			kit.Choice("invitation.reply", &i.Reply, replies),
			kit.Date("invitation.replied_on", &i.RepliedOn, today),
			kit.Choice("invitation.reply_channel", &i.ReplyChannel, desk.Optional("invitation.channel.", register.ReplyChannels)),
			kit.Pick("invitation.substitute", &i.SubstituteID, persons).
				When(func() bool { return i.Reply == register.ReplyRepresentative || !i.SubstituteID.IsZero() }),
		),
		kit.Line(
			kit.Date("invitation.took_place", &i.TookPlace, today),
			kit.Pick("invitation.result_visit", &i.ResultVisitID, visits).Width(3),
		),
	)
	f.Section("invitation.section.more", kit.Line(kit.LongPhrase("invitation.note", &i.Note)))
}
