package ui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/assets"
	"accord/storage"
	"accord/storage/briefcase"
	"accord/storage/clock"
	"accord/storage/pack"
	"accord/storage/whole"
)

// Start is what a session begins with.
type Start struct {
	Settings *settings.File
	Folder   string // of settings and drafts
	Address  string // of the register; empty: none was opened yet
	Look     bool   // change nothing in it
	Version  string
	Crash    string                        // the report of a crash that nobody has seen yet; empty without one
	Caught   func(cause any, stack []byte) // hears of panics after which the program goes on; nil hears nothing
}

// session is the program's one window and the register shown in it.
type session struct {
	Start
	app    fyne.App
	window fyne.Window
	loader *kit.Loader
	shown  *Window     // nil on the first page
	first  *firstStart // the first page that was shown last
	store  *storage.Store
	with   *company      // who else has it open; nil without a register
	packed string        // the package by which the program was started; empty without one
	say    func(*Window) // says something once the next register is shown; nil where there is nothing to say
	tried  string        // where somebody last wanted to sign in

	slot    kit.Slot
	turning bool // to another register
	running bool // the window has been shown
	// carried is the draft of the form that goes on in the next register; empty as a rule.
	carried string
	// carriedPages are the pages whose unfinished work goes on there.
	carriedPages []string
	usage        usage
}

// patience is how long a window waits for its register, and then for what it shows of it. Both come in less, as a rule.
const patience = 60 * time.Millisecond

// Run shows the window until it is closed.
func Run(a fyne.App, start Start) {
	look := usualLook()
	start.Settings.Get(settings.Look, &look)
	a.Settings().SetTheme(kit.Theme(look))
	var scale int
	if start.Settings.Get(settings.Scale, &scale) {
		scaleTo(scale)
	}
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	s := &session{Start: start, app: a, loader: kit.NewLoader()}
	s.loader.Broken = func(b *kit.BrokenOff) {
		if s.Caught != nil {
			s.Caught(b.Cause, b.Stack)
		}
	}
	kit.SpareFiles(storage.Held)
	first := s.loader.Gather()
	if pack.Is(start.Address) { // it is opened beside the register that was open last
		s.packed, s.Address = start.Address, start.Settings.Path(settings.Register)
	}
	enter := s.begin(s.Address)
	fonts := readFonts()
	s.window = a.NewWindow(lang.T("app.name"))
	<-fonts
	size := [2]float32{1280, 720}
	start.Settings.Get("window", &size)
	s.window.Resize(fyne.NewSize(max(640, size[0]), max(420, size[1])))
	s.window.SetMaster()
	s.window.SetCloseIntercept(s.close)
	enter()
	if content, whole := s.window.Content().(*fyne.Container); whole {
		content.Resize(s.window.Canvas().Size()) // a list reads the rows that it has room for
		first.Run()
		first.SettleWhenMade(content, patience)
	}
	s.running = true
	s.tellCrash()
	s.openPacked()
	endAnyway(s.window, s.loader.Clock)
	endQuietly(a)
	a.Lifecycle().SetOnExitedForeground(s.settle)
	stop := s.attend()
	unguard := s.guard()
	s.window.Show()
	first.Settle(patience)
	a.Run()
	stop()
	unguard()
	if s.with != nil { // the system may have ended the window
		s.with.leave()
	}
	whole.EndScratch()
}

// settle makes the register's one file whole when the window is left: people go and copy it.
func (s *session) settle() {
	if store := s.store; store != nil {
		s.loader.Background(func() { _ = store.Settle(context.Background()) }) // an outcome busy now comes with the next quiet
	}
}

// openPacked opens the package by which the program was started, once the register that was open last is there or cannot be.
func (s *session) openPacked() {
	switch path := s.packed; {
	case path == "" || !s.running || s.shown == nil && s.first.waits():
		return
	case s.shown != nil:
		s.shown.OpenPackage(path)
	default:
		s.unpackFirst(path, s.refused)
	}
	s.packed = ""
}

// tellCrash says that the program has crashed before, and where the report is.
func (s *session) tellCrash() {
	if s.Crash == "" {
		return
	}
	report := s.Crash
	s.Crash = ""
	kit.Ask(s.window.Canvas(), kit.Question{
		Title: lang.T("crash.title"), Text: lang.T("crash.text", report), Width: 520,
		Answers: []kit.Answer{
			{Word: lang.T("crash.copy"), Kind: kit.ButtonPlain, Stays: true, Do: func() {
				if text, err := os.ReadFile(report); err == nil {
					s.app.Clipboard().SetContent(string(text))
				}
			}},
			{Word: lang.T("dialog.close"), Kind: kit.ButtonPrimary, Default: true, Cancels: true},
		},
	})
}

// grace is how long the toolkit is let end by itself.
const grace = 3 * time.Second

// endAnyway ends the program some time after its window was closed or it was asked to end. The toolkit may then wait
// for itself: a call sent to its loop in the moment of its end neither runs nor returns. Everything is on the disk.
func endAnyway(window fyne.Window, at clock.Clock) {
	end := func() {
		at.After(grace, func() {
			whole.EndScratch()
			os.Exit(0)
		})
	}
	window.SetOnClosed(end)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		end()
	}()
}

// endQuietly takes away what the toolkit does last: it keeps its own preferences, and Accord has none. It sends that to its
// loop in the moment of its end; the program panics where the loop ends first.
func endQuietly(a fyne.App) {
	if end, can := a.Lifecycle().(interface{ SetOnStoppedHookExecuted(func()) }); can {
		end.SetOnStoppedHookExecuted(nil)
	}
}

// readFonts reads the fonts that fields want beside our own, and says when it is done. Nothing else may touch a text until
// then: the toolkit shapes all of them with one tool.
func readFonts() <-chan struct{} {
	read := make(chan struct{})
	go func() {
		defer close(read)
		fyne.MeasureText("Ж", kit.TextSize, fyne.TextStyle{})
	}()
	return read
}

// The number on the badge is counted once the window has been there for a moment, so that the start does not share the
// computer with it, and then hourly even without changes: days pass.
const (
	settled = time.Second
	hourly  = time.Hour
)

// attend counts what waits until it is stopped.
func (s *session) attend() (stop func()) {
	var count, off func()
	count = func() {
		if s.shown != nil {
			s.shown.Attend()
		}
		off = s.loader.After(hourly, count)
	}
	off = s.loader.After(settled, count)
	return func() { off() }
}

// usualLook follows the system. A Linux without a session bus cannot say what it likes, and the
// toolkit would take the dark look then.
func usualLook() kit.Variant {
	if runtime.GOOS == "linux" && os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return kit.Light
	}
	return kit.System
}

// rooted is an address as it is shown and kept: a file from the root, wherever the program was started.
func rooted(address string) string {
	if address == "" || storage.IsServer(address) {
		return address
	}
	if path, err := filepath.Abs(address); err == nil {
		return path
	}
	return address
}

// opened is what came of opening a register.
type opened struct {
	store *storage.Store
	err   error
}

// begin opens the register at an address, if there is one, and begins to read what its window will show. It returns
// what fills the window. A register held by another program or brought up to date first takes seconds: it is shown when
// it has come.
func (s *session) begin(address string) (enter func()) {
	address = rooted(address)
	s.Address = address
	if address == "" {
		return func() { s.enter(nil) }
	}
	came, late, options, open := make(chan opened, 1), make(chan struct{}), s.options(), openOrLook
	if s.Look && !briefcase.Is(address) {
		open = storage.OpenToLook
	}
	stop := s.loader.Clock.After(patience, func() { close(late) })
	defer stop()
	go func() {
		store, err := open(context.Background(), address, options)
		came <- opened{store, err}
	}()
	select {
	case o := <-came:
		if o.err == nil {
			s.take(o.store)
		}
		return func() { s.enter(o.err) }
	case <-late:
		return func() { s.await(came) }
	}
}

// enter shows the open register, or the first page, which says why there is none.
func (s *session) enter(trouble error) {
	if trouble != nil || s.shown == nil {
		s.welcome(trouble)
		return
	}
	s.shown.Show(s.window)
	s.with = s.keepCompany(s.store, s.shown)
	if s.say != nil {
		s.say(s.shown)
		s.say = nil
	}
	if s.running {
		s.shown.Attend()
	}
	s.openPacked()
}

// options say who writes: the name in the settings, else the computer's user.
func (s *session) options() storage.Options {
	author := s.Settings.Text(settings.Author)
	if author == "" {
		if u, err := user.Current(); err == nil {
			author = u.Username
		}
	}
	device, _ := os.Hostname()
	return storage.Options{Author: author, Device: device, Clock: s.loader.Clock, Before: s.keepCopy}
}

// take makes an open register the one to be shown; one shown before is closed.
func (s *session) take(store *storage.Store) {
	s.leave()
	s.store = store
	_ = s.Settings.SetPath(settings.Register, store.Path())
	s.shown = Open(Options{
		App: s.app, Store: store, Settings: s.Settings,
		Drafts: s.draftsOf(store), Session: s, Loader: s.loader, Carried: s.carried, CarriedPages: s.carriedPages,
	})
	s.carried, s.carriedPages = "", nil
}

// drafts returns the folder of drafts of one register: what was begun in the sample is not offered in another.
func drafts(folder, register string) string {
	sum := sha256.Sum256([]byte(register))
	return filepath.Join(folder, "drafts", hex.EncodeToString(sum[:6]))
}

// draftsOf returns the drafts of a register; under its seal where it has one. Drafts of an earlier register at the same
// path are not offered.
func (s *session) draftsOf(store *storage.Store) kit.FileDrafts {
	d := kit.FileDrafts{Folder: drafts(s.Folder, store.Path())}
	if len(d.Keys()) > 0 {
		if made, err := store.Made(context.Background()); err == nil {
			_ = d.DropBefore(made) // those that stay are offered, as before
		}
	}
	if store.UnderSeal() {
		d.Shut, d.Unshut = store.Shut, store.Unshut
		_ = d.Close() // those that are still open are tried again at the next opening
	}
	return d
}

// leave closes the register that is shown.
func (s *session) leave() {
	if s.with != nil {
		s.with.leave()
		s.with = nil
	}
	if s.shown != nil {
		s.shown.Close()
		s.shown = nil
	}
	if s.store != nil {
		_ = s.store.Close() // every save is on the disk already
		s.store = nil
	}
}

// close keeps the window's size and ends, once no changed form is open.
func (s *session) close() {
	end := func() {
		size := s.window.Canvas().Size()
		_ = s.Settings.Set("window", [2]float32{size.Width, size.Height})
		s.leave()
		s.window.Close()
	}
	if s.shown == nil {
		end()
		return
	}
	s.shown.leaveForm(end)
}
