package agreements

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// approvalRows declares who is asked about the draft, until when, and what they answered.
func (p *page) approvalRows(f *kit.Form, a *register.Agreement) {
	today, files := p.desk.Today(), desk.Documents(p.store, a.ID)
	var rules []*register.ProcedureRule
	kit.Load(p.desk.Loader(), &kit.Slot{}, p.store.Rules, func(read []*register.ProcedureRule, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		rules = read
	})
	f.Section("",
		kit.Rows("agreement.approvals", &a.Approvals, func(_ int, one *register.Approval) []kit.Block {
			due := desk.Due("agreement.due", &one.Due, today).Least(rowDate)
			proposed := a.AnswerDue(*one, rules)
			// propose fills in the last day that the rules give, as long as nobody has typed another.
			propose := func() {
				before := proposed
				proposed = a.AnswerDue(*one, rules)
				if one.Due == before && one.Due != proposed {
					one.Due = proposed
					due.Reload()
				}
			}
			return []kit.Block{kit.Line(
				kit.Pick("agreement.approval", &one.PartnerID, p.partners(true)).At("partner").Width(1.2).Least(100).Required(),
				kit.Choice("agreement.body", &one.Body, desk.Optional("agreement.body.", register.BodyKinds)).Width(1.2).Least(104).Then(propose),
				kit.Date("agreement.asked_on", &one.AskedOn, today).Least(rowDate).Then(propose),
				due,
				kit.Date("agreement.answered_on", &one.AnsweredOn, today).Least(rowDate),
				kit.Choice("agreement.answer", &one.Answer, desk.Optional("agreement.answer.", register.Answers)).Width(1.1).Least(108),
				kit.Text("agreement.document", &one.Document).Width(0.6).Least(64),
				kit.Pick("agreement.file", &one.FileID, files).Width(1).Least(84),
				kit.Phrase("agreement.action_note", &one.Note).At("note").Width(1.1).Least(86),
			)}
		}).Adds("agreement.add_approval", nil),
	)
}
