package storage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// noise is content that looks like nothing and is always the same: size bytes, none of them kept.
func noise(size int64) io.Reader { return io.LimitReader(&noiseReader{}, size) }

type noiseReader struct{ n uint64 }

func (r *noiseReader) Read(p []byte) (int, error) {
	n := len(p) &^ 7
	for i := 0; i < n; i += 8 {
		r.n = r.n*6364136223846793005 + 1442695040888963407
		binary.LittleEndian.PutUint64(p[i:], r.n)
	}
	if n == 0 {
		r.n++
		n = copy(p, []byte{byte(r.n)})
	}
	return n, nil
}

func content(t require.TestingT, size int64) []byte {
	all, err := io.ReadAll(noise(size))
	require.NoError(t, err)
	return all
}

// raw works on a register behind the store's back.
func raw(t testing.TB, address, statement string, args ...any) (first int64) {
	t.Helper()
	driver, name := "sqlite", storage.AddressOf(address)
	if storage.IsServer(address) {
		driver, name = "pgx", address+"&search_path=accord"
	}
	db, err := sql.Open(driver, name)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	rows, err := db.Query(statement, args...)
	require.NoError(t, err)
	if rows.Next() {
		require.NoError(t, rows.Scan(&first))
	}
	require.NoError(t, rows.Close())
	return first
}

func TestAFileComesBackAsItWas(t *testing.T) {
	f := storagetest.New(t)
	sizes := []int64{0, 1, 1<<20 - 1, 1 << 20, 1<<20 + 1, 4 << 20, 9<<20 + 12345}
	if testing.Short() {
		sizes = sizes[:5]
	}
	for _, size := range sizes {
		whole := content(t, size)
		var told int64
		v, err := f.AddFile(ctx, "скан.pdf", bytes.NewReader(whole), func(done int64) { told = done })
		require.NoError(t, err)
		sum := sha256.Sum256(whole)
		assert.Equal(t, register.Version{Hash: hex.EncodeToString(sum[:]), Name: "скан.pdf", Size: size, AddedAt: register.At(storagetest.Noon), AddedBy: "tester"}, v)
		assert.Equal(t, size, told)

		var back bytes.Buffer
		require.NoError(t, f.CopyFile(ctx, v, &back))
		assert.True(t, bytes.Equal(whole, back.Bytes()), size)
	}
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestAFileIsReadFromAnyPlace(t *testing.T) {
	f := storagetest.New(t)
	whole := content(t, 3<<20+17)
	c, err := f.Content(ctx, f.File("скан", whole))
	require.NoError(t, err)
	if !testing.Short() { // it reads letter by letter
		require.NoError(t, iotest.TestReader(c, whole))
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Int64Range(0, int64(len(whole))).Draw(t, "at")
		part := make([]byte, rapid.IntRange(0, 2<<20).Draw(t, "length"))
		n, err := c.ReadAt(part, at)
		want := whole[at:min(at+int64(len(part)), int64(len(whole)))]
		require.True(t, bytes.Equal(want, part[:n]))
		require.Equal(t, n < len(part), errors.Is(err, io.EOF))
	})
}

func TestTheSameContentIsKeptOnce(t *testing.T) {
	f := storagetest.New(t)
	first := f.File("a.pdf", content(t, 3<<20))
	again := f.File("b.pdf", content(t, 3<<20))
	assert.Equal(t, first.Hash, again.Hash)
	assert.Equal(t, "b.pdf", again.Name)
	assert.EqualValues(t, 1, raw(t, f.Path(), "SELECT count(*) FROM blobs"))
	assert.EqualValues(t, 3, raw(t, f.Path(), "SELECT count(*) FROM blob_chunks"))
}

func TestWhatIsBrokenOffLeavesNothing(t *testing.T) {
	f := storagetest.New(t)
	cancelled, cancel := context.WithCancel(ctx)
	_, err := f.AddFile(cancelled, "скан.pdf", noise(20<<20), func(done int64) {
		if done >= 8<<20 {
			cancel()
		}
	})
	require.ErrorIs(t, err, context.Canceled)
	stick := errors.New("the stick was pulled out")
	_, err = f.AddFile(ctx, "скан.pdf", io.MultiReader(noise(6<<20), iotest.ErrReader(stick)), nil)
	require.ErrorIs(t, err, stick)
	assert.Zero(t, raw(t, f.Path(), "SELECT (SELECT count(*) FROM blobs) + (SELECT count(*) FROM blob_chunks)"))
}

// adderTo names, in a child process, the register to which it adds a file without end until it is killed.
const adderTo = "ACCORD_TEST_ADDER_TO"

func addForEver(path string) error {
	s, err := storage.Open(ctx, path, storagetest.Options("child"))
	if err != nil {
		return err
	}
	_, err = s.AddFile(ctx, "без конца.bin", &noiseReader{}, func(done int64) { fmt.Println(done) })
	return err
}

func TestAKillHalfWayIsSwept(t *testing.T) {
	path := closed(t)
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), adderTo+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	var done int64
	for done < 12<<20 {
		_, err := fmt.Fscanln(out, &done)
		require.NoError(t, err)
	}
	require.NoError(t, child.Process.Kill())
	require.Error(t, child.Wait())

	s := open(t, path)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings, "half a file counts for nothing")
	assert.GreaterOrEqual(t, raw(t, path, "SELECT count(*) FROM blob_chunks"), int64(12))

	// On the same day another program may still be writing it.
	_, err = s.AddFile(ctx, "a.txt", bytes.NewReader([]byte("a")), nil)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, raw(t, path, "SELECT count(*) FROM blob_chunks"), int64(13))
	require.NoError(t, s.Close())

	later, err := storage.Open(ctx, path, storage.Options{Clock: clock.At(storagetest.Noon.Add(25 * time.Hour))})
	require.NoError(t, err)
	defer func() { require.NoError(t, later.Close()) }()
	_, err = later.AddFile(ctx, "b.txt", bytes.NewReader([]byte("b")), nil)
	require.NoError(t, err)
	assert.EqualValues(t, 2, raw(t, path, "SELECT count(*) FROM blob_chunks"))
	assert.EqualValues(t, 2, raw(t, path, "SELECT count(*) FROM blobs"))
}

func TestAnAlteredOrMissingFileIsNoticed(t *testing.T) {
	storagetest.InTheFullPass(t)
	for name, c := range map[string]struct {
		damage string
		want   error
	}{
		"altered":  {"UPDATE blob_chunks SET content = (SELECT content FROM blob_chunks WHERE number = 0) WHERE number = 1", storage.ErrAltered},
		"short":    {"UPDATE blob_chunks SET content = substr(content, 1, 100) WHERE number = 2", storage.ErrAltered},
		"a hole":   {"DELETE FROM blob_chunks WHERE number = 1", storage.ErrNoContent},
		"all gone": {"UPDATE blobs SET hash = NULL", storage.ErrNoContent},
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			whole := content(t, 5<<19)
			v := f.File("Протокол.pdf", whole)
			d := f.Document(register.Document{Title: register.Ru("Протокол № 3"), Versions: []register.Version{v}})
			raw(t, f.Path(), c.damage)

			require.ErrorIs(t, f.CopyFile(ctx, v, io.Discard), c.want)
			findings, err := f.Check(ctx)
			require.NoError(t, err)
			require.Len(t, findings, 1)
			assert.Contains(t, findings[0].Detail, "Протокол № 3")
			assert.Contains(t, findings[0].Detail, "Протокол.pdf")
			assert.Contains(t, findings[0].Detail, d.ID.String())

			// The same file added once more mends it.
			assert.Equal(t, v.Hash, f.File("копия.pdf", whole).Hash)
			require.NoError(t, f.CopyFile(ctx, v, io.Discard))
			findings, err = f.Check(ctx)
			require.NoError(t, err)
			assert.Empty(t, findings)
		})
	}
}

// Saves find their turn while a large file is being added, and the memory does not grow with it.
func TestALargeFileTakesNoMemoryAndHoldsNobodyUp(t *testing.T) {
	storagetest.OfFile(t)
	size := int64(96 << 20)
	if testing.Short() {
		size = 40 << 20
	}
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{})
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak := uint64(0)
	saves := 0
	v, err := f.AddFile(ctx, "скан.tiff", noise(size), func(int64) {
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapInuse)
		if saves < 5 {
			saves++
			partner.Note.Ru = fmt.Sprint(saves)
			_, err := f.Save(ctx, partner)
			require.NoError(t, err)
		}
	})
	require.NoError(t, err)
	assert.Equal(t, 5, saves)
	assert.Less(t, int64(peak)-int64(before.HeapInuse), int64(32<<20), "bytes of the heap")
	about, err := os.Stat(f.Path() + "-wal")
	require.NoError(t, err)
	assert.Less(t, about.Size(), int64(24<<20), "the log beside the register")

	peak = 0
	require.NoError(t, f.CopyFile(ctx, v, watching{func() {
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapInuse)
	}}))
	assert.Less(t, int64(peak)-int64(before.HeapInuse), int64(32<<20), "bytes of the heap while reading")
}

type watching struct{ look func() }

func (w watching) Write(p []byte) (int, error) { w.look(); return len(p), nil }

func TestDocumentsAreListed(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку")})
	scan := f.File("скан.pdf", []byte("скан"))
	old := f.Document(register.Document{Title: register.Ru("Скан"), Kind: register.DocumentText, Language: "ru", Day: "2002-01-25", Subjects: []register.Ref{a.Ref()}, Versions: []register.Version{scan}})
	undated := f.Document(register.Document{Title: register.Ru("Фото"), Kind: register.DocumentPhoto, Subjects: []register.Ref{v.Ref(), a.Ref()}})
	late := f.Document(register.Document{Title: register.Ru("Перевод"), Kind: register.DocumentTranslation, Language: "az", Day: "2003", Subjects: []register.Ref{a.Ref()}})

	for name, c := range map[string]struct {
		q    storage.DocumentQuery
		want []*register.Document
	}{
		"by title":    {storage.DocumentQuery{}, []*register.Document{late, old, undated}},
		"by day":      {storage.DocumentQuery{Query: storage.Query{Order: "day"}}, []*register.Document{old, late, undated}},
		"latest":      {storage.DocumentQuery{Query: storage.Query{Order: "day", Descending: true}}, []*register.Document{late, old, undated}},
		"largest":     {storage.DocumentQuery{Query: storage.Query{Order: "size", Descending: true}, Kinds: []register.DocumentKind{register.DocumentText}}, []*register.Document{old}},
		"of a kind":   {storage.DocumentQuery{Kinds: []register.DocumentKind{register.DocumentPhoto}}, []*register.Document{undated}},
		"in Russian":  {storage.DocumentQuery{Languages: []string{"ru"}}, []*register.Document{old}},
		"of a visit":  {storage.DocumentQuery{Subject: v.ID}, []*register.Document{undated}},
		"by subject":  {storage.DocumentQuery{Query: storage.Query{Order: "subject", Find: "визит"}}, []*register.Document{undated}},
		"by the name": {storage.DocumentQuery{Query: storage.Query{Find: "скан.pdf"}}, []*register.Document{old}},
	} {
		ids, err := f.DocumentIDs(ctx, c.q)
		require.NoError(t, err, name)
		var want []register.ID
		for _, d := range c.want {
			want = append(want, d.ID)
		}
		assert.Equal(t, want, ids, name)
	}
	rows, err := f.DocumentsOf(ctx, a.ID)
	require.NoError(t, err)
	require.Len(t, rows, 3)
	assert.Equal(t, []register.ID{late.ID, old.ID, undated.ID}, []register.ID{rows[0].ID, rows[1].ID, rows[2].ID})
	assert.Equal(t, "Визит в Баку, О торговле", rows[2].Subject.Ru)
	assert.Equal(t, []register.Version{scan}, rows[1].Versions)
	amending := f.Agreement(register.Agreement{Links: []register.Link{{Kind: register.LinkAmends, AgreementID: a.ID}}})
	f.Document(register.Document{Title: register.Ru("Новее всех"), Subjects: []register.Ref{a.Ref()}})
	hanging, err := f.MentionedBy(ctx, a.ID, 10)
	require.NoError(t, err)
	require.Len(t, hanging, 5)
	assert.Equal(t, amending.ID, hanging[0].ID, "hundreds of files must not hide an amendment")

	_, err = f.Delete(ctx, late.Ref())
	require.NoError(t, err)
	rows, err = f.DocumentsOf(ctx, a.ID)
	require.NoError(t, err)
	assert.Len(t, rows, 3)

	// The visit gets another name, and the list says so.
	v.Title = register.Ru("Поездка")
	_, err = f.Save(ctx, v)
	require.NoError(t, err)
	rows, err = f.DocumentRows(ctx, []register.ID{undated.ID})
	require.NoError(t, err)
	assert.Equal(t, "Поездка, О торговле", rows[0].Subject.Ru)
}

// Of a long file the beginning is searched, and that is known of it.
func TestAFileReadInPartIsKnownToBe(t *testing.T) {
	f := storagetest.New(t)
	for content, part := range map[string]bool{"короткий текст": false, strings.Repeat("длинный текст ", 20_000): true} {
		read, err := f.Content(ctx, f.File("а.txt", []byte(content)))
		require.NoError(t, err)
		assert.Equal(t, part, read.ReadInPart())
	}
}

func TestSearchFindsWhatFilesSay(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	draft := f.File("проект.docx", storagetest.DOCX("Меморандум", "о поставках газомоторного топлива в Гянджу"))
	signed := f.File("signed.pdf", storagetest.PDF("Memorandum on pipelines"))
	d := f.Document(register.Document{Title: register.Ru("Скан"), Versions: []register.Version{draft}})

	hits, err := f.Search(ctx, "газомоторное топливо", 5)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, d.Ref(), hits[0].Ref)
	assert.Equal(t, "о поставках газомоторного топлива в Гянджу", hits[0].Fragment)

	d.Versions = append(d.Versions, signed)
	_, err = f.Save(ctx, d)
	require.NoError(t, err)
	for asked, want := range map[string]int{"pipeline": 1, "газомоторное": 0} { // the current version speaks for the document
		hits, err = f.Search(ctx, asked, 5)
		require.NoError(t, err)
		assert.Len(t, hits, want, asked)
	}
	batch, err := f.Delete(ctx, d.Ref())
	require.NoError(t, err)
	hits, err = f.Search(ctx, "pipeline", 5)
	require.NoError(t, err)
	assert.Empty(t, hits)
	require.NoError(t, f.Undo(ctx, batch))
	hits, err = f.Search(ctx, "pipeline", 5)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
}
