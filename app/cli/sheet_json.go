package cli

import (
	"encoding/json"

	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
)

type saidColumn struct {
	Head  string `json:"head"`
	Field string `json:"field,omitempty"`
}

type saidFault struct {
	Cell string `json:"cell,omitempty"`
	Key  string `json:"key"`
	Text string `json:"text"`
}

type saidRow struct {
	Row      int          `json:"row"`
	State    plan.State   `json:"state"`
	Record   register.Ref `json:"record,omitzero"`
	AsRow    int          `json:"as_row,omitempty"`
	Faults   []saidFault  `json:"faults,omitempty"`
	Warnings []saidFault  `json:"warnings,omitempty"`
}

type saidQuestion struct {
	Of        string       `json:"of"`
	Field     string       `json:"field"`
	Text      string       `json:"text"`
	Also      []string     `json:"also,omitempty"`
	Rows      int          `json:"rows"`
	Cell      string       `json:"cell,omitempty"`
	Suggested []suggestion `json:"suggested,omitempty"`
}

type suggestion struct {
	ID   register.ID `json:"id"`
	Name string      `json:"name"`
}

type saidPlan struct {
	File      string             `json:"file"`
	Sheet     string             `json:"sheet,omitempty"`
	Kind      register.Kind      `json:"kind"`
	DryRun    bool               `json:"dry_run"`
	Batch     register.ID        `json:"batch,omitzero"`
	Counts    map[plan.State]int `json:"counts"`
	Made      int                `json:"made"`
	Columns   []saidColumn       `json:"columns"`
	Questions []saidQuestion     `json:"questions"`
	Rows      []saidRow          `json:"rows"`
	Mapping   *mapping.Mapping   `json:"mapping"`
}

// tellPlanAsJSON prints a plan for scripts, every row of it.
func (c *command) tellPlanAsJSON(p *plan.Plan, dry bool, batch register.ID) error {
	said := saidPlan{File: p.Table.File, Sheet: p.Table.Name, Kind: p.Mapping.Kind, DryRun: dry, Batch: batch, Counts: map[plan.State]int{},
		Made: len(p.Made), Columns: []saidColumn{}, Questions: []saidQuestion{}, Rows: []saidRow{}, Mapping: p.Mapping}
	for _, state := range plan.States {
		said.Counts[state] = p.Counts[state]
	}
	for _, one := range p.Columns {
		said.Columns = append(said.Columns, saidColumn{one.Head, one.Field})
	}
	for _, q := range p.Questions {
		one := saidQuestion{Of: q.Of(), Field: q.Field, Text: q.Text, Also: q.Also, Rows: q.Rows, Cell: q.Cell}
		for _, s := range q.Suggested {
			one.Suggested = append(one.Suggested, suggestion{s.ID, s.Name})
		}
		said.Questions = append(said.Questions, one)
	}
	for _, row := range p.Rows {
		one := saidRow{Row: p.Table.Line(row.Number), State: row.State, AsRow: p.Table.Line(row.As), Faults: saidFaults(p, row.Faults), Warnings: saidFaults(p, row.Doubts)}
		if !dry || row.State != plan.New { // a record that is only planned has no name yet
			one.Record = row.Ref
		}
		said.Rows = append(said.Rows, one)
	}
	e := json.NewEncoder(c.out)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(said)
}

func saidFaults(p *plan.Plan, faults []plan.Fault) (out []saidFault) {
	for _, f := range faults {
		out = append(out, saidFault{f.Cell, f.Key, f.Text(p.Mapping.Kind)})
	}
	return out
}
