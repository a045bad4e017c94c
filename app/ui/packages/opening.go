package packages

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/pack"
)

// Opening opens packages: it asks for a passphrase where there is one, and before anything comes of a computer that is not known
// or not trusted.
type Opening struct {
	Canvas fyne.Canvas
	Loader *kit.Loader
	Device func() (*pack.Device, error)
	// Standing says how far a computer is trusted; nil where none is known.
	Standing func(ctx context.Context, card string) (storage.Trust, error)
	Fail     func(path string, err error)
}

// came is a package that was opened.
type came struct {
	*pack.Package
	own      bool
	standing storage.Trust
}

// Open opens a package and calls done with it and the trust in its computer; the caller closes the package. The trust
// is unknown where nothing should be kept of it.
func (o Opening) Open(path string, done func(p *pack.Package, trust storage.Trust)) {
	kit.Load(o.Loader, &kit.Slot{}, func(context.Context) (bool, error) { return pack.ByPassphrase(path) }, func(asks bool, err error) {
		switch {
		case err != nil:
			o.Fail(path, err)
		case asks:
			o.ask(path, "", done)
		default:
			o.open(path, "", done)
		}
	})
}

// ask asks for the passphrase, and says before what was wrong with the last one.
func (o Opening) ask(path, wrong string, done func(p *pack.Package, trust storage.Trust)) {
	line := kit.NewSecretEntry("")
	var d *kit.Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = kit.Ask(o.Canvas, kit.Question{
		Title: lang.T("packages.closed"), Text: strings.TrimSpace(filepath.Base(path) + "\n" + wrong), Content: line, First: line,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("backup.sealed.open"), Kind: kit.ButtonPrimary, Default: true, Do: func() { o.open(path, line.Text, done) }},
		},
	})
}

func (o Opening) open(path, passphrase string, done func(p *pack.Package, trust storage.Trust)) {
	kit.Work(o.Loader, o.Canvas, lang.T("packages.reading"), func(ctx context.Context, _ func(done, all int)) (c came, err error) {
		d, err := o.Device()
		if err != nil {
			return c, err
		}
		if c.Package, err = pack.Open(ctx, path, passphrase, d); err != nil {
			return c, err
		}
		c.own = c.Card == d.Card()
		if o.Standing != nil && !c.own {
			if c.standing, err = o.Standing(ctx, c.Card); err != nil {
				err = errors.Join(err, c.Close())
			}
		}
		return c, err
	}, func(c came, err error) {
		switch {
		case errors.Is(err, pack.ErrWrong), errors.Is(err, pack.ErrClosed):
			o.ask(path, trouble.Sentence(err), done)
		case err != nil:
			o.Fail(path, err)
		case c.own || c.standing == storage.TrustMet || c.standing == storage.TrustChecked:
			done(c.Package, storage.TrustUnknown)
		default:
			o.stranger(c, done)
		}
	})
}

// stranger asks before anything is taken from a computer that is unknown, or no longer trusted.
func (o Opening) stranger(c came, done func(p *pack.Package, trust storage.Trust)) {
	text, title := lang.T("takein.unknown", c.Device, c.By), lang.T("packages.unknown")
	once := storage.TrustMet
	if c.standing == storage.TrustWithdrawn { // which one package does not change
		once = storage.TrustUnknown
		text, title = lang.T("takein.withdrawn", c.Device, c.By), lang.T("packages.withdrawn")
	}
	// Nothing is done by a key that was pressed for something else.
	kit.Ask(o.Canvas, kit.Question{
		Title: title, Width: 520,
		Lines: []kit.DialogLine{
			{Text: text}, {}, {Text: lang.T("packages.compare")}, {},
			{Text: strings.Join(pack.Words(c.Card, string(lang.Current())), " "), Bold: true},
		},
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true, Default: true, Do: func() { _ = c.Close() }},
			{Word: lang.T("packages.once"), Kind: kit.ButtonPlain, Do: func() { done(c.Package, once) }},
			{Word: lang.T("packages.compared"), Kind: kit.ButtonPrimary, Do: func() { done(c.Package, storage.TrustChecked) }},
		},
	})
}
