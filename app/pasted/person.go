package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
)

// Person is one person of a pasted list.
type Person struct {
	Name string // empty where the list names nobody for a post or an organisation
	Post string // empty where the list has none
	Body string // the organisation, where it can be separated from the post
	Role Role
	Side string // the phrase that names the side
	// Group is the heading under which the person stands, where it is neither a role nor a side.
	Group string
	// OtherName and OtherPost stand beside the first ones in the other language.
	OtherName, OtherPost string

	glue string // parts the post from the body in the list
}

// PostAndBody is the post with the organisation, as written in the list.
func (p Person) PostAndBody() string {
	if p.Post == "" || p.Body == "" {
		return p.Post + p.Body
	}
	return p.Post + p.glue + p.Body
}

// Bodies returns names of the organisation for finding it: as written in the list, without its legal form, and the
// ministry of a minister.
func (p Person) Bodies() []string {
	var names []string
	if p.Body != "" {
		names = append(names, p.Body)
		if from := strings.IndexAny(p.Body, "«\"„“"); from >= 0 {
			if bare := strings.Trim(p.Body[from:], "«»\"„“” "); hasLetters(bare) {
				names = append(names, bare)
			}
		}
		return names
	}
	for i, word := range strings.Fields(p.Post) {
		if strings.HasPrefix(folded(word), "министр") && !strings.HasPrefix(folded(word), "министерств") {
			rest := strings.Join(strings.Fields(p.Post)[i+1:], " ")
			if rest, _, _ = strings.Cut(rest, ","); rest != "" {
				names = append(names, "Министерство "+rest)
			}
			break
		}
	}
	if _, rest, ok := strings.Cut(p.Post, "Minister of "); ok {
		names = append(names, "Ministry of "+rest)
	}
	return names
}

// takePost reads the parts of a line that are not its name: roles, sides, the organisation, and the post.
func (p *Person) takePost(parts []segment) {
	post, body := p.withoutRoles(parts)
	p.Post, p.glue = cleanPost(joined(post)), ", "
	if body == "" {
		if m := bodyForm().FindStringIndex(p.Post); m != nil && m[0] > 0 && m[1] == len(p.Post) {
			body, p.Post, p.glue = p.Post[m[0]:], strings.TrimRight(p.Post[:m[0]], " ,"), " "
		}
	}
	p.Body = strings.TrimSpace(body)
	p.partLanguages()
}

// withoutRoles takes roles and sides out of the parts of a line, and returns those of the post, and the organisation. A
// profession that is a role too, as an interpreter's, is the post where there is no other.
func (p *Person) withoutRoles(parts []segment) (post []segment, body string) {
	var trade []segment
	for i, s := range parts {
		role, profession, isRole := roleOf(s.text)
		if !isRole && i == 0 && len(parts) > 1 && !strings.HasPrefix(parts[1].sep, ",") { // "Глава – министр …"
			role, isRole = shortRoleOf(s.text)
		}
		switch {
		case isRole:
			p.holds(role, sideOf(s.text))
			if profession {
				trade = append(trade, s)
			}
		case isSide(s.text) && p.Side == "":
			p.Side = s.text
		case body == "" && isBody(s.text) && !strings.HasPrefix(s.sep, ":"):
			body = cleanPost(s.text)
		default:
			post = append(post, s)
		}
	}
	if len(post) == 0 {
		post = trade
	}
	if len(post) > 0 {
		post[0].sep = ""
	}
	return post, body
}

// holds gives a person a role, which being a member does not take away, and the side that is named with it.
func (p *Person) holds(role Role, side string) {
	if p.Role == NoRole || role != Member && role != NoRole {
		p.Role = role
	}
	if side != "" {
		p.Side = side
	}
}

// partLanguages parts a post that is written in two languages.
func (p *Person) partLanguages() {
	if cyrillic, latin, ok := bothScripts(p.Post); ok {
		p.Post, p.OtherPost = cyrillic, cleanPost(latin)
	} else if m := latinBehind().FindStringSubmatch(p.Post); m != nil && p.OtherName != "" && hasCyrillic(m[1]) && !hasCyrillic(m[2]) {
		p.Post, p.OtherPost = m[1], cleanPost(m[2])
	}
}

// latinBehind is a post in the other language in brackets behind the first.
var latinBehind = pattern.Of(`^(.*\S)\s*\(([^()]*\p{Latin}[^()]*\s[^()]*)\)$`)

// setPost is takePost for a text that is all post.
func (p *Person) setPost(text string) {
	name, other := p.Name, p.OtherName
	side := p.Side
	role := p.Role
	text = takeBrackets(text, func(words string) bool {
		if r, ok := shortRoleOf(words); ok {
			role = r
			return true
		}
		return decoration().MatchString(words)
	})
	p.takePost(segments(text))
	p.Name, p.OtherName = name, other
	if side != "" {
		p.Side = side
	}
	if role != NoRole {
		p.Role = role
	}
}

// bodyForm is a legal form with a name in quotation marks.
var bodyForm = pattern.Of(`(?:(?:ПАО|ООО|АО|ЗАО|ОАО|НАО|ГК|ГУП|МУП|ФГУП|ГБУ|ГАУ|ФГБОУ ВО|ФГАОУ ВО|АНО|НПО|ПО|НП|УК|Группа компаний|ОсОО|ТОО|АҖ|ҖЧҖ)\s+)[«"„“][^»"”]+[»"”](?:\s+Холдинг)?(?:\s+\([^)]*\))?$|(?:ПАО|ООО|АО|ЗАО|ОАО|НАО|ГК)\s+\p{Lu}[\p{L}\d-]*(?:\s\p{Lu}[\p{L}-]*)?$|[«"“][^»"”]+[»"”]\s+(?:LLC|JSC|OJSC|PJSC|Ltd\.?|Inc\.?|ASC|QSC|MMC)$`)

var (
	bodyStarts = []string{
		"министерство", "агентство", "управление", "департамент", "аппарат", "комитет", "госкомитет", "госсовет", "компания", "университет", "институт", "академия", "администрация", "посольство", "генеральное консульство", "генеральная прокуратура", "прокуратура", "секретариат", "дирекция", "консульство",
		"торгово-промышленная", "представительство", "постоянное представительство", "торговое представительство", "исполком", "исполнительный комитет", "корпорация", "холдинг", "ассоциация", "фонд", "правительство", "государственный совет", "кабинет министров",
		"минэконом", "минпром", "минсельхоз", "минкульт", "минобр", "минздрав", "минтранс", "минфин", "минстрой", "минцифр", "минспорт", "минмолод", "минтруд", "минюст", "минэнерго", "милли меджлис", "казанский федеральный",
	}
	bodyFirst = []string{"тпп", "кфу", "пао", "ооо", "ао", "оао", "зао", "аир", "оэз", "мид", "гк", "фгбоу", "фгаоу", "socar", "мэрия", "гау", "ук"}
	bodyLast  = []string{"завод", "комбинат", "фонд", "банк", "холдинг", "центр", "университет", "институт", "технопарк", "музей", "театр"}
	latinBody = pattern.Of(`(?i)\b(?:LLC|Ltd|Inc|JSC|OJSC|CJSC|PJSC|LLP|PLC|GmbH|ASC|QSC|MMC|A\.Ş|Şti|Company|Corporation|Holding|School|Institute|Birliği|Birliyi|Bakanlığı|Nazirliyi|Odası)\.?(?:\s*\([^()]*\))?$|^(?:the )?(?:\p{L}+ ){0,3}(?:Ministry|Agency|Embassy|University|Chamber|Bank|Foundation|Committee|Council|Cabinet|Department|State Committee)\b`)
)

// isBody reports whether a phrase names an organisation, not a post.
func isBody(s string) bool {
	s = strings.Trim(plainSpaces(s), " .,;")
	words := strings.Fields(s)
	if len(words) == 0 || isPostWord(words[0]) && !namesBodyNext(words) || len(words) > 1 && strings.HasPrefix(folded(words[1]), "советник") {
		return false
	}
	first := strings.Trim(folded(words[0]), ".,")
	if m := bodyForm().FindStringIndex(s); m != nil && m[0] == 0 {
		return true
	}
	if utf8.RuneCountInString(s) < 120 && startsWithAny(folded(s), bodyStarts) && !beginsSmall(s) {
		return true
	}
	last := strings.Trim(folded(words[len(words)-1]), ".,")
	if len(words) > 1 && !beginsSmall(s) && slices.Contains(bodyLast, last) && !slices.ContainsFunc(words, isPostWord) {
		return true
	}
	if len(words) == 1 && capitals(s) > 4 && isForeignAbbreviation(s) {
		return true
	}
	return slices.Contains(bodyFirst, first) && !beginsSmall(s) || !hasCyrillic(s) && !isLatinPost(words) && latinBody().MatchString(s)
}

// namesBodyNext reports whether the first of the words goes with the noun of an organisation, as it does with that of a post: "Главное
// управление", "Генеральное консульство".
func namesBodyNext(words []string) bool {
	first := folded(words[0])
	return len(words) > 1 && (strings.HasSuffix(first, "ное") || strings.HasSuffix(first, "ный") || strings.HasSuffix(first, "ная")) && startsWithAny(folded(words[1]), bodyStarts)
}

func isLatinPost(words []string) bool { return slices.ContainsFunc(words, isPostWord) }
