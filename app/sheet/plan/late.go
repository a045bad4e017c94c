package plan

import (
	"cmp"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/storage"
	"accord/storage/register"
)

// late is a name of a record that the same sheet makes.
type late struct {
	at     int
	column int
	cell   string
}

// end fills in the names of records that the sheet itself makes, and counts.
func (b *building) end() error {
	if err := b.fillLate(); err != nil {
		return err
	}
	if err := b.doubtTrade(); err != nil {
		return err
	}
	still := map[register.Ref]bool{} // records that rows change to and fro
	for _, h := range b.changing {
		if b.dropped[h.after.Ref().ID] {
			continue
		}
		if h.before == nil {
			b.p.New = append(b.p.New, h.after)
			continue
		}
		equal, _, err := compared(h.before, h.after)
		if err != nil {
			return err
		}
		if still[h.after.Ref()] = equal; !equal {
			b.p.Changes = append(b.p.Changes, Changed{h.before, h.after})
		}
	}
	for i := range b.p.Rows {
		if row := &b.p.Rows[i]; still[row.Ref] && (row.State == Change || row.State == Joined) {
			row.State = Same
		}
	}
	if err := b.attach(); err != nil {
		return err
	}
	b.takeSides()
	b.putUnderLands()
	b.p.Made = b.needed()
	b.p.names = b.names
	for ref, h := range b.holders {
		if h.before != nil {
			b.p.was[ref] = h.before
		}
	}
	for i := range b.p.Rows {
		b.p.Counts[b.p.Rows[i].State]++
	}
	b.askTogether()
	slices.SortStableFunc(b.questions, func(x, y *Question) int { return cmp.Compare(y.Rows, x.Rows) })
	for _, q := range b.questions {
		b.p.Questions = append(b.p.Questions, *q)
	}
	return nil
}

// fillLate reads names of records of the sheet's own kind, existing ones and new ones of the sheet.
func (b *building) fillLate() error {
	if len(b.lateness) == 0 {
		return nil
	}
	for _, h := range b.changing {
		if h.before == nil {
			b.names.addFresh(h.after)
		}
	}
	for _, l := range b.lateness {
		row := &b.p.Rows[l.at]
		if row.State != New && row.State != Joined && row.State != Change && row.State != Same {
			continue
		}
		f := b.fields[l.column]
		var names []string
		if !b.nothing(l.cell) {
			names = b.underLand(f, b.parts(f, b.p.Columns[l.column], l.cell))
		}
		v, open := b.named(f, names, l.column, row.Number)
		if open != "" {
			b.drop(row, Fault{b.p.Table.Address(l.column, row.Number), l.column, "sheet.fault.undecided", []string{open}})
			continue
		}
		if len(v.IDs) == 0 {
			continue
		}
		if err := b.later(row, field.Values{f.Name: v}); err != nil {
			return err
		}
	}
	for again := true; again; { // what names a row that is not taken cannot be taken either
		again = false
		for i := range b.p.Rows {
			row := &b.p.Rows[i]
			r := b.p.byRef[row.Ref]
			if r == nil || row.State == Faulty {
				continue
			}
			if slices.ContainsFunc(r.Mentions(), func(m register.Mention) bool { return b.dropped[m.ID] }) {
				b.drop(row, Fault{Column: -1, Key: "sheet.fault.names_faulty"})
				again = true
			}
		}
	}
	return nil
}

// underLand returns the place alone of a state and one place in it, which is put under the state: "КНР, пров. Хунань".
func (b *building) underLand(f field.Field, names []string) []string {
	if f.Kind != register.KindPartner || len(names) != 1 || b.known(f.Kind, names[0]) {
		return names
	}
	land, place, _ := strings.Cut(names[0], ",")
	place = strings.TrimSpace(place)
	if b.country(land) == "" || place == "" || b.country(place) != "" || strings.ContainsAny(place, ",;/&") {
		return names
	}
	b.lands[storage.Fold(place)] = land
	b.resolve(f, land, func() string { return "" })
	return []string{place}
}

// later adds to the record of a row what could not be read before.
func (b *building) later(row *Row, v field.Values) error {
	h := b.holders[row.Ref]
	if h == nil {
		return nil
	}
	was := cmp.Or(h.after, h.before)
	is, err := register.Clone(was)
	if err != nil {
		return err
	}
	field.Fill(is, v)
	equal, _, err := compared(was, is)
	if err != nil || equal {
		return err
	}
	if !b.check(row, h.before, is) {
		b.drop(row)
		return nil
	}
	if b.circular(is) {
		at := b.columnOf("parent")
		b.drop(row, Fault{b.p.Table.Address(at, row.Number), at, "problem.circle", nil})
		return nil
	}
	if h.after == nil {
		row.State = Change
	}
	b.becomes(h, is, row.Number)
	return nil
}

// circular reports whether a partner would be a part of itself through others.
func (b *building) circular(r register.Record) bool {
	p, is := r.(*register.Partner)
	if !is {
		return false
	}
	passed := map[register.ID]bool{}
	for at := p.ParentID; !at.IsZero() && !passed[at]; {
		if passed[at] = true; at == p.ID {
			return true
		}
		above := b.parents[at]
		if h := b.holders[register.Ref{Kind: register.KindPartner, ID: at}]; h != nil && h.after != nil {
			above = h.after.(*register.Partner).ParentID
		}
		at = above
	}
	return false
}

// takeSides puts the bodies that were made of names on the side where the directions of the rows have them.
func (b *building) takeSides() {
	made := map[register.ID]*register.Partner{}
	for _, r := range b.p.Made {
		if p, is := r.(*register.Partner); is {
			made[p.ID] = p
		}
	}
	take := func(r register.Record) {
		ours, theirs := field.Sides(r)
		if p := made[theirs]; p != nil {
			p.Ours = false
		}
		if p := made[ours]; p != nil {
			p.Ours = true
		}
	}
	for _, r := range b.p.New {
		take(r)
	}
	for _, c := range b.p.Changes {
		take(c.After)
	}
}

// nowhere are the kinds of partners that lie in no state.
var nowhere = []register.PartnerKind{register.PartnerState, register.PartnerFormerState, register.PartnerInternationalBody}

// putUnderLands puts partners made of names under the states beside which the table names them.
func (b *building) putUnderLands() {
	for _, r := range b.p.Made {
		p, is := r.(*register.Partner)
		if !is || !p.ParentID.IsZero() || slices.Contains(nowhere, p.Kind) {
			continue
		}
		land := b.lands[storage.Fold(p.Name.All()[0])]
		if land == "" {
			continue
		}
		if ids := b.names.find(register.KindPartner, land); len(ids) == 1 {
			p.ParentID = ids[0]
		}
	}
}

// needed are the records made of names that something of the plan mentions.
func (b *building) needed() []register.Record {
	wanted := map[register.ID]bool{}
	want := func(r register.Record) {
		for _, m := range r.Mentions() {
			wanted[m.ID] = true
		}
	}
	for _, r := range b.p.New {
		want(r)
	}
	for _, c := range b.p.Changes {
		want(c.After)
	}
	for _, r := range b.p.Made { // a state is above what lies in it
		if wanted[r.Ref().ID] {
			want(r)
		}
	}
	return slices.DeleteFunc(b.p.Made, func(r register.Record) bool { return !wanted[r.Ref().ID] })
}
