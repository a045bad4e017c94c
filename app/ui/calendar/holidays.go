package calendar

import (
	"fmt"

	"accord/app/lang"
	"accord/storage/register"
)

// Holiday is a day off of every year.
type Holiday struct {
	Day  string `json:"day"` // "11-04"
	Name string `json:"name"`
}

// Holidays gives the days off of article 112 of the Labour Code of the Russian Federation, named in the language in use.
func Holidays() []Holiday {
	days := []Holiday{
		{"01-07", lang.T("calendar.holiday.christmas")},
		{"02-23", lang.T("calendar.holiday.defender")},
		{"03-08", lang.T("calendar.holiday.women")},
		{"05-01", lang.T("calendar.holiday.labour")},
		{"05-09", lang.T("calendar.holiday.victory")},
		{"06-12", lang.T("calendar.holiday.russia")},
		{"11-04", lang.T("calendar.holiday.unity")},
	}
	for _, day := range []int{1, 2, 3, 4, 5, 6, 8} {
		days = append(days, Holiday{fmt.Sprintf("01-%02d", day), lang.T("calendar.holiday.new_year")})
	}
	return days
}

// holidayOn names the holiday that falls on a day; an ordinary day has none.
func holidayOn(holidays []Holiday, day register.Date) string {
	for _, h := range holidays {
		if fmt.Sprintf("%02d-%02d", day.Month(), day.DayOfMonth()) == h.Day {
			return h.Name
		}
	}
	return ""
}
