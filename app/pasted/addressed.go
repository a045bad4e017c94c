package pasted

import (
	"strings"
)

// addresses begins a decision that is put to somebody: "Поручить Минэкономики РТ …".
var addresses = compiled(`(?i)^(?:поручить|рекомендовать|просить|предложить|обязать|to instruct|instruct|йөкләргә)\s+`)

// addressEnd parts who is addressed from what is to be done.
var addressEnd = compiled(`^(?:до|в|во|к|не|совместно|при|по|с|обеспечить|–|—|-)$`)

// ofMatters are organisations that are called by what they are for.
var ofMatters = compiled(`(?i)(?:комитет|управлени|агентств|департамент|министерств|служб|комисси)\p{L}*(?:\s(?:РТ|РФ|России|Республики Татарстан))?$`)

// infinitive is what is to be done.
var infinitive = compiled(`^\p{Ll}+(?:ть|ти|чь|ться|тись)[,.;:]?$`)

// addressed finds those to whom a decision is put before it says what is to be done: "Министерству экономики РТ
// (Шагиахметов М.Р.) до 1 декабря подготовить план", "Поручить КАМАЗу, Минпромторгу РТ: …". It is empty where nobody is.
func addressed(text string) string {
	asked := addresses().FindString(text)
	words := strings.Fields(text[len(asked):])
	if len(words) == 0 || asked == "" && !isBodyWord(words[0]) && !isBody(strings.Join(words[:min(3, len(words))], " ")) {
		return ""
	}
	n, ends := 0, false
	for n < len(words) && n < 14 && !ends {
		w := words[n]
		switch {
		case w == "по" && ofMatters().MatchString(strings.Join(words[:n], " ")): // "комитету по туризму"
		case strings.HasPrefix(w, "(") || addressEnd().MatchString(w) || infinitive().MatchString(w):
			ends = true
			continue
		case strings.HasSuffix(w, ":"):
			ends = true
		}
		n++
	}
	if !ends && n < len(words) || n == 0 || beginsSmall(words[0]) {
		return ""
	}
	var names []string
	any := asked != ""
	for _, name := range besides().Split(strings.Trim(strings.Join(words[:n], " "), " ,.:;"), -1) {
		nominative, dative := nominativeOf(name)
		any = any || dative
		names = append(names, nominative)
	}
	if !any {
		return ""
	}
	return strings.Join(names, ", ")
}

// besides parts several who are addressed.
var besides = compiled(`\s*,\s+`)

// betweenNames parts the names of several: "Минэкономики РТ, ТПП РТ и КФУ". Brackets hold whoever heads a body.
var betweenNames = compiled(`\s*[,;]\s*|\s+(?:и|совместно с|and|together with|һәм)\s+|\s*\(|\)\s*`)

// ExecutorNames returns the names in a list of executors.
func ExecutorNames(named string) (names []string) {
	for _, name := range betweenNames().Split(named, -1) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// datives are the endings of nouns that name organisations, in the dative and in the nominative.
var datives = []struct {
	ends pattern
	name string
}{
	{compiled(`(?i)^(министерств|агентств|представительств|посольств|правительств|управлени|учреждени|предприяти|акционерному обществ)(?:у|ю)$`), "${1}"},
	{compiled(`(?i)^(мин\p{L}*?(?:торг|хоз|транс|фин|юст|здрав|культ|энерго|спорт|строй|труд|прод)|\p{L}*комитет|департамент|исполком|аппарат|университет|институт|центр|фонд|банк|завод|холдинг|музе|совет|кабинет)(?:у|ю)$`), "${1}"},
}

// abbreviated is a name in capitals with the ending of its case: "КАМАЗу".
var abbreviated = compiled(`^\p{Lu}{3,}у$`)

// neuter are nouns that end in -о or -е in their name.
var neuter = compiled(`(?i)(?:ств)$|(?:ни|ти)$`)

// nominativeOf puts the name of an organisation that is addressed into the case of names; false where it is in that
// already, as abbreviations are.
func nominativeOf(phrase string) (name string, dative bool) {
	words := strings.Fields(phrase)
	for i, w := range words[:min(4, len(words))] {
		for _, d := range datives {
			stem := d.ends().ReplaceAllString(w, d.name)
			if stem == w {
				continue
			}
			switch m := neuter().FindString(strings.ToLower(stem)); m {
			case "ств":
				stem += "о"
			case "ни", "ти":
				stem += "е"
			}
			if strings.HasSuffix(strings.ToLower(stem), "музе") {
				stem += "й"
			}
			words[i] = stem
			for j := range i {
				words[j] = adjectiveOf(words[j], strings.HasSuffix(stem, "о") || strings.HasSuffix(stem, "е"))
			}
			return strings.Join(words, " "), true
		}
		if i == 0 && abbreviated().MatchString(w) {
			words[0] = strings.TrimSuffix(w, "у")
			return strings.Join(words, " "), true
		}
		if folded(w) == "палате" {
			words[i] = w[:len(w)-len("е")] + "а"
			for j := range i {
				words[j] = strings.TrimSuffix(words[j], "ой") + "ая"
			}
			return strings.Join(words, " "), true
		}
	}
	return phrase, false
}

// adjectiveOf puts an adjective before such a noun into the case of names.
func adjectiveOf(word string, neuter bool) string {
	stem, was := strings.CutSuffix(word, "ому")
	if !was {
		return word
	}
	switch {
	case neuter:
		return stem + "ое"
	case strings.HasSuffix(stem, "ск"), strings.HasSuffix(stem, "цк"):
		return stem + "ий"
	}
	return stem + "ый"
}
