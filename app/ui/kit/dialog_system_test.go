package kit

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"accord/app/native/chooser"
)

// desktopWindow is a window on a system that has dialogs; they are answered through a channel.
type desktopWindow struct {
	fyne.Window
	asked   chan chooser.Request
	answers chan []string
	ended   chan error
}

func (d *desktopWindow) Choose(ctx context.Context, r chooser.Request) ([]string, error) {
	d.asked <- r
	select {
	case paths := <-d.answers:
		if paths == nil {
			return nil, chooser.ErrNone
		}
		return paths, nil
	case <-ctx.Done():
		d.ended <- ctx.Err()
		return nil, chooser.ErrGivenUp
	}
}

func newDesktopWindow(t *testing.T) *desktopWindow {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(900, 700))
	return &desktopWindow{w, make(chan chooser.Request, 1), make(chan []string, 1), make(chan error, 1)}
}

func TestSeveralFilesComeFromTheDialogOfTheSystem(t *testing.T) {
	w := newDesktopWindow(t)
	got := make(chan []string)
	OpenFiles(w, "", nil, func(paths []string) { got <- paths })
	if r := <-w.asked; r.Act != chooser.OpenSeveral || !DialogOpen(w.Canvas()) {
		t.Errorf("%+v; the window must rest", r)
	}
	w.answers <- []string{"a", "b"}
	if paths := <-got; !slices.Equal(paths, []string{"a", "b"}) {
		t.Errorf("%q", paths)
	}
}

// The system's dialog has asked; only a name that we have changed must be asked about.
func TestReplacementIsAskedOnce(t *testing.T) {
	w := newDesktopWindow(t)
	there := filepath.Join(t.TempDir(), "Список.xlsx")
	if err := os.WriteFile(there, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := make(chan string, 1)
	SaveFile(w, "", "Список", ".xlsx", func(path string) { got <- path })
	if r := <-w.asked; r.Act != chooser.Save || r.Name != "Список.xlsx" || r.Kinds[0].Patterns[0] != "*.xlsx" {
		t.Errorf("%+v", r)
	}
	w.answers <- []string{there}
	if path := <-got; path != there {
		t.Errorf("%q", path)
	}
	confirmReplace(w, there, func(path string) { got <- path })
	if len(got) > 0 || !DialogOpen(w.Canvas()) {
		t.Error("a file is replaced without a question")
	}
}

func TestTheToolkitsDialogStandsInWhereTheSystemHasNone(t *testing.T) {
	w := newDesktopWindow(t)
	stood := make(chan struct{})
	askSystem(w, chooser.Request{}, func([]string) { t.Error("no file was chosen") }, func() { close(stood) })
	<-w.asked
	w.answers <- nil
	<-stood
}

func TestEscClosesTheDialogOfTheSystem(t *testing.T) {
	w := newDesktopWindow(t)
	OpenFile(w, "", nil, func(string) { t.Error("no file was chosen") })
	<-w.asked
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if err := <-w.ended; err == nil || DialogOpen(w.Canvas()) {
		t.Error("it goes on")
	}
}
