package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

type packCommand struct {
	Kind         string   `arg:"" name:"kind" optional:""`
	IDs          []string `arg:"" name:"id" optional:""`
	Output       string   `name:"output" short:"o" required:"" placeholder:"FILE" word:"pack.output"`
	Depth        int      `name:"depth" placeholder:"N" default:"2"`
	Files        string   `name:"files" placeholder:"all|none|SIZE" default:"all" word:"pack.files"`
	To           []string `name:"to" placeholder:"KEY" word:"pack.to"`
	For          string   `name:"for" placeholder:"TEXT"`
	Until        string   `name:"until" placeholder:"DAY" word:"pack.until"`
	Last         bool     `name:"last"`
	PassphraseFD int      `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// pack takes records along in one file; without any, the whole register, or the part of one that comes back.
func (c *command) pack(how packCommand) error {
	roots, err := c.refs(how.Kind, how.IDs)
	if err != nil {
		return err
	}
	p := storage.Packing{History: !how.Last, For: how.For, Name: nameOf(c.address)}
	if p.FilesUnder, err = sizeOf(how.Files); err != nil {
		return err
	}
	if p.Until, err = c.until(how.Until); err != nil {
		return err
	}
	if !pack.Is(how.Output) {
		return wrong(lang.T("cli.backup.extension", pack.Extension))
	}
	if how.Depth < 0 || how.Depth > storage.DepthAtMost {
		return wrongValue("--depth", strconv.Itoa(how.Depth), "0 – "+strconv.Itoa(storage.DepthAtMost))
	}
	if err := c.nonesuch(how.Output); err != nil {
		return err
	}
	d, err := c.keys()
	if err != nil {
		return err
	}
	return c.changing(func(s *storage.Store) error {
		lock, err := c.lockFor(s, how)
		if err != nil {
			return err
		}
		if p.Refs, err = c.along(s, roots, how.Depth); err != nil {
			return err
		}
		l, err := s.Pack(c.ctx, p)
		if err != nil {
			return err
		}
		l.Device = d.Name
		err = pack.Write(c.ctx, how.Output, l, d, lock, func(v register.Version, to io.Writer) error { return s.CopyFile(c.ctx, v, to) })
		if err != nil {
			return trouble.At(how.Output, err)
		}
		if err := s.Expect(c.ctx, l.Parcel); err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.out, lang.T("cli.pack.made", how.Output, lang.N("backup.records", l.Chosen(p)), lang.N("pack.files", len(l.Files))))
		return err
	})
}

// lockFor returns what opens the package: the computers that it is for, else a passphrase.
func (c *command) lockFor(s *storage.Store, how packCommand) (lock pack.Lock, err error) {
	for _, to := range how.To {
		card, err := c.cardOf(s, to)
		if err != nil {
			return pack.Lock{}, err
		}
		lock.Cards = append(lock.Cards, card)
	}
	if len(lock.Cards) == 0 {
		lock.Passphrase, err = c.newPassphrase(how.PassphraseFD)
	}
	return lock, err
}

// along returns the records with what goes along with them; of no records, none, which stands for the whole register.
func (c *command) along(s *storage.Store, roots []register.Ref, depth int) (refs []register.Ref, err error) {
	if len(roots) == 0 {
		return nil, nil
	}
	along, err := s.Along(c.ctx, roots, depth)
	if err != nil {
		return nil, err
	}
	if len(along) == 0 {
		return nil, storage.ErrNotFound
	}
	for _, one := range along {
		refs = append(refs, one.Ref)
	}
	return refs, nil
}

// refs reads a kind and IDs of its records.
func (c *command) refs(kind string, ids []string) ([]register.Ref, error) {
	if kind == "" {
		return nil, nil
	}
	k, err := kindOf(kind)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, wrong(lang.T("cli.usage.missing", "ID"))
	}
	refs := make([]register.Ref, len(ids))
	for i, text := range ids {
		id, err := register.ParseID(text)
		if err != nil || id.IsZero() {
			return nil, wrongValue("ID", text, anID)
		}
		refs[i] = register.Ref{Kind: k, ID: id}
	}
	return refs, nil
}

// nameOf is what a register is called to others.
func nameOf(address string) string {
	name := storage.Name(address)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// sizeOf reads how large a file may be: "all", "none", "5M", "300K", bytes.
func sizeOf(text string) (int64, error) {
	switch text {
	case "all":
		return -1, nil
	case "none":
		return 0, nil
	}
	number, unit := strings.ToUpper(strings.TrimSpace(text)), int64(1)
	for sign, size := range map[string]int64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30} {
		if rest, is := strings.CutSuffix(number, sign); is {
			number, unit = rest, size
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 32)
	if err != nil || n < 0 {
		return 0, wrongValue("--files", text, "all, none, 5M")
	}
	return n * unit, nil
}

// cardOf reads a card, or finds a device's card by its name in the register.
func (c *command) cardOf(s *storage.Store, text string) (string, error) {
	if pack.IsCard(text) {
		return strings.TrimSpace(text), nil
	}
	all, err := s.Devices(c.ctx)
	if err != nil {
		return "", err
	}
	for _, d := range all {
		if strings.EqualFold(d.Name, text) && d.Standing != storage.TrustWithdrawn {
			return d.Card, nil
		}
	}
	return "", pack.ErrCard
}
