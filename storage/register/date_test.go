package register_test

import (
	"cmp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestParseDate(t *testing.T) {
	for text, precision := range map[string]register.Precision{
		"": register.Unknown, "2022": register.YearKnown, "2022-11": register.MonthKnown, "2022-11-29": register.DayKnown,
		"2024-02-29": register.DayKnown, "1000-01-01": register.DayKnown, "9999-12-31": register.DayKnown,
	} {
		d, err := register.ParseDate(text)
		require.NoError(t, err, text)
		assert.Equal(t, register.Date(text), d)
		assert.Equal(t, precision, d.Precision(), text)
		assert.True(t, d.Valid())
	}
	for _, text := range []string{
		"2022-02-30", "2023-02-29", "1900-02-29", "2022-13", "2022-00", "2022-1", "2022-11-00", "0999", "0000-01-01", "22",
		"29.11.2022", "2022-11-29T00:00", "2022/11/29", " 2022", "2022-11-2a", "ноябрь", "-022", "2022-11-291", "２０２２",
	} {
		_, err := register.ParseDate(text)
		assert.ErrorIs(t, err, register.ErrDate, text)
		assert.False(t, register.Date(text).Valid(), text)
	}
}

func TestFirstAndLastDay(t *testing.T) {
	for _, c := range []struct{ date, first, last register.Date }{
		{"", "", ""}, {"2022", "2022-01-01", "2022-12-31"}, {"2022-02", "2022-02-01", "2022-02-28"},
		{"2024-02", "2024-02-01", "2024-02-29"}, {"2000-02", "2000-02-01", "2000-02-29"}, {"1900-02", "1900-02-01", "1900-02-28"},
		{"2022-12", "2022-12-01", "2022-12-31"}, {"2022-11-29", "2022-11-29", "2022-11-29"}, {"9999", "9999-01-01", register.Forever},
	} {
		assert.Equal(t, c.first, c.date.First(), c.date)
		assert.Equal(t, c.last, c.date.Last(), c.date)
	}
}

func TestAddMonthsClampsToTheMonthsEnd(t *testing.T) {
	for _, c := range []struct {
		from register.Date
		n    int
		want register.Date
	}{
		{"2022-01-31", 1, "2022-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2022-01-30", 1, "2022-02-28"},
		{"2022-10-31", 1, "2022-11-30"}, {"2022-12-31", 2, "2023-02-28"}, {"2022-03-31", -1, "2022-02-28"},
		{"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"}, {"2023-05-17", -6, "2022-11-17"},
		{"2022-01-15", -1, "2021-12-15"}, {"2022-11", 2, "2023-01"}, {"2022-01", -1, "2021-12"},
		{"2022", 12, "2023"}, {"2022", 11, "2022"}, {"", 5, ""}, {"2022-13", 1, "2022-13"},
		{"9999-12-15", 1, "9999-12-31"}, {"9999", 12, "9999"}, {"9999-12", 1, "9999-12"}, {"1000-01-15", -1, "1000-01-01"},
	} {
		assert.Equal(t, c.want, c.from.AddMonths(c.n), "%s %+d", c.from, c.n)
	}
}

// The clause of the Russian-Azerbaijani agreement on production cooperation: three years from 17.05.2008,
// three more each time, notice six months before.
func TestPeriodsOfARealAgreement(t *testing.T) {
	end := register.Date("2008-05-17")
	for _, want := range []register.Date{"2011-05-17", "2014-05-17", "2017-05-17", "2020-05-17", "2023-05-17"} {
		end = end.AddMonths(36)
		assert.Equal(t, want, end)
	}
	assert.Equal(t, register.Date("2022-11-17"), end.AddMonths(-6))
}

func TestDaysNeverLeaveTheCalendar(t *testing.T) {
	assert.Equal(t, register.Forever, register.Forever.AddDays(1))
	assert.Equal(t, register.Date("1000-01-01"), register.Date("1000-01-01").AddDays(-1))
	assert.Equal(t, register.Date("1000-01-01"), register.DayOf(time.Time{}))
	assert.Equal(t, register.Date("2022-11"), register.Date("2022-11").AddDays(3))
}

func TestDayOfIsTheDayTheClockShows(t *testing.T) {
	late := time.Date(2022, 11, 29, 23, 30, 0, 0, time.FixedZone("Baku", 4*3600))
	assert.Equal(t, register.Date("2022-11-29"), register.DayOf(late))
	assert.Equal(t, register.Date("2022-11-29"), register.DayOf(late.UTC()))
	assert.Equal(t, register.Date("2022-11-30"), register.DayOf(late.In(time.FixedZone("Vladivostok", 10*3600))))
}

func TestPartsAndDots(t *testing.T) {
	for _, c := range []struct {
		date             register.Date
		year, month, day int
		dotted           string
	}{
		{"2022-11-29", 2022, 11, 29, "29.11.2022"}, {"2022-11", 2022, 11, 0, "11.2022"}, {"2022", 2022, 0, 0, "2022"}, {"", 0, 0, 0, ""},
	} {
		assert.Equal(t, []int{c.year, c.month, c.day}, []int{c.date.Year(), c.date.Month(), c.date.DayOfMonth()})
		assert.Equal(t, c.dotted, c.date.Dotted())
	}
}

func TestWeekday(t *testing.T) {
	assert.Equal(t, 0, register.Date("2022-11-28").Weekday(), "Monday")
	assert.Equal(t, 1, register.Date("2022-11-29").Weekday(), "Tuesday")
	assert.Equal(t, 6, register.Date("2022-12-04").Weekday(), "Sunday")
	assert.Equal(t, 1, register.Date("2022-11").Weekday(), "the first of November")
}

func TestCertainlyBefore(t *testing.T) {
	for _, c := range []struct {
		a, b register.Date
		want bool
	}{
		{"2022-11-28", "2022-11-29", true}, {"2022-11-29", "2022-11-29", false}, {"2022", "2022-11-29", false},
		{"2021", "2022", true}, {"2022-11", "2022-12-01", true}, {"2022-11-30", "2022-11", false}, {"", "2022", false}, {"2022", "", false},
	} {
		assert.Equal(t, c.want, c.a.CertainlyBefore(c.b), "%q before %q", c.a, c.b)
	}
}

func TestDatesSortAsTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := days.Draw(t, "a"), days.Draw(t, "b")
		assert.Equal(t, cmp.Compare(string(a), string(b)), a.Compare(b))
		if byFirst := a.First().Compare(b.First()); byFirst != 0 {
			assert.Equal(t, byFirst, a.Compare(b), "by the first possible day")
		} else {
			assert.Equal(t, cmp.Compare(a.Precision(), b.Precision()), a.Compare(b), "then the less precise first")
		}
	})
}

func TestDayArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := whole.Draw(t, "d")
		n := rapid.IntRange(-300, 300).Draw(t, "n")
		moved := d.AddDays(n)
		if moved != "1000-01-01" && moved != register.Forever {
			days, ok := d.DaysUntil(moved)
			assert.True(t, ok)
			assert.Equal(t, n, days)
			assert.Equal(t, d, moved.AddDays(-n))
			assert.Equal(t, ((d.Weekday()+n)%7+7)%7, moved.Weekday())
		}
	})
	_, ok := register.Date("2022-11").DaysUntil("2022-11-29")
	assert.False(t, ok)
}

func TestMonthArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days.Filter(func(d register.Date) bool { return d.Precision() >= register.MonthKnown }).Draw(t, "d")
		n := rapid.IntRange(-2000, 2000).Draw(t, "n")
		moved := d.AddMonths(n)
		require.True(t, moved.Valid())
		assert.Equal(t, d.Precision(), moved.Precision())
		assert.Equal(t, d.Year()*12+d.Month()+n, moved.Year()*12+moved.Month(), "the month is the one asked for")
		back := moved.AddMonths(-n)
		assert.Equal(t, d[:7], back[:7], "and back again is the same month")
		if d.DayOfMonth() <= 28 {
			assert.Equal(t, d, back, "and the same day, unless it was clamped")
		} else {
			assert.LessOrEqual(t, back, d)
		}
	})
}

func TestEveryDayOfADateLiesWithinIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "d")
		assert.LessOrEqual(t, d.First(), d.Last())
		assert.Equal(t, d, d.First()[:len(d)])
		assert.Equal(t, d, d.Last()[:len(d)])
		assert.NotEqual(t, d, d.First().AddDays(-1)[:len(d)])
		assert.NotEqual(t, d, d.Last().AddDays(1)[:len(d)])
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2022", "2022-11", "2022-11-29", "2022-02-30", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := register.ParseDate(s)
		if err != nil {
			require.ErrorIs(t, err, register.ErrDate)
			require.Empty(t, d)
		} else {
			require.Equal(t, s, string(d))
		}
		wild := register.Date(s) // no text may bring the arithmetic down
		_, _, _, _, _ = wild.First(), wild.Last(), wild.AddMonths(7), wild.AddDays(7), wild.Dotted()
		_, _, _, _ = wild.Weekday(), wild.Year(), wild.Month(), wild.DayOfMonth()
	})
}
