package cli

import (
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

// officeCommand is what the administrator of a register on a server does.
type officeCommand struct {
	Init    struct{}           `cmd:""`
	Migrate struct{}           `cmd:""`
	Grant   officeGrantCommand `cmd:""`
	Check   struct{}           `cmd:""`
	Move    officeMoveCommand  `cmd:""`
}

type officeGrantCommand struct {
	Person string `arg:"" name:"person" placeholder:"PERSON"`
	Role   string `arg:"" name:"role" placeholder:"ROLE"`
	// KeepPassword leaves the one that the person has.
	KeepPassword bool `name:"keep-password"`
	PassphraseFD int  `name:"passphrase-fd" placeholder:"N" default:"-1"`
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
		return trouble.At(c.address, err)
	}
	_, err := fmt.Fprintln(c.out, lang.T("cli.office.ready", storage.Name(c.address)))
	return err
}

// officeGrant lets a person sign in, or takes the person another role.
func (c *command) officeGrant(how officeGrantCommand) error {
	role := storage.ServerRole(how.Role)
	if roles := append(slices.Clone(storage.ServerRoles), storage.ServerNone); !slices.Contains(roles, role) {
		return wrongValue("ROLE", how.Role, joinRoles(roles))
	}
	password := ""
	if role != storage.ServerNone && !how.KeepPassword {
		var err error
		if password, err = c.newPassphrase(how.PassphraseFD); err != nil {
			return err
		}
	}
	return c.during(c.open, func(s *storage.Store) error {
		if err := s.Admit(c.ctx, how.Person, role, password); err != nil {
			return err
		}
		_, err := fmt.Fprintln(c.out, lang.T("cli.office.granted", how.Person, lang.T("role."+string(role))))
		return err
	})
}

func joinRoles(roles []storage.ServerRole) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = string(r)
	}
	return strings.Join(names, ", ")
}

// officeCheck lists who may do what, and looks the register through.
func (c *command) officeCheck() error {
	if !storage.IsServer(c.address) {
		return wrong(lang.T("cli.usage.server"))
	}
	return c.withRegister(func(s *storage.Store) error {
		persons, err := s.Persons(c.ctx)
		if err != nil {
			return err
		}
		for _, p := range persons {
			if _, err := fmt.Fprintf(c.out, "%s: %s\n", p.Name, lang.T("role."+string(p.Role))); err != nil {
				return err
			}
		}
		return c.lookThrough(s)
	})
}

// officeMove makes a register of all that another holds in another place: a file, or an empty database on a server.
func (c *command) officeMove(how officeMoveCommand) error {
	return c.withRegister(func(s *storage.Store) error {
		if err := s.MoveTo(storage.Telling(c.ctx, c.slowly()), how.To, c.options()); err != nil {
			return trouble.At(how.To, err)
		}
		_, err := fmt.Fprintln(c.out, lang.T("cli.office.moved", storage.Name(how.To)))
		return err
	})
}

// manyRows is how many are moved before anybody wants to know how far it has come.
const manyRows = 10_000

// slowly shows the progress of long work.
func (c *command) slowly() func(done, all int) {
	tell := c.progress()
	return func(done, all int) {
		if all >= manyRows {
			tell(done, all)
		}
	}
}
