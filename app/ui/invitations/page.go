// Package invitations is the page of invitations: their list, card and form.
package invitations

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/pasting"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.InvitationStore
	desk.FileStore
	EventIDs(ctx context.Context, q storage.EventQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
	room  *desk.Room[storage.InvitationRow]
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.InvitationRow] {
	p := &page{desk: d, store: s}
	p.room = desk.NewRoom(d, p.plan())
	return p.room
}

func (p *page) plan() desk.Plan[storage.InvitationRow] {
	return desk.Plan[storage.InvitationRow]{
		Kind:       register.KindInvitation,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.InvitationRow) register.ID { return r.ID },
		Order:      "sent_on",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "state", Word: "invitation.state", Several: true, Options: desk.Fixed("invitation.state.", register.InvitationStates)},
			{ID: "direction", Word: "invitation.direction", Options: desk.Fixed("invitation.direction.", register.Directions)},
			{ID: "event", Word: "kind.event", Options: desk.RecordFilter(p.events())},
			{ID: "partner", Word: "invitation.partner", Options: desk.RecordFilter(p.partners(register.Theirs))},
			{ID: "channel", Word: "invitation.channel", Several: true, Options: desk.Fixed("invitation.channel.", register.Channels)},
		},
		IDs:   p.ids,
		Rows:  p.store.InvitationRows,
		Card:  p.card,
		Blank: p.blank,
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Invitation)) },
		Tools: func() []*kit.Button {
			return desk.Changing(p.desk, kit.NewButton(kit.ButtonQuiet, lang.T("invitation.paste.short"), func() {
				pasting.Invitees(p.desk, p.store, p.event())
			}))
		},
		BulkMenu: func(ids []register.ID) kit.Menu {
			return kit.Menu{{Word: lang.T("invitation.replies"), Do: func() { desk.EnterReplies(p.desk, p.store, ids) }}}
		},
	}
}

// event is the one that the list is narrowed to, None where it is not.
func (p *page) event() register.ID { return desk.One(p.room.View().Values("event")) }

// blank is a new invitation, to the event that the list is narrowed to.
func (p *page) blank() register.Record {
	return &register.Invitation{EventID: p.event()}
}

type shownColumn = desk.Shown[storage.InvitationRow]

var shownColumns = desk.Columns(
	columns.Invitations,
	shownColumn{Name: "sent_on", Width: 108},
	shownColumn{Name: "invitee", Width: 150, Grow: true},
	shownColumn{Name: "post", Width: 110},
	shownColumn{Name: "occasion", Width: 140},
	shownColumn{Name: "reply_due", Width: 92, Stays: true},
	shownColumn{Name: "status", Width: 126, Tone: func(r storage.InvitationRow) kit.Tone { return desk.InvitationTones[r.State] }},
	shownColumn{Name: "body", Width: 140, Hidden: true},
	shownColumn{Name: "reply", Width: 120, Hidden: true},
	shownColumn{Name: "replied_on", Width: 92, Hidden: true},
	shownColumn{Name: "substitute", Width: 130, Hidden: true},
	shownColumn{Name: "inviter", Width: 140, Hidden: true},
	shownColumn{Name: "direction", Width: 80, Hidden: true},
	shownColumn{Name: "channel", Width: 120, Hidden: true},
	shownColumn{Name: "number", Width: 90, Hidden: true},
)

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	return p.store.InvitationIDs(ctx, storage.InvitationQuery{
		Query:      v.Query(),
		On:         v.On,
		States:     desk.ValuesAs[register.InvitationState](v.Values("state")),
		Directions: desk.ValuesAs[register.Direction](v.Values("direction")),
		Channels:   desk.ValuesAs[register.Channel](v.Values("channel")),
		Event:      desk.One(v.Values("event")),
		Partner:    desk.One(v.Values("partner")),
	})
}

// events offers the latest ones first.
func (p *page) events() kit.Source {
	return desk.Events(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.EventIDs(ctx, storage.EventQuery{Query: storage.Query{Descending: true}})
	})
}

// partners offers those of one side first, and finds any.
func (p *page) partners(first register.Side) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: first})
	}, first == register.Ours)
}
