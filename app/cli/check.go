package cli

import (
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
)

type checkCommand struct {
	Mend bool `name:"mend"`
}

// check looks the whole register over; with --mend, it first makes records and their history agree by the better of the
// two.
func (c *command) check(how checkCommand) error {
	with := c.withRegister
	if how.Mend {
		with = c.changing
	}
	return with(func(s *storage.Store) error {
		if how.Mend {
			if err := c.mend(s); err != nil {
				return err
			}
			if err := c.rederive(s); err != nil {
				return err
			}
		} else {
			c.tellPresent(c.present())
		}
		return c.lookThrough(s)
	})
}

// rederive writes again what is kept beside records, where it does not follow from them, after a copy of the register was made.
func (c *command) rederive(s *storage.Store) error {
	findings, err := s.Check(c.ctx)
	wrong := func(d storage.Defect) bool { return d.Flaw == storage.FlawDerived || d.Flaw == storage.FlawRows }
	if err != nil || !storage.Rederivable(findings) && !(s.OnServer() && slices.ContainsFunc(findings, wrong)) {
		return err
	}
	if err := c.keepBeforeMending(s); err != nil {
		return err
	}
	if err := s.Rederive(c.ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.mend.derived"))
	return err
}

// lookThrough says what a check finds.
func (c *command) lookThrough(s *storage.Store) error {
	findings, err := s.Check(c.ctx)
	if err != nil {
		return err
	}
	for _, d := range findings {
		if _, err := fmt.Fprintln(c.out, trouble.DefectReport(d)); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(findings, func(d storage.Defect) bool { return d.Flaw.Damage() }) {
		damaged := error(storage.ErrDamaged)
		switch {
		case s.OnServer():
			damaged = storage.ErrServerDamaged
		case storage.Rederivable(findings):
			damaged = storage.ErrDerivedWrong
		}
		return trouble.At(c.address, damaged)
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.check.whole"))
	return err
}

// keepBeforeMending makes a copy of a register, unless it is on a server, whose administrator keeps copies of its databases.
func (c *command) keepBeforeMending(s *storage.Store) error {
	if s.OnServer() {
		return nil
	}
	kept, err := backup.Make(c.ctx, s, c.plan(), backup.Mending, c.env.Clock.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.backup.made", kept.Path))
	return err
}

// mend makes records and their history agree, after a copy of the register was made.
func (c *command) mend(s *storage.Store) error {
	apart, err := s.Apart(c.ctx)
	if err != nil || len(apart) == 0 {
		return err
	}
	if err := c.keepBeforeMending(s); err != nil {
		return err
	}
	if err := s.Mend(c.ctx, apart); err != nil {
		return err
	}
	for _, a := range apart {
		name := recordName(a.Kind, a.Label) + " " + a.ID.String()
		if len(a.Fields) > 0 {
			fields := make([]string, len(a.Fields))
			for i, f := range a.Fields {
				fields[i] = lang.Spot(a.Kind, f)
			}
			name += " (" + strings.Join(fields, ", ") + ")"
		}
		if _, err := fmt.Fprintln(c.out, lang.T("cli.mend."+string(a.Better), name)); err != nil {
			return err
		}
	}
	return nil
}
