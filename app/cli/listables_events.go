package cli

import (
	"context"

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
	// A row with the day it is shown on, since the state depends on it.
	type row struct {
		storage.EventRow
		on register.Date
	}
	return listed(listable{
		sorts:    []string{"day", "title", "organiser"},
		statuses: texts(register.EventStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.EventIDs(ctx, storage.EventQuery{Query: q.Query, On: q.on, States: some[register.EventState](q.status), Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		day("from", "event.from", func(r row) register.Date { return r.FromDay }),
		day("to", "event.to", func(r row) register.Date { return r.ToDay }),
		choice("status", "event.state", func(r row) register.EventState { return r.StateOn(r.on) }, eventState),
		choice("kind", "event.kind", func(r row) register.EventKind { return r.Kind }, eventKind),
		number("edition", "", func(r row) int { return r.Edition }),
		number("invited", "event.invited", func(r row) int { return r.Invited }),
		number("coming", "event.coming", func(r row) int { return r.Coming }),
		number("silent", "event.silent", func(r row) int { return r.Silent }),
		phrases("place", "event.place", func(r row) register.Text { return r.Place }),
		phrases("organiser", "", func(r row) register.Text { return r.Organiser }),
		phrases("series", "", func(r row) register.Text { return r.Series }),
		phrases("title", "event.title", func(r row) register.Text { return r.Title }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		read, err := s.EventRows(ctx, ids, on)
		rows := make([]row, len(read))
		for i, r := range read {
			rows[i] = row{r, on}
		}
		return rows, err
	})
}

func invitations() listable {
	type row struct {
		storage.InvitationRow
		on register.Date
	}
	return listed(listable{
		sorts:    []string{"sent", "due", "invitee", "occasion"},
		statuses: texts(register.InvitationStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.InvitationIDs(ctx, storage.InvitationQuery{Query: q.Query, On: q.on, States: some[register.InvitationState](q.status), Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		day("sent_on", "invitation.sent", func(r row) register.Date { return r.SentOn }),
		day("reply_due", "invitation.due", func(r row) register.Date { return r.ReplyDue }),
		choice("status", "invitation.state", func(r row) register.InvitationState { return r.StateOn(r.on) }, invitationState),
		choice("direction", "invitation.direction", func(r row) register.Direction { return r.Direction }, invitationDirection),
		choice("channel", "", func(r row) register.Channel { return r.Channel }, channel),
		plain("number", "", func(r row) string { return r.Number }),
		choice("reply", "", func(r row) register.Reply { return r.Reply }, reply),
		day("replied_on", "", func(r row) register.Date { return r.RepliedOn }),
		phrases("invitee", "invitation.invitee", func(r row) register.Text { return r.Invitee }),
		phrases("post", "invitation.post", func(r row) register.Text { return r.Post }),
		phrases("body", "invitation.body", func(r row) register.Text { return r.Body }),
		phrases("substitute", "", func(r row) register.Text { return r.Substitute }),
		phrases("inviter", "", func(r row) register.Text { return r.Inviter }),
		phrases("occasion", "invitation.occasion", func(r row) register.Text { return r.Occasion }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		read, err := s.InvitationRows(ctx, ids, on)
		rows := make([]row, len(read))
		for i, r := range read {
			rows[i] = row{r, on}
		}
		return rows, err
	})
}

func productionLinks() listable {
	type row struct {
		storage.ProductionLinkRow
		on register.Date
	}
	return listed(listable{
		sorts:    []string{"theirs", "ours", "object", "since"},
		statuses: texts(register.ProductionStates), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Query: q.Query, On: q.on, States: some[register.ProductionState](q.status), Partner: q.partner})
		},
	}, []column[row]{
		plain("id", "cli.id", func(r row) string { return r.ID.String() }),
		choice("kind", "production-link.kind", func(r row) register.ProductionKind { return r.Kind }, productionKind),
		choice("status", "production-link.state", func(r row) register.ProductionState { return r.StateOn(r.on) }, productionState),
		day("since", "production-link.since", func(r row) register.Date { return r.Since }),
		day("until", "", func(r row) register.Date { return r.Until }),
		number("share", "", func(r row) int { return r.Share }),
		phrases("ours", "production-link.ours", func(r row) register.Text { return r.Ours }),
		phrases("theirs", "production-link.theirs", func(r row) register.Text { return r.Theirs }),
		phrases("place", "", func(r row) register.Text { return r.Place }),
		phrases("object", "production-link.object", func(r row) register.Text { return r.Object }),
	}, func(ctx context.Context, s *storage.Store, ids []register.ID, on register.Date) ([]row, error) {
		read, err := s.ProductionLinkRows(ctx, ids)
		rows := make([]row, len(read))
		for i, r := range read {
			rows[i] = row{r, on}
		}
		return rows, err
	})
}
