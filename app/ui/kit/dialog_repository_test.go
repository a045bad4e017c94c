package kit

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"
	"fyne.io/fyne/v2/test"
)

// The dialogs open what they show, and closing it would take the register's locks.
func TestTheToolkitOpensNoFileThatIsHeld(t *testing.T) {
	test.NewTempApp(t)
	before, err := repository.ForScheme("file")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { repository.Register("file", before) })
	folder := t.TempDir()
	held, free := filepath.Join(folder, "a.accord"), filepath.Join(folder, "b.accord")
	for _, path := range []string{held, free} {
		if err := os.WriteFile(path, []byte{0xff, 0xfe, 'x'}, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	SpareFiles(func(path string) bool { return path == held })
	for path, kind := range map[string]string{held: "text/plain", free: "application/octet-stream"} {
		if got := storage.NewFileURI(path).MimeType(); got != kind {
			t.Errorf("%s was looked into: %s", path, got)
		}
	}
	opened, err := storage.Reader(storage.NewFileURI(held))
	if err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(opened); err != nil || len(said) > 0 || opened.URI().Path() != held {
		t.Errorf("%s gives %q, %v", opened.URI(), said, err)
	}
	if _, err := storage.Writer(storage.NewFileURI(held)); err == nil {
		t.Error("it can be written")
	}
	if said, err := os.ReadFile(held); err != nil || len(said) != 3 {
		t.Errorf("it holds %q, %v", said, err)
	}
}
