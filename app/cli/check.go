package cli

import (
	"errors"
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

// check looks the whole register over; with --mend, it first rebuilds a file in which only what follows from records is
// damaged, and makes records and their history agree by the better of the two.
func (c *command) check(how checkCommand) error {
	if !how.Mend {
		return c.withRegister(func(s *storage.Store) error {
			c.tellPresent(c.present())
			return c.lookThrough(s)
		})
	}
	rebuildable, err := c.mendOnce()
	if err != nil || !rebuildable {
		return err
	}
	kept, err := backup.Rebuild(c.ctx, c.address, c.options(), c.env.Clock.Now())
	if err != nil {
		return trouble.At(c.address, err)
	}
	for _, said := range []string{lang.T("cli.mend.rebuilt"), lang.T("cli.restore.kept", kept)} {
		if _, err := fmt.Fprintln(c.out, said); err != nil {
			return err
		}
	}
	again, err := c.mendOnce()
	if again {
		err = trouble.At(c.address, storage.ErrDamaged)
	}
	return err
}

// mendOnce mends what a check of a register finds and checks it again, unless its file may be rebuilt first.
func (c *command) mendOnce() (rebuildable bool, err error) {
	opened := false
	err = c.changing(func(s *storage.Store) error {
		opened = true
		findings, err := s.Check(c.ctx)
		if rebuildable = storage.Rebuildable(findings); err != nil || rebuildable {
			return err
		}
		if damaged(findings) {
			if err := c.mend(s); err != nil {
				return err
			}
			if findings, err = s.Check(c.ctx); err != nil {
				return err
			}
			derived, err := c.rederive(s, findings)
			if err != nil {
				return err
			}
			if derived {
				findings, err = s.Check(c.ctx)
			}
			return c.tellFindings(s, findings, err)
		}
		return c.tellFindings(s, findings, nil)
	})
	if !opened && !c.look && errors.Is(err, storage.ErrDamaged) {
		return true, nil
	}
	return rebuildable, err
}

// damaged reports whether a check has found anything broken.
func damaged(findings []storage.Defect) bool {
	return slices.ContainsFunc(findings, func(d storage.Defect) bool { return d.Flaw.Damage() })
}

// rederive writes again what is kept beside records, where it does not follow from them, after a copy of the register was made.
func (c *command) rederive(s *storage.Store, findings []storage.Defect) (done bool, err error) {
	wrong := func(d storage.Defect) bool { return d.Flaw == storage.FlawDerived || d.Flaw == storage.FlawRows }
	if !storage.Rederivable(findings) && !(s.OnServer() && slices.ContainsFunc(findings, wrong)) {
		return false, nil
	}
	if err := c.keepBeforeMending(s); err != nil {
		return false, err
	}
	if err := s.Rederive(c.ctx); err != nil {
		return false, err
	}
	_, err = fmt.Fprintln(c.out, lang.T("cli.mend.derived"))
	return true, err
}

// lookThrough checks a register and says what was found.
func (c *command) lookThrough(s *storage.Store) error {
	findings, err := s.Check(c.ctx)
	return c.tellFindings(s, findings, err)
}

// tellFindings says what a check has found.
func (c *command) tellFindings(s *storage.Store, findings []storage.Defect, err error) error {
	if err != nil {
		return err
	}
	for _, d := range findings {
		if _, err := fmt.Fprintln(c.out, trouble.DefectReport(d)); err != nil {
			return err
		}
	}
	if damaged(findings) {
		fault := error(storage.ErrDamaged)
		switch {
		case s.OnServer():
			fault = storage.ErrServerDamaged
		case storage.Mendable(findings):
			fault = storage.ErrApart
		case storage.Rederivable(findings), storage.Rebuildable(findings):
			fault = storage.ErrDerivedWrong
		}
		return trouble.At(c.address, fault)
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
