package visits

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// zones are the time zones to choose from, those of the department's usual journeys, by their names
// in the IANA database.
var zones = []string{
	"Europe/Moscow", "Europe/Samara", "Europe/Minsk", "Asia/Yekaterinburg",
	"Asia/Baku", "Asia/Yerevan", "Asia/Tbilisi", "Asia/Almaty", "Asia/Bishkek", "Asia/Tashkent", "Asia/Dushanbe", "Asia/Ashgabat",
	"Europe/Istanbul", "Asia/Tehran", "Asia/Dubai", "Asia/Riyadh", "Asia/Qatar", "Asia/Kuwait", "Asia/Baghdad", "Asia/Amman",
	"Africa/Cairo", "Africa/Algiers", "Africa/Casablanca",
	"Asia/Shanghai", "Asia/Kolkata", "Asia/Karachi", "Asia/Jakarta", "Asia/Kuala_Lumpur", "Asia/Ho_Chi_Minh", "Asia/Ulaanbaatar", "Asia/Tokyo", "Asia/Seoul",
	"Europe/Belgrade", "Europe/Budapest", "Europe/Berlin", "Europe/Paris", "Europe/London", "America/New_York",
}

// otherZone stands for a zone that is typed.
const otherZone = "*"

// cities names the cities of a zone, those people know it by: "Москва, Казань".
func cities(zone string) string {
	return lang.T("zone." + strings.ToLower(strings.NewReplacer("/", "_").Replace(zone)))
}

// zoneOptions are the zones to choose from with their offsets on a day.
func zoneOptions(on register.Date) []kit.Option {
	options := []kit.Option{{Label: "—"}}
	for _, z := range zones {
		label := cities(z)
		if utc, ok := offset(z, on); ok {
			label += " (" + utc + ")"
		}
		options = append(options, kit.Option{Value: z, Label: label})
	}
	return append(options, kit.Option{Value: otherZone, Label: lang.T("visit.zone.other")})
}

// offset says how far a zone's clocks go before those of Greenwich at noon of a day: "UTC+4",
// "UTC+3:30", "UTC−5". It is not ok for a zone that nobody knows.
func offset(zone string, on register.Date) (utc string, ok bool) {
	place, err := time.LoadLocation(zone)
	if err != nil || zone == "" {
		return "", false
	}
	day := on.First()
	noon := time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 12, 0, 0, 0, place)
	_, seconds := noon.Zone()
	minutes := seconds / 60
	sign := "+"
	if minutes < 0 {
		sign, minutes = "−", -minutes
	}
	utc = "UTC"
	switch hours, rest := minutes/60, minutes%60; {
	case rest != 0:
		utc += fmt.Sprintf("%s%d:%02d", sign, hours, rest)
	case hours != 0:
		utc += fmt.Sprintf("%s%d", sign, hours)
	}
	return utc, true
}

// zoneOf guesses the zone of a city by its name, "" where it is not among those to choose from.
func zoneOf(city register.Text) string {
	for _, name := range city.All() {
		folded := storage.Fold(name)
		for _, z := range zones {
			known := append(strings.Split(cities(z), ","), z[strings.IndexByte(z, '/')+1:])
			if folded != "" && slices.ContainsFunc(known, func(k string) bool { return storage.Fold(k) == folded }) {
				return z
			}
		}
	}
	return ""
}

// zoneProblems finds the zones that nobody knows.
func zoneProblems(v *register.Visit) []kit.Problem {
	var problems []kit.Problem
	for i, p := range v.Places {
		if _, err := time.LoadLocation(p.Zone); err != nil && !strings.ContainsAny(p.Zone, " \\") { // those the record itself reports
			problems = append(problems, kit.Problem{Field: fmt.Sprintf("places[%d].zone", i), Text: lang.T("problem.zone", p.Zone)})
		}
	}
	return problems
}
