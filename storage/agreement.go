package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// agreementRow is an agreement and what lists derive from it.
type agreementRow struct {
	register.Agreement
	SignedOn   register.Date // or adopted
	ForceOn    register.Date
	Partner    register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	NumberKey  []byte
	TitleKey   keys `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey keys `gorm:"embedded;embeddedPrefix:partner_key_"`

	RegisteredFrom register.Date
	ForceUnknown   bool
}

var agreementShape = rowShape[register.Agreement, agreementRow]{
	name: "agreements", mark: "a", rowOf: agreementRowOf,
	record: func(r *agreementRow) *register.Agreement { return &r.Agreement },
	beside: []derived{
		rowsBeside("agreement_spans", "agreement_id", spansOf),
		rowsBeside("agreement_ends", "agreement_id", endsOf),
		rowsBeside("agreement_renewals", "agreement_id", renewalOf),
		rowsBeside("agreement_windows", "agreement_id", windowsOf),
		rowsBeside("agreement_answers", "agreement_id", answersOf),
		writeLate,
		former,
	},
}

func agreementRowOf(a *register.Agreement, l labels) *agreementRow {
	partner := l.join(foreign(a.Parties)...)
	return &agreementRow{
		Agreement:  *a,
		SignedOn:   a.DoneOn(),
		ForceOn:    a.ForceOn(),
		Partner:    partner,
		NumberKey:  SortKey(a.Number),
		TitleKey:   keysOf(a.Title),
		PartnerKey: keysOf(partner),

		RegisteredFrom: a.RegisteredFrom(),
		ForceUnknown:   a.ForceUnknown(),
	}
}

// foreign returns the parties that are not ours.
func foreign(parties []register.Party) (ids []register.ID) {
	for _, p := range parties {
		if p.Side != register.Ours && !p.PartnerID.IsZero() {
			ids = append(ids, p.PartnerID)
		}
	}
	return ids
}

// lastIfEmpty makes an unknown day sort after all known ones.
func lastIfEmpty(d register.Date) string {
	if d == "" {
		return "~"
	}
	return string(d)
}

// agreementSpan is a row of the statuses by day.
type agreementSpan struct {
	AgreementID register.ID
	FromDay     register.Date
	ToDay       register.Date
	Status      register.Status
	Rank        int
}

func (agreementSpan) TableName() string { return "agreement_spans" }

var statusRank = func() map[register.Status]int {
	ranks := map[register.Status]int{}
	for i, s := range register.Statuses {
		ranks[s] = i
	}
	return ranks
}()

func spansOf(r register.Record) []agreementSpan {
	a, ok := r.(*register.Agreement)
	if !ok || a == nil || a.InTrash() {
		return nil
	}
	var rows []agreementSpan
	for _, span := range register.Timeline(a) {
		rows = append(rows, agreementSpan{a.ID, span.From, span.To, span.Status, statusRank[span.Status]})
	}
	return rows
}

// AgreementQuery asks for agreements. Empty fields ask for nothing.
type AgreementQuery struct {
	Query
	// On is the day on which Statuses and the orders "until" and "status" hold.
	On       register.Date
	Statuses []register.Status
	Kinds    []register.AgreementKind
	Levels   []register.Level
	// Partner finds also the agreements of everything below it in the tree, Sphere likewise.
	Partner, Sphere register.ID
	// Year is the year of signing or adoption, Ended that of the end, as far as it lies behind the day.
	Year, Ended int
	// Waits are what the agreement waits for on the day, one of several.
	Waits []Waiting
}

var agreementOrders = orders{
	"number": byKey("number_key"), "title": byName("title_key"), "partner": byName("partner_key"), "signed_on": byDay("signed_on"),
	"entry_into_force": byDay("force_on"),
}

// AgreementIDs returns all agreements that the query asks for, in its order. Orders: number, title,
// partner, signed_on (or adopted), entry_into_force, until, and status, the last by what ends first within a status. The
// default is signed_on.
func (s *Store) AgreementIDs(ctx context.Context, q AgreementQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindAgreement, agreementOrders, "signed_on")
	on := q.On.First()
	switch {
	case q.Order == "status":
		l.base = func(ctx context.Context) ([]register.ID, error) { return scanIDs(s.read(ctx), inStatusOrder(on, q)) }
	case len(q.Statuses) > 0:
		l.filters = append(l.filters, withStatus(on, q.Statuses))
	}
	if q.Order == "until" {
		l.base = func(ctx context.Context) ([]register.ID, error) { return s.byEnd(ctx, on, q.Descending) }
	}
	in(&l, "kind", q.Kinds)
	in(&l, "level", q.Levels)
	if !q.Partner.IsZero() {
		l.mentions(register.RoleParty, "partners", q.Partner)
	}
	if !q.Sphere.IsZero() {
		l.mentions(register.RoleSphere, "spheres", q.Sphere)
	}
	if q.Year > 0 {
		l.where("signed_on >= ? AND signed_on < ?", fmt.Sprintf("%04d", q.Year), fmt.Sprintf("%04d", q.Year+1))
	}
	if q.Ended > 0 {
		l.filters = append(l.filters, endedIn(q.Ended, on))
	}
	if len(q.Waits) > 0 {
		l.passing = append(l.passing, func(ctx context.Context) ([]register.ID, error) { return s.waitFor(ctx, on, q.Waits) })
	}
	return s.ids(ctx, l)
}

// withStatus finds the agreements that have one of the statuses on a day, of all where none is named. Naming the
// ranks lets the engine go through its index in order and skip what had ended by then.
func withStatus(on register.Date, statuses []register.Status) filter {
	if len(statuses) == 0 {
		statuses = register.Statuses
	}
	ranks := make([]int, len(statuses))
	for i, status := range statuses {
		rank, known := statusRank[status]
		if !known {
			rank = -1 // finds nothing
		}
		ranks[i] = rank
	}
	return filter{"SELECT agreement_id AS id FROM agreement_spans WHERE rank IN ? AND to_day >= ? AND from_day <= ?", []any{ranks, on, on}}
}

// inStatusOrder is withStatus in the order of the statuses, what ends first coming first within one.
func inStatusOrder(on register.Date, q AgreementQuery) filter {
	direction := ""
	if q.Descending {
		direction = " DESC"
	}
	f := withStatus(on, q.Statuses)
	f.sql += " ORDER BY rank" + direction + ", to_day" + direction + ", from_day" + direction + ", agreement_id" + direction
	return f
}

// AgreementRow is an agreement as lists show it.
type AgreementRow struct {
	ID      register.ID
	Number  string
	Title   register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind    register.AgreementKind
	Level   register.Level
	Partner register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	// DoneOn is the day on which it was signed or, where the parties do not sign, adopted.
	DoneOn    register.Date `gorm:"column:signed_on"`
	ForceOn   register.Date
	Term      register.Term
	Languages []string      `gorm:"serializer:json"`
	Original  register.Text `gorm:"embedded;embeddedPrefix:original_"`
	SignedOn  register.Date `gorm:"-"`
	AdoptedOn register.Date `gorm:"-"`
	// Partners are the names in Partner where there are several.
	Partners Names `gorm:"-"`
	// Ours are our parties, Spheres the spheres, SignedAt where it was signed.
	Ours     register.Text `gorm:"-"`
	Spheres  register.Text `gorm:"-"`
	SignedAt register.Text `gorm:"-"`
	// Status is that of the day the rows were asked for, and Until the last day in force as seen from it: Forever where
	// nothing ends it, empty where it is not known. NoticeBy is the last day for notice from then on.
	Status   register.Status `gorm:"-"`
	Until    register.Date   `gorm:"-"`
	NoticeBy register.Date   `gorm:"-"`
	// Standing is the day's. Names are the parties' by which it differs from the status: who gave notice, who has left
	// or leaves.
	Standing register.Standing             `gorm:"-"`
	Names    map[register.ID]register.Text `gorm:"-"`
}

// agreementLife is what the state of an agreement follows from.
type agreementLife struct {
	AgreementRow
	Parties   []register.Party   `gorm:"serializer:json"`
	Signing   register.Signing   `gorm:"serializer:json"`
	Actions   []register.Action  `gorm:"serializer:json"`
	SphereIDs []register.ID      `gorm:"serializer:json"`
	LastDay   register.Date      `gorm:"column:until"`
	Rules     register.Rules     `gorm:"serializer:json"`
	Amended   []register.Amended `gorm:"serializer:json"`
}

// agreement returns as much of the agreement as its state needs.
func (l agreementLife) agreement() *register.Agreement {
	return &register.Agreement{
		Parties: l.Parties, Signing: l.Signing, Actions: l.Actions, Term: l.Term, Until: l.LastDay, Rules: l.Rules, Amended: l.Amended,
	}
}

// ours returns our parties.
func (l agreementLife) ours() (ids []register.ID) {
	for _, p := range l.Parties {
		if p.Side == register.Ours && !p.PartnerID.IsZero() {
			ids = append(ids, p.PartnerID)
		}
	}
	return ids
}

// signedAt returns where the parties signed, each place once, or else where the whole was signed.
func (l agreementLife) signedAt() register.Text {
	var places []register.Text
	for _, p := range l.Parties {
		if !p.SignedAt.IsZero() && !slices.Contains(places, p.SignedAt) {
			places = append(places, p.SignedAt)
		}
	}
	if len(places) == 0 {
		return l.Signing.At
	}
	return joined(places...)
}

// AgreementRows returns the rows of the agreements in the order of the IDs, with their status on the day.
func (s *Store) AgreementRows(ctx context.Context, ids []register.ID, on register.Date) ([]AgreementRow, error) {
	lives, err := rowsOf[agreementLife](ctx, s, register.KindAgreement, ids)
	if err != nil {
		return nil, err
	}
	rows := make([]AgreementRow, len(lives))
	named := make([][]register.ID, len(lives))
	var mentioned []register.ID
	for i, life := range lives {
		row, a := life.AgreementRow, life.agreement()
		row.Standing = a.StandingOn(on)
		row.Status, row.Until, row.NoticeBy = row.Standing.Status, a.UntilAs(row.Standing), row.Standing.LastNotice()
		row.SignedOn, row.AdoptedOn, row.SignedAt = a.SignedOn(), a.AdoptedOn(), life.signedAt()
		left, leaving := row.Standing.Departures()
		named[i] = slices.Concat(row.Standing.Givers(), row.Standing.Suspended(), left, leaving)
		mentioned = append(mentioned, slices.Concat(named[i], life.ours(), life.SphereIDs, firstOf(foreign(life.Parties)))...)
		rows[i] = row
	}
	known, err := s.labelsOf(ctx, mentioned)
	if err != nil {
		return nil, err
	}
	for i, life := range lives {
		rows[i].Ours, rows[i].Spheres = known.join(life.ours()...), known.join(life.SphereIDs...)
		rows[i].Partners = known.names(foreign(life.Parties))
		if len(named[i]) > 0 {
			rows[i].Names = map[register.ID]register.Text{}
		}
		for _, id := range named[i] {
			rows[i].Names[id] = known[id]
		}
	}
	return inOrder(ids, rows, func(r AgreementRow) register.ID { return r.ID }), nil
}

// labelsOf reads the names of records.
func (s *Store) labelsOf(ctx context.Context, ids []register.ID) (labels, error) {
	slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	lines, err := s.Lines(ctx, slices.Compact(ids)...)
	known := make(labels, len(lines))
	for id, line := range lines {
		known[id] = line.Label
	}
	return known, err
}

// AgreementYears returns the years in which agreements were signed, the latest first.
func (s *Store) AgreementYears(ctx context.Context) ([]int, error) {
	return s.yearsOf(ctx, register.KindAgreement, "signed_on", "")
}
