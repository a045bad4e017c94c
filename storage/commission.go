package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// commissionRow is a commission and what lists derive from it.
type commissionRow struct {
	register.Commission
	Partner    register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	TitleKey   keys          `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey keys          `gorm:"embedded;embeddedPrefix:partner_key_"`
}

var commissionShape = rowShape[register.Commission, commissionRow]{
	name: "commissions", mark: "c", rowOf: commissionRowOf,
	record: func(r *commissionRow) *register.Commission { return &r.Commission },
}

func commissionRowOf(c *register.Commission, l labels) *commissionRow {
	partner := l.join(c.TheirsID)
	return &commissionRow{Commission: *c, Partner: partner, TitleKey: keysOf(c.Title), PartnerKey: keysOf(partner)}
}

// CommissionQuery asks for commissions. Empty fields ask for nothing.
type CommissionQuery struct {
	Query
	Kinds []register.CommissionKind
	// Partner finds also the commissions of everything below it in the tree.
	Partner register.ID
	// Parent finds the working groups of a commission.
	Parent register.ID
	// On is the day on which States hold.
	On     register.Date
	States []register.CommissionState
}

var commissionOrders = orders{"title": byName("title_key"), "partner": byName("partner_key")}

// CommissionIDs returns all commissions that the query asks for, in its order. Orders: title,
// partner.
func (s *Store) CommissionIDs(ctx context.Context, q CommissionQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindCommission, commissionOrders, "title")
	in(&l, "kind", q.Kinds)
	if !q.Partner.IsZero() {
		l.mentions(register.RoleSide, "partners", q.Partner)
	}
	if !q.Parent.IsZero() {
		l.where("parent_id = ?", q.Parent)
	}
	if len(q.States) > 0 {
		l.passing = append(l.passing, func(ctx context.Context) ([]register.ID, error) { return s.commissionsIn(ctx, q) })
	}
	return s.ids(ctx, l)
}

// commissionTurn is as much of a commission as its turn follows from, and the turn.
type commissionTurn struct {
	ID          register.ID
	Periodicity int
	HostRule    register.HostRule
	Host        register.Side
	AgendaDays  int
	Turn        register.Turn `gorm:"-"`
}

// turns reads the turns of the living commissions under a condition, as of a day.
func (s *Store) turns(ctx context.Context, where string, on register.Date) ([]commissionTurn, error) {
	var turns []commissionTurn
	if err := s.read(ctx).Table("commissions").Where("deleted_at IS NULL").Where(where).Find(&turns).Error; err != nil {
		return nil, fmt.Errorf("read commissions: %w", translate(err))
	}
	ids := make([]register.ID, len(turns))
	for i, t := range turns {
		ids[i] = t.ID
	}
	sessions, err := s.sessionsOf(ctx, ids)
	for i, t := range turns {
		c := register.Commission{Periodicity: t.Periodicity, HostRule: t.HostRule, Host: t.Host}
		turns[i].Turn = c.TurnOn(sessions[t.ID], on)
	}
	return turns, err
}

// commissionsIn finds the commissions that are in one of the states.
func (s *Store) commissionsIn(ctx context.Context, q CommissionQuery) ([]register.ID, error) {
	turns, err := s.turns(ctx, "1 = 1", q.On)
	var found []register.ID
	for _, t := range turns {
		if slices.Contains(q.States, t.Turn.StateOn(q.On)) {
			found = append(found, t.ID)
		}
	}
	return found, err
}

// CommissionRow is a commission as lists show it.
type CommissionRow struct {
	ID      register.ID
	Title   register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind    register.CommissionKind
	Partner register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	// What its turn follows from, and the turn on the day the rows were asked for.
	Periodicity int
	HostRule    register.HostRule
	Host        register.Side
	Turn        register.Turn            `gorm:"-"`
	State       register.CommissionState `gorm:"-"`
	// On is that day.
	On register.Date `gorm:"-"`

	Level                         register.Level
	OursID, ParentID, AgreementID register.ID
	Ours, Parent, Agreement       register.Text `gorm:"-"`
}

// CommissionRows returns the rows of the commissions in the order of the IDs, as of the day.
func (s *Store) CommissionRows(ctx context.Context, ids []register.ID, on register.Date) ([]CommissionRow, error) {
	rows, err := rowsOf[CommissionRow](ctx, s, register.KindCommission, ids)
	if err != nil {
		return nil, err
	}
	sessions, err := s.sessionsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	var named []register.ID
	for _, r := range rows {
		named = append(named, r.OursID, r.ParentID, r.AgreementID)
	}
	known, err := s.labelsOf(ctx, named)
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		rows[i].On, rows[i].Ours, rows[i].Parent, rows[i].Agreement = on, known[r.OursID], known[r.ParentID], known[r.AgreementID]
		c := register.Commission{Periodicity: r.Periodicity, HostRule: r.HostRule, Host: r.Host}
		rows[i].Turn = c.TurnOn(sessions[r.ID], on)
		rows[i].State = rows[i].Turn.StateOn(on)
	}
	return inOrder(ids, rows, func(r CommissionRow) register.ID { return r.ID }), nil
}
