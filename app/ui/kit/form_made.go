package kit

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

// made is a record that was made in a picker of a form and is not written yet.
type made struct {
	Picked
	write func(context.Context, register.Record) error
}

// remember keeps a record that was made in a picker until the form is saved.
func (f *Form) remember(o Picked, write func(context.Context, register.Record) error) {
	if o.New == nil || slices.ContainsFunc(f.made, func(m made) bool { return m.ID == o.ID }) {
		return
	}
	f.made = append(f.made, made{o, write})
}

// madeHere finds a record that was made in a picker of the form.
func (f *Form) madeHere(id register.ID) (Picked, bool) {
	for _, m := range f.made {
		if m.ID == id {
			return m.Picked, true
		}
	}
	return Picked{}, false
}

// madeNamed returns the records of a kind made in pickers of the form whose names contain a text.
func (f *Form) madeNamed(k register.Kind, text string) []Picked {
	var found []Picked
	for _, m := range f.made {
		if m.Kind == k && strings.Contains(strings.ToLower(m.Label), strings.ToLower(strings.TrimSpace(text))) {
			found = append(found, m.Picked)
		}
	}
	return found
}

// Made are the records made in pickers that the form still names. Whoever sets OnSave saves them with the record, and
// says so by SavesMade; otherwise they are written before OnSave is called.
func (f *Form) Made() []register.Record {
	var records []register.Record
	for _, m := range f.named() {
		records = append(records, m.New)
	}
	return records
}

func (f *Form) named() []made {
	data := f.snapshot()
	return slices.DeleteFunc(slices.Clone(f.made), func(m made) bool { return !bytes.Contains(data, []byte(m.ID.String())) })
}

// saveMade writes the new records and then calls then.
func (f *Form) saveMade(then func()) {
	all := f.named()
	if f.SavesMade || len(all) == 0 {
		then()
		return
	}
	f.Busy(true)
	var slot Slot
	Load(f.loader, &slot, func(ctx context.Context) (int, error) {
		for i, m := range all {
			if err := m.write(ctx, m.New); err != nil {
				return i, err
			}
		}
		return len(all), nil
	}, func(done int, err error) {
		f.Busy(false)
		for _, m := range all[:done] {
			f.made = slices.DeleteFunc(f.made, func(one made) bool { return one.ID == m.ID })
		}
		if err != nil {
			ShowFault(canvasOf(f), lang.T("error.title"), err)
			return
		}
		then()
	})
}

// madeKey is the place of the new records in a draft, beside the fields of its record.
const madeKey = "made here"

// draftMade is a record that was made, in a draft.
type draftMade struct {
	Kind   register.Kind   `json:"kind"`
	Record json.RawMessage `json:"record"`
}

// draftMade returns the new records that the form names, for a draft.
func (f *Form) draftMade() (all []draftMade) {
	for _, m := range f.named() {
		if record, err := json.Marshal(m.New); err == nil {
			all = append(all, draftMade{m.Kind, record})
		}
	}
	return all
}

// remake takes back what a draft says was made: only new records that may be saved as they stand, by their own names.
func (f *Form) remake(data []byte) {
	var said map[string]json.RawMessage
	var all []draftMade
	if json.Unmarshal(data, &said) != nil || json.Unmarshal(said[madeKey], &all) != nil {
		return
	}
	for _, m := range all {
		if r := m.Kind.New(); r != nil && json.Unmarshal(m.Record, r) == nil && mayBeMade(r) {
			f.remember(Picked{ID: r.Ref().ID, Kind: m.Kind, Label: r.Label().Or(lang.Current()), New: r}, f.writer(m.Kind))
		}
	}
}

// mayBeMade reports whether a record of a draft is a new one in which nothing is wrong.
func mayBeMade(r register.Record) bool {
	head := *r.Meta()
	return head == register.Head{ID: head.ID} && !head.ID.IsZero() && len(r.Check().Errors()) == 0 && len(register.Foreign(r)) == 0
}

// writer is what a picker of the form writes records of a kind by.
func (f *Form) writer(k register.Kind) (write func(context.Context, register.Record) error) {
	f.each(func(field *Field) {
		if p, is := field.in.(interface{ makes() Source }); is && write == nil && p.makes().Kind == k {
			write = p.makes().Write
		}
	})
	return write
}

func (p *finder) makes() Source { return p.source }
