package storage

// lastsTo holds where a day, which may be known to its month or its year only, can still be the bound day or a later one:
// 2022 lasts to 31 December.
func lastsTo(column string) string { return column + " >= substr(?, 1, length(" + column + "))" }

// beginsBy is the latest day that a day can mean, for sorting: 2022 → 2022-12-31.
func beginsBy(column string) string {
	return "(CASE length(" + column + ") WHEN 4 THEN " + column + " || '-12-31' WHEN 7 THEN " + column + " || '-31' ELSE " + column + " END)"
}

// sessionEnd is the last day of a session as it is written, that of its beginning where no other is known.
const sessionEnd = "(CASE to_day WHEN '' THEN from_day ELSE to_day END)"
