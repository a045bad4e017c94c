package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/whole"
)

// Plan says where copies go, with which key, and how much room they may take.
type Plan struct {
	// Place is zero where they lie beside the register.
	Place Place `json:"place,omitzero"`
	// Key seals them; without one they open like any register.
	Key *Key `json:"key,omitempty"`
	// Limit is in bytes, for one register; 0 for any number.
	Limit int64 `json:"limit,omitempty"`
}

// making lets one copy be made at a time: two would not see each other's. Who is waited for has asked for the turn first.
var making, turn sync.Mutex

// daily is the copy of the day that is being made. It gives way to one that somebody waits for.
var daily struct {
	sync.Mutex
	end context.CancelFunc
}

// giveWay breaks off the copy of the day, which begins again when it has its turn.
func giveWay() {
	daily.Lock()
	defer daily.Unlock()
	if daily.end != nil {
		daily.end()
		daily.end = nil
	}
}

// ErrServer: the copies of a register on a server are those that its administrator makes of the database.
var ErrServer = errors.New("copies of a register on a server are its administrator's")

// ErrLooked: nothing is written beside a register that is only looked at, neither a copy nor what a sealed one is made of.
var ErrLooked = errors.New("nothing is written beside a register that is only looked at")

// Make makes a copy of the register as it is now, while work goes on. The copy is checked before it counts; only then
// older ones go, see Surplus. Where the plan's place is missing, the copy lies beside the register, and the error is
// nil: Look reports the missing place. The copy of the day does not keep it waiting.
func Make(ctx context.Context, s *storage.Store, plan Plan, why storage.Occasion, now time.Time) (Backup, error) {
	turn.Lock()
	defer turn.Unlock()
	giveWay()
	making.Lock()
	defer making.Unlock()
	return copyNow(ctx, s, plan, why, now)
}

func copyNow(ctx context.Context, s *storage.Store, plan Plan, why storage.Occasion, now time.Time) (Backup, error) {
	if s.OnServer() {
		return Backup{}, ErrServer
	}
	path := whole.Behind(s.Path())
	folder, err := plan.folder(path)
	if err == nil && s.Looking() && folder == Beside(path) {
		err = ErrLooked
	}
	if err == nil {
		err = whole.Folder(folder)
	}
	if err != nil {
		return Backup{}, fmt.Errorf("make a copy of the register: %w", err)
	}
	b := Backup{Of: stem(path), At: now.UTC().Truncate(time.Second), Why: why, Sealed: plan.Key != nil || s.UnderSeal()}
	b.Path = b.free(folder)
	if err := To(ctx, s, b.Path, plan.Key); err != nil {
		return Backup{}, err
	}
	if about, err := os.Stat(b.Path); err == nil {
		b.Size = about.Size()
	}
	for _, old := range Surplus(in(folder, b.Of), now, plan.Limit) {
		_ = old.Remove() // one that cannot go now goes with the next
	}
	return b, nil
}

// To writes a copy of the register into a file, sealed where there is a key. It is there only when it was found whole. A copy of
// one under seal is under seal as well, with the register's own passphrase where there is no key.
func To(ctx context.Context, s *storage.Store, path string, key *Key) error {
	if s.UnderSeal() && Sealed(path) {
		return toUnderSeal(ctx, s, path, key)
	}
	if key == nil {
		return s.CopyTo(ctx, path)
	}
	if s.Looking() {
		return fmt.Errorf("make a sealed copy of the register: %w", ErrLooked)
	}
	// An unsealed copy never leaves the register's own disk.
	part, err := whole.Begin(s.Path())
	if err != nil {
		return fmt.Errorf("make a copy of the register: %w", err)
	}
	open := part.Beside(storage.Extension)
	if err = s.CopyTo(ctx, open); err == nil {
		err = key.seal(ctx, open, path)
	}
	return errors.Join(err, part.GiveUp())
}

// folder is where copies of a register go now: the plan's place, or beside the register while that is not there.
func (p Plan) folder(register string) (string, error) {
	place, err := p.Place.Find(Roots())
	if err == nil && !p.Place.IsZero() {
		return own(place, register), nil
	}
	return Beside(register), nil
}

// EachDay makes a copy of the register where none was made today; made says whether it did.
func EachDay(ctx context.Context, s *storage.Store, plan Plan, now time.Time) (made bool, err error) {
	for {
		while, end := context.WithCancel(ctx)
		turn.Lock()
		daily.Lock()
		daily.end = end
		daily.Unlock()
		turn.Unlock()
		made, err = copyOfDay(while, s, plan, now)
		brokenOff := err != nil && while.Err() != nil && ctx.Err() == nil
		end()
		if !brokenOff {
			return made, err
		}
	}
}

func copyOfDay(ctx context.Context, s *storage.Store, plan Plan, now time.Time) (made bool, err error) {
	making.Lock()
	defer making.Unlock()
	if err := ctx.Err(); err != nil {
		return false, err
	}
	for _, b := range List(s.Path(), plan) {
		if days(b.At.In(now.Location()), now) == 0 && b.Why != Replaced && b.Why != Migration {
			return false, nil
		}
	}
	_, err = copyNow(ctx, s, plan, Daily, now)
	return err == nil, err
}

// oldAfter is for how many days changes may be without a copy.
const oldAfter = 7

// State is the state of the copies of a register.
type State struct {
	// Last is the newest; nil where there is none.
	Last *Backup
	// Old: the register has changed since, and that is long ago.
	Old bool
	// Away: the place that was chosen is not there, and copies lie beside the register meanwhile.
	Away bool
}

// Look returns the state of the copies of a register that was last changed at a moment.
func Look(path string, plan Plan, changed register.Instant, now time.Time) State {
	var s State
	if _, err := plan.Place.Find(Roots()); err != nil {
		s.Away = true
	}
	for _, b := range List(path, plan) {
		if b.Why != Replaced && b.Why != Migration {
			s.Last = &b
			break
		}
	}
	if !changed.IsZero() {
		since := changed.Time
		if s.Last != nil {
			since = s.Last.At
		}
		s.Old = (s.Last == nil || changed.Time.After(s.Last.At)) && days(since.In(now.Location()), now) > oldAfter
	}
	return s
}
