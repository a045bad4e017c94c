package kinds

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// The scheme of a report on a visit: what of it is a line, what a list.
var (
	schemeFacts = []string{"days", "country", "partners", "cities", "ground", "purpose"}
	schemeParts = append(schemeFacts[:len(schemeFacts):len(schemeFacts)], "members", "programme", "spoken_of", "outcomes", "results")
)

// headsOfScheme is how many heads of the scheme a text has at least that was written by it.
const headsOfScheme = 3

// writtenReport is the text of a report taken apart: its parts by the heads of the scheme, and what stands beside them.
type writtenReport struct {
	parts map[string][]string
	rest  paper.Phrase
}

// written takes the text of a report apart. One written by the scheme says again what stands in the record: what somebody has written there
// is printed in its place, and only once. In another language than the paper's the record speaks for itself.
func (m *making) written(v *register.Visit) (w writtenReport) {
	text := m.inner(v.Report.Text)
	said, exact := text.In(m.Language)
	language := m.Language
	for _, l := range register.Languages {
		if !exact && text.Get(l) == said {
			language = l
		}
	}
	parts, rest := byScheme(said, lang.In(language).T)
	if len(parts) < headsOfScheme {
		return writtenReport{rest: m.phrase(text)}
	}
	if exact {
		w.parts = parts
	}
	if rest != "" {
		var beside register.Text
		beside.Set(language, rest)
		w.rest = m.phrase(beside)
	}
	return w
}

// byScheme parts a text at the heads of the scheme: "Цель: переговоры", "Итоги:" over lines with dashes.
func byScheme(text string, word func(key string, args ...any) string) (parts map[string][]string, rest string) {
	parts = map[string][]string{}
	part, beside := "", []string(nil)
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		head, said := headIn(line, word)
		point, listed := strings.CutPrefix(line, paper.Dash+" ")
		switch {
		case head != "":
			if part = head; parts[part] == nil {
				parts[part] = []string{}
			}
			if said != "" && said != word("visit.report.blank") {
				parts[part] = append(parts[part], said)
			}
		case part != "" && listed:
			parts[part] = append(parts[part], strings.TrimSpace(point))
		case part == "results" && line != "":
			parts[part] = append(parts[part], line)
		default:
			part, beside = "", append(beside, line)
		}
	}
	return parts, strings.TrimSpace(strings.Join(beside, "\n"))
}

func headIn(line string, word func(key string, args ...any) string) (head, said string) {
	for _, key := range schemeParts {
		if rest, is := strings.CutPrefix(line, word("visit.report.scheme."+key)+":"); is {
			return key, strings.TrimSpace(rest)
		}
	}
	return "", ""
}

// line is what the text says of a part, or else the record.
func (w writtenReport) line(key, ofRecord string) string {
	if said := w.parts[key]; len(said) > 0 {
		return strings.Join(said, "; ")
	}
	return ofRecord
}

// points are what the text says of a part, or else the record.
func (w writtenReport) points(key string, ofRecord ...paper.Block) []paper.Block {
	said := w.parts[key]
	if len(said) == 0 {
		return ofRecord
	}
	return []paper.Block{points(said)}
}

func points(lines []string) paper.Points {
	phrases := make([]paper.Phrase, len(lines))
	for i, one := range lines {
		phrases[i] = paper.Words(one)
	}
	return bullets(phrases...)
}

// led tells what the visit led to: as the text says it where somebody has written it there, outcomes that it leaves as they are with what
// has become of them.
func (m *making) led(v *register.Visit, w writtenReport) []paper.Block {
	results, outcomes := w.parts["results"], w.parts["outcomes"]
	if len(results)+len(outcomes) == 0 {
		return m.results(v)
	}
	text := strings.Join(results, "\n")
	lines := results[:len(results):len(results)]
	var left []register.Outcome
	for _, one := range outcomes {
		said, _, _ := strings.Cut(one, " → ")
		all := m.allOutcomes(v)
		at := slices.IndexFunc(all, func(o register.Outcome) bool { return m.text(o.Text) == said })
		switch {
		case at >= 0 && (!all[at].By.IsZero() || !says(text, said)):
			left = append(left, all[at])
		case at < 0 && !says(text, said):
			lines = append(lines, one)
		}
	}
	return []paper.Block{points(lines), m.outcomes(left)}
}
