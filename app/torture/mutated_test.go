package torture_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/paper"
	"accord/app/paper/docx"
	"accord/app/paper/pdf"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/reading"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// mutated changes some bytes of a file, drops, doubles or swaps a part of it.
func mutated(random *rand.Rand, content []byte) []byte {
	out := bytes.Clone(content)
	for range 1 + random.IntN(8) {
		if len(out) < 16 {
			break
		}
		from := random.IntN(len(out) - 8)
		to := from + 1 + random.IntN(min(len(out)-from-1, 1<<random.IntN(14)))
		switch random.IntN(5) {
		case 0:
			out[from] ^= byte(1 << random.IntN(8))
		case 1:
			out[from] = []byte{0, 255, '"', '{', '<', '\\', '9', '-'}[random.IntN(8)]
		case 2:
			out = append(out[:from:from], out[to:]...)
		case 3:
			out = append(out[:to:to], out[from:]...)
		default:
			for i := from; i < to; i++ {
				out[i] = byte(random.Uint32())
			}
		}
		if len(out) > 4*len(content) {
			out = out[:4*len(content)]
		}
	}
	return out
}

// resident is how much memory the system has given the program, as far as it says so.
func resident() uint64 {
	pages, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var all, here uint64
	if _, err := fmt.Sscan(string(pages), &all, &here); err != nil {
		return 0
	}
	return here * uint64(os.Getpagesize())
}

// Files that were changed at random are read within bounds, and none is taken in by half.
func TestMutatedFiles(t *testing.T) {
	json := []byte(export(t, open(t, withSample(t, "a.accord"))))
	var s *storage.Store
	empty := func() {
		var err error
		s, err = storage.Create(ctx, filepath.Join(t.TempDir(), "empty.accord"), storagetest.Options("tester"))
		require.NoError(t, err)
	}
	empty()
	long := paper.Words(strings.Repeat("О сотрудничестве в сфере торговли. ", 200))
	sheet := &paper.Paper{Title: "Справка", Language: register.Russian, Made: storagetest.Noon, Sections: []paper.Section{{Blocks: []paper.Block{
		paper.Heading{Text: paper.Words("Справка")}, paper.Paragraph{Text: long}, paper.Facts{{Label: "Номер", Value: paper.Words("14/2002")}},
	}}}}
	var word, page, picture, photo bytes.Buffer
	require.NoError(t, docx.Write(&word, sheet))
	require.NoError(t, pdf.Write(&page, sheet))
	canvas := image.NewRGBA(image.Rect(0, 0, 300, 200))
	require.NoError(t, png.Encode(&picture, canvas))
	require.NoError(t, jpeg.Encode(&photo, canvas, nil))

	// The first PDF that a program reads makes the reader ready.
	_ = reading.Words(ctx, bytes.NewReader(page.Bytes()), int64(page.Len()))
	runtime.GC()

	random := rand.New(rand.NewPCG(20, 13))
	var longest time.Duration
	var peak, taken uint64
	bounded := func(work func()) {
		begun := clock.System.Now()
		work()
		longest = max(longest, clock.System.Now().Sub(begun))
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		peak = max(peak, memory.HeapInuse, resident())
	}
	n := times(20, 5000)
	for range n {
		took := false
		bounded(func() {
			before, err := s.Counts(ctx)
			require.NoError(t, err)
			_, _, err = exchange.Import(ctx, s, bytes.NewReader(mutated(random, json)))
			if took = err == nil; took {
				return
			}
			after, countErr := s.Counts(ctx)
			require.NoError(t, countErr)
			assert.Equal(t, before, after, "a part of what was refused was taken in: %v", err)
		})
		if took {
			taken++
			whole(t, s, "after a mutated import")
			require.NoError(t, s.Close())
			empty() // where its IDs are free again
		}
		for _, content := range [][]byte{word.Bytes(), page.Bytes()} {
			bounded(func() {
				broken := mutated(random, content)
				said := reading.Words(ctx, bytes.NewReader(broken), int64(len(broken)))
				assert.LessOrEqual(t, len(said.Words), reading.Limit+1000)
			})
		}
		content := picture.Bytes()
		if random.IntN(2) == 0 {
			content = photo.Bytes()
		}
		bounded(func() {
			broken := mutated(random, content)
			_, _ = reading.Picture(ctx, bytes.NewReader(broken), int64(len(broken)), 100, 100)
		})
	}
	whole(t, s, "after mutated imports")
	require.NoError(t, s.Close())
	assert.Less(t, peak, uint64(500<<20), "memory")
	storagetest.Reached(t, "mutated JSON, DOCX, PDF, pictures", "%d files, no panic, none taken in by half (%d imports were still right and whole), memory at most %d MB, the longest %s",
		4*n, taken, peak>>20, longest.Round(time.Millisecond))
}
