package kit

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/native/chooser"
)

// askSystem asks for files by the system's dialog; where there is none, otherwise asks. The window rests meanwhile, and
// says why: the dialog may lie behind it. OnPaths gets at least one path, on the screen's goroutine.
func askSystem(w fyne.Window, r chooser.Request, onPaths func([]string), otherwise func()) {
	dialogs, has := systemDialogs(w)
	if !has {
		otherwise()
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	rest := Ask(w.Canvas(), Question{
		Title: r.Title, Text: lang.T("dialog.system.text"),
		Answers: []Answer{{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Default: true, Cancels: true, Do: stop}},
	})
	go func() {
		paths, err := dialogs.Choose(ctx, r)
		fyne.Do(func() {
			given := rest.Closed()
			rest.Close()
			stop()
			switch {
			case given: // up, in the window itself
			case errors.Is(err, chooser.ErrNone):
				otherwise()
			case err == nil && len(paths) > 0:
				onPaths(paths)
			}
		})
	}()
}

// systemDialogs are those of the system the window is shown by. A test's window may bring its own.
func systemDialogs(w fyne.Window) (chooser.Dialogs, bool) {
	if own, ok := w.(chooser.Dialogs); ok {
		return own, true
	}
	return chooser.Of(w)
}

// kindsOf offers what ends so, and then everything: people name files as they like.
func kindsOf(extensions []string) []chooser.Kind {
	if len(extensions) == 0 {
		return nil
	}
	wanted, named := chooser.Kind{}, ""
	for i, e := range extensions {
		if i > 0 {
			named += ", "
		}
		named += "*" + e
		wanted.Patterns = append(wanted.Patterns, "*"+e)
	}
	wanted.Name = lang.T("dialog.file.kind", named)
	return []chooser.Kind{wanted, {Name: lang.T("dialog.file.any"), Patterns: []string{"*"}}}
}
