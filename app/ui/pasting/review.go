package pasting

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// In place of a person of the register a line can name one of these.
var (
	create = register.ID{15: 1} // a new person
	skip   = register.ID{15: 2} // nobody
	itself = register.ID{15: 3} // the organisation of the line
)

// line is one person of a pasted list, open to mending, with the decision about it.
type line struct {
	Name string        `json:"name"`
	Post string        `json:"post"`
	Body register.ID   `json:"body"`
	Role string        `json:"role"`
	Side register.Side `json:"side"`
	// Who is a person of the register, create, skip or itself; None while it is undecided.
	Who register.ID `json:"person"`

	said     pasted.Person
	similar  []storage.Line // who it may be
	repeated bool           // stands in the list already, earlier or before the pasting
}

// review is a pasted list on its way.
type review struct {
	Lines []line `json:"lines"`

	read         func(text string) []pasted.Person
	there        []register.ID // who is in the list before the pasting
	roles        []kit.Option  // that lines can have; none where they have none
	sided        bool          // each line has a side
	bodies       bool          // an organisation may stand for itself
	ours, theirs register.ID   // the partners of the two sides

	desk    desk.Desk
	store   desk.Store
	decided func(*review)
	slot    kit.Slot
	form    *kit.Form
	dialog  *kit.Dialog
}

// show opens the list; undecided lines are marked from the start.
func (r *review) show() {
	f := kit.NewForm(r.desk.Loader(), r)
	r.form = f
	f.Check = r.check
	f.OnSave = func() { r.decided(r) }
	rows := kit.Rows("people.lines", &r.Lines, func(_ int, l *line) []kit.Block {
		called := &atomic.Value{} // searches run beside the screen
		called.Store(l.Name)
		fields := []*kit.Field{
			kit.Text("people.name", &l.Name).Width(1.8).Least(170).Required().Then(func() { called.Store(l.Name) }),
			kit.Growing("people.post", &l.Post).Width(2.2).Least(170),
			kit.Pick("people.body", &l.Body, desk.Source(r.store, register.KindPartner, nil, nil)).Width(1.6).Least(140),
		}
		if len(r.roles) > 0 {
			fields = append(fields, kit.Choice("people.role", &l.Role, r.roles).Least(120))
		}
		if r.sided {
			fields = append(fields, kit.Choice("people.side", &l.Side, desk.SidesOrNone([]register.Side{register.Ours, register.Theirs})).Least(110))
		}
		fields = append(fields, kit.Pick("people.person", &l.Who, r.persons(called)).Width(2).Least(190))
		return []kit.Block{kit.Line(fields...)}
	})
	if r.strangers() > 1 {
		all := func(who register.ID) func() {
			return func() {
				for i := range r.Lines {
					if r.Lines[i].stranger() {
						r.Lines[i].Who = who
					}
				}
				rows.Reload()
				f.Refuse(r.check())
			}
		}
		rows.Action("people.create_all", all(create)).Action("people.skip_all", all(skip))
	}
	f.Section("", rows)
	f.Unsaved()
	r.dialog = kit.FormDialog(r.desk.Canvas(), lang.T("people.check"), lang.N("people.read", len(r.Lines)), f, fyne.NewSize(1240, 2000))
	f.Refuse(r.check()) // from now on every change is checked
	for i, l := range r.Lines {
		if l.Who.IsZero() {
			f.Field(fmt.Sprintf("lines[%d].person", i)).Focus()
			break
		}
	}
}

// stranger reports whether the line is undecided and like nobody in the register. Those who are like somebody, and those
// whose name is not known, are decided about one by one.
func (l line) stranger() bool { return l.Who.IsZero() && l.Name != "" && len(l.similar) == 0 }

// means is who the line adds: a person of the register, or an organisation of it that stands for itself.
func (l line) means() register.ID {
	switch l.Who {
	case create, skip:
		return register.None
	case itself:
		return l.Body
	}
	return l.Who
}

// among reports whether what the line means is one of those.
func (l line) among(ids []register.ID) bool {
	return !l.means().IsZero() && slices.Contains(ids, l.means())
}

func (r *review) strangers() int {
	n := 0
	for _, l := range r.Lines {
		if l.stranger() {
			n++
		}
	}
	return n
}

// persons offers who a line may be by the name as it now stands, a new person and nobody; and anybody by any name.
func (r *review) persons(called *atomic.Value) kit.Source {
	source := desk.Source(r.store, register.KindPerson, nil, nil)
	find, labels := source.Find, source.Labels
	own := []kit.Picked{
		{ID: create, Label: lang.Capital(lang.T("people.create"))},
		{ID: skip, Label: lang.Capital(lang.T("people.skip"))},
	}
	if r.bodies {
		own = append(own, kit.Picked{ID: itself, Label: lang.Capital(lang.T("people.itself"))})
	}
	source.Find = func(ctx context.Context, text string) ([]kit.Picked, error) {
		if text == "" {
			alike, err := namesakes(ctx, r.store, called.Load().(string))
			if err != nil {
				return nil, err
			}
			var found []kit.Picked
			for _, one := range alike.all() {
				found = append(found, kit.Picked{ID: one.ID, Label: desk.Name(one), Note: desk.Words(one.Hint)})
			}
			return append(found, own...), nil
		}
		found, err := find(ctx, text)
		for _, one := range own {
			if strings.HasPrefix(storage.Fold(one.Label), storage.Fold(text)) {
				found = append(found, one)
			}
		}
		return found, err
	}
	source.Labels = func(ctx context.Context, ids ...register.ID) (map[register.ID]kit.Picked, error) {
		known, err := labels(ctx, ids...)
		for _, one := range own {
			known[one.ID] = one
		}
		return known, err
	}
	return source
}

// check marks undecided and doubtful lines, in their places.
func (r *review) check() []kit.Problem {
	var out []kit.Problem
	taken := slices.Clone(r.there)
	for i, l := range r.Lines {
		say := func(field string, warning bool, key string, args ...any) {
			out = append(out, kit.Problem{Field: fmt.Sprintf("lines[%d].%s", i, field), Text: lang.T(key, args...), Warning: warning})
		}
		switch {
		case l.Name == "" && l.Who == create:
			say("name", false, "problem.required")
		case l.Who == itself && l.Body.IsZero() && l.said.Body == "":
			say("body", false, "problem.required")
		case l.Who.IsZero() && l.Name == "":
			say("person", false, "people.unnamed")
		case l.Who.IsZero() && len(l.similar) > 0:
			say("person", false, "people.who")
		case l.Who.IsZero():
			say("person", false, "people.unknown")
		case l.Who == skip && l.repeated, l.among(taken):
			say("person", true, "people.there")
		}
		if l.Body.IsZero() && l.said.Body != "" {
			switch l.Who {
			case create:
				say("body", true, "people.body_unknown", l.said.Body)
			case itself:
				say("body", true, "people.body_in_words", l.said.Body)
			}
		}
		if r.sided && l.Side == "" && l.Who != skip {
			say("side", false, "problem.required")
		}
		taken = append(taken, l.means())
	}
	return out
}

// decidedPerson is one who goes from the list to where it was pasted.
type decidedPerson struct {
	id   register.ID // of an organisation where the line stands for it, None where the register does not know that
	line line
}

// people returns the persons of the list in its order, without those present, and the records to create among them.
func (r *review) people() (people []decidedPerson, fresh []register.Record) {
	taken := slices.Clone(r.there)
	for _, l := range r.Lines {
		switch id := l.means(); {
		case l.Who == skip || l.among(taken):
		case l.Who == create:
			person := l.person()
			person.ID = register.NewID()
			people, fresh = append(people, decidedPerson{person.ID, l}), append(fresh, person)
		default:
			people, taken = append(people, decidedPerson{id, l}), append(taken, id)
		}
	}
	return people, fresh
}

// repeated counts the lines that were left out because the person is in the list already.
func (r *review) repeated() int {
	n := 0
	taken := slices.Clone(r.there)
	for _, l := range r.Lines {
		if l.Who == skip && l.repeated || l.among(taken) {
			n++
		} else {
			taken = append(taken, l.means())
		}
	}
	return n
}

// make saves the new persons, hands the list over and says what has become of it.
func (r *review) make(fresh []register.Record, add func()) {
	r.form.Busy(true)
	desk.Act(r.desk, "work.save", func(ctx context.Context) (struct{}, error) {
		_, err := r.store.SaveAll(ctx, fresh...)
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		r.form.Busy(false)
		if err != nil {
			r.desk.Fail(err)
			return
		}
		r.close()
		add()
		r.tell(len(fresh))
	})
}

// close shuts the list, whose every line has been dealt with.
func (r *review) close() {
	r.form.Saved()
	r.dialog.Close()
}

// tell says what has been created and what was there already.
func (r *review) tell(made int) {
	switch twice := r.repeated(); {
	case made > 0 && twice > 0:
		r.desk.Say(lang.N("people.created", made) + " " + lang.N("people.repeated", twice))
	case made > 0:
		r.desk.Say(lang.N("people.created", made))
	case twice > 0:
		r.desk.Say(lang.N("people.repeated", twice))
	}
}
