package desk

import (
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// fieldsNamed is how many fields the name of a step tells.
const fieldsNamed = 3

// StepName is what a batch is called in the list of what can be undone: of one record what was done to it, "№ 14/2002:
// term, parties", of several how many of each kind.
func StepName(b storage.Batch) string {
	if b.Only == nil || b.Only.After == nil {
		return nameOf(b, nil)
	}
	after := b.Only.After
	name := lang.T("step.record", lang.T("kind."+string(after.Ref().Kind)), cut(Words(after.Label())))
	was, is := b.Only.Before != nil && b.Only.Before.Meta().InTrash(), after.Meta().InTrash()
	switch {
	case b.Only.Before == nil:
		return lang.T("step.new", name)
	case is && !was:
		return lang.T("step.delete", name)
	case was && !is:
		return lang.T("step.restore", name)
	}
	if fields := changedFields(b.Only.Before, after); fields != "" {
		return name + ": " + fields
	}
	return name
}

// changedFields names the fields in which two versions of a record differ.
func changedFields(was, now register.Record) string {
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

// labelNamed is how much of a long title the name of a step tells.
const labelNamed = 60

func cut(label string) string {
	if letters := []rune(label); len(letters) > labelNamed {
		return strings.TrimSpace(string(letters[:labelNamed])) + "…"
	}
	return label
}

// nameOf is what a batch is called by the kinds of its records, or by its only record where that is known.
func nameOf(b storage.Batch, lines map[register.ID]storage.Line) string {
	if len(b.Refs) == 1 {
		if line, known := lines[b.Refs[0].ID]; known {
			return lang.T("step.record", lang.T("kind."+string(line.Kind)), Name(line))
		}
	}
	name := kindsOf(b.Refs)
	switch b.Act {
	case storage.ActImport, storage.ActSample:
		if b.Name != "" {
			name = b.Name + ": " + name
		}
		return lang.T("step.import", name)
	case storage.ActDelete:
		return lang.T("step.delete", name)
	case storage.ActRestore:
		return lang.T("step.restore", name)
	}
	return name
}
