package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

func unmarshal(text []byte, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%w: %w", ErrParcel, err)
	}
	return nil
}

// TakeParcel writes what was intended in one transaction and one batch, named in the history; the batch is None where there is
// nothing to write. What nobody decided stays as it is here and is kept among the undecided. A Conflict says that somebody has
// changed one of the records since it was compared: it is to be compared again.
func (s *Store) TakeParcel(ctx context.Context, in *Intended, name string, files Files) (batch register.ID, err error) {
	if in.Empty() {
		return register.None, nil
	}
	if err := s.keep(ctx, BeforeImport); err != nil {
		return register.None, fmt.Errorf("take in: %w", err)
	}
	var contents brought
	defer func() { s.end(ctx, &contents, err == nil) }()
	for _, v := range in.Files {
		if err := s.bring(ctx, &contents, v, func() (io.ReadCloser, error) { return files(v.Hash) }); err != nil {
			return register.None, fmt.Errorf("take in: %w", translate(err))
		}
	}
	c := &change{
		batch: register.NewID(), act: ActTakeIn, name: name, foreign: true, unchecked: true,
		replaced: map[register.ID]register.Record{}, lostOf: map[register.ID][]register.Clash{},
	}
	now := s.now()
	var fresh, old []register.Record
	var known []*knownVersion
	var open []*undecidedRow
	var steps []*stepElsewhere
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused {
			continue
		}
		r, lost, err := s.decided(a, now)
		if err != nil {
			return register.None, fmt.Errorf("take in: %w", err)
		}
		c.lostOf[a.Ref().ID] = lost
		if a.Ours == nil {
			fresh = append(fresh, r)
		} else {
			c.replaced[a.Ref().ID] = a.Ours
			old = append(old, r)
		}
		known = append(known, knownFrom(Carried{Record: a.Theirs, Versions: a.versions}, c.batch, a.Verdict == VerdictMerged || a.Verdict == VerdictClash)...)
		if row, is := undecidedOf(a, in, c.batch); is {
			open = append(open, row)
		}
		some, err := stepsFrom(arrived{a.Ref().ID, c.batch}, a.steps)
		if err != nil {
			return register.None, fmt.Errorf("take in: %w", err)
		}
		steps = append(steps, some...)
	}
	c.records = append(byDependence(fresh), old...)
	var refs []register.Ref
	for _, r := range old {
		refs = append(refs, r.Ref())
	}
	err = s.write(ctx, "take in", func(tx *gorm.DB) error {
		if err := s.unchanged(tx, c, refs); err != nil {
			return err
		}
		if err := takeInPurged(tx, in.missing(now)); err != nil {
			return err
		}
		if err := contents.name(tx); err != nil {
			return err
		}
		done := 0
		for part := range slices.Chunk(c.records, partSize) {
			if err := s.applyPart(tx, c, part); err != nil {
				return err
			}
			done += len(part)
			report(ctx, done, len(c.records))
		}
		if err := insert(tx, knownVersion{}.TableName(), narrow, known); err != nil {
			return err
		}
		if err := insert(tx, stepElsewhere{}.TableName(), wide, steps); err != nil {
			return err
		}
		if err := cameBack(tx, in.Of, c.batch); err != nil {
			return err
		}
		return insert(tx, undecidedRow{}.TableName(), wide, open)
	})
	if err != nil {
		return register.None, err
	}
	return c.batch, nil
}

// unchanged returns a Conflict where a record is not any more what it was when it was compared.
func (s *Store) unchanged(tx *gorm.DB, c *change, refs []register.Ref) error {
	here, err := loadEach(tx, refs)
	if err != nil {
		return err
	}
	for _, r := range c.records {
		ours := c.replaced[r.Ref().ID]
		if ours == nil {
			continue
		}
		if now := here[r.Ref()]; now == nil || VersionOf(now) != VersionOf(ours) {
			return &Conflict{Base: ours, Theirs: ours, Mine: r}
		}
	}
	return nil
}

// missing are the names of what records mention and is not here; those that are here keep theirs.
func (in *Intended) missing(now register.Instant) []Purged {
	mentioned := map[register.ID]bool{}
	for _, a := range in.Arrivals {
		for _, m := range a.Theirs.Mentions() {
			mentioned[m.ID] = true
		}
	}
	var all []Purged
	for _, n := range in.names {
		if mentioned[n.ID] {
			all = append(all, Purged{n.Ref, n.Label, now})
		}
	}
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused && a.Ours == nil {
			all = append(all, Purged{a.Ref(), a.Theirs.Label(), now})
		}
	}
	return all
}

// decided returns a record as it is to be written, and what was not taken of it.
func (s *Store) decided(a *Arrival, now register.Instant) (r register.Record, lost []register.Clash, err error) {
	if a.Ours == nil || a.Verdict == VerdictNewer {
		r, err = register.Clone(a.Theirs)
		return r, nil, err
	}
	theirs, ours := a.Theirs.Meta(), a.Ours.Meta()
	if a.Verdict == VerdictAlike { // the same head on both sides, whoever takes in whose
		if r, err = register.Clone(a.Theirs); err != nil {
			return nil, nil, err
		}
		later, head := theirs, r.Meta()
		if VersionOf(a.Theirs).compare(VersionOf(a.Ours)) < 0 {
			later = ours
		}
		first := earlier(theirs, ours)
		head.CreatedAt, head.CreatedBy = first.CreatedAt, first.CreatedBy
		head.UpdatedAt, head.UpdatedBy, head.Revision = later.UpdatedAt, later.UpdatedBy, later.Revision+1
		if ours.InTrash() && ours.DeletedAt.After(theirs.DeletedAt.Time) {
			head.DeletedAt = ours.DeletedAt
		}
		return r, nil, nil
	}
	if r, err = register.Clone(a.result()); err != nil {
		return nil, nil, err
	}
	for i, clash := range a.Clashes {
		gone := clash
		switch a.Sides[i] {
		case SideTheirs:
			if err := register.Take(r, a.Theirs, clash.Path); err != nil {
				return nil, nil, err
			}
			gone.Theirs, gone.Mine = clash.Mine, clash.Theirs
		case SideOurs, SideBoth:
			if err := register.Take(r, a.Ours, clash.Path); err != nil {
				return nil, nil, err
			}
			if a.Sides[i] == SideBoth {
				noteBoth(r, clash)
			}
		default:
			if clash.Path == register.ClashDeleted { // it comes back until somebody decides
				r.Meta().DeletedAt = register.Instant{}
			}
		}
		lost = append(lost, gone)
	}
	first, head := earlier(theirs, ours), r.Meta()
	head.CreatedAt, head.CreatedBy = first.CreatedAt, first.CreatedBy
	head.Revision = max(theirs.Revision, ours.Revision) + 1
	head.UpdatedAt, head.UpdatedBy = now, s.options.Author
	register.Tidy(r)
	register.DropBlankRows(r)
	taken := func(side Side) bool { return side == SideTheirs || side == SideBoth }
	if p := r.Check().Errors(); len(p) > 0 && slices.ContainsFunc(a.Sides, taken) {
		return nil, nil, &Invalid{r.Ref(), p}
	}
	return r, lost, nil
}

// noteBoth keeps in the note of a record what the other side had written.
func noteBoth(r register.Record, clash register.Clash) {
	note := reflect.ValueOf(r).Elem().FieldByName("Note")
	var said string
	if !note.IsValid() || note.Type() != reflect.TypeFor[register.Text]() {
		return
	}
	var phrase register.Text
	if json.Unmarshal(clash.Theirs, &said) != nil {
		if json.Unmarshal(clash.Theirs, &phrase) == nil && !phrase.IsZero() {
			said = phrase.Or(register.Russian)
		} else {
			said = string(clash.Theirs)
		}
	}
	text := note.Interface().(register.Text)
	if said == "" {
		return
	}
	if text.Ru != "" {
		text.Ru += "\n"
	}
	text.Ru += said
	note.Set(reflect.ValueOf(text))
}
