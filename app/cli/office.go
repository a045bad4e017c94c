package cli

import (
	"fmt"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

// officeCommand is what the administrator of a register on a server does.
type officeCommand struct {
	Init    struct{}          `cmd:""`
	Migrate struct{}          `cmd:""`
	Move    officeMoveCommand `cmd:""`
}

type officeMoveCommand struct {
	To string `arg:"" name:"to" placeholder:"ADDRESS"`
}

// officePrepare makes the tables of a register in an empty database, or brings those that are there up to date.
func (c *command) officePrepare() error {
	if !storage.IsServer(c.address) {
		return wrong(lang.T("cli.usage.server"))
	}
	if err := storage.InitServer(c.ctx, c.address, c.options()); err != nil {
		return trouble.At(storage.Name(c.address), err)
	}
	_, err := fmt.Fprintln(c.out, lang.T("cli.office.ready", storage.Name(c.address)))
	return err
}

// officeMove makes a register of all that another holds in another place: a file, or an empty database on a server.
func (c *command) officeMove(how officeMoveCommand) error {
	return c.withRegister(func(s *storage.Store) error {
		if err := s.MoveTo(storage.Telling(c.ctx, c.slowly()), how.To, c.options()); err != nil {
			return trouble.At(storage.Name(how.To), err)
		}
		_, err := fmt.Fprintln(c.out, lang.T("cli.office.moved", storage.Name(how.To)))
		return err
	})
}

// manyRows is how many are moved before anybody wants to know how far it has come.
const manyRows = 10_000

// slowly is progress of what takes long.
func (c *command) slowly() func(done, all int) {
	tell := c.progress()
	return func(done, all int) {
		if all >= manyRows {
			tell(done, all)
		}
	}
}
