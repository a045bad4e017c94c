package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/whole"
)

// lostShown is how many records of each list are shown; all of them can be copied.
const lostShown = 200

// broken reports whether a register does not open because its file is damaged, so that something of it may still be read.
func broken(err error) bool {
	return errors.Is(err, storage.ErrDamaged) || errors.Is(err, storage.ErrNotRegister)
}

// askSalvage asks for the place of the new register, and makes it from the readable records of the damaged one.
func (f *firstStart) askSalvage() {
	s, damaged := f.session, f.again
	name := lang.T("salvage.name", strings.TrimSuffix(filepath.Base(damaged), filepath.Ext(damaged))) + storage.Extension
	kit.SaveFile(s.window, filepath.Dir(damaged), name, storage.Extension, f.salvage)
}

func (f *firstStart) salvage(to string) {
	s, damaged := f.session, f.again
	options := s.options()
	kit.Work(s.loader, s.window.Canvas(), lang.T("salvage.runs"), func(ctx context.Context, tell func(done, all int)) (storage.Salvaged, error) {
		return storage.Salvage(storage.Telling(ctx, tell), damaged, to, options)
	}, func(found storage.Salvaged, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.busy.SetText(lang.T("work.cancelled"))
		case errors.Is(err, storage.ErrExists), errors.Is(err, whole.ErrFolder), errors.Is(err, storage.ErrFull): // the damaged one is only read
			kit.Inform(s.window.Canvas(), lang.T("error.title"), trouble.Sentence(trouble.At(to, err)))
		case err != nil:
			kit.Inform(s.window.Canvas(), lang.T("error.title"), trouble.Sentence(trouble.At(damaged, err)))
		default:
			f.salvaged(to, found)
		}
	})
}

// salvaged lists what was saved, record by record, in place of the ways on, and opens the new register.
func (f *firstStart) salvaged(to string, found storage.Salvaged) {
	s := f.session
	card := kit.NewCard().Most(firstWidth + 200)
	card.Title(lang.T("salvage.done"))
	card.Field(lang.T("salvage.new"), kit.Plain(to))
	card.Field(lang.T("salvage.old"), kit.Plain(f.again), kit.Soft(" "+lang.T("salvage.untouched")))
	var counts []string
	for _, k := range register.Kinds {
		if n := found.Counts[k]; n > 0 && k != register.KindRule {
			counts = append(counts, lang.N("count."+string(k), n))
		}
	}
	card.Field(lang.T("salvage.brought"), kit.Plain(strings.Join(counts, ", ")))
	lines := salvageLines(found)
	if len(lines) == 0 {
		card.Banner(kit.ToneGreen, lang.T("salvage.all"))
	}
	buttons := []*kit.Button{kit.NewButton(kit.ButtonPrimary, lang.T("salvage.open"), func() { f.run(to, storage.Open) })}
	if len(lines) > 0 {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("salvage.copy"), func() {
			s.app.Clipboard().SetContent(strings.Join(lines, "\n"))
		}))
	}
	card.Actions(buttons...)
	list := func(heading string, names []string) {
		if len(names) == 0 {
			return
		}
		card.Section(lang.T(heading) + ": " + lang.Number(int64(len(names))))
		for _, name := range names[:min(len(names), lostShown)] {
			card.Row([]kit.Part{kit.Plain(name)}, nil, nil)
		}
		if more := len(names) - lostShown; more > 0 {
			card.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
		}
	}
	list("salvage.lost", lostNames(found.Lost, false))
	list("salvage.older", lostNames(found.Older, true))
	list("salvage.rows", lostNames(found.Rows, true))
	list("salvage.files", found.Files)
	f.content.Objects = nil
	f.content.Add(kit.NewSurface(kit.Inset(card, 24, 16, 24, 16), kit.ColorGround, "", 0))
	f.content.Refresh()
	s.window.Canvas().Focus(buttons[0])
}

// lostNames are the names of records that could not be read, or came in an older revision.
func lostNames(all []storage.Lost, revision bool) (names []string) {
	for _, l := range all {
		name := lang.T("kind."+string(l.Kind)) + ": "
		label := l.Label.Or(lang.Current())
		if label == "" {
			label = l.ID.String()
		}
		name += label
		if revision {
			name += " · " + lang.T("salvage.revision", lang.Number(l.Taken))
		}
		names = append(names, name)
	}
	return names
}

// salvageLines is all that could not be read, a line each.
func salvageLines(found storage.Salvaged) (lines []string) {
	for _, name := range lostNames(found.Lost, false) {
		lines = append(lines, lang.T("salvage.lost")+": "+name)
	}
	for _, name := range lostNames(found.Older, true) {
		lines = append(lines, lang.T("salvage.older")+": "+name)
	}
	for _, name := range lostNames(found.Rows, true) {
		lines = append(lines, lang.T("salvage.rows")+": "+name)
	}
	for _, name := range found.Files {
		lines = append(lines, lang.T("salvage.files")+": "+name)
	}
	return lines
}

// mendWays leaves a register that was found damaged for the first page, where the ways on from it are.
func (w *Window) mendWays() {
	if w.session == nil {
		w.Go("backups")
		return
	}
	w.leaveForm(func() {
		s, path := w.session, w.store.Path()
		s.leave()
		s.Address = path
		s.welcome(trouble.At(path, storage.ErrDamaged))
	})
}
