package kit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/whole"
)

// Drafts keeps half-written forms, so that a crash loses two seconds of work at most. A key names one record: "visit/"
// and its ID, or "visit/new".
type Drafts interface {
	Keep(key string, data []byte) error
	Load(key string) (data []byte, found bool)
	Drop(key string) error
}

// FileDrafts keeps drafts as files of a folder, which is made when the first one is kept.
type FileDrafts struct {
	Folder string
	// Shut encrypts a draft and Unshut decrypts it, for registers under seal; otherwise both are nil.
	Shut   func(key string, data []byte) []byte
	Unshut func(key string, shut []byte) ([]byte, error)
}

// Close closes drafts that were written before they had to be.
func (d FileDrafts) Close() error {
	var errs []error
	for _, key := range d.Keys() {
		if _, found := d.Load(key); found || d.Unshut == nil {
			continue
		}
		open := FileDrafts{Folder: d.Folder}
		if data, found := open.Load(key); found && json.Valid(data) {
			errs = append(errs, d.Keep(key, data))
		} else {
			errs = append(errs, d.Drop(key)) // it belongs to an earlier seal
		}
	}
	return errors.Join(errs...)
}

// DropBefore takes drafts away that were written before a time: they belong to what lay in its place then.
func (d FileDrafts) DropBefore(at time.Time) error {
	var errs []error
	for _, key := range d.Keys() {
		if info, err := os.Stat(d.path(key)); err == nil && info.ModTime().Before(at) {
			errs = append(errs, d.Drop(key))
		}
	}
	return errors.Join(errs...)
}

const draftEnding = ".draft"

func (d FileDrafts) path(key string) string {
	return filepath.Join(d.Folder, url.QueryEscape(key)+draftEnding)
}

// Keep writes a draft in place of the one before. Either the old one or the new one survives a
// crash, never half of one.
func (d FileDrafts) Keep(key string, data []byte) error {
	err := whole.Folder(d.Folder)
	if d.Shut != nil {
		data = d.Shut(key, data)
	}
	if err == nil {
		err = whole.Keep(d.path(key), data)
	}
	if err != nil {
		return fmt.Errorf("keep draft: %w", err)
	}
	return nil
}

// draftAtMost is how long a draft may be, valuesAtMost of how many values, which take more memory than their text: a form
// with everything its fields take.
const (
	draftAtMost  = 64 << 20
	valuesAtMost = 30 * register.ListAtMost
)

// Load returns the draft of a key. One that cannot be read is as good as none.
func (d FileDrafts) Load(key string) ([]byte, bool) {
	data, err := plainfile.Read(d.path(key), draftAtMost)
	if err == nil && d.Unshut != nil {
		data, err = d.Unshut(key, data)
	}
	return data, err == nil && values(data) <= valuesAtMost
}

// values counts the values in a text of JSON.
func values(data []byte) (n int) {
	quoted := false
	for i := 0; i < len(data); i++ {
		switch {
		case quoted && data[i] == '\\':
			i++
		case data[i] == '"':
			quoted = !quoted
		case !quoted && (data[i] == ',' || data[i] == '[' || data[i] == '{'):
			n++
		}
	}
	return n
}

// Drop takes a draft away; one that is not there is no error.
func (d FileDrafts) Drop(key string) error {
	if err := os.Remove(d.path(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop draft: %w", err)
	}
	return nil
}

// Keys lists the drafts that are there, for the question after a crash.
func (d FileDrafts) Keys() []string {
	entries, err := os.ReadDir(d.Folder)
	if err != nil {
		return nil
	}
	var keys []string
	for _, e := range entries {
		name, isDraft := strings.CutSuffix(e.Name(), draftEnding)
		if !isDraft {
			continue
		}
		if key, err := url.QueryUnescape(name); err == nil {
			keys = append(keys, key)
		}
	}
	return keys
}
