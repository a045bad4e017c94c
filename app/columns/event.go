package columns

import (
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Events are the columns of events.
var Events = func() []Column[storage.EventRow] {
	type row = storage.EventRow
	from, to := func(r row) register.Date { return r.FromDay }, func(r row) register.Date { return r.ToDay }
	return []Column[row]{
		days("from", "event.days", from, to).byDay(),
		day("to", "event.to", to).aside(),
		choice("status", "event.state", "event.state.", func(r row) register.EventState { return r.State }),
		choice("kind", "event.kind", "event.kind.", func(r row) register.EventKind { return r.Kind }),
		number("edition", "event.edition", func(r row) int { return r.Edition }).aside(),
		number("invited", "event.invited", func(r row) int { return r.Invited }),
		number("coming", "event.coming", func(r row) int { return r.Coming }).aside(),
		number("silent", "event.silent", func(r row) int { return r.Silent }),
		phrase("place", "event.place", func(r row) register.Text { return r.Place }),
		phrase("organiser", "event.organisers", func(r row) register.Text { return r.Organiser }).byText().aside(),
		phrase("series", "event.series", func(r row) register.Text { return r.Series }).aside(),
		choice("role", "event.role", "event.role.", func(r row) register.EventRole { return r.Role }).aside(),
		phrase("class", "event.class", func(r row) register.Text { return r.Class }).aside(),
		phrase("sphere", "event.sphere", func(r row) register.Text { return r.Spheres }).aside(),
		phrase("title", "event.title", func(r row) register.Text { return r.Title }).byText(),
	}
}()

// Invitations are the columns of invitations.
var Invitations = func() []Column[storage.InvitationRow] {
	type row = storage.InvitationRow
	return []Column[row]{
		day("sent_on", "invitation.sent", func(r row) register.Date { return r.SentOn }).byDay(),
		day("reply_due", "invitation.due", func(r row) register.Date { return r.ReplyDue }).byDay(),
		choice("status", "invitation.state", "invitation.state.", func(r row) register.InvitationState { return r.State }),
		choice("direction", "invitation.direction", "invitation.direction.", func(r row) register.Direction { return r.Direction }),
		choice("channel", "invitation.channel", "invitation.channel.", func(r row) register.Channel { return r.Channel }).aside(),
		plain("number", "invitation.number", func(r row) string { return r.Number }).aside(),
		list("reminders", "invitation.reminders", func(r row) (sent []string) {
			for _, d := range r.Reminders {
				sent = append(sent, string(d))
			}
			return sent
		}).shows(func(r row) string {
			var sent []string
			for _, d := range r.Reminders {
				sent = append(sent, lang.Day(d))
			}
			return together(sent...)
		}).aside(),
		choice("reply", "invitation.reply", "invitation.reply.", func(r row) register.Reply { return r.Reply }).aside(),
		day("replied_on", "invitation.replied_on", func(r row) register.Date { return r.RepliedOn }).aside(),
		choice("reply_channel", "invitation.reply_channel", "invitation.channel.", func(r row) register.Channel { return r.ReplyChannel }).aside(),
		phrase("invitee", "invitation.invitee", func(r row) register.Text { return r.Invitee }).byText(),
		phrase("post", "invitation.post", func(r row) register.Text { return r.Post }),
		phrase("body", "invitation.body", func(r row) register.Text { return r.Body }),
		phrase("substitute", "invitation.substitute", func(r row) register.Text { return r.Substitute }).aside(),
		phrase("inviter", "invitation.from", func(r row) register.Text { return r.Inviter }).aside(),
		day("took_place", "invitation.took_place", func(r row) register.Date { return r.TookPlace }).aside(),
		phrase("occasion", "invitation.occasion", func(r row) register.Text { return r.Occasion }).byText(),
	}
}()

// Links are the columns of links between enterprises.
var Links = func() []Column[storage.ProductionLinkRow] {
	type row = storage.ProductionLinkRow
	return []Column[row]{
		choice("kind", "production-link.kind", "production-link.kind.", func(r row) register.ProductionKind { return r.Kind }),
		choice("status", "production-link.state", "production-link.state.", func(r row) register.ProductionState { return r.State }),
		day("since", "production-link.since", func(r row) register.Date { return r.Since }).byDay(),
		day("until", "production-link.until", func(r row) register.Date { return r.Until }).aside(),
		number("share", "production-link.share", func(r row) int { return r.Share }).shows(func(r row) string {
			if r.Share == 0 {
				return ""
			}
			return lang.Percent(r.Share)
		}).aside().decimal(func(row) int { return 2 }),
		phrase("sphere", "production-link.sphere", func(r row) register.Text { return r.Sphere }).aside(),
		phrase("ours", "production-link.ours", func(r row) register.Text { return r.Ours }).byText(),
		phrase("theirs", "production-link.theirs", func(r row) register.Text { return r.Theirs }).byText(),
		phrase("place", "production-link.place", func(r row) register.Text { return r.Place }).aside(),
		phrase("object", "production-link.object", func(r row) register.Text { return r.Object }).byText(),
	}
}()
