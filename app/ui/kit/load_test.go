package kit

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestLoadShowsTheAnswer(t *testing.T) {
	var slot Slot
	got := 0
	Load(InLine(), &slot, func(context.Context) (int, error) { return 7, nil }, func(n int, err error) {
		if err != nil {
			t.Error(err)
		}
		got = n
	})
	if got != 7 {
		t.Errorf("got %d", got)
	}
}

func TestLoadDropsWhatIsOvertaken(t *testing.T) {
	var (
		wait  later
		slot  Slot
		shown []int
		first context.Context
	)
	l := wait.loader()
	show := func(n int, _ error) { shown = append(shown, n) }
	Load(l, &slot, func(ctx context.Context) (int, error) { first = ctx; return 1, ctx.Err() }, show)
	Load(l, &slot, func(ctx context.Context) (int, error) { return 2, ctx.Err() }, show)
	// The newer answer comes first, as it may.
	wait.waiting[0], wait.waiting[1] = wait.waiting[1], wait.waiting[0]
	wait.run()
	if len(shown) != 1 || shown[0] != 2 {
		t.Errorf("shown %v", shown)
	}
	if first.Err() == nil {
		t.Error("the work that was overtaken was not cancelled")
	}

	Load(l, &slot, func(context.Context) (int, error) { return 3, nil }, show)
	slot.Cancel()
	wait.run()
	if len(shown) != 1 {
		t.Errorf("after Cancel shown %v", shown)
	}
}

func TestLoadTurnsPanicIntoError(t *testing.T) {
	var slot Slot
	var err error
	Load(InLine(), &slot, func(context.Context) (int, error) { panic("no such page") }, func(_ int, e error) { err = e })
	var broken *BrokenOff
	if !errors.As(err, &broken) || !strings.Contains(err.Error(), "no such page") || len(broken.Stack) == 0 {
		t.Errorf("got %v", err)
	}
	cause := errors.New("disk")
	Load(InLine(), &slot, func(context.Context) (int, error) { panic(cause) }, func(_ int, e error) { err = e })
	if !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

func TestLoadUnderManyGoroutines(t *testing.T) {
	var (
		slot   Slot
		done   sync.WaitGroup
		screen sync.Mutex
		last   int
		shown  int
	)
	l := &Loader{
		Background: func(work func()) { done.Go(work) },
		OnScreen: func(f func()) {
			screen.Lock()
			defer screen.Unlock()
			f()
		},
	}
	for i := range 200 {
		screen.Lock()
		Load(l, &slot, func(context.Context) (int, error) { return i, nil }, func(n int, _ error) {
			if n < last {
				t.Errorf("%d shown after %d", n, last)
			}
			last = n
			shown++
		})
		screen.Unlock()
	}
	done.Wait()
	if last != 199 || shown == 0 {
		t.Errorf("last shown %d, %d in all", last, shown)
	}
}

func TestAPanicInWorkIsHeardOf(t *testing.T) {
	l, slot := InLine(), &Slot{}
	var heard []*BrokenOff
	l.Broken = func(b *BrokenOff) { heard = append(heard, b) }
	var shown error
	Load(l, slot, func(context.Context) (int, error) { panic("a slip") }, func(_ int, err error) { shown = err })
	if len(heard) != 1 || heard[0] != shown || len(heard[0].Stack) == 0 {
		t.Errorf("heard %v, shown %v", heard, shown)
	}
	Load(l, slot, func(context.Context) (int, error) { return 0, context.Canceled }, func(int, error) {})
	if len(heard) != 1 {
		t.Error("an error is no panic")
	}
}
