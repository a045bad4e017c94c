package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Verdict is what becomes of a record that is taken in.
type Verdict string

// The verdicts.
const (
	// VerdictNew: the register does not have it yet.
	VerdictNew Verdict = "new"
	// VerdictNewer: only the sender has changed it.
	VerdictNewer Verdict = "newer"
	// VerdictMerged: both have changed it, in different places.
	VerdictMerged Verdict = "merged"
	// VerdictClash: both have changed the same, and a person decides.
	VerdictClash Verdict = "clash"
	// VerdictAlike: both have it, and it says the same.
	VerdictAlike Verdict = "alike"
	// VerdictRefused: it breaks a rule of the register, this person may not take it in, or it was taken away for good there; it is left
	// out.
	VerdictRefused Verdict = "refused"
)

// Verdicts are all of them, in the order in which people read them.
var Verdicts = []Verdict{VerdictClash, VerdictMerged, VerdictNew, VerdictNewer, VerdictRefused, VerdictAlike}

// Resolution is whose value is taken where two clash.
type Resolution string

// The resolutions. Both keeps ours, and theirs in the note. Nobody has decided an open one: ours stays for the time being.
const (
	ResolutionOpen   Resolution = ""
	ResolutionOurs   Resolution = "ours"
	ResolutionTheirs Resolution = "theirs"
	ResolutionBoth   Resolution = "both"
)

// ErrParcel: what a package says does not hold together.
var ErrParcel = errors.New("the package does not hold together")

// Arrival is a record of a package and what becomes of it.
type Arrival struct {
	Verdict Verdict
	// Theirs is the record as it was sent, Ours as it is in the register, nil where it is not; Base what both began with, nil
	// where that is not known.
	Theirs, Ours, Base register.Record
	// Clashes have theirs and ours (Mine) of each place; Resolutions whose value is taken, one for each.
	Clashes     []register.Clash
	Resolutions []Resolution
	// Problems are the rules that it breaks, or would break if both changes were taken together.
	Problems register.Problems
	// Likes are records of the register that a new one is likely the same as.
	Likes []Like

	versions []Version
	steps    []Past          // what was done to it elsewhere, as far as the register does not know that
	merged   register.Record // with ours where it clashes
}

// Ref names the record.
func (a *Arrival) Ref() register.Ref { return a.Theirs.Ref() }

// Label is what the record is called.
func (a *Arrival) Label() register.Text {
	if a.Ours != nil {
		return a.Ours.Label()
	}
	return a.Theirs.Label()
}

// Intended is a package compared with the register: the verdict on each of its records. TakeParcel carries it out.
type Intended struct {
	Parcel
	// Apart is true where it comes of another register, which began apart.
	Apart bool
	// Arrivals are the records that something is to become of, in the order of the kinds.
	Arrivals []*Arrival
	// Known counts records with nothing new to this register.
	Known int
	// Files are those that are not here yet, of records that are or will be.
	Files []register.Version

	names []NameOnly
	whole []string // the files that it brought, where it comes of what this register is a part of
}

// Labels are what the records are called that come with the package, and those that it only names.
func (in *Intended) Labels() map[register.ID]register.Text {
	labels := make(map[register.ID]register.Text, len(in.Arrivals)+len(in.names))
	for _, n := range in.names {
		labels[n.ID] = n.Label
	}
	for _, a := range in.Arrivals {
		labels[a.Ref().ID] = a.Label()
	}
	return labels
}

// Counts are how many records have each verdict.
func (in *Intended) Counts() map[Verdict]int {
	counts := map[Verdict]int{}
	for _, a := range in.Arrivals {
		counts[a.Verdict]++
	}
	return counts
}

// Empty reports whether there is nothing to take in.
func (in *Intended) Empty() bool { return len(in.Files) == 0 && in.OnlyFiles() }

// OnlyFiles reports whether nothing becomes of any record: at most there are files of records that are here already.
func (in *Intended) OnlyFiles() bool {
	return !slices.ContainsFunc(in.Arrivals, func(a *Arrival) bool { return a.Verdict != VerdictRefused })
}

// Open counts the clashes that nobody has decided.
func (in *Intended) Open() (open int) {
	for _, a := range in.Arrivals {
		for _, resolution := range a.Resolutions {
			if resolution == ResolutionOpen {
				open++
			}
		}
	}
	return open
}

// Prefer decides every clash the same way.
func (in *Intended) Prefer(resolution Resolution) {
	for _, a := range in.Arrivals {
		for i := range a.Resolutions {
			a.Resolutions[i] = resolution
		}
	}
}

// Intend compares a package with the register and says what would become of each record; nothing is changed.
func (s *Store) Intend(ctx context.Context, l *Luggage) (*Intended, error) {
	in := &Intended{Parcel: l.Parcel, names: l.Names}
	err := s.still(ctx, func(tx *gorm.DB) error {
		own, err := registerID(tx)
		if err != nil {
			return err
		}
		in.Apart = own != l.Register
		for some := range slices.Chunk(l.Records, partSize) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := in.compare(tx, some); err != nil {
				return err
			}
		}
		return in.consistent(tx, l)
	})
	if err != nil {
		return nil, fmt.Errorf("compare a package: %w", translate(err))
	}
	s.leave(in)
	order := byDependence(in.records())
	at := make(map[register.Ref]int, len(order))
	for i, r := range order {
		at[r.Ref()] = i
	}
	slices.SortStableFunc(in.Arrivals, func(a, b *Arrival) int { return at[a.Ref()] - at[b.Ref()] })
	fresh := 0
	for _, a := range in.Arrivals {
		if a.Verdict != VerdictNew {
			continue
		}
		if fresh++; fresh > likesAtMost {
			break
		}
		if a.Likes, err = s.Alike(ctx, a.Theirs, likesTold); err != nil {
			return nil, err
		}
	}
	wanted := in.wanted(l)
	for _, v := range l.Files {
		if !in.Apart && !in.Return && !s.OnServer() { // there nobody changes what a register is a part of
			in.whole = append(in.whole, v.Hash)
		}
		there, err := s.HasContent(ctx, v.Hash)
		if err != nil {
			return nil, err
		}
		if !there && wanted[v.Hash] {
			in.Files = append(in.Files, v)
		}
	}
	return in, nil
}

// wanted are the contents that documents name which are not refused.
func (in *Intended) wanted(l *Luggage) map[string]bool {
	refused := map[register.ID]bool{}
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused {
			refused[a.Ref().ID] = true
		}
	}
	wanted := map[string]bool{}
	for _, c := range l.Records {
		if d, is := c.Record.(*register.Document); is && !refused[d.ID] {
			for _, v := range d.Versions {
				wanted[v.Hash] = true
			}
		}
	}
	return wanted
}

// likesTold is the number of likely copies named for each new record. They are looked for among the first records only:
// the page of duplicates shows the rest later.
const (
	likesTold   = 3
	likesAtMost = 300
)

func (in *Intended) records() []register.Record {
	all := make([]register.Record, len(in.Arrivals))
	for i, a := range in.Arrivals {
		all[i] = a.Theirs
	}
	return all
}

// compare compares some records.
func (in *Intended) compare(tx *gorm.DB, some []Carried) error {
	ids, refs := make([]register.ID, len(some)), make([]register.Ref, len(some))
	for i, c := range some {
		refs[i] = c.Record.Ref()
		ids[i] = refs[i].ID
	}
	here, err := loadEach(tx, refs)
	if err != nil {
		return err
	}
	known, err := pasts(tx, ids)
	if err != nil {
		return err
	}
	lines, err := linesOf(tx, ids)
	if err != nil {
		return err
	}
	undone, err := undoneLast(tx, ids)
	if err != nil {
		return err
	}
	for _, c := range some {
		ref := c.Record.Ref()
		a := &Arrival{Theirs: c.Record, Ours: here[ref], versions: c.Versions}
		if a.steps, err = c.unknownSteps(known[ref.ID]); err != nil {
			return err
		}
		register.DeriveRowIDs(a.Theirs)
		line, there := lines[ref.ID]
		switch {
		case there && line.Kind != ref.Kind:
			return fmt.Errorf("%w: %s is another kind of record here", ErrParcel, ref.ID)
		case there && line.Purged && a.wasHere(known[ref.ID]):
			a.Verdict = VerdictRefused
		case a.Ours == nil:
			a.Verdict = VerdictNew
		case a.Ours.Meta().InTrash() && len(known[ref.ID].content) == 1 && !a.Theirs.Meta().InTrash() && undone[ref.ID]:
			a.Verdict, a.merged = VerdictMerged, a.Theirs // it had come before, and that was taken back
		default:
			nothing, err := a.meet(known[ref.ID], c)
			if err != nil {
				return err
			}
			if nothing {
				in.Known++
				continue
			}
		}
		if a.Verdict == VerdictNew || a.Verdict == VerdictNewer {
			if p := append(register.Foreign(a.Theirs), a.Theirs.Check()...).Errors(); len(p) > 0 {
				a.Verdict, a.Problems = VerdictRefused, p
			}
		}
		in.Arrivals = append(in.Arrivals, a)
	}
	return nil
}

// undoneLast finds those of some records that a package brought and an undo took back.
func undoneLast(tx *gorm.DB, ids []register.ID) (map[register.ID]bool, error) {
	var found []register.ID
	err := tx.Raw(`SELECT record_id FROM history WHERE record_id IN ? AND act = ? AND before IS NULL
		AND batch IN (`+undoneBatches+`)`, ids, ActTakeIn).Scan(&found).Error
	undone := map[register.ID]bool{}
	for _, id := range found {
		undone[id] = true
	}
	return undone, err
}

// wasHere reports whether the register itself had the record once, and took it away for good.
func (a *Arrival) wasHere(known *past) bool { return len(known.content) > 0 }

// meet says what becomes of a record that both have; nothing is true where the register knows all of it already.
func (a *Arrival) meet(known *past, c Carried) (nothing bool, err error) {
	sent, ours := VersionOf(a.Theirs), VersionOf(a.Ours)
	if sent != ours && known.knows(sent) || sent == ours && same(a.Theirs, a.Ours) {
		return true, nil
	}
	theirs := newPast()
	for _, v := range c.Versions {
		theirs.learn(v, nil)
	}
	for _, p := range c.History {
		var head register.Head
		text := recordText(p.After)
		if err := unmarshal(p.After, &head); err != nil {
			return false, err
		}
		theirs.learn(headVersion(head), &text)
	}
	if sent != ours && theirs.knows(ours) {
		a.Verdict = VerdictNewer
		return false, nil
	}
	alike, err := alikeButHead(a.Theirs, a.Ours)
	switch {
	case err != nil:
		return false, err
	case alike && sent == ours:
		return true, nil
	case alike:
		a.Verdict = VerdictAlike
		return false, nil
	}
	if sent != ours {
		if a.Base, err = known.common(theirs, a.Ours); err != nil {
			return false, err
		}
	}
	return false, a.merge()
}

// merge merges the two changes. Where the result breaks a rule, every difference must be decided.
func (a *Arrival) merge() error {
	if p := register.Foreign(a.Theirs); len(p) > 0 {
		a.Verdict, a.Problems = VerdictRefused, p
		return nil
	}
	merged, clashes, err := register.Merge(a.Base, a.Theirs, a.Ours)
	if err != nil {
		return err
	}
	if p := merged.Check().Errors(); len(p) > 0 {
		a.Problems = p
		if _, clashes, err = register.Merge(nil, a.Theirs, a.Ours); err == nil {
			merged, err = register.Clone(a.Ours)
		}
		if err != nil {
			return err
		}
	}
	a.merged, a.Verdict = merged, VerdictMerged
	if len(clashes) > 0 {
		a.Verdict, a.Clashes, a.Resolutions = VerdictClash, clashes, make([]Resolution, len(clashes))
	}
	return nil
}

// consistent refuses a package whose records mention records neither in it nor in the register, and asks about a tree
// whose records were put below one another.
func (in *Intended) consistent(tx *gorm.DB, l *Luggage) error {
	kinds := map[register.ID]register.Kind{}
	for _, n := range l.Names {
		kinds[n.ID] = n.Kind
	}
	for _, c := range l.Records {
		kinds[c.Record.Ref().ID] = c.Record.Ref().Kind
	}
	var asked []register.ID
	for _, a := range in.Arrivals {
		for _, m := range a.Theirs.Mentions() {
			asked = append(asked, m.ID)
		}
	}
	lines, err := linesOf(tx, asked)
	if err != nil {
		return err
	}
	for _, a := range in.Arrivals {
		for _, m := range a.Theirs.Mentions() {
			kind := kinds[m.ID]
			if line, there := lines[m.ID]; there {
				kind = line.Kind
			}
			if kind != m.Kind {
				return fmt.Errorf("%w: %s mentions %s, which is nowhere", ErrParcel, a.Ref().ID, m.ID)
			}
		}
	}
	return in.untangle(tx)
}

// untangle makes a clash of the place in a tree of records that would lie below themselves.
func (in *Intended) untangle(tx *gorm.DB) error {
	parents := map[register.ID]register.ID{}
	var rows []mention
	if err := tx.Where("role = ?", register.RoleParent).Find(&rows).Error; err != nil {
		return err
	}
	for _, m := range rows {
		parents[m.ID] = m.Target
	}
	for _, a := range in.Arrivals {
		if a.Verdict != VerdictRefused && a.Verdict != VerdictAlike {
			parents[a.Ref().ID], _ = parentOf(a.result())
		}
	}
	tangled := circles(parents)
	for _, a := range in.Arrivals {
		if !tangled[a.Ref().ID] {
			continue
		}
		ours, _ := parentOf(a.Ours)
		theirs, field := parentOf(a.Theirs)
		if a.Ours == nil || field == "" || ours == theirs {
			continue
		}
		_, clashes, err := register.Merge(nil, a.Theirs, a.Ours)
		if err != nil {
			return err
		}
		clashes = slices.DeleteFunc(clashes, func(c register.Clash) bool { return c.Path != field })
		a.merged, err = register.Clone(a.result())
		if err == nil {
			err = register.Take(a.merged, a.Ours, field)
		}
		if err != nil {
			return err
		}
		a.Verdict, a.Clashes = VerdictClash, append(a.Clashes, clashes...)
		a.Resolutions = make([]Resolution, len(a.Clashes))
	}
	return nil
}

// result is the record as it would become if nothing were decided.
func (a *Arrival) result() register.Record {
	if a.merged != nil {
		return a.merged
	}
	return a.Theirs
}
