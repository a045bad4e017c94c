package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// invitationRow is an invitation and what lists derive from it.
type invitationRow struct {
	register.Invitation
	Inviter     register.Text `gorm:"embedded;embeddedPrefix:inviter_"`
	Invitee     register.Text `gorm:"embedded;embeddedPrefix:invitee_"`
	Body        register.Text `gorm:"embedded;embeddedPrefix:body_"`
	Occasion    register.Text `gorm:"embedded;embeddedPrefix:occasion_"`
	Substitute  register.Text `gorm:"embedded;embeddedPrefix:substitute_"`
	SentDay     register.Date
	RemindedDay register.Date
	RepliedDay  register.Date
	CameDay     register.Date
	DueDay      register.Date
	InviteeKey  keys `gorm:"embedded;embeddedPrefix:invitee_key_"`
	OccasionKey keys `gorm:"embedded;embeddedPrefix:occasion_key_"`
}

var invitationShape = rowShape[register.Invitation, invitationRow]{
	name: "invitations", mark: "i", rowOf: invitationRowOf,
	record: func(r *invitationRow) *register.Invitation { return &r.Invitation },
}

func invitationRowOf(i *register.Invitation, l labels) *invitationRow {
	body := l.join(i.ToPartnerID)
	invitee := joined(l.join(i.ToPersonID), i.ToDelegation)
	if invitee.IsZero() {
		invitee = body
	}
	occasion := joined(l.join(i.EventID, i.VisitID), i.Purpose)
	steps := i.Steps()
	return &invitationRow{
		Invitation: *i, Inviter: l.join(i.FromPersonID, i.FromPartnerID), Invitee: invitee, Body: body, Occasion: occasion,
		Substitute: l.join(i.SubstituteID),
		SentDay:    steps.Sent, RemindedDay: steps.Reminded, RepliedDay: steps.Replied, CameDay: steps.TookPlace, DueDay: steps.Due,
		InviteeKey: keysOf(invitee), OccasionKey: keysOf(occasion),
	}
}

// InvitationQuery asks for invitations. Empty fields ask for nothing.
type InvitationQuery struct {
	Query
	// On is the day on which States hold.
	On         register.Date
	States     []register.InvitationState
	Directions []register.Direction
	Channels   []register.Channel
	// Partner finds the invitations from and to it and what is below it in the tree, and those of persons who hold a
	// post there.
	Partner register.ID
	// Event also finds the invitations to the editions of a series, Person those from and to a person and those the
	// person was replaced in.
	Event, Visit, Person register.ID
}

var invitationOrders = orders{
	"sent_on": byDay("sent_on"), "reply_due": byDay("reply_due"), "invitee": byName("invitee_key"), "occasion": byName("occasion_key"),
}

// InvitationIDs returns all invitations that the query asks for, in its order. Orders: sent_on, reply_due, invitee, occasion.
func (s *Store) InvitationIDs(ctx context.Context, q InvitationQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindInvitation, invitationOrders, "sent_on")
	in(&l, "direction", q.Directions)
	in(&l, "channel", q.Channels)
	if len(q.States) > 0 {
		state := anyOf(invitationStates(q.On.First()), q.States)
		l.where(state.sql, state.args...)
	}
	if !q.Partner.IsZero() {
		l.filters = append(l.filters, withInvited(q.Partner))
	}
	if !q.Event.IsZero() {
		l.mentions(register.RoleOccasion, "events", q.Event)
	}
	if !q.Visit.IsZero() {
		l.where("(visit_id = ? OR result_visit_id = ?)", q.Visit, q.Visit)
	}
	if !q.Person.IsZero() {
		l.where("(to_person_id = ? OR from_person_id = ? OR substitute_id = ?)", q.Person, q.Person, q.Person)
	}
	return s.ids(ctx, l)
}

// withInvited finds the invitations in which a partner's tree has a part.
func withInvited(partner register.ID) filter {
	roles := []register.Role{register.RoleInviter, register.RoleInvited}
	return filter{
		withBelow("partners") + "SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id AND m.role IN ?" +
			" UNION SELECT m.id FROM below CROSS JOIN mentions e JOIN mentions m ON m.target = e.id WHERE e.target = below.id AND e.role = ? AND m.role IN ?",
		[]any{partner, roles, register.RoleEmployer, roles},
	}
}

// invitationStates puts Invitation.StateOn into conditions.
func invitationStates(on register.Date) map[register.InvitationState]condition {
	open := "came_day > ? AND replied_day > ?"
	states := map[register.InvitationState]condition{
		register.InvitationTookPlace: {"came_day <= ?", []any{on}},
		register.InvitationPrepared:  {open + " AND sent_day > ?", []any{on, on, on}},
		register.InvitationNoReply:   {open + " AND sent_day <= ? AND due_day < ?", []any{on, on, on, on}},
		register.InvitationReminded:  {open + " AND sent_day <= ? AND due_day >= ? AND reminded_day <= ?", []any{on, on, on, on, on}},
		register.InvitationSent:      {open + " AND sent_day <= ? AND due_day >= ? AND reminded_day > ?", []any{on, on, on, on, on}},
	}
	for _, reply := range register.Replies {
		states[register.InvitationState(reply)] = condition{"came_day > ? AND replied_day <= ? AND reply = ?", []any{on, on, reply}}
	}
	return states
}

// invitationsUnanswered returns the number of invitations with an overdue reply on a day, also to past occasions:
// InvitationQuery finds the same ones by their state.
func (s *Store) invitationsUnanswered(ctx context.Context, on register.Date) (int, error) {
	state := invitationStates(on)[register.InvitationNoReply]
	n, err := count(s.read(ctx).Table("invitations").Where("deleted_at IS NULL").Where(state.sql, state.args...))
	if err != nil {
		return 0, fmt.Errorf("count the invitations without a reply: %w", translate(err))
	}
	return n, nil
}

// InvitationRow is an invitation as lists show it.
type InvitationRow struct {
	ID        register.ID
	Direction register.Direction
	Inviter   register.Text `gorm:"embedded;embeddedPrefix:inviter_"`
	// Invitee is the person who is invited, else the delegation, else the body.
	Invitee      register.Text `gorm:"embedded;embeddedPrefix:invitee_"`
	ToPersonID   register.ID
	Occasion     register.Text `gorm:"embedded;embeddedPrefix:occasion_"`
	Channel      register.Channel
	Number       string
	SentOn       register.Date
	Reminders    []register.Date `gorm:"serializer:json"`
	ReplyDue     register.Date
	Reply        register.Reply
	RepliedOn    register.Date
	ReplyChannel register.Channel
	Substitute   register.Text `gorm:"embedded;embeddedPrefix:substitute_"`
	TookPlace    register.Date
	// ResultVisitID is the visit that came of the invitation.
	ResultVisitID register.ID
	// Body is the one that is invited, else the one where the invited person holds the Post on the day the rows were asked for.
	Body register.Text `gorm:"embedded;embeddedPrefix:body_"`
	Post register.Text `gorm:"-"`
	// State is that of the same day.
	State register.InvitationState `gorm:"-"`
}

func (r InvitationRow) invitation() *register.Invitation {
	return &register.Invitation{
		SentOn: r.SentOn, Reminders: r.Reminders, ReplyDue: r.ReplyDue, Reply: r.Reply, RepliedOn: r.RepliedOn, TookPlace: r.TookPlace,
	}
}

// InvitationRows returns the rows of the invitations in the order of the IDs, with the posts held on the day.
func (s *Store) InvitationRows(ctx context.Context, ids []register.ID, on register.Date) ([]InvitationRow, error) {
	rows, err := rowsOf[InvitationRow](ctx, s, register.KindInvitation, ids)
	if err != nil {
		return nil, err
	}
	var people []register.ID
	for _, r := range rows {
		if !r.ToPersonID.IsZero() {
			people = append(people, r.ToPersonID)
		}
	}
	held, err := s.PersonRows(ctx, people, on)
	if err != nil {
		return nil, fmt.Errorf("read the posts of the invited: %w", err)
	}
	person := map[register.ID]PersonRow{}
	for _, p := range held {
		person[p.ID] = p
	}
	for i, r := range rows {
		p := person[r.ToPersonID]
		rows[i].Post, rows[i].State = p.Post, r.invitation().StateOn(on)
		if r.Body.IsZero() {
			rows[i].Body = p.Body
		}
	}
	return inOrder(ids, rows, func(r InvitationRow) register.ID { return r.ID }), nil
}
