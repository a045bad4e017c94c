package pasted

import (
	"slices"
	"strings"

	"accord/storage/pattern"
)

// addresses begins a decision that is put to somebody: "Поручить Минэкономики РТ …".
var addresses = pattern.Of(`(?i)^(?:поручить|рекомендовать|просить|предложить|обязать|to instruct|instruct|йөкләргә)\s+`)

// addressEnd ends the addressee and begins the task.
var addressEnd = pattern.Of(`^(?:до|в|во|к|не|совместно|при|по|с|обеспечить|–|—|-)$`)

// ofMatters are organisations that are called by what they are for.
var ofMatters = pattern.Of(`(?i)(?:комитет|управлени|агентств|департамент|министерств|служб|комисси|групп)\p{L}*(?:\s(?:РТ|РФ|России|Республики Татарстан))?$`)

// infinitive is the verb of the task.
var infinitive = pattern.Of(`^\p{Ll}+(?:ть|[ейз]ти|ести|чь|ться|тись)[,.;:]?$`)

// addressed returns the addressees of a decision before its task: "Министерству экономики РТ (Шагиахметов М.Р.) до 1
// декабря подготовить план", "Поручить КАМАЗу, Минпромторгу РТ: …". It is empty where there are none.
func addressed(text string) string {
	if m := toDo().FindStringSubmatch(text); m != nil && (looksLikeFullName(withoutTitle(m[1])) || isBody(m[1])) {
		named := strings.TrimPrefix(withoutTitle(m[1]), "The ")
		if m[2] != "" {
			named += ", " + strings.TrimPrefix(m[2], "the ")
		}
		return named
	}
	if m := wasAsked().FindStringSubmatch(text); m != nil && (isBody(m[1]) || holdsPerson(m[1])) {
		return withoutStop(m[1])
	}
	text = headedBy().ReplaceAllString(text, "$1")
	asked := addresses().FindString(text)
	words := strings.Fields(text[len(asked):])
	if asked == "" && !toSomebody(words) {
		return ""
	}
	n := addresseeWords(words)
	if n == 0 || beginsSmall(words[0]) && !leadsTo(words, n) {
		return ""
	}
	var names []string
	any := asked != "" || keepsCase(words[:n]) && slices.ContainsFunc(words[n:], infinitive().MatchString)
	for _, name := range apart(withoutStop(strings.Trim(strings.Join(words[:n], " "), " ,:;"))) {
		nominative, dative := nominativeOf(name)
		if person, is := personOf(name); is {
			nominative, dative = person, true
		}
		any = any || dative
		names = append(names, capitalised(nominative))
	}
	if !any {
		return ""
	}
	return strings.Join(append(names, alongside(words[n:])...), ", ")
}

// uninflected are short names of ministries that are the same in every case.
var uninflected = pattern.Of(`^(?:Мин\p{Ll}+[иоыа]|\p{Lu}{2,})$`)

// keepsCase reports whether the words are names that show no case: "Минэкономики РТ", "ТПП РТ и КФУ".
func keepsCase(words []string) bool {
	return uninflected().MatchString(words[0]) && !slices.ContainsFunc(words, func(w string) bool { return beginsSmall(w) && w != "и" })
}

// alongside returns those with whom an addressee works: "совместно с ТПП РТ и ПАО «КАМАЗ» провести …". Brackets before them name
// whoever heads the addressee.
func alongside(words []string) (names []string) {
	if len(words) > 0 && strings.HasPrefix(words[0], "(") {
		end := slices.IndexFunc(words, func(w string) bool { return strings.Contains(w, ")") })
		words = words[end+1:]
	}
	if len(words) < 3 || words[0] != "совместно" || words[1] != "с" && words[1] != "со" {
		return nil
	}
	words = words[2:]
	n := addresseeWords(words)
	if n == 0 || n == len(words) || beginsSmall(words[0]) {
		return nil
	}
	for _, name := range apart(strings.Trim(strings.Join(words[:n], " "), " ,:;")) {
		first, second, both := strings.Cut(name, " и ")
		if both = both && (isBody(second) || isBodyWord(strings.Fields(second)[0])); !both {
			first = name
		}
		names = append(names, baseOf(first))
		if both {
			names = append(names, baseOf(second))
		}
	}
	return names
}

// baseOf is nominativeOf for a name that may be in it already.
func baseOf(name string) string {
	base, _ := nominativeOf(strings.TrimSpace(name))
	return base
}

// leadsTo reports whether a colon stands behind the addressees, or behind brackets that name who heads them: then they may begin
// small, below "Поручить:".
func leadsTo(words []string, n int) bool {
	if strings.HasSuffix(words[n-1], ":") {
		return true
	}
	if n == len(words) || !strings.HasPrefix(words[n], "(") {
		return false
	}
	end := slices.IndexFunc(words[n:], func(w string) bool { return strings.Contains(w, ")") })
	return end >= 0 && strings.HasSuffix(words[n+end], "):")
}

// addresseeWords counts the words of the addressees before their task; 0 where no task begins after them.
func addresseeWords(words []string) int {
	for n, w := range words[:min(14, len(words))] {
		switch {
		case w == "по" && ofMatters().MatchString(strings.Join(words[:n], " ")): // "комитету по туризму"
		case strings.HasPrefix(w, "(") || addressEnd().MatchString(w) || infinitive().MatchString(w):
			return n
		case strings.HasSuffix(w, ":"):
			return n + 1
		}
	}
	if len(words) > 14 {
		return 0
	}
	return len(words)
}

// toDo begins an English decision that names who executes it: "Ministry of Economy to prepare …".
var toDo = pattern.Of(`^([^,.;:]{0,4}\.?[^,;:]{2,80}?)(?:,?\s+(?:together|jointly)\s+with\s+([^,;:]{2,80}?),?)?\s+(?:to|shall|will)\s+\p{Ll}+`)

// wasAsked is the same in the passive: "Минэкономики РТ поручено подготовить …".
var wasAsked = pattern.Of(`^(.{3,80}?)\s+(?:поручено|поручается|рекомендовано|рекомендуется)\s`)

// headedBy names who heads an addressee, before the next one: "ТПП РТ (Агеев Ш.Р.), КФУ".
var headedBy = pattern.Of(`\s*\([^()]*\)(,|\s+и\s)`)

func withoutTitle(s string) string { bare, _ := withoutRank(s); return bare }

// toSomebody reports whether the words begin with an organisation or with somebody who is addressed.
func toSomebody(words []string) bool {
	at := 0
	for at < min(3, len(words)-1) && addressedAdjective().MatchString(words[at]) && !isBodyWord(words[at]) { // "Казанскому федеральному университету"
		at++
	}
	return len(words) > 0 && (isBodyWord(words[at]) || isBody(strings.Join(words[:min(3, len(words))], " ")) || toPerson(words))
}

var addressedAdjective = pattern.Of(`(?:[ое]му|[ое]й)$`)

// toPerson reports whether the words begin with somebody who is addressed: "Петрову П.П. обеспечить …", "Министру экономики …".
func toPerson(words []string) bool {
	if n := nameAtStart(words); n > 0 {
		_, dative := nominativeName(strings.Join(words[:n], " "), true)
		return dative
	}
	_, _, dative := nominativePost(strings.Join(words[:min(len(words), 5)], " "))
	return dative && !beginsSmall(words[0])
}

// personOf is the name in a phrase that addresses somebody, without his post.
func personOf(phrase string) (string, bool) {
	bare := withoutTitle(phrase)
	words := strings.Fields(bare)
	from := nameAtEnd(words)
	if looksLikeFullName(bare) {
		from = 0
	}
	if from >= len(words) || !looksLikeFullName(strings.Join(words[from:], " ")) {
		return "", false
	}
	name, was := nominativeName(strings.Join(words[from:], " "), true)
	return name, was
}

// apart parts several who are addressed; "и" parts people, but may belong to the name of an organisation.
func apart(phrase string) (names []string) {
	for _, name := range besides().Split(phrase, -1) {
		if first, second, both := strings.Cut(name, " и "); both && holdsPerson(first) && holdsPerson(second) {
			names = append(names, first, second)
			continue
		}
		names = append(names, name)
	}
	return names
}

// withoutStop removes the full stop at the end of a phrase; that of initials belongs to the name.
func withoutStop(phrase string) string {
	if words := strings.Fields(phrase); len(words) > 1 && isInitial(words[len(words)-1]) {
		return phrase
	}
	return strings.Trim(phrase, " .;,")
}

// besides parts several who are addressed.
var besides = pattern.Of(`\s*,\s+`)

// betweenNames parts the names of several: "Минэкономики РТ, ТПП РТ и КФУ". Brackets hold whoever heads a body.
var betweenNames = pattern.Of(`\s*[,;]\s*|\s+(?:и|совместно с|and|together with|һәм)\s+|\s*\(|\)\s*`)

// ExecutorNames returns the names in a list of executors.
func ExecutorNames(named string) (names []string) {
	for _, name := range betweenNames().Split(named, -1) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, baseOf(name))
		}
	}
	return names
}

// datives are the endings of nouns that name organisations, in the dative or the instrumental and in the nominative.
var datives = []struct {
	ends pattern.Pattern
	name string
}{
	{pattern.Of(`(?i)^(министерств|агентств|представительств|посольств|правительств|управлени|учреждени|предприяти|акционерному обществ)(?:у|ю|ом|ем)$`), "${1}"},
	{pattern.Of(`(?i)^(мин\p{L}*?(?:торг|хоз|транс|фин|юст|здрав|культ|энерго|спорт|строй|труд|прод)|\p{L}*комитет|департамент|исполком|аппарат|университет|институт|центр|фонд|банк|завод|холдинг|музе|совет|кабинет)(?:у|ю|ом|ем)$`), "${1}"},
}

// feminines are the same of nouns that end in -а or -я.
var feminines = []struct {
	ends       pattern.Pattern
	nominative string
}{
	{pattern.Of(`(?i)^(палат|групп)(?:е|ой)$`), "а"},
	{pattern.Of(`(?i)^(комисси|подкомисси|дирекци|ассоциаци|корпораци|компани|администраци|инспекци|академи)(?:и|ей)$`), "я"},
}

var feminineAdjective = pattern.Of(`(?:ой|ей)$`)

// abbreviated is a name in capitals with the ending of its case: "КАМАЗу".
var abbreviated = pattern.Of(`^\p{Lu}{3,}(?:у|ом)$`)

// neuter are nouns that end in -о or -е in their name.
var neuter = pattern.Of(`(?i)(?:ств)$|(?:ни|ти)$`)

// nominativeOf puts the name of an addressed organisation into the nominative; false where it already is, as
// abbreviations are.
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
			words[0] = strings.TrimSuffix(strings.TrimSuffix(w, "у"), "ом")
			return strings.Join(words, " "), true
		}
		for _, f := range feminines {
			m := f.ends().FindStringSubmatch(w)
			if m == nil {
				continue
			}
			words[i] = m[1] + f.nominative
			for j := range i {
				words[j] = feminineAdjective().ReplaceAllString(words[j], "ая")
			}
			return strings.Join(words, " "), true
		}
	}
	return phrase, false
}

// adjectiveOf puts an adjective before such a noun into the case of names.
func adjectiveOf(word string, neuter bool) string {
	stem, was := strings.CutSuffix(word, "ому")
	for _, end := range []string{"ым", "им"} {
		if !was {
			stem, was = strings.CutSuffix(word, end)
		}
	}
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
