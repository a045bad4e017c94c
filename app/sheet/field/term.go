package field

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	openTerms  = foldedSet("бессрочно", "вакытсыз", "б/с", "бессрочный", "бессрочное", "без срока", "без ограничения срока", "неограниченный", "на неопределенный срок", "неопределенный срок", "на неограниченный срок", "неограниченный срок", "постоянно", "постоянный", "unlimited", "indefinite", "open", "open ended", "for an indefinite period", "indefinite period", "unlimited period", "indefinitely", "without limit of time", "until terminated", "until denounced", "valid until terminated", "до расторжения", "до денонсации", "до прекращения", "сроксыз", "чикләнмәгән")
	fulfilment = foldedSet("до исполнения", "до полного исполнения", "до исполнения обязательств", "до выполнения обязательств", "until fulfilled", "until fulfilment", "until performed", "үтәлгәнче")
)

func foldedSet(all ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range all {
		out[Fold(w)] = true
	}
	return out
}

// termCalled returns the term that is called so in any of our languages.
func termCalled(plain string) (register.Term, bool) {
	term, is := termsCalled()[plain]
	return term, is
}

var termsCalled = sync.OnceValue(func() map[string]register.Term {
	called := map[string]register.Term{}
	for _, l := range register.Languages {
		for _, term := range register.Terms {
			called[Fold(lang.In(l).T("agreement.term."+string(term)))] = term
		}
	}
	return called
})

// Open reports whether a cell says that there is no last day.
func Open(cell string) bool { return openTerms[Fold(cell)] }

// Term reads how long an agreement is made for: a length, a last day, or that there is no end.
func (d Days) Term(cell string) (term register.Term, months int, until register.Date, ok bool) {
	plain := Fold(cell)
	switch {
	case openTerms[plain]:
		return register.TermOpen, 0, "", true
	case fulfilment[plain], strings.HasPrefix(plain, "до ") && (strings.Contains(plain, "выполнения") || strings.Contains(plain, "исполнения")) && strings.Contains(plain, "обязательств"):
		return register.TermFulfilled, 0, "", true
	}
	if term, is := termCalled(plain); is { // how our own lists say it; the days stand in another column
		return term, 0, "", true
	}
	length, err := register.ReadLength(strings.TrimPrefix(strings.ToLower(cell), "на "))
	switch {
	case err == nil && length.Unit == register.Months && length.Count > 0:
		return register.TermFor, length.Count, "", true
	case errors.Is(err, register.ErrNoUnit) && 0 < length.Count && length.Count <= 99:
		return register.TermFor, 12 * length.Count, "", true // a number alone counts years
	}
	text := strings.ToLower(WithoutUntil(cell))
	day, last, _, read := d.Read(text)
	if NamesPeriod(text) {
		day, last = last, ""
	}
	if read && last == "" {
		return register.TermUntil, 0, day, true
	}
	return "", 0, "", false
}

var untilAround = pattern.Of(`(?i)^\s*(?:до|по|until|till)\s+|[\s-]*(?:[гкн][аә]\s+)?(?:кадәр|чаклы)\s*$`) // not shown

// WithoutUntil takes the word for "until" away from a last day: "до 31.12.2003", "31.12.2003 кадәр".
func WithoutUntil(cell string) string { return untilAround().ReplaceAllString(cell, "") }

// Span parts a term that says when it begins too: "2018-2023 гг.", "01.02.2018 – 01.02.2023".
func (d Days) Span(cell string) (from, until register.Date) {
	from, until, _ = d.span(strings.TrimSpace(cell))
	return from, until
}

var renewal = pattern.Of(`(?i)^(.+?)[\s,(]+(?:(?:с|и|with|and|\+)\s*)?(?:последующ\S+\s+|затем\s+|далее\s+|после чего\s+|then\s+)?(?:автоматическ\S+\s+|automatic(?:ally)?\s+|tacit(?:ly)?\s+)?(?:пролонг\S+|продл\S+|renew\S+|prolong\S+|extension|автоматически)(?:\s+(?:на|for)\s+(?:кажд\S+\s+)?(?:следующ\S+\s+|последующ\S+\s+|очередн\S+\s+|нов\S+\s+|тот же срок|a further\s+|further\s+)?(.*?))?\)?$`)

// furtherWords are those around the length of further terms: "successive 1-year periods".
var furtherWords = pattern.Of(`\b(?:successive|consecutive|subsequent|additional|periods?|terms?|of)\b|-`)

// Renewed parts a term from what follows it: "3 года с пролонгацией", "5 лет с автоматическим продлением на 1 год". Months are those of
// each further term, 0 where they are those of the first.
func Renewed(cell string) (first string, renewed bool, months int) {
	m := renewal().FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil {
		return cell, false, 0
	}
	further := strings.Trim(furtherWords().ReplaceAllString(strings.ToLower(m[2]), " "), " .,;")
	if length, err := register.ReadLength(further); err == nil && length.Unit == register.Months {
		return m[1], true, length.Count
	}
	for begin, years := range yearsLong {
		if strings.HasPrefix(further, begin) {
			return m[1], true, 12 * years
		}
	}
	if further != "" && further != "the same" && !strings.Contains(further, "срок") && !strings.Contains(further, "период") {
		return cell, false, 0 // for how long is not understood
	}
	return m[1], true, 0
}

// yearsLong are the beginnings of words for a period by its years.
var yearsLong = map[string]int{"год": 1, "однолетн": 1, "двухлетн": 2, "трехлетн": 3, "трёхлетн": 3, "четырехлетн": 4, "четырёхлетн": 4, "пятилетн": 5, "десятилетн": 10}

// forceWords are the beginnings of words for what an agreement enters into force on.
var forceWords = []struct {
	word  string
	basis register.ForceBasis
}{
	{"подписан", register.ForceOnSignature}, {"signature", register.ForceOnSignature}, {"signing", register.ForceOnSignature}, {"имзала", register.ForceOnSignature},
	{"уведомлен", register.ForceOnNotifications}, {"notification", register.ForceOnNotifications},
	{"внутригосударственн", register.ForceOnNotifications}, {"internal procedures", register.ForceOnNotifications}, {"domestic procedures", register.ForceOnNotifications},
	{"ратификац", register.ForceOnRatifications}, {"ratification", register.ForceOnRatifications},
	{"регистрац", register.ForceOnRegistration}, {"registration", register.ForceOnRegistration},
}

// ForceBasis reads on what an agreement enters into force, where a cell says that in words and not by a day: "с даты подписания". It is
// nothing where a length of time or a second event is named beside it.
func ForceBasis(cell string) (basis register.ForceBasis) {
	plain := Fold(cell)
	if strings.ContainsFunc(plain, unicode.IsDigit) || !slices.ContainsFunc([]string{"с ", "со ", "при ", "по ", "после ", "в день ", "в момент ", "on ", "upon ", "from ", "имзала"}, func(begin string) bool { return strings.HasPrefix(plain, begin) }) {
		return ""
	}
	for _, one := range forceWords {
		switch {
		case !strings.Contains(plain, one.word) || basis == one.basis:
		case basis != "":
			return ""
		default:
			basis = one.basis
		}
	}
	return basis
}

// Due reads when something is due: a day, a word such as "постоянно", or how often, with the words beside that in Line.
func (d Days) Due(cell string) (v Value, ok bool) {
	if day, last, _, read := d.Read(cell); read {
		return Value{Due: register.DueDay, Day: cmp.Or(last, day)}, true
	}
	if v.Due, v.Day, v.Months, v.Line = pasted.Due(cell, d.Today); v.Due == "" {
		v.Day, v.Line = d.Remarked(cell)
		if v.Day != "" {
			v.Due = register.DueDay
		}
	}
	return v, v.Due != ""
}
