package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/register"
)

// sealed reports whether a register does not open because its passphrase is not known.
func sealed(err error) bool {
	return errors.Is(err, backup.ErrSealed) || errors.Is(err, backup.ErrWrongSecret)
}

// closedCase is what opening a briefcase without its passphrase comes to.
func closedCase(path string) error {
	if _, err := os.Stat(path); err != nil {
		return storage.ErrNoRegister
	}
	return briefcase.ErrClosed
}

// unlocking opens a briefcase with a passphrase.
func unlocking(passphrase string) maker {
	return func(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
		return briefcase.Open(ctx, path, passphrase, options)
	}
}

// unlock asks for the passphrase of a briefcase, and opens it.
func unlock(c fyne.Canvas, path string, run func(string, maker)) {
	line := kit.NewSecretEntry("")
	var d *kit.Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = kit.Ask(c, kit.Question{
		Title: lang.T("briefcase.closed"), Text: filepath.Base(path), Content: line, First: line,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("backup.sealed.open"), Kind: kit.ButtonPrimary, Default: true, Do: func() { run(path, unlocking(line.Text)) }},
		},
	})
}

// wanted is what somebody wants in a briefcase.
type wanted struct {
	Kinds   []register.Kind
	Partner register.ID
	Until   register.Date
	Notes   bool
	Files   bool
}

// PackBriefcase asks what goes into a briefcase, for its passphrase and its place, and makes it.
func (w *Window) PackBriefcase() {
	asked := wanted{Until: w.Today().AddDays(briefcaseDays), Files: true}
	var kinds []register.Kind
	for _, k := range register.Kinds {
		if k != register.KindRule {
			kinds = append(kinds, k)
		}
	}
	options := make([]kit.Option, len(kinds))
	for i, k := range kinds {
		options[i] = kit.Option{Value: string(k), Label: lang.T("kind." + string(k) + ".many")}
	}
	form := kit.NewForm(w.loader, &asked)
	form.Section("",
		kit.Line(kit.ChooseMany("briefcase.kinds", &asked.Kinds, options)),
		kit.Line(kit.Pick("briefcase.partner", &asked.Partner, desk.Source(w.store, register.KindPartner, nil, nil)), desk.Due("briefcase.until", &asked.Until, w.Today())),
		kit.Line(kit.Check("briefcase.files", &asked.Files), kit.Check("briefcase.notes", &asked.Notes)))
	kit.AskForm(w.Canvas(), lang.T("briefcase.title"), lang.T("briefcase.text"), lang.T("briefcase.next"), form, func() { w.sealBriefcase(asked) })
}

// briefcaseDays is for how many days a briefcase opens where nothing else was said.
const briefcaseDays = 14

// sealBriefcase asks for the passphrase of a briefcase, and then for its file.
func (w *Window) sealBriefcase(asked wanted) {
	desk.AskPassphrase(w.Canvas(), lang.T("briefcase.seal"), lang.T("briefcase.seal.text"), lang.T("briefcase.next"), func(passphrase string) {
		base := strings.TrimSuffix(w.status.name(), filepath.Ext(w.status.name()))
		kit.SaveFile(w.window, "", lang.T("briefcase.file", base, string(w.Today()))+briefcase.Extension, briefcase.Extension, func(path string) {
			w.packBriefcase(path, asked, passphrase)
		})
	})
}

func (w *Window) packBriefcase(path string, asked wanted, passphrase string) {
	what := storage.Excerpt{Kinds: asked.Kinds, Partner: asked.Partner, Until: asked.Until, Notes: asked.Notes, Files: asked.Files}
	kit.Work(w.loader, w.Canvas(), lang.T("briefcase.runs"), func(ctx context.Context, tell func(done, all int)) (map[register.Kind]int, error) {
		return briefcase.Make(storage.Telling(ctx, tell), w.store, path, what, passphrase)
	}, func(taken map[register.Kind]int, err error) {
		if err != nil {
			w.Fail(trouble.At(path, err))
			return
		}
		total := 0
		for _, n := range taken {
			total += n
		}
		w.Say(lang.T("briefcase.made", filepath.Base(path), lang.N("backup.records", total)))
	})
}

// tellBriefcase says what the briefcase is that is shown; nothing of another register.
func (w *Window) tellBriefcase() string {
	if !w.store.Sealed() {
		return ""
	}
	what, is, err := w.store.ExcerptOf(context.Background()) // which was read when it was opened
	if err != nil || !is {
		return ""
	}
	text := lang.T("briefcase.strip", lang.Moment(what.Made.Local()), what.By)
	if len(what.Kinds) > 0 {
		parts := make([]string, len(what.Kinds))
		for i, k := range what.Kinds {
			parts[i] = lang.T("kind." + string(k) + ".many")
		}
		text += " " + lang.T("briefcase.strip.kinds", strings.Join(parts, ", "))
	}
	if what.Until != "" {
		text += " " + lang.T("briefcase.strip.until", lang.Day(what.Until))
	}
	return text
}
