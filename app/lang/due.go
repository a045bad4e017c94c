package lang

import "accord/storage/register"

// Due says how far off a day is that something must be done by, as seen from another: "today", "in 26 days", "6 days
// late". Days that are not known whole are written as they are.
func Due(on, day register.Date) string {
	days, known := on.DaysUntil(day)
	switch {
	case !known:
		return Day(day)
	case days == 0:
		return T("due.today")
	case days == 1:
		return T("due.tomorrow")
	case days < 0:
		return N("due.late_days", -days)
	}
	return N("due.in_days", days)
}
