// Package changes puts the history of a register into words, for the window and the commands.
package changes

import (
	"cmp"
	"context"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the words need of the register. *storage.Store is one.
type Store interface {
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
}

// Names reads the names of the records mentioned by some records, and the items of programmes their meetings belong to.
// Records that are nil are passed over.
func Names(ctx context.Context, s Store, records ...register.Record) (lang.Names, error) {
	var ids []register.ID
	items := map[register.ID]string{}
	for _, r := range records {
		if r == nil {
			continue
		}
		for _, m := range r.Mentions() {
			ids = append(ids, m.ID)
		}
		if identity := register.IdentityOf(r); identity != nil {
			ids = append(ids, identity.IDs()...)
		}
		if m, is := r.(*register.Meeting); is && !m.ItemID.IsZero() {
			if err := nameItem(ctx, s, m, items); err != nil {
				return nil, err
			}
		}
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	return func(id register.ID) string {
		if item, is := items[id]; is {
			return item
		}
		name := lines[id].Label.Or(lang.Current())
		if lines[id].Left {
			return lang.T("card.left", name)
		}
		if lines[id].Purged {
			return lang.T("card.purged", name)
		}
		return name
	}, nil
}

// Brought are the names of the records that a package brings and of those that it only names.
func Brought(in *storage.Intended) lang.Names {
	labels := in.Labels()
	return func(id register.ID) string { return labels[id].Or(lang.Current()) }
}

// Or are names, and others where these know none.
func Or(names, others lang.Names) lang.Names {
	return func(id register.ID) string { return cmp.Or(names(id), others(id)) }
}

// nameItem names the item of a programme that a meeting belongs to.
func nameItem(ctx context.Context, s Store, m *register.Meeting, items map[register.ID]string) error {
	if _, known := items[m.ItemID]; known {
		return nil
	}
	items[m.ItemID] = lang.T("meeting.item.gone")
	visit, err := s.Record(ctx, register.Ref{Kind: register.KindVisit, ID: m.VisitID})
	if err != nil {
		return err
	}
	for _, item := range visit.(*register.Visit).Programme {
		items[item.ID] = item.Title.Or(lang.Current())
	}
	return nil
}

// Act says what a change was: "Изменено", "Импорт из файла реестр.json", "Возврат к версии 3".
func Act(c storage.Change) string {
	switch {
	case c.Act == storage.ActImport && c.Name != "":
		return lang.T("history.act.import.named", c.Name)
	case c.Act == storage.ActTakeIn && c.Name != "":
		return lang.T("history.act.take_in.named", c.Name)
	case c.Act == storage.ActUnite:
		return lang.T("history.act.unite", c.Name)
	case c.Act == storage.ActRevert && c.Name == "":
		return lang.T("history.act.revert.part")
	case c.Act == storage.ActRevert:
		return lang.T("history.act.revert", c.Name)
	case c.Act == storage.ActSave || c.Act == storage.ActSeveral:
		if c.Made {
			return lang.T("history.made")
		}
		return lang.T("history.saved")
	}
	return lang.T("history.act." + string(c.Act))
}

// Of lists what a change changed; for a new record, everything in it. For a record put into the trash or taken out it
// lists nothing: the act says it all.
func Of(c storage.Change, names lang.Names) []lang.Difference {
	if c.After == nil {
		return nil
	}
	return lang.Differences(c.Before, c.After, names)
}

// Brief says in one line what a change changed; of a new record nothing, for it would be all of it.
func Brief(c storage.Change, names lang.Names) string {
	if c.Before == nil {
		return ""
	}
	var said []string
	for _, d := range Of(c, names) {
		said = append(said, d.String())
	}
	return strings.Join(said, "; ")
}

// Mentioning are the records of some changes before and after, and of their steps, for Names.
func Mentioning(changes ...storage.Change) []register.Record {
	var records []register.Record
	for _, c := range changes {
		if c.Before != nil {
			records = append(records, c.Before)
		}
		if c.After != nil {
			records = append(records, c.After)
		}
		records = append(records, Mentioning(c.Steps...)...)
	}
	return records
}
