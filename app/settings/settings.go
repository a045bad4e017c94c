// Package settings keeps what a person has chosen for this computer: language, look, the last register, widths of
// columns. It is a small JSON file, replaced whole: a crash leaves either the old one or the new one.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"accord/storage/plainfile"
	"accord/storage/whole"
)

// File is the settings of one person. It may be used from many goroutines.
type File struct {
	path string

	mu     sync.Mutex
	values map[string]json.RawMessage
}

// portable is the folder that makes a program portable: it keeps its settings there, and leaves none on the computer.
const portable = "accord-portable"

// Folder is where settings and drafts lie: beside the program where a folder "accord-portable" lies
// there, else in the person's own configuration.
func Folder() (string, error) {
	if program, err := os.Executable(); err == nil {
		portable := filepath.Join(filepath.Dir(program), portable)
		if info, err := os.Stat(portable); err == nil && info.IsDir() {
			return portable, nil
		}
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the folder of settings: %w", err)
	}
	return filepath.Join(folder, "accord"), nil
}

// settingsAtMost is how long a file of settings may be.
const settingsAtMost = 16 << 20

// Open reads the settings in a folder. A missing or unreadable file makes empty settings: nobody loses access to his
// register by them. The broken file is kept beside.
func Open(folder string) *File {
	f := &File{path: filepath.Join(folder, "settings.json"), values: map[string]json.RawMessage{}}
	text, err := plainfile.Read(f.path, settingsAtMost)
	if errors.Is(err, fs.ErrNotExist) {
		return f
	}
	if err == nil {
		err = json.Unmarshal(text, &f.values)
	}
	if err != nil {
		_ = whole.Replace(f.path, f.path+".broken")
		f.values = map[string]json.RawMessage{}
	}
	return f
}

// Get reads a setting into a pointer and reports whether it was there and fits.
func (f *File) Get(key string, into any) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	text, ok := f.values[key]
	return ok && json.Unmarshal(text, into) == nil
}

// Text reads a setting that is a text, empty where there is none.
func (f *File) Text(key string) string {
	var s string
	f.Get(key, &s)
	return s
}

// Set keeps a setting and writes the file.
func (f *File) Set(key string, what any) error {
	text, err := json.Marshal(what)
	if err != nil {
		return fmt.Errorf("keep setting %s: %w", key, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if string(f.values[key]) == string(text) {
		return nil
	}
	f.values[key] = text
	return f.write()
}

// Take takes settings out of the file, those that are wanted, and returns them.
func (f *File) Take(wanted func(key string) bool) (map[string]json.RawMessage, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	taken := map[string]json.RawMessage{}
	for key, text := range f.values {
		if wanted(key) {
			taken[key] = text
			delete(f.values, key)
		}
	}
	if len(taken) == 0 {
		return taken, nil
	}
	return taken, f.write()
}

// write replaces the file whole.
func (f *File) write() error {
	text, err := json.MarshalIndent(f.values, "", " ")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := whole.Folder(filepath.Dir(f.path)); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := whole.Keep(f.path, text); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// The keys of settings that more than one place reads.
const (
	Language = "language" // "ru", "en", "tt"
	Look     = "look"     // 0 as the system, 1 light, 2 dark
	Scale    = "scale"    // per cent, 80 to 200
	Author   = "author"   // the name written into the history
	Register = "register" // the file opened last
	Notices  = "notices"  // whether urgent matters show on the desktop
	Backups  = "backups"  // where copies of registers go
	// LockAfter is after how many minutes without use a register under seal is locked; 0 for never.
	LockAfter = "lock_after"
)
