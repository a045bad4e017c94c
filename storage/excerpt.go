package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Excerpt says what goes into a register that is made of a part of another, to be looked at elsewhere.
type Excerpt struct {
	// Kinds are the parts that were chosen; none are all.
	Kinds []register.Kind `json:"kinds,omitempty"`
	// Partner leaves out what does not concern one partner; None leaves out nothing.
	Partner register.ID `json:"partner,omitzero"`
	// Notes and contacts of people are left out without it.
	Notes bool `json:"notes,omitempty"`
	// Files of documents go along.
	Files bool `json:"files,omitempty"`
	// Until is the last day on which it opens; empty for no end.
	Until register.Date `json:"until,omitempty"`
	// Made is when it was made, By by whom.
	Made register.Instant `json:"made"`
	By   string           `json:"by"`
}

// inner are the fields that are for the office alone: notes, and how people are reached.
var inner = []string{"note", "needless", "needless_by", "phone", "email"}

// stays never goes into an excerpt: what a kept paper says of records and notes that may be left out.
const stays = "fact_texts"

// settingExcerpt is where an excerpt says what it is.
const settingExcerpt = "excerpt"

// references are the kinds that go along with whatever mentions them.
var references = []register.Kind{register.KindSphere, register.KindPartner, register.KindPerson, register.KindCommission}

// MakeExcerpt makes a register at an empty address from the living records that an Excerpt names, as they are now:
// without their history, and with only the names of other records they mention. InClear reads it from a register under
// seal.
func (s *Store) MakeExcerpt(ctx context.Context, address string, what Excerpt) (taken map[register.Kind]int, err error) {
	what.Made, what.By = s.now(), s.Author()
	options := s.options
	options.bare, options.Before = true, nil
	if err := s.sealInPassing(address); err != nil {
		return nil, fmt.Errorf("make an excerpt of the register: %w", err)
	}
	made, err := CreateWith(ctx, address, options, func(to *Store) error {
		taken, err = s.pour(ctx, to, what)
		return err
	})
	if err == nil {
		err = made.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("make an excerpt of the register: %w", translate(err))
	}
	return taken, nil
}

// ExcerptOf returns what the register is an excerpt of; is reports whether it is one. It is read once.
func (s *Store) ExcerptOf(ctx context.Context) (what Excerpt, is bool, err error) {
	if known := s.excerpt.Load(); known != nil {
		return *known, true, nil
	}
	var kept []setting
	if err := s.read(ctx).Where("name = ?", settingExcerpt).Find(&kept).Error; err != nil {
		return what, false, fmt.Errorf("read what the register is: %w", translate(err))
	}
	if len(kept) == 0 {
		return what, false, nil
	}
	if err := json.Unmarshal([]byte(kept[0].Value), &what); err != nil {
		return what, false, fmt.Errorf("read what the register is: %w: %w", ErrDamaged, err)
	}
	s.excerpt.Store(&what)
	return what, true, nil
}

func (s *Store) pour(ctx context.Context, to *Store, what Excerpt) (map[register.Kind]int, error) {
	records, names, err := s.chosen(ctx, what)
	if err != nil {
		return nil, err
	}
	var contents brought
	if what.Files {
		if err := to.takeFiles(ctx, &contents, s, records); err != nil {
			return nil, err
		}
	}
	counts := map[register.Kind]int{}
	if err := to.layDown(ctx, names, func(do func(register.Record) error) error {
		for i, r := range records {
			if err := do(r); err != nil {
				return err
			}
			counts[r.Ref().Kind]++
			if i%partSize == 0 {
				Report(ctx, i, len(records))
			}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	return counts, to.write(ctx, "write the history", func(tx *gorm.DB) error {
		if err := contents.name(tx); err != nil {
			return err
		}
		parts := make([]written, len(records))
		for i, r := range records {
			parts[i] = written{Record: r}
		}
		if err := to.writeHistory(tx, &change{batch: register.NewID(), act: ActImport}, parts, what.Made); err != nil {
			return err
		}
		text, err := json.Marshal(what)
		if err == nil {
			err = tx.Create(&setting{settingExcerpt, string(text)}).Error
		}
		if err != nil {
			return err
		}
		return eachRef(tx, func(refs []register.Ref) error { return refresh(tx, refs) })
	})
}

// chosen reads the records of an excerpt, mentioned ones before those that mention them, and the catalogue's lines of
// mentioned records outside it.
func (s *Store) chosen(ctx context.Context, what Excerpt) (records []register.Record, names []entry, err error) {
	takes := func(r register.Record) bool {
		if r.Meta().InTrash() || len(what.Kinds) > 0 && !slices.Contains(what.Kinds, r.Ref().Kind) {
			return false
		}
		return what.Partner.IsZero() || r.Ref().ID == what.Partner ||
			slices.ContainsFunc(r.Mentions(), func(m register.Mention) bool { return m.ID == what.Partner })
	}
	living, taken := map[register.ID]register.Record{}, map[register.ID]bool{}
	var order []register.ID
	err = s.still(ctx, func(tx *gorm.DB) error {
		return eachIn(tx, func(r register.Record) error {
			id := r.Ref().ID
			order = append(order, id)
			living[id], taken[id] = r, takes(r)
			return nil
		})
	})
	if err != nil {
		return nil, nil, err
	}
	// The mentioned records may mention more.
	for more := true; more; {
		more = false
		for _, id := range order {
			if !taken[id] {
				continue
			}
			for _, m := range living[id].Mentions() {
				if other := living[m.ID]; other != nil && !taken[m.ID] && !other.Meta().InTrash() && slices.Contains(references, m.Kind) {
					taken[m.ID], more = true, true
				}
			}
		}
	}
	wanted := map[register.ID]bool{}
	for _, id := range order {
		if !taken[id] {
			continue
		}
		r := register.Without(living[id], stays)
		if !what.Notes {
			r = register.Without(r, inner...)
		}
		records = append(records, r)
		for _, m := range r.Mentions() {
			if !taken[m.ID] {
				wanted[m.ID] = true
			}
		}
	}
	for some := range slices.Chunk(slices.Collect(maps.Keys(wanted)), idsAtOnce) {
		var lines []entry
		if err := s.read(ctx).Where("id IN ?", some).Find(&lines).Error; err != nil {
			return nil, nil, err
		}
		for _, e := range lines {
			names = append(names, entry{Entry: e.Entry, ID: e.ID, Kind: e.Kind, Label: e.Label, DeletedAt: what.Made, PurgedAt: what.Made})
		}
	}
	return records, names, nil
}
