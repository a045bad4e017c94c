package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Records is a source of records to import. It is read one by one, and more than once, so that a large file need not be
// in memory.
type Records interface {
	Len() int
	Record(i int) (register.Record, error)
}

// InMemory are Records that are there already.
type InMemory []register.Record

// Len is their number.
func (m InMemory) Len() int { return len(m) }

// Record returns one of them.
func (m InMemory) Record(i int) (register.Record, error) { return m[i], nil }

// Intake is an import that has been looked through and may be taken in.
type Intake struct {
	// Counts are the records to be written: the rules that come with the program are left out where the register's own
	// are the ones to stay.
	Counts map[register.Kind]int
	// Warnings are doubts about the records.
	Warnings []Finding
	// Act and Name are what the history calls it: an import, and the file that it came from.
	Act  Act
	Name string
	// Purged are the file's names of records taken away for good where it comes from.
	Purged []Purged

	records  Records
	leads    map[register.ID]register.ID // from IDs that records mention to those in their place here
	order    []int                       // in which they are written
	replaced map[register.ID]register.Record
}

// Import writes records with the heads they have, all or none, in one transaction and one batch; the batch is None where
// nothing had to be written. It refuses what Examine refuses.
func (s *Store) Import(ctx context.Context, records []register.Record) (batch register.ID, err error) {
	return s.ImportAs(ctx, ActImport, "", records)
}

// ImportAs is Import under another act in the history, or with the name of a file.
func (s *Store) ImportAs(ctx context.Context, act Act, name string, records []register.Record) (batch register.ID, err error) {
	in, err := s.Examine(ctx, InMemory(records), nil)
	if err != nil {
		return register.None, err
	}
	in.Act, in.Name = act, name
	return s.TakeIn(ctx, in)
}

// takenAtOnce is how many records of an import are written side by side. The search index puts away what it has collected
// once for each such part, and merges the pieces.
const takenAtOnce = 3 * partSize

// TakeIn writes an intake, all or nothing, in one transaction and one batch; the batch is None where there is nothing to
// write.
func (s *Store) TakeIn(ctx context.Context, in *Intake) (batch register.ID, err error) {
	if len(in.order) == 0 {
		return register.None, nil
	}
	if err := s.keep(ctx, BeforeImport); err != nil {
		return register.None, fmt.Errorf("import: %w", err)
	}
	c := change{batch: register.NewID(), act: in.Act, name: in.Name, foreign: true, unchecked: true, replaced: in.replaced}
	now := s.now()
	err = s.write(ctx, "import", func(tx *gorm.DB) error {
		if err := takeInPurged(tx, in.Purged); err != nil {
			return err
		}
		done := 0
		for some := range slices.Chunk(in.order, takenAtOnce) {
			part := make([]register.Record, len(some))
			for n, i := range some {
				r, err := in.records.Record(i)
				if err != nil {
					return err
				}
				s.complete(r, now)
				in.follow(r)
				part[n] = r
			}
			if err := s.applyPart(tx, &c, part); err != nil {
				return err
			}
			done += len(part)
			Report(ctx, done, len(in.order))
		}
		return nil
	})
	if err != nil {
		return register.None, err
	}
	return c.batch, nil
}

// follow lets a record mention those that the IDs in it lead to here.
func (in *Intake) follow(r register.Record) {
	if len(in.leads) == 0 {
		return
	}
	for _, m := range r.Mentions() {
		if to, leads := in.leads[m.ID]; leads {
			register.Replace(r, m.ID, to)
		}
	}
}

// complete tidies the texts of a record, fills in a missing head, and names its rows.
func (s *Store) complete(r register.Record, now register.Instant) {
	register.Tidy(r)
	h := r.Meta()
	if h.ID.IsZero() {
		h.ID = register.NewID()
	}
	if h.Revision == 0 {
		h.Revision = 1
		h.CreatedAt, h.CreatedBy, h.UpdatedAt, h.UpdatedBy = now, s.options.Author, now, s.options.Author
	}
	register.DeriveRowIDs(r) // one file brings the same rows to every computer
}

// examination is the state of looking through the records of an import.
type examination struct {
	faults, warnings findings
	kinds            map[register.ID]register.Kind // of the records, and of those of the file that cannot be read
	parents          map[register.ID]register.ID
	mentioned        map[register.Ref]bool
	taken            map[register.ID]bool
	left             map[int]bool // rules that give way
	clash            bool         // a rule was changed on both sides
	ids              []register.ID
	signed           map[register.ID]bool // sessions, by whether they are
	lacking          map[int]register.ID  // decisions that lack something, and their sessions
}

// Examine looks an import through. Where anything is wrong it returns ErrFaults with every fault: errors of Check, IDs
// that occur twice or are in the register already (except shipped rules, see meet), mentions of records neither in the
// file nor in the register, circles of parents. unreadable are records of the file that cannot be read but count as
// there for mentions. Where the register already holds every record as the file has it, the error is ErrHeld.
func (s *Store) Examine(ctx context.Context, records Records, unreadable map[register.ID]register.Kind) (*Intake, error) {
	in := &Intake{Act: ActImport, Counts: map[register.Kind]int{}, records: records, replaced: map[register.ID]register.Record{}}
	e := &examination{
		kinds: map[register.ID]register.Kind{}, parents: map[register.ID]register.ID{}, mentioned: map[register.Ref]bool{},
		taken: map[register.ID]bool{}, left: map[int]bool{}, signed: map[register.ID]bool{}, lacking: map[int]register.ID{},
		ids: make([]register.ID, records.Len()),
	}
	for id, kind := range unreadable {
		e.kinds[id] = kind
	}
	kinds := make([]register.Kind, records.Len())
	for i := range records.Len() {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		r, err := records.Record(i)
		if err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		kinds[i] = r.Ref().Kind
		if err := s.look(ctx, in, e, i, r); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
	}
	if err := s.compare(ctx, in, records, e); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	if e.repeated(records.Len()) {
		return nil, fmt.Errorf("import: %w", ErrHeld)
	}
	if len(e.faults) > 0 {
		return nil, ErrFaults(e.faults)
	}
	for i, kind := range kinds {
		if !e.left[i] {
			in.Counts[kind]++
			in.order = append(in.order, i)
		}
	}
	depth := depths(e.parents)
	slices.SortStableFunc(in.order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(slices.Index(register.Kinds, kinds[a]), slices.Index(register.Kinds, kinds[b])),
			cmp.Compare(depth[e.ids[a]], depth[e.ids[b]]),
		)
	})
	in.Warnings = e.warnings
	return in, nil
}

// untold adds to problems the blank rows that no rule mentions: a save drops blank rows, but an import takes a file as
// it is or not at all.
func untold(r register.Record, problems register.Problems) register.Problems {
	for _, row := range register.BlankRows(r) {
		ofRow := func(p register.Problem) bool { return strings.HasPrefix(p.Field, row) }
		if !slices.ContainsFunc(problems, ofRow) {
			problems = append(problems, register.Problem{Field: row, Key: "problem.blank_row"})
		}
	}
	return problems
}

// look takes note of one record.
func (s *Store) look(ctx context.Context, in *Intake, e *examination, i int, r register.Record) error {
	ref := r.Ref()
	e.ids[i] = ref.ID
	for _, p := range headFaults(r.Meta()) {
		e.faults.add(i, p)
	}
	if !ref.ID.IsZero() {
		if _, twice := e.kinds[ref.ID]; twice {
			e.faults.add(i, register.Problem{Field: "id", Key: "problem.id_twice", Args: []string{ref.ID.String()}})
		}
		e.kinds[ref.ID] = ref.Kind
	}
	strange := register.Foreign(r)
	register.Tidy(r)
	for _, p := range untold(r, append(strange, r.Check()...)) {
		if p.Warning {
			e.warnings.add(i, p)
		} else {
			e.faults.add(i, p)
		}
	}
	for _, m := range r.Mentions() {
		e.mentioned[register.Ref{Kind: m.Kind, ID: m.ID}] = true
		if m.Role == register.RoleParent && !ref.ID.IsZero() {
			e.parents[ref.ID] = m.ID
		}
	}
	switch r := r.(type) {
	case *register.Session:
		e.signed[r.ID] = r.SignedOn != "" && !r.InTrash()
	case *register.Commitment:
		if r.Lacks() {
			e.lacking[i] = r.Source.ID
		}
	case *register.ProcedureRule:
		held, gives, taken, err := s.meet(ctx, r)
		switch {
		case err != nil:
			return err
		case gives:
			e.left[i] = true
		case taken:
			e.taken[r.ID], e.clash = true, true
		case held != nil:
			in.replaced[r.ID] = held
		}
	}
	return nil
}

// compare looks for contradictions between the records, and between them and the register. It reads the records once
// more only where it finds one.
func (s *Store) compare(ctx context.Context, in *Intake, records Records, e *examination) error {
	if err := s.findTaken(ctx, e); err != nil {
		return err
	}
	missing, err := s.findMissing(ctx, in, e)
	if err != nil {
		return err
	}
	circle := circles(e.parents)
	unready, err := s.unready(ctx, e)
	if err != nil || len(e.taken)+len(missing)+len(circle)+len(unready) == 0 {
		return err
	}
	unlike, err := s.unlike(ctx, records, e)
	if err != nil {
		return err
	}
	for i := range records.Len() {
		r, err := records.Record(i)
		if err != nil {
			return err
		}
		id := r.Ref().ID
		if e.taken[id] {
			e.faults.add(i, heldFault(r, unlike[i]))
		}
		for _, m := range r.Mentions() {
			if missing[register.Ref{Kind: m.Kind, ID: m.ID}] {
				e.faults.add(i, register.Problem{Field: m.Field, Key: "problem.no_such_record", Args: []string{m.ID.String()}})
			}
			if m.Role == register.RoleParent && circle[id] {
				e.faults.add(i, register.Problem{Field: m.Field, Key: "problem.circle"})
			}
		}
		if unready[i] {
			for _, p := range r.(*register.Commitment).SignedFaults() {
				e.faults.add(i, p)
			}
		}
	}
	return nil
}

// findTaken marks the records whose IDs the register knows: as records of its own, or as parts of others. A purged record may
// come again.
func (s *Store) findTaken(ctx context.Context, e *examination) error {
	ids := make([]register.ID, 0, len(e.kinds))
	for id, kind := range e.kinds {
		if kind != register.KindRule { // looked at already
			ids = append(ids, id)
		}
	}
	known, err := s.Lines(ctx, ids...)
	if err != nil {
		return err
	}
	for id, line := range known {
		e.taken[id] = e.taken[id] || !line.Purged
	}
	became, err := leading(s.read(ctx), ids...)
	if err != nil {
		return translate(err)
	}
	for id := range became {
		e.taken[id] = true
	}
	return nil
}

// findMissing returns what the records mention and neither they nor the register have.
func (s *Store) findMissing(ctx context.Context, in *Intake, e *examination) (map[register.Ref]bool, error) {
	var ids []register.ID
	for ref := range e.mentioned {
		if e.kinds[ref.ID] != ref.Kind {
			ids = append(ids, ref.ID)
		}
	}
	known, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	if in.leads, err = leading(s.read(ctx), ids...); err != nil {
		return nil, translate(err)
	}
	missing := map[register.Ref]bool{}
	for ref := range e.mentioned {
		if _, leads := in.leads[ref.ID]; e.kinds[ref.ID] != ref.Kind && known[ref.ID].Kind != ref.Kind && !leads {
			missing[ref] = true
		}
	}
	return missing, nil
}

// headFaults looks at what a record's own Check does not: the head, which comes from the file.
func headFaults(h *register.Head) register.Problems {
	var faults register.Problems
	if h.Revision > 0 && h.CreatedAt.IsZero() {
		faults = append(faults, register.Problem{Field: "created_at", Key: "problem.required"})
	}
	if h.Revision > 0 && h.UpdatedAt.IsZero() {
		faults = append(faults, register.Problem{Field: "updated_at", Key: "problem.required"})
	}
	return faults
}

// unready finds the decisions among the records that a signed protocol must not have, whether the session comes with
// them or is in the register.
func (s *Store) unready(ctx context.Context, e *examination) (map[int]bool, error) {
	var others []register.ID
	for _, session := range e.lacking {
		if _, among := e.signed[session]; !among {
			others = append(others, session)
		}
	}
	for some := range slices.Chunk(others, idsAtOnce) {
		there, err := signedAmong(s.read(ctx), some)
		if err != nil {
			return nil, fmt.Errorf("read sessions: %w", translate(err))
		}
		for id := range there {
			e.signed[id] = true
		}
	}
	found := map[int]bool{}
	for i, session := range e.lacking {
		if e.signed[session] {
			found[i] = true
		}
	}
	return found, nil
}

// Fault is one error or doubt about a record of an import.
type Fault struct {
	// Index is the record's place among those imported.
	Index int
	register.Problem
}

// firstFew is the number of faults of a kind listed by name; the others are counted.
const firstFew = 10

// Finding is all faults of one kind.
type Finding struct {
	// Key names what they have in common.
	Key   string
	Count int
	// First are the first of them.
	First []Fault
}

type findings []Finding

func (f *findings) add(i int, p register.Problem) {
	for n := range *f {
		if one := &(*f)[n]; one.Key == p.Key {
			one.Count++
			if len(one.First) < firstFew {
				one.First = append(one.First, Fault{i, p})
			}
			return
		}
	}
	*f = append(*f, Finding{p.Key, 1, []Fault{{i, p}}})
}

// ErrFaults says that an import was refused, and why.
type ErrFaults []Finding

// Error counts the faults and names the first.
func (e ErrFaults) Error() string {
	n := 0
	for _, one := range e {
		n += one.Count
	}
	first := e[0].First[0]
	return fmt.Sprintf("import: %d faults, the first in record %d: %s: %s", n, first.Index+1, first.Field, first.Key)
}
