package torture_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A made-up day of eight hours, at its own pace: a save every two minutes, lists, searches, cards, the overview, the hourly look
// at what waits, a copy. Memory, goroutines and open files stay level.
func TestALongDay(t *testing.T) {
	standing := clock.At(time.Date(2022, 12, 5, 9, 0, 0, 0, time.UTC))
	options := storagetest.Options("tester")
	options.Clock = standing
	path := withSample(t, "a.accord")
	s, err := storage.Open(ctx, path, options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	heard := 0
	t.Cleanup(s.Watch(func([]storage.Change) { heard++ }))
	minutes := times(60, 480)
	partner := city("Меняется")
	_, err = s.Save(ctx, partner)
	require.NoError(t, err)
	files := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			return 0 // another system
		}
		return len(entries)
	}
	type level struct {
		heap       uint64
		goroutines int
		files      int
	}
	look := func() level {
		runtime.GC()
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		return level{memory.HeapAlloc, runtime.NumGoroutine(), files()}
	}
	var early, late level
	for minute := range minutes {
		standing.Pass(time.Minute)
		if minute%2 == 0 {
			partner.Note.Ru = fmt.Sprint("минута ", minute)
			_, err := s.Save(ctx, partner)
			require.NoError(t, err)
		}
		for range 10 {
			ids, err := s.AgreementIDs(ctx, storage.AgreementQuery{On: s.Today()})
			require.NoError(t, err)
			_, err = s.AgreementRows(ctx, ids, s.Today())
			require.NoError(t, err)
			_, err = s.Search(ctx, "камаз", 20)
			require.NoError(t, err)
			_, err = s.Record(ctx, partner.Ref())
			require.NoError(t, err)
		}
		if minute%60 == 0 {
			_, err := s.Deadlines(ctx, s.Today(), 180)
			require.NoError(t, err)
			_, err = backup.EachDay(ctx, s, backup.Plan{}, standing.Now())
			require.NoError(t, err)
			deleted, err := s.Delete(ctx, partner.Ref())
			require.NoError(t, err)
			require.NoError(t, s.Undo(ctx, deleted))
			r, err := s.Record(ctx, partner.Ref())
			require.NoError(t, err)
			partner = r.(*register.Partner)
		}
		if minute == minutes/3 {
			early = look()
		}
	}
	late = look()
	assert.LessOrEqual(t, late.goroutines, early.goroutines+2)
	assert.LessOrEqual(t, late.files, early.files+2)
	assert.Less(t, late.heap, early.heap+early.heap/2+(8<<20))
	assert.NotZero(t, heard)
	whole(t, s, "at the end of the day")
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
	storagetest.Reached(t, "a made-up day", "%d minutes: heap %d → %d KB, goroutines %d → %d, open files %d → %d",
		minutes, early.heap>>10, late.heap>>10, early.goroutines, late.goroutines, early.files, late.files)
}
