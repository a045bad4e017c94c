package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui"
	"accord/app/ui/kit"
	"accord/storage/clock"
	"accord/storage/register"
)

const (
	scrollSteps = 3000
	// wheelStep is what the toolkit makes of one click of a wheel.
	wheelStep = 25
)

// scroll turns the wheel over the page of agreements in a window that is never painted. A step's
// work is all that the screen's goroutine does for it: moving the rows, and showing those that have
// been fetched meanwhile.
func (b *bench) scroll() (err error) {
	s, err := b.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	lang.Use(register.Russian)
	app := test.NewApp()
	app.Settings().SetTheme(kit.Theme(kit.Light))
	window := app.NewWindow("")
	window.Resize(fyne.NewSize(1280, 720))
	answers := make(chan func(), 1000)
	folder := filepath.Join(b.folder, "scroll")
	shown := ui.Open(ui.Options{
		App: app, Store: s, Settings: settings.Open(folder), Drafts: kit.FileDrafts{Folder: folder},
		Loader: &kit.Loader{
			Background: func(work func()) { go work() },
			OnScreen:   func(show func()) { answers <- show },
			Clock:      clock.System,
		},
	})
	shown.Show(window)
	defer shown.Close()
	shown.Go("agreement")
	window.Resize(fyne.NewSize(1280, 720))

	list, err := waitForList(window.Content(), answers)
	if err != nil {
		return err
	}
	var steps samples
	turn := fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -wheelStep)}
	for range scrollSteps {
		begun := time.Now()
		list.Scrolled(&turn)
		showAll(answers)
		steps.took(begun)
		time.Sleep(2 * time.Millisecond) // the rows ahead are fetched meanwhile; a real wheel is slower
	}
	if want := float32(scrollSteps * wheelStep / 2); list.Offset.Y < want {
		return fmt.Errorf("the list was scrolled by %g only", list.Offset.Y)
	}
	b.table.add(fmt.Sprintf("scroll: work of one of %d steps", scrollSteps), steps, milliseconds, 2)
	b.table.addPart("scroll: the slowest step of a hundred", steps, 0.99, milliseconds, 2)
	return nil
}

// waitForList shows what is answered until the list of all agreements is there.
func waitForList(content fyne.CanvasObject, answers chan func()) (*kit.Scroll, error) {
	for begun := time.Now(); time.Since(begun) < 10*time.Second; time.Sleep(10 * time.Millisecond) {
		showAll(answers)
		if list := highest(content); list != nil && list.Content.MinSize().Height > 100_000 {
			return list, nil
		}
	}
	return nil, errors.New("the window showed no long list within ten seconds")
}

func showAll(answers chan func()) {
	for {
		select {
		case show := <-answers:
			show()
		default:
			return
		}
	}
}

// highest finds the scroll with the highest content, which is the list.
func highest(o fyne.CanvasObject) (best *kit.Scroll) {
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Scroll:
		if within := highest(o.Content); within != nil && within.Content.MinSize().Height > o.Content.MinSize().Height {
			return within
		}
		return o
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if !part.Visible() {
			continue
		}
		if found := highest(part); found != nil && (best == nil || found.Content.MinSize().Height > best.Content.MinSize().Height) {
			best = found
		}
	}
	return best
}
