package pasted

import (
	"slices"
	"strings"

	"accord/storage/pattern"
)

// decorations in brackets or at the end of a line say nothing of the person.
var decoration = pattern.Of(`(?i)^(?:по согласованию|на согласовании|mr|mrs|ms|г-н|г-жа|господин|госпожа|\+\d+|\d+ чел\.?|\d{4}\s*г\.?\s?р\.?|(?:паспорт|passport).*|уточняется|с супругой|с супругом|вместо .*|взамен .*|instead of .*|килешү буенча|by agreement|tbc|to be confirmed|tbd|в режиме вкс|онлайн|online)$`)

// readLine reads a line that is one cell.
func readLine(line string) Person {
	var p Person
	if name, post, ok := inFour(line); ok {
		p = readLine(name[0] + " – " + post[0])
		p.OtherName, p.OtherPost = cleanName(name[1]), cleanPost(post[1])
		return p
	}
	line, inside, home := p.takeAsides(line)
	line = withoutMark(line)
	called := appoints().FindString(line)
	asked := called != "" || dativeHonour().MatchString(line)
	if line = line[len(called):]; called != "" {
		line = p.becomes(line)
	}
	parts := segments(line)
	parts = slices.DeleteFunc(parts, func(s segment) bool { return decoration().MatchString(s.text) })
	if len(parts) == 0 {
		return p
	}
	found := findName(parts)
	name := found.name
	if cyrillic, latin, ok := bothScripts(name); ok {
		name, p.OtherName = cyrillic, cleanName(latin)
	}
	p.Name = cleanName(name)
	if other, _ := withoutRank(p.OtherName); other != "" {
		p.OtherName = other
	}
	side := p.Side
	p.takePost(found.around(parts, inside))
	if p.Side == "" {
		p.Side = side
	}
	switch {
	case home == "":
	case p.Body == "":
		p.Body, p.glue = home, ", "
	default:
		p.Group = home
	}
	post, oblique, dative := nominativePost(p.Post)
	name, was := nominativeName(p.Name, asked || oblique)
	if p.Name = name; dative || oblique && was {
		p.Post = post
	}
	return p
}

// takeAsides reads what stands in brackets, and returns the line without it, the posts among it, and the country where one is
// named.
func (p *Person) takeAsides(line string) (bare string, posts []string, home string) {
	bare = takeBrackets(withoutContacts(plainSpaces(line)), func(words string) bool {
		role, isRole := shortRoleOf(words)
		switch {
		case isRole:
			p.Role = role
			if _, profession, _ := roleOf(words); profession {
				posts = append(posts, words)
			}
		case decoration().MatchString(words):
		case hasCyrillic(line) && !hasCyrillic(words) && looksLikeFullName(words):
			p.OtherName = cleanName(words)
		case isSide(words):
			p.Side = words
		case isCountry(words):
			home = words
		case strings.HasPrefix(strings.TrimSpace(line[len(withoutBrackets(line)):]), "("+words+")") && looksLikeName(withoutBrackets(line)) && (len(segments(line)) == 1 || saysPost(words) || !strings.ContainsAny(words, " .")):
			posts = append(posts, bodyAndPost(words)...)
		default:
			return false
		}
		return true
	})
	return bare, posts, home
}

// bodyAndPost parts an organisation in brackets from the post beside it: "ТПП РТ, председатель".
func bodyAndPost(words string) []string {
	body, post, both := strings.Cut(words, ", ")
	if first, _, _ := strings.Cut(post, " "); both && isBody(body) && isPostWord(first) {
		return []string{post, body}
	}
	return []string{words}
}

// inFour parts a line that says name and post in two languages, all parted by strokes.
func inFour(line string) (name, post [2]string, ok bool) {
	parts := strings.Split(withoutMark(plainSpaces(line)), "/")
	if len(parts) != 4 {
		return name, post, false
	}
	var said [2][]string
	for _, part := range parts {
		if part = strings.TrimSpace(part); hasCyrillic(part) {
			said[0] = append(said[0], part)
		} else if hasLetters(part) {
			said[1] = append(said[1], part)
		}
	}
	if len(said[0]) != 2 || len(said[1]) != 2 {
		return name, post, false
	}
	return [2]string{said[0][0], said[1][0]}, [2]string{said[0][1], said[1][1]}, true
}

// isRank reports whether a text is a rank and nothing else.
func isRank(s string) bool {
	for _, word := range []string{s, s + "."} {
		if m := ranks().FindString(word + " А"); m == word+" " {
			return true
		}
	}
	return false
}

// becomes takes the role to which somebody is appointed off a line: "сопредседателем Комиссии Иванова И.И.".
func (p *Person) becomes(line string) string {
	words := strings.Fields(line)
	from := slices.IndexFunc(words, func(w string) bool { return isNameWord(w) && !isBodyWord(w) })
	if parts := segments(line); len(parts) > 1 {
		from = nameAtEnd(strings.Fields(parts[0].text))
	}
	if from <= 0 || from >= len(words) {
		return line
	}
	role := strings.NewReplacer("телем", "тель", "главой", "глава", "секретарем", "секретарь", "членом", "член").Replace(folded(strings.Join(words[:from], " ")))
	if said, is := shortRoleOf(role); is {
		p.Role = said
		return strings.Join(words[from:], " ")
	}
	return line
}

// saysPost reports whether a text begins with a post or an organisation.
func saysPost(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return isPostWord(first) || isBody(s)
}

func withoutBrackets(line string) string {
	before, _, _ := strings.Cut(line, "(")
	return strings.TrimSpace(before)
}

// placedName is a name in a line, with its rank. The parts from at up to upto are the name's.
type placedName struct {
	name     string
	rank     []string
	at, upto int
}

// around returns what stands around the name: the parts before it, its rank, what was in brackets, the parts behind it.
func (n placedName) around(parts []segment, inside []string) []segment {
	rest := slices.Clone(parts[:n.at])
	for _, one := range n.rank {
		rest = append(rest, segment{", ", one})
	}
	if len(n.rank) > 0 && n.upto < len(parts) {
		parts[n.upto].sep = ", "
	}
	rest = append(rest, parts[n.upto:]...)
	var posts []segment
	for _, s := range inside {
		posts = append(posts, segment{", ", s})
	}
	return slices.Insert(rest, min(n.at, len(rest)), posts...)
}

// findName finds the name among the parts of a line: a part of its own, else words of a part, whose other words stay behind.
func findName(parts []segment) placedName {
	if found, ok := nameAsPart(parts); ok {
		return found
	}
	if found, ok := nameWithinPart(parts); ok {
		return found
	}
	return placedName{name: parts[0].text, upto: 1}
}

// nameAsPart finds the name that is a whole part, or a surname in one and the rest in the next.
func nameAsPart(parts []segment) (placedName, bool) {
	full := slices.ContainsFunc(parts, func(s segment) bool {
		bare, _ := firstWithoutRank(s.text)
		return looksLikeFullName(bare)
	})
	for i, s := range parts {
		bare, rank := firstWithoutRank(s.text)
		if !looksLikeName(bare) || namesRole(bare) || isRank(bare) {
			continue
		}
		if i == 0 {
			if name, ok := surnameFirst(bare, parts); ok {
				return placedName{name, rank, 0, 2}, true
			}
		}
		if (i > 0 || full) && !looksLikeFullName(bare) {
			continue
		}
		if cyrillic, latin, ok := bothScripts(s.text); ok {
			bare = withoutTitle(cyrillic) + " / " + latin
		}
		return placedName{bare, rank, i, i + 1}, true
	}
	return placedName{}, false
}

// firstWithoutRank is the name without its rank, in the first of two scripts.
func firstWithoutRank(s string) (string, []string) {
	if cyrillic, _, ok := bothScripts(s); ok {
		return withoutRank(cyrillic)
	}
	return withoutRank(s)
}

// surnameFirst joins a surname with the given names behind its comma: "Иванов, Пётр Сергеевич".
func surnameFirst(surname string, parts []segment) (name string, ok bool) {
	if len(strings.Fields(surname)) != 1 || len(parts) < 2 || !strings.HasPrefix(parts[1].sep, ",") {
		return "", false
	}
	given := parts[1].text
	words := strings.Fields(given)
	if !looksLikeName(given) || len(words) > 2 || len(parts) == 2 && !isPatronymic(words[len(words)-1]) {
		return "", false
	}
	if hasCyrillic(surname) {
		return surname + " " + given, true
	}
	return surname + ", " + given, true
}

// nameWithinPart finds the name at the beginning or the end of a part and takes it out.
func nameWithinPart(parts []segment) (placedName, bool) {
	for i, s := range parts {
		bare, rank := firstWithoutRank(s.text)
		words := strings.Fields(bare)
		if n := nameAtStart(words); n > 0 && n < len(words) {
			parts[i].text = strings.Join(words[n:], " ")
			return placedName{strings.Join(words[:n], " "), rank, i, i}, true
		}
		if n := nameAtEnd(words); n > 0 && n < len(words) {
			return nameBehind(parts, i, words[:n], words[n:]), true
		}
	}
	return placedName{}, false
}

// nameBehind takes a name off the end of a part and leaves the post before it, without the honour and the rank between them.
func nameBehind(parts []segment, i int, post, name []string) placedName {
	parts[i].text = strings.Join(post, " ")
	if i+1 < len(parts) {
		parts[i+1].sep = ", " // the name has stood between
	}
	bare, rank := withoutRank(strings.Join(name, " "))
	if m := honourLast().FindString(parts[i].text); m != "" {
		parts[i].text = strings.TrimSpace(strings.TrimSuffix(parts[i].text, m))
		if parts[i].text == "" {
			return placedName{bare, rank, i, i + 1}
		}
	}
	if m := rankLast().FindString(parts[i].text); m != "" && len(m) < len(parts[i].text) {
		parts[i].text = strings.TrimSuffix(parts[i].text, m)
		rank = append([]string{strings.TrimSpace(m)}, rank...)
	}
	return placedName{bare, rank, i, i}
}

// rankLast is a rank between a post and the name behind it.
var rankLast = pattern.Of(`(?i)\s(?:проф\.|профессор|акад\.|доц\.|д-р|dr\.?|prof\.?|eng\.|инж\.)$`)

// honourLast is an honour between a post and the name behind it.
var honourLast = pattern.Of(`(?i)(?:^|\s)(?:г-н|г-жа|господин|госпожа|г-ну|г-же|господину|госпоже|mr\.?|mrs\.?|ms\.?|h\.e\.?)$`)
