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
		parts := []kit.Part{kit.Plain(desk.Words(s.Rule.Step) + "\n")}
		parts = append(append(parts, stateOf(s, on)...), kit.Plain("\n"))
		c.Row(append(parts, ground(s.Rule)...), nil, func() { d.Open(s.Rule.Ref()) })
	}
}

// stateOf returns the state of a step in words, with its day, its proof, and its fault.
func stateOf(s register.Step, on register.Date) []kit.Part {
	tone := stepTones[s.State]
	parts := []kit.Part{kit.Dot(tone), kit.Toned(tone, lang.T("rule.state."+string(s.State)))}
	add := func(part kit.Part) { parts = append(parts, kit.Plain(" "), part) }
	switch s.State {
	case register.StepDone:
		if s.DoneOn != "" {
			add(kit.Plain(lang.Day(s.DoneOn)))
		}
		if s.Document != "" {
			add(kit.Plain(lang.Numbered(s.Document)))
		}
		if s.Belated() {
			parts = append(parts, kit.Missing(". "+lang.T("rule.said.belated", lang.Day(s.Due))))
		}
	case register.StepDue:
		if s.Due != "" {
			add(kit.Plain(lang.T("rule.said.until", lang.Day(s.Due))))
		}
	case register.StepLate:
		days, _ := s.Due.DaysUntil(on.First())
		parts = append(parts, kit.Toned(tone, ". "+lang.N("rule.said.late", days, lang.Day(s.Due))))
	}
	return parts
}

// ground names the rule that wants a step, and whether it can be relied on.
func ground(r *register.ProcedureRule) []kit.Part {
	said := lang.Capital(lang.RuleDeadline(r.Deadline))
	if source := desk.Words(r.Source); source != "" {
		said += ". " + source
	}
	parts := []kit.Part{kit.Soft(said)}
	if !r.Verified {
		parts = append(parts, kit.Missing(" · "+lang.RuleStatus(false, false)))
	}
	return parts
}
