package cli

import (
	"io"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

type calendarCommand struct {
	From   string `name:"from" placeholder:"DAY"`
	To     string `name:"to" placeholder:"DAY"`
	Output string `name:"output" short:"o" placeholder:"FILE.ics"`
}

// calendar writes visits, sessions, last days for notice and ends of agreements as iCalendar: without days, from a year
// ago to three years ahead.
func (c *command) calendar(what calendarCommand) error {
	today, err := c.dayOf("")
	if err != nil {
		return err
	}
	from, to := today.AddMonths(-12), today.AddMonths(36)
	if what.From != "" {
		if from, err = c.dayOf(what.From); err != nil {
			return err
		}
	}
	if what.To != "" {
		if to, err = c.dayOf(what.To); err != nil {
			return err
		}
	}
	if to.CertainlyBefore(from) {
		return wrong(lang.T("cli.usage.bad", "--to", string(to)))
	}
	return c.withRegister(func(s *storage.Store) error {
		entries, err := s.Calendar(c.ctx, from, to)
		if err != nil {
			return err
		}
		return c.writeCalendar(what.Output, entries)
	})
}

func (c *command) writeCalendar(path string, entries []storage.Entry) error {
	if path == "" {
		return exchange.Calendar(entries, c.out)
	}
	return trouble.At(path, storage.Write(path, func(w io.Writer) error { return exchange.Calendar(entries, w) }))
}
