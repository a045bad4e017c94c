// Package exchange takes records out of a register and into one, as files of Accord's own JSON.
//
// A file is one object: {"format": "accord-register", "version": 2, "records": {"sphere": [...], "partner": [...]}},
// the kinds in the order of register.Kinds, the records in the order of their IDs, each with its head and in the form
// of the history. Empty fields are left out. Records deleted for good and still mentioned follow by name, if there are
// any: {"purged": {"partner": [{"id": …, "label": {…}, "purged_at": …}]}}, with what a calendar needs to take them out in
// "called_off". An export imported into an empty register and exported again gives the same bytes.
package exchange

const (
	// Format is what the field "format" of a file says.
	Format = "accord-register"
	// Version is the newest version of the file's form that this program reads, and the one it writes.
	Version = 2
)
