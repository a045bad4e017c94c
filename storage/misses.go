package storage

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"sync"
	"time"

	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/whole"
)

// Wrong secrets are slowed down: after a few, each try waits, longer each time up to longestWait; nobody is ever locked
// out. Their number lies beside the register's lock, so a restart saves no waiting, and tries of all programs come one
// after another, so many programs save none either. For stolen files only the passphrase's own derivation slows the
// tries.

const (
	// missesEnding is the ending of the file that counts wrong secrets, missesAtMost its greatest length.
	missesEnding = ".key-tries"
	missesAtMost = 1 << 10
	// tryingEnding is the ending of the file held by the one program trying a secret, tryingRound how often others look
	// whether it has finished.
	tryingEnding = ".key-trying"
	tryingRound  = 200 * time.Millisecond
	// freeTries are how many wrong secrets cost nothing but their trying, longestWait is what the last of many waits.
	freeTries   = 2
	longestWait = time.Minute
)

// miss is how often a wrong secret was tried, and when last.
type miss struct {
	Times int       `json:"times"`
	Last  time.Time `json:"last"`
}

// missed counts for folders in which nothing can be kept, and is the larger of the two elsewhere.
var missed = struct {
	sync.Mutex
	at     map[string]miss
	trying map[string]bool // where this program tries a secret
}{at: map[string]miss{}, trying: map[string]bool{}}

// missesOf returns the wrong tries counted for a register. An unreadable file counts none.
func missesOf(path string) (m miss) {
	if text, err := plainfile.Read(absolute(path)+missesEnding, missesAtMost); err == nil {
		if json.Unmarshal(text, &m) != nil || m.Times < 0 {
			m = miss{}
		}
	}
	missed.Lock()
	defer missed.Unlock()
	if here := missed.at[absolute(path)]; here.Times > m.Times {
		return here
	}
	return m
}

func countMiss(path string, at clock.Clock) {
	m := miss{missesOf(path).Times + 1, at.Now().Round(0)}
	missed.Lock()
	missed.at[absolute(path)] = m
	missed.Unlock()
	if text, err := json.Marshal(m); err == nil {
		_ = whole.Keep(absolute(path)+missesEnding, text) // where it cannot be kept the program remembers
	}
}

// forgetMisses ends the waiting, as after the right secret.
func forgetMisses(path string) {
	missed.Lock()
	delete(missed.at, absolute(path))
	missed.Unlock()
	_ = os.Remove(absolute(path) + missesEnding) // there is seldom one
}

// waitForTry waits until another secret may be tried.
func waitForTry(ctx context.Context, path string, at clock.Clock) error {
	m := missesOf(path)
	if m.Times <= freeTries {
		return nil
	}
	full := min(longestWait, time.Second<<min(m.Times-freeTries-1, 10))
	wait := min(full, full-at.Now().Sub(m.Last)) // a clock that was set back lets nobody wait longer
	if wait <= 0 {
		return nil
	}
	return pause(ctx, at, wait)
}

// pause lets a time pass, unless the context ends first.
func pause(ctx context.Context, at clock.Clock, wait time.Duration) error {
	come := make(chan struct{})
	stop := at.After(wait, func() { close(come) })
	defer stop()
	select {
	case <-come:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// turnToTry waits until nobody else tries a secret for a register, in this program or another. Where nothing can be kept beside it,
// only this program is known.
func turnToTry(ctx context.Context, path string, at clock.Clock) (end func(), err error) {
	for {
		end, free, err := takeTurnToTry(absolute(path))
		if err != nil || free {
			return end, err
		}
		if err := pause(ctx, at, tryingRound); err != nil {
			return nil, err
		}
	}
}

func takeTurnToTry(path string) (end func(), free bool, err error) {
	missed.Lock()
	defer missed.Unlock()
	if missed.trying[path] {
		return nil, false, nil
	}
	held, err := whole.Hold(path + tryingEnding)
	if errors.Is(err, whole.ErrHeld) {
		return nil, false, nil
	}
	missed.trying[path] = true
	return func() {
		missed.Lock()
		defer missed.Unlock()
		delete(missed.trying, path)
		if held != nil {
			_ = held.Release() // it holds nobody once the program ends
		}
	}, true, nil
}
