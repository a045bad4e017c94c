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

// entry is a record's line in the catalogue.
type entry struct {
	Entry     int64 `gorm:"primaryKey;autoIncrement"`
	ID        register.ID
	Kind      register.Kind
	Label     register.Text `gorm:"embedded;embeddedPrefix:label_"`
	Hint      register.Text `gorm:"embedded;embeddedPrefix:hint_"`
	DeletedAt register.Instant
	// PurgedAt is set where the record was taken away for good: the line alone is left, for those that mention it.
	PurgedAt register.Instant
	// CalledOff is a Cancellation as JSON, where calendars may hold what was taken away.
	CalledOff string
}

func (entry) TableName() string { return "catalogue" }

// known is what the catalogue says of the records at hand and of those they mention.
type known struct {
	entries map[register.ID]entry
	labels  labels
	texts   texts
	// labelWords are the index's words of labels.
	labelWords map[register.ID][]string
}

// enter writes the catalogue's lines of the records and returns its knowledge of them and of the records they mention.
// A mention of a missing record, or of one of another kind, makes the record Invalid.
func (s *Store) enter(tx *gorm.DB, c *change, parts []written) (known, error) {
	k, err := lookUp(tx, parts)
	if err != nil {
		return known{}, err
	}
	for _, p := range parts {
		k.labels[p.Ref().ID] = p.Label()
	}
	var fresh []*entry
	for _, p := range parts {
		line := entryOf(p.Record, k.labels)
		old, there := k.entries[line.ID]
		switch {
		case there && p.before == nil && !old.PurgedAt.IsZero() && !c.unchecked:
			return known{}, fmt.Errorf("%s: %w", line.ID, ErrPurged) // only from a file or a copy does it come again
		case there && p.before == nil && old.PurgedAt.IsZero():
			return known{}, &Invalid{p.Ref(), register.Problems{{Field: "id", Key: "problem.id_taken", Args: []string{line.ID.String()}}}}
		case there:
			if off := old.cancellation(); off != nil && p.before == nil && c.act != ActTakeIn { // a calendar knows it as called off
				p.Meta().Revision = max(p.Meta().Revision, off.Revision+1)
			}
			line.Entry = old.Entry
			if old == line {
				continue
			}
			if err := tx.Model(&line).Select("*").Omit("ID").Updates(&line).Error; err != nil {
				return known{}, err
			}
			k.entries[line.ID] = line
		default:
			fresh = append(fresh, &line)
		}
	}
	if err := number(tx, fresh); err != nil {
		return known{}, err
	}
	for _, line := range fresh {
		k.entries[line.ID] = *line
	}
	if c.foreign {
		return k, nil // a file may name what comes later in it; Import has looked, and the engine will
	}
	return k, refuseDangling(parts, k)
}

// number writes new lines of the catalogue, numbered on from the last one.
func number(tx *gorm.DB, fresh []*entry) error {
	if len(fresh) == 0 {
		return nil
	}
	var last int64
	if err := tx.Raw("SELECT coalesce(max(entry), 0) FROM catalogue").Scan(&last).Error; err != nil {
		return err
	}
	for i, line := range fresh {
		line.Entry = last + 1 + int64(i)
	}
	return insert(tx, entry{}.TableName(), wide, fresh)
}

// refuseDangling refuses a record that mentions what is not there, or is of another kind.
func refuseDangling(parts []written, k known) error {
	for _, p := range parts {
		var faults register.Problems
		for _, m := range p.Mentions() {
			if k.entries[m.ID].Kind != m.Kind {
				faults = append(faults, register.Problem{Field: m.Field, Key: "problem.dangling"})
			}
		}
		if len(faults) > 0 {
			return &Invalid{p.Ref(), faults}
		}
	}
	return nil
}

func entryOf(r register.Record, l labels) entry {
	return entry{
		ID: r.Ref().ID, Kind: r.Ref().Kind, Label: r.Label(), Hint: shapes[r.Ref().Kind].hintOf(r, l), DeletedAt: r.Meta().DeletedAt,
	}
}

// lookUp reads the catalogue's lines of the records and of all they mention.
func lookUp(tx *gorm.DB, parts []written) (known, error) {
	seen := map[register.ID]bool{}
	var ids []register.ID
	add := func(id register.ID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, p := range parts {
		add(p.Ref().ID)
		for _, m := range p.mentions {
			add(m.Target)
		}
		if p.before != nil {
			for _, m := range p.before.Mentions() {
				add(m.ID)
			}
		}
	}
	k := known{map[register.ID]entry{}, labels{}, nil, map[register.ID][]string{}}
	for start := 0; start < len(ids); start += idsAtOnce {
		var lines []entry
		if err := tx.Where("id IN ?", ids[start:min(start+idsAtOnce, len(ids))]).Find(&lines).Error; err != nil {
			return known{}, err
		}
		for _, line := range lines {
			k.entries[line.ID] = line
			k.labels[line.ID] = line.Label
		}
	}
	var documents []register.Record
	for _, p := range parts {
		documents = append(documents, p.Record, p.before)
	}
	var err error
	k.texts, err = textsOf(tx, documents)
	return k, err
}

// writeWords puts the folded words of the living records into the search index and takes the others
// out. A record is also found by the names of those it mentions, a document by what its current file says.
func writeWords(tx *gorm.DB, parts []written, k known) error {
	// The index collects what is written in the order of its rows, and puts all of it away at once whenever a row comes
	// before another (sqlite3Fts5IndexBeginWrite).
	byRow := slices.SortedFunc(slices.Values(parts), func(a, b written) int {
		return cmp.Compare(k.entries[a.Ref().ID].Entry, k.entries[b.Ref().ID].Entry)
	})
	index := engineOf(tx).index
	for _, p := range byRow {
		number := k.entries[p.Ref().ID].Entry
		if p.before != nil && !p.before.Meta().InTrash() {
			if p.sameWords(k) {
				continue
			}
			for _, sql := range []string{index.deleteTitle, index.deleteWords} {
				if err := tx.Exec(sql, number).Error; err != nil {
					return err
				}
			}
		}
		if p.Meta().InTrash() {
			continue
		}
		if err := writeEntry(tx, number, p, k); err != nil {
			return err
		}
	}
	return nil
}

// writeEntry puts one record into the search index.
func writeEntry(tx *gorm.DB, number int64, p written, k known) error {
	title, all := entryWords(tx, p, k)
	ctx, pool, index := brief(tx), tx.Statement.ConnPool, engineOf(tx).index
	if _, err := pool.ExecContext(ctx, index.insertWords, number, all); err != nil {
		return err
	}
	_, err := pool.ExecContext(ctx, index.insertTitle, number, title)
	return err
}

// entryWords returns what the search index holds of a record: what it is called, and all that is said of it.
func entryWords(tx *gorm.DB, p written, k known) (title, all string) {
	title, all = ownPhrases(p.Record, k)
	words := indexWords(all)
	for _, day := range register.DaysOf(p.Record) {
		words = append(words, dayWord(day))
	}
	for _, m := range p.mentions {
		words = append(words, k.wordsOfLabel(m.Target)...)
	}
	names := indexWords(title)
	for _, name := range namesOf(p.Record) {
		names = append(names, nameWords(name, false)...)
	}
	letter, index := shapes[p.Ref().Kind].letter(), engineOf(tx).index
	return index.words(lettered(letter, names)), index.words(lettered(letter, words))
}

// wordsOfLabel returns the index's words of a name, which a thousand records may mention, once.
func (k known) wordsOfLabel(id register.ID) []string {
	words, done := k.labelWords[id]
	if !done {
		words = indexWords(strings.Join(k.labels[id].All(), "\n"))
		k.labelWords[id] = words
	}
	return words
}

// sameWords reports whether the index holds these words of the record already.
func (p written) sameWords(k known) bool {
	if p.renamed || p.Meta().InTrash() || !slices.Equal(p.mentions, mentionsOf(p.before)) {
		return false
	}
	title, all := phrasesOf(p.Record, k)
	oldTitle, oldAll := phrasesOf(p.before, k)
	return oldTitle == title && oldAll == all
}

// phrasesOf returns what the index's words of a record are made of: what it is called, and all that is said of it.
func phrasesOf(r register.Record, k known) (title, all string) {
	title, all = ownPhrases(r, k)
	for _, day := range register.DaysOf(r) {
		all += "\n" + dayWord(day)
	}
	for _, m := range mentionsOf(r) {
		all += "\n" + strings.Join(k.labels[m.Target].All(), "\n")
	}
	return title, all
}

// ownPhrases are those that are not the names of others.
func ownPhrases(r register.Record, k known) (title, all string) {
	names := namesOf(r)
	if r.Ref().Kind != register.KindPerson { // a post is no name
		names = append(names, r.Hint().Or(register.Russian))
	}
	phrases := r.Words()
	for _, name := range names {
		if !slices.Contains(phrases, name) {
			phrases = append(phrases, name)
		}
	}
	phrases = append(phrases, k.texts.of(r))
	return strings.Join(names, "\n"), strings.Join(phrases, "\n")
}

// namesOf returns what a record is called, in every language.
func namesOf(r register.Record) []string {
	names := r.Label().All()
	if other, ok := r.(interface{ OtherNames() []string }); ok {
		names = append(names, other.OtherNames()...)
	}
	return names
}

// Line is how a record is called wherever it is only mentioned.
type Line struct {
	register.Ref
	Label, Hint register.Text
	InTrash     bool
	// Purged marks a record deleted for good: only its name is left.
	Purged bool
	// Left marks a Purged record that still exists elsewhere: this register is a part, and the record was not taken
	// along.
	Left bool
}

func (e entry) line() Line {
	return Line{Ref: register.Ref{Kind: e.Kind, ID: e.ID}, Label: e.Label, Hint: e.Hint, InTrash: !e.DeletedAt.IsZero(), Purged: !e.PurgedAt.IsZero()}
}

// Lines returns the lines of records by their IDs; those that are not there are missing from the map.
func (s *Store) Lines(ctx context.Context, ids ...register.ID) (map[register.ID]Line, error) {
	out := map[register.ID]Line{}
	part, isPart, err := s.PartOf(ctx)
	if err != nil {
		return nil, err
	}
	for start := 0; start < len(ids); start += idsAtOnce {
		var lines []entry
		if err := s.read(ctx).Where("id IN ?", ids[start:min(start+idsAtOnce, len(ids))]).Find(&lines).Error; err != nil {
			return nil, fmt.Errorf("read names: %w", translate(err))
		}
		for _, e := range lines {
			line := e.line()
			if s.sealed != nil { // it was only left out
				line.InTrash, line.Purged = false, false
			}
			line.Left = isPart && line.Purged && e.PurgedAt.Equal(part.Made.Time)
			out[e.ID] = line
		}
	}
	return out, nil
}

// Mentioner is a record that mentions another, and as what.
type Mentioner struct {
	Line
	Role register.Role
}

// MentionedBy lists the living records that mention this one: what hangs on it. The newest come first, at
// most limit of them; documents and figures of trade come last, so that hundreds of them hide no amendment.
func (s *Store) MentionedBy(ctx context.Context, id register.ID, limit int) ([]Mentioner, error) {
	var rows []struct {
		Entry entry `gorm:"embedded"`
		Role  register.Role
	}
	err := s.read(ctx).Raw(`SELECT c.*, m.role FROM mentions m JOIN catalogue c ON c.id = m.id
		WHERE m.target = ? AND c.deleted_at IS NULL ORDER BY (m.role = ? OR c.kind = ?), c.entry DESC, m.role LIMIT ?`,
		id, register.RoleSubject, register.KindTradeRecord, limit).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read what mentions a record: %w", translate(err))
	}
	out := make([]Mentioner, len(rows))
	for i, r := range rows {
		out[i] = Mentioner{r.Entry.line(), r.Role}
	}
	return out, nil
}
