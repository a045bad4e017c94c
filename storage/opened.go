package storage

import (
	"io/fs"
	"os"
	"strings"
	"sync"

	"accord/storage/plainfile"
)

// When a program closes any handle of a file, the system drops all its locks on the file. So an open register must not
// be opened beside the engine, not even to look at it
// (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_). opened are
// the registers this program has open.
var opened = struct {
	sync.Mutex
	stores map[*Store]bool
}{stores: map[*Store]bool{}}

func remember(s *Store) {
	opened.Lock()
	defer opened.Unlock()
	opened.stores[s] = true
}

func forget(s *Store) {
	opened.Lock()
	defer opened.Unlock()
	delete(opened.stores, s)
}

// IsOpen reports whether this program has the register open that lies at a path, under whatever name.
func IsOpen(path string) bool {
	about, err := os.Stat(path)
	return err == nil && isOpen(about)
}

// Held reports whether the file at a path must not be opened beside the engine: a register that is open, or what the engine
// keeps beside one.
func Held(path string) bool {
	for _, ending := range append([]string{""}, beside...) {
		if register, is := cutEnding(path, ending); is && IsOpen(register) {
			return true
		}
	}
	return false
}

// cutEnding cuts an ending off a path, in whatever case it is written.
func cutEnding(path, ending string) (rest string, has bool) {
	at := len(path) - len(ending)
	if at <= 0 || !strings.EqualFold(path[at:], ending) {
		return "", false
	}
	return path[:at], true
}

// What comes from elsewhere is never one of them.
func init() { plainfile.Spare(Held) }

func isOpen(about fs.FileInfo) bool {
	opened.Lock()
	defer opened.Unlock()
	for s := range opened.stores {
		if os.SameFile(s.place.file, about) {
			return true
		}
	}
	return false
}

// besideOpen reports whether a file is what the engine keeps beside a register that this program has open, whatever it is called.
func besideOpen(about fs.FileInfo) bool {
	opened.Lock()
	defer opened.Unlock()
	for s := range opened.stores {
		for _, ending := range beside {
			if lies, err := os.Stat(s.place.path + ending); err == nil && os.SameFile(lies, about) {
				return true
			}
		}
	}
	return false
}
