package plan

import (
	"bytes"
	"encoding/json"
	"slices"

	"accord/storage/register"
)

// compared reports whether two records say the same, and whether the second says everything that the first does.
func compared(a, b register.Record) (equal, contained bool, err error) {
	var texts [2][]byte
	var trees [2]map[string]any
	for i, r := range []register.Record{a, b} {
		if texts[i], err = json.Marshal(r); err != nil {
			return false, false, err
		}
	}
	if bytes.Equal(texts[0], texts[1]) {
		return true, true, nil
	}
	for i := range texts {
		if err := json.Unmarshal(texts[i], &trees[i]); err != nil {
			return false, false, err
		}
	}
	return false, within(trees[0], trees[1]), nil
}

// within reports whether all that one value holds is held by another.
func within(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		other, is := b.(map[string]any)
		if !is {
			return false
		}
		for name, value := range a {
			if !within(value, other[name]) {
				return false
			}
		}
		return true
	case []any:
		other, is := b.([]any)
		if !is {
			return false
		}
		for _, value := range a {
			if !slices.ContainsFunc(other, func(o any) bool { return within(value, o) }) {
				return false
			}
		}
		return true
	}
	return a == b
}
