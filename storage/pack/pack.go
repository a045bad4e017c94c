// Package pack writes and reads packages: what one register sends another, in one file. It is an age file for a passphrase or
// for the keys of the computers that it is sent to; inside is a zip with a manifest that names every other entry with its hash,
// and the signature of the computer that made it:
//
//	manifest    what the package is, and what is in it
//	signature   ed25519ph of the manifest, by the key of the card that it names
//	records     a line of JSON each, with the versions that the sender knows and, if it was wished, the history
//	names       of what the records mention and was not taken along
//	files       which files go along
//	blobs/HASH  what each holds
package pack

import (
	"errors"
	"path/filepath"
	"strings"

	"accord/storage"
	"accord/storage/register"
)

// Extension is what the name of a package ends in.
const Extension = ".accordpack"

// format is what a manifest says of itself; a reader takes this version and older ones.
const (
	format  = "accord-package"
	version = 2
)

// signing marks signatures of packages, so no other signature passes for one.
const signing = "accordpack"

// The greatest sizes of parts: anything larger was not made by us.
const (
	manifestAtMost = 32 << 20
	recordsAtMost  = 1 << 30
	namesAtMost    = 64 << 20
	lineAtMost     = 32 << 20
	entriesAtMost  = 200_000
	filesAtMost    = 1 << 40
)

// workFactor is how hard a passphrase is to try: 2 to this power. More than mostWork is not waited for.
const workFactor, mostWork = 17, 20

// The entries of a package.
const (
	entryManifest  = "manifest"
	entrySignature = "signature"
	entryRecords   = "records"
	entryNames     = "names"
	entryFiles     = "files"
	blobs          = "blobs/"
)

// What can be wrong with a package. Nothing is changed by any of it.
var (
	// ErrNone: the file is no package.
	ErrNone = errors.New("the file is no package of Accord")
	// ErrClosed: the package opens with a passphrase, and none was given.
	ErrClosed = errors.New("the package is closed with a passphrase")
	// ErrWrong: it is another passphrase.
	ErrWrong = errors.New("the passphrase does not fit the package")
	// ErrOther: the package was made for other computers.
	ErrOther = errors.New("the package was made for another computer")
	// ErrAltered: the package is not what was made: cut, damaged, or changed by somebody.
	ErrAltered = errors.New("the package is damaged or was changed")
	// ErrNewer: a newer Accord made it.
	ErrNewer = errors.New("the package was made by a newer Accord")
	// ErrTooLarge: it holds more than this program takes.
	ErrTooLarge = errors.New("the package is too large")
	// ErrWithdrawn: the computer that made the package is no longer trusted.
	ErrWithdrawn = errors.New("the computer that the package comes from is not trusted any more")
)

// Is reports whether a file is a package, by its name.
func Is(path string) bool { return strings.EqualFold(filepath.Ext(path), Extension) }

// manifest describes a package and lists its contents.
type manifest struct {
	Format  string         `json:"format"`
	Version int            `json:"version"`
	Parcel  storage.Parcel `json:"parcel"`
	// Card is the card of the computer that made and signed it.
	Card    string           `json:"card"`
	Entries map[string]entry `json:"entries"`
}

// entry is what a manifest says of another entry.
type entry struct {
	Size   int64  `json:"size"`
	SHA256 []byte `json:"sha256"`
}

// line is a record as it stands in a package.
type line struct {
	Kind     register.Kind     `json:"kind"`
	Record   any               `json:"record"`
	Versions []storage.Version `json:"versions,omitempty"`
	History  []storage.Past    `json:"history,omitempty"`
}
