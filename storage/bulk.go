package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Fault is what is wrong with one record of an import.
type Fault struct {
	// Index is the record's place among those imported.
	Index int
	register.Problem
}

// ErrFaults says that an import was refused; see Faults.
type ErrFaults []Fault

// Error counts the faults and names the first.
func (e ErrFaults) Error() string {
	return fmt.Sprintf("import: %d faults, the first in record %d: %s: %s", len(e), e[0].Index+1, e[0].Field, e[0].Key)
}

// Import writes records with the heads they have, all or none, in one transaction and one batch; the batch is None where nothing had to be written.
// Where anything is wrong it returns ErrFaults with every fault: errors of Check, IDs that stand
// twice or are in the register already (but for shipped rules, see Taken), mentions of what is neither in the file nor in the register.
func (s *Store) Import(ctx context.Context, records []register.Record) (batch register.ID, err error) {
	if err := s.Importable(ctx, records); err != nil {
		return register.None, err
	}
	rest, replaced, err := s.notHeld(ctx, records)
	if err != nil {
		return register.None, fmt.Errorf("import: %w", err)
	}
	if len(rest) == 0 {
		return register.None, nil
	}
	c := change{batch: register.NewID(), records: byDependence(rest), foreign: true, unchecked: true, replaced: replaced}
	return c.batch, s.apply(ctx, "import", &c)
}

// Importable says whether Import would take the records: nil, or ErrFaults. Records without a head get theirs, and so do
// their parts that others refer to.
func (s *Store) Importable(ctx context.Context, records []register.Record) error {
	now := s.now()
	for _, r := range records {
		h := r.Meta()
		if h.ID.IsZero() {
			h.ID = register.NewID()
		}
		if h.Revision == 0 {
			h.Revision = 1
			h.CreatedAt, h.CreatedBy, h.UpdatedAt, h.UpdatedBy = now, s.options.Author, now, s.options.Author
		}
		nameParts(r)
	}
	faults, err := s.importFaults(ctx, records)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if len(faults) > 0 {
		return ErrFaults(faults)
	}
	return nil
}

// NotHeld leaves out the records that an import leaves out: the rules that come with the program, where the register
// has them already and its own are the ones to stay.
func (s *Store) NotHeld(ctx context.Context, records []register.Record) ([]register.Record, error) {
	rest, _, err := s.notHeld(ctx, records)
	return rest, err
}

// notHeld is NotHeld, and gives those in the register whose place the others take.
func (s *Store) notHeld(ctx context.Context, records []register.Record) (rest []register.Record, replaced map[register.ID]register.Record, err error) {
	replaced = map[register.ID]register.Record{}
	for _, r := range records {
		if r.Ref().Kind != register.KindRule {
			rest = append(rest, r)
			continue
		}
		held, gives, _, err := s.meet(ctx, r)
		switch {
		case err != nil:
			return nil, nil, err
		case gives:
			continue
		case held != nil:
			replaced[r.Ref().ID] = held
		}
		rest = append(rest, r)
	}
	return rest, replaced, nil
}

// byDependence puts records into an order in which labels are known before they are shown: kind by
// kind, and in a tree from the root.
func byDependence(records []register.Record) []register.Record {
	parent := map[register.ID]register.ID{}
	for _, r := range records {
		for _, m := range r.Mentions() {
			if m.Role == register.RoleParent {
				parent[r.Ref().ID] = m.ID
			}
		}
	}
	depth := func(r register.Record) int {
		n := 0
		for id := parent[r.Ref().ID]; !id.IsZero() && n < len(records); id = parent[id] {
			n++
		}
		return n
	}
	return slices.SortedStableFunc(slices.Values(records), func(a, b register.Record) int {
		return cmp.Or(
			cmp.Compare(slices.Index(register.Kinds, a.Ref().Kind), slices.Index(register.Kinds, b.Ref().Kind)),
			cmp.Compare(depth(a), depth(b)),
		)
	})
}

func (s *Store) importFaults(ctx context.Context, records []register.Record) ([]Fault, error) {
	kindOf := map[register.ID]register.Kind{}
	var faults []Fault
	var ids []register.ID
	for i, r := range records {
		id := r.Ref().ID
		if _, twice := kindOf[id]; twice {
			faults = append(faults, Fault{i, register.Problem{Field: "id", Key: "problem.id_twice", Args: []string{id.String()}}})
		}
		kindOf[id] = r.Ref().Kind
		ids = append(ids, id)
		for _, m := range r.Mentions() {
			ids = append(ids, m.ID)
		}
	}
	known, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for i, r := range records {
		_, taken := known[r.Ref().ID]
		if taken {
			if taken, err = s.Taken(ctx, r); err != nil {
				return nil, err
			}
		}
		if taken {
			faults = append(faults, Fault{i, register.Problem{Field: "id", Key: "problem.id_taken", Args: []string{r.Ref().ID.String()}}})
		}
		for _, p := range r.Check().Errors() {
			faults = append(faults, Fault{i, p})
		}
		for _, m := range r.Mentions() {
			if kindOf[m.ID] != m.Kind && known[m.ID].Kind != m.Kind {
				faults = append(faults, Fault{i, register.Problem{Field: m.Field, Key: "problem.dangling", Args: []string{m.ID.String()}}})
			}
		}
	}
	unready, err := s.unreadyFaults(ctx, records)
	if err != nil {
		return nil, err
	}
	return append(faults, unready...), nil
}

// EachRecord calls do with every record of the kinds, those in the trash too, in the order of their
// entry into the register.
func (s *Store) EachRecord(ctx context.Context, kinds []register.Kind, do func(register.Record) error) error {
	for _, k := range kinds {
		if err := s.eachOfKind(ctx, k, do); err != nil {
			return fmt.Errorf("read all of %s: %w", k, translate(err))
		}
	}
	return nil
}

func (s *Store) eachOfKind(ctx context.Context, k register.Kind, do func(register.Record) error) error {
	kind, err := shapeOf(k)
	if err != nil {
		return err
	}
	var ids []register.ID
	if ids, err = scanIDs(s.read(ctx), filter{"SELECT id FROM catalogue WHERE kind = ? ORDER BY id", []any{k}}); err != nil {
		return err
	}
	for start := 0; start < len(ids); start += partSize {
		part := ids[start:min(start+partSize, len(ids))]
		records, err := kind.load(s.read(ctx), part)
		if err != nil {
			return err
		}
		for _, r := range inOrder(part, records, func(r register.Record) register.ID { return r.Ref().ID }) {
			if err := do(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// Counts gives the number of living records of each kind.
func (s *Store) Counts(ctx context.Context) (map[register.Kind]int, error) {
	out := map[register.Kind]int{}
	for _, k := range register.Kinds {
		n, err := count(s.read(ctx).Table(shapes[k].table()).Where("deleted_at IS NULL"))
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", k, translate(err))
		}
		out[k] = n
	}
	return out, nil
}

func count(db *gorm.DB) (int, error) {
	var n int64
	err := db.Count(&n).Error
	return int(n), err
}

// Check looks the whole register over and gives what it found in plain English, one line a finding;
// nothing where it is whole. It reads every page, so it takes seconds on a large register.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var findings []string
	var answers []string
	if err := s.read(ctx).Raw(sqlQuickCheck).Scan(&answers).Error; err != nil {
		return nil, fmt.Errorf("check: %w", translate(err))
	}
	for _, a := range answers {
		if a != "ok" {
			findings = append(findings, a)
		}
	}
	var orphans []map[string]any
	if err := s.read(ctx).Raw(sqlForeignKeys).Scan(&orphans).Error; err != nil {
		return nil, fmt.Errorf("check: %w", translate(err))
	}
	for _, o := range orphans {
		findings = append(findings, fmt.Sprintf("table %v, row %v points at a missing row of %v", o["table"], o["rowid"], o["parent"]))
	}
	for _, k := range register.Kinds {
		missing, err := count(s.read(ctx).Table("catalogue").Where("kind = ? AND id NOT IN (SELECT id FROM "+shapes[k].table()+")", k))
		if err != nil {
			return nil, fmt.Errorf("check: %w", translate(err))
		}
		if missing > 0 {
			findings = append(findings, fmt.Sprintf("%d records of %s are in the catalogue only", missing, k))
		}
	}
	files, err := s.checkFiles(ctx)
	if err != nil {
		return nil, fmt.Errorf("check: %w", translate(err))
	}
	return append(findings, files...), nil
}
