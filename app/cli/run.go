// Package cli is the part of Accord that needs no window: the commands for administrators, scripts
// and tests. Each does what the window does, through the same code.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"accord/app/lang"
	"accord/app/paper/wording"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/clock"
	"accord/storage/pack"
	"accord/storage/register"
)

// Environment is what commands have of the world around them.
type Environment struct {
	// Stdout takes results, Stderr everything else.
	Stdout, Stderr io.Writer
	// Getenv reads the environment; nil is the process's own.
	Getenv func(string) string
	// OpenWindow opens the window and returns the exit code when it is closed. The address is empty
	// where none was named (the last register, or the default one), so is the language. To look is to change nothing.
	OpenWindow func(address, language string, look bool) int
	// Version is that of the program.
	Version string
	// Clock returns the time; nil is the computer's own.
	Clock clock.Clock
	// Author and Device are written into the history beside every change; empty, they are the user of
	// the computer and its name.
	Author, Device string
	// Backups returns where copies of registers go; nil keeps them beside each.
	Backups func() backup.Plan
	// Words returns the office's own words in papers; nil are those that are shipped.
	Words func() wording.Book
	// Keys returns this computer among those that exchange packages; nil has none.
	Keys func() (*pack.Device, error)
	// Secret asks for a passphrase without showing it; nil cannot ask.
	Secret func(prompt string) (string, error)
	// Handed returns the file that the caller has opened under a number and hands over: whoever reads it closes it. Nil
	// is the process's own.
	Handed func(number int) io.ReadCloser
}

// The exit codes.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
	exitDamaged = 3
	exitNewer   = 4
	exitLocked  = 5
)

// grammar is the command line. Its words of help are in the translations: cli.command.NAME for a
// command, cli.flag.NAME for a flag.
type grammar struct {
	Register string `name:"register" placeholder:"ADDRESS"`
	Lang     string `name:"lang" placeholder:"ru|en|tt"`
	Look     bool   `name:"look"`
	UnlockFD int    `name:"unlock-fd" placeholder:"N" default:"-1"`

	Window     windowCommand     `cmd:"" default:"withargs"`
	Sample     sampleCommand     `cmd:""`
	Import     importCommand     `cmd:""`
	Export     exportCommand     `cmd:""`
	List       listCommand       `cmd:""`
	Show       showCommand       `cmd:""`
	Search     searchCommand     `cmd:""`
	Deadlines  deadlinesCommand  `cmd:""`
	Brief      briefCommand      `cmd:""`
	Paper      paperCommand      `cmd:""`
	Sheet      sheetCommand      `cmd:""`
	Trade      tradeCommand      `cmd:""`
	Calendar   calendarCommand   `cmd:""`
	Backup     backupCommand     `cmd:""`
	Backups    backupsCommand    `cmd:""`
	Restore    restoreCommand    `cmd:""`
	Salvage    salvageCommand    `cmd:""`
	Briefcase  briefcaseCommand  `cmd:""`
	Pack       packCommand       `cmd:""`
	Unpack     unpackCommand     `cmd:""`
	Takein     takeinCommand     `cmd:""`
	Device     deviceCommand     `cmd:""`
	History    historyCommand    `cmd:""`
	Undo       undoCommand       `cmd:""`
	Redo       struct{}          `cmd:""`
	Duplicates duplicatesCommand `cmd:""`
	Merge      mergeCommand      `cmd:""`
	Check      checkCommand      `cmd:""`
	Seal       sealCommand       `cmd:""`
	Unseal     unsealCommand     `cmd:""`
	Office     officeCommand     `cmd:""`
	Version    struct{}          `cmd:""`
}

// windowCommand opens the window. A register's file alone is enough: so the system opens it by a double click.
type windowCommand struct {
	File string `arg:"" optional:""`
}

// handed returns an open file of the process by its number. Standard input stays open: its number must not come to mean
// the next file that is opened.
func handed(number int) io.ReadCloser {
	if number == 0 {
		return io.NopCloser(os.Stdin)
	}
	return os.NewFile(uintptr(number), "handed over")
}

// Run runs the command in the arguments, which exclude the program's name, and returns the exit code: 0 done; 1 the
// register or the input says no; 2 wrong usage; 3 register damaged; 4 register made by a newer Accord; 5 register
// locked. Without a command it opens the window.
func Run(ctx context.Context, args []string, env Environment) int {
	if env.Getenv == nil {
		env.Getenv = os.Getenv
	}
	if env.Handed == nil {
		env.Handed = handed
	}
	if env.Clock == nil {
		env.Clock = clock.System
	}
	if u, err := user.Current(); env.Author == "" && err == nil {
		env.Author = u.Username
	}
	if env.Device == "" {
		env.Device, _ = os.Hostname() // without a name the history still has the author
	}
	if onTerminal(env.Stdout) {
		env.Stdout = &screened{to: env.Stdout}
	}
	if onTerminal(env.Stderr) {
		env.Stderr = &screened{to: env.Stderr}
	}
	lang.Use(languageOf(args))
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	var g grammar
	selected, helped, err := parse(&g, args, env)
	switch {
	case helped:
		return exitDone
	case err != nil:
		return fail(env.Stderr, err)
	}
	if g.Window.File != "" {
		g.Register = g.Window.File
	}
	if g.Register == "" {
		g.Register = env.Getenv("ACCORD_REGISTER")
	}
	if selected == "window" {
		return env.OpenWindow(g.Register, g.Lang, g.Look)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the first signal asks the work to stop, a second one ends the program
	out := bufio.NewWriter(env.Stdout)
	c := &command{ctx: ctx, env: env, address: g.Register, look: g.Look, unlockFD: g.UnlockFD, out: out}
	defer storage.Lock()
	err = c.do(selected, &g)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return fail(env.Stderr, err)
}

// command is one run of a command.
type command struct {
	ctx     context.Context
	env     Environment
	address string
	look    bool // nothing may change
	// unlockFD is the open file in which the passphrase of a register under seal stands; -1 asks for it.
	unlockFD int
	out      *bufio.Writer
}

// do does the work of a command.
func (c *command) do(selected string, g *grammar) error {
	work, known := c.works(g)[selected]
	if !known {
		return fmt.Errorf("the command %q does nothing", selected)
	}
	return work()
}

// works are what the commands do, by their names in the grammar.
func (c *command) works(g *grammar) map[string]func() error {
	return map[string]func() error{
		"sample":         func() error { return c.sample(g.Sample) },
		"import":         func() error { return c.load(g.Import) },
		"export":         func() error { return c.export(g.Export) },
		"list":           func() error { return c.list(g.List) },
		"show":           func() error { return c.show(g.Show) },
		"search":         func() error { return c.search(g.Search) },
		"trade":          func() error { return c.trade(g.Trade) },
		"calendar":       func() error { return c.calendar(g.Calendar) },
		"deadlines":      func() error { return c.deadlines(g.Deadlines) },
		"backup":         func() error { return c.backup(g.Backup) },
		"backups":        func() error { return c.backups(g.Backups) },
		"restore":        func() error { return c.restore(g.Restore) },
		"history":        func() error { return c.history(g.History) },
		"brief":          func() error { return c.brief(g.Brief) },
		"paper":          func() error { return c.paper(g.Paper) },
		"sheet export":   func() error { return c.sheetExport(g.Sheet.Export) },
		"sheet import":   func() error { return c.sheetImport(g.Sheet.Import) },
		"briefcase":      func() error { return c.briefcase(g.Briefcase) },
		"pack":           func() error { return c.pack(g.Pack) },
		"unpack":         func() error { return c.unpack(g.Unpack) },
		"takein":         func() error { return c.takein(g.Takein) },
		"device":         func() error { return c.device(g.Device) },
		"salvage":        func() error { return c.salvage(g.Salvage) },
		"undo":           func() error { return c.undo(g.Undo) },
		"redo":           c.redo,
		"duplicates":     func() error { return c.duplicates(g.Duplicates) },
		"merge":          func() error { return c.merge(g.Merge) },
		"check":          func() error { return c.check(g.Check) },
		"seal":           func() error { return c.seal(g.Seal) },
		"unseal":         func() error { return c.unseal(g.Unseal) },
		"office init":    c.officePrepare,
		"office migrate": c.officePrepare,
		"office grant":   func() error { return c.officeGrant(g.Office.Grant) },
		"office check":   c.officeCheck,
		"office move":    func() error { return c.officeMove(g.Office.Move) },
		"version":        c.version,
	}
}

func (c *command) version() error {
	_, err := fmt.Fprintf(c.out, "Accord %s\n", c.env.Version)
	return err
}

// parse reads the arguments; selected is the command's name. helped says that help was asked for and
// given.
func parse(g *grammar, args []string, env Environment) (selected string, helped bool, err error) {
	k, err := kong.New(g, kong.Name("accord"), kong.Writers(env.Stdout, env.Stderr), kong.Help(printHelp), kong.WithHyphenPrefixedParameters(true),
		kong.KindMapper(reflect.String, kong.MapperFunc(text)), kong.Exit(func(int) { helped = true }))
	if err != nil {
		return "", false, err
	}
	parsed, err := k.Parse(args)
	if helped {
		return "", true, nil
	}
	if err != nil {
		return "", false, misuse(err)
	}
	if file := g.Window.File; file != "" && !opens(file) {
		return "", false, wrong(lang.T("cli.usage.argument", file))
	}
	if g.Lang != "" && !slices.Contains(register.Languages, register.Language(g.Lang)) {
		return "", false, wrongValue("--lang", g.Lang, "ru, en, tt")
	}
	return commandName(parsed.Selected()), false, nil
}

// opens reports whether a lone word is what a window opens: a register, or a part of one that was taken along.
func opens(word string) bool {
	return strings.EqualFold(filepath.Ext(word), storage.Extension) || storage.IsServer(word) || briefcase.Is(word) || pack.Is(word)
}

// text reads a word. Where words may begin with a hyphen, kong takes the end of the line for an empty one.
func text(ctx *kong.DecodeContext, into reflect.Value) error {
	token := ctx.Scan.Pop()
	if token.IsEOL() {
		return fmt.Errorf("expected string value but got %q", token)
	}
	into.SetString(token.String())
	return nil
}

// commandName is a command with those above it: "sheet export".
func commandName(node *kong.Node) string {
	_, name, _ := strings.Cut(node.FullPath(), " ")
	return name
}

// languageOf finds the language before anything is parsed, since complaints need it too. Of several
// the last counts.
func languageOf(args []string) register.Language {
	found := lang.SystemLanguage()
	for i, a := range args {
		value, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && slices.Contains(register.Languages, register.Language(value)) {
			found = register.Language(value)
		}
	}
	return found
}

// open opens the named register, for changing unless the user forbade it. It makes none.
func (c *command) open() (*storage.Store, error) { return c.openBy(storage.Open) }

func (c *command) openBy(open func(context.Context, string, storage.Options) (*storage.Store, error)) (*storage.Store, error) {
	if c.address == "" {
		return nil, wrong(lang.T("cli.usage.register"))
	}
	if err := c.unlock(c.address); err != nil {
		return nil, err
	}
	if c.look {
		open = storage.OpenToLook
	}
	s, err := open(c.ctx, c.address, c.options())
	if errors.Is(err, storage.ErrLocked) {
		c.tellPresent(c.present())
	}
	return s, trouble.At(c.address, err)
}

// openToRead is open for work that changes nothing: there need be no right to write, and no room.
func (c *command) openToRead() (*storage.Store, error) {
	if briefcase.Is(c.address) {
		secret, err := c.passphrase(-1, lang.T("cli.passphrase.ask"))
		if err != nil {
			return nil, err
		}
		s, err := briefcase.Open(c.ctx, c.address, secret, c.options())
		return s, trouble.At(c.address, err)
	}
	return c.openBy(storage.OpenOrLook)
}

func (c *command) options() storage.Options {
	return storage.Options{Author: c.env.Author, Device: c.env.Device, Clock: c.env.Clock, Before: c.keepCopy}
}

// withRegister opens the register for the time of some work that changes nothing.
func (c *command) withRegister(work func(*storage.Store) error) error {
	return c.during(c.openToRead, work)
}

// changing opens the register for the time of some work.
func (c *command) changing(work func(*storage.Store) error) error {
	return c.during(c.open, func(s *storage.Store) error {
		if s.Looking() {
			return work(s)
		}
		return c.while(s, work)
	})
}

func (c *command) during(open func() (*storage.Store, error), work func(*storage.Store) error) error {
	s, err := open()
	if err != nil {
		return err
	}
	return errors.Join(trouble.At(c.address, work(s)), s.Close())
}

func (c *command) today() register.Date { return register.DayOf(c.env.Clock.Now()) }
