package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Profile is the cooperation with a partner and everything below it in the tree, as of a day: whole records, to which
// the rules apply. Its page and the briefing note read the same value.
type Profile struct {
	On      register.Date
	Partner *register.Partner
	// Tree are the partner and those below it.
	Tree map[register.ID]bool
	// Agreements come in the order of their days, Commissions with their sessions.
	Agreements  []*register.Agreement
	Commissions []ProfileCommission
	// Spheres are those that were called promising with the partner.
	Spheres []*register.Sphere
	// Visits and Meetings, the newest first; those without a day come last.
	Visits   []*register.Visit
	Meetings []*register.Meeting
	// Commitments are those with the partner and the decisions of the commissions' sessions: overdue ones first, then
	// open ones by their days, then the others.
	Commitments []*register.Commitment
	Invitations []*register.Invitation
	Links       []*register.ProductionLink
	// People hold a post in the tree on the day.
	People []*register.Person
	// Trade are the series as they were known on the day, Groups those that can be drawn together, the main one first.
	Trade  []*register.TradeSeries
	Groups []register.TradeGroup
	// Names are those of the records that the others mention.
	Names map[register.ID]Line
}

// ProfileCommission is a commission, its sessions and the turn on the day.
type ProfileCommission struct {
	*register.Commission
	Sessions []*register.Session
	Turn     register.Turn
}

// profileKinds are the kinds of records that a profile gathers.
var profileKinds = []register.Kind{
	register.KindAgreement, register.KindCommission, register.KindSession, register.KindSphere, register.KindVisit, register.KindMeeting,
	register.KindCommitment, register.KindInvitation, register.KindProductionLink, register.KindPerson,
}

// Profile gathers the profile of a partner as of a day. A partner that is not there is ErrNotFound. The records are read
// out of the history, whose last change of each says what it is, for then one query reads all kinds.
func (s *Store) Profile(ctx context.Context, partner register.ID, on register.Date) (*Profile, error) {
	p := &Profile{On: on.First(), Tree: map[register.ID]bool{}, Names: map[register.ID]Line{}}
	var records []register.Record
	var figures []*register.TradeRecord
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { records, err = s.profileRecords(ctx, partner, p); return err },
		func(ctx context.Context) error { return s.profileTree(ctx, partner, p) },
		func(ctx context.Context) error { return s.profileNames(ctx, partner, p) },
		func(ctx context.Context) (err error) {
			figures, err = s.TradeFigures(ctx, TradeRecordQuery{Partner: partner})
			return err
		},
	)
	if err == nil && p.Partner == nil {
		err = fmt.Errorf("%s: %w", partner, ErrNotFound)
	}
	if err == nil {
		p.Trade = register.TradeSeriesOf(figures, p.On)
		p.Groups = register.TradeGroupsOf(p.Trade, partner)
		p.sortOut(records)
		err = s.profileSources(ctx, p)
	}
	if err != nil {
		return nil, fmt.Errorf("gather the profile of a partner: %w", translate(err))
	}
	p.sort()
	return p, nil
}

func (s *Store) profileTree(ctx context.Context, partner register.ID, p *Profile) error {
	ids, err := scanIDs(s.read(ctx), filter{withBelow("partners") + "SELECT id FROM below", []any{partner}})
	for _, id := range ids {
		p.Tree[id] = true
	}
	return err
}

// profileFound defines "found": the partner asked for, the living records of some kinds that mention it or anything
// below it, the sessions of its commissions and their decisions, and the invitations of and to persons who hold or held
// a post there. Its arguments: the partner; the kind of figures of trade, which are read otherwise and may be
// thousands; the kinds; and the partner again.
var profileFound = withBelow("partners") + `, near (id) AS (
		SELECT DISTINCT m.id FROM below CROSS JOIN mentions m CROSS JOIN catalogue c WHERE m.target = below.id AND c.id = m.id AND c.kind <> ?
	), held (id) AS (SELECT s.id FROM near CROSS JOIN sessions s WHERE s.commission_id = near.id),
	decided (id) AS (SELECT o.id FROM held CROSS JOIN commitments o WHERE o.source_id = held.id),
	invited (id) AS (SELECT m.id FROM near CROSS JOIN persons p CROSS JOIN mentions m CROSS JOIN invitations i
		WHERE p.id = near.id AND m.target = p.id AND i.id = m.id),
	found (id, kind) AS (
		SELECT c.id, c.kind FROM (SELECT id FROM near UNION SELECT id FROM held UNION SELECT id FROM decided UNION SELECT id FROM invited) one CROSS JOIN catalogue c
		WHERE c.id = one.id AND c.deleted_at IS NULL AND c.purged_at IS NULL AND c.kind IN ?
		UNION SELECT id, kind FROM catalogue WHERE id = ? AND purged_at IS NULL
	) `

var (
	// profileChanges reads the last change of each.
	profileChanges = profileFound + `SELECT found.kind, (SELECT h.after FROM history h WHERE h.record_id = found.id ORDER BY h.revision DESC, h.seq DESC LIMIT 1) FROM found`
	// profileNames reads the names of all that they mention.
	profileNames = profileFound + `SELECT c.* FROM (
		SELECT DISTINCT m.target AS id FROM found CROSS JOIN mentions m WHERE m.id = found.id UNION SELECT id FROM found
	) one CROSS JOIN catalogue c WHERE c.id = one.id`
)

// profileRecords reads the partner and the living records of the kinds that mention it or anything below it, the
// sessions of its commissions and their decisions.
func (s *Store) profileRecords(ctx context.Context, partner register.ID, p *Profile) ([]register.Record, error) {
	rows, err := s.read(ctx).Raw(profileChanges, partner, register.KindTradeRecord, profileKinds, partner).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	type kept struct {
		kind  register.Kind
		after recordText
	}
	var all []kept
	for rows.Next() {
		var one kept
		if err := rows.Scan(&one.kind, &one.after); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	records := make([]register.Record, 0, len(all))
	for _, one := range all {
		r, err := fromJSON(one.kind, one.after, nil)
		if err != nil {
			return nil, err
		}
		if found, is := r.(*register.Partner); is {
			p.Partner = found
			continue
		}
		records = append(records, r)
	}
	return records, nil
}

// profileNames reads the names of all that those records mention.
func (s *Store) profileNames(ctx context.Context, partner register.ID, p *Profile) error {
	var lines []entry
	if err := s.read(ctx).Raw(profileNames, partner, register.KindTradeRecord, profileKinds, partner).Scan(&lines).Error; err != nil {
		return err
	}
	for _, e := range lines {
		p.Names[e.ID] = e.line()
	}
	return nil
}

// profileSources reads the names that the figures of trade mention.
func (s *Store) profileSources(ctx context.Context, p *Profile) error {
	var ids []register.ID
	need := func(id register.ID) {
		if _, known := p.Names[id]; !known && !id.IsZero() && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, series := range p.Trade {
		need(series.Key.PartnerID)
		need(series.Key.OursID)
		need(series.Key.TheirsID)
		for _, r := range series.Current() {
			need(r.Source.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	lines, err := s.Lines(ctx, ids[:min(len(ids), idsAtOnce)]...) // a source without a name is shown by its figure
	for id, line := range lines {
		p.Names[id] = line
	}
	return err
}

// sortOut puts the records into their places.
func (p *Profile) sortOut(records []register.Record) {
	sessions := map[register.ID][]*register.Session{}
	for _, r := range records {
		switch r := r.(type) {
		case *register.Agreement:
			p.Agreements = append(p.Agreements, r)
		case *register.Commission:
			p.Commissions = append(p.Commissions, ProfileCommission{Commission: r})
		case *register.Session:
			sessions[r.CommissionID] = append(sessions[r.CommissionID], r)
		case *register.Sphere:
			p.Spheres = append(p.Spheres, r)
		case *register.Visit:
			p.Visits = append(p.Visits, r)
		case *register.Meeting:
			p.Meetings = append(p.Meetings, r)
		case *register.Commitment:
			p.Commitments = append(p.Commitments, r)
		case *register.Invitation:
			p.Invitations = append(p.Invitations, r)
		case *register.ProductionLink:
			p.Links = append(p.Links, r)
		case *register.Person:
			if held, ok := r.AppointmentOn(p.On); ok && p.Tree[held.PartnerID] {
				p.People = append(p.People, r)
			}
		}
	}
	for i := range p.Commissions {
		c := &p.Commissions[i]
		c.Sessions = sessions[c.ID]
		slices.SortFunc(c.Sessions, func(a, b *register.Session) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Number, b.Number))
		})
		c.Turn = c.TurnOn(c.Sessions, p.On)
	}
}

// Sessions are those of all commissions.
func (p *Profile) Sessions() (all []*register.Session) {
	for _, c := range p.Commissions {
		all = append(all, c.Sessions...)
	}
	return all
}

// Reciprocity is what went each way by the day.
func (p *Profile) Reciprocity() register.Reciprocity {
	return register.ReciprocityOf(p.Visits, p.Sessions(), p.Invitations, p.On)
}

// Gaps returns what is missing, in the order of the page.
func (p *Profile) Gaps() (gaps []register.Gap) {
	if len(p.Agreements) == 0 {
		gaps = append(gaps, register.Gap{Kind: register.GapAgreement, Of: p.Partner.Ref(), Name: p.Partner.Name})
	}
	for _, a := range p.Agreements {
		gaps = append(gaps, a.GapsOf(p.On)...)
	}
	for _, c := range p.Commissions {
		gaps = append(gaps, c.GapsOf(p.On)...)
	}
	gaps = append(gaps, register.TradeGapsOf(p.Partner, p.Trade, p.On)...)
	for _, c := range p.Commitments {
		gaps = append(gaps, c.GapsOf(p.On)...)
	}
	for _, v := range p.Visits {
		gaps = append(gaps, v.GapsOf()...)
	}
	return gaps
}

// Ahead is what comes, the nearest first.
func (p *Profile) Ahead() (all []register.Ahead) {
	for _, a := range p.Agreements {
		all = append(all, a.AheadOf(p.On)...)
	}
	for _, c := range p.Commissions {
		all = append(all, c.AheadOf(c.Turn, p.On)...)
	}
	for _, v := range p.Visits {
		all = append(all, v.AheadOf(p.On)...)
	}
	for _, c := range p.Commitments {
		all = append(all, c.AheadOf(p.On)...)
	}
	for _, i := range p.Invitations {
		all = append(all, i.AheadOf(p.On)...)
	}
	register.SortAhead(all)
	return all
}

// sort puts everything into the order that the fields promise.
func (p *Profile) sort() {
	newest := func(a, b register.Date) int { return cmp.Compare(b, a) }
	byID := func(a, b register.ID) int { return slices.Compare(a[:], b[:]) }
	slices.SortFunc(p.Agreements, func(a, b *register.Agreement) int {
		return cmp.Or(cmp.Compare(a.DoneOn(), b.DoneOn()), byID(a.ID, b.ID))
	})
	slices.SortFunc(p.Commissions, func(a, b ProfileCommission) int { return byID(a.ID, b.ID) })
	slices.SortFunc(p.Spheres, func(a, b *register.Sphere) int { return byID(a.ID, b.ID) })
	slices.SortFunc(p.Visits, func(a, b *register.Visit) int { return cmp.Or(newest(a.From, b.From), byID(a.ID, b.ID)) })
	slices.SortFunc(p.Meetings, func(a, b *register.Meeting) int { return cmp.Or(newest(a.Day, b.Day), byID(a.ID, b.ID)) })
	slices.SortFunc(p.Invitations, func(a, b *register.Invitation) int {
		return cmp.Or(newest(a.SentOn, b.SentOn), byID(a.ID, b.ID))
	})
	slices.SortFunc(p.Links, func(a, b *register.ProductionLink) int { return byID(a.ID, b.ID) })
	slices.SortFunc(p.People, func(a, b *register.Person) int { return byID(a.ID, b.ID) })
	open := map[register.ID]int{}
	for _, c := range p.Commitments {
		if !c.StateOn(p.On).Open() {
			open[c.ID] = 1
		}
	}
	slices.SortFunc(p.Commitments, func(a, b *register.Commitment) int {
		return cmp.Or(cmp.Compare(open[a.ID], open[b.ID]), cmp.Compare(lastIfEmpty(a.DueOn.First()), lastIfEmpty(b.DueOn.First())), byID(a.ID, b.ID))
	})
}
