package desk

import (
	"context"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"rsc.io/qr"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/paper/printing"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/seal"
	"accord/storage/whole"
)

// Recovery is a key that opens a register or copy after its passphrase was forgotten: it is shown once, to be printed.
type Recovery struct {
	Key string
	// Title and Text stand over it on the screen, Title and Sheet on the page that it is printed on.
	Title, Text, Sheet string
	// Register is the file it opens, or the register of the copies.
	Register string
	Made     time.Time
}

// Teller is the part of a window that shows a Recovery.
type Teller interface {
	Loader() *kit.Loader
	Canvas() fyne.Canvas
	Window() fyne.Window
	Say(text string)
	Fail(err error)
}

// ShowRecovery shows the key and offers to save and to print it; then is called when it has gone, and may be nil. Neither
// Esc nor Enter takes the key away, since nobody can show it again.
func ShowRecovery(t Teller, r Recovery, then func()) {
	slot := &kit.Slot{}
	kit.Ask(t.Canvas(), kit.Question{
		Title: r.Title, Text: r.Text, Width: 560, Content: kit.NewFlow(kit.Bold(inFours(r.Key)), kit.Plain("\n\n"+r.words())),
		Answers: []kit.Answer{
			{Word: lang.T("backup.recovery.save"), Kind: kit.ButtonPlain, Default: true, Stays: true, Do: func() { r.save(t, slot) }},
			{Word: lang.T("backup.recovery.print"), Kind: kit.ButtonPlain, Stays: true, Do: func() { r.print(t, slot) }},
			{Word: lang.T("backup.recovery.done"), Kind: kit.ButtonPrimary, Do: then},
		},
	})
}

// inFours writes the letters of a key in groups, as they are easier to read and type; it opens with and without the spaces.
func inFours(key string) string {
	const begin = "AGE-SECRET-KEY-"
	rest, is := strings.CutPrefix(key, begin)
	if !is {
		return key
	}
	var groups []string
	for len(rest) > 4 {
		groups, rest = append(groups, rest[:4]), rest[4:]
	}
	return begin + strings.Join(append(groups, rest), " ")
}

// words say the key, for those who type it: they open as the letters do.
func (r Recovery) words() string {
	return strings.Join(seal.Spoken(r.Key, string(lang.Current())), " ")
}

// Paper returns the page to print the key on: its letters, the words for them, and a picture for a camera.
func (r Recovery) Paper() (*paper.Paper, error) {
	code, err := qr.Encode(r.Key, qr.M)
	if err != nil {
		return nil, err
	}
	code.Scale = 8
	return &paper.Paper{
		Title: r.Title, Language: lang.Current(), Made: r.Made,
		Sections: []paper.Section{{Blocks: []paper.Block{
			paper.Heading{Text: paper.Words(r.Title)},
			paper.Paragraph{Text: paper.Words(r.Sheet), Style: paper.Plain},
			paper.Paragraph{Text: paper.Strong(inFours(r.Key)), Style: paper.Boxed},
			paper.Paragraph{Text: paper.Words(lang.T("recovery.words")), Style: paper.Plain},
			paper.Paragraph{Text: paper.Strong(r.words()), Style: paper.Boxed},
			paper.Picture{PNG: code.PNG(), Width: 33, Caption: lang.T("recovery.picture"), Alt: lang.T("recovery.picture")},
			paper.Facts{
				{Label: lang.T("settings.register.file"), Value: paper.Words(r.Register)},
				{Label: lang.T("backup.recovery.made"), Value: paper.Words(lang.Moment(r.Made))},
			},
		}}},
	}, nil
}

func (r Recovery) write(to io.Writer, name string) error {
	page, err := r.Paper()
	if err != nil {
		return err
	}
	return format.Write(to, name, page)
}

func (r Recovery) save(t Teller, slot *kit.Slot) {
	kit.SaveFile(t.Window(), "", lang.T("backup.recovery.file")+".pdf", ".pdf", func(path string) {
		kit.Load(t.Loader(), slot, func(context.Context) (struct{}, error) {
			return struct{}{}, storage.WritePrivate(path, func(to io.Writer) error { return r.write(to, path) })
		}, func(_ struct{}, err error) {
			if err != nil {
				t.Fail(trouble.At(path, err))
				return
			}
			t.Say(lang.T("backup.recovery.saved", path))
		})
	})
}

func (r Recovery) print(t Teller, slot *kit.Slot) {
	kit.Load(t.Loader(), slot, func(ctx context.Context) (struct{}, error) {
		name := lang.T("backup.recovery.file") + ".pdf"
		path, err := whole.Scratch(name, func(to io.Writer) error { return r.write(to, name) })
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, printing.Print(ctx, name, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			kit.Inform(t.Canvas(), r.Title, lang.T("backup.recovery.noprinter"))
			return
		}
		t.Say(lang.T("backup.recovery.printed"))
	})
}
