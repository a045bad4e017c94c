package backup

import (
	"fmt"
	"slices"
	"time"
)

// How long copies are kept: the newest of each of so many days, weeks and months, and for a month all that were made for an
// occasion. The newest few stay whatever they need.
const (
	keptDays   = 14
	keptWeeks  = 8
	keptMonths = 12
	keptAll    = 30 // days
	neverGone  = 3
)

// Surplus returns which copies may go when the newest is known to be whole. limit is how many bytes all of them may take
// together, 0 for any number; the oldest go first. Days are those of now's place.
func Surplus(all []Backup, now time.Time, limit int64) []Backup {
	all = slices.SortedFunc(slices.Values(all), newestFirst)
	taken := map[string]bool{}
	first := func(period string) bool {
		before := taken[period]
		taken[period] = true
		return !before
	}
	var surplus []Backup
	var size int64
	for i, b := range all {
		at := b.At.In(now.Location())
		age := days(at, now)
		year, week := at.ISOWeek()
		keeps := []bool{ // every one is asked, so the newest copy of a day is also that of its week and month
			age < keptDays && first(at.Format("day 2006-01-02")),
			age < 7*keptWeeks && first(fmt.Sprint("week ", year, week)),
			at.AddDate(0, keptMonths, 0).After(now) && first(at.Format("month 2006-01")),
			age == 0,
			b.Why != Daily && age < keptAll,
		}
		stays := i < neverGone || slices.Contains(keeps, true) && (limit == 0 || size+b.Size <= limit)
		if !stays {
			surplus = append(surplus, b)
			continue
		}
		size += b.Size
	}
	return surplus
}

// days is how many midnights lie between two moments.
func days(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from)).Hours() / 24)
}
