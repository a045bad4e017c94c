package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// listQuestion selects records of a kind, and their order.
type listQuestion struct {
	Kind    string `arg:"" name:"kind"`
	On      string `name:"on" placeholder:"DAY"`
	Find    string `name:"find" placeholder:"TEXT"`
	Partner string `name:"partner" placeholder:"PARTNER"`
	Status  string `name:"status" placeholder:"STATUS"`
	Waits   string `name:"waits" placeholder:"WHAT"`
	Sort    string `name:"sort" placeholder:"[-]FIELD"`
	Limit   int    `name:"limit" placeholder:"N"`
}

type listCommand struct {
	listQuestion `embed:""`
	Format       string `name:"format" placeholder:"table|json|csv" default:"table"`
}

// asked is the question behind a list, in the register's terms.
type asked struct {
	storage.Query
	on      register.Date
	partner register.ID
	status  string
	waits   string
}

// listable is a kind as lists of commands show it.
type listable struct {
	sorts     []string
	statuses  []string // where they are not the states of the kind
	waitings  []string
	byPartner bool
	columns   []heading
	ids       func(context.Context, *storage.Store, asked) ([]register.ID, error)
	rows      reading
	sheet     reading // rows with what a spreadsheet takes for numbers
}

// rowsAtOnce is how many rows are read at a time.
const rowsAtOnce = 500

func listOf(k register.Kind) listable {
	l := kinds[k].list
	if l.statuses == nil {
		l.statuses = k.States()
	}
	return l
}

func (c *command) list(what listCommand) error {
	kind, err := kindOf(what.Kind)
	if err != nil {
		return err
	}
	shape := listOf(kind)
	q, err := c.question(what.listQuestion, shape)
	if err == nil {
		err = formatOf(what.Format, asTable, asJSON, asCSV)
	}
	if err != nil {
		return err
	}
	return c.withRegister(func(s *storage.Store) error {
		ids, err := c.listedIDs(s, shape, q, what.listQuestion)
		if err != nil {
			return err
		}
		p := newPrinter(what.Format, "list.none", c.out)
		if err := p.header(shape.columns); err != nil {
			return err
		}
		for part := range slices.Chunk(ids, rowsAtOnce) {
			rows, err := shape.rows(c.ctx, s, part, q.on)
			if err != nil {
				return err
			}
			for _, row := range rows {
				if err := p.row(row); err != nil {
					return err
				}
			}
		}
		return p.end()
	})
}

// listedIDs are those of the records that were asked for, in their order.
func (c *command) listedIDs(s *storage.Store, shape listable, q asked, what listQuestion) (ids []register.ID, err error) {
	if what.Partner != "" {
		if q.partner, err = c.partner(s, what.Partner); err != nil {
			return nil, err
		}
	}
	if ids, err = shape.ids(c.ctx, s, q); err == nil && what.Limit > 0 {
		ids = ids[:min(len(ids), what.Limit)]
	}
	return ids, err
}

// question checks what was asked for; the partner is found later, in the register.
func (c *command) question(what listQuestion, shape listable) (asked, error) {
	q := asked{status: what.Status, waits: what.Waits}
	q.Find, q.Language = what.Find, lang.Current()
	var err error
	if q.on, err = c.dayOf("--on", what.On); err != nil {
		return asked{}, err
	}
	q.Order, q.Descending = strings.CutPrefix(what.Sort, "-")
	switch {
	case q.Order != "" && !slices.Contains(shape.sorts, q.Order):
		return asked{}, wrongValue("--sort", q.Order, commas(shape.sorts))
	case what.Status != "" && shape.statuses == nil:
		return asked{}, wrong(lang.T("cli.usage.not_here", "--status", what.Kind))
	case what.Status != "" && !slices.Contains(shape.statuses, what.Status):
		return asked{}, wrongValue("--status", what.Status, commas(shape.statuses))
	case what.Waits != "" && shape.waitings == nil:
		return asked{}, wrong(lang.T("cli.usage.not_here", "--waits", what.Kind))
	case what.Waits != "" && !slices.Contains(shape.waitings, what.Waits):
		return asked{}, wrongValue("--waits", what.Waits, commas(shape.waitings))
	case what.Partner != "" && !shape.byPartner:
		return asked{}, wrong(lang.T("cli.usage.not_here", "--partner", what.Kind))
	case what.Limit < 0:
		return asked{}, wrong(lang.T("cli.usage.bad", "--limit", strconv.Itoa(what.Limit)))
	}
	return q, nil
}

// reading reads the rows of a list.
type reading func(context.Context, *storage.Store, []register.ID, register.Date) ([][]cell, error)

// listed puts the columns of a kind and the reading of rows together.
func listed[R any](l listable, key func(R) register.ID, all []columns.Column[R],
	rows func(*storage.Store, context.Context, []register.ID, register.Date) ([]R, error),
) listable {
	var empty R
	l.columns = []heading{{name: "id", label: "cli.id"}}
	l.sorts = columns.Sorts(all)
	for _, c := range all {
		_, texts := c.Value(empty).(register.Text)
		h := heading{name: c.Name, label: c.Label, right: c.Right, texts: texts, aside: c.Aside}
		l.columns = append(l.columns, h)
	}
	with := func(value func(columns.Column[R], R) any) reading {
		return func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([][]cell, error) {
			read, err := rows(s, ctx, ids, on)
			if err != nil {
				return nil, err
			}
			out := make([][]cell, len(read))
			for i, r := range read {
				id := key(r).String()
				out[i] = append(out[i], cell{id, id})
				for _, c := range all {
					out[i] = append(out[i], cell{value(c, r), c.Text(r)})
				}
			}
			return out, nil
		}
	}
	l.rows = with(func(c columns.Column[R], r R) any { return c.Value(r) })
	l.sheet = with(columns.Column[R].InSheet)
	return l
}

// onAnyDay reads rows that are the same on every day.
func onAnyDay[R any](rows func(*storage.Store, context.Context, []register.ID) ([]R, error),
) func(*storage.Store, context.Context, []register.ID, register.Date) ([]R, error) {
	return func(s *storage.Store, ctx context.Context, ids []register.ID, _ register.Date) ([]R, error) {
		return rows(s, ctx, ids)
	}
}

func texts[V ~string](list []V) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// some makes a list of one value for a query, none of an empty one.
func some[V ~string](value string) []V {
	if value == "" {
		return nil
	}
	return []V{V(value)}
}
