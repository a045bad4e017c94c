package cli

import (
	"fmt"

	"accord/app/lang"
	"accord/storage/register"
)

// named gives the names of several records in one line.
func (p *page) named(ids ...register.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.names[id])
	}
	return join(", ", names...)
}

func (p *page) event(e *register.Event) {
	p.line("event.state", said(e.StateOn(p.on), eventState))
	p.line("event.kind", said(e.Kind, eventKind))
	p.line("event.days", lang.Days(e.From, e.To))
	p.text("event.place", e.Place)
	p.line("event.parent", p.names[e.ParentID])
	p.text("event.series", e.Series)
	if e.Edition > 0 {
		p.line("event.edition", fmt.Sprint(e.Edition))
	}
	p.line("event.organisers", p.named(e.OrganiserIDs...))
	p.line("event.role", said(e.Role, eventRole))
	p.text("event.class", e.Class)
	p.line("event.spheres", p.named(e.SphereIDs...))
	p.text("event.note", e.Note)
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

func (p *page) productionLink(l *register.ProductionLink) {
	p.line("production-link.state", said(l.StateOn(p.on), productionState))
	p.line("production-link.kind", said(l.Kind, productionKind))
	p.line("production-link.ours", p.names[l.OursID])
	p.line("production-link.theirs", p.names[l.TheirsID])
	p.text("production-link.object", l.Object)
	p.text("production-link.place", l.Place)
	p.line("production-link.since", lang.Day(l.Since))
	p.line("production-link.until", lang.Day(l.Until))
	if l.Share > 0 {
		p.line("production-link.share", lang.Percent(l.Share))
	}
	p.line("production-link.sphere", p.names[l.SphereID])
	p.line("production-link.source", p.names[l.Source.ID])
	var steps []string
	for _, s := range l.Steps {
		day := lang.T("cli.day_unknown")
		if s.On != "" {
			day = lang.T("cli.since", lang.Day(s.On))
		}
		steps = append(steps, productionState(s.State)+": "+day)
	}
	p.line("production-link.steps", steps...)
	p.text("production-link.note", l.Note)
}
