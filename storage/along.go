package storage

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Along is a record that may be taken along.
type Along struct {
	Line
	// Level is the number of mentions between it and the chosen records, Through is the record one step nearer.
	Level   int
	Through register.ID
	// Files are those of a document.
	Files []register.Version
}

// belonging are the roles of a mention by which a record belongs to another and is taken along with it.
var belonging = []register.Role{
	register.RoleSubject, register.RoleVisit, register.RoleSource, register.RoleOccasion, register.RoleCommission,
}

// DepthAtMost is the greatest distance from the chosen records.
const DepthAtMost = 5

// Along lists the living records that go with some others: what belongs to these, and what all of them mention, to a depth.
// With a partner goes all that mentions it. The chosen ones come first, then level by level.
func (s *Store) Along(ctx context.Context, roots []register.Ref, depth int) ([]Along, error) {
	var all []Along
	err := s.still(ctx, func(tx *gorm.DB) (err error) {
		all, err = s.along(ctx, tx, roots, depth)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for what goes along: %w", translate(err))
	}
	return all, nil
}

func (s *Store) along(ctx context.Context, tx *gorm.DB, roots []register.Ref, depth int) ([]Along, error) {
	c := companions{tx: tx, seen: map[register.ID]bool{}}
	nearer, err := c.roots(roots)
	if err != nil {
		return nil, err
	}
	for level := 0; ; level++ {
		roles := belonging
		if level > 0 { // a record that is only mentioned brings its files
			roles = belonging[:1]
		}
		for around := nearer; len(around) > 0; {
			found, err := mentionsWhere(tx, "target IN ? AND role IN ?", around, roles)
			if err != nil {
				return nil, err
			}
			if around, err = c.add(level, found, mentioner); err != nil {
				return nil, err
			}
			nearer = append(nearer, around...)
		}
		if level == min(depth, DepthAtMost) || len(nearer) == 0 {
			return c.all, s.addFiles(tx, c.all)
		}
		found, err := mentionsWhere(tx, "id IN ?", nearer)
		if err != nil {
			return nil, err
		}
		if nearer, err = c.add(level+1, found, mentioned); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

// companions collects what goes along, each record once.
type companions struct {
	tx   *gorm.DB
	all  []Along
	seen map[register.ID]bool
}

// The ends of a mention: the record found by it, and the one that leads there.
func mentioner(m mention) (found, through register.ID) { return m.ID, m.Target }
func mentioned(m mention) (found, through register.ID) { return m.Target, m.ID }

// roots adds the chosen records, and what mentions the partners among them.
func (c *companions) roots(refs []register.Ref) ([]register.ID, error) {
	self := make([]mention, len(refs))
	var partners []register.ID
	for i, ref := range refs {
		self[i].ID = ref.ID
		if ref.Kind == register.KindPartner {
			partners = append(partners, ref.ID)
		}
	}
	ids, err := c.add(0, self, mentioner)
	if err != nil || len(partners) == 0 {
		return ids, err
	}
	found, err := mentionsWhere(c.tx, "target IN ?", partners)
	if err != nil {
		return nil, err
	}
	some, err := c.add(0, found, mentioner)
	return append(ids, some...), err
}

// add adds the living records at one end of some mentions, and returns those that were not there yet.
func (c *companions) add(level int, mentions []mention, ends func(mention) (found, through register.ID)) (fresh []register.ID, err error) {
	through := map[register.ID]register.ID{}
	var ids []register.ID
	for _, m := range mentions {
		id, from := ends(m)
		if _, twice := through[id]; !twice && !c.seen[id] {
			through[id] = from
			ids = append(ids, id)
		}
	}
	lines, err := linesOf(c.tx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		line, there := lines[id]
		if !there || line.InTrash || line.Purged || line.Kind == register.KindRule {
			continue
		}
		c.seen[id] = true
		fresh = append(fresh, id)
		c.all = append(c.all, Along{Line: line, Level: level, Through: through[id]})
	}
	return fresh, nil
}

// mentionsWhere reads mentions of or by some records.
func mentionsWhere(tx *gorm.DB, condition string, ids []register.ID, more ...any) ([]mention, error) {
	var all []mention
	for some := range slices.Chunk(ids, idsAtOnce) {
		var rows []mention
		if err := tx.Where(condition, append([]any{some}, more...)...).Order("id, target, role").Find(&rows).Error; err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// linesOf is Lines within a transaction.
func linesOf(tx *gorm.DB, ids []register.ID) (map[register.ID]Line, error) {
	out := make(map[register.ID]Line, len(ids))
	for some := range slices.Chunk(ids, idsAtOnce) {
		var lines []entry
		if err := tx.Where("id IN ?", some).Find(&lines).Error; err != nil {
			return nil, err
		}
		for _, e := range lines {
			out[e.ID] = e.line()
		}
	}
	return out, nil
}

// addFiles adds to documents their files.
func (s *Store) addFiles(tx *gorm.DB, all []Along) error {
	at := map[register.ID]int{}
	var ids []register.ID
	for i, one := range all {
		if one.Kind == register.KindDocument {
			at[one.ID] = i
			ids = append(ids, one.ID)
		}
	}
	for some := range slices.Chunk(ids, partSize) {
		records, err := shapes[register.KindDocument].load(tx, some)
		if err != nil {
			return err
		}
		for _, r := range records {
			all[at[r.Ref().ID]].Files = r.(*register.Document).Versions
		}
	}
	return nil
}
