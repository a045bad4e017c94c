package exchange

import (
	"errors"
	"fmt"
	"strings"

	"accord/app/lang"
	"accord/storage"
)

// Fault is one thing wrong in a file.
type Fault struct {
	// Path is where: "records.agreement[3].parties[0].partner"; empty for the file as a whole.
	Path string
	// Key names the message in the translations, Args fill it in.
	Key  string
	Args []string
}

// Text says in the current language where and what.
func (f Fault) Text() string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = lang.Told(a)
		if strings.HasPrefix(a, typeFamily) {
			args[i] = lang.T(a)
		}
	}
	text := lang.T(f.Key, args...)
	if f.Path == "" {
		return text
	}
	return f.Path + ": " + text
}

// Faults is everything wrong in a file that was refused: first what cannot be read, then what breaks
// the rules of the register, each in the order of the file.
type Faults []Fault

// Error says all of it in the current language, a line each.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.Text()
	}
	return strings.Join(lines, "\n")
}

// place is where in the file a record stands.
type place struct {
	kind  string
	index int
}

func (p place) path(field string) string {
	path := fmt.Sprintf("records.%s[%d]", p.kind, p.index)
	if field != "" {
		path += "." + field
	}
	return path
}

// located puts what the register found wrong with records to their places in the file.
func located(err error, places []place) error {
	var found storage.ErrFaults
	if !errors.As(err, &found) {
		return err
	}
	var faults Faults
	for _, f := range found {
		faults = append(faults, ruleFault(places[f.Index], f.Problem))
	}
	return faults
}
