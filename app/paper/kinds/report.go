package kinds

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// report is the report on a visit by the fixed scheme: days, country, at whose invitation, members with their posts,
// programme, outcomes. Gaps in the register stay open, to be filled in by hand.
func (m *making) report() {
	v := record[register.Visit](m, m.Subject.ID)
	if v == nil {
		return
	}
	m.call(m.in.T("paper.report.title"), m.text(v.Title))
	var states, others []register.ID
	for _, p := range records[register.Partner](m, v.PartnerIDs) {
		if p.Kind == register.PartnerState {
			states = append(states, p.ID)
		} else {
			others = append(others, p.ID)
		}
	}
	open := func(text string) string {
		if text == "" {
			return m.in.T("visit.report.blank")
		}
		return text
	}
	w := m.written(v)
	of := map[string]string{
		"days": open(m.span(v.From, v.To)), "country": open(m.names(states...)), "partners": m.names(others...), "cities": open(m.places(v)),
		"ground": open(m.text(v.Ground)), "purpose": open(m.text(v.Purpose)),
	}
	var facts []any
	for _, key := range schemeFacts {
		facts = append(facts, "visit.report.scheme."+key, w.line(key, of[key]))
	}
	m.add(m.facts(facts...))
	m.fixed(1, m.in.T("visit.report.scheme.members"), w.points("members", m.memberPoints(v))...)
	m.fixed(1, m.in.T("visit.report.scheme.programme"), w.points("programme", m.programmePoints(v))...)
	m.part(1, m.in.T("visit.report.scheme.spoken_of"), w.points("spoken_of", bullets(m.spokenOf(v)...))...)
	m.fixed(1, m.in.T("visit.report.scheme.outcomes"), m.led(v, w)...)
	m.part(1, m.in.T("visit.report.text"), paper.Paragraph{Text: w.rest})
	m.add(m.reporter(v))
}

// reporter is who signs the report: who led our delegation, or whoever has written of one that came to us.
func (m *making) reporter(v *register.Visit) paper.Signatures {
	leader := v.Leader()
	if name := m.name(leader); name != "" && v.Direction == register.Outgoing {
		return paper.Signatures{{Post: m.post(leader, v.From), Name: name}}
	}
	return paper.Signatures{{Post: m.in.T("paper.report.by"), Name: m.Author}}
}

// results are what a visit led to: in words, line by line, and as the outcomes of it and of its meetings.
func (m *making) results(v *register.Visit) []paper.Block {
	return []paper.Block{bullets(m.resultLines(v)...), m.outcomes(m.unsaid(v, m.allOutcomes(v)))}
}

// allOutcomes are those of a visit and of its meetings.
func (m *making) allOutcomes(v *register.Visit) []register.Outcome {
	all := slices.Clone(v.Outcomes)
	for _, one := range m.meetingsOf(v) {
		all = append(all, one.Outcomes...)
	}
	return all
}

// resultLines are the results of a visit in words, line by line.
func (m *making) resultLines(v *register.Visit) (lines []paper.Phrase) {
	for _, s := range m.phrase(v.Results) {
		for line := range strings.SplitSeq(s.Text, "\n") {
			if s.Text = strings.TrimSpace(line); s.Text != "" {
				lines = append(lines, paper.Phrase{s})
			}
		}
	}
	return lines
}

// unsaid are the outcomes that the results of a visit do not tell in the same words, and those of which something has become.
func (m *making) unsaid(v *register.Visit, all []register.Outcome) []register.Outcome {
	results := m.text(v.Results)
	return slices.DeleteFunc(slices.Clone(all), func(o register.Outcome) bool { return o.By.IsZero() && says(results, m.text(o.Text)) })
}

// says reports whether a text has a sentence already, whatever ends it.
func says(text, sentence string) bool {
	sentence = strings.TrimRight(strings.TrimSpace(sentence), ".")
	return sentence != "" && strings.Contains(text, sentence)
}

func (m *making) memberPoints(v *register.Visit) (points paper.Points) {
	for i, d := range v.Delegation {
		line := m.person(d.PersonID, v.From)
		if role := word(m, "visit.role.", d.Role); d.Role != register.DelegateMember && !strings.EqualFold(role, m.post(d.PersonID, v.From)) {
			line += " (" + role + ")"
		}
		points = append(points, paper.Point{Mark: lang.Number(int64(i+1)) + ".", Text: paper.Words(line)})
	}
	return points
}

func (m *making) programmePoints(v *register.Visit) paper.Points {
	var lines []paper.Phrase
	for _, day := range days(v.Programme) {
		for _, item := range day {
			if item.Internal && m.partnerEdition() {
				continue
			}
			when := join(" ", lang.Day(item.Day), join("–", item.Start, item.End))
			lines = append(lines, paper.Words(join(" — ", when, join(", ", m.text(item.Title), m.text(item.Place)))))
		}
	}
	return bullets(lines...)
}

// spokenOf are the agreements and commissions that the visit and its meetings spoke of, each with its state.
func (m *making) spokenOf(v *register.Visit) (lines []paper.Phrase) {
	var all []register.Ref
	add := func(kind register.Kind, ids []register.ID) {
		for _, id := range ids {
			if ref := (register.Ref{Kind: kind, ID: id}); !slices.Contains(all, ref) {
				all = append(all, ref)
			}
		}
	}
	add(register.KindAgreement, v.AgreementIDs)
	add(register.KindCommission, v.CommissionIDs)
	for _, one := range m.meetingsOf(v) {
		add(register.KindAgreement, one.AgreementIDs)
		add(register.KindCommission, one.CommissionIDs)
	}
	for _, ref := range all {
		lines = append(lines, paper.Words(join(" — ", m.name(ref.ID), m.state(ref))))
	}
	return lines
}

// state is that of a record on the day of the paper.
func (m *making) state(of register.Ref) string {
	r := read(m, func() (register.Record, error) { return m.store.Record(m.ctx, of) })
	var sessions []*register.Session
	switch r := r.(type) {
	case nil:
		return ""
	case *register.Agreement:
		return m.in.AgreementState(r, m.On, m.name)
	case *register.Commission:
		sessions = read(m, func() ([]*register.Session, error) { return m.store.SessionsOf(m.ctx, of.ID) })
	}
	_, state := m.in.State(r, sessions, m.On)
	return state
}
