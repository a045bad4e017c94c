package columns

import (
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Commissions are the columns of commissions.
var Commissions = func() []Column[storage.CommissionRow] {
	type row = storage.CommissionRow
	return []Column[row]{
		choice("kind", "commission.kind", "commission.kind.", func(r row) register.CommissionKind { return r.Kind }).aside(),
		choice("level", "commission.level", "agreement.level.", func(r row) register.Level { return r.Level }).aside(),
		number("held", "commission.column.held", func(r row) int { return r.Turn.Held }),
		day("last", "commission.column.last", func(r row) register.Date { return firstDay(r.Turn.Last) }).shows(Met),
		day("next", "commission.column.next", func(r row) register.Date { return firstDay(r.Turn.Next) }),
		day("due", "commission.column.due", func(r row) register.Date { return r.Turn.Due }).shows(meetsBy),
		choice("status", "commission.state", "commission.state.", func(r row) register.CommissionState { return r.State }),
		choice("host", "commission.column.host", "side.", func(r row) register.Side { return r.Turn.Host }).aside(),
		number("periodicity", "commission.periodicity", func(r row) int { return r.Periodicity }).aside(),
		phrase("ours", "commission.ours", func(r row) register.Text { return r.Ours }).aside(),
		phrase("partner", "commission.partner", func(r row) register.Text { return r.Partner }).byText(),
		phrase("agreement", "commission.agreement", func(r row) register.Text { return r.Agreement }).aside(),
		phrase("parent", "commission.parent", func(r row) register.Text { return r.Parent }).aside(),
		phrase("title", "commission.title", func(r row) register.Text { return r.Title }).byText(),
	}
}()

// firstDay is that of a session, nothing where there is none.
func firstDay(s *register.Session) register.Date {
	if s == nil {
		return ""
	}
	return s.From
}

// Met says when a commission met last, or that it never has.
func Met(r storage.CommissionRow) string {
	if r.Turn.Last == nil {
		return lang.T("commission.never_met")
	}
	return lang.Day(r.Turn.Last.From)
}

// meetsBy says by when it must meet, or how late it is.
func meetsBy(r storage.CommissionRow) string {
	if late := lang.CommissionOverdue(r.Turn, r.On); late != "" {
		return lang.T("commission.overdue", late)
	}
	return lang.Day(r.Turn.Due)
}

// Sessions are the columns of sessions.
var Sessions = func() []Column[storage.SessionRow] {
	type row = storage.SessionRow
	from, to := func(r row) register.Date { return r.FromDay }, func(r row) register.Date { return r.ToDay }
	return []Column[row]{
		number("number", "session.number", func(r row) int { return r.Number }).byNumber(),
		days("from", "session.days", from, to).byDay(),
		day("to", "session.to", to).aside(),
		plain("protocol_number", "session.protocol_number", func(r row) string { return r.ProtocolNumber }).aside(),
		day("signed_on", "session.protocol", func(r row) register.Date { return r.SignedOn }).aside(),
		choice("status", "session.state", "session.state.", func(r row) register.SessionState { return r.State }),
		choice("host", "session.host", "side.", func(r row) register.Side { return r.Host }).aside(),
		choice("mode", "session.mode", "session.mode.", func(r row) register.Mode { return r.Mode }).aside(),
		day("day_agreed_on", "session.day_agreed_on", func(r row) register.Date { return r.DayAgreedOn }).aside(),
		day("agenda_agreed_on", "session.agenda_agreed_on", func(r row) register.Date { return r.AgendaAgreedOn }).aside(),
		day("closed_on", "session.closed_on", func(r row) register.Date { return r.ClosedOn }).aside(),
		day("next_from", "session.next_from", func(r row) register.Date { return r.NextFrom }).aside(),
		phrase("place", "session.place", func(r row) register.Text { return r.Place }),
		phrase("commission", "session.commission", func(r row) register.Text { return r.Commission }).byText(),
		phrase("title", "session.title", func(r row) register.Text { return r.Title }).aside(),
	}
}()
