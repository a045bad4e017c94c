package desk

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// SpokenOfStore is what the fields of agreements and commissions that were spoken of need of the register.
type SpokenOfStore interface {
	Store
	AgreementIDs(ctx context.Context, q storage.AgreementQuery) ([]register.ID, error)
	CommissionIDs(ctx context.Context, q storage.CommissionQuery) ([]register.ID, error)
}

// SpokenOf are the fields of the agreements and commissions that were spoken of at a visit or a meeting.
func SpokenOf(s SpokenOfStore, agreements, commissions *[]register.ID) []*kit.Field {
	return []*kit.Field{
		kit.PickMany("spoken_of.agreements", agreements, Source(s, register.KindAgreement, func(ctx context.Context) ([]register.ID, error) {
			return s.AgreementIDs(ctx, storage.AgreementQuery{Query: storage.Query{Language: lang.Current()}})
		}, nil)),
		kit.PickMany("spoken_of.commissions", commissions, Source(s, register.KindCommission, func(ctx context.Context) ([]register.ID, error) {
			return s.CommissionIDs(ctx, storage.CommissionQuery{Query: storage.Query{Language: lang.Current()}})
		}, nil)),
	}
}

// DrawSpokenOf draws records that were spoken of, each with its standing.
func DrawSpokenOf(c *kit.Card, d Desk, lines map[register.ID]storage.Line, standings map[register.ID]string, ids ...register.ID) {
	drawn := map[register.ID]bool{}
	for _, id := range ids {
		left := LinkTo(d, lines, id)
		if drawn[id] || len(left) == 0 {
			continue
		}
		if len(drawn) == 0 {
			c.Section(lang.T("spoken_of.title"))
		}
		drawn[id] = true
		c.Row(left, []kit.Part{kit.Soft(standings[id])}, nil)
	}
}
