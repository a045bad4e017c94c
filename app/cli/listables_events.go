package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func eventState(v register.EventState) string { return lang.T("event.state." + string(v)) }
func eventKind(v register.EventKind) string   { return lang.T("event.kind." + string(v)) }
func eventRole(v register.EventRole) string   { return lang.T("event.role." + string(v)) }
func invitationState(v register.InvitationState) string {
	return lang.T("invitation.state." + string(v))
}
func invitationDirection(v register.Direction) string {
	return lang.T("invitation.direction." + string(v))
}
func channel(v register.Channel) string { return lang.T("invitation.channel." + string(v)) }
func reply(v register.Reply) string     { return lang.T("invitation.reply." + string(v)) }
func productionState(v register.ProductionState) string {
	return lang.T("production-link.state." + string(v))
}
func productionKind(v register.ProductionKind) string {
	return lang.T("production-link.kind." + string(v))
}

func events() listable {
	return listed(listable{
		statuses: texts(register.EventStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.EventIDs(ctx, storage.EventQuery{Query: q.Query, On: q.on, States: some[register.EventState](q.status), Partner: q.partner})
		},
	}, func(r storage.EventRow) register.ID { return r.ID }, columns.Events, (*storage.Store).EventRows)
}

func invitations() listable {
	return listed(listable{
		statuses: texts(register.InvitationStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.InvitationIDs(ctx, storage.InvitationQuery{Query: q.Query, On: q.on, States: some[register.InvitationState](q.status), Partner: q.partner})
		},
	}, func(r storage.InvitationRow) register.ID { return r.ID }, columns.Invitations, (*storage.Store).InvitationRows)
}

func productionLinks() listable {
	return listed(listable{
		statuses: texts(register.ProductionStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Query: q.Query, On: q.on, States: some[register.ProductionState](q.status), Partner: q.partner})
		},
	}, func(r storage.ProductionLinkRow) register.ID { return r.ID }, columns.Links, (*storage.Store).ProductionLinkRows)
}
