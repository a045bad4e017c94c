package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// CalendarQuery says which entries of the calendar are wanted.
type CalendarQuery struct {
	// From and To are the first and the last day, both included.
	From, To register.Date
	// Kinds are those wanted, none means all.
	Kinds []EntryKind
	// Partner keeps the entries that concern it or anything below it in the tree, as the lists have it; a session concerns the
	// other side of its commission.
	Partner register.ID
	// Undated adds the visits, sessions and events of which only the month or the year is known: From and To say no more.
	Undated bool
	// CalledOff adds the visits, sessions and events that lie in the trash or were deleted for good, as off: for those who
	// may have them from an earlier export.
	CalledOff bool
}

func (q CalendarQuery) wants(kinds ...EntryKind) bool {
	return len(q.Kinds) == 0 || slices.ContainsFunc(kinds, func(k EntryKind) bool { return slices.Contains(q.Kinds, k) })
}

// concerning keeps the entries that concern a partner.
func (s *Store) concerning(ctx context.Context, partner register.ID, entries []Entry) ([]Entry, error) {
	of := map[register.Kind]map[register.ID]bool{}
	for _, e := range entries {
		if of[e.Ref.Kind] != nil {
			continue
		}
		ids, err := s.idsConcerning(ctx, e.Ref.Kind, partner)
		if err != nil {
			return nil, err
		}
		of[e.Ref.Kind] = make(map[register.ID]bool, len(ids))
		for _, id := range ids {
			of[e.Ref.Kind][id] = true
		}
	}
	return slices.DeleteFunc(entries, func(e Entry) bool { return !of[e.Ref.Kind][e.ID] }), nil
}

// idsConcerning returns the records of a kind of the calendar that concern a partner.
func (s *Store) idsConcerning(ctx context.Context, k register.Kind, partner register.ID) ([]register.ID, error) {
	switch k {
	case register.KindAgreement:
		return s.AgreementIDs(ctx, AgreementQuery{Partner: partner})
	case register.KindVisit:
		return s.VisitIDs(ctx, VisitQuery{Partner: partner})
	case register.KindEvent:
		return s.EventIDs(ctx, EventQuery{Partner: partner})
	case register.KindInvitation:
		return s.InvitationIDs(ctx, InvitationQuery{Partner: partner})
	case register.KindCommitment:
		return s.CommitmentIDs(ctx, CommitmentQuery{Partner: partner})
	}
	commissions, err := s.CommissionIDs(ctx, CommissionQuery{Partner: partner})
	if err != nil {
		return nil, err
	}
	var sessions []register.ID
	for some := range slices.Chunk(commissions, idsAtOnce) {
		ids, err := scanIDs(s.read(ctx), filter{"SELECT id FROM sessions WHERE deleted_at IS NULL AND commission_id IN ?", []any{some}})
		if err != nil {
			return nil, fmt.Errorf("read the sessions of a partner: %w", translate(err))
		}
		sessions = append(sessions, ids...)
	}
	return sessions, nil
}
