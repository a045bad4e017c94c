package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Cancellation is what a calendar needs to take out a record deleted for good. A calendar that holds it from an earlier
// export knows it by its ID, and takes only what has a greater number than it had.
type Cancellation struct {
	From register.Date `json:"from"`
	To   register.Date `json:"to"`
	// Revision is greater than all that the record had.
	Revision int64 `json:"revision"`
	// Partners are those that it concerned.
	Partners []register.ID `json:"partners,omitempty"`
}

// json returns it as the catalogue keeps it, "" for none.
func (c *Cancellation) json() string {
	if c == nil {
		return ""
	}
	text, _ := json.Marshal(c) // of days and IDs it never fails
	return string(text)
}

// cancellation returns what calendars need of a record deleted for good, nil where they need nothing.
func (e entry) cancellation() *Cancellation {
	var c Cancellation
	if e.CalledOff == "" || json.Unmarshal([]byte(e.CalledOff), &c) != nil {
		return nil
	}
	return &c
}

// cancellations returns what calendars will need of records that are about to be deleted for good.
func cancellations(tx *gorm.DB, refs []register.Ref) (map[register.ID]*Cancellation, error) {
	off := map[register.ID]*Cancellation{}
	for kind, ids := range byKind(refs) {
		if !slices.ContainsFunc(planned, func(p plan) bool { return p.kind == kind }) {
			continue
		}
		for some := range slices.Chunk(ids, partSize) {
			records, err := shapes[kind].load(tx, some)
			if err != nil {
				return nil, err
			}
			for _, r := range records {
				e := entryOff(r)
				if !e.Dated() {
					continue
				}
				c := &Cancellation{From: e.From, To: e.To, Revision: e.Revision + 1}
				if c.Partners, err = concernedBy(tx, r); err != nil {
					return nil, err
				}
				off[e.Ref.ID] = c
			}
		}
	}
	return off, nil
}

// concernedBy returns the partners that a record mentions, or the commission that it belongs to.
func concernedBy(tx *gorm.DB, r register.Record) ([]register.ID, error) {
	of := []register.ID{r.Ref().ID}
	if session, is := r.(*register.Session); is {
		of = append(of, session.CommissionID)
	}
	return scanIDs(tx, filter{`SELECT DISTINCT c.id FROM mentions m JOIN catalogue c ON c.id = m.target
		WHERE m.id IN ? AND c.kind = ? ORDER BY c.id`, []any{of, register.KindPartner}})
}

// calledOffForGood returns what was deleted for good of the days of a query, as off.
func (s *Store) calledOffForGood(ctx context.Context, q CalendarQuery) ([]Entry, error) {
	var lines []entry
	if err := s.read(ctx).Where("deleted_at IS NOT NULL AND called_off <> ''").Order("id").Find(&lines).Error; err != nil {
		return nil, fmt.Errorf("read what was called off: %w", translate(err))
	}
	below := map[register.ID]bool{}
	if len(lines) > 0 && !q.Partner.IsZero() {
		ids, err := scanIDs(s.read(ctx), filter{withBelow("partners") + "SELECT id FROM below", []any{q.Partner}})
		if err != nil {
			return nil, fmt.Errorf("read the partners below one: %w", translate(err))
		}
		for _, id := range ids {
			below[id] = true
		}
	}
	var entries []Entry
	for _, line := range lines {
		c := line.cancellation()
		at := slices.IndexFunc(planned, func(p plan) bool { return p.kind == line.Kind })
		if c == nil || at < 0 || !q.wants(planned[at].entry) || c.From > q.To.Last() || c.To < q.From.First() ||
			!q.Partner.IsZero() && !slices.ContainsFunc(c.Partners, func(id register.ID) bool { return below[id] }) {
			continue
		}
		entries = append(entries, Entry{
			Line: line.line(), Kind: planned[at].entry, From: c.From, To: c.To, Off: true, Revision: c.Revision, Updated: line.PurgedAt,
		})
	}
	return dated(entries), nil
}
