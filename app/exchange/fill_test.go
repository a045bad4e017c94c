package exchange_test

import (
	"reflect"
	"slices"

	"pgregory.net/rapid"

	"accord/storage/register"
)

// enumerations are the values of what records choose from.
var enumerations = func() map[reflect.Type][]reflect.Value {
	all := map[reflect.Type][]reflect.Value{}
	for _, list := range []any{
		register.Modes, register.VisitTypes, register.VisitLevels, register.Levels, register.Answers, register.BodyKinds, register.Renewals,
		register.NoticeChannels, register.NoticeEnds, register.LinkKinds, register.ActionKinds, register.Sides, register.ForceBases, register.ForceStarts,
		register.TermStarts, register.DelegateRoles, register.Units, register.Terms, register.AgreementKinds, register.MilestoneKinds, register.DueRules, register.OutcomeKinds, register.Languages,
	} {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			all[v.Type().Elem()] = append(all[v.Type().Elem()], v.Index(i))
		}
	}
	return all
}()

// upwards are the fields that would make circles among records where they lead to later ones.
var upwards = []string{"ParentID", "CarriedFromID", "CarriedToID", "Links"}

// complete fills empty fields as long as the record stays valid.
func (d *drawn) complete(r register.Record) {
	d.fill(r, reflect.ValueOf(r).Elem())
	if c, is := r.(*register.Commitment); is && c.Lacks() {
		c.Source = register.Ref{} // a signed protocol would not have it
	}
}

func (d *drawn) fill(r register.Record, v reflect.Value) {
	for i := range v.NumField() {
		f, declared := v.Field(i), v.Type().Field(i)
		if !declared.IsExported() || declared.Anonymous || declared.Tag.Get("json") == "-" || !d.flag() {
			continue
		}
		switch {
		case d.late && slices.Contains(upwards, declared.Name):
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			d.row(r, f)
		case f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[register.Text]() && f.Type() != reflect.TypeFor[register.Ref]():
			d.whole(r, f)
		case f.IsZero():
			d.try(r, f)
		}
	}
}

// row fills the rows of a list, to which it adds one where it is empty.
func (d *drawn) row(r register.Record, list reflect.Value) {
	if list.Len() == 0 {
		list.Set(reflect.Append(list, reflect.Zero(list.Type().Elem())))
		d.fill(r, list.Index(0))
		d.fill(r, list.Index(0)) // some are allowed only beside others
		if register.Blank(list.Index(0).Interface()) || len(r.Check().Errors()) > 0 {
			list.SetZero()
		}
		return
	}
	// A list of its own: others may share it.
	list.Set(reflect.AppendSlice(reflect.MakeSlice(list.Type(), 0, list.Len()), list))
	for i := range list.Len() {
		d.fill(r, list.Index(i))
	}
}

// whole fills a part of a record whose fields are allowed only together.
func (d *drawn) whole(r register.Record, part reflect.Value) {
	before := reflect.New(part.Type()).Elem()
	before.Set(part)
	for range 2 {
		d.fill(r, part)
	}
	if len(r.Check().Errors()) > 0 {
		part.Set(before)
	}
}

// try sets one field and takes that back where the record becomes invalid.
func (d *drawn) try(r register.Record, f reflect.Value) {
	faults := len(r.Check().Errors())
	switch {
	case f.Type() == reflect.TypeFor[register.ID]():
		d.identify(r, f)
	case f.Type() == reflect.TypeFor[register.Ref]():
		d.refer(r, f)
	case f.Type() == reflect.TypeFor[register.Text]():
		f.Set(reflect.ValueOf(d.name()))
	case f.Type() == reflect.TypeFor[register.Date]():
		f.Set(reflect.ValueOf(d.date()))
	case len(enumerations[f.Type()]) > 0:
		f.Set(pick(d, enumerations[f.Type()]))
	case f.Kind() == reflect.String && f.Type() == reflect.TypeFor[string]():
		f.SetString(d.phrase())
	case f.CanInt():
		f.SetInt(rapid.Int64Range(1, 60).Draw(d.T, "number"))
	case f.Kind() == reflect.Bool:
		f.SetBool(true)
	case f.Type() == reflect.TypeFor[[]register.ID]():
		one := reflect.New(reflect.TypeFor[[]register.ID]()).Elem()
		one.Set(reflect.ValueOf(make([]register.ID, 1)))
		f.Set(one)
		if d.identify(r, f.Index(0)); f.Index(0).IsZero() {
			f.SetZero()
		}
	case f.Kind() == reflect.Slice && len(enumerations[f.Type().Elem()]) > 0:
		f.Set(reflect.Append(f, pick(d, enumerations[f.Type().Elem()])))
	case f.Type() == reflect.TypeFor[[]string]():
		f.Set(reflect.ValueOf(d.list()))
	case f.Type() == reflect.TypeFor[[]int]():
		f.Set(reflect.ValueOf([]int{12, 24}))
	}
	if len(r.Check().Errors()) > faults {
		f.SetZero()
	}
}

// identify gives a field the ID of a record of the kind that it mentions, or an ID of its own where it mentions none.
func (d *drawn) identify(r register.Record, f reflect.Value) {
	sign := register.NewID()
	f.Set(reflect.ValueOf(sign))
	at := slices.IndexFunc(r.Mentions(), func(m register.Mention) bool { return m.ID == sign })
	if at >= 0 {
		f.Set(reflect.ValueOf(d.some(r.Mentions()[at].Kind)))
	}
}

// refer points at a record of any kind that may be meant.
func (d *drawn) refer(r register.Record, f reflect.Value) {
	faults := len(r.Check().Errors())
	for _, k := range register.Kinds {
		if len(d.ids[k]) == 0 {
			continue
		}
		f.Set(reflect.ValueOf(register.Ref{Kind: k, ID: d.ids[k][0]}))
		if len(r.Check().Errors()) <= faults && d.flag() {
			return
		}
		f.SetZero()
	}
}
