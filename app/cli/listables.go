package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// The kinds as lists show them.
var listables = map[register.Kind]listable{
	register.KindAgreement:  agreements(),
	register.KindVisit:      visits(),
	register.KindMeeting:    meetings(),
	register.KindCommission: commissions(),
	register.KindSession:    sessions(),
	register.KindPartner:    partners(),
	register.KindPerson:     persons(),
	register.KindSphere:     spheres(),
	register.KindRule:       rules(),
	register.KindDocument:   documents(),
	register.KindCommitment: commitments(),
	register.KindEvent:      events(),
	register.KindInvitation: invitations(),

	register.KindProductionLink: productionLinks(),
}

func agreements() listable {
	return listed(listable{
		statuses: texts(register.Statuses), waitings: texts(storage.Waitings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.AgreementIDs(ctx, storage.AgreementQuery{
				Query: q.Query, On: q.on, Statuses: some[register.Status](q.status), Partner: q.partner, Waits: some[storage.Waiting](q.waits),
			})
		},
	}, func(r storage.AgreementRow) register.ID { return r.ID }, columns.Agreements, (*storage.Store).AgreementRows)
}

func visits() listable {
	return listed(listable{
		statuses: texts(register.VisitStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.VisitIDs(ctx, storage.VisitQuery{Query: q.Query, On: q.on, States: some[register.VisitState](q.status), Partner: q.partner})
		},
	}, func(r storage.VisitRow) register.ID { return r.ID }, columns.Visits, (*storage.Store).VisitRows)
}

// meetings is the journal: its columns in their order.
func meetings() listable {
	return listed(listable{
		statuses: texts(storage.Reportings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.MeetingIDs(ctx, storage.MeetingQuery{Query: q.Query, Reports: some[storage.Reporting](q.status), Partner: q.partner})
		},
	}, func(r storage.MeetingRow) register.ID { return r.ID }, columns.Meetings, onAnyDay((*storage.Store).MeetingRows))
}

func commissions() listable {
	return listed(listable{
		statuses: texts(register.CommissionStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.CommissionIDs(ctx, storage.CommissionQuery{Query: q.Query, Partner: q.partner, On: q.on, States: some[register.CommissionState](q.status)})
		},
	}, func(r storage.CommissionRow) register.ID { return r.ID }, columns.Commissions, (*storage.Store).CommissionRows)
}

func sessions() listable {
	return listed(listable{
		statuses: texts(register.SessionStates),
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SessionIDs(ctx, storage.SessionQuery{Query: q.Query, On: q.on, States: some[register.SessionState](q.status)})
		},
	}, func(r storage.SessionRow) register.ID { return r.ID }, columns.Sessions, (*storage.Store).SessionRows)
}

func partners() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PartnerIDs(ctx, storage.PartnerQuery{Query: q.Query, Under: q.partner})
		},
	}, func(r storage.PartnerRow) register.ID { return r.ID }, columns.Partners, onAnyDay((*storage.Store).PartnerRows))
}

func persons() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PersonIDs(ctx, storage.PersonQuery{Query: q.Query, Partner: q.partner})
		},
	}, func(r storage.PersonRow) register.ID { return r.ID }, columns.Persons, (*storage.Store).PersonRows)
}

func spheres() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SphereIDs(ctx, storage.SphereQuery{Query: q.Query})
		},
	}, func(r storage.SphereRow) register.ID { return r.ID }, columns.Spheres, onAnyDay((*storage.Store).SphereRows))
}

func rules() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.RuleIDs(ctx, storage.RuleQuery{Query: q.Query})
		},
	}, func(r storage.RuleRow) register.ID { return r.ID }, columns.Rules, onAnyDay((*storage.Store).RuleRows))
}

func documents() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.DocumentIDs(ctx, storage.DocumentQuery{Query: q.Query})
		},
	}, func(r storage.DocumentRow) register.ID { return r.ID }, columns.Documents, onAnyDay((*storage.Store).DocumentRows))
}

// fileSize is the size of a file, nothing where there is none.
func fileSize(v register.Version) string {
	if v.Hash == "" {
		return ""
	}
	return lang.Size(v.Size)
}
