package agreements

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// approvalRows declares who is asked about the draft, until when, and what they answered.
func (p *page) approvalRows(f *kit.Form, a *register.Agreement) {
	today := p.desk.Today()
	f.Section("",
		kit.Rows("agreement.approvals", &a.Approvals, func(_ int, one *register.Approval) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Pick("agreement.approval", &one.PartnerID, p.partners(true)).At("partner").Width(2).Least(150).Required(),
				kit.Choice("agreement.body", &one.Body, desk.Optional("agreement.body.", register.BodyKinds)).Width(1.2).Least(120),
				kit.Date("agreement.asked_on", &one.AskedOn, today).Least(rowDate),
				kit.Date("agreement.due", &one.Due, today).Least(rowDate),
				kit.Date("agreement.answered_on", &one.AnsweredOn, today).Least(rowDate),
				kit.Choice("agreement.answer", &one.Answer, desk.Optional("agreement.answer.", register.Answers)).Width(1.2).Least(120),
				kit.Text("agreement.document", &one.Document).Width(0.9).Least(80),
				kit.Phrase("agreement.action_note", &one.Note).At("note").Width(1.1).Least(90),
			)}
		}).Adds("agreement.add_approval", func() register.Approval { return register.Approval{AskedOn: today} }),
	)
}
