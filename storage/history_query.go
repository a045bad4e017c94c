package storage

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// HistoryQuery narrows the history of the register. Zero fields do not narrow.
type HistoryQuery struct {
	Record register.ID
	Kinds  []register.Kind
	Author string
	// Field is one of the records' JSON form, such as "until": changes that differ in it, new records not among them.
	Field string
	Batch register.ID
	// From and Before bound the time: From is the first moment, Before the one after the last.
	From, Before register.Instant
}

// lineColumns are what a line of the history needs, without what the records held.
const lineColumns = `h.seq, h.kind, h.record_id, h.revision, h.at, h.author, h.device, h.batch, h.act, h.name, h.undoes,
	(h.before IS NULL AND h.after <> '') AS made`

// lineRow is a change without what the record held.
type lineRow struct {
	Row  historyRow `gorm:"embedded"`
	Made bool
}

func (r lineRow) change() Change {
	c := r.Row.change()
	c.Made = r.Made
	return c
}

// Changes lists the changes of a query, the newest first, at most a number of them with a Seq under below; below 0
// begins with the newest. It leaves out the records before and after.
func (s *Store) Changes(ctx context.Context, q HistoryQuery, below int64, most int) ([]Change, error) {
	db, err := s.history(ctx, q)
	if err != nil {
		return nil, err
	}
	var rows []lineRow
	if err := under(db, below).Select(lineColumns).Order("h.seq DESC").Limit(most).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the history: %w", translate(err))
	}
	changes := make([]Change, len(rows))
	for i, row := range rows {
		changes[i] = row.change()
	}
	return changes, nil
}

// ChangesAt reads changes with the records before and after, by their Seqs and in their order. Missing ones are left
// out.
func (s *Store) ChangesAt(ctx context.Context, seqs ...int64) ([]Change, error) {
	found := map[int64]Change{}
	for start := 0; start < len(seqs); start += idsAtOnce {
		var rows []historyRow
		if err := s.read(ctx).Where("seq IN ?", seqs[start:min(start+idsAtOnce, len(seqs))]).Find(&rows).Error; err != nil {
			return nil, fmt.Errorf("read changes: %w", translate(err))
		}
		for _, row := range rows {
			c, err := row.full()
			if err != nil {
				return nil, err
			}
			found[row.Seq] = c
		}
	}
	changes := make([]Change, 0, len(seqs))
	for _, seq := range seqs {
		if c, there := found[seq]; there {
			changes = append(changes, c)
		}
	}
	if err := tellSteps(s.read(ctx), changes); err != nil {
		return nil, fmt.Errorf("read changes: %w", translate(err))
	}
	return changes, nil
}

// BatchLine is a batch, as a line of the history that unfolds.
type BatchLine struct {
	// Change is the newest of those that the query lets through.
	Change
	// Count is how many it lets through, Kinds their kinds.
	Count int
	Kinds []register.Kind
	// First is the Seq of the oldest of them: the next page begins below it.
	First int64
	// Undone says that it was taken back since.
	Undone bool
}

// BatchLines lists what a query lets through by batches, as Changes lists it by records. The changes of a batch follow each
// other in the history, as one transaction at a time writes.
func (s *Store) BatchLines(ctx context.Context, q HistoryQuery, below int64, most int) ([]BatchLine, error) {
	db, err := s.history(ctx, q)
	if err != nil {
		return nil, err
	}
	var newest []int64
	var batches []register.ID
	for len(batches) < most {
		var rows []historyRow
		if err := under(db, below).Select("h.seq, h.batch").Order("h.seq DESC").Limit(most + 1).Scan(&rows).Error; err != nil {
			return nil, fmt.Errorf("read the history: %w", translate(err))
		}
		for _, row := range rows {
			if n := len(batches); n > 0 && batches[n-1] == row.Batch {
				continue
			}
			if len(batches) == most {
				break
			}
			batches, newest = append(batches, row.Batch), append(newest, row.Seq)
		}
		if len(rows) <= most {
			break
		}
		// A batch may be longer than the page: the rest of it is passed over.
		if err := s.read(ctx).Raw("SELECT min(seq) FROM history WHERE batch = ?", batches[len(batches)-1]).Scan(&below).Error; err != nil {
			return nil, fmt.Errorf("read the history: %w", translate(err))
		}
	}
	return s.batchLines(ctx, db, batches, newest)
}

// batchLines fills the lines of batches whose newest changes are known.
func (s *Store) batchLines(ctx context.Context, db *gorm.DB, batches []register.ID, newest []int64) ([]BatchLine, error) {
	if len(batches) == 0 {
		return nil, nil
	}
	type part struct {
		Batch register.ID
		Kind  register.Kind
		Count int
		First int64
	}
	var parts []part
	var undone []register.ID
	var rows []lineRow
	err := AtOnce(ctx,
		func(ctx context.Context) error {
			return db.Session(&gorm.Session{Context: ctx}).Select("h.batch, h.kind, count(*) AS count, min(h.seq) AS first").Where("h.batch IN ?", batches).
				Group("h.batch, h.kind").Order("h.batch, h.kind").Scan(&parts).Error
		},
		func(ctx context.Context) error { // an undo that was taken back itself does not count
			return s.read(ctx).Raw(`SELECT DISTINCT undoes FROM history WHERE undoes IN ?
				AND batch NOT IN (SELECT undoes FROM history WHERE undoes IS NOT NULL)`, batches).Scan(&undone).Error
		},
		func(ctx context.Context) error {
			return s.read(ctx).Table("history AS h").Select(lineColumns).Where("h.seq IN ?", newest).Scan(&rows).Error
		},
	)
	if err != nil {
		return nil, fmt.Errorf("read what was changed at once: %w", translate(err))
	}
	of := map[register.ID]*BatchLine{}
	for _, row := range rows {
		of[row.Row.Batch] = &BatchLine{Change: row.change(), First: row.Row.Seq}
	}
	for _, p := range parts {
		if line := of[p.Batch]; line != nil {
			line.Count += p.Count
			line.Kinds = append(line.Kinds, p.Kind)
			line.First = min(line.First, p.First)
		}
	}
	for _, batch := range undone {
		of[batch].Undone = true
	}
	lines := make([]BatchLine, 0, len(batches))
	for _, batch := range batches {
		if line := of[batch]; line != nil {
			lines = append(lines, *line)
		}
	}
	return lines, nil
}

// Authors lists everybody whose changes the history keeps, in the order of their names' letters.
func (s *Store) Authors(ctx context.Context) ([]string, error) {
	var names []string
	if err := s.read(ctx).Raw("SELECT DISTINCT author FROM history ORDER BY author").Scan(&names).Error; err != nil {
		return nil, fmt.Errorf("read who has changed something: %w", translate(err))
	}
	return names, nil
}

// history is the part of the history that a query lets through.
func (s *Store) history(ctx context.Context, q HistoryQuery) (*gorm.DB, error) {
	db := s.read(ctx).Table("history AS h")
	if q.Field != "" {
		db = db.Joins("JOIN history_fields f ON f.seq = h.seq").Where("f.field = ?", q.Field)
	}
	if !q.Record.IsZero() {
		db = db.Where("h.record_id = ?", q.Record)
	}
	if len(q.Kinds) > 0 {
		db = db.Where("h.kind IN ?", q.Kinds)
	}
	if q.Author != "" {
		db = db.Where("h.author = ?", q.Author)
	}
	if !q.Batch.IsZero() {
		db = db.Where("h.batch = ?", q.Batch)
	}
	if q.From.IsZero() && q.Before.IsZero() {
		return db.Session(&gorm.Session{}), nil
	}
	// The lines are read by their numbers, so a time is made a span of these first.
	time := func(db *gorm.DB, column string) *gorm.DB {
		if !q.From.IsZero() {
			db = db.Where(column+" >= ?", q.From)
		}
		if !q.Before.IsZero() {
			db = db.Where(column+" < ?", q.Before)
		}
		return db
	}
	var span struct{ First, Last int64 }
	err := time(s.read(ctx).Table("history"), "at").Select("coalesce(min(seq), 0) AS first, coalesce(max(seq), -1) AS last").Scan(&span).Error
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", translate(err))
	}
	return time(db, "h.at").Where("h.seq BETWEEN ? AND ?", span.First, span.Last).Session(&gorm.Session{}), nil
}

// under is the part of it with smaller numbers.
func under(db *gorm.DB, below int64) *gorm.DB {
	if below > 0 {
		return db.Where("h.seq < ?", below)
	}
	return db
}
