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
		s.heard, _ = s.lastSeq(context.Background()) // unread, it is told that much has changed
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

func (s *Store) lastSeq(ctx context.Context) (last int64, err error) {
	err = s.read(ctx).Raw("SELECT coalesce(max(seq), 0) FROM history").Scan(&last).Error
	return last, translate(err)
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
	rows, much, err := s.unheard(ctx)
	if err != nil || len(rows) == 0 && !much {
		s.mu.Unlock()
		return err
	}
	changes := make([]Change, len(rows))
	for i, row := range rows {
		changes[i] = row.change()
		changes[i].Here = s.made[row.Batch]
	}
	if much {
		changes = nil
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

// unheard reads the changes that the watchers have not heard of; much reports that there are too many to tell, or that the history
// ends before the last one heard, since an administrator has brought an earlier state of the register back.
func (s *Store) unheard(ctx context.Context) (rows []historyRow, much bool, err error) {
	err = s.read(ctx).Select("seq", "kind", "record_id", "revision", "at", "author", "device", "batch").
		Where("seq >= ?", s.heard).Order("seq").Limit(tooMany + 1).Find(&rows).Error
	if err != nil {
		return nil, false, fmt.Errorf("read what has changed: %w", translate(err))
	}
	if len(rows) > 0 && rows[0].Seq == s.heard {
		if rows = rows[1:]; len(rows) == 0 {
			return nil, false, nil
		}
	}
	if 0 < len(rows) && len(rows) < tooMany {
		s.heard = rows[len(rows)-1].Seq
		return rows, false, nil
	}
	last, err := s.lastSeq(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("read what has changed: %w", err)
	}
	much = last != s.heard
	s.heard = last
	return rows, much, nil
}
