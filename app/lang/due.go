package lang

import "accord/storage/register"

// Due says how far off a day is that something must be done by, as seen from another: "today", "in 26 days", "6 days
// late". Days that are not known whole are written as they are.
func (in In) Due(on, day register.Date) string {
	days, known := on.DaysUntil(day)
	switch {
	case !known:
		return Day(day)
	case days == 0:
		return in.T("due.today")
	case days == 1:
		return in.T("due.tomorrow")
	case days < 0:
		return in.N("due.late_days", -days)
	}
	return in.N("due.in_days", days)
}
