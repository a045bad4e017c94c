package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Profile is what is known of the cooperation with a partner and everything below it in the tree, as of a day: whole records, of
// which the rules say the rest. Its page and the briefing note read the same value.
type Profile struct {
	On      register.Date
	Partner *register.Partner
	// Tree are the partner and those below it.
	Tree map[register.ID]bool
	// Agreements come in the order of their days, Commissions with their sessions.
	Agreements  []*register.Agreement
	Commissions []ProfileCommission
	// Visits and Meetings, the newest first; those without a day come last.
	Visits   []*register.Visit
	Meetings []*register.Meeting
	// Commitments are those with the partner and the decisions of the commissions' sessions: open ones by their days, what is
	// overdue first, then the others.
	Commitments []*register.Commitment
	Invitations []*register.Invitation
	Links       []*register.ProductionLink
	// People hold a post in the tree on the day.
	People []*register.Person
	// Trade are the series as they were known on the day.
	Trade []*register.TradeSeries
	// Names are those of the records that the others mention.
	Names map[register.ID]Line
}

// ProfileCommission is a commission, its sessions and the turn on the day.
type ProfileCommission struct {
	*register.Commission
	Sessions []*register.Session
	Turn     register.Turn
}

// profileKinds are the kinds of records that a profile gathers by what they mention.
var profileKinds = []register.Kind{
	register.KindAgreement, register.KindCommission, register.KindVisit, register.KindMeeting, register.KindCommitment,
	register.KindInvitation, register.KindProductionLink, register.KindPerson,
}

// Profile gathers the profile of a partner as of a day. A partner that is not there gives ErrNotFound.
func (s *Store) Profile(ctx context.Context, partner register.ID, on register.Date) (*Profile, error) {
	p := &Profile{On: on.First(), Tree: map[register.ID]bool{}}
	record, err := s.Record(ctx, register.Ref{Kind: register.KindPartner, ID: partner})
	if err != nil {
		return nil, err
	}
	p.Partner = record.(*register.Partner)
	of := map[register.Kind][]register.ID{}
	err = atOnce(
		func() error { return s.profileTree(ctx, partner, p) },
		func() error { return s.profileIDs(ctx, partner, of) },
		func() error {
			records, err := s.TradeFigures(ctx, TradeRecordQuery{Partner: partner})
			p.Trade = register.TradeSeriesOf(records, p.On)
			return err
		},
	)
	if err == nil {
		err = s.profileRecords(ctx, of, p)
	}
	if err == nil {
		err = s.profileNames(ctx, p)
	}
	if err != nil {
		return nil, fmt.Errorf("gather the profile of a partner: %w", translate(err))
	}
	p.sort()
	return p, nil
}

func (s *Store) profileTree(ctx context.Context, partner register.ID, p *Profile) error {
	ids, err := scanIDs(s.read(ctx), filter{sqlBelow("partners") + "SELECT id FROM below", []any{partner}})
	for _, id := range ids {
		p.Tree[id] = true
	}
	return err
}

// profileIDs finds the living records of the kinds that mention the partner or what is below it.
func (s *Store) profileIDs(ctx context.Context, partner register.ID, of map[register.Kind][]register.ID) error {
	var rows []struct {
		ID   register.ID
		Kind register.Kind
	}
	err := s.read(ctx).Raw(sqlBelow("partners")+"SELECT DISTINCT c.id, c.kind FROM below"+sqlInOrder+"mentions m ON m.target = below.id JOIN catalogue c ON c.id = m.id"+
		" WHERE c.deleted_at IS NULL AND c.kind IN ?", partner, profileKinds).Scan(&rows).Error
	for _, r := range rows {
		of[r.Kind] = append(of[r.Kind], r.ID)
	}
	return err
}

// wholeOf reads whole records of a kind.
func wholeOf[T any](db *gorm.DB, k register.Kind, ids []register.ID) ([]*T, error) {
	var all []*T
	for some := range slices.Chunk(ids, idsAtOnce) {
		records, err := shapes[k].load(db, some)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			all = append(all, any(r).(*T))
		}
	}
	return all, nil
}

// profileRecords reads the records side by side; the sessions come after their commissions, and their decisions after them.
func (s *Store) profileRecords(ctx context.Context, of map[register.Kind][]register.ID, p *Profile) error {
	db := s.read(ctx)
	return atOnce(
		func() (err error) {
			p.Agreements, err = wholeOf[register.Agreement](db, register.KindAgreement, of[register.KindAgreement])
			return err
		},
		func() (err error) {
			p.Visits, err = wholeOf[register.Visit](db, register.KindVisit, of[register.KindVisit])
			return err
		},
		func() (err error) {
			p.Meetings, err = wholeOf[register.Meeting](db, register.KindMeeting, of[register.KindMeeting])
			return err
		},
		func() (err error) {
			p.Invitations, err = wholeOf[register.Invitation](db, register.KindInvitation, of[register.KindInvitation])
			return err
		},
		func() (err error) {
			p.Links, err = wholeOf[register.ProductionLink](db, register.KindProductionLink, of[register.KindProductionLink])
			return err
		},
		func() error {
			people, err := wholeOf[register.Person](db, register.KindPerson, of[register.KindPerson])
			for _, one := range people {
				if held, ok := one.AppointmentOn(p.On); ok && p.Tree[held.PartnerID] {
					p.People = append(p.People, one)
				}
			}
			return err
		},
		func() error { return s.profileCommissions(ctx, of, p) },
	)
}

func (s *Store) profileCommissions(ctx context.Context, of map[register.Kind][]register.ID, p *Profile) error {
	db := s.read(ctx)
	commissions, err := wholeOf[register.Commission](db, register.KindCommission, of[register.KindCommission])
	if err != nil {
		return err
	}
	var sessions, decisions []register.ID
	if len(commissions) > 0 {
		if sessions, err = scanIDs(db, filter{"SELECT id FROM sessions WHERE deleted_at IS NULL AND commission_id IN ?", []any{of[register.KindCommission]}}); err != nil {
			return err
		}
	}
	if len(sessions) > 0 {
		if decisions, err = scanIDs(db, filter{"SELECT id FROM commitments WHERE deleted_at IS NULL AND source_id IN ?", []any{sessions}}); err != nil {
			return err
		}
	}
	held, err := wholeOf[register.Session](db, register.KindSession, sessions)
	if err != nil {
		return err
	}
	for _, c := range commissions {
		one := ProfileCommission{Commission: c}
		for _, session := range held {
			if session.CommissionID == c.ID {
				one.Sessions = append(one.Sessions, session)
			}
		}
		one.Turn = c.TurnOn(one.Sessions, p.On)
		p.Commissions = append(p.Commissions, one)
	}
	ids := append(slices.Clone(of[register.KindCommitment]), decisions...)
	slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	p.Commitments, err = wholeOf[register.Commitment](db, register.KindCommitment, slices.Compact(ids))
	return err
}

// records are all that the profile holds but its figures of trade.
func (p *Profile) records() (all []register.Record) {
	add := func(r register.Record) { all = append(all, r) }
	add(p.Partner)
	for _, r := range p.Agreements {
		add(r)
	}
	for _, c := range p.Commissions {
		add(c.Commission)
		for _, r := range c.Sessions {
			add(r)
		}
	}
	for _, r := range p.Visits {
		add(r)
	}
	for _, r := range p.Meetings {
		add(r)
	}
	for _, r := range p.Commitments {
		add(r)
	}
	for _, r := range p.Invitations {
		add(r)
	}
	for _, r := range p.Links {
		add(r)
	}
	for _, r := range p.People {
		add(r)
	}
	return all
}

func (s *Store) profileNames(ctx context.Context, p *Profile) (err error) {
	var ids []register.ID
	for _, r := range p.records() {
		for _, m := range r.Mentions() {
			ids = append(ids, m.ID)
		}
	}
	for _, series := range p.Trade {
		ids = append(ids, series.Key.PartnerID, series.Key.OursID, series.Key.TheirsID)
		for _, r := range series.Current() {
			ids = append(ids, r.Source.ID)
		}
	}
	slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	p.Names, err = s.Lines(ctx, slices.Compact(ids)...)
	return err
}

// sort puts everything into the order that the fields promise.
func (p *Profile) sort() {
	newest := func(a, b register.Date) int { return cmp.Compare(b, a) }
	byID := func(a, b register.ID) int { return slices.Compare(a[:], b[:]) }
	slices.SortFunc(p.Agreements, func(a, b *register.Agreement) int {
		return cmp.Or(cmp.Compare(a.DoneOn(), b.DoneOn()), byID(a.ID, b.ID))
	})
	slices.SortFunc(p.Commissions, func(a, b ProfileCommission) int { return byID(a.ID, b.ID) })
	slices.SortFunc(p.Visits, func(a, b *register.Visit) int { return cmp.Or(newest(a.From, b.From), byID(a.ID, b.ID)) })
	slices.SortFunc(p.Meetings, func(a, b *register.Meeting) int { return cmp.Or(newest(a.Day, b.Day), byID(a.ID, b.ID)) })
	slices.SortFunc(p.Invitations, func(a, b *register.Invitation) int {
		return cmp.Or(newest(a.SentOn, b.SentOn), byID(a.ID, b.ID))
	})
	slices.SortFunc(p.Links, func(a, b *register.ProductionLink) int { return byID(a.ID, b.ID) })
	slices.SortFunc(p.People, func(a, b *register.Person) int { return byID(a.ID, b.ID) })
	open := func(c *register.Commitment) int {
		if c.StateOn(p.On).Open() {
			return 0
		}
		return 1
	}
	slices.SortFunc(p.Commitments, func(a, b *register.Commitment) int {
		return cmp.Or(cmp.Compare(open(a), open(b)), cmp.Compare(lastIfEmpty(a.DueOn.First()), lastIfEmpty(b.DueOn.First())), byID(a.ID, b.ID))
	})
}
