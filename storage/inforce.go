package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// InForce is the number of agreements in force on a day, in all, by sphere, and by foreign partner at the top of the
// tree: an agreement counts for a country once, however many of its bodies are parties.
type InForce struct {
	Total     int
	BySphere  []Share
	ByPartner []Share
}

// Share is how many of them fall to one record.
type Share struct {
	Line
	Count int
}

// sharesShown is how many shares are given at the most.
const sharesShown = 12

// InForce counts the agreements in force on a day, the greatest shares first.
func (s *Store) InForce(ctx context.Context, on register.Date) (InForce, error) {
	var ids []register.ID
	var spheres, partners []cluster
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) {
			ids, err = scanIDs(s.read(ctx), withStatus(on.First(), binding))
			return err
		},
		func(ctx context.Context) (err error) { spheres, err = s.sphereClusters(ctx); return err },
		func(ctx context.Context) (err error) { partners, err = s.partnerClusters(ctx); return err },
	)
	if err != nil {
		return InForce{}, fmt.Errorf("count what is in force: %w", translate(err))
	}
	return s.shared(ctx, ids, spheres, partners)
}

func (s *Store) shared(ctx context.Context, ids []register.ID, spheres, partners []cluster) (InForce, error) {
	at := make(map[register.ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	f := InForce{Total: len(ids)}
	var bySphere, byPartner []tally
	// Both only read the map.
	_ = AtOnce(ctx,
		func(context.Context) error { bySphere = largest(spheres, at); return nil },
		func(context.Context) error { byPartner = largest(partners, at); return nil },
	)
	var shown []register.ID
	for _, t := range slices.Concat(bySphere, byPartner) {
		shown = append(shown, t.id)
	}
	lines, err := s.Lines(ctx, shown...)
	if err != nil {
		return InForce{}, err
	}
	for _, t := range bySphere {
		f.BySphere = append(f.BySphere, Share{lines[t.id], t.count})
	}
	for _, t := range byPartner {
		f.ByPartner = append(f.ByPartner, Share{lines[t.id], t.count})
	}
	return f, nil
}

// cluster is a record at the top of its tree with the records that mention it or anything below it, some perhaps more
// than once.
type cluster struct {
	id         register.ID
	mentioners [][]byte
}

// tally is a count of one.
type tally struct {
	id    register.ID
	count int
}

// largest counts for each cluster which of some records it holds, each once.
func largest(clusters []cluster, at map[register.ID]int) []tally {
	seenBy := make([]int, len(at)) // the last cluster that has counted it
	tallies := make([]tally, 0, len(clusters))
	for i, c := range clusters {
		t := tally{id: c.id}
		for _, raw := range c.mentioners {
			for _, id := range idsIn(raw) {
				if place, is := at[id]; is && seenBy[place] != i+1 {
					seenBy[place] = i + 1
					t.count++
				}
			}
		}
		if t.count > 0 {
			tallies = append(tallies, t)
		}
	}
	slices.SortFunc(tallies, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.count, a.count), slices.Compare(a.id[:], b.id[:]))
	})
	return tallies[:min(len(tallies), sharesShown)]
}

func (s *Store) sphereClusters(ctx context.Context) ([]cluster, error) {
	return clustersOf(s.read(ctx), "spheres", "", register.RoleSphere)
}

func (s *Store) partnerClusters(ctx context.Context) ([]cluster, error) {
	return clustersOf(s.read(ctx), "partners", "AND ours = ?", false, register.RoleParty)
}

// clustersOf gathers what mentions, in a role, the records of a tree under those at the top that meet a condition.
func clustersOf(db *gorm.DB, table, condition string, args ...any) ([]cluster, error) {
	sql := `WITH RECURSIVE below (id, top) AS (
			SELECT id, id FROM ` + table + ` WHERE parent_id IS NULL ` + condition + `
			UNION ALL SELECT t.id, below.top FROM below CROSS JOIN ` + table + ` t WHERE t.parent_id = below.id)
		SELECT top, (` + engineOf(db).strung("SELECT m.id FROM mentions m WHERE m.target = below.id AND m.role = ?") + `) FROM below`
	rows, err := db.Raw(sql, args...).Rows()
	if err != nil {
		return nil, err
	}
	places := map[register.ID]int{}
	var clusters []cluster
	for rows.Next() {
		var top register.ID
		var mentioners []byte
		if err := rows.Scan(&top, &mentioners); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		if len(mentioners) == 0 {
			continue
		}
		at, known := places[top]
		if !known {
			at = len(clusters)
			places[top] = at
			clusters = append(clusters, cluster{id: top})
		}
		clusters[at].mentioners = append(clusters[at].mentioners, mentioners)
	}
	return clusters, errors.Join(rows.Err(), rows.Close())
}
