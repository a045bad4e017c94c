package field

import (
	"slices"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	inBrackets = pattern.Of(`^([^()]+?)\s*\(([^()]+)\)$`)
	headCount  = pattern.Of(`(?i)(?:^|\s)((?:всего |делегация |и |еще |ещё |\+ ?)*\d+\s*(?:чел\.?|человек\pL*|persons?|people|members|pax|кеше))(?:$|[^\pL])`)
)

// InBrackets parts a cell from a remark without figures in brackets behind it: "сентябрь (даты уточняются)".
func InBrackets(cell string) (said, remark string) {
	m := inBrackets().FindStringSubmatch(register.Line(cell))
	if m == nil || strings.ContainsAny(m[2], "0123456789") {
		return cell, ""
	}
	return m[1], m[2]
}

// NameAndPost parts a person's name from the post behind it: "Каримов А.А. (министр)", "Сафин И.И. — советник", "Ли В., посол".
func NameAndPost(cell string) (name, post string) {
	cell = honorific().ReplaceAllString(register.Line(cell), "")
	if m := postFirst().FindStringSubmatch(cell); m != nil && isPost(m[1]) {
		return m[2], strings.TrimSpace(m[1])
	}
	if name, post = nameBehindPost(cell); post != "" {
		return name, post
	}
	if m := inBrackets().FindStringSubmatch(cell); m != nil {
		name, post = m[1], m[2]
	} else {
		for _, mark := range []string{" – ", " — ", " - ", ", "} {
			if one, rest, is := strings.Cut(cell, mark); is && name == "" {
				name, post = strings.TrimSpace(one), strings.TrimSpace(rest)
			}
		}
	}
	if len(strings.Fields(name)) < 2 || post == "" || firstUpper(post) && !isPost(post) {
		return cell, "" // "Иванов, Пётр", or one name in two writings
	}
	return name, post
}

var (
	capitals = pattern.Of(`^[\p{Lu}][\p{Ll}'’-]+(?:-[\p{Lu}][\p{Ll}]+)?$`)
	particle = pattern.Of(`(?i)^(?:(?:аль|эль|ас|аш|ад|ан|ар|ат|аз)-\pL+|бин|бен|ибн|оглы|оглу|кызы|улы|уулу|фон|ван|де|ди|да)$`) // not shown
	// ofBody begin or end words of names of bodies and lands that stand behind posts.
	ofBody = pattern.Of(`(?i)^(?:совет|комитет|департамент|министерств|палат|управлени|агентств|фонд|центр|институт|университет|академи|дум|парламент|федерац|республик|союз|организац|компани|банк|корпорац|групп|ассоциац|посольств|сенат|меджлис|правительств|кабинет|королевств|эмират|област|кра[йя]|район|город|суд|прокуратур|милли).*|.*(?:ого|ой|ых|ских|ской)$`) // not shown
)

// nameBehindPost parts a post from the whole name behind it, in Russian: "Посол Турции в РФ Мехмет Самсар". There is none where the last
// words may be those of a body or a land.
func nameBehindPost(cell string) (name, post string) {
	if !isPost(cell) || strings.ContainsAny(cell, ",()«»\"–—") {
		return "", ""
	}
	said := strings.Fields(cell)
	from := len(said)
	for from > 1 && (capitals().MatchString(said[from-1]) && StateIn(said[from-1]) == "" && !ofBody().MatchString(said[from-1]) || particle().MatchString(said[from-1])) {
		from--
	}
	for from < len(said) && particle().MatchString(said[from]) {
		from++
	}
	if n := len(said) - from; n < 2 || n > 4 {
		return "", ""
	}
	return strings.Join(said[from:], " "), strings.Join(said[:from], " ")
}

// honorific is what stands before a name out of politeness.
var honorific = pattern.Of(`^(?:(?i:г-н|г-жа|господин|госпожа|mr|mrs|ms|h\.\s?e|е\.\s?п)\.?\s+)+`)

// WithoutHonorific is a name without what stands before it out of politeness.
func WithoutHonorific(name string) string { return honorific().ReplaceAllString(name, "") }

// polite reports whether a name begins with such words.
func polite(name string) bool { return honorific().MatchString(register.Line(name)) }

// postFirst is a post before initials and a surname: "Премьер-министр Р.Н. Минниханов".
var postFirst = pattern.Of(`^(\pL.*?)[,:]?\s+((?:\p{Lu}\.\s?){1,3}\p{Lu}[\p{L}-]+|\p{Lu}[\p{L}-]+ (?:\p{Lu}\.\s?){1,3})$`)

// postWords are the first words of posts, which some write with a capital.
var postWords = strings.Fields("президент вице-президент раис премьер премьер-министр вице-премьер председатель заместитель зам министр руководитель начальник глава " +
	"директор генеральный посол консул губернатор вице-губернатор мэр ректор проректор советник сопредседатель секретарь депутат спикер первый " +
	"временный полномочный чрезвычайный торгпред атташе врио ио помощник аким хоким хаким рәис илче җитәкче урынбасар " +
	"president vice-president prime vice chairman chairwoman deputy minister head director general ambassador consul governor mayor rector adviser advisor secretary")

// isPost reports whether a text begins with a word for a post.
func isPost(text string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return slices.Contains(postWords, strings.ToLower(withoutMarks.Replace(first)))
}

var withoutMarks = strings.NewReplacer(".", "", ",", "", ";", "", ":", "", "(", "", ")", "")

// IsPostAlone reports whether a text is a post without anybody in it: "Посол", "Первый заместитель министра", "Министр торговли Малайзии".
func IsPostAlone(text string) bool {
	said := strings.Fields(text)
	if n := len(said); n > 1 && StateIn(said[n-1]) != "" {
		said = said[:n-1]
	}
	rest := strings.Join(said[min(1, len(said)):], " ")
	return isPost(text) && rest == strings.ToLower(rest)
}

// firstUpper reports whether a text begins with a capital.
func firstUpper(text string) bool {
	for _, r := range text {
		return strings.ToLower(string(r)) != string(r)
	}
	return false
}

// Heads is how many people a cell of names counts instead of naming them: "12 чел.", "12"; nothing where it counts none.
func Heads(cell string) string {
	if text := strings.TrimSpace(cell); text != "" && len(text) < 4 && strings.Trim(text, "0123456789") == "" {
		return text
	}
	m := headCount().FindStringSubmatch(cell)
	if m == nil {
		return ""
	}
	return m[1]
}

// PeopleIn parts a list of people at its commas: "Минниханов Р.Н., Каримов А.А., министр". What begins with a small letter belongs to the
// one before. It is nothing where some name is of one word: "Иванов, Пётр".
func PeopleIn(list string) []string {
	var all []string
	for part := range strings.SplitSeq(list, ",") {
		part = register.Line(part)
		switch {
		case part == "":
		case (!firstUpper(part) || isPost(part)) && len(all) > 0:
			all[len(all)-1] += ", " + part
		case !firstUpper(part) || len(strings.Fields(part)) < 2 && !strings.Contains(part, "."):
			return nil
		default:
			all = append(all, part)
		}
	}
	return all
}
