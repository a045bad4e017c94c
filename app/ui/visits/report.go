package visits

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// due is the day by which the report is due, nothing where none is or where it was given by the day shown.
func (v reading) due() register.Date {
	if v.Report.On != "" && v.Report.On.First() <= v.on || v.StateOn(v.on) == register.VisitClosed {
		return ""
	}
	return v.ReportDue(v.rule)
}

// lateReport says that the report is overdue, nothing where it is not.
func (v reading) lateReport() string {
	if !v.ReportLate(v.rule, v.on) {
		return ""
	}
	return lang.T("visit.report.late", lang.Day(v.ReportDue(v.rule)))
}

// report writes when the report is due and by what rule, or when it was given to whom, and offers to write it.
func (p *page) report(c *kit.Card, v reading) {
	state := v.StateOn(v.on)
	if state != register.VisitEnded && state != register.VisitReported && state != register.VisitClosed && state != register.VisitUnderWay &&
		v.Report == (register.VisitReport{}) {
		return
	}
	var buttons []*kit.Button
	if v.Report.Text.Get(lang.Current()) == "" {
		buttons = desk.Changing(p.desk, kit.NewButton(kit.ButtonLink, lang.T("visit.report.write"), func() { p.writeReport(v) }))
	} else {
		buttons = append(buttons, kit.NewButton(kit.ButtonLink, lang.T("visit.report.copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(desk.Words(v.Report.Text))
			p.desk.Say(lang.T("visit.report.copied"))
		}))
	}
	c.Section(lang.T("visit.section.report"), buttons...)
	if due := v.due(); due != "" {
		said := []kit.Part{kit.Plain(lang.Day(due))}
		if v.Report.Due == "" {
			said = append(said, kit.Soft("\n"+lang.ReportRule(v.rule)))
		}
		c.Field(lang.T("visit.report.due"), said...)
	}
	desk.Fill(c, "visit.report.on", lang.Day(v.Report.On))
	desk.Fill(c, "visit.report.sent_to", desk.Words(v.Report.SentTo))
	if text := desk.Words(v.Report.Text); text != "" {
		c.Paragraph(kit.Plain(text))
	}
}

// writeReport opens the form with the report as the scheme has it.
func (p *page) writeReport(v reading) {
	visit := *v.Visit
	visit.Report.Text.Set(lang.Current(), reportText(v))
	p.desk.EditAt(&visit, v.Visit, "report.on")
}

// reportText is the report by the fixed scheme: days, country, at whose invitation, members with their posts, programme,
// outcomes. What the record does not say stays open, to be filled in.
func reportText(v reading) string {
	var out strings.Builder
	part := func(key, text string) {
		if text == "" {
			text = lang.T("visit.report.blank")
		}
		out.WriteString(lang.T(key) + ": " + text + "\n")
	}
	list := func(key string, lines []string) {
		if len(lines) == 0 {
			part(key, "")
			return
		}
		out.WriteString(lang.T(key) + ":\n")
		for _, line := range lines {
			out.WriteString("– " + line + "\n")
		}
	}
	part("visit.report.scheme.days", lang.Days(v.From, v.To))
	var places []string
	for _, place := range v.Places {
		places = append(places, desk.Words(place.Name))
	}
	part("visit.report.scheme.country", v.names(v.states...))
	if others := slices.DeleteFunc(slices.Clone(v.PartnerIDs), func(id register.ID) bool { return slices.Contains(v.states, id) }); len(others) > 0 {
		part("visit.report.scheme.partners", v.names(others...))
	}
	part("visit.report.scheme.cities", strings.Join(places, ", "))
	part("visit.report.scheme.ground", desk.Words(v.Ground))
	part("visit.report.scheme.purpose", desk.Words(v.Purpose))
	var members, programme, outcomes []string
	for _, d := range v.Delegation {
		member := v.names(d.PersonID)
		if post := desk.Words(v.posts[d.PersonID]); post != "" {
			member += ", " + post
		}
		members = append(members, member+roleBeside(d.Role, desk.Words(v.posts[d.PersonID])))
	}
	list("visit.report.scheme.members", members)
	for _, day := range byDay(shown(v.Visit, true)) {
		for _, item := range day {
			line := lang.Day(item.Day)
			if when := lang.Times(item.ProgrammeItem); item.Start != "" {
				line = strings.TrimSpace(line + " " + when)
			}
			line = strings.TrimPrefix(line+": "+desk.Words(item.Title), ": ")
			if !item.Place.IsZero() {
				line += " (" + desk.Words(item.Place) + ")"
			}
			programme = append(programme, line)
		}
	}
	list("visit.report.scheme.programme", programme)
	if spoken := v.spokenOf(); len(spoken) > 0 {
		var lines []string
		for _, id := range spoken {
			lines = append(lines, v.standing(id))
		}
		list("visit.report.scheme.spoken_of", lines)
	}
	for _, o := range v.Outcomes {
		outcomes = append(outcomes, v.outcome(o))
	}
	for _, m := range v.meetings {
		for _, o := range m.Outcomes {
			outcomes = append(outcomes, v.outcome(o)+" ("+desk.Words(m.Title)+")")
		}
	}
	list("visit.report.scheme.outcomes", outcomes)
	if results := desk.Words(v.Results); results != "" {
		part("visit.report.scheme.results", results)
	}
	return strings.TrimSpace(out.String())
}

// outcome says an outcome with what it became, and the state of that.
func (v reading) outcome(o register.Outcome) string {
	said := desk.Words(o.Text)
	switch {
	case !o.By.ID.IsZero():
		return said + " → " + v.called(o.By)
	case !o.Needless.IsZero():
		return said + " → " + lang.T("outcome.by.needless") + ": " + desk.Words(o.Needless)
	}
	return said + " → " + lang.T("outcome.open")
}

// called is a record by its kind and name, unless the name begins with the kind.
func (v reading) called(ref register.Ref) string {
	kind := lang.T("kind." + string(ref.Kind))
	if strings.HasPrefix(storage.Fold(v.names(ref.ID)), storage.Fold(kind)) {
		return v.standing(ref.ID)
	}
	return kind + ": " + v.standing(ref.ID)
}

// standing is a record by its name with its state and term.
func (v reading) standing(id register.ID) string {
	said := v.names(id)
	if standing := v.standings[id]; standing != "" {
		said += " (" + standing + ")"
	}
	return said
}

// roleBeside says what somebody is in the delegation, unless that is a mere member or the post says it already.
func roleBeside(role register.DelegateRole, post string) string {
	word := lang.T("visit.role." + string(role))
	if role == register.DelegateMember || strings.HasPrefix(storage.Fold(post), storage.Fold(word)) {
		return ""
	}
	return " (" + word + ")"
}
