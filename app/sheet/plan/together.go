package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// togetherAtMost is how many names are compared with one another, those of most rows.
const togetherAtMost = 400

// askTogether makes one question of the names of one partner: "Минэк РТ" and "Министерство экономики Республики Татарстан". The fullest
// of them asks; what somebody wants asked alone stays so.
func (b *building) askTogether() {
	judge := storage.Judge()
	sketches := map[*Question]*alike.Sketch{}
	for _, q := range b.questions {
		if len(sketches) == togetherAtMost {
			break
		}
		_, alone := b.decision(q.Kind, q.Text)
		if !slices.Contains(writtenInManyWays, q.Kind) || alone || q.Kind == register.KindPartner && b.country(q.Text) != "" {
			continue
		}
		if r := made(q.Kind, q.Text, "", false); r != nil {
			sketches[q] = judge.Sketch(r)
		}
	}
	var groups [][]*Question
	for _, q := range b.questions {
		at := slices.IndexFunc(groups, func(group []*Question) bool {
			return slices.ContainsFunc(group, func(one *Question) bool {
				return sketches[q] != nil && sketches[one] != nil && alike.Compare(sketches[q], sketches[one]).Likely()
			})
		})
		if at < 0 {
			groups = append(groups, []*Question{q})
			continue
		}
		groups[at] = append(groups[at], q)
	}
	b.questions = b.questions[:0]
	for _, group := range groups {
		b.questions = append(b.questions, together(group))
	}
}

// alsoWritten adds another writing of the name; the fullest of all asks.
func (q *Question) alsoWritten(text string) {
	if fuller(text, q.Text) {
		q.Text, text = text, q.Text
	}
	if text != q.Text && !slices.Contains(q.Also, text) {
		q.Also = append(q.Also, text)
	}
}

// fuller reports whether a name is fuller than another writing of it. What stands behind its comma is a place, not a part of it.
func fuller(name, other string) bool {
	switch {
	case field.Fold(beforeComma(name)) == field.Fold(other):
		return false
	case field.Fold(name) == field.Fold(beforeComma(other)):
		return true
	}
	return utf8.RuneCountInString(name) > utf8.RuneCountInString(other)
}

func beforeComma(name string) string {
	before, _, _ := strings.Cut(name, ",")
	return before
}

// together returns the question of the fullest name, with all the others and their rows.
func together(group []*Question) *Question {
	fullest := group[0]
	for _, q := range group {
		if fuller(q.Text, fullest.Text) {
			fullest = q
		}
	}
	for _, q := range group {
		if q == fullest {
			continue
		}
		fullest.Rows += q.Rows
		for _, text := range q.Texts() {
			fullest.alsoWritten(text)
		}
		for _, s := range q.Suggested {
			if !slices.Contains(fullest.Suggested, s) && len(fullest.Suggested) < suggestedAtMost {
				fullest.Suggested = append(fullest.Suggested, s)
			}
		}
	}
	return fullest
}

// anew reports whether a name is itself another writing of a name.
func (b *building) anew(k register.Kind, name string) bool {
	d, _ := b.decision(k, name)
	return d.Way == mapping.New && d.Name != ""
}

// anotherWriting returns what a name means that was decided to be new together with another one, under which the record is made.
func (b *building) anotherWriting(f field.Field, name, as string, at func() string) resolved {
	r := b.resolve(f, as, at)
	for _, one := range b.p.Made {
		if p, is := one.(*register.Partner); is && p.ID == r.id && !slices.Contains(append(p.Name.All(), p.Aliases...), name) {
			p.Aliases = append(p.Aliases, name)
			b.names.add(p)
		}
	}
	return r
}
