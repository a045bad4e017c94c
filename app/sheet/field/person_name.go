package field

import (
	"regexp"
	"strings"

	"accord/storage/register"
)

var (
	inBrackets = regexp.MustCompile(`^([^()]+?)\s*\(([^()]+)\)$`)
	headCount  = regexp.MustCompile(`(?i)(?:^|\s)((?:всего |делегация |и |еще |ещё |\+ ?)*\d+\s*(?:чел\.?|человек\pL*|persons?|people|members|pax|кеше))(?:$|[^\pL])`)
)

// NameAndPost parts a person's name from the post behind it: "Каримов А.А. (министр)", "Сафин И.И. — советник", "Ли В., посол".
func NameAndPost(cell string) (name, post string) {
	cell = register.Line(cell)
	if m := inBrackets.FindStringSubmatch(cell); m != nil {
		name, post = m[1], m[2]
	} else {
		for _, mark := range []string{" – ", " — ", " - ", ", "} {
			if one, rest, is := strings.Cut(cell, mark); is && name == "" {
				name, post = strings.TrimSpace(one), strings.TrimSpace(rest)
			}
		}
	}
	if len(strings.Fields(name)) < 2 || post == "" || firstUpper(post) {
		return cell, "" // "Иванов, Пётр", or one name in two writings
	}
	return name, post
}

// firstUpper reports whether a text begins with a capital.
func firstUpper(text string) bool {
	for _, r := range text {
		return strings.ToLower(string(r)) != string(r)
	}
	return false
}

// Heads is how many people a cell of names counts instead of naming them: "12 чел."; nothing where it counts none.
func Heads(cell string) string {
	m := headCount.FindStringSubmatch(cell)
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
		case !firstUpper(part) && len(all) > 0:
			all[len(all)-1] += ", " + part
		case !firstUpper(part) || len(strings.Fields(part)) < 2 && !strings.Contains(part, "."):
			return nil
		default:
			all = append(all, part)
		}
	}
	return all
}
