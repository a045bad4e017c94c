package desk

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// HistoryStore is what the history of a record needs of the register.
type HistoryStore interface {
	changes.Store
	Changes(ctx context.Context, q storage.HistoryQuery, below int64, most int) ([]storage.Change, error)
	ChangesAt(ctx context.Context, seqs ...int64) ([]storage.Change, error)
}

// shownChanges is how many changes a card shows: the others are on the page of the history.
const shownChanges = 8

// History is the latest changes of a record, in words.
type History struct {
	of      register.Ref
	changes []storage.Change
	names   lang.Names
	more    bool
	former  []storage.Line // records made one with it, with their own history
}

// ReadHistory reads the latest changes of a record.
func ReadHistory(ctx context.Context, s HistoryStore, of register.Ref) (History, error) {
	latest, err := s.Changes(ctx, storage.HistoryQuery{Record: of.ID}, 0, shownChanges+1)
	if err != nil {
		return History{}, err
	}
	h := History{of: of, more: len(latest) > shownChanges}
	var seqs []int64
	for _, c := range latest[:min(len(latest), shownChanges)] {
		seqs = append(seqs, c.Seq)
	}
	if h.changes, err = s.ChangesAt(ctx, seqs...); err != nil {
		return History{}, err
	}
	if h.names, err = changes.Names(ctx, s, changes.Mentioning(h.changes...)...); err != nil || len(h.changes) == 0 || h.changes[0].After == nil {
		return h, err
	}
	identity := register.IdentityOf(h.changes[0].After)
	if identity == nil || len(identity.FormerIDs) == 0 {
		return h, nil
	}
	lines, err := s.Lines(ctx, identity.FormerIDs...)
	for _, id := range identity.FormerIDs {
		if line, there := lines[id]; there {
			h.former = append(h.former, line)
		}
	}
	return h, err
}

// Section draws them on a card: the act and the changed fields, the author, and the time. Each leads to the page of the
// history.
func (h History) Section(c *kit.Card, d Desk) {
	if len(h.changes) == 0 {
		return
	}
	c.Section(lang.T("card.history"), kit.NewButton(kit.ButtonLink, lang.T("history.all"), func() { d.Recall(h.of, 0) }))
	for _, change := range h.changes {
		left := []kit.Part{kit.Plain(changes.Act(change))}
		if brief := changes.Brief(change, h.names); brief != "" {
			left = []kit.Part{kit.Plain(brief)}
			if change.Act != storage.ActSave && change.Act != storage.ActSeveral {
				left = []kit.Part{kit.Plain(changes.Act(change) + ": " + brief)}
			}
		}
		left = append(left, kit.Soft("\n"+change.Author))
		c.Row(left, []kit.Part{kit.Soft(lang.Moment(change.At.Local()))}, func() { d.Recall(h.of, change.Seq) })
	}
	for _, line := range h.former {
		c.Row([]kit.Part{kit.Plain(lang.T("history.former", Name(line)))}, nil, func() { d.Recall(line.Ref, 0) })
	}
	if h.more {
		c.Row([]kit.Part{kit.Link(lang.T("history.earlier"), func() { d.Recall(h.of, 0) })}, nil, nil)
	}
}
