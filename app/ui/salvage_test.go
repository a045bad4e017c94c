package ui

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// scrawled is a register like the one of a session, which it closes, with some of its pages scrawled over.
func scrawled(t *testing.T, s *session, pages func(page int) bool) string {
	t.Helper()
	path := s.store.Path()
	s.leave()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at+4096 <= len(content); at += 4096 {
		if pages(at / 4096) {
			for i := range 4096 {
				content[at+i] = byte(i * 31)
			}
		}
	}
	damaged := filepath.Join(t.TempDir(), "Плохой.accord")
	if err := os.WriteFile(damaged, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return damaged
}

func TestADamagedRegisterLeadsToSalvage(t *testing.T) {
	s, a := withAgreement(t)
	damaged := scrawled(t, s, func(page int) bool { return page == 0 })
	s.begin(damaged)()
	wayOf(t, s, "first.salvage")
	to := filepath.Join(t.TempDir(), "Новый.accord")
	s.first.salvage(to)
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("salvage.all")) || !strings.Contains(all, to) {
		t.Fatalf("it says %q", all)
	}
	pushIn(t, s, "salvage.open")
	if s.shown == nil || s.store.Path() != to {
		t.Fatal("the new register is not open")
	}
	r, err := s.store.Record(background, a.Ref())
	if err != nil || r.(*register.Agreement).Number != a.Number {
		t.Errorf("the agreement is %v, %v", r, err)
	}
}

// pushIn presses a button of what the window shows.
func pushIn(t *testing.T, s *session, key string) {
	t.Helper()
	for _, b := range within[*kit.Button](s.window.Content()) {
		if b.Word() == lang.T(key) {
			b.Press()
			return
		}
	}
	t.Fatalf("there is no button %q", lang.T(key))
}

func TestWhatWasLostIsNamed(t *testing.T) {
	s, a := withAgreement(t)
	content, err := os.ReadFile(s.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	change := append([]byte(register.KindAgreement), a.ID[:]...) // so a row of the history begins
	row := append(bytes.Clone(a.ID[:]), "2022"...)               // and one of the agreements: a first revision takes no byte
	damaged := scrawled(t, s, func(page int) bool {
		here := content[page*4096 : (page+1)*4096]
		return bytes.Contains(here, change) || bytes.Contains(here, row)
	})
	s.begin(damaged)()
	if s.shown != nil { // it opens, and is found out when it is looked at
		_, _ = s.store.Check(background)
		s.shown.showDamaged()
		if s.shown.damaged.Text() != lang.T("damaged.strip") {
			t.Fatalf("the window says %q", s.shown.damaged.Text())
		}
		s.shown.mendWays()
	}
	wayOf(t, s, "first.look")
	s.first.salvage(filepath.Join(t.TempDir(), "Новый.accord"))
	all := words(s.window.Content())
	if !strings.Contains(all, lang.T("salvage.lost")) || !strings.Contains(all, "О торговле") {
		t.Errorf("it says %q", all)
	}
}

// The strip over a damaged register leads to a check, which names what is damaged and offers the better of the two.
func TestTheStripOfADamagedRegisterLeadsToWhatMendsIt(t *testing.T) {
	s, a := withAgreement(t)
	db, err := sql.Open("sqlite", s.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE agreements SET note_ru = 'никто' WHERE id = ?", a.ID); err != nil {
		t.Fatal(err)
	}
	_ = db.Close() // nothing is written any more
	if _, err := s.store.Record(background, a.Ref()); err == nil {
		t.Fatal("the damage is not noticed")
	}
	s.shown.showDamaged()
	s.shown.checkDamage()
	pushIn(t, s, "settings.mend")
	dialog := s.window.Canvas().Overlays().Top()
	for _, b := range within[*kit.Button](dialog) {
		if b.Word() == lang.T("settings.mend.do") {
			b.Press()
		}
	}
	if s.store.Damaged() || s.shown.damaged.Visible() {
		t.Error("it is still said to be damaged")
	}
	if r, err := s.store.Record(background, a.Ref()); err != nil || r.(*register.Agreement).Note.Ru == "никто" {
		t.Errorf("the agreement is %v, %v", r, err)
	}
	mending := func(b backup.Backup) bool { return b.Why == backup.Mending }
	if copies := backup.List(s.store.Path(), plan(s.Settings)); !slices.ContainsFunc(copies, mending) {
		t.Errorf("no copy was made before: %v", copies)
	}
}

// Where only an index is damaged, one press in the settings rebuilds the file, and the window opens on it with everything.
func TestADamagedIndexIsRebuiltFromTheSettings(t *testing.T) {
	storagetest.InTheFullPass(t)
	s, a := withAgreement(t)
	db, err := sql.Open("sqlite", s.store.Path())
	require.NoError(t, err)
	var page int
	require.NoError(t, db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'history_record'").Scan(&page))
	require.NoError(t, db.Close())
	damaged := scrawled(t, s, func(at int) bool { return at == page-1 })
	s.begin(damaged)()
	require.NotNil(t, s.shown)
	s.shown.checkDamage()
	assert.Contains(t, strings.ReplaceAll(words(s.window.Content()), "\n", " "), lang.T("settings.rebuild.text"))
	pushIn(t, s, "settings.rebuild")
	require.NotNil(t, s.shown)
	assert.Equal(t, damaged, s.store.Path())
	assert.Contains(t, words(s.window.Content()), lang.T("settings.rebuild.done"))
	found, err := s.store.Check(background)
	require.NoError(t, err)
	assert.Empty(t, found)
	_, err = s.store.History(background, a.ID)
	require.NoError(t, err)
	kept := backup.List(damaged, backup.Plan{})
	require.Len(t, kept, 1, "the damaged file is kept")
	assert.Equal(t, backup.Replaced, kept[0].Why)
}

// A register that does not open for a damaged index is rebuilt from the page that says so; where more is damaged, that page is
// shown again with the other ways.
func TestARegisterThatDoesNotOpenIsRebuiltFromTheFirstPage(t *testing.T) {
	storagetest.InTheFullPass(t)
	for _, names := range [][]string{{"sqlite_autoindex_catalogue_1"}, {"sqlite_autoindex_catalogue_1", "history"}} {
		s, a := withAgreement(t)
		db, err := sql.Open("sqlite", s.store.Path())
		require.NoError(t, err)
		pages := make([]int, len(names))
		for i, name := range names {
			require.NoError(t, db.QueryRow("SELECT rootpage - 1 FROM sqlite_schema WHERE name = ?", name).Scan(&pages[i]))
		}
		require.NoError(t, db.Close())
		damaged := scrawled(t, s, func(at int) bool { return slices.Contains(pages, at) })
		s.begin(damaged)()
		require.True(t, s.shown == nil)
		wayOf(t, s, "first.rebuild")
		s.rebuild(damaged)
		if len(names) > 1 {
			require.True(t, s.shown == nil)
			wayOf(t, s, "first.salvage")
			continue
		}
		require.False(t, s.shown == nil)
		_, err = s.store.Record(background, a.Ref())
		require.NoError(t, err)
	}
}
