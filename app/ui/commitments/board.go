package commitments

import (
	"context"
	"slices"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// openStates is the choice of all states in which something is still to be done.
const openStates = "open"

// states offers all open states as one, and each state.
func states(find string) []kit.Option {
	open := desk.Fixed("commitment.states.", []string{openStates})(find)
	return append(open, desk.Fixed("commitment.state.", register.CommitmentStates)(find)...)
}

// term is a span of due days, as seen from the day of the view.
type term string

const (
	termOverdue term = "overdue"
	termWeek    term = "week"  // in the seven days from the day on
	termMonth   term = "month" // in the thirty days
	termNext    term = "quarter"
)

var terms = []term{termOverdue, termWeek, termMonth, termNext}

// ahead is how many days are looked ahead.
var ahead = map[term]int{termWeek: 7, termMonth: 30, termNext: 90}

// query asks the store for a view.
func (p *page) query(v desk.View) storage.CommitmentQuery {
	q := storage.CommitmentQuery{
		Query: v.Query(), On: v.On,
		Sides:      desk.ValuesAs[register.Duty](v.Values("side")),
		Executor:   desk.One(v.Values("executor")),
		Partner:    desk.One(v.Values("partner")),
		Source:     desk.One(v.Values("source")),
		Sphere:     desk.One(v.Values("sphere")),
		Controller: desk.One(v.Values("controller")),
	}
	for _, state := range v.Values("state") {
		if state == openStates {
			q.States = append(q.States, register.OpenCommitments...)
		} else if known := register.CommitmentState(state); !slices.Contains(q.States, known) {
			q.States = append(q.States, known)
		}
	}
	for _, chosen := range desk.ValuesAs[term](v.Values("due")) {
		if chosen == termOverdue {
			q.Overdue = true
			continue
		}
		q.DueFrom, q.DueTo = v.On, v.On.First().AddDays(ahead[chosen])
		if len(q.States) == 0 {
			q.States = register.OpenCommitments // a closed commitment is no longer due
		}
	}
	return q
}

// groups reads the board.
func (p *page) groups(ctx context.Context, v desk.View) ([]register.ID, []kit.Group, error) {
	ids, found, err := p.store.CommitmentBoard(ctx, p.query(v), storage.Grouping(v.Values(desk.GroupBy)[0]))
	if err != nil {
		return nil, nil, err
	}
	groups := make([]kit.Group, len(found))
	for i, g := range found {
		groups[i] = kit.Group{First: g.First, Count: g.Count, Key: g.Term}
		if g.Term == "" {
			groups[i].Key = g.ID.String() + "." // of what has none, too
		}
		if g.Overdue > 0 && g.Term != storage.TermOverdue {
			groups[i].Note, groups[i].Tone = lang.T("commitment.group.overdue", lang.Number(int64(g.Overdue))), kit.ToneRed
		}
	}
	return ids, groups, nil
}

// heading names a group by its first commitment.
func heading(v desk.View, first row) string {
	name := ""
	switch storage.Grouping(v.Values(desk.GroupBy)[0]) {
	case storage.ByExecutor:
		name = columns.Executor(first)
	case storage.ByPartner:
		name = desk.Words(first.Partner)
	case storage.BySource:
		if !first.Source.IsZero() {
			name = columns.Source(first)
		}
	case storage.BySphere:
		name = desk.Words(first.Sphere)
	case storage.ByDue:
		name = termName(first)
	}
	if name == "" {
		return lang.T("commitment.group.none." + v.Values(desk.GroupBy)[0])
	}
	return name
}

// termName names a group by due day.
func termName(first row) string {
	switch {
	case first.Overdue:
		return lang.Capital(lang.T("commitment.overdue"))
	case !first.State.Open():
		return lang.T("commitment.group.over")
	case first.Due == "":
		return ""
	}
	last := first.Due.Last()
	return lang.MonthTitle(last.Year(), last.Month())
}

// views are the two tables that the department makes every week and before every session.
func views() []desk.NamedView {
	option := func(word, value string) []kit.Option {
		return []kit.Option{{Value: value, Label: lang.T(word + value)}}
	}
	open := option("commitment.states.", openStates)
	return []desk.NamedView{
		{
			Word: "commitment.view.protocol",
			View: desk.View{Order: "number", Filters: map[string][]kit.Option{
				"state": open, desk.GroupBy: option("commitment.group.", string(storage.BySource)),
			}},
			Columns: []string{"number", "title", "due", "executor", "progress"},
		},
		{
			Word: "commitment.view.unfulfilled",
			View: desk.View{Filters: map[string][]kit.Option{
				"state": open, desk.GroupBy: option("commitment.group.", string(storage.ByExecutor)),
			}},
			Columns: []string{"executor", "number", "title", "due", "status", "progress"},
		},
		{
			Word:    "commitment.view.board",
			View:    desk.View{Filters: map[string][]kit.Option{"state": open}},
			Columns: []string{"number", "title", "executor", "due", "status"},
		},
	}
}

// partners offers partners of one side first, and finds any.
func (p *page) partners(side register.Side) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: side})
	}, side == register.Ours)
}

func (p *page) spheres() kit.Source {
	return desk.Spheres(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	})
}

func (p *page) sessions() kit.Source {
	return desk.Source(p.store, register.KindSession, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SessionIDs(ctx, storage.SessionQuery{Query: storage.Query{Language: lang.Current(), Descending: true}})
	}, nil)
}

// foundAtMost is how many records of a kind a filter offers.
const foundAtMost = 8

// found offers records of several kinds.
func (p *page) found(find string, kinds ...register.Kind) []kit.Option {
	hits, err := p.store.Search(context.Background(), find, foundAtMost, kinds...)
	if err != nil {
		return nil // the list reports the error itself
	}
	var options []kit.Option
	for _, h := range hits {
		label := desk.Name(h.Line)
		if hint := desk.Words(h.Hint); hint != "" && h.Kind != register.KindPartner {
			label += " · " + hint
		}
		options = append(options, kit.Option{Value: h.ID.String(), Label: label})
	}
	return options
}

// executors offers our bodies where nothing is typed, and finds any body or person.
func (p *page) executors(find string) []kit.Option {
	if strings.TrimSpace(find) == "" {
		return desk.RecordFilter(p.partners(register.Ours))("")
	}
	return p.found(find, register.KindPartner, register.KindPerson)
}

// partnersFound offers foreign partners where nothing is typed, and finds any.
func (p *page) partnersFound(find string) []kit.Option {
	if strings.TrimSpace(find) == "" {
		return desk.RecordFilter(p.partners(register.Theirs))("")
	}
	return p.found(find, register.KindPartner)
}

// sourcesFound offers the latest sessions where nothing is typed, and finds any source.
func (p *page) sourcesFound(find string) []kit.Option {
	if strings.TrimSpace(find) == "" {
		return desk.RecordFilter(p.sessions())("")
	}
	return p.found(find, register.CommitmentSources...)
}
