package pasted

import (
	"accord/storage/register"

	"accord/storage/pattern"
)

// partOfYear is a season or the middle of a year, which people set as terms: "к весне 2026 г.", "by mid-2026". A winter lies in
// two years and is none.
var partOfYear = pattern.Of(`^(?:the\s+)?(весн\p{L}{1,2}|лет[оау]|летом|осен\p{L}{1,2}|осенью|середин\p{L}|spring|summer|autumn|fall|mid|middle|яз|җәй|көз|урта\p{L}*)[\s-]+(?:of\s+)?(\d{4})` + yearWord + `$|` +
	`^(\d{4})\s+ел(?:ның)?\s+(яз|җәй|көз|урта)\p{L}*(?:\s+(?:кадәр|чаклы))?$`)

// endOfSeason is the last day of the part of a year that a term names.
func endOfSeason(s string) register.Date {
	m := partOfYear().FindStringSubmatch(withoutLead(s))
	if m == nil {
		return ""
	}
	switch said, year := m[1]+m[4], m[2]+m[3]; {
	case startsWithAny(said, []string{"весн", "spring", "яз"}):
		return lastOf(year, 5)
	case startsWithAny(said, []string{"серед", "mid", "урта"}):
		return lastOf(year, 6)
	case startsWithAny(said, []string{"лет", "summer", "җәй"}):
		return lastOf(year, 8)
	default:
		return lastOf(year, 11)
	}
}
