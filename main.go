// Accord is a register of international cooperation: agreements, commissions, visits and the people
// and partners behind them, in one file on one's own computer.
package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"
	_ "time/tzdata" // places of visits have time zones, and Windows has no names for them

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"accord/app/cli"
	"accord/app/collector"
	"accord/app/lang"
	"accord/app/native"
	"accord/app/paper/wording"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/pack"
	"accord/storage/register"
	"accord/storage/whole"
)

// version is put in by the build from FyneApp.toml.
var version = "dev"

// identifier is the program's name among all others of a desktop.
const identifier = "org.accord.register"

func main() {
	leaveConsole := native.Console()
	swept := sweep()
	code := cli.Run(context.Background(), os.Args[1:], cli.Environment{
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
		OpenWindow: func(address, language string, look bool) int {
			leaveConsole()
			return openWindow(address, language, look)
		},
		Version: version,
		Clock:   clock.System,
		Backups: plan,
		Words:   words,
		Keys:    keys,
		Secret:  native.Secret,
	})
	late := make(chan struct{}) // a folder that does not answer holds nobody up
	clock.System.After(time.Second, func() { close(late) })
	select {
	case <-swept:
	case <-late:
	}
	os.Exit(code)
}

// sweep takes away what crashes have left half-written, wherever that is, and closes the channel when it has.
func sweep() <-chan struct{} {
	done := make(chan struct{})
	folder, err := settings.Folder()
	if err == nil {
		whole.NoteIn(filepath.Join(folder, "parts"))
	}
	go func() {
		defer close(done)
		whole.SweepNoted()
	}()
	return done
}

// plan is where copies of registers go by the settings; beside each where there are none.
func plan() (p backup.Plan) {
	if folder, err := settings.Folder(); err == nil {
		settings.Open(folder).Get(settings.Backups, &p)
	}
	return p
}

// words are the office's own words in papers by the settings.
func words() (b wording.Book) {
	if folder, err := settings.Folder(); err == nil {
		settings.Open(folder).Get(wording.Setting, &b)
	}
	return b
}

// keys are those of this computer among the others that exchange packages, made at the first start.
func keys() (*pack.Device, error) {
	folder, err := settings.Folder()
	if err != nil {
		return nil, err
	}
	name, _ := os.Hostname() // without a name its words tell it
	return pack.DeviceIn(folder, name)
}

// openWindow shows the register at the address, or the one opened last, until its window is closed. To look is to change
// nothing in it.
func openWindow(address, language string, look bool) int {
	// Most of what is made at the start stays: to look through it for garbage only holds the window up.
	collector.Usually(-1)
	folder, err := settings.Folder()
	if err != nil {
		native.Tell(lang.T("app.name"), err.Error())
		return 1
	}
	kept := settings.Open(folder)
	lang.Use(spoken(language, kept))
	native.AvoidOldWayland()
	if !native.HasDisplay(os.Getenv) {
		native.Tell(lang.T("app.name"), lang.T("screen.none"))
		return native.NoScreen
	}
	crashes, _ := trouble.KeepCrashes(filepath.Join(folder, "crashes"), version) // without it all the rest works
	defer crashes.End()
	if address == "" {
		address = kept.Path(settings.Register)
	}
	// By this name the desktop finds the window's entry in its menu, and so its icon. The toolkit would
	// give it the title, which is another for every register.
	_ = os.Setenv("RESOURCE_NAME", identifier)
	native.UseSoftware()
	desk := app.NewWithID(identifier)
	// A desk lives all day beside Word and Excel: memory is worth more to it than the collector's time.
	desk.Lifecycle().SetOnStarted(func() {
		go whole.Sweep(os.TempDir()) // what a crash has left of opened files
		mustBeShown(desk)
		clock.System.After(1500*time.Millisecond, func() {
			collector.Usually(50)
			debug.FreeOSMemory()
			_ = os.Unsetenv("RESOURCE_NAME") // the programs that open files have names of their own
		})
	})
	ui.Run(desk, ui.Start{
		Settings: kept, Folder: folder, Address: address, Look: look, Version: version, Crash: crashes.Report, Caught: crashes.Caught,
	})
	return 0
}

// mustBeShown ends the program where it has got no window, so that nobody waits for one in vain. Every
// save is on the disk by then.
func mustBeShown(desk fyne.App) {
	for _, w := range desk.Driver().AllWindows() {
		if native.Shown(w) {
			continue
		}
		if native.InSoftware() {
			os.Exit(0)
		}
		native.Tell(lang.T("app.name"), lang.T("screen.no_opengl."+runtime.GOOS))
		os.Exit(native.NoScreen)
	}
}

// spoken is the language asked for, else the one chosen in the settings, else the system's.
func spoken(asked string, kept *settings.File) register.Language {
	if asked == "" {
		asked = kept.Text(settings.Language)
	}
	if asked == "" {
		return lang.SystemLanguage()
	}
	return register.Language(asked)
}
