package invitations

import (
	"cmp"
	"fmt"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// next are what may come next in the life of an invitation.
func (p *page) next(i reading) []desk.Step {
	today := p.desk.Today()
	step := func(key, field string, take func(*register.Invitation)) desk.Step {
		return desk.FormStep(p.desk, p.store, i.ID, lang.T("invitation.step."+key), field, take)
	}
	send := step("send", "sent_on", func(now *register.Invitation) { now.SentOn = today })
	reply := step("reply", "reply", func(now *register.Invitation) { now.RepliedOn = cmp.Or(now.RepliedOn, today) })
	remind := step("remind", fmt.Sprintf("reminders[%d]", len(i.Reminders)), func(now *register.Invitation) {
		now.Reminders = append(now.Reminders, today)
	})
	came := step("came", "took_place", func(now *register.Invitation) { now.TookPlace = today })
	switch i.StateOn(i.on) {
	case register.InvitationPrepared:
		return []desk.Step{send}
	case register.InvitationSent, register.InvitationReminded:
		return []desk.Step{reply, remind}
	case register.InvitationNoReply:
		return []desk.Step{remind, reply}
	case register.InvitationConditional:
		return []desk.Step{reply, came}
	case register.InvitationAccepted, register.InvitationRepresentative:
		return []desk.Step{came}
	case register.InvitationTookPlace:
		if i.ResultVisitID.IsZero() && i.EventID.IsZero() {
			return []desk.Step{{Word: lang.T("invitation.step.visit"), Do: func() { p.desk.EditRefAt(i.Ref(), "result_visit") }}}
		}
	}
	return nil
}
