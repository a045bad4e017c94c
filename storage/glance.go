package storage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"accord/storage/register"
)

// Glimpse is what a register holds, as far as it can be seen without opening it.
type Glimpse struct {
	// Version is that of its form, and Counts are its living records.
	Version int
	Counts  map[register.Kind]int
	// At is when it was last changed, By who did it. Both are empty where nothing ever was.
	At register.Instant
	By string
}

// Glance looks into a file that nobody writes into, such as a backup, of whatever version up to this program's. The file
// stays as it is to the byte. The errors are those of Open.
func Glance(ctx context.Context, path string) (Glimpse, error) {
	g, err := glance(ctx, path)
	if err != nil {
		return Glimpse{}, fmt.Errorf("look into %s: %w", path, translate(err))
	}
	return g, nil
}

func glance(ctx context.Context, path string) (g Glimpse, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return g, err
	}
	if _, err := readHeader(path); err != nil {
		return g, err
	}
	at, err := placeOf(path)
	if err != nil {
		return g, err
	}
	db, err := openStill(ctx, at)
	if err != nil {
		return g, err
	}
	defer func() { err = errors.Join(err, closePool(db)) }()
	if g.Version, err = formOf(db); err != nil {
		return g, err
	}
	var counts []struct {
		Kind register.Kind
		N    int
	}
	if err := db.Raw("SELECT kind, count(*) AS n FROM catalogue WHERE deleted_at IS NULL GROUP BY kind").Scan(&counts).Error; err != nil {
		return g, err
	}
	g.Counts = map[register.Kind]int{}
	for _, c := range counts {
		g.Counts[c.Kind] = c.N
	}
	var last []historyRow
	if err := db.Raw("SELECT at, author FROM history ORDER BY seq DESC LIMIT 1").Scan(&last).Error; err != nil {
		return g, err
	}
	if len(last) > 0 {
		g.At, g.By = last[0].At, last[0].Author
	}
	return g, nil
}

// LastChanged returns when the register was last changed, by whomever; zero where it never was.
func (s *Store) LastChanged(ctx context.Context) (register.Instant, error) {
	var last []historyRow
	if err := s.read(ctx).Select("at").Order("seq DESC").Limit(1).Find(&last).Error; err != nil {
		return register.Instant{}, fmt.Errorf("read the last change: %w", translate(err))
	}
	if len(last) == 0 {
		return register.Instant{}, nil
	}
	return last[0].At, nil
}
