package history

import (
	"testing"

	"accord/storage/register"
)

// A day is typed as people write it; without its year it is the last one of that date.
func TestADayOfTheHistoryIsTyped(t *testing.T) {
	for typed, want := range map[string]register.Date{
		"24.11": "2025-11-24", "24.11.": "2025-11-24", "24 ноября": "2025-11-24", "24 November": "2025-11-24",
		"05.03": "2026-03-05", "5/3": "2026-03-05", "24.11.2022": "2022-11-24", "11.2022": "2022-11", "2022": "2022", "3": "2026-03",
		"вчера": "2026-03-04", "": "", "31.02": "", "Айгуль": "", "7 дней": "",
	} {
		if got := readDay(typed, "2026-03-05"); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}
