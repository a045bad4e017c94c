package cli

import (
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/storage"
)

type deadlinesCommand struct {
	On     string `name:"on" placeholder:"DAY"`
	Within string `name:"within" placeholder:"DAYS" default:"180d"`
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// furthestDeadline is how many days ahead deadlines are looked for at the most.
const furthestDeadline = 36500

// deadlines lists what falls due, the nearest first.
func (c *command) deadlines(what deadlinesCommand) error {
	on, err := c.dayOf("--on", what.On)
	if err != nil {
		return err
	}
	if err := formatOf(what.Format, asTable, asJSON); err != nil {
		return err
	}
	within, err := strconv.Atoi(strings.TrimSuffix(what.Within, "d"))
	if err != nil || within < 0 || within > furthestDeadline {
		return wrong(lang.T("cli.usage.bad", "--within", what.Within))
	}
	return c.withRegister(func(s *storage.Store) error {
		due, err := s.Deadlines(c.ctx, on, within)
		if err != nil {
			return err
		}
		p := newPrinter(what.Format, "list.none", c.out)
		if err := p.header([]heading{
			{name: "day", label: "deadline.day"}, {name: "deadline", label: "deadline.kind"}, {name: "hint", label: "cli.hint", texts: true},
			{name: "label", label: "cli.label", texts: true}, {name: "then", label: "deadline.then"}, {name: "kind"}, {name: "id", label: "cli.id"},
		}); err != nil {
			return err
		}
		for _, d := range due {
			l := lang.Current()
			what := lang.T("deadline.kind." + string(d.Kind))
			if !d.Of.IsZero() {
				what += ": " + d.Of.Label.Or(l)
			}
			if err := p.row([]cell{
				{d.Day, lang.Day(d.Day)}, {string(d.Kind), what}, {d.Hint, d.Hint.Or(l)}, {d.Label, d.Label.Or(l)},
				{d.Then, lang.Day(d.Then)}, {string(d.Ref.Kind), ""}, {d.ID.String(), d.ID.String()},
			}); err != nil {
				return err
			}
		}
		return p.end()
	})
}
