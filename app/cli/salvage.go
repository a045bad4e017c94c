package cli

import (
	"fmt"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
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
		return ofTwo(how.File, how.Into, err)
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

// recordName is the kind of a record and, where it is known, its name in quotes.
func recordName(k register.Kind, label register.Text) string {
	if words := label.Or(lang.Current()); words != "" {
		return lang.T("step.record", kindWord(k), oneLine(words))
	}
	return kindWord(k)
}

// lostName is how a record is called that could not be read.
func lostName(l storage.Lost) string {
	return recordName(l.Kind, l.Label) + " " + l.ID.String()
}
