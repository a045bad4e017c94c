package agreements

import (
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// stepTones are the colours of the steps' states.
var stepTones = map[register.StepState]kit.Tone{
	register.StepDone:      kit.ToneGreen,
	register.StepDue:       kit.ToneBlue,
	register.StepLate:      kit.ToneRed,
	register.StepAhead:     kit.ToneGrey,
	register.StepNotNeeded: kit.ToneGrey,
}

// procedure draws what the rules want done on the way of the agreement and how it stands on the day. Each step leads to
// its rule.
func procedure(c *kit.Card, d desk.Desk, steps []register.Step, on register.Date) {
	if len(steps) == 0 {
		return
	}
	c.Section(lang.T("agreement.procedure"))
	for _, s := range steps {
		open := func() { d.Open(s.Rule.Ref()) }
		c.Row([]kit.Part{kit.Plain(desk.Words(s.Rule.Step))}, stateOf(s), open)
		c.Paragraph(explained(s, on)...)
	}
}

// stateOf says how a step stands, with its day.
func stateOf(s register.Step) []kit.Part {
	parts := []kit.Part{kit.Dot(stepTones[s.State]), kit.Toned(stepTones[s.State], lang.T("rule.state."+string(s.State)))}
	switch {
	case s.State == register.StepDone && s.DoneOn != "":
		parts = append(parts, kit.Soft(" "+lang.Day(s.DoneOn)))
	case s.State == register.StepDue && s.Due != "":
		parts = append(parts, kit.Soft(" "+lang.T("rule.said.until", lang.Day(s.Due))))
	}
	return parts
}

// explained says of a step what is wrong, by which rule it is wanted, and whether that may be relied on.
func explained(s register.Step, on register.Date) []kit.Part {
	var parts []kit.Part
	switch {
	case s.State == register.StepLate:
		days, _ := s.Due.DaysUntil(on.First())
		parts = append(parts, kit.Toned(kit.ToneRed, lang.N("rule.said.late", days, lang.Day(s.Due))+" "))
	case s.Belated():
		parts = append(parts, kit.Missing(lang.T("rule.said.belated", lang.Day(s.Due))+" "))
	}
	said := lang.Capital(lang.RuleDeadline(s.Rule.Deadline))
	if s.Document != "" {
		said = "№ " + s.Document + ". " + said
	}
	if source := desk.Words(s.Rule.Source); source != "" {
		said += ". " + source
	}
	parts = append(parts, kit.Soft(said))
	if !s.Rule.Verified {
		parts = append(parts, kit.Missing(" · "+lang.RuleStatus(false, false)))
	}
	return parts
}
