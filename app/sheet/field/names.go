package field

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

// sonOf are the words behind the name of a father in names of the East.
var sonOf = []string{"оглы", "оглу", "кызы", "гызы", "улы", "уулу", "oğlu", "oglu", "ogly", "qızı", "qizi", "kyzy", "gyzy"}

// Initials are a person's name with the first letters of all but the surname, which stands first or last.
func Initials(name string) []string {
	words := slices.DeleteFunc(strings.Fields(name), func(w string) bool { return slices.Contains(sonOf, strings.ToLower(w)) })
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	short := func(surname string, others []string) string {
		out := surname
		for _, w := range others {
			first, _ := utf8.DecodeRuneInString(w)
			out += " " + string(first)
		}
		return out
	}
	last := len(words) - 1
	return []string{short(words[0], words[1:]), short(words[last], words[:last])}
}

// Near reports whether two folded names differ in a letter or two.
func Near(a, b string) bool {
	most := 1
	if min(len(a), len(b)) > 8 {
		most = 2
	}
	if len(a)-len(b) > most || len(b)-len(a) > most || len(a) > 80 {
		return false
	}
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j-1]+change, last[j]+1, row[j-1]+1)
			least = min(least, row[j])
		}
		if least > most {
			return false
		}
		last, row = row, last
	}
	return last[len(b)] <= most
}

// kinds of partners by what stands in their names.
var partnerMarks = []struct {
	kind  register.PartnerKind
	marks []string
}{
	{register.PartnerUniversity, words("университет|институт|академия|university|institute|academy|вуз")},
	{register.PartnerChamber, words("торгово промышленная палата|тпп|палата|chamber of commerce|chamber")},
	{register.PartnerMission, words("посольство|консульство|генконсульство|торгпредство|представительство|embassy|consulate|mission|trade mission")},
	{register.PartnerMunicipality, words("акимат|хокимият|город|мэрия|муниципалитет|муниципальный|администрация города|city|municipality|mayor")},
	{register.PartnerAuthority, words("министерство|агентство|комитет|госкомитет|мид|департамент|управление|правительство|кабинет министров|служба|ministry|agency|committee|department|government|cabinet|authority|министрлыгы")},
	{register.PartnerTerritory, words("область|обл|край|район|округ|провинция|пров|регион|штат|земля|губерния|префектура|воеводство|эмират|кантон|өлкәсе|провинциясе|region|province|territory|oblast|district|prefecture|state of")},
	{register.PartnerInternationalBody, words("юнеско|unesco|мвф|imf|воз|магатэ|всемирный банк|world bank|лига|тюрксой|оис|отг|одкб|организация|союз|содружество|оон|снг|еаэс|брикс|шос|organization|organisation|union|commonwealth|un|eu|european union|united nations|league")},
}

// shortMinistry is a short word for a ministry, as Минэкономики; a surname may begin with the same letters.
var shortMinistry = pattern.Of(`^мин(?:эк|пром|культ|спорт|обр|наук|фин|юст|здрав|сельхоз|прод|природ|транс|строй|труд|соц|связ|цифр|энерг|молод|зем|торг)`)

// PartnerKind guesses what a partner is by the name.
func PartnerKind(name string) string {
	plain := " " + Fold(name) + " "
	if BareName(name) != strings.TrimSpace(plain) || strings.ContainsAny(name, "«\"“") {
		return string(register.PartnerEnterprise)
	}
	if shortMinistry().MatchString(strings.TrimSpace(plain)) {
		return string(register.PartnerAuthority)
	}
	if strings.HasPrefix(plain, " г ") || strings.HasPrefix(plain, " гор ") {
		return string(register.PartnerMunicipality)
	}
	for _, one := range partnerMarks {
		for _, mark := range one.marks {
			if strings.Contains(plain, " "+mark+" ") {
				return string(one.kind)
			}
		}
	}
	return string(register.PartnerOther)
}

// initials are those of a person's name.
var initials = pattern.Of(`(?:^|\s)\p{Lu}\.`)

// NameAndBody parts a person from the body behind the name: "Сафин Ильдар (АО «Татнефть»)". Where a name is that of a body alone there is
// no person: "Посольство Ирана".
func NameAndBody(name string) (person, body string) {
	person, behind := name, ""
	if at := strings.IndexAny(name, ",(–—"); at >= 0 {
		person, behind = strings.TrimSpace(name[:at]), strings.Trim(name[at:], " ,()–—")
	}
	switch {
	case isBody(person):
		return "", name
	case behind != "" && !isPost(behind) && isBody(behind):
		return person, behind
	}
	return name, ""
}

// AreBodies reports whether each of some names is surely that of a body, by its words or as an abbreviation: "Минэкономики РТ, АИР РТ".
func AreBodies(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		body, _ := BodyAndPerson(name)
		return !isBody(body) && !abbreviated().MatchString(body)
	})
}

// abbreviated is a body by its first letters, perhaps with those of its land behind it: АИР РТ.
var abbreviated = pattern.Of(`^(?:[А-ЯЁӘӨҮҖҢҺ]{2,8}|[A-Z]{2,4})(?:\s+(?:РТ|РФ|ТР|RT|RF))?$`) // not shown

// personBehind is somebody in brackets or behind a dash.
var personBehind = pattern.Of(`^(.+?)\s*(?:\(([^()]+)\)|\s[–—-]\s+([^()]+))$`)

// BodyAndPerson parts a body from the person in charge there: "Минпромторг (Каримов А.А.)", "Ministry of Economy (Mr. Aliyev)".
func BodyAndPerson(name string) (body, person string) {
	m := personBehind().FindStringSubmatch(strings.TrimSpace(name))
	if m == nil {
		return name, ""
	}
	who := strings.TrimSpace(m[2] + m[3])
	bare, post := NameAndPost(who)
	if IsPerson(bare) || polite(who) && firstUpper(bare) && post == "" {
		return m[1], who
	}
	return name, ""
}

// roleBehind is what a body does in an errand, in brackets or behind a dash.
var roleBehind = pattern.Of(`(?i)^(.+?)\s*(?:\(|\s[–—-]\s*)((?:созыв|свод|отв\.|ответственный|головной|координатор|lead|coordinator)[^()]*)\)?$`) // not shown

// BodyAndRole parts a body from what it does: "Минэкономики РТ (созыв)".
func BodyAndRole(name string) (body, role string) {
	if m := roleBehind().FindStringSubmatch(strings.TrimSpace(name)); m != nil {
		return m[1], m[2]
	}
	return name, ""
}

var surnameAndInitials = pattern.Of(`^(?:\p{Lu}[\p{L}-]+\s+(?:\p{Lu}\.\s?){1,2}|(?:\p{Lu}\.\s?){1,2}\s?\p{Lu}[\p{L}-]+)$`)

// IsPerson reports whether a name is surely that of a person: a surname with initials.
func IsPerson(name string) bool { return surnameAndInitials().MatchString(strings.TrimSpace(name)) }

var (
	townBehind = pattern.Of(`^(.+?)\s*[(,]\s*((?:г\.|гор\.|город\s)\s*\p{Lu}[^()]*?)\)?$`)
	townAlone  = pattern.Of(`^(?:г\.|гор\.|город\s)\s*\p{Lu}[\p{L}\s-]*$`)
)

// StateAndTown parts a state from the town beside it: "Казахстан (г. Алматы)", and an enterprise from that in brackets. Of a town alone
// there is no state.
func StateAndTown(name string) (state, town string) {
	name = strings.TrimSpace(name)
	if m := townBehind().FindStringSubmatch(name); m != nil && (Country(m[1]) != "" || strings.HasSuffix(name, ")") && PartnerKind(m[1]) == string(register.PartnerEnterprise)) {
		return m[1], m[2]
	}
	if townAlone().MatchString(name) {
		return "", name
	}
	return "", ""
}

func isBody(name string) bool {
	return firstUpper(name) && !isPost(name) && !initials().MatchString(name) && (PartnerKind(name) != string(register.PartnerOther) || Country(name) != "")
}

var delegations = words("делегация|delegation|a delegation|the delegation|делегациясе")

var leaders = words("глава|глава делегации|руководитель|руководитель делегации|старший группы|head|head of delegation|head of the delegation|leader|делегация башлыгы|җитәкче")

// LeadsDelegation reports whether a post is that of the head of a delegation.
func LeadsDelegation(post string) bool { return slices.Contains(leaders, Fold(post)) }

// IsDelegation reports whether a delegation stands where a person is named.
func IsDelegation(name string) bool {
	plain := Fold(name) + " "
	return slices.ContainsFunc(delegations, func(w string) bool { return strings.HasPrefix(plain, w+" ") })
}
