package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// slowPages opens every page of a window on a register that is far away, each for the first time, and puts in the slowest.
func (b *bench) slowPages() (err error) {
	address, err := slowLine(b.office, b.folder)
	if err != nil {
		return err
	}
	s, err := storage.Open(b.ctx, address, storage.Options{Author: "bench", Device: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	lang.Use(register.Russian)
	app := test.NewApp()
	app.Settings().SetTheme(kit.Theme(kit.Light))
	pages := []string{"overview", "calendar", "sheets", "history", "trash", "settings"}
	for _, k := range register.Kinds {
		pages = append(pages, string(k))
	}
	opened := map[string]samples{}
	for run := range 4 {
		w := ui.Open(ui.Options{
			App: app, Store: s, Settings: settings.Open(filepath.Join(b.folder, fmt.Sprint("slow", run))),
			Drafts: kit.FileDrafts{Folder: filepath.Join(b.folder, "drafts")}, Loader: kit.InLine(),
		})
		w.Show(app.NewWindow(""))
		for _, page := range pages {
			begun := time.Now()
			w.Go(page)
			if took := opened[page]; run > 0 { // the first teaches the connections what is asked
				took.took(begun)
				opened[page] = took
			}
		}
		w.Close()
	}
	var slowest samples
	var name string
	for page, took := range opened {
		if took.median() > slowest.median() {
			slowest, name = took, page
		}
	}
	b.table.add(fmt.Sprintf("opening a page over a slow line, slowest of %d: %s", len(pages), name), slowest, milliseconds, 500)
	return nil
}
