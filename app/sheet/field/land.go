package field

import (
	"regexp"
	"strings"
	"unicode"

	"accord/storage/pattern"
	"accord/storage/register"
)

var landAndTowns = pattern.Of(`^([^,(:\n]+?)\s*(?:[,(:]|\s[–—-]\s)\s*(?:г\.|гор\.|город\s)?\s*(\p{Lu}[^()]*?)\)?$`) // not shown

// LandAndTowns parts a state from the towns beside it, where a column is for both: "Турция, Стамбул/Анкара", "ОАЭ (Дубай)". Of more
// states there is none: "Турция, Иран".
func LandAndTowns(cell string) (land, towns string) {
	m := landAndTowns().FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil || Country(m[1]) == "" || Country(cell) != "" {
		return "", ""
	}
	for town := range strings.FieldsFuncSeq(m[2], func(r rune) bool { return strings.ContainsRune(",;/&", r) }) {
		if Country(town) != "" || strings.Contains(town, " – ") {
			return "", ""
		}
	}
	return m[1], m[2]
}

var (
	beside     = pattern.Of(`^([^()]+?)\s*\(([^()]+)\)$|^([^(),:.]+?)(?:\s+[–—-]\s+|[:.]\s+)([^()]+)$`)
	placeWords = pattern.Of(`^(?i)(?:провинци|пров\.|област|обл\.|край |штат |земл|губерни|регион|префектур|воеводств|кантон|эмират|province |region |state of |land |province of |prefecture )`) // not shown
)

// LandAndPlaces parts a state from what lies in it and stands beside it: "Китай (провинция Хунань)", "Германия – Саксония". Where the state
// stands behind, it only says where the place lies: "Баку (Азербайджан)". Of two names of one state there is no place.
func LandAndPlaces(name string) (land string, places []string, behind bool) {
	m := beside().FindStringSubmatch(strings.TrimSpace(name))
	if m == nil || Country(name) != "" {
		return "", nil, false
	}
	first, last := m[1]+m[3], strings.TrimSpace(m[2]+m[4])
	one, other := Country(first), Country(last)
	switch {
	case one != "" && one == other:
		return first, nil, false
	case one != "" && other == "":
	case other != "" && one == "" && m[1] != "":
		return last, []string{first}, true
	default:
		return "", nil, false
	}
	for place := range strings.FieldsFuncSeq(last, func(r rune) bool { return strings.ContainsRune(",;/&", r) }) {
		place = strings.TrimSpace(place)
		if !liesInLand(place) {
			return "", nil, false
		}
		places = append(places, place)
	}
	return first, places, false
}

var abbreviations = []struct {
	short func() *regexp.Regexp
	whole string
}{
	{pattern.Of(`(?i)(^|[\s(«"])пров\.`), "${1}провинция "}, {pattern.Of(`(?i)(^|[\s(«"])обл\.`), "${1}область "}, // not shown
	{pattern.Of(`(?i)(^|[\s(«"])респ\.`), "${1}республика "}, {pattern.Of(`(?i)(^|[\s(«"])р-н(\s|$)`), "${1}район$2"}, // not shown
	{pattern.Of(`(?i)(^|[\s(«"])мин-во(\s|$)`), "${1}министерство$2"}, {pattern.Of(`(?i)(^|[\s(«"])ун-т(\s|$)`), "${1}университет$2"}, // not shown
	{pattern.Of(`(?i)(^|[\s(«"])ин-т(\s|$)`), "${1}институт$2"}, // not shown
}

// Unabbreviated is the name of a body or a region with its usual abbreviations written out: "пров. Хунань", "Мин-во культуры".
func Unabbreviated(name string) string {
	if !strings.ContainsAny(name, ".-") {
		return name
	}
	for _, a := range abbreviations {
		name = a.short().ReplaceAllString(name, a.whole)
	}
	return register.Line(name)
}

// NamesTerritory reports whether a name says that it is that of a part of a state.
func NamesTerritory(name string) bool {
	return placeWords().MatchString(name) || PartnerKind(name) == string(register.PartnerTerritory)
}

// liesInLand reports whether a text may name what lies in a state, or belongs to it, and no remark, post or person.
func liesInLand(name string) bool {
	return (firstUpper(name) || placeWords().MatchString(name)) && !isPost(name) && !initials().MatchString(name) && Country(name) == "" &&
		!townAlone().MatchString(name) && !strings.ContainsFunc(name, unicode.IsDigit)
}

var itemAhead = pattern.Of(`(^|[\s;,])\d{1,2}[.)]\s*(\p{Lu})`)

// Itemized puts the items of a list that is counted up in one line on lines of their own: "1. Петров П.П. 2. Иванова А.А.".
func Itemized(cell string) string {
	if at := itemAhead().FindStringIndex(cell); at == nil || at[0] != 0 || len(itemAhead().FindAllStringIndex(cell, 2)) < 2 {
		return cell
	}
	return strings.TrimSpace(itemAhead().ReplaceAllString(cell, "\n$2"))
}
