package desk

import (
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

func TestOffsets(t *testing.T) {
	lang.Use(register.Russian)
	for _, c := range []struct {
		zone string
		on   register.Date
		want string
	}{
		{"Asia/Baku", "2022-11-29", "UTC+4"}, {"Europe/Moscow", "2022-11-29", "UTC+3"}, {"Asia/Tehran", "2023-11-29", "UTC+3:30"},
		{"Asia/Baku", "2012-07-01", "UTC+5"}, {"Asia/Almaty", "2022", "UTC+6"}, {"America/New_York", "2022-01-01", "UTC−5"},
		{"Europe/London", "2022-01-01", "UTC"}, {"Asia/Bako", "2022-01-01", ""}, {"", "2022-01-01", ""},
	} {
		if got, _ := Offset(c.zone, c.on); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.zone, c.on, got, c.want)
		}
	}
	for _, z := range zones {
		if _, ok := Offset(z, "2022-12-05"); !ok || cities(z) == "" || strings.HasPrefix(cities(z), "zone.") {
			t.Errorf("%s is no zone, or has no cities: %s", z, cities(z))
		}
	}
	for city, want := range map[string]string{"Баку": "Asia/Baku", "казань": "Europe/Moscow", "Нигде": "", "Baku": "Asia/Baku", "Эр-Рияд": "Asia/Riyadh", "": ""} {
		if got := ZoneOf(register.Ru(city)); got != want {
			t.Errorf("%s lies in %q, want %q", city, got, want)
		}
	}
}
