package pasted

import (
	"slices"
	"strings"
)

// decorations in brackets or at the end of a line say nothing of the person.
var decoration = compiled(`(?i)^(?:по согласованию|на согласовании|mr|mrs|ms|г-н|г-жа|господин|госпожа|\+\d+|\d+ чел\.?|\d{4}\s*г\.?\s?р\.?|(?:паспорт|passport).*|уточняется|с супругой|с супругом|вместо .*|взамен .*|instead of .*|килешү буенча|by agreement|tbc|to be confirmed|tbd|в режиме вкс|онлайн|online)$`)

// readLine reads a line that is one cell.
func readLine(line string) Person {
	var p Person
	var inside []string
	line = takeBrackets(withoutContacts(plainSpaces(line)), func(words string) bool {
		role, isRole := shortRoleOf(words)
		switch {
		case isRole:
			p.Role = role
			if _, profession, _ := roleOf(words); profession {
				inside = append(inside, words)
			}
		case decoration().MatchString(words):
		case hasCyrillic(line) && !hasCyrillic(words) && looksLikeFullName(words):
			p.OtherName = cleanName(words)
		case isSide(words):
			p.Side = words
		case strings.HasPrefix(strings.TrimSpace(line[len(withoutBrackets(line)):]), "("+words+")") && looksLikeName(withoutBrackets(line)) && (len(segments(line)) == 1 || saysPost(words)):
			inside = append(inside, words)
		default:
			return false
		}
		return true
	})
	parts := segments(withoutMark(line))
	parts = slices.DeleteFunc(parts, func(s segment) bool { return decoration().MatchString(s.text) })
	if len(parts) == 0 {
		return p
	}
	at, upto, name, rank := findName(parts)
	if cyrillic, latin, ok := bothScripts(name); ok {
		name, p.OtherName = cyrillic, cleanName(latin)
	}
	p.Name = cleanName(name)
	rest := slices.Clone(parts[:at])
	for _, one := range rank {
		rest = append(rest, segment{", ", one})
	}
	if len(rank) > 0 && upto < len(parts) {
		parts[upto].sep = ", "
	}
	rest = append(rest, parts[upto:]...)
	var posts []segment
	for _, s := range inside {
		posts = append(posts, segment{", ", s})
	}
	rest = slices.Insert(rest, min(at, len(rest)), posts...)
	side := p.Side
	p.takePost(rest)
	if p.Side == "" {
		p.Side = side
	}
	return p
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

// findName finds the name among the parts of a line; those from at up to upto belong to it. Words beside the name in its
// part are a part of their own.
func findName(parts []segment) (at, upto int, name string, rank []string) {
	clean := func(s string) (string, []string) {
		if cyrillic, _, ok := bothScripts(s); ok {
			bare, r := withoutRank(cyrillic)
			return bare, r
		}
		return withoutRank(s)
	}
	full := slices.ContainsFunc(parts, func(s segment) bool {
		bare, _ := clean(s.text)
		return looksLikeFullName(bare)
	})
	for i, s := range parts {
		bare, r := clean(s.text)
		if !looksLikeName(bare) || namesRole(bare) {
			continue
		}
		words := strings.Fields(bare)
		next := ""
		if i+1 < len(parts) && strings.HasPrefix(parts[i+1].sep, ",") {
			next = parts[i+1].text
		}
		nextWords := strings.Fields(next)
		if i == 0 && len(words) == 1 && next != "" && looksLikeName(next) && len(nextWords) <= 2 && (len(parts) > 2 || isPatronymic(nextWords[len(nextWords)-1])) {
			if hasCyrillic(bare) {
				return i, i + 2, bare + " " + next, r
			}
			return i, i + 2, bare + ", " + next, r
		}
		if (i > 0 || full) && !looksLikeFullName(bare) {
			continue
		}
		if cyrillic, latin, ok := bothScripts(s.text); ok {
			bare, _ = withoutRank(cyrillic)
			bare += " / " + latin
		}
		return i, i + 1, bare, r
	}
	for i, s := range parts {
		bare, r := clean(s.text)
		words := strings.Fields(bare)
		if n := nameAtStart(words); n > 0 && n < len(words) {
			parts[i].text = strings.Join(words[n:], " ")
			return i, i, strings.Join(words[:n], " "), r
		}
		if n := nameAtEnd(words); n > 0 && n < len(words) {
			parts[i].text = strings.Join(words[:n], " ")
			if i+1 < len(parts) {
				parts[i+1].sep = ", " // the name has stood between
			}
			bare, r := withoutRank(strings.Join(words[n:], " "))
			if m := honourLast().FindString(parts[i].text); m != "" {
				parts[i].text = strings.TrimSpace(strings.TrimSuffix(parts[i].text, m))
				if parts[i].text == "" {
					return i, i + 1, bare, r
				}
			}
			return i, i, bare, r
		}
	}
	return 0, 1, parts[0].text, nil
}

// honourLast is an honour between a post and the name behind it.
var honourLast = compiled(`(?i)(?:^|\s)(?:г-н|г-жа|господин|госпожа|mr\.?|mrs\.?|ms\.?|h\.e\.?)$`)
