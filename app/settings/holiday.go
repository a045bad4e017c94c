package settings

import (
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

// Holidays is the key of the list of holidays, where somebody has changed it.
const Holidays = "calendar.holidays" // not shown

// Holiday is a day off.
type Holiday struct {
	Day string `json:"day"` // "11-04"
	// Year is the one in which the day is off; 0: every year.
	Year int `json:"year,omitempty"`
	// Name is what people call it. A shipped one is kept without a name, and is named in the language in use.
	Name string `json:"name,omitempty"`
}

// ShippedHolidays returns the days off of article 112 of the Labour Code of the Russian Federation, named in the language
// in use.
func ShippedHolidays() []Holiday {
	days := make([]Holiday, 0, 14)
	for _, day := range []int{1, 2, 3, 4, 5, 6, 8} {
		days = append(days, Holiday{Day: fmt.Sprintf("01-%02d", day), Name: lang.T("calendar.holiday.new_year")})
	}
	days = append(days,
		Holiday{Day: "01-07", Name: lang.T("calendar.holiday.christmas")},
		Holiday{Day: "02-23", Name: lang.T("calendar.holiday.defender")},
		Holiday{Day: "03-08", Name: lang.T("calendar.holiday.women")},
		Holiday{Day: "05-01", Name: lang.T("calendar.holiday.labour")},
		Holiday{Day: "05-09", Name: lang.T("calendar.holiday.victory")},
		Holiday{Day: "06-12", Name: lang.T("calendar.holiday.russia")},
		Holiday{Day: "11-04", Name: lang.T("calendar.holiday.unity")})
	SortHolidays(days)
	return days
}

// SortHolidays puts holidays into the order of the year, those of every year before those of one.
func SortHolidays(days []Holiday) {
	slices.SortStableFunc(days, func(a, b Holiday) int {
		if a.Day != b.Day {
			return strings.Compare(a.Day, b.Day)
		}
		return a.Year - b.Year
	})
}

// keeper remembers settings; the desk is one.
type keeper interface {
	Keep(key string, what any)
	Kept(key string, into any) bool
}

// KeptHolidays returns the holidays that somebody has listed, or the shipped ones.
func KeptHolidays(k keeper) []Holiday {
	shipped := ShippedHolidays()
	var own []Holiday
	if !k.Kept(Holidays, &own) {
		return shipped
	}
	for i, h := range own {
		if at := slices.IndexFunc(shipped, func(s Holiday) bool { return s.Day == h.Day }); h.Name == "" && at >= 0 {
			own[i].Name = shipped[at].Name
		}
	}
	return own
}

// KeepHolidays remembers a list of holidays, in the order of the year.
func KeepHolidays(k keeper, days []Holiday) {
	shipped := ShippedHolidays()
	kept := make([]Holiday, len(days)) // an empty list is one too
	copy(kept, days)
	for i, h := range kept {
		h.Name = register.Line(h.Name)
		kept[i] = h
		if slices.Contains(shipped, h) {
			kept[i].Name = ""
		}
	}
	SortHolidays(kept)
	k.Keep(Holidays, kept)
}

// HolidayOn names the holiday that falls on a day; an ordinary day has none.
func HolidayOn(days []Holiday, day register.Date) string {
	for _, h := range days {
		if fmt.Sprintf("%02d-%02d", day.Month(), day.DayOfMonth()) == h.Day && (h.Year == 0 || h.Year == day.Year()) {
			return h.Name
		}
	}
	return ""
}
