package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"gorm.io/gorm"

	"accord/storage/register"
	"accord/storage/whole"
)

// Check looks the whole register over and returns its findings, none where all is whole. It compares the file's pages and
// indexes, every record with its history, every change with its sum and with the one before, every file with its hash, and
// everything derived, the search index too, with what the records yield now. A large register takes minutes; closing it ends
// the check, and so does a save where readers keep writers waiting. Where records, their history or the file itself are
// damaged, the register refuses writes from then on.
func (s *Store) Check(ctx context.Context) ([]Defect, error) {
	ctx, done := s.checks.begin(ctx)
	defer done()
	var findings []Defect
	first := []func(context.Context) ([]Defect, error){s.checkPages, s.checkRecords, s.checkHistory}
	then := []func(context.Context) ([]Defect, error){s.checkFiles, s.checkDerived, s.checkWords}
	passed := passedIn(ctx)
	for i, look := range slices.Concat(first, then) {
		if i < int(passed.Load()) {
			continue
		}
		if i == len(first) && len(findings) > 0 {
			break // what follows from damaged records says no more
		}
		Report(ctx, i, len(first)+len(then))
		found, err := look(ctx)
		switch {
		case errors.Is(err, ErrDamaged):
			found = append(found, pagesFound([]string{err.Error()})...)
			s.foundDamage()
		case err != nil:
			return nil, fmt.Errorf("check: %w", translate(err))
		}
		if findings = append(findings, found...); i < len(first) && len(found) > 0 {
			s.foundDamage()
		}
		if !slices.ContainsFunc(findings, func(d Defect) bool { return d.Flaw.Damage() }) {
			passed.Store(int32(i) + 1)
		}
	}
	return s.besideRecords(ctx, findings)
}

type passing struct{}

// GoingOn lets a check under the context begin behind the steps that were passed, and counts those that it passes itself: a
// check that is broken off again and again comes to its end.
func GoingOn(ctx context.Context, passed *atomic.Int32) context.Context {
	return context.WithValue(ctx, passing{}, passed)
}

func passedIn(ctx context.Context) *atomic.Int32 {
	if passed, is := ctx.Value(passing{}).(*atomic.Int32); is {
		return passed
	}
	return new(atomic.Int32)
}

// QuickCheck lets the engine check the pages of the tables, without files and search index, and returns its findings;
// it takes a quarter of a second for each hundred thousand records. It is for a register whose program ended before it
// could close it. After a finding the register refuses writes.
func (s *Store) QuickCheck(ctx context.Context) ([]Defect, error) {
	if s.address != "" {
		return nil, nil
	}
	answers, err := quickDamages(s.read(ctx))
	if errors.Is(translate(err), ErrDamaged) {
		answers, err = []string{err.Error()}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("check: %w", translate(err))
	}
	if len(answers) > 0 {
		s.damage.find()
	}
	return pagesFound(answers), nil
}

// checkPages lets the engine look at its own pages, indexes and references.
func (s *Store) checkPages(ctx context.Context) ([]Defect, error) {
	if s.address != "" {
		return nil, nil
	}
	answers, err := thoroughDamages(s.read(ctx))
	if err != nil || len(answers) > 0 {
		return pagesFound(answers), translate(err)
	}
	strays, err := orphans(s.read(ctx))
	if err != nil || len(strays) == 0 {
		return nil, translate(err)
	}
	return []Defect{{Flaw: FlawRows, Count: len(strays), Detail: strings.Join(strays, "\n")}}, nil
}

// checkRecords looks for records missing in the catalogue, and for lines of the catalogue without a record.
func (s *Store) checkRecords(ctx context.Context) ([]Defect, error) {
	var findings []Defect
	for _, k := range register.Kinds {
		table := shapes[k].table()
		missing, err := count(s.read(ctx).Table("catalogue").Where("kind = ? AND purged_at IS NULL AND id NOT IN (SELECT id FROM "+table+")", k))
		if err != nil {
			return nil, translate(err)
		}
		if missing > 0 {
			findings = append(findings, Defect{Flaw: FlawMissing, Ref: register.Ref{Kind: k}, Count: int(missing), Detail: fmt.Sprintf("%d records of %s are in the catalogue only", missing, k)})
		}
		unknown, err := count(s.read(ctx).Table(table).Where("id NOT IN (SELECT id FROM catalogue WHERE kind = ? AND purged_at IS NULL)", k))
		if err != nil {
			return nil, translate(err)
		}
		if unknown > 0 {
			findings = append(findings, Defect{Flaw: FlawUnlisted, Ref: register.Ref{Kind: k}, Count: int(unknown), Detail: fmt.Sprintf("%d records of %s are not in the catalogue", unknown, k)})
		}
	}
	return findings, nil
}

// checkHistory compares every change with its sum, with the change before it, and the last of each record with the record.
func (s *Store) checkHistory(ctx context.Context) ([]Defect, error) {
	var findings []Defect
	err := s.still(ctx, func(tx *gorm.DB) error {
		ids, err := scanIDs(tx, filter{"SELECT record_id AS id FROM history GROUP BY record_id ORDER BY record_id", nil})
		if err != nil {
			return err
		}
		for some := range slices.Chunk(ids, partSize) {
			found, err := checkChanges(tx, some)
			if err != nil {
				return err
			}
			findings = append(findings, found...)
		}
		var strange []entry
		if err := tx.Where("purged_at IS NULL AND id NOT IN (SELECT record_id FROM history)").Find(&strange).Error; err != nil {
			return err
		}
		for _, e := range strange {
			findings = append(findings, FlawNoHistory.of(e, "the history knows nothing of the record"))
		}
		return nil
	})
	return findings, translate(err)
}

// called names a record in a finding.
func called(e entry) string {
	return fmt.Sprintf("%s %q (%s)", e.Kind, e.Label.Or(register.Russian), e.ID)
}

// checkChanges looks through the history of some records.
func checkChanges(tx *gorm.DB, ids []register.ID) ([]Defect, error) {
	var rows []historyRow
	if err := tx.Where("record_id IN ?", ids).Order("record_id, seq").Find(&rows).Error; err != nil {
		return nil, err
	}
	var lines []entry
	if err := tx.Where("id IN ?", ids).Find(&lines).Error; err != nil {
		return nil, err
	}
	known, refs := map[register.ID]entry{}, make([]register.Ref, 0, len(lines))
	for _, e := range lines {
		known[e.ID] = e
		refs = append(refs, register.Ref{Kind: e.Kind, ID: e.ID})
	}
	records, unread, err := loadReadable(tx, refs)
	if err != nil {
		return nil, err
	}
	var findings []Defect
	for changes := range perRecord(rows) {
		id := changes[0].RecordID
		e, there := known[id]
		if !there {
			e = entry{ID: id, Kind: changes[0].Kind}
		}
		if last := changes[len(changes)-1]; slices.Contains(unread, id) {
			f := FlawUnreadable.of(e, "the record cannot be read; revision %d was written by %s", last.Revision, last.Author)
			f.Revision, f.Author = last.Revision, last.Author
			findings = append(findings, f)
			continue
		}
		findings = append(findings, checkRecord(e, changes, records[register.Ref{Kind: e.Kind, ID: id}])...)
	}
	return findings, nil
}

// perRecord parts changes that are in the order of their records.
func perRecord(rows []historyRow) func(yield func([]historyRow) bool) {
	return func(yield func([]historyRow) bool) {
		for len(rows) > 0 {
			n := slices.IndexFunc(rows, func(r historyRow) bool { return r.RecordID != rows[0].RecordID })
			if n < 0 {
				n = len(rows)
			}
			if !yield(rows[:n]) {
				return
			}
			rows = rows[n:]
		}
	}
}

// checkRecord compares the changes of one record, in their order, with each other and with it; a record that was taken away
// for good is nil.
func checkRecord(e entry, changes []historyRow, r register.Record) (findings []Defect) {
	found := func(f Defect, revision, before int64, fields []string) {
		f.Revision, f.Before, f.Fields = revision, before, fields
		findings = append(findings, f)
	}
	last := changes[len(changes)-1]
	for i, c := range changes {
		switch {
		case !c.whole() && c.Seq == last.Seq && r != nil: // see below
		case !c.whole():
			found(FlawChange.of(e, "the history of revision %d is not what was written", c.Revision), c.Revision, 0, nil)
		case i > 0 && c.Before != nil && !sameText(c.Kind, *c.Before, changes[i-1].After):
			before := changes[i-1].Revision
			found(FlawBreak.of(e, "revision %d does not begin with what revision %d left", c.Revision, before), c.Revision, before, nil)
		case i == 0 && c.Before != nil && c.Revision > 1 && c.Act != ActImport:
			found(FlawBeginning.of(e, "what came before revision %d is not in the history", c.Revision), c.Revision, 0, nil)
		}
	}
	switch {
	case r == nil && !last.leavesNothing():
		found(FlawGone.of(e, "the history knows the record, and it is not there"), last.Revision, 0, nil)
	case r == nil:
	case !last.whole():
		fields := differingFields(last, r)
		found(FlawUnproven.of(e, "the history of revision %d is not what was written%s; the record is the better of the two", last.Revision,
			bracketed(fields)), last.Revision, 0, fields)
	case !last.leaves(r):
		fields := differingFields(last, r)
		found(FlawAltered.of(e, "the record is not what revision %d left%s; the history is whole and is the better of the two", last.Revision,
			bracketed(fields)), last.Revision, 0, fields)
	}
	return findings
}

// leavesNothing reports whether a record may have been taken away for good after the change.
func (r historyRow) leavesNothing() bool {
	after, err := fromJSON(r.Kind, r.After, nil)
	return err != nil || after.Meta().InTrash()
}

// sameText reports whether two JSON forms are of the same record; an earlier version may have written one otherwise.
func sameText(k register.Kind, a, b recordText) bool {
	if a == b {
		return true
	}
	y, errY := fromJSON(k, b, nil)
	x, errX := fromJSON(k, a, y)
	return errX == nil && errY == nil && same(x, y)
}

// bracketed writes the names of fields behind what is said of a record.
func bracketed(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// checkDerived lays the records down in a register of their own and compares all rows with those that are there.
func (s *Store) checkDerived(ctx context.Context) (findings []Defect, err error) {
	if s.looking && s.address == "" { // it may lie where nothing can be attached
		return nil, nil
	}
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return nil, inTemporary(err)
	}
	defer func() { err = inTemporary(errors.Join(err, part.GiveUp())) }()
	fresh := part.Beside(Extension)
	if err := s.sealInPassing(fresh); err != nil {
		return nil, err
	}
	if s.address != "" {
		err = s.still(ctx, func(tx *gorm.DB) error {
			made, err := s.laidDown(ctx, tx, fresh)
			if err != nil {
				return err
			}
			findings, err = compareApart(ctx, tx, made.reads)
			return errors.Join(err, made.Close())
		})
		return findings, err
	}
	db, err := openBeside(ctx, s.place, s.how) // nobody waits for its connection, and attached databases go with it
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closePool(db)) }()
	err = db.Transaction(func(tx *gorm.DB) error {
		made, err := s.laidDown(ctx, tx, fresh)
		if err == nil {
			err = made.Close()
		}
		if err != nil {
			return err
		}
		if err := tx.Exec(sqlAttach, copyAddress(fresh)).Error; err != nil {
			return err
		}
		findings, err = compareFresh(tx)
		return err
	})
	return findings, err
}

// laidDown makes a register of all records that a transaction sees, in a file.
func (s *Store) laidDown(ctx context.Context, tx *gorm.DB, path string) (*Store, error) {
	var gone []entry
	if err := tx.Where("purged_at IS NOT NULL").Find(&gone).Error; err != nil {
		return nil, err
	}
	return CreateWith(ctx, path, Options{Clock: s.options.Clock, bare: true}, func(to *Store) error {
		return to.layDown(ctx, gone, func(do func(register.Record) error) error { return eachIn(tx, do) })
	})
}

// eachIn calls do with all records that a transaction sees.
func eachIn(tx *gorm.DB, do func(register.Record) error) error {
	for _, k := range register.Kinds {
		ids, err := scanIDs(tx, filter{"SELECT id FROM catalogue WHERE kind = ? AND purged_at IS NULL ORDER BY entry", []any{k}})
		if err != nil {
			return err
		}
		for some := range slices.Chunk(ids, partSize) {
			records, err := shapes[k].load(tx, some)
			if err != nil {
				return err
			}
			for _, r := range inOrder(some, records, func(r register.Record) register.ID { return r.Ref().ID }) {
				if err := do(r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// compareFresh compares the schema and the derived rows of a register with those of one that was just made.
func compareFresh(tx *gorm.DB) ([]Defect, error) {
	var strange []string
	var forms []struct{ Side, SQL string }
	if err := tx.Raw(sqlSchemas).Scan(&forms).Error; err != nil {
		return nil, err
	}
	sides := map[string]int{}
	for _, f := range forms {
		form := strings.Join(strings.Fields(f.SQL), "")
		if f.Side == "fresh" {
			sides[form]++
		} else {
			sides[form]--
		}
	}
	for form, n := range sides {
		if n != 0 {
			strange = append(strange, fmt.Sprintf("the register's form is another than it should be: %.80s", form))
		}
	}
	var findings []Defect
	if slices.Sort(strange); len(strange) > 0 {
		findings = append(findings, Defect{Flaw: FlawForm, Count: len(strange), Detail: strings.Join(strange, "\n")})
	}
	var tables []string
	if err := tx.Raw(sqlDerivedTables).Scan(&tables).Error; err != nil {
		return nil, err
	}
	for _, table := range tables {
		found, err := compareTable(tx, table)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return perRecordOnce(findings), nil
}

// perRecordOnce makes one finding of all that is wrong beside the same record.
func perRecordOnce(findings []Defect) (once []Defect) {
	at := map[register.Ref]int{}
	for _, f := range findings {
		i, had := at[f.Ref]
		if had && f.Flaw == FlawDerived {
			once[i].Detail += "\n" + f.Detail
			continue
		}
		if f.Flaw == FlawDerived {
			at[f.Ref] = len(once)
		}
		once = append(once, f)
	}
	return once
}

func compareTable(tx *gorm.DB, table string) ([]Defect, error) {
	var columns []string
	if err := tx.Raw(sqlColumns, table).Scan(&columns).Error; err != nil {
		return nil, err
	}
	columns, key := comparedColumns(table, columns)
	ids, err := scanIDs(tx, filter{differingRows(table, key, columns), nil})
	if err != nil {
		return nil, err
	}
	return tellDiffering(tx, table, ids)
}

// comparedColumns leaves out of a table's columns the one that means nothing, and names the one with the record's ID.
func comparedColumns(table string, columns []string) (compared []string, key string) {
	columns = slices.DeleteFunc(columns, func(c string) bool { return table == (entry{}).TableName() && c == "entry" })
	if slices.Contains(columns, "id") {
		return columns, "id"
	}
	return columns, columns[slices.IndexFunc(columns, func(c string) bool { return strings.HasSuffix(c, "_id") })]
}

// tellDiffering names the records whose rows in a table are not what follows from them.
func tellDiffering(tx *gorm.DB, table string, ids []register.ID) ([]Defect, error) {
	var findings []Defect
	for some := range slices.Chunk(ids, idsAtOnce) {
		var lines []entry
		if err := tx.Where("id IN ?", some).Find(&lines).Error; err != nil {
			return nil, err
		}
		for _, e := range lines {
			if !e.PurgedAt.IsZero() { // nothing is derived from purged records
				continue
			}
			findings = append(findings, FlawDerived.of(e, "what %s keeps of it does not follow from it", table))
		}
		if n := len(some) - len(lines); n > 0 {
			findings = append(findings, Defect{Flaw: FlawRows, Count: n, Detail: fmt.Sprintf("%d rows of %s belong to no record", n, table)})
		}
	}
	return findings, nil
}
