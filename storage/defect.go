package storage

import (
	"fmt"
	"slices"
	"strings"

	"accord/storage/register"
)

// Flaw is what a check has found.
type Flaw string

// The flaws. Those of a record name it.
const (
	FlawPages       Flaw = "pages"        // the engine cannot read pages, or they contradict each other
	FlawBeside      Flaw = "beside"       // pages are damaged, and only those of what follows from records: Rebuild mends it
	FlawRows        Flaw = "rows"         // rows belong to no record
	FlawForm        Flaw = "form"         // the tables are others than they should be
	FlawMissing     Flaw = "missing"      // Count records of the kind are in the catalogue only
	FlawUnlisted    Flaw = "unlisted"     // Count records of the kind are not in the catalogue
	FlawChange      Flaw = "change"       // the change that made Revision, not the last one, is not what was written
	FlawBreak       Flaw = "break"        // Revision does not begin with what Before left
	FlawBeginning   Flaw = "beginning"    // the history lacks what came before Revision
	FlawNoHistory   Flaw = "no_history"   // the history does not know the record
	FlawGone        Flaw = "gone"         // the history alone knows the record
	FlawUnreadable  Flaw = "unreadable"   // the record cannot be read; Author saved Revision last
	FlawAltered     Flaw = "altered"      // the record is not what its whole history says, in Fields
	FlawUnproven    Flaw = "unproven"     // the last change is not what was written; the record can be read, and differs from it in Fields
	FlawFileGone    Flaw = "file_gone"    // the content of File is missing
	FlawFileLeft    Flaw = "file_left"    // Count files were left behind where their records came from: no damage
	FlawFileAltered Flaw = "file_altered" // the content of File is not what was added
	FlawFileStray   Flaw = "file_stray"   // the content of a file of no document is damaged
	FlawSearch      Flaw = "search"       // Count words of the search index are in other rows than they should be
	FlawDerived     Flaw = "derived"      // what is kept beside the record does not follow from it
)

// Flaws are all of them.
var Flaws = []Flaw{
	FlawPages, FlawBeside, FlawRows, FlawForm, FlawMissing, FlawUnlisted, FlawChange, FlawBreak, FlawBeginning, FlawNoHistory, FlawGone, FlawUnreadable,
	FlawAltered, FlawUnproven, FlawFileGone, FlawFileLeft, FlawFileAltered, FlawFileStray, FlawSearch, FlawDerived,
}

// Damage reports whether anything is broken.
func (f Flaw) Damage() bool { return f != FlawFileLeft }

// Rederivable reports whether Rederive mends all that a check has found: the records are whole, and something that follows from
// them is wrong.
func Rederivable(found []Defect) bool {
	derived := false
	for _, d := range found {
		switch {
		case d.Flaw == FlawDerived, d.Flaw == FlawSearch:
			derived = true
		case d.Flaw != FlawRows && d.Flaw.Damage():
			return false
		}
	}
	return derived
}

// Rebuildable reports whether Rebuild mends the file that a check has looked at. Other damage found beside it stays for Mend.
func Rebuildable(found []Defect) bool {
	return slices.ContainsFunc(found, func(d Defect) bool { return d.Flaw == FlawBeside })
}

// Mendable reports whether Mend mends all that a check has found, besides what is derived.
func Mendable(found []Defect) bool {
	apart := false
	for _, d := range found {
		switch d.Flaw {
		case FlawAltered, FlawUnproven:
			apart = true
		case FlawBeside, FlawDerived, FlawSearch, FlawFileLeft:
		default:
			return false
		}
	}
	return apart
}

// Defect is one thing that a check has found wrong.
type Defect struct {
	Flaw Flaw
	// Ref is the record that it is about; where there are several, the ID is None and Count says how many.
	register.Ref
	Label            register.Text
	Count            int
	Revision, Before int64
	Author, File     string
	Fields           []string
	// Detail says it in plain English, as the engine does, for whoever mends the file. It may have several lines.
	Detail string
}

// String returns the detail.
func (f Defect) String() string { return f.Detail }

// pagesFound makes one finding of all that the engine says.
func pagesFound(answers []string) []Defect {
	if len(answers) == 0 {
		return nil
	}
	return []Defect{{Flaw: FlawPages, Detail: strings.Join(answers, "\n")}}
}

// of makes a finding about a record of the catalogue.
func (f Flaw) of(e entry, format string, values ...any) Defect {
	return Defect{
		Flaw: f, Ref: register.Ref{Kind: e.Kind, ID: e.ID}, Label: e.Label, Detail: called(e) + ": " + fmt.Sprintf(format, values...),
	}
}
