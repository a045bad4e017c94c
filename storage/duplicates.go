package storage

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/alike"
	"accord/storage/register"
)

// Duplicate is two living records that are likely one, and why. A is the one that was entered first.
type Duplicate struct {
	A, B Line
	alike.Likeness
}

// Judge returns a judge that compares records by their folded names, as Duplicates does. It remembers the folding of
// each word, for names repeat the same ones: use it from one goroutine at a time.
func Judge() *alike.Judge {
	known := map[string][][]string{}
	return alike.New(func(text string) [][]string {
		var all [][]string
		before := ""
		for _, place := range wordsIn(text) {
			word := text[place.From:place.To]
			number := romanNumber(word, before)
			before = word
			if number != "" {
				word = number
			}
			read, there := known[word]
			if !there {
				read = readings(word, true)
				known[word] = read
			}
			all = append(all, read...)
		}
		return all
	})
}

// compared reads the columns of living records of a kind that a comparison needs.
var compared = map[register.Kind]func(tx *gorm.DB, after register.ID) ([]register.Record, error){
	register.KindPartner: readingOf[register.Partner]("name_ru", "name_en", "name_tt", "kind", "ours", "parent_id", "aliases", "code"),
	register.KindPerson:  readingOf[register.Person]("name_ru", "name_en", "name_tt", "native_name", "aliases", "appointments", "phone", "email"),
	register.KindAgreement: readingOf[register.Agreement]("number", "title_ru", "title_en", "title_tt", "kind", "parties", "signing",
		"actions", "links"),
	register.KindVisit: readingOf[register.Visit]("title_ru", "title_en", "title_tt", "direction", "partner_ids", "from_day", "to_day", "places", "delegation"),
	register.KindEvent: readingOf[register.Event]("title_ru", "title_en", "title_tt", "from_day", "to_day", "place_ru", "place_en", "place_tt", "edition",
		"organiser_ids", "parent_id"),
}

// comparedAtOnce is how many records are read before what of them is compared is drawn out of them.
const comparedAtOnce = 2000

// readingOf reads some columns of the living records that follow one, in the order of their making, as many as are read at once.
func readingOf[T any, P interface {
	*T
	register.Record
}](columns ...string) func(tx *gorm.DB, after register.ID) ([]register.Record, error) {
	columns = append([]string{"id", "identity"}, columns...)
	return func(tx *gorm.DB, after register.ID) ([]register.Record, error) {
		var rows []P
		err := tx.Table(shapes[P(new(T)).Ref().Kind].table()).Select(columns).Where("deleted_at IS NULL AND id > ?", after[:]).
			Order("id").Limit(comparedAtOnce).Find(&rows).Error
		if err != nil {
			return nil, err
		}
		records := make([]register.Record, len(rows))
		for i, row := range rows {
			records[i] = row
		}
		return records, nil
	}
}

// Duplicates returns pairs of living records of some kinds that are likely one, the surest first; without kinds, of all
// kinds that can be united. Pairs somebody told apart are left out.
func (s *Store) Duplicates(ctx context.Context, kinds ...register.Kind) ([]Duplicate, error) {
	if len(kinds) == 0 {
		kinds = register.UniteKinds
	}
	var found []Duplicate
	for _, k := range register.UniteKinds {
		if !slices.Contains(kinds, k) {
			continue
		}
		some, err := s.duplicates(ctx, k)
		if err != nil {
			return nil, fmt.Errorf("look for duplicates: %w", translate(err))
		}
		found = append(found, some...)
	}
	slices.SortStableFunc(found, func(a, b Duplicate) int { return cmp.Compare(b.Score, a.Score) })
	return found, nil
}

func (s *Store) duplicates(ctx context.Context, k register.Kind) ([]Duplicate, error) {
	sketches, err := s.sketches(ctx, k)
	if err != nil {
		return nil, err
	}
	var found []Duplicate
	var ids []register.ID
	for i, pair := range alike.Pairs(sketches) {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		a, b := sketches[pair.A], sketches[pair.B]
		if l := alike.Compare(a, b); l.Likely() {
			found = append(found, Duplicate{A: Line{Ref: a.Ref()}, B: Line{Ref: b.Ref()}, Likeness: l})
			ids = append(ids, a.Ref().ID, b.Ref().ID)
		}
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].A, found[i].B = lines[found[i].A.ID], lines[found[i].B.ID]
	}
	return found, nil
}

// sketches reads what a comparison needs of all living records of a kind.
func (s *Store) sketches(ctx context.Context, k register.Kind) (all []*alike.Sketch, err error) {
	j := Judge()
	for last := (register.ID{}); ; {
		records, err := compared[k](s.read(ctx), last)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			all = append(all, j.Sketch(r))
		}
		if len(records) < comparedAtOnce {
			return all, nil
		}
		last = records[len(records)-1].Ref().ID
	}
}

// Like is a record that is likely the same as another.
type Like struct {
	Line
	alike.Likeness
}

// likeAtMost is how many records are compared with one.
const likeAtMost = 300

// Alike finds the living records that one is likely the same as, while it is being entered: at most limit, the likeliest
// first. The record need not be in the register.
func (s *Store) Alike(ctx context.Context, r register.Record, limit int) ([]Like, error) {
	kind, j := r.Ref().Kind, Judge()
	mine := j.Sketch(r)
	seen := map[register.ID]bool{r.Ref().ID: true}
	var ids []register.ID
	for _, search := range likeSearches(s.engine().index, r, shapes[kind].letter()) {
		var some []register.ID
		if err := s.read(ctx).Raw(search.sql+" LIMIT ?", search.question, likeAtMost).Scan(&some).Error; err != nil {
			return nil, fmt.Errorf("look for records alike: %w", translate(err))
		}
		for _, id := range some {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	var found []Like
	for some := range slices.Chunk(ids, idsAtOnce) {
		records, err := shapes[kind].load(s.read(ctx), some)
		if err != nil {
			return nil, fmt.Errorf("look for records alike: %w", translate(err))
		}
		for _, other := range records {
			if l := alike.Compare(mine, j.Sketch(other)); l.Likely() {
				found = append(found, Like{Line{Ref: other.Ref()}, l})
			}
		}
	}
	slices.SortFunc(found, func(a, b Like) int { return cmp.Or(cmp.Compare(b.Score, a.Score), bytes.Compare(a.ID[:], b.ID[:])) })
	found = found[:min(len(found), limit)]
	ids = ids[:0]
	for _, one := range found {
		ids = append(ids, one.ID)
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Line = lines[found[i].ID]
	}
	return found, nil
}

// likeSearch asks the index for records that may be like one.
type likeSearch struct{ sql, question string }

// likeSearches are those by which records like one are found: by two words of a name, by how its only word begins, by day and
// number.
func likeSearches(x index, r register.Record, letter string) (searches []likeSearch) {
	add := func(sql string, ways []string) {
		if ways = slices.DeleteFunc(ways, func(way string) bool { return way == "" }); len(ways) > 0 {
			searches = append(searches, likeSearch{sql, joinedBy(x.or, ways)})
		}
	}
	names := namesOf(r)
	var whole, some []string
	for _, n := range names {
		whole = append(whole, x.named(letter, nameWords(n, true)))
	}
	add(x.allTitles, whole)
	switch r := r.(type) {
	case *register.Partner, *register.Person:
		for _, n := range names {
			some = append(some, wordsAlike(x, letter, readings(n, true))...)
		}
		add(x.allTitles, some)
	default:
		if day := dayWord(register.GistOf(r).Day); day != "" {
			some = append(some, x.word(letter+day, false))
		}
		if a, is := r.(*register.Agreement); is {
			var number []string
			for _, forms := range readings(a.Number, true) {
				number = append(number, x.named(letter, forms))
			}
			some = append(some, joinedBy(x.and, number))
		}
		add(x.all, some)
	}
	return searches
}

// joinedBy are several questions as one, nothing where there are none.
func joinedBy(sign string, ways []string) string {
	if len(ways) == 0 {
		return ""
	}
	return "(" + strings.Join(ways, ")"+sign+"(") + ")"
}

// lettersOfBeginning is how a single word begins that finds its like.
const lettersOfBeginning = 4

// wordsAlike are the pairs of words by which a name finds names like it. Of a name of one word it is how that begins.
func wordsAlike(x index, letter string, words [][]string) (pairs []string) {
	long := slices.DeleteFunc(slices.Clone(words), func(forms []string) bool { return len(forms[0]) <= 2 })
	for i, one := range long {
		switch {
		case len(long) == 1:
			pairs = append(pairs, x.word(letter+one[0][:min(len(one[0]), lettersOfBeginning)], true))
		case len(one[0]) >= 2*lettersOfBeginning:
			pairs = append(pairs, x.word(letter+one[0][:2*lettersOfBeginning], true))
		}
		for _, other := range long[i+1:] {
			pairs = append(pairs, joinedBy(x.and, []string{x.named(letter, one), x.named(letter, other)}))
		}
		for _, short := range words {
			if len(short[0]) <= 2 {
				pairs = append(pairs, joinedBy(x.and, []string{x.named(letter, one), x.word(letter+short[0], true)}))
			}
		}
	}
	return pairs[:min(len(pairs), askedAtMost)]
}
