package field

import (
	"strings"

	"accord/storage/pattern"
)

var landAndTowns = pattern.Of(`^([^,(:\n]+?)\s*(?:[,(:]|\s[–—-]\s)\s*(\p{Lu}[^()]*?)\)?$`)

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

var itemAhead = pattern.Of(`(^|[\s;,])\d{1,2}[.)]\s*(\p{Lu})`)

// Itemized puts the items of a list that is counted up in one line on lines of their own: "1. Петров П.П. 2. Иванова А.А.".
func Itemized(cell string) string {
	if at := itemAhead().FindStringIndex(cell); at == nil || at[0] != 0 || len(itemAhead().FindAllStringIndex(cell, 2)) < 2 {
		return cell
	}
	return strings.TrimSpace(itemAhead().ReplaceAllString(cell, "\n$2"))
}
