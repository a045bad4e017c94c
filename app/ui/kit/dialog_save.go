package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/native/chooser"
)

// SaveFile asks where to write a file and calls onPath with the path; cancelling calls nothing. Folder is where to
// begin, "" for the user's documents; name is the proposal. The extension, ".xlsx", is added where the user leaves it
// out, unless the name ends in one of the others, and an existing file is replaced only after a question. SaveFile itself writes
// nothing.
//
// The toolkit's own save dialog adds no extension (fyne #4692), asks about replacing in English whatever the language,
// and empties the old file before anything is written: ours stands in where the system has none.
func SaveFile(w fyne.Window, folder, name, extension string, onPath func(path string), others ...string) {
	if folder == "" {
		folder = documents()
	}
	var extensions []string
	if extension != "" {
		extensions = append([]string{extension}, slices.DeleteFunc(slices.Clone(others), func(other string) bool { return other == extension })...)
	}
	askSystem(w, chooser.Request{
		Act: chooser.Save, Title: lang.T("dialog.file.save"), Accept: lang.T("dialog.save"),
		Folder: folder, Name: WithExtension(name, extension), Kinds: kindsOf(extensions),
	}, func(paths []string) {
		asked := paths[0]
		path := WithExtension(asked, extension, others...)
		if path == asked { // whose replacement the system's dialog has asked about
			onPath(path)
			return
		}
		confirmReplace(w, path, onPath)
	}, func() {
		s := &saveDialog{window: w, folder: folder, extension: extension, others: others, onPath: onPath}
		s.show(name)
	})
}

// documents is the user's folder of documents, or else the home folder.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if place := filepath.Join(home, "Documents"); isFolder(place) {
		return place
	}
	return home
}

func isFolder(path string) bool {
	about, err := os.Stat(path)
	return err == nil && about.IsDir()
}

type saveDialog struct {
	window    fyne.Window
	folder    string
	extension string
	others    []string
	onPath    func(string)
	dialog    *Dialog
	name      *entry
	place     *canvas.Text
}

func (s *saveDialog) show(name string) {
	s.name = newEntry(1)
	s.name.SetText(name)
	s.name.onKey = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
			s.dialog.key(k)
			return true
		}
		return false
	}
	s.name.onShortcut = func(sh fyne.Shortcut) bool { return !editsText(sh) && s.dialog.shortcut(sh) }
	s.place = coloured(NewText("", TextSize), ColorText)
	s.showPlace()
	change := NewButton(ButtonLink, lang.T("dialog.folder.change"), func() {
		OpenFolder(s.window, s.folder, func(path string) {
			s.folder = path
			s.showPlace()
		})
	})
	content := container.New(saveLayout{}, caption(lang.T("dialog.file.name")), s.name,
		caption(lang.T("dialog.file.folder")), s.place, change)
	s.dialog = Ask(s.window.Canvas(), Question{
		Title: lang.T("dialog.file.save"), Content: content, First: s.name, Width: 560,
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
			{Word: lang.T("dialog.save"), Kind: ButtonPrimary, Default: true, Do: s.take},
		},
	})
	s.name.CursorColumn = len([]rune(strings.TrimSuffix(name, filepath.Ext(name))))
}

func (s *saveDialog) showPlace() {
	s.place.Text = s.folder
	s.place.Refresh()
}

func (s *saveDialog) take() {
	name := strings.TrimSpace(s.name.Text)
	if name == "" {
		return
	}
	path := WithExtension(name, s.extension, s.others...)
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.folder, path)
	}
	confirmReplace(s.window, path, s.onPath)
}

// confirmReplace asks before an existing file is replaced.
func confirmReplace(w fyne.Window, path string, onPath func(path string)) {
	if _, err := os.Stat(path); err != nil {
		onPath(path)
		return
	}
	ConfirmDanger(w.Canvas(), lang.T("dialog.replace.title"),
		lang.T("dialog.replace.text", filepath.Base(path)), lang.T("dialog.replace"), func() { onPath(path) })
}

func caption(words string) *canvas.Text {
	return coloured(NewText(words, CaptionSize), ColorSoft)
}

// saveLayout puts the name above the folder, and the button that changes the folder to its right.
type saveLayout struct{}

func (saveLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 112) }

func (saveLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, 18))
	o[1].Move(fyne.NewPos(0, 20))
	o[1].Resize(fyne.NewSize(size.Width, fieldHeight))
	o[2].Move(fyne.NewPos(0, 60))
	o[2].Resize(fyne.NewSize(size.Width, 18))
	change := o[4].MinSize()
	o[3].Move(fyne.NewPos(0, 80))
	o[3].Resize(fyne.NewSize(size.Width-change.Width-12, buttonHeight))
	if place, ok := o[3].(*canvas.Text); ok {
		place.Text = WidthOf(TextSize, fyne.TextStyle{}).Cut(place.Text, size.Width-change.Width-12)
	}
	o[4].Move(fyne.NewPos(size.Width-change.Width, 80))
	o[4].Resize(change)
}
