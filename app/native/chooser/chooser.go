// Package chooser asks for files by the dialogs of the system: the portal of a Linux desktop, and the own ones of Windows
// and macOS.
package chooser

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

var (
	// ErrNone: the system has no dialogs to ask by.
	ErrNone = errors.New("the system has no file dialogs")
	// ErrGivenUp: the user has closed the dialog without an answer.
	ErrGivenUp = errors.New("no file was chosen")
)

// Act is what the files are wanted for.
type Act int

// All acts.
const (
	Open        Act = iota // one file that is there
	OpenSeveral            // one or more
	OpenFolder
	Save // one that is written to; the dialog asks before one is replaced
)

// Request is what a dialog says and offers.
type Request struct {
	Act    Act
	Title  string
	Accept string // the word of the button, where the system lets us say it
	Folder string // where to begin, "" for the system's choice
	Name   string // what is proposed, of Save
	Kinds  []Kind // what may be chosen; none means any file
}

// Kind is a choice of files by their endings.
type Kind struct {
	Name     string
	Patterns []string // "*.xlsx"; case does not count
}

// Dialogs ask for files. Choose returns when the dialog was answered, so it must not be called on the screen's goroutine;
// a context that ends closes the dialog.
type Dialogs interface {
	Choose(ctx context.Context, r Request) ([]string, error)
}

// Of returns the system's dialogs over a window; a window without a screen, and a system without dialogs, has none. It is
// asked on the screen's goroutine.
func Of(w fyne.Window) (Dialogs, bool) {
	own, ok := w.(driver.NativeWindow)
	if !ok {
		return nil, false
	}
	var d Dialogs
	own.RunNative(func(window any) { d = over(window) })
	return d, d != nil
}
