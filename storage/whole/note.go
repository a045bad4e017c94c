package whole

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A folder that is written into once, as by an export onto a stick, may never be written into again: then nobody would sweep
// what a crash has left there. So each part is noted in a folder that is looked into at every start.

// notes is that folder, empty where nothing is noted.
var notes struct {
	sync.Mutex
	folder string
}

// noteEnding is what the name of a note ends in; a note holds the path of a part.
const noteEnding = ".note"

// longestNote is as much of a note as is read, mostNotes how many are kept of parts whose folders are not there now.
const (
	longestNote = 1 << 15
	mostNotes   = 100
)

// NoteIn notes from now on in a folder which parts are being written.
func NoteIn(folder string) {
	notes.Lock()
	defer notes.Unlock()
	notes.folder = folder
}

// note notes a part and returns the path of the note; nothing where that cannot be done: a note is only a help.
func note(part string) string {
	notes.Lock()
	folder := notes.folder
	notes.Unlock()
	path, err := filepath.Abs(part)
	if folder == "" || err != nil || Folder(folder) != nil {
		return ""
	}
	file, err := os.CreateTemp(folder, "*"+noteEnding)
	if err != nil {
		return ""
	}
	_, err = file.WriteString(path)
	if errors.Join(err, file.Close()) != nil {
		_ = os.Remove(file.Name())
		return ""
	}
	return file.Name()
}

// SweepNoted removes the parts left by a crash, wherever they were written. Parts in progress stay.
func SweepNoted() {
	notes.Lock()
	folder := notes.folder
	notes.Unlock()
	found, err := os.ReadDir(folder)
	if folder == "" || err != nil {
		return
	}
	for _, one := range found {
		path := filepath.Join(folder, one.Name())
		if strings.HasSuffix(path, noteEnding) && gone(noted(path), len(found) <= mostNotes) {
			_ = os.Remove(path)
		}
	}
}

// noted returns the part that a note is of; nothing where it names none.
func noted(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	words, err := io.ReadAll(io.LimitReader(file, longestNote))
	part := string(words)
	name := filepath.Base(part)
	if err != nil || !filepath.IsAbs(part) || !strings.HasPrefix(name, partPrefix) || !strings.HasSuffix(name, partEnding) {
		return ""
	}
	return part
}

// gone sweeps one part and reports whether its note can go, as it can once the part is removed. A note about a missing
// folder, as of a stick pulled out, may stay.
func gone(part string, mayStay bool) bool {
	if part == "" {
		return true
	}
	about, err := os.Lstat(part)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		_, err = os.Stat(filepath.Dir(part))
		return err == nil || !mayStay
	case err != nil || !about.Mode().IsRegular() || !abandoned(part):
		return !mayStay
	}
	return sweep(part) == nil
}
