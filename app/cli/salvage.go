package cli

import (
	"fmt"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

type salvageCommand struct {
	File string `arg:"" name:"file"`
	Into string `name:"into" short:"o" required:"" placeholder:"REGISTER"`
}

// salvage makes a new register of what can be read of a damaged one, and names what could not.
func (c *command) salvage(how salvageCommand) error {
	options := c.options()
	options.Before = nil
	if err := c.unlock(how.File); err != nil {
		return err
	}
	report, err := storage.Salvage(c.ctx, how.File, how.Into, options)
	if err != nil {
		return trouble.At(how.File, err)
	}
	c.address = how.Into
	if err := c.written(exchange.Counts(report.Counts)); err != nil {
		return err
	}
	for _, l := range report.Older {
		if _, err := fmt.Fprintln(c.out, lang.T("cli.salvage.older", lostName(l), fmt.Sprint(l.Taken))); err != nil {
			return err
		}
	}
	for _, l := range report.Rows {
		if _, err := fmt.Fprintln(c.out, lang.T("cli.salvage.row", lostName(l), fmt.Sprint(l.Taken))); err != nil {
			return err
		}
	}
	for _, l := range report.Lost {
		if _, err := fmt.Fprintln(c.out, lang.T("cli.salvage.lost", lostName(l))); err != nil {
			return err
		}
	}
	for _, name := range report.Files {
		if _, err := fmt.Fprintln(c.out, lang.T("cli.salvage.file", name)); err != nil {
			return err
		}
	}
	return nil
}

// lostName is how a record is called that could not be read.
func lostName(l storage.Lost) string {
	name := kindWord(l.Kind)
	if label := l.Label.Or(lang.Current()); label != "" {
		name += " “" + oneLine(label) + "”"
	}
	return name + " " + l.ID.String()
}
