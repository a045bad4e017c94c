package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/whole"
)

// usage is a command line that cannot be understood.
type usage struct{ text string }

func (u usage) Error() string { return u.text }

func wrong(text string) error { return usage{text} }

// wrongValue refuses what an argument was given, or asks for it where it was left out; allowed is what could stand there.
func wrongValue(argument, value, allowed string) error {
	if value == "" {
		return wrong(lang.T("cli.usage.missing", argument+" ("+allowed+")"))
	}
	return wrong(lang.T("cli.usage.value", argument, value, allowed))
}

// wrongFile refuses a file by the ending of its name.
func wrongFile(argument, path string, endings []string) error {
	name := path
	if name != "" {
		name = filepath.Base(name)
	}
	return wrongValue(argument, name, strings.Join(endings, ", "))
}

// anID is what an identity looks like.
const anID = "01900000-0000-7000-8000-000000000401"

// refusal is a plain answer of no, with lines to choose from.
type refusal struct {
	text  string
	lines []string
}

func (r refusal) Error() string { return r.text }

// fail says what went wrong and returns the exit code.
func fail(w io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	var u usage
	var no refusal
	lines := trouble.Details(err)
	text := ""
	switch {
	case errors.As(err, &u):
		text = u.text + " " + lang.T("cli.usage.help")
	case errors.As(err, &no):
		text, lines = no.text, no.lines
	default:
		text = trouble.Sentence(err)
	}
	_, _ = fmt.Fprintln(w, text) // there is nowhere left to complain
	for _, line := range lines {
		_, _ = fmt.Fprintln(w, "  "+line)
	}
	return exitOf(err)
}

// ofWriting are the faults of a file that is to be written, where another one is only read.
var ofWriting = []error{storage.ErrFull, storage.ErrReadOnly, storage.ErrExists, storage.ErrIsRegister, storage.ErrName, whole.ErrFolder}

// ofTwo adds the troublesome one of two files: the one that was read, or the one that was to be written.
func ofTwo(read, written string, err error) error {
	var own *fs.PathError
	writing := slices.ContainsFunc(ofWriting, func(one error) bool { return errors.Is(err, one) || errors.Is(storage.OfSystem(err), one) })
	if writing && !(errors.As(err, &own) && own.Path == read) {
		return trouble.At(written, err)
	}
	return trouble.At(read, err)
}

func exitOf(err error) int {
	var u usage
	switch {
	case errors.As(err, &u):
		return exitUsage
	case errors.Is(err, storage.ErrDamaged):
		return exitDamaged
	case errors.Is(err, storage.ErrNewerRegister):
		return exitNewer
	case errors.Is(err, storage.ErrLocked):
		return exitLocked
	}
	return exitRefused
}

// What kong says of a wrong command line, which it does in English only.
var (
	unknownFlag = regexp.MustCompile(`^unknown flag ([^ ,]+)`)
	unexpected  = regexp.MustCompile(`^unexpected argument ([^ ,]+)`)
	missing     = regexp.MustCompile(`^(?:expected(?: one of)?|missing positional arguments|missing flags:) (.*[<"=].*)$`)
	placeholder = regexp.MustCompile(`<[^>]+>`)
	noValue     = regexp.MustCompile(`^(--[a-z-]+)[^:]*: .*got "EOL"`) // the end of the line
	badValue    = regexp.MustCompile(`^(--[a-z-]+)[^:]*: .*got "?([^"]*?)"?(?: .*)?$`)
)

// misuse puts kong's complaint into the current language.
func misuse(err error) error {
	text := err.Error()
	if m := unknownFlag.FindStringSubmatch(text); m != nil {
		return wrong(lang.T("cli.usage.flag", m[1]))
	}
	if m := unexpected.FindStringSubmatch(text); m != nil {
		return wrong(lang.T("cli.usage.argument", m[1]))
	}
	if m := noValue.FindStringSubmatch(text); m != nil {
		return wrong(lang.T("cli.usage.missing", m[1]+" …"))
	}
	if m := badValue.FindStringSubmatch(text); m != nil {
		return wrong(lang.T("cli.usage.bad", m[1], m[2]))
	}
	if m := missing.FindStringSubmatch(text); m != nil {
		said := placeholder.ReplaceAllStringFunc(m[1], func(name string) string { return strings.ToUpper(strings.Trim(name, "<>")) })
		return wrong(lang.T("cli.usage.missing", strings.ReplaceAll(said, `"`, "")))
	}
	return wrong(lang.T("cli.usage.other", text))
}
