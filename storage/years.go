package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// yearsOf returns the years of a day of the living records of a kind, the latest first. blank stands where the day is not
// known.
func (s *Store) yearsOf(ctx context.Context, k register.Kind, day, blank string) ([]int, error) {
	var years []int
	err := s.read(ctx).Raw("SELECT DISTINCT "+sqlYear(day)+" AS year FROM "+shapes[k].table()+
		" WHERE deleted_at IS NULL AND "+day+" <> ? ORDER BY year DESC", blank).Scan(&years).Error
	if err != nil {
		return nil, fmt.Errorf("read years: %w", translate(err))
	}
	return years, nil
}
