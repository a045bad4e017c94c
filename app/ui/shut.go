package ui

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"accord/app/paper/wording"
	"accord/app/settings"
	"accord/app/ui/desk"
	"accord/storage"
)

// Saved views and searches tell what a register holds. Those of a register under seal are kept encrypted by its own
// key, all together, so the settings show nothing.

// kept is where a window remembers small things.
type kept interface {
	Set(key string, what any) error
	Get(key string, into any) bool
}

// shutPrefix is what the settings of registers under seal are kept as begin with.
const shutPrefix = "sealed."

// plain are the settings of the person and the computer, whatever register is open.
var plain = map[string]bool{
	settings.Language: true, settings.Look: true, settings.Scale: true, settings.Author: true, settings.Register: true,
	settings.Notices: true, settings.Backups: true, settings.LockAfter: true, "window": true,
	settings.Holidays: true, wording.Setting: true, keptSent: true, keptFolded: true,
}

// shutSettings are those of a register under seal.
type shutSettings struct {
	open   *settings.File
	store  *storage.Store
	key    string
	values map[string]json.RawMessage
}

// settingsOf returns where a window on a register remembers small things.
func settingsOf(file *settings.File, store *storage.Store) kept {
	if !store.UnderSeal() {
		return file
	}
	s := &shutSettings{open: file, store: store, key: shutPrefix + filepath.Base(drafts("", store.Path())), values: map[string]json.RawMessage{}}
	var shut []byte
	if !file.Get(s.key, &shut) {
		s.takeOver()
		return s
	}
	if text, err := store.Unshut(s.key, shut); err == nil {
		_ = json.Unmarshal(text, &s.values) // what cannot be read is as good as none
	}
	return s
}

// keptRegister is the register that was open last.
const keptRegister = "register.viewed"

// settle forgets what belongs to another register than the one that is open.
func settle(k kept, path string) {
	var last string
	if k.Get(keptRegister, &last) && last == path {
		return
	}
	if last != "" {
		desk.ForgetRecords(k)
	}
	_ = k.Set(keptRegister, path)
}

// takeOver takes over settings kept in the open until now.
func (s *shutSettings) takeOver() {
	taken, err := s.open.Take(func(key string) bool { return !plain[key] && !strings.HasPrefix(key, shutPrefix) })
	if err != nil {
		return // the next opening tries again
	}
	s.values = taken
	_ = s.write()
}

// write keeps all of them.
func (s *shutSettings) write() error {
	all, err := json.Marshal(s.values)
	if err != nil {
		return err
	}
	return s.open.Set(s.key, s.store.Shut(s.key, all))
}

// Set keeps a setting.
func (s *shutSettings) Set(key string, what any) error {
	if plain[key] {
		return s.open.Set(key, what)
	}
	text, err := json.Marshal(what)
	if err != nil {
		return err
	}
	if string(s.values[key]) == string(text) {
		return nil
	}
	s.values[key] = text
	return s.write()
}

// Get reads a setting.
func (s *shutSettings) Get(key string, into any) bool {
	if plain[key] {
		return s.open.Get(key, into)
	}
	text, is := s.values[key]
	return is && json.Unmarshal(text, into) == nil
}
