package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"accord/app/changes"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

type historyCommand struct {
	Kind   string `arg:"" name:"kind" optional:""`
	ID     string `arg:"" name:"id" optional:""`
	Since  string `name:"since" placeholder:"DAY"`
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// changesAtOnce is how many changes are in memory at once, each with the record before and after.
const changesAtOnce = 100

// history lists the changes of one record, or of all since a day, the newest first.
func (c *command) history(what historyCommand) error {
	if err := formatOf(what.Format, asTable, asJSON); err != nil {
		return err
	}
	q, err := c.historyOf(what)
	if err != nil {
		return err
	}
	return c.withRegister(func(s *storage.Store) error {
		if !q.Record.IsZero() {
			if _, err := s.Record(c.ctx, register.Ref{Kind: q.Kinds[0], ID: q.Record}); err != nil {
				return err
			}
		}
		p := newPrinter(what.Format, "history.empty", c.out)
		head := []heading{
			{name: "at", label: "history.at"}, {name: "author", label: "history.by"}, {name: "device", label: "history.device"},
			{name: "act", label: "history.act"}, {name: "source"}, {name: "kind", label: "cli.kind"}, {name: "id", label: "cli.id"},
			{name: "label", label: "cli.label", texts: true}, {name: "revision"}, {name: "batch"}, {name: "undoes"}, {name: "elsewhere"},
			{name: "changes", label: "history.changed"},
		}
		if !q.Record.IsZero() {
			head[5].label, head[6].label, head[7].label = "", "", "" // they are what was asked for
		}
		if err := p.header(head); err != nil {
			return err
		}
		for below := int64(0); ; {
			page, err := s.Changes(c.ctx, q, below, changesAtOnce)
			if err != nil {
				return err
			}
			if len(page) == 0 {
				return p.end()
			}
			if err := c.historyPage(s, p, page); err != nil {
				return err
			}
			below = page[len(page)-1].Seq
		}
	})
}

// historyOf reads what was asked for: a record, or a day.
func (c *command) historyOf(what historyCommand) (q storage.HistoryQuery, err error) {
	switch {
	case what.Kind == "" && what.Since == "":
		return q, wrong(lang.T("cli.usage.history"))
	case what.Kind != "":
		kind, err := kindOf(what.Kind)
		if err != nil {
			return q, err
		}
		id, err := register.ParseID(what.ID)
		if err != nil || id.IsZero() {
			return q, wrongValue("ID", what.ID, anID)
		}
		q.Kinds, q.Record = []register.Kind{kind}, id
	}
	if what.Since == "" {
		return q, nil
	}
	day, err := register.ReadTyped(what.Since, c.today())
	if err != nil || day.Precision() != register.DayKnown {
		return q, wrongValue("--since", what.Since, "2022-11-29")
	}
	q.From = register.At(time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 0, 0, 0, 0, time.Local))
	return q, nil
}

// changedField is a field in the JSON of a change, as the native form writes it.
type changedField struct {
	Field  string          `json:"field"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// changedFields are the fields in which a change differs; a new record has none.
func changedFields(c storage.Change) ([]changedField, error) {
	fields := []changedField{}
	if c.Before == nil {
		return fields, nil
	}
	var was, is map[string]json.RawMessage
	for _, one := range []struct {
		record register.Record
		into   *map[string]json.RawMessage
	}{{c.Before, &was}, {c.After, &is}} {
		text, err := json.Marshal(one.record)
		if err == nil {
			err = json.Unmarshal(text, one.into)
		}
		if err != nil {
			return nil, fmt.Errorf("compare what was changed: %w", err)
		}
	}
	names := maps.Clone(is)
	maps.Copy(names, was)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !slices.Contains(savedFields, name) && !bytes.Equal(was[name], is[name]) {
			fields = append(fields, changedField{name, orNull(was[name]), orNull(is[name])})
		}
	}
	return fields, nil
}

// stepElsewhere is what was done in another register before a package brought it.
type stepElsewhere struct {
	At      register.Instant `json:"at"`
	Author  string           `json:"author"`
	Device  string           `json:"device"`
	Act     storage.Act      `json:"act"`
	Changes []changedField   `json:"changes"`
	Steps   []stepElsewhere  `json:"elsewhere"`
}

func stepsOf(c storage.Change) ([]stepElsewhere, error) {
	steps := make([]stepElsewhere, len(c.Steps))
	for i, step := range c.Steps {
		fields, err := changedFields(step)
		if err != nil {
			return nil, err
		}
		inner, err := stepsOf(step)
		if err != nil {
			return nil, err
		}
		steps[i] = stepElsewhere{step.At, step.Author, step.Device, step.Act, fields, inner}
	}
	return steps, nil
}

// savedFields differ after every save.
var savedFields = []string{"revision", "updated_at", "updated_by"}

func orNull(value json.RawMessage) json.RawMessage {
	if value == nil {
		return json.RawMessage("null")
	}
	return value
}

func (c *command) historyPage(s *storage.Store, p printer, page []storage.Change) error {
	seqs := make([]int64, len(page))
	for i, change := range page {
		seqs[i] = change.Seq
	}
	page, err := s.ChangesAt(c.ctx, seqs...)
	if err != nil {
		return err
	}
	names, err := changes.Names(c.ctx, s, changes.Mentioning(page...)...)
	if err != nil {
		return err
	}
	var purged []register.ID
	for _, one := range page {
		if one.After == nil {
			purged = append(purged, one.ID)
		}
	}
	lines, err := s.Lines(c.ctx, purged...) // all that is left of them
	if err != nil {
		return err
	}
	for _, one := range page {
		fields, err := changedFields(one)
		if err != nil {
			return err
		}
		steps, err := stepsOf(one)
		if err != nil {
			return err
		}
		label := lines[one.ID].Label
		if one.After != nil {
			label = one.After.Label()
		}
		undoes := ""
		if !one.Undoes.IsZero() {
			undoes = one.Undoes.String()
		}
		if err := p.row([]cell{
			{one.At, lang.Moment(one.At.Local())}, {one.Author, one.Author}, {one.Device, one.Device}, {string(one.Act), changes.Act(one)},
			{one.Name, ""}, {string(one.Kind), kindWord(one.Kind)}, {one.ID.String(), one.ID.String()},
			{label, label.Or(lang.Current())}, {one.Revision, ""}, {one.Batch.String(), ""}, {undoes, ""}, {steps, ""}, {fields, changes.Brief(one, names)},
		}); err != nil {
			return err
		}
	}
	return nil
}
