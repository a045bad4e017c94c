package storage

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"accord/storage/register"
)

// The board of 100,000 commitments is put together here: one query returns all of them by urgency and due day, one each
// filter what passes it, and one which group each is of. All go through one covering index. Joining and sorting inside
// the engine takes several times as long.

// Grouping is what the commitments on the board are grouped by.
type Grouping string

// The groupings.
const (
	ByExecutor Grouping = "executor"
	ByPartner  Grouping = "partner"
	BySource   Grouping = "source"
	ByDue      Grouping = "due"
	BySphere   Grouping = "sphere"
)

// Groupings lists them.
var Groupings = []Grouping{ByExecutor, ByPartner, BySource, ByDue, BySphere}

// CommitmentGroup is one group of the board: a number of commitments from a place in the list.
type CommitmentGroup struct {
	// ID is the executor, partner, source or sphere; None where the commitments have none.
	ID register.ID
	// Term is what groups by due day stand for: TermOverdue, TermNone, TermOver or a month, "2022-12".
	Term                  string
	First, Count, Overdue int
}

// The groups by due day that are no months.
const (
	TermOverdue = "overdue"
	TermNone    = "none"
	TermOver    = "over"
)

// CommitmentIDs returns all commitments of the query in its order. Orders: due, title, number, executor, partner,
// sphere, status. The default is the urgency: overdue ones first, then open ones by their due day, then closed ones. It
// also orders within the others, except title and number.
func (s *Store) CommitmentIDs(ctx context.Context, q CommitmentQuery) ([]register.ID, error) {
	switch q.Order {
	case "title", "number":
		l := s.list(q.Query, register.KindCommitment, commitmentOrders, "title")
		l.filters = append(l.filters, q.filters()...)
		if when, asked := q.when(); asked {
			l.filters = append(l.filters, filter{"SELECT commitment_id AS id FROM commitment_spans WHERE " + when.sql, when.args})
			return s.ids(ctx, l)
		}
		ids, err := s.ids(ctx, l)
		if err != nil || q.On == "" {
			return ids, err
		}
		later, err := scanIDs(s.read(ctx), filter{"SELECT id FROM commitments WHERE taken_on > ? AND taken_on <> '' AND deleted_at IS NULL", []any{q.On.First()}})
		if err != nil {
			return nil, fmt.Errorf("list commitments: %w", translate(err))
		}
		return slices.DeleteFunc(ids, func(id register.ID) bool { return slices.Contains(later, id) }), nil
	}
	ids, _, err := s.board(ctx, q, "")
	return ids, err
}

// commitmentOrders are those an index has.
var commitmentOrders = orders{"title": byName("title_key"), "number": byKey("number_key")}

// byStatus is an order only.
const byStatus = "status"

// CommitmentBoard returns the commitments of the query in groups, each in the query's order. Groups follow their names;
// sources follow their first commitments; the group without a value comes last.
func (s *Store) CommitmentBoard(ctx context.Context, q CommitmentQuery, by Grouping) ([]register.ID, []CommitmentGroup, error) {
	return s.board(ctx, q, by)
}

// filters are those on what does not depend on a day.
func (q CommitmentQuery) filters() []filter {
	l := list{kind: register.KindCommitment}
	in(&l, "side", q.Sides)
	in(&l, "priority", q.Priorities)
	if !q.Executor.IsZero() {
		l.mentions(register.RoleExecutor, "partners", q.Executor)
	}
	if !q.Partner.IsZero() {
		l.mentions(register.RolePartner, "partners", q.Partner)
	}
	if !q.Sphere.IsZero() {
		l.mentions(register.RoleSphere, "spheres", q.Sphere)
	}
	if !q.Source.IsZero() {
		l.where("source_id = ?", q.Source)
	}
	if !q.Controller.IsZero() {
		l.where("controller_id = ?", q.Controller)
	}
	return l.filters
}

// when is the condition on the spans of the query's day; asked is false where all pass it.
func (q CommitmentQuery) when() (c condition, asked bool) {
	urgencies := []urgency{overdue, pending, over}
	if q.Overdue {
		urgencies, asked = urgencies[:1], true
	}
	on := q.On.First()
	c = condition{"urgency IN ? AND from_day <= ? AND to_day >= ?", []any{urgencies, on, on}}
	if len(q.States) > 0 {
		ranks := make([]int, len(q.States))
		for i, state := range q.States {
			rank, known := commitmentRank[state]
			if !known {
				rank = -1 // finds nothing
			}
			ranks[i] = rank
		}
		c.sql, c.args, asked = c.sql+" AND rank IN ?", append(c.args, ranks), true
	}
	if q.DueFrom != "" {
		c.sql, c.args, asked = c.sql+" AND due_key >= ? AND due_key < '~'", append(c.args, q.DueFrom.First()), true
	}
	if q.DueTo != "" {
		c.sql, c.args, asked = c.sql+" AND due_key <= ?", append(c.args, q.DueTo.Last()), true
	}
	return c, asked
}

// placed is a commitment with the values behind the order of the board.
type placed struct {
	id   [len(register.None)]byte
	due  [len(noDue)]byte
	rank byte // as a digit
	urge byte
}

const placedSize = len(register.None) + len(noDue) + 2

func (s *Store) board(ctx context.Context, q CommitmentQuery, by Grouping) ([]register.ID, []CommitmentGroup, error) {
	filters := s.list(q.Query, register.KindCommitment, orders{}, "").filters
	filters = append(filters, q.filters()...)
	passing := make([][]register.ID, len(filters))
	errs := make([]error, len(filters)+3)
	var found []placed
	var groups, ordered grouped
	var all sync.WaitGroup
	all.Go(func() { found, errs[len(filters)] = s.byUrgency(ctx, q) })
	all.Go(func() { groups, errs[len(filters)+1] = s.groupsBy(ctx, by, q.Language) })
	all.Go(func() { ordered, errs[len(filters)+2] = s.orderOf(ctx, q) })
	for i, f := range filters {
		all.Go(func() { passing[i], errs[i] = scanIDs(s.read(ctx), f) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, nil, fmt.Errorf("list commitments: %w", translate(err))
		}
	}
	for _, some := range passing {
		set := make(map[register.ID]struct{}, len(some))
		for _, id := range some {
			set[id] = struct{}{}
		}
		found = slices.DeleteFunc(found, func(p placed) bool { _, ok := set[p.id]; return !ok })
	}
	found = inOrderOf(found, q, ordered)
	var list []CommitmentGroup
	switch by {
	case "":
	case ByDue:
		parted, buckets := gather(found, placed.term, termRank, false)
		found, list = parted, listed(buckets, func(term string) CommitmentGroup { return CommitmentGroup{Term: term} })
	default:
		parted, buckets := gather(found, func(p placed) register.ID { return groups.of[p.id] }, groups.rank(), false)
		found, list = parted, listed(buckets, func(id register.ID) CommitmentGroup { return CommitmentGroup{ID: id} })
	}
	ids := make([]register.ID, len(found))
	for i, p := range found {
		ids[i] = p.id
	}
	return ids, list, nil
}

// orderOf reads what the query's order follows from, besides the urgency.
func (s *Store) orderOf(ctx context.Context, q CommitmentQuery) (grouped, error) {
	switch q.Order {
	case "title", "number":
		// Without its filters: they are asked for once.
		ids, err := s.ids(ctx, s.list(Query{Order: q.Order, Descending: q.Descending, Language: q.Language},
			register.KindCommitment, commitmentOrders, "title"))
		return grouped{order: places(ids)}, err
	case string(ByDue), string(BySource):
		return grouped{}, nil
	}
	return s.groupsBy(ctx, Grouping(q.Order), q.Language)
}

// inOrderOf puts commitments that come by urgency into the order of the query.
func inOrderOf(found []placed, q CommitmentQuery, ordered grouped) []placed {
	switch by := Grouping(q.Order); {
	case q.Order == "title" || q.Order == "number":
		slices.SortFunc(found, func(a, b placed) int { return ordered.order[a.id] - ordered.order[b.id] })
		return found
	case q.Order == byStatus:
		found, _ = gather(found, placed.word, func(word byte) int { return int(word) }, q.Descending)
		return found
	case by == ByDue:
		return byDueDay(found, q.Descending)
	case by != BySource && slices.Contains(Groupings, by):
		found, _ = gather(found, func(p placed) register.ID { return ordered.of[p.id] }, ordered.rank(), q.Descending)
		return found
	case q.Descending:
		return latestFirst(found)
	}
	return found
}

// word is the state as lists show it: overdue and not presented comes before all states.
func (p placed) word() byte {
	if p.urge == byte(overdue) && p.rank != '0'+byte(commitmentRank[register.CommitmentReported]) {
		return '0' - 1
	}
	return p.rank
}

// byDueDay orders by the due day, commitments without one last.
func byDueDay(found []placed, descending bool) []placed {
	slices.SortStableFunc(found, func(a, b placed) int {
		by := bytes.Compare(a.due[:], b.due[:])
		if descending && a.due[0] != '~' && b.due[0] != '~' {
			by = -by
		}
		return by
	})
	return found
}

// term is the group by due day.
func (p placed) term() string {
	switch {
	case p.urge == byte(overdue):
		return TermOverdue
	case p.urge == byte(over):
		return TermOver
	case p.due[0] == '~':
		return TermNone
	}
	return string(p.due[:len("2022-12")])
}

// termRank puts overdue ones first, closed ones last, and those without a term before them; months follow each other.
func termRank(term string) int {
	switch term {
	case TermOverdue:
		return 0
	case TermNone:
		return 1_000_000
	case TermOver:
		return 1_000_001
	}
	month := register.Date(term)
	return 12*month.Year() + month.Month()
}

// latestFirst reverses the order of urgency; commitments without a due day and closed ones stay at the end.
func latestFirst(found []placed) []placed {
	dated, ended := len(found), len(found)
	for i, p := range found {
		if p.urge == byte(over) {
			ended = min(ended, i)
		}
		if p.urge == byte(over) || p.due[0] == '~' {
			dated = min(dated, i)
		}
	}
	slices.Reverse(found[:dated])
	slices.Reverse(found[ended:])
	return found
}

// bucket is what belongs to one group.
type bucket[K comparable] struct {
	key     K
	found   []placed
	overdue int
}

// gather parts commitments into groups and keeps their order in each. The groups stand by their ranks, without ranks by
// their first commitment. The group of the zero key is the last one either way.
func gather[K comparable](found []placed, key func(placed) K, rank func(K) int, descending bool) ([]placed, []*bucket[K]) {
	at := map[K]*bucket[K]{}
	var buckets []*bucket[K]
	for _, p := range found {
		k := key(p)
		b, ok := at[k]
		if !ok {
			b = &bucket[K]{key: k}
			at[k] = b
			buckets = append(buckets, b)
		}
		b.found = append(b.found, p)
		if p.urge == byte(overdue) {
			b.overdue++
		}
	}
	if rank != nil {
		slices.SortStableFunc(buckets, func(a, b *bucket[K]) int { return rank(a.key) - rank(b.key) })
	}
	if descending {
		slices.Reverse(buckets)
	}
	var none K
	if last := slices.IndexFunc(buckets, func(b *bucket[K]) bool { return b.key == none }); last >= 0 {
		b := buckets[last]
		buckets = append(slices.Delete(buckets, last, last+1), b)
	}
	parted := make([]placed, 0, len(found))
	for _, b := range buckets {
		parted = append(parted, b.found...)
	}
	return parted, buckets
}

// listed says where each group begins and how much is in it.
func listed[K comparable](buckets []*bucket[K], group func(K) CommitmentGroup) []CommitmentGroup {
	groups, first := make([]CommitmentGroup, len(buckets)), 0
	for i, b := range buckets {
		groups[i] = group(b.key)
		groups[i].First, groups[i].Count, groups[i].Overdue = first, len(b.found), b.overdue
		first += len(b.found)
	}
	return groups
}

// byUrgency returns all commitments that the query's day-bound part asks for, the most urgent first.
func (s *Store) byUrgency(ctx context.Context, q CommitmentQuery) ([]placed, error) {
	when, _ := q.when()
	raw, err := scanAll(s.read(ctx), filter{
		"SELECT " + s.engine().glued("commitment_id", "due_key", "rank", "urgency") + " AS id FROM commitment_spans WHERE " + when.sql + " ORDER BY urgency, due_key, commitment_id", when.args,
	})
	if err != nil {
		return nil, err
	}
	found := make([]placed, len(raw)/placedSize)
	for i := range found {
		one := raw[i*placedSize : (i+1)*placedSize]
		n := copy(found[i].id[:], one)
		n += copy(found[i].due[:], one[n:])
		found[i].rank, found[i].urge = one[n], one[n+1]-'0'
	}
	return found, nil
}

// grouped holds the group of each commitment, and the order of the groups.
type grouped struct {
	of    map[register.ID]register.ID
	order map[register.ID]int // nil where nothing but urgency orders them
}

// rank returns the place of a group, the greatest for one without a place; nil where urgency orders them.
func (g grouped) rank() func(register.ID) int {
	if g.order == nil {
		return nil
	}
	return func(id register.ID) int {
		if at, ok := g.order[id]; ok {
			return at
		}
		return len(g.order)
	}
}

// places returns the place of each ID in a list.
func places(ids []register.ID) map[register.ID]int {
	at := make(map[register.ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	return at
}

// groupsBy reads the groups of all commitments.
func (s *Store) groupsBy(ctx context.Context, by Grouping, language register.Language) (grouped, error) {
	column := map[Grouping]string{ByExecutor: "executor_id", ByPartner: "partner_id", BySource: "source_id", BySphere: "sphere_id"}[by]
	if column == "" {
		return grouped{}, nil
	}
	raw, err := scanAll(s.read(ctx), filter{
		sql: "SELECT id || " + column + " AS id FROM commitments WHERE deleted_at IS NULL AND " + column + " IS NOT NULL",
	})
	if err != nil {
		return grouped{}, err
	}
	const size = len(register.None)
	g := grouped{of: make(map[register.ID]register.ID, len(raw)/(2*size))}
	for i := 0; i+2*size <= len(raw); i += 2 * size {
		g.of[register.ID(raw[i:i+size])] = register.ID(raw[i+size : i+2*size])
	}
	tables := map[Grouping][]string{ByExecutor: {"partners", "persons"}, ByPartner: {"partners"}, BySphere: {"spheres"}}[by]
	if len(tables) == 0 {
		return g, nil
	}
	if language == "" {
		language = register.Russian
	}
	for i, table := range tables {
		tables[i] = "SELECT id, name_key_" + string(language) + " AS name FROM " + table + " WHERE deleted_at IS NULL"
	}
	ranked, err := scanIDs(s.read(ctx), filter{sql: "SELECT id FROM (" + strings.Join(tables, " UNION ALL ") + ") named ORDER BY name, id"})
	g.order = places(ranked)
	return g, err
}

// CommitmentsOverdue returns the number of commitments overdue on a day.
func (s *Store) CommitmentsOverdue(ctx context.Context, on register.Date) (int, error) {
	on = on.First()
	n, err := count(s.read(ctx).Table("commitment_spans").Where("urgency = ? AND from_day <= ? AND to_day >= ?", overdue, on, on))
	if err != nil {
		return 0, fmt.Errorf("count what is overdue: %w", translate(err))
	}
	return n, nil
}

// CommitmentsPresented returns the number of commitments presented on a day to be closed, waiting for their controller.
func (s *Store) CommitmentsPresented(ctx context.Context, on register.Date) (int, error) {
	on = on.First()
	n, err := count(s.read(ctx).Table("commitment_spans").Where("urgency IN ? AND rank = ? AND from_day <= ? AND to_day >= ?",
		[]urgency{overdue, pending}, commitmentRank[register.CommitmentReported], on, on))
	if err != nil {
		return 0, fmt.Errorf("count what is presented: %w", translate(err))
	}
	return n, nil
}
