package changes

import (
	"encoding/json"
	"regexp"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Lost is a value that was not taken where a change decided a conflict.
type Lost struct{ Label, Words string }

// key is the name of a row in a path.
var key = regexp.MustCompile(`\[[^\]]*\]`)

// LostIn are the values of others that a change did not take.
func LostIn(c storage.Change, names lang.Names) (lost []Lost) {
	for _, clash := range c.Lost {
		if words := lostWords(c.Kind, clash, names); words != "" {
			lost = append(lost, Lost{lang.Spot(c.Kind, key.ReplaceAllString(clash.Path, "")), words})
		}
	}
	return lost
}

// lostWords are the words of a value: of a field as its form shows it, of a part of one as it was written.
func lostWords(k register.Kind, clash register.Clash, names lang.Names) string {
	if clash.Path == clash.Top() {
		r := k.New()
		text, err := json.Marshal(map[string]json.RawMessage{clash.Path: clash.Theirs})
		if len(clash.Theirs) > 0 && err == nil && json.Unmarshal(text, r) == nil {
			return strings.Join(lang.Value(r, clash.Path, names), "; ")
		}
		return ""
	}
	var plain string
	if json.Unmarshal(clash.Theirs, &plain) == nil {
		return plain
	}
	return ""
}
