package trouble

import (
	"strings"

	"accord/app/lang"
	"accord/storage"
)

// Defect says what a check has found, in the user's language.
func Defect(d storage.Defect) string {
	name := lang.T("step.record", lang.T("kind."+string(d.Kind)), d.Label.Or(lang.Current()))
	if d.Label.IsZero() {
		name = lang.T("kind."+string(d.Kind)) + " " + d.ID.String()
	}
	key, revision := "defect."+string(d.Flaw), lang.Number(d.Revision)
	switch d.Flaw {
	case storage.FlawPages, storage.FlawBeside, storage.FlawForm, storage.FlawFileStray, storage.FlawSearch:
		return lang.T(key)
	case storage.FlawRows:
		return lang.T(key, lang.Number(int64(d.Count)))
	case storage.FlawFileLeft:
		return lang.N(key, d.Count)
	case storage.FlawMissing, storage.FlawUnlisted:
		return lang.T(key, lang.N("count."+string(d.Kind), d.Count))
	case storage.FlawChange, storage.FlawBeginning:
		return lang.T(key, name, revision)
	case storage.FlawBreak:
		return lang.T(key, name, revision, lang.Number(d.Before))
	case storage.FlawUnreadable:
		return lang.T(key, name, revision, d.Author)
	case storage.FlawFileGone, storage.FlawFileAltered:
		return lang.T(key, name, d.File)
	case storage.FlawAltered, storage.FlawUnproven:
		if len(d.Fields) > 0 {
			fields := make([]string, len(d.Fields))
			for i, f := range d.Fields {
				fields[i] = lang.Spot(d.Kind, f)
			}
			name += " (" + strings.Join(fields, ", ") + ")"
		}
	}
	return lang.T(key, name)
}

// DefectReport is Defect with what whoever mends the file needs, in lines below it.
func DefectReport(d storage.Defect) string {
	return Defect(d) + "\n\t" + strings.ReplaceAll(d.Detail, "\n", "\n\t")
}
