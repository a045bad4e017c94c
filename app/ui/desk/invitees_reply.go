package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// replies is one form about several invitations: when and how the answering invitees did so, and who answered what.
type replies struct {
	On      register.Date
	By      register.Channel
	Answers []answered
}

type answered struct {
	Reply        register.Reply
	SubstituteID register.ID
}

// EnterReplies asks for the replies to invitations, a line for each, and saves those that have changed in one batch.
func EnterReplies(d Desk, s InvitationStore, ids []register.ID) {
	type invited struct {
		rows    []storage.InvitationRow
		records []*register.Invitation
	}
	var slot kit.Slot
	on := d.Today()
	kit.Load(d.Loader(), &slot, func(ctx context.Context) (invited, error) {
		rows, err := s.InvitationRows(ctx, ids, on)
		if err != nil {
			return invited{}, err
		}
		i := invited{rows: rows}
		for _, row := range rows {
			r, err := s.Record(ctx, register.Ref{Kind: register.KindInvitation, ID: row.ID})
			if err != nil {
				return invited{}, err
			}
			i.records = append(i.records, r.(*register.Invitation))
		}
		return i, nil
	}, func(i invited, err error) {
		switch {
		case err != nil:
			d.Fail(err)
		case len(i.records) > 0:
			askReplies(d, s, i.rows, i.records)
		}
	})
}

func askReplies(d Desk, s InvitationStore, rows []storage.InvitationRow, records []*register.Invitation) {
	entered := &replies{On: d.Today(), Answers: make([]answered, len(records))}
	for i, r := range records {
		entered.Answers[i] = answered{r.Reply, r.SubstituteID}
	}
	form := kit.NewForm(d.Loader(), entered)
	form.Section("invitation.replies.common", kit.Line(
		kit.Date("invitation.replies.day", &entered.On, d.Today()),
		kit.Choice("invitation.replies.channel", &entered.By, Optional("invitation.channel.", register.ReplyChannels)),
	))
	options := append([]kit.Option{{Label: lang.T("invitation.no_reply")}}, Options("invitation.reply.", register.Replies)...)
	persons := Persons(s)
	cells := make([][]*kit.Field, len(rows))
	for i, row := range rows {
		a := &entered.Answers[i]
		cells[i] = []*kit.Field{
			kit.Choice("invitation.reply", &a.Reply, options).Labelled(invitee(row)),
			kit.Pick("invitation.replies.instead", &a.SubstituteID, persons).
				When(func() bool { return a.Reply == register.ReplyRepresentative }),
		}
	}
	form.Section("", kit.Sheet(cells...))
	var dialog *kit.Dialog
	form.OnSave = func() {
		changed := entered.changed(records)
		if len(changed) == 0 {
			form.Saved()
			dialog.Close()
			d.Say(lang.T("invitation.replies.nothing"))
			return
		}
		form.Busy(true)
		Act(d, "work.save", func(ctx context.Context) (register.ID, error) {
			return s.SaveAll(ctx, changed...)
		}, func(batch register.ID, err error) {
			if err != nil {
				form.Busy(false)
				d.Fail(err)
				return
			}
			form.Saved()
			dialog.Close()
			OfferUndo(d, s, lang.N("invitation.replies.done", len(changed)), batch)
		})
	}
	dialog = kit.FormDialog(d.Canvas(), lang.T("invitation.replies.title"), "", form, fyne.NewSize(1240, 2000))
}

// changed returns copies of those invitations whose reply is another now, with it.
func (r *replies) changed(records []*register.Invitation) []register.Record {
	var all []register.Record
	for i, a := range r.Answers {
		if a.Reply != register.ReplyRepresentative {
			a.SubstituteID = register.None
		}
		if a == (answered{records[i].Reply, records[i].SubstituteID}) {
			continue
		}
		one := *records[i]
		if a.Reply != one.Reply {
			one.Answer(a.Reply, r.On, r.By)
		}
		one.SubstituteID = a.SubstituteID
		all = append(all, &one)
	}
	return all
}

// invitee is who is invited, with post and body.
func invitee(r storage.InvitationRow) string {
	name := Words(r.Invitee)
	for _, more := range []string{Words(r.Post), Words(r.Body)} {
		if more != "" && more != name {
			name += ", " + more
		}
	}
	return name
}
