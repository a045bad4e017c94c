package storage

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// past is what is known of how one record became what it is: its versions, here or in another register, and which of them
// were made of which.
type past struct {
	// content is what the record was in each version, nil where that is not at hand.
	content map[Version]*recordText
	// place numbers the versions that the register itself was at; since is the first of those places that knew a version.
	place, since map[Version]int
	// sent are the versions that were merged into it, with all that their senders knew.
	sent map[Version]map[Version]bool
}

func newPast() *past {
	return &past{map[Version]*recordText{}, map[Version]int{}, map[Version]int{}, map[Version]map[Version]bool{}}
}

// learn adds a version; what the record was in it stays where it was known.
func (p *past) learn(v Version, content *recordText) {
	if p.content[v] == nil {
		p.content[v] = content
	}
}

// knows reports whether the record was ever known to be at a version.
func (p *past) knows(v Version) bool {
	_, knows := p.content[v]
	return knows
}

// sorted lists the versions, the latest first.
func (p *past) sorted() []Version {
	all := make([]Version, 0, len(p.content))
	for v := range p.content {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b Version) int { return b.compare(a) })
	return all
}

// precedes reports whether version w was made by somebody who knew v. Where nobody can tell, the later one counts as made of
// the earlier.
func (p *past) precedes(v, w Version) bool {
	if at, here := p.place[w]; here {
		since, known := p.since[v]
		return v != w && known && since <= at
	}
	if known, sent := p.sent[w]; sent {
		return v != w && known[v]
	}
	return v.compare(w) < 0
}

// undoneBatches finds the batches that were taken back and not done again.
const undoneBatches = `SELECT undoes FROM history WHERE undoes IS NOT NULL
	AND batch NOT IN (SELECT undoes FROM history WHERE undoes IS NOT NULL)`

// pasts reads the known past of some records. A batch taken in and then undone does not count: the register has not
// seen it.
func pasts(tx *gorm.DB, ids []register.ID) (map[register.ID]*past, error) {
	found := make(map[register.ID]*past, len(ids))
	for _, id := range ids {
		found[id] = newPast()
	}
	for some := range slices.Chunk(ids, idsAtOnce) {
		if err := readPasts(tx, some, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func readPasts(tx *gorm.DB, ids []register.ID, into map[register.ID]*past) error {
	type taken struct{ record, batch register.ID }
	places := map[taken]int{}
	var rows []historyRow
	err := tx.Select("record_id", "batch", "after", "seq").Where("record_id IN ? AND act <> ?", ids, ActPurge).
		Where("NOT (act = ? AND batch IN ("+undoneBatches+"))", ActTakeIn).Order("seq").Find(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		var head register.Head
		if err := json.Unmarshal([]byte(row.After), &head); err != nil {
			return fmt.Errorf("%w: read the history: %w", ErrDamaged, err)
		}
		p, v := into[row.RecordID], headVersion(head)
		at := len(p.place)
		if _, again := p.place[v]; !again {
			p.place[v], p.since[v] = at, at
		}
		places[taken{row.RecordID, row.Batch}] = at
		p.learn(v, &row.After)
	}
	var kept []knownVersion
	if err := tx.Where("record_id IN ? AND batch NOT IN ("+undoneBatches+")", ids).Find(&kept).Error; err != nil {
		return err
	}
	came := map[taken]map[Version]bool{}
	for _, k := range kept {
		var v Version
		if err := json.Unmarshal([]byte(k.Version), &v); err != nil {
			return fmt.Errorf("%w: read what versions are known: %w", ErrDamaged, err)
		}
		p, by := into[k.RecordID], taken{k.RecordID, k.Batch}
		p.learn(v, k.Content)
		if since, before := p.since[v]; !before || places[by] < since {
			p.since[v] = places[by]
		}
		if came[by] == nil {
			came[by] = map[Version]bool{}
		}
		came[by][v] = true
		if k.Content != nil {
			p.sent[v] = came[by]
		}
	}
	return nil
}

// common returns the record that two changes of it began with; nil where there is none. Where two people have each merged
// what the other had before, they have two versions in common and neither was made of the other: the changes then began
// with both, and with what stood before them where the two differ, so that contrary decisions are asked about again.
func (p *past) common(theirs *past, like register.Record) (register.Record, error) {
	var latest []Version
	for _, v := range p.sorted() {
		made := func(w Version) bool { return p.precedes(v, w) }
		if theirs.knows(v) && p.at(theirs, v) != nil && !slices.ContainsFunc(latest, made) {
			latest = append(latest, v)
		}
	}
	if len(latest) == 0 {
		return nil, nil
	}
	kind := like.Ref().Kind
	base, err := fromJSON(kind, *p.at(theirs, latest[0]), like)
	if err != nil || len(latest) == 1 {
		return base, err
	}
	before := p.before(theirs, latest)
	if before == nil {
		return base, nil
	}
	was, err := fromJSON(kind, *before, like)
	if err != nil {
		return nil, err
	}
	for _, v := range latest[1:] {
		other, err := fromJSON(kind, *p.at(theirs, v), like)
		if err != nil {
			return nil, err
		}
		merged, clashes, err := register.Merge(was, base, other)
		if err != nil {
			return nil, err
		}
		for _, clash := range clashes {
			if err := register.Take(merged, was, clash.Path); err != nil {
				return nil, err
			}
		}
		base = merged
	}
	return base, nil
}

// at is what the record was in a version, as far as one of the two knows.
func (p *past) at(theirs *past, v Version) *recordText {
	return cmp.Or(p.content[v], theirs.content[v])
}

// before is what the record was in the latest version that all of some were made of, nil where nobody knows.
func (p *past) before(theirs *past, all []Version) *recordText {
	for _, v := range p.sorted() {
		later := func(w Version) bool { return !p.precedes(v, w) }
		if content := p.at(theirs, v); content != nil && !slices.ContainsFunc(all, later) {
			return content
		}
	}
	return nil
}
