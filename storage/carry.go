package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Luggage is what a package carries.
type Luggage struct {
	Parcel
	Records []Carried
	// Names are the names of mentioned records that are not among these.
	Names []NameOnly
	// Files are those of the documents that go along.
	Files []register.Version
}

// Carried is one record of a package: what it is, which versions of it the sender knows, and what it was before.
type Carried struct {
	Record   register.Record
	Versions []Version
	History  []Past
}

// NameOnly is the name of a record that does not go along.
type NameOnly struct {
	register.Ref
	Label register.Text `json:"label,omitzero"`
	Hint  register.Text `json:"hint,omitzero"`
}

// Past is a change of a record as the sender's history keeps it.
type Past struct {
	Seq      int64            `json:"seq"`
	Revision int64            `json:"revision"`
	At       register.Instant `json:"at"`
	Author   string           `json:"author"`
	Device   string           `json:"device"`
	Batch    register.ID      `json:"batch"`
	Act      Act              `json:"act"`
	Name     string           `json:"name,omitempty"`
	Undoes   register.ID      `json:"undoes,omitzero"`
	Before   json.RawMessage  `json:"before,omitempty"`
	After    json.RawMessage  `json:"after"`
	Lost     []register.Clash `json:"lost,omitempty"`
	// Steps are the earlier changes elsewhere, where the change took in a package.
	Steps []Past `json:"steps,omitempty"`
}

// Packing says what goes into a package. Without Refs it is all of the register, its trash too.
type Packing struct {
	Refs []register.Ref
	// History goes along, else each record only as it is now.
	History bool
	// FilesUnder is the greatest size of a file to take along, in bytes; 0 takes none, less than 0 all.
	FilesUnder int64
	// For and Until are as in Parcel.
	For   string
	Until register.Date
	// Name is what the register is called.
	Name string
}

// Pack gathers what goes into a package, as the register is at one moment.
func (s *Store) Pack(ctx context.Context, p Packing) (*Luggage, error) {
	id, err := s.identify(ctx)
	if err != nil {
		return nil, err
	}
	part, isPart, err := s.PartOf(ctx)
	if err != nil {
		return nil, err
	}
	l := &Luggage{Parcel: Parcel{
		ID: register.NewID(), Register: id, Name: p.Name, Made: s.now(), By: s.options.Author, Device: s.options.Device,
		For: p.For, Until: p.Until, Return: isPart,
	}}
	if isPart {
		l.Of, l.For = part.ID, cmp.Or(p.For, part.For)
	}
	err = s.still(ctx, func(tx *gorm.DB) error {
		refs := p.Refs
		if len(refs) == 0 {
			refs = nil
			err = tx.Raw("SELECT kind, id FROM catalogue WHERE purged_at IS NULL ORDER BY entry").Scan(&refs).Error
		} else {
			refs, err = withRules(tx, refs)
		}
		if err != nil {
			return err
		}
		return l.gather(ctx, tx, refs, p)
	})
	if err != nil {
		return nil, fmt.Errorf("gather what is to be taken along: %w", translate(err))
	}
	l.Files = slices.DeleteFunc(l.Files, func(v register.Version) bool { return slices.Contains(part.Files, v.Hash) })
	return l, nil
}

// Chosen is how many of the records were asked for: all, or those that were named, with which the rules of procedure go.
func (l *Luggage) Chosen(p Packing) int {
	if len(p.Refs) > 0 {
		return len(p.Refs)
	}
	return len(l.Records)
}

// withRules adds the rules of procedure: by them the states of agreements are worked out elsewhere as here.
func withRules(tx *gorm.DB, refs []register.Ref) ([]register.Ref, error) {
	var rules []register.Ref
	err := tx.Raw("SELECT kind, id FROM catalogue WHERE kind = ? AND purged_at IS NULL ORDER BY entry", register.KindRule).Scan(&rules).Error
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		if !slices.Contains(refs, r) {
			refs = append(slices.Clip(refs), r)
		}
	}
	return refs, nil
}

func (l *Luggage) gather(ctx context.Context, tx *gorm.DB, refs []register.Ref, p Packing) error {
	among := map[register.ID]bool{}
	for _, ref := range refs {
		among[ref.ID] = true
	}
	named := map[register.ID]bool{}
	var others []register.ID
	var files []register.Version
	for some := range slices.Chunk(refs, partSize) {
		if err := ctx.Err(); err != nil {
			return err
		}
		records, err := loadAll(tx, some)
		if err != nil {
			return err
		}
		ids := make([]register.ID, len(records))
		for i, r := range records {
			ids[i] = r.Ref().ID
		}
		known, err := pasts(tx, ids)
		if err != nil {
			return err
		}
		history := map[register.ID][]Past{}
		if p.History {
			if history, err = pastOf(tx, ids); err != nil {
				return err
			}
		}
		for _, r := range records {
			id := r.Ref().ID
			l.Records = append(l.Records, Carried{r, known[id].sorted(), history[id]})
			for _, m := range r.Mentions() {
				if !among[m.ID] && !named[m.ID] {
					named[m.ID] = true
					others = append(others, m.ID)
				}
			}
			if d, is := r.(*register.Document); is {
				files = append(files, d.Versions...)
			}
		}
	}
	l.Files = FilesUnder(files, p.FilesUnder)
	for some := range slices.Chunk(others, idsAtOnce) {
		var lines []entry
		if err := tx.Where("id IN ?", some).Order("entry").Find(&lines).Error; err != nil {
			return err
		}
		for _, e := range lines {
			l.Names = append(l.Names, NameOnly{register.Ref{Kind: e.Kind, ID: e.ID}, e.Label, e.Hint})
		}
	}
	return nil
}

// FilesUnder are the files of at most so many bytes, each content once; 0 takes none, less than 0 all.
func FilesUnder(files []register.Version, under int64) (taken []register.Version) {
	seen := map[string]bool{}
	for _, v := range files {
		if (under < 0 || v.Size <= under && under > 0) && !seen[v.Hash] {
			seen[v.Hash] = true
			taken = append(taken, v)
		}
	}
	return taken
}

// pastOf reads the history of some records.
func pastOf(tx *gorm.DB, ids []register.ID) (map[register.ID][]Past, error) {
	all := map[register.ID][]Past{}
	for some := range slices.Chunk(ids, idsAtOnce) {
		var rows []historyRow
		if err := tx.Where("record_id IN ? AND act <> ?", some, ActPurge).Order("seq").Find(&rows).Error; err != nil {
			return nil, err
		}
		steps, err := stepsElsewhere(tx, some)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			p := Past{
				Seq: row.Seq, Revision: row.Revision, At: row.At, Author: row.Author, Device: row.Device, Batch: row.Batch, Act: row.Act,
				Name: row.Name, Undoes: row.Undoes, After: json.RawMessage(row.After), Lost: row.Lost,
				Steps: steps[arrived{row.RecordID, row.Batch}],
			}
			if row.Before != nil {
				p.Before = json.RawMessage(*row.Before)
			}
			all[row.RecordID] = append(all[row.RecordID], p)
		}
	}
	return all, nil
}
