package columns

import (
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Visits are the columns of visits.
var Visits = func() []Column[storage.VisitRow] {
	type row = storage.VisitRow
	from, to := func(r row) register.Date { return r.FromDay }, func(r row) register.Date { return r.ToDay }
	return []Column[row]{
		days("from", "visit.days", from, to).byDay(),
		day("to", "visit.to", to).aside(),
		choice("status", "visit.state", "visit.state.", func(r row) register.VisitState { return r.State }),
		choice("direction", "visit.direction", "visit.direction.", func(r row) register.Direction { return r.Direction }),
		choice("type", "visit.type", "visit.type.", func(r row) register.VisitType { return r.Type }).aside(),
		choice("level", "visit.level", "visit.level.", func(r row) register.VisitLevel { return r.Level }).aside(),
		phrase("partner", "visit.partner", func(r row) register.Text { return r.Partner }).byText().names(func(r row) storage.Names { return r.Partners }),
		phrase("leader", "visit.leader", func(r row) register.Text { return r.Leader }),
		phrase("title", "visit.title", func(r row) register.Text { return r.Title }).byText(),
		list("places", "visit.places", func(r row) (names []string) {
			for _, p := range r.Places {
				names = append(names, words(p.Name))
			}
			return names
		}).aside(),
		phrase("ground", "visit.ground", func(r row) register.Text { return r.Ground }).aside(),
		phrase("purpose", "visit.purpose", func(r row) register.Text { return r.Purpose }).aside(),
		day("report_on", "visit.report.on", func(r row) register.Date { return r.ReportOn }).aside(),
		number("open_outcomes", "visit.open", func(r row) int { return r.OpenOutcomes }).aside(),
	}
}()

// Meetings are the columns of meetings, as the journal has them.
var Meetings = func() []Column[storage.MeetingRow] {
	type row = storage.MeetingRow
	return []Column[row]{
		plain("number", "meeting.number", func(r row) string { return r.Number }).byText(),
		day("day", "meeting.day_place", func(r row) register.Date { return r.Day }).byDay().
			shows(func(r row) string { return together(lang.Day(r.Day), words(r.Place)) }),
		plain("start", "meeting.start", func(r row) string { return r.StartTime }).aside(),
		phrase("place", "meeting.place", func(r row) register.Text { return r.Place }).aside(),
		phrase("theirs", "meeting.theirs_partner", func(r row) register.Text { return r.TheirNames }).
			shows(func(r row) string { return together(words(r.TheirNames), words(r.Partner)) }),
		phrase("partner", "meeting.partner", func(r row) register.Text { return r.Partner }).byText().aside(),
		phrase("ground", "meeting.ground_aim", func(r row) register.Text { return r.Ground }).
			shows(func(r row) string { return together(words(r.Ground), words(r.Aim)) }),
		phrase("aim", "meeting.aim", func(r row) register.Text { return r.Aim }).aside(),
		phrase("content", "meeting.content.short", func(r row) register.Text { return r.Content }).shows(content),
		phrase("ours", "meeting.ours.short", func(r row) register.Text { return r.OurNames }),
		phrase("permitter", "meeting.permitted", func(r row) register.Text { return r.Permitter }).
			shows(func(r row) string { return together(words(r.Permitter), words(r.Permit)) }),
		phrase("permit", "meeting.permit", func(r row) register.Text { return r.Permit }).aside(),
		day("reported_on", "meeting.report", func(r row) register.Date { return r.ReportedOn }).shows(reported),
		phrase("reported_to", "meeting.reported_to", func(r row) register.Text { return r.ReportedTo }).aside(),
		plain("visit", "", func(r row) string { return r.VisitID.String() }),
		number("open_outcomes", "visit.open", func(r row) int { return r.OpenOutcomes }).aside(),
		phrase("title", "meeting.title", func(r row) register.Text { return r.Title }).byText().aside(),
	}
}()

// content says what the talk was about, by its title where nobody wrote more.
func content(r storage.MeetingRow) string {
	if r.Content.IsZero() {
		return words(r.Title)
	}
	return words(r.Content)
}

// reported says whether a report was given, and to whom.
func reported(r storage.MeetingRow) string {
	if r.ReportedOn == "" && r.ReportedTo.IsZero() {
		return lang.T("meeting.report.none")
	}
	return together(lang.Day(r.ReportedOn), words(r.ReportedTo))
}
