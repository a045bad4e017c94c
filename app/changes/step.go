package changes

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// fieldsNamed is how many fields the name of a step names.
const fieldsNamed = 3

// Step is what a batch is called: of one record what was done to it, "№ 14/2002: term, parties", of several how many of each
// kind. An undo and a redo are called by what was first made, for whoever names them says which of the two it is.
func Step(b storage.Batch) string {
	b = b.Made()
	if b.Only == nil || b.Only.After == nil || b.Act == storage.ActImport || b.Act == storage.ActSample || b.Act == storage.ActTakeIn {
		return several(b)
	}
	after := b.Only.After
	name := lang.T("step.record", lang.T("kind."+string(after.Ref().Kind)), cut(after.Label().Or(lang.Current())))
	was, is := b.Only.Before != nil && b.Only.Before.Meta().InTrash(), after.Meta().InTrash()
	switch {
	case b.Act == storage.ActTakeBack:
		return lang.T("step.take_back", name)
	case b.Only.Before == nil:
		return lang.T("step.new", name)
	case is && !was:
		return lang.T("step.delete", name)
	case was && !is:
		return lang.T("step.restore", name)
	}
	if fields := Fields(b.Only.Before, after); fields != "" {
		return name + ": " + fields
	}
	return name
}

// Fields names the fields in which two versions of a record differ.
func Fields(was, now register.Record) string {
	var fields []string
	for _, d := range lang.Differences(was, now, func(register.ID) string { return "" }) {
		top := lang.Field(now.Ref().Kind, d.Top())
		if len(fields) == 0 || fields[len(fields)-1] != top {
			fields = append(fields, top)
		}
	}
	if len(fields) > fieldsNamed {
		fields = append(fields[:fieldsNamed], "…")
	}
	return strings.Join(fields, ", ")
}

// labelNamed is how much of a long title the name of a step holds.
const labelNamed = 60

func cut(label string) string {
	if letters := []rune(label); len(letters) > labelNamed {
		return strings.TrimSpace(string(letters[:labelNamed])) + "…"
	}
	return label
}

// several is what a batch is called by the kinds of its records.
func several(b storage.Batch) string {
	name := Kinds(b.Refs)
	switch b.Act {
	case storage.ActImport, storage.ActSample:
		if b.Name != "" {
			name = b.Name + ": " + name
		}
		return lang.T("step.import", name)
	case storage.ActUnite:
		return lang.T("step.unite", cut(b.Name), name)
	case storage.ActTakeIn:
		return lang.T("step.take_in", b.Name, name)
	case storage.ActTakeBack:
		return lang.T("step.take_back", name)
	case storage.ActDelete:
		return lang.T("step.delete", name)
	case storage.ActRestore:
		return lang.T("step.restore", name)
	}
	return name
}

// Kinds counts records kind by kind: "12 agreements, 3 partners".
func Kinds(refs []register.Ref) string {
	counts := map[register.Kind]int{}
	for _, ref := range refs {
		counts[ref.Kind]++
	}
	kinds := slices.DeleteFunc(slices.Clone(register.Kinds), func(k register.Kind) bool { return counts[k] == 0 })
	slices.SortStableFunc(kinds, func(a, b register.Kind) int { return counts[b] - counts[a] })
	said := make([]string, len(kinds))
	for i, k := range kinds {
		said[i] = lang.N("count."+string(k), counts[k])
	}
	return strings.Join(said, ", ")
}
