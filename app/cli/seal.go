package cli

import (
	"errors"
	"fmt"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/seal"
)

type sealCommand struct {
	Change       bool `name:"change"`
	Renew        bool `name:"renew"`
	DropCopies   bool `name:"drop-copies"`
	PassphraseFD int  `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// seal puts the register under seal, or changes the passphrase of one under seal and, if asked for, its recovery key.
func (c *command) seal(how sealCommand) error {
	if c.address == "" {
		return wrong(lang.T("cli.usage.register"))
	}
	if how.Change || how.Renew {
		return c.reword(how)
	}
	passphrase, err := c.newPassphrase(how.PassphraseFD)
	if err != nil {
		return err
	}
	recovery, err := storage.Seal(c.ctx, c.address, passphrase, c.options())
	if err != nil {
		return c.notHeld(err)
	}
	if _, err := fmt.Fprintln(c.out, lang.T("cli.seal.done", c.address)+"\n"+recoveryWords(recovery)); err != nil {
		return err
	}
	open := backup.Unsealed(c.address, c.plan())
	if len(open) == 0 {
		return nil
	}
	if !how.DropCopies {
		_, err = fmt.Fprintln(c.env.Stderr, lang.T("cli.seal.copies", lang.N("seal.copies", len(open))))
		return err
	}
	for _, b := range open {
		if err := b.Remove(); err != nil {
			return trouble.At(b.Path, err)
		}
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.seal.dropped", lang.N("seal.copies", len(open))))
	return err
}

// reword changes the passphrase of a register under seal.
func (c *command) reword(how sealCommand) error {
	if !storage.UnderSeal(c.address) {
		return trouble.At(c.address, storage.ErrNotSealed)
	}
	secret, err := c.passphrase(c.unlockFD, lang.T("cli.seal.ask"))
	if err != nil {
		return err
	}
	if err := storage.Unlock(c.ctx, c.address, secret, c.env.Clock); err != nil {
		return trouble.At(c.address, err)
	}
	passphrase, err := c.newPassphrase(how.PassphraseFD)
	if err != nil {
		return err
	}
	recovery := ""
	if how.Renew {
		recovery, err = storage.Renew(c.ctx, c.address, secret, passphrase)
	} else {
		err = storage.Reword(c.ctx, c.address, secret, passphrase)
	}
	if err != nil {
		return c.notHeld(err)
	}
	if _, err := fmt.Fprintln(c.out, lang.T("cli.seal.changed", c.address)); err != nil || recovery == "" {
		return err
	}
	_, err = fmt.Fprintln(c.out, recoveryWords(recovery))
	return err
}

// recoveryWords returns a recovery key as it is shown once, in its letters and in words.
func recoveryWords(recovery string) string {
	return lang.T("cli.seal.recovery", recovery, strings.Join(seal.Spoken(recovery, string(lang.Current())), " "))
}

type unsealCommand struct{}

// unseal takes the register out of its seal.
func (c *command) unseal(unsealCommand) error {
	if c.address == "" {
		return wrong(lang.T("cli.usage.register"))
	}
	if !storage.UnderSeal(c.address) {
		return trouble.At(c.address, storage.ErrNotSealed)
	}
	secret, err := c.passphrase(c.unlockFD, lang.T("cli.seal.ask"))
	if err != nil {
		return err
	}
	if err := storage.Unseal(c.ctx, c.address, secret, c.options()); err != nil {
		return c.notHeld(err)
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.unseal.done", c.address))
	return err
}

// notHeld says of an error with the register who has it open, where that is why.
func (c *command) notHeld(err error) error {
	if errors.Is(err, storage.ErrLocked) {
		c.tellPresent(c.present())
	}
	return trouble.At(c.address, err)
}

// unlock asks for the passphrase of a register under seal, once.
func (c *command) unlock(path string) error {
	if path == "" || briefcase.Is(path) || !storage.UnderSeal(path) || storage.Unlocked(path) {
		return nil
	}
	secret, err := c.passphrase(c.unlockFD, lang.T("cli.seal.ask"))
	if err != nil {
		return err
	}
	return trouble.At(path, storage.Unlock(c.ctx, path, secret, c.env.Clock))
}
