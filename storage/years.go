package storage

import (
	"context"
	"fmt"
	"strconv"

	"accord/storage/register"
)

// yearsOf returns the years of a day of the living records of a kind, the latest first. blank stands where the day is not
// known.
func (s *Store) yearsOf(ctx context.Context, k register.Kind, day, blank string) ([]int, error) {
	var known []string
	err := s.read(ctx).Raw("SELECT DISTINCT substr("+day+", 1, 4) AS year FROM "+shapes[k].table()+
		" WHERE deleted_at IS NULL AND "+day+" <> ? ORDER BY year DESC", blank).Scan(&known).Error
	if err != nil {
		return nil, fmt.Errorf("read years: %w", translate(err))
	}
	var years []int
	for _, year := range known {
		if n, err := strconv.Atoi(year); err == nil {
			years = append(years, n)
		}
	}
	return years, nil
}
