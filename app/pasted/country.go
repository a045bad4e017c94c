package pasted

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countries are the names of states in Russian and English, and those that no table has, folded.
var countries = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, name := range []string{
		"РФ", "США", "ОАЭ", "КНР", "КНДР", "ЮАР", "Южная Корея", "Азербайджанская Республика", "Республика Татарстан", "Татарстан",
		"USA", "U.S.A.", "UK", "UAE", "PRC", "Turkey", "Türkiye", "Türkiyə", "Azərbaycan", "Төркия", "Россия Федерациясе", "Russia", "Russian Federation", "South Korea", "Czech Republic", "Tatarstan",
	} {
		all[folded(name)] = true
	}
	names := []display.Namer{display.Regions(language.Russian), display.Regions(language.English)}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() {
				continue
			}
			for _, in := range names {
				all[folded(in.Name(region))] = true
			}
		}
	}
	delete(all, "")
	return all
})

// isCountry reports whether words name a state and nothing else.
func isCountry(words string) bool { return countries()[folded(words)] }
