package register

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// One rule says what text a register keeps, whichever way it comes in: valid UTF-8 in its composed form (NFC), without
// control characters and invisible ones. Line breaks stand only in fields that keep lines, marked by the tag
// `lines:"kept"`. Typed and pasted text is put right silently; a file that breaks the rule is refused.

// The greatest lengths of text, in letters: of one line, and of several.
const (
	lineAtMost  = 2000
	LinesAtMost = 100_000
)

// ListAtMost is how many rows a list in a record may have, countAtMost how much a number may be that says nothing else by
// the tag `most`.
const (
	ListAtMost  = 10_000
	countAtMost = 1_000_000
)

// Line makes a text one that a field of one line keeps: each run of spaces and line breaks is one space.
func Line(s string) string {
	if plainLine(s) {
		return s
	}
	return visible(strings.Join(strings.FieldsFunc(legible(s), blank), " "))
}

// plainLine reports quickly that there is nothing to do, as there is nearly always.
func plainLine(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if cyrillic(s[i:]) {
			i++
		} else if c < ' ' || c > '~' || c == ' ' && space {
			return slowlyPlainLine(s)
		}
		space = c == ' '
	}
	return s == "" || !space
}

// cyrillic reports whether a text begins with one of the letters from Ѐ to ѿ, two bytes each.
func cyrillic(s string) bool {
	return len(s) > 1 && (s[0] == 0xD0 || s[0] == 0xD1) && 0x80 <= s[1] && s[1] <= 0xBF
}

func slowlyPlainLine(s string) bool {
	if !norm.NFC.IsNormalString(s) || !utf8.ValidString(s) {
		return false
	}
	space, seen := true, false
	for _, r := range s {
		if r < ' ' || r == ' ' && space || r > '~' && (unwanted(r) || Invisible(r) || r != ' ' && blank(r)) {
			return false
		}
		space = r == ' '
		seen = seen || !space && !unicode.Is(unicode.M, r)
	}
	return s == "" || !space && seen
}

// Lines makes a text one that a field of several lines keeps.
func Lines(s string) string {
	if plainLine(s) {
		return s
	}
	lines := strings.Split(legible(lineBreaks.Replace(s)), "\n")
	for i, one := range lines {
		lines[i] = strings.TrimRightFunc(strings.Map(toSpace, one), blank)
	}
	return visible(strings.Trim(strings.Join(lines, "\n"), " \n"))
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

func toSpace(r rune) rune {
	if r != '\n' && blank(r) {
		return ' '
	}
	return r
}

// legible leaves out characters that belong to no text and composes the others.
func legible(s string) string {
	var last rune
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unwanted(r) && !blank(r) || Invisible(r) && !joins(last, r) {
			return -1
		}
		last = r
		return r
	}, strings.ToValidUTF8(s, "")))
}

// unwanted are control characters, noncharacters, and the signs for a letter or an object lost on the way.
func unwanted(r rune) bool {
	return unicode.IsControl(r) || r == '\uFFFC' || r == utf8.RuneError || r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}

// blank are spaces of every width, line breaks, and the letter of Braille without a dot.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u2800' }

// joins reports whether a joiner stands in a script that spells with it, as Persian and Hindi do.
func joins(before, r rune) bool {
	return (r == '\u200C' || r == '\u200D') && unicode.In(before, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala)
}

// visible returns nothing for a text without a visible character.
func visible(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !blank(r) && !unicode.Is(unicode.M, r) && !Invisible(r) }) {
		return s
	}
	return ""
}

// Tidy turns every text of a record into one that a register keeps, and drops names without anything visible. Hours are
// written in full, and an invitation's number without its sign.
func Tidy(r Record) {
	w := walk{visit: func(_ *walk, v reflect.Value, f *walkField) {
		switch {
		case v.Type() == typeOfStrings:
			names := v.Interface().([]string)
			for i := range names {
				names[i] = Line(names[i])
			}
			if slices.Contains(names, "") {
				v.Set(reflect.ValueOf(slices.DeleteFunc(names, func(n string) bool { return n == "" })))
			}
		case v.Type() != typeOfString:
		case f.lines:
			if s := v.String(); s != "" {
				v.SetString(Lines(s))
			}
		default:
			if s := v.String(); !plainLine(s) {
				v.SetString(Line(s))
			}
		}
	}}
	w.through(r)
	if timed, ok := r.(interface{ tidy() }); ok {
		timed.tidy()
	}
}

var (
	typeOfString  = reflect.TypeFor[string]()
	typeOfStrings = reflect.TypeFor[[]string]()
)

// Foreign returns what a file's record holds against the rule: control characters, lost letters, line breaks where no
// lines are kept. Tidy puts everything else right.
func Foreign(r Record) Problems {
	var out Problems
	w := walk{visit: func(w *walk, v reflect.Value, f *walkField) {
		if v.Type() != typeOfString {
			return
		}
		if key, args := Unfit(v.String(), f.lines); key != "" {
			out.fault(w.path(), key, args...)
		}
	}}
	w.through(r)
	return out
}

// Unfit names the first thing that a file's text holds against the rule, by the key of its words; empty where there is none.
func Unfit(s string, lines bool) (key string, args []string) {
	if plainLine(s) {
		return "", nil
	}
	if lines {
		s = strings.ReplaceAll(lineBreaks.Replace(s), "\t", " ")
	}
	for _, c := range s {
		switch {
		case c == '\n' && lines:
		case c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085':
			return "problem.line_break", nil
		case c == utf8.RuneError:
			return "problem.letters_lost", nil
		case unwanted(c):
			return "problem.control_character", []string{fmt.Sprintf("U+%04X", c)}
		}
	}
	return "", nil
}

// bounds finds texts and lists that are too long, and numbers too great or below nought. It goes through all fields, so
// no kind can forget one.
func bounds(r Record) Problems {
	var out Problems
	w := walk{visit: func(w *walk, v reflect.Value, f *walkField) {
		switch v.Kind() {
		case reflect.Slice:
			if v.Len() > ListAtMost {
				out.fault(w.path(), "problem.too_many", strconv.Itoa(ListAtMost))
			}
		case reflect.Int, reflect.Int64:
			switch n := v.Int(); {
			case n < 0:
				out.fault(w.path(), "problem.negative")
			case n > f.most:
				out.fault(w.path(), "problem.too_great", strconv.FormatInt(f.most, 10))
			}
		case reflect.String:
			most := lineAtMost
			if f.lines {
				most = LinesAtMost
			}
			if v.Len() > most && utf8.RuneCountInString(v.String()) > most {
				out.fault(w.path(), "problem.too_long", strconv.Itoa(most))
			}
		}
	}}
	w.through(r)
	return out
}

// mostOf reads the tag of a number.
func mostOf(tag reflect.StructTag) int64 {
	text, ok := tag.Lookup("most")
	if !ok {
		return countAtMost
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return math.MaxInt64
	}
	return n
}
