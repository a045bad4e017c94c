package cli

import (
	"fmt"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/briefcase"
	"accord/storage/register"
)

type briefcaseCommand struct {
	Output       string   `name:"output" short:"o" required:"" placeholder:"FILE"`
	Kind         []string `name:"kind" placeholder:"KIND"`
	Partner      string   `name:"partner" placeholder:"P"`
	Until        string   `name:"until" placeholder:"DAY"`
	Notes        bool     `name:"notes"`
	Files        bool     `name:"files"`
	PassphraseFD int      `name:"passphrase-fd" placeholder:"N" default:"-1"`
}

// briefcase makes a sealed copy of a part of the register that opens for looking only.
func (c *command) briefcase(how briefcaseCommand) error {
	what := storage.Excerpt{Notes: how.Notes, Files: how.Files}
	for _, text := range how.Kind {
		k, err := kindOf(text)
		if err != nil {
			return err
		}
		what.Kinds = append(what.Kinds, k)
	}
	var err error
	if what.Until, err = c.until(how.Until); err != nil {
		return err
	}
	if !briefcase.Is(how.Output) {
		return wrong(lang.T("cli.backup.extension", briefcase.Extension))
	}
	if err := c.nonesuch(how.Output); err != nil {
		return err
	}
	passphrase, err := c.newPassphrase(how.PassphraseFD)
	if err != nil {
		return err
	}
	var taken map[register.Kind]int
	err = c.withRegister(func(s *storage.Store) error {
		if how.Partner != "" {
			if what.Partner, err = c.partner(s, how.Partner); err != nil {
				return err
			}
		}
		taken, err = briefcase.Make(c.ctx, s, how.Output, what, passphrase)
		return trouble.At(how.Output, err)
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c.out, lang.T("cli.briefcase.made", how.Output)); err != nil {
		return err
	}
	c.address = how.Output
	return c.written(exchange.Counts(taken))
}
