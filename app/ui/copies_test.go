package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/settings"
	"accord/storage/backup"
)

// A stick with the copies goes and comes back without anything being changed: the page of what waits says so when it is looked at.
func TestThePageOfWhatWaitsSaysThatTheCopiesAreOutOfReach(t *testing.T) {
	s, _ := withAgreement(t)
	w := s.shown
	stick := filepath.Join(t.TempDir(), "stick")
	place, err := backup.Choose(stick)
	if err != nil {
		t.Fatal(err)
	}
	w.Keep(settings.Backups, backup.Plan{Place: place})
	w.Attend()
	w.Go("overview")
	if w.uncopied.Visible() {
		t.Fatal("the stick is there")
	}
	away := stick + ".away"
	if err := os.Rename(stick, away); err != nil {
		t.Fatal(err)
	}
	w.Go("settings")
	w.Go("overview")
	if !w.uncopied.Visible() {
		t.Error("the stick is gone")
	}
	if err := os.Rename(away, stick); err != nil {
		t.Fatal(err)
	}
	w.key(fyne.KeyF5)
	if w.uncopied.Visible() {
		t.Error("the stick is back")
	}
}
