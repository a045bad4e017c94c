package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// commissionRow is a commission and what lists derive from it.
type commissionRow struct {
	register.Commission
	Partner    register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	TitleKey   keys          `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey keys          `gorm:"embedded;embeddedPrefix:partner_key_"`
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
}

var commissionOrders = sorted{"title": "title_key", "partner": "partner_key"}

// CommissionIDs gives all commissions that the query asks for, in its order. Sort fields: title,
// partner.
func (s *Store) CommissionIDs(ctx context.Context, q CommissionQuery) ([]register.ID, error) {
	l := q.list(register.KindCommission, commissionOrders, "title")
	in(&l, "kind", q.Kinds)
	if !q.Partner.IsZero() {
		l.mentions(register.RoleSide, "partners", q.Partner)
	}
	return s.ids(ctx, l)
}

// CommissionRow is a commission as lists show it.
type CommissionRow struct {
	ID      register.ID
	Title   register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind    register.CommissionKind
	Partner register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	// Held counts the sessions held by the day, Last is the day of the last of them, Next that of the
	// first one planned after it; empty where there is none.
	Held int           `gorm:"-"`
	Last register.Date `gorm:"-"`
	Next register.Date `gorm:"-"`
}

// CommissionRows gives the rows of the commissions in the order of the IDs, as of the day.
func (s *Store) CommissionRows(ctx context.Context, ids []register.ID, on register.Date) ([]CommissionRow, error) {
	rows, err := rowsOf[CommissionRow](ctx, s, register.KindCommission, ids)
	if err != nil {
		return nil, err
	}
	var sessions []struct {
		CommissionID register.ID
		FromDay      register.Date
		FirstDay     register.Date
	}
	err = s.read(ctx).Table("sessions").Where("deleted_at IS NULL AND cancelled = 0 AND from_day <> '' AND commission_id IN ?", ids).
		Order("first_day").Find(&sessions).Error
	if err != nil {
		return nil, fmt.Errorf("read sessions: %w", translate(err))
	}
	for i := range rows {
		for _, one := range sessions {
			switch {
			case one.CommissionID != rows[i].ID:
			case one.FirstDay <= on:
				rows[i].Held++
				rows[i].Last = one.FromDay
			case rows[i].Next == "":
				rows[i].Next = one.FromDay
			}
		}
	}
	return inOrder(ids, rows, func(r CommissionRow) register.ID { return r.ID }), nil
}
