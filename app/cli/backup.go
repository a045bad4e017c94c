package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
)

type backupCommand struct {
	Into         string `name:"into" short:"o" placeholder:"FILE"`
	Seal         bool   `name:"seal"`
	PassphraseFD int    `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// backup makes a copy of the register, where the settings say or into a file.
func (c *command) backup(how backupCommand) error {
	if err := c.nonesuch(how.Into); err != nil {
		return err
	}
	plan, recovery := c.plan(), ""
	if how.Seal {
		passphrase, err := c.newPassphrase(how.PassphraseFD)
		if err != nil {
			return err
		}
		if plan.Key, recovery, err = backup.NewKey(passphrase); err != nil {
			return err
		}
	}
	sealed := how.Seal || how.Into == "" && plan.Key != nil
	if how.Into != "" && backup.Sealed(how.Into) != sealed && !storage.UnderSeal(c.address) {
		return wrong(lang.T("cli.backup.extension", backup.SealedExtension))
	}
	if !sealed {
		plan.Key = nil
	}
	path := how.Into
	err := c.withRegister(func(s *storage.Store) error {
		if path != "" {
			return trouble.At(path, backup.To(c.ctx, s, path, plan.Key))
		}
		made, err := backup.Make(c.ctx, s, plan, backup.ByHand, c.env.Clock.Now())
		path = made.Path
		return err
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c.out, lang.T("cli.backup.made", path)); err != nil || recovery == "" {
		return err
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.backup.recovery", recovery))
	return err
}

// nonesuch refuses a file that is there: a copy never takes the place of another.
func (c *command) nonesuch(path string) error {
	if path == "" {
		return nil
	}
	return trouble.At(path, storage.Vacant(path))
}

type backupsCommand struct {
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// backups lists the copies of a register, which need not be there itself.
func (c *command) backups(how backupsCommand) error {
	if err := formatOf(how.Format, asTable, asJSON); err != nil {
		return err
	}
	if c.address == "" {
		return wrong(lang.T("cli.usage.register"))
	}
	if storage.IsServer(c.address) {
		return trouble.At(c.address, backup.ErrServer)
	}
	p := newPrinter(how.Format, "backup.none", c.out)
	if err := p.header([]heading{
		{name: "at", label: "backup.at"}, {name: "why", label: "backup.why"}, {name: "size", label: "backup.size", right: true},
		{name: "holds", label: "backup.holds"}, {name: "file", label: "backup.file"},
	}); err != nil {
		return err
	}
	for _, b := range backup.List(c.address, c.plan()) {
		counts, shown := c.holds(b)
		if err := p.row([]cell{
			{register.At(b.At), lang.Moment(b.At.In(c.env.Clock.Now().Location()))}, {string(b.Why), lang.T("backup.why." + string(b.Why))},
			{b.Size, lang.Size(b.Size)}, {counts, shown}, {b.Path, b.Path},
		}); err != nil {
			return err
		}
	}
	return p.end()
}

// holds counts what a copy holds, as far as it can be seen.
func (c *command) holds(b backup.Backup) (counts map[register.Kind]int, shown string) {
	if b.Sealed {
		return nil, lang.T("backup.sealed")
	}
	g, err := storage.Glance(c.ctx, b.Path)
	if err != nil {
		return nil, lang.T("backup.unreadable")
	}
	total := 0
	for _, n := range g.Counts {
		total += n
	}
	return g.Counts, lang.N("backup.records", total)
}

type restoreCommand struct {
	File         string   `arg:"" name:"file"`
	Into         string   `name:"into" placeholder:"REGISTER"`
	Compare      bool     `name:"compare"`
	Record       []string `name:"record" placeholder:"ID"`
	PassphraseFD int      `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// restore brings a copy back, the whole or single records of it, or only shows what it would change.
func (c *command) restore(how restoreCommand) error {
	if how.Into != "" {
		c.address = how.Into
	}
	if c.address == "" {
		return wrong(lang.T("cli.usage.register"))
	}
	secret := ""
	if backup.Sealed(how.File) || storage.UnderSeal(how.File) {
		var err error
		if secret, err = c.passphrase(how.PassphraseFD, lang.T("cli.passphrase.ask")); err != nil {
			return err
		}
	}
	if how.Compare || len(how.Record) > 0 {
		return c.fromCopy(how, secret)
	}
	kept, err := backup.Restore(c.ctx, how.File, secret, c.address, c.env.Clock.Now())
	switch {
	case errors.Is(err, storage.ErrLocked), errors.Is(err, storage.ErrOnServer):
		return trouble.At(c.address, err)
	case err != nil:
		return ofTwo(how.File, c.address, err)
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.restore.done", c.address))
	if err == nil && kept != "" {
		_, err = fmt.Fprintln(c.out, lang.T("cli.restore.kept", kept))
	}
	return err
}

// fromCopy compares a copy with the register, or takes records out of it.
func (c *command) fromCopy(how restoreCommand, secret string) (err error) {
	wanted := map[register.ID]bool{}
	for _, text := range how.Record {
		id, err := register.ParseID(text)
		if err != nil {
			return wrong(lang.T("cli.usage.bad", "--record", text))
		}
		wanted[id] = true
	}
	then, err := backup.Open(c.ctx, how.File, secret, c.options())
	if err != nil {
		return trouble.At(how.File, err)
	}
	defer func() { err = errors.Join(err, then.Close()) }()
	return c.withRegister(func(s *storage.Store) error {
		if how.Compare {
			return c.compare(then, s)
		}
		ids := make([]register.ID, 0, len(wanted))
		for id := range wanted {
			ids = append(ids, id)
		}
		lines, err := then.Lines(c.ctx, ids...)
		if err != nil {
			return err
		}
		var refs []register.Ref
		for _, id := range ids {
			if lines[id].Kind == "" {
				return trouble.At(how.File, fmt.Errorf("%s: %w", id, storage.ErrNotFound))
			}
			refs = append(refs, lines[id].Ref)
		}
		_, taken, err := s.TakeBack(c.ctx, then.Store, refs...)
		if err != nil {
			return err
		}
		counts := exchange.Counts{}
		for _, ref := range taken {
			counts[ref.Kind]++
		}
		if len(taken) == 0 {
			_, err = fmt.Fprintln(c.out, lang.T("cli.restore.same"))
			return err
		}
		return c.written(counts)
	})
}

// compare lists what a copy would change.
func (c *command) compare(then *backup.Opened, s *storage.Store) error {
	found, err := backup.Compare(c.ctx, then.Store, s)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(c.out, lang.T("cli.restore.same"))
		return err
	}
	t := table{}
	t.add(lang.T("backup.change"), lang.T("cli.kind"), lang.T("cli.label"), lang.T("cli.id"))
	for _, d := range found {
		t.add(lang.T("backup.change."+string(d.Change)), kindWord(d.Kind), d.Label.Or(lang.Current()), d.ID.String())
	}
	return t.write(c.out)
}

// plan is where copies go by the settings; beside the register where there are none.
func (c *command) plan() backup.Plan {
	if c.env.Backups == nil {
		return backup.Plan{}
	}
	return c.env.Backups()
}

// keepCopy makes a copy before a command that takes much at once.
func (c *command) keepCopy(ctx context.Context, s *storage.Store, why storage.Occasion) error {
	_, err := backup.Make(ctx, s, c.plan(), why, c.env.Clock.Now())
	return err
}

// passphraseAtMost is how long a passphrase may be.
const passphraseAtMost = 1 << 10

// passphrase reads one from a file that the caller has opened, else it asks for it.
func (c *command) passphrase(fd int, prompt string) (string, error) {
	if fd >= 0 {
		from := c.env.Handed(fd)
		line, err := bufio.NewReader(io.LimitReader(from, passphraseAtMost)).ReadString('\n')
		_ = from.Close()
		if line = strings.TrimRight(line, "\r\n"); line == "" || err != nil && !errors.Is(err, io.EOF) {
			return "", refusal{text: lang.T("cli.passphrase.none")}
		}
		return line, nil
	}
	if c.env.Secret == nil {
		return "", refusal{text: lang.T("cli.passphrase.none")}
	}
	answer, err := c.env.Secret(prompt)
	if err != nil || answer == "" {
		return "", refusal{text: lang.T("cli.passphrase.none")}
	}
	return answer, nil
}

// newPassphrase asks twice for one that is not known yet. It refuses one as short as the window does.
func (c *command) newPassphrase(fd int) (string, error) {
	first, err := c.passphrase(fd, lang.T("cli.passphrase.new"))
	switch {
	case err != nil:
		return "", err
	case utf8.RuneCountInString(first) < backup.ShortestPassphrase:
		return "", refusal{text: lang.T("backup.seal.short")}
	case fd >= 0:
		return first, nil
	}
	again, err := c.passphrase(fd, lang.T("cli.passphrase.again"))
	if err != nil {
		return "", err
	}
	if again != first {
		return "", refusal{text: lang.T("cli.passphrase.differ")}
	}
	return first, nil
}
