package lang

import (
	"strings"

	"accord/storage/register"
)

// SessionCalled names a session by its number, days and place, as far as they are known.
func (in In) SessionCalled(s *register.Session) string {
	var parts []string
	if s.Number > 0 {
		parts = append(parts, in.T("session.no", s.Number))
	}
	if days := Days(s.From, s.To); days != "" {
		parts = append(parts, days)
	} else {
		parts = append(parts, in.T("commission.said.undated"))
	}
	if place := s.Place.Or(register.Language(in)); place != "" {
		parts = append(parts, place)
	}
	return strings.Join(parts, ", ")
}

// CommissionMet says when a commission met last and how long ago, or that it never has.
func (in In) CommissionMet(t register.Turn, on register.Date) string {
	if t.Last == nil {
		return in.T("commission.said.never")
	}
	said := in.T("commission.said.last", in.SessionCalled(t.Last))
	if ago := in.ago(t.Last, on); ago != "" {
		said += " — " + ago
	}
	return said
}

// CommissionAhead returns what lies ahead of a commission: the planned session, the day by which it must meet and how
// long that is overdue, and whose turn it is to host by its rule.
func (in In) CommissionAhead(c *register.Commission, t register.Turn, on register.Date) string {
	var said []string
	if t.Next != nil {
		said = append(said, in.T("commission.said.next", in.SessionCalled(t.Next)))
	}
	switch late := in.CommissionOverdue(t, on); {
	case late != "":
		said = append(said, in.T("commission.said.overdue", late, Day(t.Due)))
	case t.Due != "":
		said = append(said, in.T("commission.said.due", Day(t.Due)))
	}
	switch {
	case t.Host != "" && c.HostRule != "":
		said = append(said, in.T("commission.said.turn", in.T("side."+string(t.Host))))
	case c.HostRule == register.HostFree:
		said = append(said, in.T("commission.said.free"))
	}
	return strings.Join(said, " ")
}

// CommissionOverdue says by how much a session is overdue, "14 years"; nothing where it is not.
func (in In) CommissionOverdue(t register.Turn, on register.Date) string {
	if t.StateOn(on) != register.CommissionOverdue {
		return ""
	}
	if months := monthsBetween(t.Due, on); months > 0 {
		return in.Length(register.Length{Count: wholeYears(months), Unit: register.Months})
	}
	days, _ := t.Due.Last().DaysUntil(on)
	return in.Length(register.Length{Count: days, Unit: register.Days})
}

// wholeYears leaves out the months beyond whole years where there are any.
func wholeYears(months int) int {
	if months >= 12 {
		return months / 12 * 12
	}
	return months
}

// CommissionRhythm says how often a commission must meet, nothing where no rule says so.
func (in In) CommissionRhythm(months int) string {
	switch {
	case months <= 0:
		return ""
	case months == 12:
		return in.T("commission.every.year")
	}
	return in.T("commission.every", in.Length(register.Length{Count: months, Unit: register.Months}))
}

// CommissionHosts says who receives, nothing where no rule says so.
func (in In) CommissionHosts(c *register.Commission) string {
	switch {
	case c.HostRule == "":
		return ""
	case c.Host != "" && c.HostRule == register.HostAlternates:
		return in.T("commission.hosts.first", in.T("side."+string(c.Host)))
	case c.Host != "" && c.HostRule == register.HostFixed:
		return in.T("commission.hosts.always", in.T("side."+string(c.Host)))
	}
	return in.T("commission.host_rule." + string(c.HostRule))
}

// ago says how long ago a session ended, nothing where its date is too imprecise for that.
func (in In) ago(s *register.Session, on register.Date) string {
	from, to := s.From, s.To
	if to == "" {
		to = from
	}
	if to.Last() >= on {
		if from.Precision() == register.DayKnown {
			return in.T("commission.since.now")
		}
		return ""
	}
	if months := monthsBetween(to, on); months >= 12 {
		return in.N("commission.since.years", months/12)
	} else if months > 0 {
		return in.N("commission.since.months", months)
	}
	if days, ok := to.DaysUntil(on); ok {
		return in.N("commission.since.days", days)
	}
	return ""
}

// monthsBetween counts the whole months from a date to a day, of a month from its end; between
// years it counts as people do, 2007 to 2022 are fifteen.
func monthsBetween(from, on register.Date) int {
	if from.Precision() == register.YearKnown {
		return 12 * (on.Year() - from.Year())
	}
	from = from.Last()
	months := 12*(on.Year()-from.Year()) + on.Month() - from.Month()
	if on.DayOfMonth() < from.DayOfMonth() {
		months--
	}
	return months
}
