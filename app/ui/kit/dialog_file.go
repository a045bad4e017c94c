package kit

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"accord/app/lang"
	"accord/app/native/chooser"
)

// OpenFile asks for a file to read. Extensions are ".xlsx", ".csv"; none means any. Folder is where
// to begin, "" for the system's choice. OnPath gets the path; giving up calls nothing.
func OpenFile(w fyne.Window, folder string, extensions []string, onPath func(path string)) {
	askSystem(w, chooser.Request{
		Act: chooser.Open, Title: lang.T("dialog.file.open"), Accept: lang.T("dialog.open"),
		Folder: folder, Kinds: kindsOf(extensions),
	}, func(paths []string) { onPath(paths[0]) }, func() { openByToolkit(w, folder, extensions, onPath) })
}

// OpenFiles asks for one or more files; the toolkit's own dialog knows one only.
func OpenFiles(w fyne.Window, folder string, extensions []string, onPaths func(paths []string)) {
	askSystem(w, chooser.Request{
		Act: chooser.OpenSeveral, Title: lang.T("dialog.files.open"), Accept: lang.T("dialog.open"),
		Folder: folder, Kinds: kindsOf(extensions),
	}, onPaths, func() {
		openByToolkit(w, folder, extensions, func(path string) { onPaths([]string{path}) })
	})
}

// OpenFolder asks for a folder.
func OpenFolder(w fyne.Window, folder string, onPath func(path string)) {
	askSystem(w, chooser.Request{
		Act: chooser.OpenFolder, Title: lang.T("dialog.folder.open"), Accept: lang.T("dialog.choose"), Folder: folder,
	}, func(paths []string) { onPath(paths[0]) }, func() { openFolderByToolkit(w, folder, onPath) })
}

func openByToolkit(w fyne.Window, folder string, extensions []string, onPath func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			ShowFault(w.Canvas(), lang.T("dialog.file.open"), err)
		case file != nil:
			path := file.URI().Path()
			_ = file.Close() // was opened to read; the caller opens it again by its path
			onPath(path)
		}
	}, w)
	d.SetTitleText(lang.T("dialog.file.open"))
	d.SetConfirmText(lang.T("dialog.open"))
	showFileDialog(d, w, folder, extensions)
}

func openFolderByToolkit(w fyne.Window, folder string, onPath func(path string)) {
	d := dialog.NewFolderOpen(func(chosen fyne.ListableURI, err error) {
		switch {
		case err != nil:
			ShowFault(w.Canvas(), lang.T("dialog.folder.open"), err)
		case chosen != nil:
			onPath(chosen.Path())
		}
	}, w)
	d.SetTitleText(lang.T("dialog.folder.open"))
	d.SetConfirmText(lang.T("dialog.choose"))
	showFileDialog(d, w, folder, nil)
}

// WithExtension adds the extension, ".xlsx", to a path that has neither it nor one of the others.
func WithExtension(path, extension string, others ...string) string {
	has := func(one string) bool { return strings.EqualFold(filepath.Ext(path), one) }
	if extension == "" || has(extension) || slices.ContainsFunc(others, has) {
		return path
	}
	return path + extension
}

func showFileDialog(d *dialog.FileDialog, w fyne.Window, folder string, extensions []string) {
	d.SetDismissText(lang.T("dialog.cancel"))
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(bothCases(extensions)))
	}
	if folder != "" {
		if place, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
			d.SetLocation(place)
		}
	}
	d.Show()
	nameFolders(w.Canvas().Overlays().Top())
	dismissedByEscape(d, w.Canvas())
	// Resize before Show panics in Fyne 2.8.1.
	size := w.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width-80), min(620, size.Height-80)))
}

// dismissedByEscape lets Esc close a dialog of the toolkit, as it does our own.
func dismissedByEscape(d dialog.Dialog, c fyne.Canvas) {
	before := c.OnTypedKey()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			d.Dismiss()
		}
	})
	d.SetOnClosed(func() { c.SetOnTypedKey(before) })
}

// bothCases adds the upper-case form: the toolkit's filter compares letter by letter.
func bothCases(extensions []string) []string {
	all := slices.Clone(extensions)
	for _, e := range extensions {
		if upper := strings.ToUpper(e); upper != e {
			all = append(all, upper)
		}
	}
	return all
}
