package field

import (
	"cmp"
	"errors"
	"regexp"
	"strings"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/storage/register"
)

var (
	openTerms  = foldedSet("бессрочно", "бессрочный", "бессрочное", "без срока", "без ограничения срока", "неограниченный", "на неопределенный срок", "неопределенный срок", "на неограниченный срок", "неограниченный срок", "постоянно", "постоянный", "unlimited", "indefinite", "open", "open ended", "for an indefinite period", "indefinite period", "unlimited period", "indefinitely", "without limit of time", "сроксыз", "чикләнмәгән")
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
	for _, l := range register.Languages {
		for _, term := range register.Terms {
			if Fold(lang.In(l).T("agreement.term."+string(term))) == plain {
				return term, true
			}
		}
	}
	return "", false
}

// Open reports whether a cell says that there is no last day.
func Open(cell string) bool { return openTerms[Fold(cell)] }

// Term reads how long an agreement is made for: a length, a last day, or that there is no end.
func (d Days) Term(cell string) (term register.Term, months int, until register.Date, ok bool) {
	plain := Fold(cell)
	switch {
	case openTerms[plain]:
		return register.TermOpen, 0, "", true
	case fulfilment[plain]:
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
	text := strings.ToLower(cell)
	for _, lead := range []string{"до ", "по ", "until ", "till "} {
		text = strings.TrimPrefix(text, lead)
	}
	if day, last, _, read := d.Read(text); read && last == "" {
		return register.TermUntil, 0, day, true
	}
	return "", 0, "", false
}

var renewal = regexp.MustCompile(`(?i)^(.+?)[\s,(]+(?:(?:с|и|with|and)\s+)?(?:последующ\S+\s+|затем\s+|then\s+)?(?:автоматическ\S+\s+|automatic(?:ally)?\s+)?(?:пролонг\S+|продл\S+|renew\S+|prolong\S+|extension)(?:\s+(?:на|for)\s+(?:следующ\S+\s+|нов\S+\s+|тот же срок|a further\s+|further\s+)?(.*?))?\)?$`)

// Renewed parts a term from what follows it: "3 года с пролонгацией", "5 лет с автоматическим продлением на 1 год". Months are those of
// each further term, 0 where they are those of the first.
func Renewed(cell string) (first string, renewed bool, months int) {
	m := renewal.FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil {
		return cell, false, 0
	}
	if length, err := register.ReadLength(m[2]); err == nil && length.Unit == register.Months {
		months = length.Count
	}
	return m[1], true, months
}

// Due reads when something is due: a day, or a word such as "постоянно".
func (d Days) Due(cell string) (rule register.DueRule, day register.Date, ok bool) {
	if day, last, _, read := d.Read(cell); read {
		return register.DueDay, cmp.Or(last, day), true
	}
	rule, day = pasted.Due(cell, d.Today)
	return rule, day, rule != ""
}
