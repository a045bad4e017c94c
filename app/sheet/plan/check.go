package plan

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/sheet/mapping"
	"accord/storage/register"
)

// check notes the problems of a row's record, which is new or was another before; it returns false where the record cannot be taken.
func (b *building) check(row *Row, before, r register.Record) bool {
	register.NameRows(r)
	for _, problem := range r.Check() {
		column := b.columnBehind(stepOf(r, problem.Field))
		f := Fault{Column: column, Key: problem.Key, Args: problem.Args}
		if column >= 0 {
			f.Cell = b.p.Table.Address(column, row.Number)
		}
		if problem.Warning {
			row.Doubts = once(row.Doubts, f)
		} else {
			if f.Args == nil && problem.Key == "problem.required" {
				f.Key, f.Args = "sheet.fault.required", []string{problem.Field}
			}
			row.Faults = once(row.Faults, f)
		}
	}
	for _, problem := range b.store.Beyond(before, r) {
		row.Faults = append(row.Faults, Fault{Column: b.columnBehind(problem.Field), Key: problem.Key})
	}
	if len(row.Faults) > 0 {
		row.State = Faulty
		return false
	}
	return true
}

// once adds a fault that is not told yet: two fields may say the same of one cell.
func once(told []Fault, f Fault) []Fault {
	if slices.ContainsFunc(told, func(one Fault) bool { return one.Cell == f.Cell && one.Key == f.Key && slices.Equal(one.Args, f.Args) }) {
		return told
	}
	return append(told, f)
}

// stepOf names the field that a step of an agreement comes from, by what the step is; any other path stays.
func stepOf(r register.Record, path string) string {
	a, is := r.(*register.Agreement)
	if !is || !strings.HasPrefix(path, "actions[") {
		return path
	}
	place, _, _ := strings.Cut(strings.TrimPrefix(path, "actions["), "]")
	i, err := strconv.Atoi(place)
	if err != nil || i >= len(a.Actions) {
		return path
	}
	switch a.Actions[i].Kind {
	case register.ActionEntryIntoForce:
		return "force"
	case register.ActionTermination:
		return "ended"
	}
	return path
}

// fieldsOfPart are the fields that a part of a record comes from, where they are called otherwise.
var fieldsOfPart = map[string][]string{
	"actions": {"ended", "force", "effective"}, "force": {"force", "effective"}, "rules": {"term"}, "until": {"until", "term"}, "parties": {"parties", "theirs", "ours", "signing.on", "signing.at"},
	"from": {"from", "days"}, "to": {"to", "days"}, "steps": {"state"}, "appointments": {"from", "to", "post", "body"}, "members": {"co_chair_ours", "co_chair_theirs", "secretary_ours", "members_ours", "members_theirs"},
	"due_rule": {"due_on"}, "source": {"session", "agreement"}, "closure": {"closure.on", "result"},
}

// columnOf finds the column of a field, -1 where there is none.
func (b *building) columnOf(name string) int {
	return slices.IndexFunc(b.p.Columns, func(c mapping.Column) bool { return c.Field == name })
}

// columnBehind finds the column whose cell a problem of a record comes from, -1 where there is none.
func (b *building) columnBehind(path string) int {
	top := path
	if end := strings.IndexAny(path, "[."); end >= 0 {
		top = path[:end]
	}
	if i := b.columnOf(path); i >= 0 {
		return i
	}
	if i := b.columnOf(top); i >= 0 {
		return i
	}
	for _, name := range fieldsOfPart[top] {
		if i := b.columnOf(name); i >= 0 {
			return i
		}
	}
	return slices.IndexFunc(b.p.Columns, func(c mapping.Column) bool { return strings.HasPrefix(c.Field, top+".") })
}

// drop takes a refused record out of the plan, with all rows it was made of.
func (b *building) drop(row *Row, faults ...Fault) {
	row.Faults = append(row.Faults, faults...)
	ref := row.Ref
	for i := range b.p.Rows {
		if other := &b.p.Rows[i]; other.Ref == ref && (other.State == New || other.State == Change || other.State == Joined) && other != row {
			other.State = Faulty
			other.Faults = append(other.Faults, Fault{Column: -1, Key: "sheet.fault.names_faulty"})
		}
	}
	row.State = Faulty
	b.dropped[ref.ID] = true
	delete(b.p.byRef, ref)
}
