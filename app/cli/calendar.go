package cli

import (
	"io"
	"slices"
	"strconv"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

type calendarCommand struct {
	From    string   `name:"from" placeholder:"DAY"`
	To      string   `name:"to" placeholder:"DAY"`
	Kinds   []string `name:"kind" placeholder:"KIND"`
	Partner string   `name:"partner" placeholder:"PARTNER"`
	Alarm   int      `name:"alarm" default:"-1" placeholder:"DAYS"`
	Output  string   `name:"output" short:"o" placeholder:"FILE.ics"`
}

// calendar writes visits, sessions, last days for notice and ends of agreements as iCalendar: without days, from a year
// ago to three years ahead.
func (c *command) calendar(what calendarCommand) error {
	var err error
	from, to := c.today().AddMonths(-12), c.today().AddMonths(36)
	if what.From != "" {
		if from, err = c.dayOf("--from", what.From); err != nil {
			return err
		}
	}
	if what.To != "" {
		if to, err = c.dayOf("--to", what.To); err != nil {
			return err
		}
	}
	if to.CertainlyBefore(from) {
		return wrong(lang.T("cli.usage.bad", "--to", string(to)))
	}
	q := storage.CalendarQuery{From: from, To: to, CalledOff: true}
	for _, kind := range what.Kinds {
		if !slices.Contains(storage.EntryKinds, storage.EntryKind(kind)) {
			return wrongValue("--kind", kind, commas(storage.EntryKinds))
		}
		q.Kinds = append(q.Kinds, storage.EntryKind(kind))
	}
	alarm := exchange.Alarm(what.Alarm)
	if alarm < exchange.NoAlarm || alarm > exchange.FarthestAlarm {
		return wrong(lang.T("cli.usage.bad", "--alarm", strconv.Itoa(what.Alarm)))
	}
	return c.withRegister(func(s *storage.Store) error {
		var err error
		if what.Partner != "" {
			if q.Partner, err = c.partner(s, what.Partner); err != nil {
				return err
			}
		}
		entries, err := s.Calendar(c.ctx, q)
		if err != nil {
			return err
		}
		return c.writeCalendar(what.Output, entries, alarm)
	})
}

func (c *command) writeCalendar(path string, entries []storage.Entry, alarm exchange.Alarm) error {
	if path == "" {
		return exchange.Calendar(entries, alarm, c.out)
	}
	return trouble.At(path, storage.Write(path, func(w io.Writer) error { return exchange.Calendar(entries, alarm, w) }))
}
