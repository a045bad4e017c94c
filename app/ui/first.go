package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/briefcase"
	"accord/storage/presence"
	"accord/storage/register"
)

// firstStart is the page of a window that has no register to show: on the first start, and where
// the register of the last time is gone or refused. It says why, and offers the ways on.
type firstStart struct {
	session *session
	trouble error // why there is no register; nil on the first start
	again   string
	opening bool // the register at the session's address
	blind   bool // the damaged register cannot even be looked at
	content *fyne.Container
	busy    *kit.Words
	title   string         // what goes on while it is opening, where that is something else
	text    string         // more about that
	said    string         // what came of that, where the register does not open; empty where there is nothing to say
	secret  *kit.LineEntry // of a register under seal
	ways    []*wayOn
	back    func() // from what stands in place of the ways on; nil where they are shown
}

// welcome shows the first page; err says why the register at the session's address cannot be shown.
func (s *session) welcome(err error) {
	f := &firstStart{session: s, trouble: err, content: newFirstContent()}
	if err != nil {
		f.again = s.Address
	}
	f.show()
}

// await shows the first page, without the ways on, until the register at the session's address is open.
func (s *session) await(came <-chan opened) {
	s.reopen(s.Address, func(context.Context, string, storage.Options) (*storage.Store, error) {
		o := <-came
		return o.store, o.err
	})
}

// reopen shows the first page, without the ways on, until a register is open.
func (s *session) reopen(path string, make maker) {
	f := &firstStart{session: s, again: path, opening: true, content: newFirstContent()}
	f.show()
	f.run(path, make)
}

func newFirstContent() *fyne.Container { return container.NewStack() }

func (f *firstStart) show() {
	window := f.session.window
	f.session.first = f
	f.build()
	window.SetPadded(false)
	window.SetContent(f.content)
	window.SetTitle(lang.T("app.name"))
	window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { f.drop(desk.Dropped(uris)) })
	f.keys()
	f.focus()
}

// drop opens a file from the file manager: a register, a briefcase or a package.
func (f *firstStart) drop(paths []string) {
	if len(paths) == 1 && !f.opening && f.session.first == f && f.session.shown == nil {
		f.session.openFile(paths[0], f.run)
	}
}

// build makes everything again, in the language in use.
func (f *firstStart) build() {
	f.secret, f.ways, f.back = nil, nil, nil
	if !f.opening {
		f.offer()
	}
	f.busy = kit.Caption("")
	if !f.opening {
		f.busy.SetText(f.said)
	}
	lines := []fyne.CanvasObject{
		kit.Row(8, f.languages()...),
		kit.Inset(kit.NewWords(lang.T("app.name"), 26, true, kit.ColorAccent), 6, 18, 0, 0),
		kit.Inset(kit.NewWords(lang.T("first.title"), kit.TextSize, false, kit.ColorSoft), 6, 2, 0, 10),
	}
	if f.trouble != nil {
		lines = append(lines, kit.Inset(f.banner(), 0, 0, 0, 10))
	}
	if !f.opening && shutIn(f.again, f.trouble) {
		lines = append(lines, f.secretLine())
	}
	if f.opening {
		title, word := lang.T("first.busy"), lang.T("first.opening")
		if f.title != "" {
			title, word = f.title, f.text
		}
		lines = append(lines, kit.NewBanner(kit.ToneBlue, title, kit.Plain(word)),
			kit.Inset(kit.Caption(storage.Address(f.again)), 6, 6, 0, 0))
	}
	for _, w := range f.ways {
		lines = append(lines, w)
	}
	lines = append(lines, kit.Inset(f.busy, 6, 6, 0, 0))
	f.content.Objects = []fyne.CanvasObject{kit.NewSurface(kit.NewScroll(container.New(firstLayout{}, lines...)), kit.ColorGround, "", 0)}
	f.content.Refresh()
}

// languages are the buttons that change the language, the one in use marked.
func (f *firstStart) languages() (buttons []fyne.CanvasObject) {
	for _, l := range register.Languages {
		kind := kit.ButtonQuiet
		if l == lang.Current() {
			kind = kit.ButtonLink
		}
		buttons = append(buttons, kit.NewButton(kind, lang.T("settings.language."+string(l)), func() { f.speak(l) }))
	}
	return buttons
}

// offer lists the ways on: what helps the register that did not open, then what always helps.
func (f *firstStart) offer() {
	s := f.session
	add := func(word, text string, do func()) { f.ways = append(f.ways, newWayOn(lang.T(word), lang.T(text), do)) }
	if f.again != "" {
		f.offerAgain(add)
	}
	add("first.sample", "first.sample.text", f.sample)
	add("first.new", "first.new.text", func() { s.askNew(f.run) })
	add("first.open", "first.open.text", func() { s.askOpen(f.run) })
	add("first.server", "first.server.text", func() { s.askServer(s.window.Canvas(), "", f.run) })
}

// offerAgain lists what may be done with the register that did not open.
func (f *firstStart) offerAgain(add func(word, text string, do func())) {
	s, shut := f.session, shutIn(f.again, f.trouble)
	if !shut {
		there, again := f.again, func() { f.run(f.again, openOrLook) }
		if storage.IsServer(there) {
			there = storage.Name(there)
		}
		if misdirected(f.trouble) {
			again = func() { s.askServer(s.window.Canvas(), f.again, f.run) }
		}
		f.ways = append(f.ways, newWayOn(lang.T("first.again"), there, again))
	}
	if sealed(f.trouble) {
		f.ways[0] = newWayOn(lang.T("briefcase.unlock"), f.again, f.unlock)
	}
	if briefcase.Is(f.again) || storage.IsServer(f.again) {
		return
	}
	if broken(f.trouble) {
		if errors.Is(f.trouble, storage.ErrDamaged) && !errors.Is(f.trouble, storage.ErrNoBeginning) && !f.blind {
			add("first.look", "first.look.text", f.lookOnly)
			add("first.rebuild", "first.rebuild.text", func() { s.rebuild(f.again) })
		}
		add("first.salvage", "first.salvage.text", f.askSalvage)
	}
	if f.trouble != nil && !shut {
		add("first.backups", "first.backups.text", f.copies)
	}
}

// banner says why the register does not open, or that the briefcase waits for its passphrase.
func (f *firstStart) banner() *kit.Banner {
	tone, title := kit.ToneAmber, "first.trouble"
	if briefcase.Is(f.again) {
		title = "first.trouble.briefcase"
	}
	if errors.Is(f.trouble, briefcase.ErrClosed) {
		tone, title = kit.ToneBlue, "first.briefcase"
	}
	text := trouble.Sentence(f.trouble) + f.holders()
	if f.blind {
		text = lang.T("first.blind")
	}
	if errors.Is(f.trouble, storage.ErrSealed) { // the title says so already
		tone, title = kit.ToneBlue, "first.sealed"
		text = lang.T("error.file", storage.Address(f.again)) + " " + lang.T("error.register_sealed.do")
	}
	return kit.NewBanner(tone, lang.T(title), kit.Plain(text))
}

// holders says who has the register open, where that is why it does not open here.
func (f *firstStart) holders() string {
	if !errors.Is(f.trouble, storage.ErrLocked) {
		return ""
	}
	marks := presence.At(f.again, computer(), f.session.loader.Clock.Now())
	if len(marks) == 0 {
		return ""
	}
	return " " + lang.T("present.holds", trouble.Present(marks, computer()))
}

// firstLayout puts the lines under each other in a column in the middle.
type firstLayout struct{}

const (
	firstWidth float32 = 560
	firstGap   float32 = 8
)

// height returns what the lines need at a width.
func (firstLayout) height(o []fyne.CanvasObject, left, top, width float32) float32 {
	y := top
	for _, line := range o {
		if line.Size().Width != width {
			line.Resize(fyne.NewSize(width, line.MinSize().Height)) // wrapped text knows its height only now
		}
		height := line.MinSize().Height
		line.Resize(fyne.NewSize(width, height))
		line.Move(fyne.NewPos(left, y))
		y += height + firstGap
	}
	return y - top
}

func (l firstLayout) MinSize(o []fyne.CanvasObject) (size fyne.Size) {
	for _, line := range o {
		size.Height += line.MinSize().Height + firstGap
	}
	return fyne.NewSize(320, size.Height)
}

func (l firstLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(firstWidth, size.Width-32)
	left := (size.Width - width) / 2
	height := l.height(o, left, 0, width)
	l.height(o, left, max(12, (size.Height-height)*0.38), width)
}

// keys lets Up and Down go through the ways, as Tab does, and Esc back to them.
func (f *firstStart) keys() {
	c := f.session.window.Canvas()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if kit.DialogOpen(c) {
			return
		}
		switch k.Name {
		case fyne.KeyDown:
			c.FocusNext()
		case fyne.KeyUp:
			c.FocusPrevious()
		case fyne.KeyEscape:
			if f.back != nil {
				f.back()
			}
		}
	})
}

func (f *firstStart) focus() {
	if f.secret != nil {
		f.session.window.Canvas().Focus(f.secret)
		return
	}
	if len(f.ways) > 0 {
		f.session.window.Canvas().Focus(f.ways[0])
	}
}

func (f *firstStart) speak(l register.Language) {
	lang.Use(l)
	_ = f.session.Settings.Set(settings.Language, l)
	f.build()
	f.focus()
}

// sample opens the sample register, making it first where it was never opened.
func (f *firstStart) sample() {
	path := filepath.Join(f.session.Folder, lang.T("first.sample.file")+storage.Extension)
	make := maker(makeSample)
	if _, err := os.Stat(path); err == nil {
		make = openOrLook
	}
	f.run(path, make)
}

// unlock asks for the passphrase of the briefcase.
func (f *firstStart) unlock() { unlock(f.session.window.Canvas(), f.again, f.run) }

// lookOnly opens the damaged register for looking at what can be read of it.
func (f *firstStart) lookOnly() {
	f.session.Look = true
	f.run(f.again, func(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
		store, err := storage.OpenToLook(ctx, path, options)
		if errors.Is(err, storage.ErrDamaged) {
			err = unseen{err}
		}
		return store, err
	})
}

// unseen is the error of a register that is too damaged to be looked at.
type unseen struct{ error }

// Unwrap returns the error.
func (u unseen) Unwrap() error { return u.error }

// run makes or opens a register off the screen and shows it; where that fails it says why.
func (f *firstStart) run(path string, make maker) {
	if !f.opening {
		f.busy.SetText(lang.T("first.busy"))
	}
	f.session.turnTo(path, make, func(err error) {
		f.trouble, f.opening = trouble.At(path, err), false
		var u unseen
		f.blind = errors.As(err, &u)
		if path != f.again {
			f.again = ""
		}
		f.build()
		f.focus()
		if !f.waits() {
			f.session.say = nil // it was for the register that does not open
		}
		f.session.openPacked()
	})
}

// waits reports whether a register is being opened, or lacks only its passphrase.
func (f *firstStart) waits() bool { return f.opening || shutIn(f.again, f.trouble) }
