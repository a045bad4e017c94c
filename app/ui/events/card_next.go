package events

import (
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// next are what may come next in the life of an event.
func (p *page) next(e reading) []desk.Step {
	step := func(key, field string, take func(*register.Event)) desk.Step {
		return desk.FormStep(p.desk, p.store, e.ID, lang.T("event.step."+key), field, take)
	}
	cancel := step("cancel", "fate", func(now *register.Event) { now.Fate = register.Cancelled })
	switch e.StateOn(e.on) {
	case register.EventUndated:
		return []desk.Step{{Word: lang.T("event.step.days"), Do: func() { p.desk.EditRefAt(e.Ref(), "from") }}, cancel}
	case register.EventPlanned:
		return []desk.Step{step("postpone", "fate", func(now *register.Event) { now.Fate = register.Postponed }), cancel}
	case register.EventPostponed:
		return []desk.Step{step("new_days", "from", func(now *register.Event) { now.Fate, now.From, now.To = "", "", "" }), cancel}
	case register.EventHeld:
		return []desk.Step{{Word: lang.T("event.step.following"), Do: func() { p.desk.Edit(e.Following()) }}}
	}
	return nil
}
