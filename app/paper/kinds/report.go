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
	m.add(m.facts(
		"visit.report.scheme.days", open(m.span(v.From, v.To)), "visit.report.scheme.country", open(m.names(states...)),
		"visit.report.scheme.partners", m.names(others...), "visit.report.scheme.cities", open(m.places(v)),
		"visit.report.scheme.ground", open(m.text(v.Ground)), "visit.report.scheme.purpose", open(m.text(v.Purpose))))
	m.part(1, m.in.T("visit.report.scheme.members"), m.memberPoints(v))
	m.part(1, m.in.T("visit.report.scheme.programme"), m.programmePoints(v))
	m.part(1, m.in.T("visit.report.scheme.spoken_of"), bullets(m.spokenOf(v)...))
	m.part(1, m.in.T("visit.report.scheme.outcomes"), m.outcomes(v.Outcomes), paper.Paragraph{Text: m.phrase(v.Results)})
	m.part(1, m.in.T("visit.report.text"), paper.Paragraph{Text: m.phrase(m.inner(v.Report.Text))})
	leader := v.Leader()
	if name := m.name(leader); name != "" {
		m.add(paper.Signatures{{Post: m.post(leader, v.From), Name: name}})
	}
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

func (m *making) spokenOf(v *register.Visit) (lines []paper.Phrase) {
	for _, id := range slices.Concat(v.AgreementIDs, v.CommissionIDs) {
		lines = append(lines, paper.Words(m.name(id)))
	}
	return lines
}
