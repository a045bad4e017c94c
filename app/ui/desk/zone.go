package desk

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
		if utc, ok := Offset(z, on); ok {
			label += " (" + utc + ")"
		}
		options = append(options, kit.Option{Value: z, Label: label})
	}
	return append(options, kit.Option{Value: otherZone, Label: lang.T("visit.zone.other")})
}

// Offset says how far a zone's clocks go before those of Greenwich at noon of a day: "UTC+4",
// "UTC+3:30", "UTC−5". It is not ok for a zone that nobody knows.
func Offset(zone string, on register.Date) (utc string, ok bool) {
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

// ZoneOf guesses the zone of a city by its name, "" where it is not among those to choose from.
func ZoneOf(city register.Text) string {
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

// ZoneChoice is a time zone on a form: a field to choose it, and one to type it where it is none of the usual ones.
type ZoneChoice struct {
	Choose, Typed *kit.Field

	zone    *string
	chosen  string
	guessed bool // nobody has chosen one
}

// NewZoneChoice makes the fields; the offsets shown are those of a day.
func NewZoneChoice(zone *string, on register.Date) *ZoneChoice {
	z := &ZoneChoice{zone: zone, chosen: *zone, guessed: *zone == ""}
	if z.chosen != "" && !slices.Contains(zones, z.chosen) {
		z.chosen = otherZone
	}
	z.Typed = kit.Text("visit.zone.typed", zone).At("zone").When(func() bool { return z.chosen == otherZone })
	z.Choose = kit.Choice("visit.zone", &z.chosen, zoneOptions(on))
	z.Choose.Then(func() {
		*zone = z.chosen
		if z.chosen == otherZone {
			*zone = ""
		}
		z.guessed = z.chosen == ""
		z.Typed.Reload()
	})
	return z
}

// Follow puts the zone of a city in, as long as nobody has chosen one.
func (z *ZoneChoice) Follow(city register.Text) {
	if zone := ZoneOf(city); z.guessed && zone != z.chosen {
		z.chosen, *z.zone = zone, zone
		z.Choose.Reload()
	}
}

// ZoneProblem says that nobody knows a zone; it has no text where one does, or where the record itself says so.
func ZoneProblem(field, zone string) kit.Problem {
	if _, err := time.LoadLocation(zone); err == nil || strings.ContainsAny(zone, " \\") {
		return kit.Problem{}
	}
	return kit.Problem{Field: field, Text: lang.T("problem.zone", zone)}
}
