//go:build windows || darwin

package chooser

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"
)

// own asks by the dialogs of Windows and macOS.
type own struct{ parent uintptr } // the window, of Windows

var _ Dialogs = own{}

func over(window any) Dialogs {
	if w, ok := window.(driver.WindowsWindowContext); ok {
		return own{w.HWND}
	}
	return own{}
}

func (o own) Choose(ctx context.Context, r Request) ([]string, error) {
	options := []zenity.Option{zenity.Context(ctx), zenity.Title(r.Title)}
	if o.parent != 0 {
		options = append(options, zenity.Attach(o.parent))
	}
	if r.Folder != "" || r.Name != "" {
		options = append(options, zenity.Filename(r.start()))
	}
	for _, k := range r.Kinds {
		options = append(options, zenity.FileFilter{Name: k.Name, Patterns: k.Patterns, CaseFold: true})
	}
	var paths []string
	var err error
	switch r.Act {
	case OpenSeveral:
		paths, err = zenity.SelectFileMultiple(options...)
	case OpenFolder:
		paths, err = one(zenity.SelectFile(append(options, zenity.Directory())...))
	case Save:
		paths, err = one(zenity.SelectFileSave(append(options, zenity.ConfirmOverwrite())...))
	default:
		paths, err = one(zenity.SelectFile(options...))
	}
	switch {
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil, err == nil && len(paths) == 0:
		return nil, ErrGivenUp
	case err != nil:
		return nil, errors.Join(ErrNone, err)
	}
	return paths, nil
}

func one(path string, err error) ([]string, error) {
	if path == "" {
		return nil, err
	}
	return []string{path}, err
}

// start is where the dialog begins: a folder ends in a stroke, a name stands in it.
func (r Request) start() string {
	if r.Folder == "" {
		return r.Name
	}
	return filepath.Clean(r.Folder) + string(os.PathSeparator) + r.Name
}
