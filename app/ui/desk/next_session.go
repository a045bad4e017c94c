package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	SaveAll(ctx context.Context, records ...register.Record) (batch register.ID, err error)
}

// NextSession prepares the session after a commission's last held one: it shows the proposal, and asks which unfinished
// decisions to carry over. They stay where they are until the session is held.
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

// ask shows what the session begins with, and lets the decisions be chosen that are to go with it.
func (b *beginning) ask() {
	said := []string{Words(b.commission.Title), lang.T("next_session.is", lang.SessionCalled(b.next))}
	if b.next.Host != "" {
		said = append(said, lang.T("next_session.host", lang.T("side."+string(b.next.Host))))
	}
	said = append(said, lang.N("next_session.members", len(b.next.Attendance)))
	var more []kit.Answer
	if b.planned != nil {
		said = append(said, lang.T("next_session.planned", lang.SessionCalled(b.planned)))
		more = append(more, kit.Answer{Word: lang.T("next_session.open"), Kind: kit.ButtonPlain, Do: func() { b.desk.Open(b.planned.Ref()) }})
	}
	title, verb := lang.T("next_session.title"), lang.T("next_session.create")
	if len(b.open) == 0 {
		answers := append([]kit.Answer{{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true}}, more...)
		kit.Ask(b.desk.Canvas(), kit.Question{
			Title: title, Text: strings.Join(said, "\n"), Width: 640,
			Answers: append(answers, kit.Answer{Word: verb, Kind: kit.ButtonPrimary, Default: true, Do: func() { b.save(nil) }}),
		})
		return
	}
	said = append(said, "", lang.N("next_session.unfinished", len(b.open))+"\n"+lang.T("next_session.stay"))
	going := struct{ Chosen []bool }{make([]bool, len(b.open))}
	f := kit.NewForm(b.desk.Loader(), &going)
	f.Section("", decisionChecks(b.open, going.Chosen)...)
	kit.AskForm(b.desk.Canvas(), title, strings.Join(said, "\n"), verb, f, func() {
		var ids []register.ID
		for i, r := range b.open {
			if going.Chosen[i] {
				ids = append(ids, r.ID)
			}
		}
		b.save(ids)
	}, more...)
}

// decisionChecks are boxes of the decisions that may go to a session, all of them chosen at first.
func decisionChecks(open []storage.CommitmentRow, chosen []bool) []kit.Block {
	blocks := make([]kit.Block, len(open))
	for i, r := range open {
		words := pointOf(r) + Words(r.Title)
		if due := dueWords(r); due != "" {
			words += " · " + due
		}
		chosen[i] = true
		blocks[i] = kit.Line(kit.Check("next_session.goes", &chosen[i]).At(fmt.Sprintf("Chosen[%d]", i)).Labelled(words))
	}
	return blocks
}

func pointOf(r storage.CommitmentRow) string {
	if r.Number == "" {
		return ""
	}
	return strings.TrimSuffix(r.Number, ".") + ". "
}

// DueParts says when a commitment is due, or that its day is open, and whether it is overdue.
func DueParts(r storage.CommitmentRow) []kit.Part {
	words := dueWords(r)
	switch {
	case words == "":
		return nil
	case r.Overdue:
		return []kit.Part{kit.Toned(kit.ToneRed, words)}
	case r.Due != "":
		return []kit.Part{kit.Plain(words)}
	case r.Rule == "":
		return []kit.Part{kit.Missing(words)}
	}
	return []kit.Part{kit.Soft(words)}
}

func dueWords(r storage.CommitmentRow) string {
	switch {
	case r.Overdue:
		return lang.T("commitment.overdue") + ": " + lang.Day(r.Due)
	case !r.State.Open():
		return ""
	case r.Due != "":
		return lang.Day(r.Due)
	case r.Rule == "":
		return lang.T("decision.no_due")
	}
	return lang.T("commitment.due_rule." + string(r.Rule))
}

// save saves the session with the decisions to carry over, shows it and offers to take it back.
func (b *beginning) save(carried []register.ID) {
	next := *b.next
	next.ID, next.CarriedIDs = register.NewID(), carried
	next.Attendance = slices.Clone(b.next.Attendance)
	Act(b.desk, "work.save", func(ctx context.Context) (register.ID, error) {
		return b.store.SaveAll(ctx, &next)
	}, func(batch register.ID, err error) {
		if err != nil {
			b.desk.Fail(err)
			return
		}
		b.desk.Open(next.Ref())
		said := lang.T("next_session.done", lang.SessionCalled(&next))
		if len(carried) > 0 {
			said += " " + lang.N("next_session.will_carry", len(carried))
		}
		OfferUndo(b.desk, b.store, said, batch)
	})
}

// CarryStore is what moving decisions to a session needs of the register.
type CarryStore interface {
	Store
	CarryOver(ctx context.Context, session register.ID, decisions []register.ID, on register.Date) (batch register.ID, moved int, err error)
}

// CarryOver moves decisions to a session today and offers to take that back.
func CarryOver(d Desk, s CarryStore, session register.ID, decisions []register.ID) {
	moved := 0
	Act(d, "work.save", func(ctx context.Context) (batch register.ID, err error) {
		batch, moved, err = s.CarryOver(ctx, session, decisions, d.Today())
		return batch, err
	}, func(batch register.ID, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		OfferUndo(d, s, lang.N("next_session.carried", moved), batch)
	})
}
