package cli

import (
	"errors"
	"fmt"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/presence"
)

// while runs work that changes a register. A mark beside the register shows that a command has it open, and the user
// reads who else has. After a crash it checks the register first.
func (c *command) while(s *storage.Store, work func(*storage.Store) error) error {
	if s.OnServer() { // which knows by itself
		return work(s)
	}
	own, crashed := presence.Enter(s.Path(), presence.Mark{Name: c.env.Author, Computer: c.env.Device}, c.env.Clock)
	defer own.Leave()
	c.tellPresent(own.Others())
	if crashed {
		if findings, err := s.QuickCheck(c.ctx); err != nil || len(findings) > 0 {
			return errors.Join(err, storage.ErrDamaged)
		}
		if len(own.Others()) == 0 {
			if err := s.SweepFiles(c.ctx); err != nil {
				return err
			}
		}
	}
	return work(s)
}

// tellPresent says who has the register open; nothing where nobody has.
func (c *command) tellPresent(marks []presence.Mark) {
	if len(marks) > 0 {
		_, _ = fmt.Fprintln(c.env.Stderr, lang.T("cli.present", trouble.Present(marks, c.env.Device))) // a hint only
	}
}

// present finds who has the register open that was named.
func (c *command) present() []presence.Mark {
	if storage.IsServer(c.address) {
		return nil
	}
	return presence.At(c.address, c.env.Device, c.env.Clock.Now())
}
