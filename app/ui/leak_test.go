package ui

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/register"
	"accord/storage/storagetest"
	"accord/storage/whole"
)

// leaks are the texts of a register, as they stand in it, and where one of them was seen.
type leaks struct {
	texts   [][]byte
	folders []string

	mu   sync.Mutex
	seen map[string]string
}

// textsOf returns all texts of a register's records that are long enough to be nobody else's.
func textsOf(t *testing.T, s *storage.Store) (texts [][]byte) {
	t.Helper()
	known := map[string]bool{}
	var gather func(any)
	gather = func(v any) {
		switch v := v.(type) {
		case string:
			if utf8.RuneCountInString(v) >= 9 && len(v) > utf8.RuneCountInString(v) && !known[v] { // Cyrillic
				known[v] = true
				texts = append(texts, []byte(v))
			}
		case []any:
			for _, one := range v {
				gather(one)
			}
		case map[string]any:
			for _, one := range v {
				gather(one)
			}
		}
	}
	for _, k := range register.Kinds {
		heads, err := s.Heads(background, k)
		if err != nil {
			t.Fatal(err)
		}
		for id := range heads {
			r, err := s.Record(background, register.Ref{Kind: k, ID: id})
			if err != nil || k == register.KindRule { // every register has those
				continue
			}
			text, _ := json.Marshal(r)
			var v any
			_ = json.Unmarshal(text, &v)
			gather(v)
		}
	}
	return texts
}

// look reads every file that lies there now.
func (l *leaks) look() {
	for _, folder := range l.folders {
		_ = filepath.WalkDir(folder, func(path string, about fs.DirEntry, err error) error {
			if err != nil || !about.Type().IsRegular() {
				return nil // it may have gone meanwhile
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return nil
			}
			for _, text := range l.texts {
				if bytes.Contains(content, text) {
					l.mu.Lock()
					l.seen[path] = string(text)
					l.mu.Unlock()
					break
				}
			}
			return nil
		})
	}
}

// always looks all the time, so that what is there for a moment is seen as well.
func (l *leaks) always() (stop func()) {
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-end:
				return
			default:
				l.look()
			}
		}
	}()
	return func() { close(end); <-ended }
}

// Whoever reads the disk finds nothing of a register under seal in any file that the program writes, whatever is done with
// the register: its pages are looked at, forms are half filled, views and searches kept, it is copied, looked through, packed
// and salvaged. Only files that are opened in other programs lie there, until the register is locked.
func TestNothingOfARegisterUnderSealIsSeenOnTheDisk(t *testing.T) {
	storagetest.InTheFullPass(t)
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	folder := t.TempDir()
	path := filepath.Join(folder, "реестр.accord")
	store, err := makeSample(background, path, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	l := &leaks{texts: textsOf(t, store), seen: map[string]string{}}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if len(l.texts) < 100 {
		t.Fatalf("the sample has %d texts", len(l.texts))
	}
	l.folders = []string{folder}
	if l.look(); len(l.seen) == 0 {
		t.Fatal("an open register shows its texts, and none was seen")
	}
	l.seen = map[string]string{}
	if err := storagetest.Sealed(path); err != nil {
		t.Fatal(err)
	}
	s := firstSession(t, path)
	l.folders = []string{folder, temporary, s.Folder}
	stop := l.always()
	if s.shown == nil {
		t.Fatal("it does not open")
	}
	w := s.shown
	for _, p := range w.pages {
		w.Go(p.ID())
	}
	name := string(l.texts[0])
	w.Results(name)
	w.Keep("room.agreement.views", []string{name})
	ids, err := w.store.AgreementIDs(background, storage.AgreementQuery{})
	if err != nil || len(ids) == 0 {
		t.Fatal(err)
	}
	w.Open(register.Ref{Kind: register.KindAgreement, ID: ids[0]})
	w.EditRef(register.Ref{Kind: register.KindAgreement, ID: ids[0]})
	if w.form == nil {
		t.Fatal("no form is open")
	}
	w.form.record.(*register.Agreement).Note.Ru = name + ", полузаписано"
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err = backup.Make(background, w.store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	must(err)
	key, _, err := backup.NewKey("другая фраза")
	must(err)
	b, err := backup.Make(background, w.store, backup.Plan{Key: key}, backup.Daily, storagetest.Noon)
	must(err)
	then, err := backup.Open(background, b.Path, "другая фраза", storagetest.Options("tester"))
	must(err)
	must(then.Close())
	must(w.store.CopyTo(background, filepath.Join(folder, "копия.accord")))
	must(w.store.MoveTo(background, filepath.Join(folder, "перенос.accord"), storagetest.Options("tester")))
	_, err = briefcase.Make(background, w.store, filepath.Join(folder, "портфель.accordcase"), storage.Excerpt{Notes: true, Files: true}, "фраза портфеля")
	must(err)
	findings, err := w.store.Check(background)
	must(err)
	if len(findings) > 0 {
		t.Error(findings)
	}
	_, err = storage.Salvage(background, filepath.Join(folder, "копия.accord"), filepath.Join(folder, "спасённый.accord"), storagetest.Options("tester"))
	must(err)
	opened, err := whole.Scratch("открытый.txt", func(to io.Writer) error {
		_, err := io.WriteString(to, "не из реестра")
		return err
	})
	must(err)
	w.LockNow()
	stop()
	l.look()
	for path, text := range l.seen {
		t.Errorf("%s shows %q", path, text)
	}
	if _, err := os.Stat(opened); err == nil {
		t.Error("what was opened in another program outlives the lock")
	}
	if left := whole.Left(temporary); len(left) > 0 {
		t.Errorf("%s are left", strings.Join(left, ", "))
	}
}
