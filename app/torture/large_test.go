package torture_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
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

// A copy of a large register is made while work goes on: it is the register of its moment.
func TestACopyOfALargeRegister(t *testing.T) {
	megabytes := times(24, 1024)
	path := withSample(t, "a.accord")
	s := open(t, path)
	subject := city("Город с файлами")
	_, err := s.Save(ctx, subject)
	require.NoError(t, err)
	const each = 8 // MB
	for n := range megabytes / each {
		noise := io.LimitReader(rand.NewChaCha8([32]byte{byte(n), byte(n >> 8)}), each<<20)
		v, err := s.AddFile(ctx, fmt.Sprint(n, ".bin"), noise, nil)
		require.NoError(t, err)
		_, err = s.Save(ctx, &register.Document{Title: register.Ru("Файл"), Kind: register.DocumentOther, Subjects: []register.Ref{subject.Ref()}, Versions: []register.Version{v}})
		require.NoError(t, err)
	}
	took := func(work func()) time.Duration {
		begun := clock.System.Now()
		work()
		return clock.System.Now().Sub(begun)
	}
	var copied backup.Backup
	var edits []time.Duration
	over := make(chan struct{})
	var making sync.WaitGroup
	var copying time.Duration
	quiet := city("До копии")
	_, err = s.Save(ctx, quiet)
	require.NoError(t, err)
	making.Go(func() {
		defer close(over)
		copying = took(func() { copied, err = backup.Make(ctx, s, backup.Plan{}, backup.ByHand, storagetest.Noon) })
	})
	p := city("Меняется")
	for working := true; working; {
		select {
		case <-over:
			working = false
		default:
		}
		p.Note.Ru += "."
		edits = append(edits, took(func() {
			if _, err := s.Save(ctx, p); err != nil {
				t.Error(err)
			}
		}))
	}
	making.Wait()
	require.NoError(t, err)
	require.NoError(t, s.Close())
	restored := path + ".restored.accord"
	_, err = backup.Restore(ctx, copied.Path, "", restored, storagetest.Noon)
	require.NoError(t, err)
	then, err := storage.Open(ctx, restored, storagetest.Options("tester"))
	require.NoError(t, err)
	whole(t, then, "the restored one")
	now := open(t, path)
	differ, err := backup.Compare(ctx, then, now)
	require.NoError(t, err)
	for _, d := range differ {
		assert.Equal(t, p.Ref(), d.Ref, "nothing but what was edited meanwhile is another")
	}
	counts, err := then.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, megabytes/each, counts[register.KindDocument])
	_, err = then.Record(ctx, quiet.Ref())
	require.NoError(t, err, "what was saved before is in it")
	require.NoError(t, then.Close())
	slices.Sort(edits)
	storagetest.Reached(t, "a copy of a large register with edits meanwhile", "%d MB in %s, %d edits meanwhile, median %s, longest %s; restored whole",
		megabytes, copying.Round(time.Millisecond), len(edits), edits[len(edits)/2].Round(100*time.Microsecond), edits[len(edits)-1].Round(time.Millisecond))
}
