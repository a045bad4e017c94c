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
	EndsKey    string
	Partner    register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	NumberKey  []byte
	TitleKey   keys `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey keys `gorm:"embedded;embeddedPrefix:partner_key_"`

	RegisteredFrom register.Date
	ForceUnknown   bool
}

func agreementRowOf(a *register.Agreement, l labels) *agreementRow {
	var foreign []register.ID
	for _, p := range a.Parties {
		if p.Side != register.Ours {
			foreign = append(foreign, p.PartnerID)
		}
	}
	partner := l.join(foreign...)
	return &agreementRow{
		Agreement:  *a,
		SignedOn:   a.DoneOn(),
		EndsKey:    lastIfEmpty(a.Ends()),
		Partner:    partner,
		NumberKey:  sortKey(a.Number),
		TitleKey:   keysOf(a.Title),
		PartnerKey: keysOf(partner),

		RegisteredFrom: a.RegisteredFrom(),
		ForceUnknown:   a.ForceUnknown(),
	}
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
	// On is the day of which Statuses and the sort field "status" speak.
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

var agreementOrders = sorted{
	"number": "number_key", "title": "title_key", "partner": "partner_key", "signed": "signed_on",
	"until": "ends_key", "status": "rank",
}

// AgreementIDs gives all agreements that the query asks for, in its order. Sort fields: number,
// title, partner, signed, until, status, the last by what ends first within a status. The default is
// signed.
func (s *Store) AgreementIDs(ctx context.Context, q AgreementQuery) ([]register.ID, error) {
	l := q.list(register.KindAgreement, agreementOrders, "signed")
	on := q.On.First()
	switch {
	case l.order == "rank":
		l.base, l.orderBy = withStatus(on, q.Statuses), []string{"rank", "to_day", "from_day", "agreement_id"}
	case len(q.Statuses) > 0:
		l.filters = append(l.filters, withStatus(on, q.Statuses))
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

// AgreementRow is an agreement as lists show it.
type AgreementRow struct {
	ID       register.ID
	Number   string
	Title    register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind     register.AgreementKind
	Level    register.Level
	Partner  register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	SignedOn register.Date
	Term     register.Term
	// Status is that of the day the rows were asked for, and Until the last day in force as seen from it: Forever where
	// nothing ends it, empty where it is not known.
	Status register.Status `gorm:"-"`
	Until  register.Date   `gorm:"-"`
	// Standing is that of the day, and Names those of the parties by which it differs from the status: who gave notice, who
	// has left or leaves.
	Standing register.Standing             `gorm:"-"`
	Names    map[register.ID]register.Text `gorm:"-"`
}

// agreementLife is what the state of an agreement follows from.
type agreementLife struct {
	AgreementRow
	Parties []register.Party   `gorm:"serializer:json"`
	Signing register.Signing   `gorm:"serializer:json"`
	Actions []register.Action  `gorm:"serializer:json"`
	LastDay register.Date      `gorm:"column:until"`
	Rules   register.Rules     `gorm:"serializer:json"`
	Amended []register.Amended `gorm:"serializer:json"`
}

// agreement gives as much of the agreement as its state follows from.
func (l agreementLife) agreement() *register.Agreement {
	return &register.Agreement{
		Parties: l.Parties, Signing: l.Signing, Actions: l.Actions, Term: l.Term, Until: l.LastDay, Rules: l.Rules, Amended: l.Amended,
	}
}

// AgreementRows gives the rows of the agreements in the order of the IDs, with their status on the day.
func (s *Store) AgreementRows(ctx context.Context, ids []register.ID, on register.Date) ([]AgreementRow, error) {
	lives, err := rowsOf[agreementLife](ctx, s, register.KindAgreement, ids)
	if err != nil {
		return nil, err
	}
	rows := make([]AgreementRow, len(lives))
	told := make([][]register.ID, len(lives))
	for i, life := range lives {
		rows[i] = life.AgreementRow
		a := life.agreement()
		rows[i].Standing = a.StandingOn(on)
		rows[i].Status, rows[i].Until = rows[i].Standing.Status, a.UntilOn(on)
		left, leaving := rows[i].Standing.Departures()
		told[i] = slices.Concat(rows[i].Standing.Givers(), left, leaving)
	}
	lines, err := s.Lines(ctx, slices.Concat(told...)...)
	if err != nil {
		return nil, err
	}
	for i, ids := range told {
		if len(ids) == 0 {
			continue
		}
		rows[i].Names = map[register.ID]register.Text{}
		for _, id := range ids {
			rows[i].Names[id] = lines[id].Label
		}
	}
	return inOrder(ids, rows, func(r AgreementRow) register.ID { return r.ID }), nil
}

// AgreementYears gives the years in which agreements were signed, the latest first.
func (s *Store) AgreementYears(ctx context.Context) ([]int, error) {
	var years []int
	err := s.read(ctx).Raw(`SELECT DISTINCT CAST(substr(signed_on, 1, 4) AS INTEGER) AS year FROM agreements
		WHERE deleted_at IS NULL AND signed_on <> '' ORDER BY year DESC`).Scan(&years).Error
	if err != nil {
		return nil, fmt.Errorf("read years: %w", translate(err))
	}
	return years, nil
}
