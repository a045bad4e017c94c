// Package whole puts files onto the disk whole or not at all. A part lies beside its place, for its owner's eyes alone,
// and moves there once it is on the disk. Parts left by a crash are recognised and swept away.
package whole

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

var (
	// ErrFolder: a folder has the name of the file.
	ErrFolder = errors.New("a folder lies at this place")
	// ErrNoFolder: the folder that the file would lie in is not there. It is fs.ErrNotExist as well.
	ErrNoFolder = fmt.Errorf("the folder of this place is missing: %w", fs.ErrNotExist)
	// ErrNobodyReads: the file is a pipe, and nobody reads from it.
	ErrNobodyReads = errors.New("nobody reads from this pipe")
)

// The name of a file on its way. What lies beside it and begins with that name belongs to it.
const (
	partPrefix = ".accord-"
	partEnding = ".part"
)

// Part is a file on its way to its place. The system holds it for as long as it is being written, so that nobody takes it
// for a leftover.
type Part struct {
	file   *os.File
	place  string
	beside bool // something else may belong to it
	note   string
}

// Begin makes a part beside a place, where it sweeps first.
func Begin(place string) (*Part, error) {
	folder := filepath.Dir(place)
	Sweep(folder)
	for {
		file, err := os.CreateTemp(folder, partPrefix+"*"+partEnding) // 0600 from the beginning
		if errors.Is(err, fs.ErrNotExist) {
			return nil, &fs.PathError{Op: "write", Path: place, Err: ErrNoFolder}
		}
		if err != nil {
			return nil, at(place, err)
		}
		if held(file) {
			return &Part{file: file, place: place, note: note(file.Name())}, nil
		}
		_ = file.Close()
	}
}

// held holds a new part, and reports whether it is still there: another program may have swept it just before.
func held(file *os.File) bool {
	if err := hold(file); err != nil {
		return errors.Is(err, errors.ErrUnsupported)
	}
	return there(file)
}

// there reports whether a file that is open is still at its path.
func there(file *os.File) bool {
	made, err := file.Stat()
	if err != nil {
		return true
	}
	now, err := os.Stat(file.Name())
	return err == nil && os.SameFile(made, now)
}

// at names the place in an error of the part beside it: people know nothing of the other name.
func at(place string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return &fs.PathError{Op: p.Op, Path: place, Err: p.Err}
	case errors.As(err, &l):
		return &fs.PathError{Op: l.Op, Path: place, Err: l.Err}
	}
	return err
}

// File is the part itself, for what writes without Write.
func (p *Part) File() *os.File { return p.file }

// Write adds to the part.
func (p *Part) Write(b []byte) (int, error) {
	n, err := p.file.Write(b)
	return n, at(p.place, err)
}

// Beside is the path of something else that belongs to the part, for what writes files by their names. Nothing is made.
func (p *Part) Beside(ending string) string {
	p.beside = true
	return p.file.Name() + ending
}

// Finish puts the part in its place, instead of what may be there; mode says who may read it then.
func (p *Part) Finish(mode fs.FileMode) error {
	err := errors.Join(p.file.Chmod(mode), p.file.Sync())
	if runtime.GOOS == "windows" { // which moves no open file
		err = errors.Join(err, p.file.Close())
	}
	if err == nil {
		err = os.Rename(p.file.Name(), p.place)
	}
	if err != nil {
		return errors.Join(at(p.place, err), p.GiveUp())
	}
	_ = p.file.Close() // all of it is on the disk
	syncFolder(filepath.Dir(p.place))
	if p.beside {
		err = removeBeside(p.file.Name())
	}
	p.forget()
	return err
}

// Lasts lets what a crash leaves of the part lie until something is begun in its folder again: whoever wants it looks
// there first.
func (p *Part) Lasts() {
	p.forget()
	p.note = ""
}

// forget removes the note of the part; a note left behind is harmless.
func (p *Part) forget() {
	if p.note != "" {
		_ = os.Remove(p.note)
	}
}

// GiveUp takes the part away, and all that belongs to it. Where something of that cannot go yet the part stays as well, for
// it to be found later.
func (p *Part) GiveUp() error {
	var err error
	if p.beside {
		err = removeBeside(p.file.Name())
	}
	if runtime.GOOS == "windows" { // which removes no open file
		_ = p.file.Close()
	}
	if err == nil {
		err = os.Remove(p.file.Name())
	}
	_ = p.file.Close()
	if err == nil {
		p.forget()
	}
	return at(p.place, err)
}

// Replace puts a file that is written and closed in its place, instead of what may be there.
func Replace(from, place string) error {
	err := syncFile(from)
	if err == nil {
		err = os.Rename(from, place)
	}
	if err != nil {
		return at(place, err)
	}
	syncFolder(filepath.Dir(place))
	return nil
}

// Move puts a file that is written and closed where nothing is yet; fs.ErrExist where something is.
func Move(from, place string) error {
	if err := syncFile(from); err != nil {
		return at(place, err)
	}
	err := os.Link(from, place) // in one step, so that of two at once the second hears of the first
	switch {
	case err == nil:
		err = os.Remove(from)
	case !errors.Is(err, fs.ErrExist): // FAT and some networks know no links
		if _, there := os.Lstat(place); there == nil {
			return &fs.PathError{Op: "move", Path: place, Err: fs.ErrExist}
		}
		err = os.Rename(from, place)
	}
	if err != nil {
		return at(place, err)
	}
	syncFolder(filepath.Dir(place))
	return nil
}

// Second adds a second name to a file, under which it stays when something else is put in its place. Where the disk knows no
// links it is moved there. fs.ErrExist where something is.
func Second(path, name string) error {
	if err := os.Link(path, name); err == nil {
		return nil
	}
	return Move(path, name)
}

// Along renames a file, if it is there.
func Along(path, name string) error {
	if err := os.Rename(path, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncFile puts a file onto the disk.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder puts the names of files in a folder onto the disk. Windows and some networks refuse it; the files are there all the same.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

// Write writes a file, whole or not at all, replacing an existing one. For a link, it replaces the file behind it; a
// device or a pipe it writes to directly.
func Write(place string, write func(io.Writer) error) error {
	mode := usual
	about, err := os.Stat(place)
	switch {
	case err == nil && about.IsDir():
		return &fs.PathError{Op: "write", Path: place, Err: ErrFolder}
	case err == nil && !about.Mode().IsRegular():
		return pour(place, write)
	case err == nil:
		mode = about.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return replace(Behind(place), mode, write)
}

// WritePrivate is Write for the owner of the file alone.
func WritePrivate(place string, write func(io.Writer) error) error {
	return replace(Behind(place), private, write)
}

// Keep writes a small file for its owner alone.
func Keep(place string, content []byte) error {
	return replace(place, private, func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	})
}

func replace(place string, mode fs.FileMode, write func(io.Writer) error) error {
	p, err := Begin(place)
	if err != nil {
		return err
	}
	if err := write(p); err != nil {
		return errors.Join(err, p.GiveUp())
	}
	return p.Finish(mode)
}

// Behind follows links to the file that they lead to, whether or not it is there.
func Behind(place string) string {
	for range 40 { // as many as Linux follows
		to, err := os.Readlink(place)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(place), to)
		}
		place = to
	}
	return place
}

// pour writes to a device or a pipe. It does not wait for a pipe without a reader.
func pour(place string, write func(io.Writer) error) error {
	to, err := os.OpenFile(place, os.O_WRONLY|withoutWaiting, 0)
	if nobodyReads(err) {
		return &fs.PathError{Op: "write", Path: place, Err: ErrNobodyReads}
	}
	if err != nil {
		return err
	}
	return errors.Join(write(to), to.Close())
}

// private is the mode of files that only their owner may read.
const private fs.FileMode = 0o600

// Folder makes a folder, and those above it, for their owner alone.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	return nil
}

// New makes an empty file for its owner alone; fs.ErrExist where there is one.
func New(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, private)
	if err != nil {
		return err
	}
	return errors.Join(file.Chmod(private), file.Close()) // whatever the umask
}

// Empty takes all that is in a file away, also while others have it open.
func Empty(path string) error { return os.Truncate(path, 0) }

// Over writes a small file for its owner alone in its place, where it may be there already. A crash may leave half of it: it is
// for what says something of a program that runs.
func Over(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, private)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(content, 0)
	return errors.Join(err, file.Close())
}
