package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"accord/storage/clock"
)

// tooMany is the number of changes above which they are not reported one by one: every list reads itself again anyway.
const tooMany = 500

// pollEvery is how soon a window learns what another window saved in the same register.
const pollEvery = time.Second

// Watch calls hear after every change of the register, made here or by another program, from a goroutine of its own choosing,
// and from two at once where one saves while another looks. A nil list means: much has changed. The answer stops the watching.
func (s *Store) Watch(hear func([]Change)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.beginTicking()
	if len(s.watchers) == 0 {
		s.heard = s.lastSeq(context.Background())
	}
	id := s.nextID
	s.nextID++
	s.watchers[id] = hear
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, id)
	}
}

func (s *Store) lastSeq(ctx context.Context) int64 {
	var last int64
	s.read(ctx).Raw("SELECT coalesce(max(seq), 0) FROM history").Scan(&last)
	return last
}

// beginTicking begins to look again and again, if that has not begun. It is called with the lock held.
func (s *Store) beginTicking() {
	if s.stop != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	rest := clock.Every(s.options.Clock, pollEvery, func() { s.tick(ctx) })
	if s.OnServer() {
		go s.listen(ctx)
	}
	s.stop = func() {
		cancel()
		rest()
	}
}

// tick reads what another program has written, which costs next to nothing to find out, and looks after the file.
func (s *Store) tick(ctx context.Context) {
	if s.OnServer() {
		s.tickServer(ctx)
		return
	}
	s.seenMu.Lock()
	s.ticks++
	s.seenMu.Unlock()
	switch err := s.inPlace(ctx); {
	case errors.Is(err, ErrGone), errors.Is(err, ErrReplaced):
		s.letGo(ctx, err)
		return
	case err != nil:
		return // the next tick will know more
	}
	_ = s.tell(ctx) // a failed reading is repeated at the next tick
	s.settled = false
	s.settleWhenQuiet(ctx)
}

// tell lets the watchers hear all changes that they have not heard of.
func (s *Store) tell(ctx context.Context) error {
	s.mu.Lock()
	if len(s.watchers) == 0 {
		s.mu.Unlock()
		return nil
	}
	var rows []historyRow
	err := s.read(ctx).Select("seq", "kind", "record_id", "revision", "at", "author", "device", "batch").
		Where("seq > ?", s.heard).Order("seq").Limit(tooMany).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		s.mu.Unlock()
		if err != nil {
			return fmt.Errorf("read what has changed: %w", translate(err))
		}
		return nil
	}
	changes := make([]Change, len(rows))
	for i, row := range rows {
		changes[i] = row.change()
		changes[i].Here = s.made[row.Batch]
	}
	s.heard = rows[len(rows)-1].Seq
	if len(rows) == tooMany {
		changes = nil
		s.heard = s.lastSeq(ctx)
	}
	for _, row := range rows {
		delete(s.made, row.Batch)
	}
	var hearing []func([]Change)
	for _, hear := range s.watchers {
		hearing = append(hearing, hear)
	}
	s.mu.Unlock()
	for _, hear := range hearing {
		hear(changes)
	}
	return nil
}
