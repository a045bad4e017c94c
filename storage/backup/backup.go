// Package backup keeps copies of a register: makes them, looks for them, lets old ones go, and brings back what they hold,
// the whole or single records. A copy is a register of its own that opens like any other; one with a passphrase is an
// archive with two files of age in it (see sealed.go).
package backup

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"accord/storage"
	"accord/storage/whole"
)

// Why a copy was made, besides the occasions of the register itself.
const (
	Daily     storage.Occasion = "day"       // at the first change of a day
	ByHand    storage.Occasion = "hand"      // somebody asked for it
	Replaced  storage.Occasion = "replaced"  // another copy was put in its place
	Migration storage.Occasion = "migration" // its form was changed
	Mending   storage.Occasion = "mend"      // records and their history were made to agree
)

// Occasions are all of them.
var Occasions = []storage.Occasion{
	Daily, ByHand, storage.BeforeImport, storage.BeforeEmptyTrash, storage.BeforeMerge, Migration, Mending, Replaced,
}

// SealedExtension is that of a copy with a passphrase.
const SealedExtension = ".accordbackup"

// Backup is one copy, as its name and its folder tell of it.
type Backup struct {
	Path string
	// Of is the name of the register's file without its extension.
	Of  string
	At  time.Time
	Why storage.Occasion
	// Size is in bytes.
	Size int64
	// Sealed copies open with a passphrase or a recovery key.
	Sealed bool
}

// moment is how a name says when: UTC, in letters that every system takes.
const moment = "2006-01-02T15-04-05Z"

var named = regexp.MustCompile(`^(.+) (\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ) ([a-z]+)(\.accord|\.accordbackup)$`)

// Name is that of a copy's file.
func (b Backup) Name() string {
	extension := storage.Extension
	if b.Sealed {
		extension = SealedExtension
	}
	return fmt.Sprintf("%s %s %s%s", b.Of, b.At.UTC().Format(moment), b.Why, extension)
}

// Parse reads the name of a file; ok is false where it is not that of a copy.
func Parse(name string) (b Backup, ok bool) {
	m := named.FindStringSubmatch(name)
	if m == nil {
		return Backup{}, false
	}
	at, err := time.Parse(moment, m[2])
	why := storage.Occasion(m[3])
	if err != nil || !slices.Contains(Occasions, why) {
		return Backup{}, false
	}
	return Backup{Of: m[1], At: at, Why: why, Sealed: m[4] == SealedExtension}, true
}

// stem is the name of a register's file without its extension.
func stem(register string) string {
	return strings.TrimSuffix(filepath.Base(register), filepath.Ext(register))
}

// folderEnding is that of the folder of copies beside a register.
const folderEnding = ".backups"

// Beside is the folder of copies that lies beside a register, whichever link leads to it.
func Beside(register string) string {
	register = whole.Behind(register)
	return filepath.Join(filepath.Dir(register), stem(register)+folderEnding)
}

// List returns the copies beside a register and in the plan's place, if it is there; the newest first. Copies kept by
// an update of the program count as well. The register itself is not looked at: it may be damaged, or gone.
//
// A register has its copies by its own name; those that an earlier version kept beside a link to it are found by that link.
func List(register string, plan Plan) []Backup {
	found := listed(whole.Behind(register), plan)
	if own := whole.Behind(register); own != register {
		for _, b := range append(in(filepath.Join(filepath.Dir(register), stem(register)+folderEnding), stem(register)), inPlace(register, plan)...) {
			if !slices.ContainsFunc(found, func(known Backup) bool { return known.Path == b.Path }) {
				found = append(found, b)
			}
		}
	}
	slices.SortFunc(found, newestFirst)
	return found
}

// listed are the copies of a register by its own name.
func listed(register string, plan Plan) []Backup {
	found := append(in(Beside(register), stem(register)), inPlace(register, plan)...)
	return append(found, beforeMigrations(register)...)
}

// inPlace returns the copies of a register in the plan's place, if it is there.
func inPlace(register string, plan Plan) (found []Backup) {
	if place, err := plan.Place.Find(Roots()); err == nil && !plan.Place.IsZero() {
		for _, folder := range foldersOf(place, register) {
			found = append(found, in(folder, stem(register))...)
		}
	}
	return found
}

// Unsealed returns the copies of a register that anybody can read.
func Unsealed(register string, plan Plan) []Backup {
	return slices.DeleteFunc(List(register, plan), func(b Backup) bool { return b.Sealed })
}

// Remove takes a copy away.
func (b Backup) Remove() error {
	err := os.Remove(b.Path)
	if err == nil && !strings.HasSuffix(b.Path, SealedExtension) {
		err = storage.DropLock(b.Path)
	}
	return err
}

func newestFirst(a, b Backup) int {
	return cmp.Or(b.At.Compare(a.At), strings.Compare(a.Path, b.Path))
}

// in returns the copies of a register in a folder, in no order.
func in(folder, of string) []Backup {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var found []Backup
	for _, e := range entries {
		b, ok := Parse(e.Name())
		if !ok || b.Of != of || !e.Type().IsRegular() {
			continue
		}
		if about, err := e.Info(); err == nil {
			b.Path, b.Size = filepath.Join(folder, e.Name()), about.Size()
			b.Sealed = b.Sealed || storage.UnderSeal(b.Path)
			found = append(found, b)
		}
	}
	return found
}

var numbered = regexp.MustCompile(`\.before-\d+$`)

// beforeMigrations returns what an update of the program has kept beside a register.
func beforeMigrations(register string) []Backup {
	entries, err := os.ReadDir(filepath.Dir(register))
	if err != nil {
		return nil
	}
	var found []Backup
	for _, e := range entries {
		rest, of := strings.CutPrefix(e.Name(), filepath.Base(register))
		if !of || !numbered.MatchString(rest) || !e.Type().IsRegular() {
			continue
		}
		if about, err := e.Info(); err == nil {
			path := filepath.Join(filepath.Dir(register), e.Name())
			found = append(found, Backup{
				Path: path, Of: stem(register), At: about.ModTime(), Why: Migration, Size: about.Size(), Sealed: storage.UnderSeal(path),
			})
		}
	}
	return found
}
