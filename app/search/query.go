// Package search reads queries for the search of everything: words, phrases in quotes, words behind a minus, and fields
// with values, such as партнёр:азербайджан год:2022, in any of the languages of the program.
package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Field is what a search may be narrowed by.
type Field string

// The fields, with the values behind their colons.
const (
	Partner Field = "partner" // words of a name
	State   Field = "state"   // a state in words
	Year    Field = "year"    // 2022, or 2020-2022
	Kind    Field = "kind"    // a kind in words
	File    Field = "file"    // words of an attached file
)

// Fields are all of them, in the order in which they are offered.
var Fields = []Field{Partner, State, Year, Kind, File}

// Query is what a text asks for.
type Query struct {
	storage.SearchQuery
	// Unknown are values without a meaning, as typed: a kind, a state or a year that does not exist. Then nothing is
	// found.
	Unknown []string
	// Strange are words before colons that name no field: they are searched for as they stand, and hardly ever meant so.
	Strange []string
}

// NoField tells, where nothing was found, which words name no field, and which fields there are; it is empty where each does.
func (q Query) NoField() string {
	if len(q.Strange) == 0 {
		return ""
	}
	var names []string
	for _, f := range Fields {
		names = append(names, strings.Join(strings.Fields(lang.T("search.field."+string(f))), ", "))
	}
	return lang.T("search.no_field", strings.Join(q.Strange, ", "), strings.Join(names, ", "))
}

// yearsAtMost is how many years one value may span.
const yearsAtMost = 200

// Parse reads a text. States are those of the day. A field that is named twice is either: a record of one kind or the other, in
// one year or the other; of partners and files each is wanted. A minus before a field leaves out what it names.
func Parse(text string, on register.Date) Query {
	q := Query{SearchQuery: storage.SearchQuery{On: on}}
	var words []string
	for _, p := range pieces(text) {
		if p.field == "" {
			if m := likeField.FindStringSubmatch(p.text); m != nil {
				q.Strange = append(q.Strange, m[1])
			}
			words = append(words, p.text)
			continue
		}
		into, known := &q.Filter, true
		if p.minus {
			into = &storage.SearchFilter{}
		}
		for _, value := range p.values() {
			known = put(into, p.field, value) && known
		}
		switch {
		case !known:
			q.Unknown = append(q.Unknown, p.text)
		case p.minus:
			q.Without = append(q.Without, *into)
		}
	}
	q.Words = strings.Join(words, " ")
	return q
}

// likeField is a word that stands before a value as a field does, unlike an address: "партнер:", not "https://".
var likeField = regexp.MustCompile(`^[-−]?(\pL{3,}):[^\s:/]`)

// put narrows a filter by the value of a field, and reports whether the value says anything.
func put(f *storage.SearchFilter, field Field, value string) bool {
	switch field {
	case Partner:
		f.Partners = append(f.Partners, value)
		return true
	case File:
		f.Files = append(f.Files, value)
		return true
	case Year:
		years := yearsIn(value)
		f.Years = append(f.Years, years...)
		return len(years) > 0
	case Kind:
		kinds := kindsCalled(value)
		f.Kinds = append(f.Kinds, kinds...)
		return len(kinds) > 0
	case State:
		if f.States == nil {
			f.States = map[register.Kind][]string{}
		}
		states := StatesCalled(value)
		for k, some := range states {
			f.States[k] = append(f.States[k], some...)
		}
		return len(states) > 0
	}
	return false
}

// piece is a typed word or phrase, or a field with its wanted value.
type piece struct {
	from  int // where it begins, in bytes
	text  string
	minus bool
	field Field
	value string
}

// values are those of a field, which may be parted by commas.
func (p piece) values() []string {
	all := []string{p.value}
	if !strings.HasPrefix(p.value, `"`) {
		all = strings.Split(p.value, ",")
	}
	for i, v := range all {
		all[i] = strings.TrimSpace(strings.Trim(v, `"«»“”„`))
	}
	return slices.DeleteFunc(all, func(v string) bool { return v == "" })
}

// pieces cuts a text; a field behind whose colon nothing stands is still being typed and asks for nothing.
func pieces(text string) []piece {
	return slices.DeleteFunc(piecesBegun(text), func(p piece) bool { return p.field != "" && len(p.values()) == 0 })
}

// piecesBegun cuts a text where spaces stand outside of quotes. A field may have a space behind its colon.
func piecesBegun(text string) []piece {
	var all []piece
	for at := 0; at < len(text); {
		if r, size := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
			at += size
			continue
		}
		p := piece{from: at}
		rest := text[at:]
		for _, sign := range []string{"-", "−"} {
			rest, p.minus = strings.CutPrefix(rest, sign)
			if p.minus {
				break
			}
		}
		name, value, colon := strings.Cut(rest, ":")
		if colon {
			p.field = fieldCalled(name)
		}
		if p.field == "" {
			p.minus = false
			end := pieceEnd(text[at:])
			p.text, at = text[at:at+end], at+end
		} else {
			value = strings.TrimLeftFunc(value, unicode.IsSpace)
			start := len(text) - len(value)
			end := pieceEnd(value)
			p.value, p.text, at = value[:end], text[at:start+end], start+end
		}
		all = append(all, p)
	}
	return all
}

// closing lists the opening signs of a phrase, each with its closing ones.
var closing = map[rune]string{'"': `"`, '«': "»", '“': "”“", '„': "”“"}

// pieceEnd returns where the word or the phrase that a text begins with ends.
func pieceEnd(text string) int {
	var quote string
	for i, r := range text {
		switch {
		case quote != "":
			if strings.ContainsRune(quote, r) {
				quote = ""
			}
		case closing[r] != "" && strings.ContainsAny(text[i+utf8.RuneLen(r):], closing[r]):
			quote = closing[r]
		case unicode.IsSpace(r):
			return i
		}
	}
	return len(text)
}

// fieldCalled returns the field that has a name in one of the languages, none where there is no such.
func fieldCalled(name string) Field {
	folded := storage.Fold(name)
	if folded == "" || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		return ""
	}
	for _, f := range Fields {
		for _, l := range register.Languages {
			for _, called := range strings.Fields(lang.In(l).T("search.field." + string(f))) {
				if storage.Fold(called) == folded {
					return f
				}
			}
		}
	}
	return ""
}

// yearsIn reads a year, or the first and the last of several.
func yearsIn(value string) []int {
	first, last, several := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "..", "-", "…", "-").Replace(value), "-")
	from, err := strconv.Atoi(first)
	to := from
	if several {
		to, err = strconv.Atoi(last)
	}
	if err != nil || from < 1000 || to > 9999 || to < from || to-from > yearsAtMost {
		return nil
	}
	var years []int
	for year := from; year <= to; year++ {
		years = append(years, year)
	}
	return years
}

// kindsCalled returns the kinds whose name begins so, one or many of them, in one of the languages.
func kindsCalled(value string) []register.Kind {
	var found []register.Kind
	for _, k := range register.Kinds {
		for _, l := range register.Languages {
			if begins(lang.In(l).T("kind."+string(k)), value) || begins(lang.In(l).T("kind."+string(k)+".many"), value) {
				found = append(found, k)
				break
			}
		}
	}
	return found
}

// StatesCalled returns the states of each kind whose words begin so in one of the languages.
func StatesCalled(value string) map[register.Kind][]string {
	found := map[register.Kind][]string{}
	for _, k := range register.Kinds {
		for _, l := range register.Languages {
			for _, s := range lang.In(l).States(k) {
				if begins(s.Word, value) && !slices.Contains(found[k], s.State) {
					found[k] = append(found[k], s.State)
				}
			}
		}
	}
	return found
}

// leastBeginning is how many letters of a word say which it is.
const leastBeginning = 3

// begins reports whether words begin as a value does, whatever their case and, since a visit is отменён and an event
// отменено, whatever vowel they end with.
func begins(words, value string) bool {
	words, value = storage.Fold(words), storage.Fold(value)
	if words == value {
		return true
	}
	short := strings.TrimRight(value, "aeiou")
	return utf8.RuneCountInString(short) >= leastBeginning && strings.HasPrefix(words, short)
}
