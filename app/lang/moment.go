package lang

import "time"

// Moment returns a time of the clock as offices write it: 29.11.2022 14:02, in the zone it carries; nothing where it is not
// known.
func Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006 15:04")
}

// Clock returns the time of day: 14:02.
func Clock(t time.Time) string { return t.Format("15:04") }

// WidestMoment is a moment as wide as any.
func WidestMoment() string { return Moment(time.Date(2028, time.August, 28, 20, 58, 0, 0, time.UTC)) }
