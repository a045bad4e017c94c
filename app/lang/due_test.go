package lang

import (
	"testing"

	"accord/storage/register"
)

func TestDue(t *testing.T) {
	const on register.Date = "2022-12-05"
	for _, c := range []struct {
		day        register.Date
		ru, en, tt string
	}{
		{"2022-12-05", "сегодня", "today", "бүген"},
		{"2022-12-06", "завтра", "tomorrow", "иртәгә"},
		{"2022-12-07", "через 2 дня", "in 2 days", "2 көннән"},
		{"2022-12-26", "через 21 день", "in 21 days", "21 көннән"},
		{"2022-12-31", "через 26 дней", "in 26 days", "26 көннән"},
		{"2022-12-04", "опаздывает на 1 день", "1 day late", "1 көнгә соңара"},
		{"2022-11-29", "опаздывает на 6 дней", "6 days late", "6 көнгә соңара"},
		{"2022-12", "12.2022", "12.2022", "12.2022"},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			Use(l)
			if got := Due(on, c.day); got != want {
				t.Errorf("%s: %s is %q, want %q", l, c.day, got, want)
			}
		}
	}
	Use(register.Russian)
}
