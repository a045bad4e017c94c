package desk

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// SessionStore is what beginning a session needs of the register.
type SessionStore interface {
	Store
	SessionsOf(ctx context.Context, commission register.ID) ([]*register.Session, error)
	CommitmentIDs(ctx context.Context, q storage.CommitmentQuery) ([]register.ID, error)
	CommitmentRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommitmentRow, error)
	BeginSession(ctx context.Context, next *register.Session, carried []register.ID, on register.Date) (batch register.ID, err error)
}

// NextSession begins the session that follows the last one a commission has held: it shows what the new one begins
// with and which unfinished decisions would be carried over, and saves all of it at once, to be taken back at once.
func NextSession(d Desk, s SessionStore, commission register.ID) {
	b := &beginning{desk: d, store: s}
	kit.Load(d.Loader(), &b.slot, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, b.read(ctx, commission, d.Today())
	}, func(_ struct{}, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		b.ask()
	})
}

// beginning is a session on its way.
type beginning struct {
	desk       Desk
	store      SessionStore
	slot       kit.Slot
	commission *register.Commission
	planned    *register.Session // that there is already, nil where there is none
	next       *register.Session
	open       []storage.CommitmentRow // the decisions of the last session that are not fulfilled
}

func (b *beginning) read(ctx context.Context, commission register.ID, today register.Date) error {
	record, err := b.store.Record(ctx, register.Ref{Kind: register.KindCommission, ID: commission})
	if err != nil {
		return err
	}
	b.commission = record.(*register.Commission)
	sessions, err := b.store.SessionsOf(ctx, commission)
	if err != nil {
		return err
	}
	turn := b.commission.TurnOn(sessions, today)
	b.planned, b.next = turn.Next, b.commission.NextSession(sessions, today)
	if turn.Last == nil {
		return nil
	}
	ids, err := b.store.CommitmentIDs(ctx, storage.CommitmentQuery{
		Query: storage.Query{Order: "number"}, Source: turn.Last.ID, On: today, States: register.OpenCommitments,
	})
	if err == nil {
		b.open, err = b.store.CommitmentRows(ctx, ids, today)
	}
	return err
}

// ask shows what the session begins with.
func (b *beginning) ask() {
	said := []string{Words(b.commission.Title), lang.T("next_session.is", lang.SessionCalled(b.next))}
	if b.next.Host != "" {
		said = append(said, lang.T("next_session.host", lang.T("side."+string(b.next.Host))))
	}
	said = append(said, lang.N("next_session.members", len(b.next.Attendance)))
	if b.planned != nil {
		said = append(said, lang.T("next_session.planned", lang.SessionCalled(b.planned)))
	}
	answers := []kit.Answer{{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true}}
	if b.planned != nil {
		answers = append(answers, kit.Answer{Word: lang.T("next_session.open"), Kind: kit.ButtonPlain, Do: func() { b.desk.Open(b.planned.Ref()) }})
	}
	var content fyne.CanvasObject
	if len(b.open) > 0 {
		said = append(said, "", lang.N("next_session.unfinished", len(b.open)))
		content = b.list()
		answers = append(answers, kit.Answer{Word: lang.T("next_session.without"), Kind: kit.ButtonPlain, Do: func() { b.save(nil) }},
			kit.Answer{Word: lang.T("next_session.carry"), Kind: kit.ButtonPrimary, Default: true, Do: func() { b.save(b.open) }})
	} else {
		answers = append(answers, kit.Answer{Word: lang.T("next_session.create"), Kind: kit.ButtonPrimary, Default: true, Do: func() { b.save(nil) }})
	}
	kit.Ask(b.desk.Canvas(), kit.Question{
		Title: lang.T("next_session.title"), Text: strings.Join(said, "\n"), Content: content, Width: 640, Answers: answers,
	})
}

// list shows the decisions that would be carried over.
func (b *beginning) list() fyne.CanvasObject {
	card := kit.NewCard()
	for _, r := range b.open {
		card.Row([]kit.Part{kit.Soft(pointOf(r)), kit.Plain(Words(r.Title))}, DueParts(r), nil)
	}
	scroll := container.NewStack(card)
	return kit.Sized(scroll, fyne.NewSize(640, min(320, 44*float32(len(b.open))+40)))
}

func pointOf(r storage.CommitmentRow) string {
	if r.Number == "" {
		return ""
	}
	return strings.TrimSuffix(r.Number, ".") + ". "
}

// DueParts says when a commitment is due, or that nobody has settled that, and whether it is overdue.
func DueParts(r storage.CommitmentRow) []kit.Part {
	switch {
	case r.Overdue:
		return []kit.Part{kit.Toned(kit.ToneRed, lang.T("commitment.overdue")+": "+lang.Day(r.Due))}
	case !r.State.Open():
		return nil
	case r.Due != "":
		return []kit.Part{kit.Plain(lang.Day(r.Due))}
	case r.Rule == "":
		return []kit.Part{kit.Missing(lang.T("decision.no_due"))}
	}
	return []kit.Part{kit.Soft(lang.T("commitment.due_rule." + string(r.Rule)))}
}

// save keeps the session and what is carried over, shows it and offers to take it back.
func (b *beginning) save(carried []storage.CommitmentRow) {
	var ids []register.ID
	for _, r := range carried {
		ids = append(ids, r.ID)
	}
	next := *b.next
	next.Attendance = slices.Clone(b.next.Attendance)
	Act(b.desk, "work.save", func(ctx context.Context) (register.ID, error) {
		return b.store.BeginSession(ctx, &next, ids, b.desk.Today())
	}, func(batch register.ID, err error) {
		if err != nil {
			b.desk.Fail(err)
			return
		}
		b.desk.Open(next.Ref())
		said := lang.T("next_session.done", lang.SessionCalled(&next))
		if len(ids) > 0 {
			said += " " + lang.N("next_session.carried", len(ids))
		}
		OfferUndo(b.desk, b.store, said, batch)
	})
}
