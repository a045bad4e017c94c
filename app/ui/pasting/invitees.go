package pasting

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Invitees asks for a pasted list of people and organisations and for the common part of their invitations, and
// prepares one invitation each. Present invitees are left out. The new persons and all the invitations are one batch;
// the passing note offers to take it back. The event may be None: then the dialog asks for it.
func Invitees(d desk.Desk, s desk.InvitationStore, event register.ID) {
	var slot kit.Slot
	kit.Load(d.Loader(), &slot, func(ctx context.Context) (earlier, error) {
		return earlierInvitations(ctx, s, event)
	}, func(before earlier, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		paste(d, s, &review{read: pasted.Invitees, there: before.invited, bodies: true}, func(r *review) {
			people, fresh := r.people()
			if len(people) == 0 {
				r.close()
				r.tell(0)
				return
			}
			var all []register.Invitation
			for _, p := range people {
				all = append(all, p.invited())
			}
			askCommon(d, s, &before.like, all, fresh, r.repeated(), r.close)
		})
	})
}

// invited returns the addressee of an invitation: the person, the organisation, or an unknown one in words.
func (p decidedPerson) invited() register.Invitation {
	switch {
	case p.line.Who != itself:
		return register.Invitation{ToPersonID: p.id}
	case p.id.IsZero():
		return register.Invitation{ToDelegation: inItsScript(p.line.said.Body)}
	}
	return register.Invitation{ToPartnerID: p.id}
}

// earlier holds the invitations the event already has.
type earlier struct {
	invited []register.ID
	like    register.Invitation // with what new ones are likely to have in common
}

func earlierInvitations(ctx context.Context, s desk.InvitationStore, event register.ID) (earlier, error) {
	e := earlier{like: register.Invitation{Direction: register.Outgoing, Channel: register.ChannelLetter, EventID: event}}
	if event.IsZero() {
		return e, nil
	}
	ids, err := s.InvitationIDs(ctx, storage.InvitationQuery{Event: event, Directions: []register.Direction{register.Outgoing}})
	if err != nil {
		return e, err
	}
	for _, id := range ids {
		r, err := s.Record(ctx, register.Ref{Kind: register.KindInvitation, ID: id})
		if err != nil {
			return e, err
		}
		i := r.(*register.Invitation)
		if i.EventID != event { // of another edition
			continue
		}
		e.invited = append(e.invited, cmp.Or(i.ToPersonID, i.ToPartnerID))
		e.like.FromPartnerID, e.like.FromPersonID, e.like.Channel, e.like.ReplyDue = i.FromPartnerID, i.FromPersonID, i.Channel, i.ReplyDue
	}
	if len(e.invited) > 0 {
		return e, nil
	}
	r, err := s.Record(ctx, register.Ref{Kind: register.KindEvent, ID: event})
	if err != nil {
		return e, err
	}
	for _, id := range r.(*register.Event).OrganiserIDs {
		organiser, err := s.Record(ctx, register.Ref{Kind: register.KindPartner, ID: id})
		if err != nil {
			return e, err
		}
		if organiser.(*register.Partner).Ours && e.like.FromPartnerID.IsZero() {
			e.like.FromPartnerID = id
		}
	}
	return e, nil
}

// askCommon asks for the common part of the invitations, whose addressees are given, and saves them. Twice is the
// number of those left out because they are invited or named already; done closes the list they come from.
func askCommon(d desk.Desk, s desk.InvitationStore, like *register.Invitation, to []register.Invitation, fresh []register.Record, twice int, done func()) {
	form := kit.NewForm(d.Loader(), like)
	form.Section("",
		kit.Line(
			kit.Pick("invitation.event", &like.EventID, desk.Events(s, nil)).Required(),
			kit.Phrase("invitation.purpose", &like.Purpose),
		),
		kit.Line(
			kit.Pick("invitation.from_partner", &like.FromPartnerID, desk.Partners(s, nil, true)),
			kit.Pick("invitation.from_person", &like.FromPersonID, desk.Persons(s)),
		),
		kit.Line(
			kit.Choice("invitation.channel", &like.Channel, desk.Optional("invitation.channel.", register.Channels)),
			kit.Text("invitation.number", &like.Number),
			kit.Date("invitation.sent_on", &like.SentOn, d.Today()),
			desk.Due("invitation.reply_due", &like.ReplyDue, d.Today()),
		),
	)
	goesTo := func(to register.Invitation) *register.Invitation {
		one := *like
		one.ToPersonID, one.ToPartnerID, one.ToDelegation = to.ToPersonID, to.ToPartnerID, to.ToDelegation
		return &one
	}
	prepared := func() []register.Record {
		all := slices.Clone(fresh)
		for _, one := range to {
			all = append(all, goesTo(one))
		}
		return all
	}
	form.Check = func() []kit.Problem { return desk.Problems(goesTo(to[0]).Check()) }
	var dialog *kit.Dialog
	form.OnSave = func() {
		form.Busy(true)
		desk.Act(d, "work.save", func(ctx context.Context) (register.ID, error) {
			return s.SaveAll(ctx, prepared()...)
		}, func(batch register.ID, err error) {
			if err != nil {
				form.Busy(false)
				d.Fail(err)
				return
			}
			form.Saved()
			dialog.Close()
			done()
			said := lang.N("invitation.pasted", len(to))
			if twice > 0 {
				said += " " + lang.N("people.repeated", twice)
			}
			desk.OfferUndo(d, s, said, batch)
		})
	}
	dialog = kit.FormDialog(d.Canvas(), lang.N("invitation.paste.title", len(to)), "", form, fyne.NewSize(900, 290))
}
