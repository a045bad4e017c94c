package columns

import (
	"context"
	"sync"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// StandingStore is what the standings of records are read from.
type StandingStore interface {
	AgreementRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.AgreementRow, error)
	CommissionRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommissionRow, error)
	SessionRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.SessionRow, error)
	VisitRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.VisitRow, error)
	EventRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.EventRow, error)
	InvitationRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.InvitationRow, error)
	ProductionLinkRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.ProductionLinkRow, error)
	CommitmentRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommitmentRow, error)
}

var _ StandingStore = (*storage.Store)(nil)

// Standings says of each record in what state it is on a day, and the term that goes with it. Kinds without states are
// left out.
func Standings(ctx context.Context, s StandingStore, refs []register.Ref, on register.Date) (map[register.ID]string, error) {
	of := map[register.Kind][]register.ID{}
	for _, ref := range refs {
		of[ref.Kind] = append(of[ref.Kind], ref.ID)
	}
	said := statesByID{of: map[register.ID]string{}}
	err := storage.AtOnce(ctx,
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindAgreement], on, s.AgreementRows, func(r storage.AgreementRow) (register.ID, string) {
				return r.ID, together(AgreementStatus(r), until(Until(r)))
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindCommission], on, s.CommissionRows, func(r storage.CommissionRow) (register.ID, string) {
				return r.ID, together(word("commission.state.", r.State), until(meetsBy(r)))
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindSession], on, s.SessionRows, func(r storage.SessionRow) (register.ID, string) {
				return r.ID, word("session.state.", r.State)
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindVisit], on, s.VisitRows, func(r storage.VisitRow) (register.ID, string) {
				return r.ID, word("visit.state.", r.State)
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindEvent], on, s.EventRows, func(r storage.EventRow) (register.ID, string) {
				return r.ID, word("event.state.", r.State)
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindInvitation], on, s.InvitationRows, func(r storage.InvitationRow) (register.ID, string) {
				return r.ID, together(word("invitation.state.", r.State), until(lang.Day(r.ReplyDue)))
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindProductionLink], on, s.ProductionLinkRows, func(r storage.ProductionLinkRow) (register.ID, string) {
				return r.ID, together(word("production-link.state.", r.State), until(lang.Day(r.Until)))
			})
		},
		func(ctx context.Context) error {
			return standing(ctx, &said, of[register.KindCommitment], on, s.CommitmentRows, func(r storage.CommitmentRow) (register.ID, string) {
				term := ""
				if r.State.Open() {
					term = until(lang.Day(r.Due))
				}
				return r.ID, together(commitmentState(r), term)
			})
		},
	)
	return said.of, err
}

// statesByID are states that several readings write down at once.
type statesByID struct {
	mu sync.Mutex
	of map[register.ID]string
}

func (s *statesByID) set(id register.ID, state string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[id] = state
}

func standing[R any](ctx context.Context, said *statesByID, ids []register.ID, on register.Date,
	read func(context.Context, []register.ID, register.Date) ([]R, error), words func(R) (register.ID, string),
) error {
	if len(ids) == 0 {
		return nil
	}
	rows, err := read(ctx, ids, on)
	for _, r := range rows {
		id, state := words(r)
		said.set(id, state)
	}
	return err
}

// until puts "until" before a day; other words stand as they are.
func until(day string) string {
	if day == "" || day[0] < '0' || day[0] > '9' {
		return day
	}
	return lang.T("standing.until", day)
}
