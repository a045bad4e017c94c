package storage

// lastsTo holds where a day, which may be known to its month or its year only, can still be the bound day or a later one:
// 2022 lasts to 31 December.
func lastsTo(column string) string { return column + " >= substr(?, 1, length(" + column + "))" }

// sessionEnd is the last day of a session as it is written, that of its beginning where no other is known.
const sessionEnd = "(CASE to_day WHEN '' THEN from_day ELSE to_day END)"
