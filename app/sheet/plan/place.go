package plan

import (
	"cmp"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage/alike"
	"accord/storage/register"
)

// place decides what becomes of a row.
func (b *building) place(f filled) error {
	row := &b.p.Rows[f.at]
	all, surely, why := b.same(f)
	if len(all) == 0 {
		return b.fresh(row, f)
	}
	found, values, said := all[0], b.valuesOf(f), false
	for _, h := range all { // of several alike the one that says all of it already
		is, err := b.withRow(h, values)
		if err != nil {
			return err
		}
		equal, _, err := compared(cmp.Or(h.after, h.before), is)
		if err != nil {
			return err
		}
		if equal {
			found, said = h, true
			break
		}
	}
	row.Ref, row.As = b.refOf(found), found.row
	if !surely || len(all) > 1 && !said { // one key may find several, and which of them it is would follow from their order
		if b.judge != nil {
			row.Like = alike.Compare(b.judge.Sketch(f.record), b.judge.Sketch(cmp.Or(found.after, found.before)))
		}
		switch row.Why = why; cmp.Or(b.edits.Decided[row.Number], b.m.Likely) {
		case mapping.New:
			if said {
				row.State = Same
				return nil
			}
			return b.fresh(row, f)
		case mapping.Match: // which of several it is, is never decided for all rows at once
			if (found.sure || len(all) > 1 && !said) && b.edits.Decided[row.Number] == "" {
				row.State = Likely
				return nil
			}
		default:
			row.State = Likely
			return nil
		}
	}
	return b.again(row, found, f, values, why)
}

// withRow is a record with what a row says in it.
func (b *building) withRow(h *held, v field.Values) (register.Record, error) {
	is, err := register.Clone(cmp.Or(h.after, h.before))
	if err != nil {
		return nil, err
	}
	field.Fill(is, b.saidOnly(v))
	register.Tidy(is)
	return is, nil
}

func (b *building) refOf(h *held) register.Ref {
	if h.after != nil {
		return h.after.Ref()
	}
	return h.before.Ref()
}

// same finds the records that a row may be: surely by the first key that the row fills completely, likely by another.
func (b *building) same(f filled) (found []*held, surely bool, why []string) {
	if f.id != "" {
		if h := b.heldBy([]hash{idKey(f.id)}); len(h) > 0 {
			return h, true, nil
		}
	}
	decisive := -1
	if len(f.keys) > 0 && f.keys[0].set < len(b.keySets) {
		decisive = f.keys[0].set
		if h := b.heldBy(f.keys[0].keys); len(h) > 0 {
			if last := f.keys[len(f.keys)-1]; last.set == len(b.sets) { // of very many the one that says all of it first
				h = b.heldBy(slices.Concat(last.keys[:1], f.keys[0].keys))
			}
			if len(b.m.Key) > 0 {
				return h, true, b.sets[decisive] // the user chose the key and knows what it distinguishes
			}
			own := slices.DeleteFunc(slices.Clone(h), func(h *held) bool { return othersPartners(f.record, cmp.Or(h.after, h.before)) })
			if len(own) > 0 {
				return own, true, b.sets[decisive]
			}
			return h, false, b.sets[decisive]
		}
	}
	sets := b.sets
	var likely []hash
	for _, some := range f.keys {
		if some.set == len(sets) {
			likely = append(likely, some.keys...)
			continue
		}
		set := sets[some.set]
		if some.set == decisive || !slices.ContainsFunc(b.likeSets, func(one []string) bool { return slices.Equal(one, set) }) {
			continue
		}
		if b.judge != nil {
			likely = append(likely, some.keys...)
			continue
		}
		h := slices.DeleteFunc(b.heldBy(some.keys), func(h *held) bool { return contradicts(f.record, cmp.Or(h.after, h.before)) })
		if len(h) > 0 {
			return h, false, set
		}
	}
	return b.likely(f.record, b.heldBy(likely)), false, nil
}

// likely are those of some records that a row is likely the same as, the likeliest first.
func (b *building) likely(r register.Record, some []*held) []*held {
	if b.judge == nil {
		return nil
	}
	some = slices.DeleteFunc(some, func(h *held) bool { return daysDiffer(r, cmp.Or(h.after, h.before)) }) // before any names are folded
	if len(some) == 0 {
		return nil
	}
	mine := b.judge.Sketch(r)
	scores := map[*held]int{}
	for _, h := range some {
		if l := alike.Compare(mine, b.judge.Sketch(cmp.Or(h.after, h.before))); l.Likely() {
			scores[h] = l.Score
		}
	}
	found := slices.DeleteFunc(some, func(h *held) bool { return scores[h] == 0 })
	slices.SortStableFunc(found, func(x, y *held) int { return cmp.Compare(scores[y], scores[x]) })
	return found
}

// daysDiffer reports quickly that two records are of different days, or years, where both are known.
func daysDiffer(r, other register.Record) bool {
	mine, theirs := register.GistOf(r).Day, register.GistOf(other).Day
	return mine != "" && theirs != "" && r.Ref().Kind == register.KindAgreement &&
		!strings.HasPrefix(string(mine), string(theirs)) && !strings.HasPrefix(string(theirs), string(mine))
}

// othersPartners reports whether two records of one name are with different partners: two treaties of a day, or one of several
// parties that has a row for each. A person may hold posts in several bodies, and a body may be put under another.
func othersPartners(r, other register.Record) bool {
	if k := r.Ref().Kind; k == register.KindPerson || k == register.KindPartner {
		return false
	}
	mine, theirs := register.GistOf(r).PartnerIDs, register.GistOf(other).PartnerIDs
	return known(mine) && known(theirs) && !slices.ContainsFunc(mine, func(id register.ID) bool { return slices.Contains(theirs, id) })
}

func known(ids []register.ID) bool {
	return slices.ContainsFunc(ids, func(id register.ID) bool { return !id.IsZero() })
}

// daysApart are the fields whose days tell records of one name apart.
var daysApart = []string{"signing.on", "from", "day", "due_on"}

// contradicts reports whether days say that two records of one name are two.
func contradicts(r, other register.Record) bool {
	return slices.ContainsFunc(daysApart, func(name string) bool {
		mine, theirs := field.Keys(r, []string{name}), field.Keys(other, []string{name})
		return len(mine) > 0 && len(theirs) > 0 && !mayBeOne(mine[0], theirs[0], name)
	})
}

// mayBeOne reports whether two days of different precision may be the same.
func mayBeOne(a, b, name string) bool {
	a, b = strings.TrimPrefix(a, name+"\x00"), strings.TrimPrefix(b, name+"\x00")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// fresh makes a new record of a row, unless one says exactly that already.
func (b *building) fresh(row *Row, f filled) error {
	if h, err := b.twin(f); h != nil || err != nil {
		row.State, row.Why = Same, nil
		if h != nil {
			row.Ref, row.As = b.refOf(h), h.row
		}
		return err
	}
	r := f.record
	r.Meta().ID = register.NewID()
	if !b.check(row, nil, r) {
		return nil
	}
	b.doubtStatus(row, f, r)
	row.State, row.Ref, row.As, row.Why = New, r.Ref(), 0, nil
	h := &held{after: r, row: row.Number}
	b.changing = append(b.changing, h)
	b.remember(h, f.keys)
	return nil
}

// again puts a row into an existing record, or into one an earlier row made.
func (b *building) again(row *Row, h *held, f filled, v field.Values, by []string) error {
	is, err := b.withRow(h, v)
	if err != nil {
		return err
	}
	equal, contained, err := compared(cmp.Or(h.after, h.before), is)
	switch {
	case err != nil:
		return err
	case equal:
		row.State = Same
		b.doubtStatus(row, f, is)
		h.row = cmp.Or(h.row, row.Number) // a later row that says otherwise is in doubt
		return nil
	case h.row > 0 && (!contained || b.titleAlone(by)):
		way := b.edits.Decided[row.Number]
		switch { // that two rows say otherwise of one record is never decided for all of them but to keep both
		case way == mapping.Match:
		case way == mapping.New || way == "" && b.m.Likely == mapping.New:
			return b.fresh(row, f)
		default:
			row.State, row.Why = Likely, []string{"row"}
			return nil
		}
	}
	if !b.check(row, h.before, is) {
		return nil
	}
	b.doubtStatus(row, f, is)
	row.State = Joined
	if h.after == nil {
		row.State = Change
	}
	b.becomes(h, is, row.Number)
	return nil
}

// titleAlone reports whether two rows have nothing in common but a title that many records may have.
func (b *building) titleAlone(by []string) bool {
	return b.kind != register.KindCommission && slices.Equal(by, []string{"title"})
}

// becomes puts what a row makes of a record into the plan.
func (b *building) becomes(h *held, is register.Record, row int) {
	for _, some := range b.keysOf(cmp.Or(h.after, h.before)) {
		for _, key := range some.keys { // what it is no longer known by finds it no more, now as when it will be in the register
			b.forget(key, h)
		}
	}
	if h.after == nil {
		h.row = row
		b.changing = append(b.changing, h)
	}
	h.after = is
	b.remember(h, b.keysOf(is))
}

// saidOnly leaves out what holds for all rows: a record that is there says it otherwise.
func (b *building) saidOnly(v field.Values) field.Values {
	if len(b.fixed) == 0 {
		return v
	}
	out := field.Values{}
	for name, one := range v {
		fixed, is := b.fixed[name]
		if is && slices.Equal(fixed.IDs, one.IDs) && fixed.Choice == one.Choice && fixed.Line == one.Line && fixed.Text == one.Text && fixed.Day == one.Day {
			continue
		}
		out[name] = one
	}
	return out
}
