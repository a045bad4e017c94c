package lang

import (
	"reflect"
	"slices"
	"strings"

	"accord/storage/register"
)

// Place names what stands at a path of a record, as register.Take understands it: "Until", of a row "Delegation — Ivanov",
// of a field in one "Programme — Talks: Start". Where is a record that has the row.
func (in In) Place(where register.Record, path string, names Names) string {
	if path == register.ClashDeleted {
		return in.T("conflict.trash")
	}
	k := where.Ref().Kind
	if phrase, l, is := ofPhrase(path); is {
		return in.Place(where, phrase, names) + ": " + in.LanguageName(string(l))
	}
	list, key, field, row := register.RowOf(path)
	if !row || key == "" {
		return in.Field(k, list)
	}
	words := in.Field(k, list)
	t := teller{in: in, kind: k, names: names}
	if v, there := register.ValueAt(where, register.RowPath(list, key)); there {
		words += " — " + t.rowOf(list, reflect.ValueOf(v)).Name()
	}
	if field != "" {
		words += ": " + in.Field(k, path)
	}
	return words
}

// ofPhrase parts a path that leads to one language of a phrase, as "title.en".
func ofPhrase(path string) (phrase string, l register.Language, is bool) {
	end := strings.LastIndexByte(path, '.')
	if end < 0 {
		return "", "", false
	}
	l = register.Language(path[end+1:])
	return path[:end], l, slices.Contains(register.Languages, l)
}

// At returns the value at a path of a record in words, nothing where it is empty or missing: for a row everything in
// it, for an order of a list its rows by their names.
func (in In) At(r register.Record, path string, names Names) string {
	if r == nil {
		return ""
	}
	list, key, _, row := register.RowOf(path)
	if row && key == "" {
		var said []string
		for _, one := range in.Rows(r, list, names) {
			said = append(said, one.Name())
		}
		return strings.Join(said, ", ")
	}
	v, there := register.ValueAt(r, path)
	if !there {
		return ""
	}
	if _, _, one := ofPhrase(path); one {
		return v.(string)
	}
	return teller{in: in, kind: r.Ref().Kind, names: names}.one(place.ReplaceAllString(path, ""), reflect.ValueOf(v))
}

// AtEach is At for several versions of a record, some of which may be nil: of a phrase it returns only the languages in
// which they differ, and long texts are cut down to their differing parts.
func (in In) AtEach(path string, names Names, versions ...register.Record) []string {
	said := make([]string, len(versions))
	var there []int
	phrases := make([]register.Text, len(versions))
	isPhrase := true
	for i, r := range versions {
		if r == nil {
			continue
		}
		there = append(there, i)
		said[i] = in.At(r, path, names)
		if v, is := register.ValueAt(r, path); is {
			phrases[i], is = v.(register.Text)
			isPhrase = isPhrase && is
		}
	}
	if len(there) < 2 {
		return said
	}
	of := func(text func(i int) string) []string {
		texts := make([]string, len(there))
		for n, i := range there {
			texts[n] = text(i)
		}
		return texts
	}
	if !isPhrase {
		for n, cut := range allApart(of(func(i int) string { return said[i] })...) {
			said[there[n]] = cut
		}
		return said
	}
	return in.phrasesApart(phrases, there)
}

// phrasesApart returns versions of a phrase in the languages in which some of them differ.
func (in In) phrasesApart(versions []register.Text, some []int) []string {
	said := make([]string, len(versions))
	named := slices.ContainsFunc(some, func(i int) bool { return len(versions[i].All()) > 1 })
	for _, l := range register.Languages {
		texts := make([]string, len(some))
		for n, i := range some {
			texts[n] = versions[i].Get(l)
		}
		if len(slices.Compact(slices.Clone(texts))) == 1 {
			continue
		}
		for n, text := range allApart(texts...) {
			if text != "" && named {
				text = in.LanguageName(string(l)) + ": " + text
			}
			if at := &said[some[n]]; *at == "" {
				*at = text
			} else if text != "" {
				*at += " · " + text
			}
		}
	}
	return said
}
