package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

type importCommand struct {
	File string `arg:"" name:"file"`
}

// load imports a file, into a new register where there is none.
func (c *command) load(what importCommand) error {
	if c.address == "" {
		return wrong(lang.T("cli.usage.register"))
	}
	file, about, err := plainfile.Open(what.File)
	if err != nil {
		return trouble.At(what.File, err)
	}
	defer func() { _ = file.Close() }()
	work := func(s *storage.Store) error {
		from := io.NewSectionReader(file, 0, about.Size())
		_, counts, warnings, err := exchange.ImportWithContents(c.ctx, s, from, filepath.Base(what.File), exchange.ContentsFolder(what.File))
		var faults exchange.Faults
		if errors.As(err, &faults) || errors.Is(err, storage.ErrHeld) {
			c.warn(lang.T("cli.warnings.held"), warnings.Contents)
			return trouble.At(what.File, err)
		}
		if err != nil {
			return err
		}
		c.warn(lang.N("cli.import.warnings", warnings.Records.Count()), warnings.Records)
		c.warn(lang.T("cli.warnings"), warnings.Contents)
		return c.written(counts)
	}
	if _, err := os.Stat(c.address); errors.Is(err, fs.ErrNotExist) && !storage.IsServer(c.address) {
		return c.inNew(work)
	}
	return c.changing(work)
}

type exportCommand struct {
	Kind   string `name:"kind" placeholder:"KIND"`
	Output string `name:"output" short:"o" placeholder:"FILE.json"`
}

// warn prints doubts, and content that could not be taken over.
func (c *command) warn(about string, warnings exchange.Faults) {
	if len(warnings) == 0 {
		return
	}
	_, _ = fmt.Fprintln(c.env.Stderr, about)
	for _, line := range warnings.Lines() {
		_, _ = fmt.Fprintln(c.env.Stderr, "  "+line)
	}
}

// export writes the register, or one kind of its records.
func (c *command) export(what exportCommand) error {
	var kinds []register.Kind
	if what.Kind != "" {
		k, err := kindOf(what.Kind)
		if err != nil {
			return err
		}
		kinds = []register.Kind{k}
	}
	return c.withRegister(func(s *storage.Store) error {
		if what.Output == "" {
			counts, err := exchange.Export(c.ctx, s, kinds, c.out)
			if n := counts[register.KindDocument]; n > 0 {
				_, _ = fmt.Fprintln(c.env.Stderr, lang.N("cli.export.no_files", n))
			}
			return err
		}
		warnings, err := exchange.ExportFile(c.ctx, s, kinds, what.Output)
		c.warn(lang.T("cli.warnings"), warnings)
		return trouble.At(what.Output, err)
	})
}
