package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

func unmarshal(text []byte, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%w: %w", ErrParcel, err)
	}
	return nil
}

// TakeParcel writes what was intended in one transaction and returns its batch, whose name stands in the history; the batch
// is None where no record is written. What nobody decided stays as it is here and is listed by Undecided. A Conflict
// means: somebody changed one of the records since it was compared, and the package must be compared again.
func (s *Store) TakeParcel(ctx context.Context, in *Intended, name string, files Files) (batch register.ID, err error) {
	if in.Empty() {
		return register.None, nil
	}
	if err := s.keep(ctx, BeforeImport); err != nil {
		return register.None, fmt.Errorf("take in: %w", err)
	}
	w, err := s.toWrite(in, name)
	if err != nil {
		return register.None, fmt.Errorf("take in: %w", err)
	}
	defer func() { s.end(ctx, &w.contents, err == nil) }()
	for _, v := range in.Files {
		if err := s.bring(ctx, &w.contents, v, func() (io.ReadCloser, error) { return files(v.Hash) }); err != nil {
			return register.None, fmt.Errorf("take in: %w", translate(err))
		}
	}
	if err = s.write(ctx, "take in", func(tx *gorm.DB) error { return s.writeParcel(ctx, tx, w) }); err != nil {
		return register.None, err
	}
	s.part.Store(nil) // it may know more files of its whole
	if in.OnlyFiles() {
		return register.None, nil
	}
	return w.change.batch, nil
}

// parcelRows is what taking in a package writes.
type parcelRows struct {
	change   *change
	compared []register.Ref // the records that are here too
	contents brought
	missing  []Purged
	known    []*knownVersion
	open     []*undecidedRow
	steps    []*stepElsewhere
	of       register.ID // the package that this one answers
	whole    []string    // the files that need not go back
}

// toWrite turns what was intended into rows.
func (s *Store) toWrite(in *Intended, name string) (*parcelRows, error) {
	now := s.now()
	c := &change{
		batch: register.NewID(), act: ActTakeIn, name: name, foreign: true, unchecked: true,
		replaced: map[register.ID]register.Record{}, lostOf: map[register.ID][]register.Clash{},
	}
	w := &parcelRows{change: c, missing: in.missing(now), of: in.Of, whole: in.whole}
	var fresh, old []register.Record
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused {
			continue
		}
		r, lost, err := s.decided(a, now)
		if err != nil {
			return nil, err
		}
		c.lostOf[a.Ref().ID] = lost
		if a.Ours == nil {
			fresh = append(fresh, r)
		} else {
			c.replaced[a.Ref().ID] = a.Ours
			old = append(old, r)
			w.compared = append(w.compared, r.Ref())
		}
		merged := a.Verdict == VerdictMerged || a.Verdict == VerdictClash
		w.known = append(w.known, knownFrom(Carried{Record: a.Theirs, Versions: a.versions}, c.batch, merged)...)
		if row, is := undecidedOf(a, in, c.batch); is {
			w.open = append(w.open, row)
		}
		steps, err := stepsFrom(arrived{a.Ref().ID, c.batch}, a.steps)
		if err != nil {
			return nil, err
		}
		w.steps = append(w.steps, steps...)
	}
	c.records = append(byDependence(fresh), old...)
	return w, nil
}

// writeParcel writes the rows of a package where the records here are what they were when they were compared.
func (s *Store) writeParcel(ctx context.Context, tx *gorm.DB, w *parcelRows) error {
	c := w.change
	if err := s.unchanged(tx, c, w.compared); err != nil {
		return err
	}
	if err := takeInPurged(tx, w.missing); err != nil {
		return err
	}
	if err := w.contents.name(tx); err != nil {
		return err
	}
	done := 0
	for part := range slices.Chunk(c.records, partSize) {
		if err := s.applyPart(tx, c, part); err != nil {
			return err
		}
		done += len(part)
		Report(ctx, done, len(c.records))
	}
	if err := insert(tx, knownVersion{}.TableName(), narrow, w.known); err != nil {
		return err
	}
	if err := insert(tx, stepElsewhere{}.TableName(), wide, w.steps); err != nil {
		return err
	}
	if err := cameBack(tx, w.of, c.batch); err != nil {
		return err
	}
	if err := wholeHas(tx, w.whole); err != nil {
		return err
	}
	return insert(tx, undecidedRow{}.TableName(), wide, w.open)
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
			all = append(all, Purged{Ref: n.Ref, Label: n.Label, At: now})
		}
	}
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused && a.Ours == nil {
			all = append(all, Purged{Ref: a.Ref(), Label: a.Theirs.Label(), At: now})
		}
	}
	return all
}

// decided returns a record as it is written, and what was not taken of it.
func (s *Store) decided(a *Arrival, now register.Instant) (r register.Record, lost []register.Clash, err error) {
	switch {
	case a.Ours == nil, a.Verdict == VerdictNewer:
		r, err = register.Clone(a.Theirs)
		return r, nil, err
	case a.Verdict == VerdictAlike:
		r, err = alikeWithOneHead(a)
		return r, nil, err
	}
	if r, err = register.Clone(a.result()); err != nil {
		return nil, nil, err
	}
	for i, clash := range a.Clashes {
		gone := clash
		switch a.Resolutions[i] {
		case ResolutionTheirs:
			if err := register.Take(r, a.Theirs, clash.Path); err != nil {
				return nil, nil, err
			}
			gone.Theirs, gone.Mine = clash.Mine, clash.Theirs
		case ResolutionOurs, ResolutionBoth:
			if err := register.Take(r, a.Ours, clash.Path); err != nil {
				return nil, nil, err
			}
			if a.Resolutions[i] == ResolutionBoth {
				noteBoth(r, wordsAt(a.Theirs, clash.Path))
			}
		default:
			if clash.Path == register.ClashDeleted { // it comes back until somebody decides
				r.Meta().DeletedAt = register.Instant{}
			}
		}
		lost = append(lost, gone)
	}
	theirs, ours, head := a.Theirs.Meta(), a.Ours.Meta(), r.Meta()
	first := earlier(theirs, ours)
	head.CreatedAt, head.CreatedBy = first.CreatedAt, first.CreatedBy
	head.Revision = max(theirs.Revision, ours.Revision) + 1
	head.UpdatedAt, head.UpdatedBy = now, s.options.Author
	register.Tidy(r)
	register.DropBlankRows(r)
	taken := func(r Resolution) bool { return r == ResolutionTheirs || r == ResolutionBoth }
	if p := r.Check().Errors(); len(p) > 0 && slices.ContainsFunc(a.Resolutions, taken) {
		return nil, nil, &Invalid{r.Ref(), p}
	}
	return r, lost, nil
}

// alikeWithOneHead returns a record that says the same on both sides, with the same head whoever takes in whose.
func alikeWithOneHead(a *Arrival) (register.Record, error) {
	r, err := register.Clone(a.Theirs)
	if err != nil {
		return nil, err
	}
	theirs, ours, head := a.Theirs.Meta(), a.Ours.Meta(), r.Meta()
	later := theirs
	if VersionOf(a.Theirs).compare(VersionOf(a.Ours)) < 0 {
		later = ours
	}
	first := earlier(theirs, ours)
	head.CreatedAt, head.CreatedBy = first.CreatedAt, first.CreatedBy
	head.UpdatedAt, head.UpdatedBy, head.Revision = later.UpdatedAt, later.UpdatedBy, later.Revision+1
	if ours.InTrash() && ours.DeletedAt.After(theirs.DeletedAt.Time) {
		head.DeletedAt = ours.DeletedAt
	}
	return r, nil
}

// KeepsBoth reports whether both values of a clash may be kept: theirs is words, and the record has a note to write them into.
func (a *Arrival) KeepsBoth(clash register.Clash) bool {
	return noteOf(a.Theirs) != nil && !wordsAt(a.Theirs, clash.Path).IsZero()
}

// noteOf is the note of a record, nil where its kind has none.
func noteOf(r register.Record) *register.Text {
	note := reflect.ValueOf(r).Elem().FieldByName("Note")
	if !note.IsValid() {
		return nil
	}
	text, _ := note.Addr().Interface().(*register.Text)
	return text
}

// wordsAt are the words that stand at a path of a record, none where a day, an ID or a list does.
func wordsAt(r register.Record, path string) (words register.Text) {
	value, _ := register.ValueAt(r, path)
	switch said := value.(type) {
	case register.Text:
		return said
	case string:
		for _, l := range register.Languages {
			if strings.HasSuffix(path, "."+string(l)) {
				words.Set(l, said)
				return words
			}
		}
		return register.Ru(said)
	}
	return words
}

// noteBoth keeps in the note of a record what the other side had written, each language in its own.
func noteBoth(r register.Record, words register.Text) {
	note := noteOf(r)
	if note == nil {
		return
	}
	for _, l := range register.Languages {
		if said := words.Get(l); said != "" {
			note.Set(l, strings.TrimPrefix(note.Get(l)+"\n"+said, "\n"))
		}
	}
}
