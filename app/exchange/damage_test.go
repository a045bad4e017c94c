package exchange_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// rounds is how many damaged registers are tried: few, or as many as `make torture` asks for.
func rounds(t *testing.T, few int) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("ACCORD_TORTURE")); err == nil {
		return n
	}
	if testing.Short() {
		return few / 4
	}
	return few
}

// sampleFile is the file of a register with the sample, with some history and a file.
func sampleFile(t *testing.T) []byte {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "образец.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	_, err = exchange.ImportSample(ctx, s)
	require.NoError(t, err)
	var all []register.Record
	require.NoError(t, s.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		all = append(all, r)
		return nil
	}))
	for i, r := range all {
		if i%3 == 0 {
			_, err = s.Save(ctx, r)
			require.NoError(t, err)
		}
	}
	v, err := s.AddFile(ctx, "Письмо.txt", bytes.NewReader(bytes.Repeat([]byte("о визите\n"), 2000)), nil)
	require.NoError(t, err)
	_, err = s.Save(ctx, &register.Document{
		Title: register.Ru("Письмо"), Kind: register.DocumentOther, Subjects: []register.Ref{all[0].Ref()}, Versions: []register.Version{v},
	})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

// contents are all that a register says: its records, what they were before, and lists of them.
func contents(ctx context.Context, s *storage.Store) (records, rest string, err error) {
	var out bytes.Buffer
	if _, err := exchange.Export(ctx, s, nil, &out); err != nil {
		return "", "", err
	}
	var more bytes.Buffer
	err = s.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		history, err := s.History(ctx, r.Ref().ID)
		for _, c := range history {
			fmt.Fprintln(&more, c.Revision, c.At, c.Author, c.Device, c.Before, c.After)
		}
		return err
	})
	if err != nil {
		return "", "", err
	}
	for _, list := range []func() ([]register.ID, error){
		func() ([]register.ID, error) {
			return s.AgreementIDs(ctx, storage.AgreementQuery{On: storagetest.Today})
		},
		func() ([]register.ID, error) { return s.VisitIDs(ctx, storage.VisitQuery{On: storagetest.Today}) },
		func() ([]register.ID, error) { return s.PartnerIDs(ctx, storage.PartnerQuery{}) },
	} {
		ids, err := list()
		if err != nil {
			return "", "", err
		}
		fmt.Fprintln(&more, ids)
	}
	return out.String(), more.String(), nil
}

// Of registers with one bit turned over none exports something wrong without a word, and none is called whole that tells
// something else than before.
func TestATurnedBitIsNeverSilent(t *testing.T) {
	ctx := context.Background()
	content := sampleFile(t)
	path := filepath.Join(t.TempDir(), "damaged.accord")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	records, rest, err := contents(ctx, s)
	require.NoError(t, err)
	require.NoError(t, s.Close())

	random := rand.New(rand.NewPCG(13, 10))
	var refused, exported, damaged, whole int
	for range rounds(t, 40) {
		at, bit := random.IntN(len(content)), random.IntN(8)
		turned := bytes.Clone(content)
		turned[at] ^= 1 << bit
		path := filepath.Join(t.TempDir(), "damaged.accord")
		require.NoError(t, os.WriteFile(path, turned, 0o600))
		where := fmt.Sprintf("bit %d of byte %d, page %d", bit, at, at/4096+1)
		s, err := storage.Open(ctx, path, storagetest.Options("tester"))
		if err != nil {
			refused++
			assert.True(t, plain(err), "%s: %v", where, err)
			continue
		}
		is, other, err := contents(ctx, s)
		if err != nil {
			assert.True(t, plain(err), "%s: %v", where, err)
		} else {
			exported++
			assert.True(t, is == records, "%s: exported something wrong without a word", where)
		}
		findings, err := s.Check(ctx)
		switch {
		case err != nil:
			assert.True(t, plain(err), "%s: %v", where, err)
			damaged++
		case len(findings) > 0:
			damaged++
		default:
			whole++
			assert.True(t, is == records && other == rest, "%s: called whole", where)
		}
		assert.NoError(t, s.Close(), where)
		require.NoError(t, os.Remove(path))
	}
	storagetest.Reached(t, "a bit turned over in a register", "%d refused, %d exported rightly, %d found damaged, %d whole in spite of it, none silently wrong",
		refused, exported, damaged, whole)
}

// plain reports whether an error says what is the matter.
func plain(err error) bool {
	for _, known := range []error{
		storage.ErrDamaged, storage.ErrNotRegister, storage.ErrNewerRegister, storage.ErrNoContent, storage.ErrAltered,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// Of registers with pages scrawled over, zeroed or cut off, every record whose last change is whole comes back, and the new
// register is whole. Of one cut to a third and more something comes back: its rows lie before its history.
func TestWhatIsWholeIsSalvaged(t *testing.T) {
	ctx := context.Background()
	content := sampleFile(t)
	const page = 4096
	path := filepath.Join(t.TempDir(), "damaged.accord")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	last := map[register.Ref]string{}
	require.NoError(t, s.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		text, err := json.Marshal(r)
		if r.Ref().Kind != register.KindRule { // the program brings them; what the file was first is still seen in its pages
			last[r.Ref()] = string(text)
		}
		return err
	}))
	require.NoError(t, s.Close())
	packed := packedRecords(t, path)
	for ref := range last {
		if bytes.Count(content, packed[ref.ID]) != 1 { // a page that was divided keeps what it held in its free space
			delete(last, ref)
		}
	}
	random := rand.New(rand.NewPCG(6, 13))
	back, ofRows, missing := 0, 0, 0
	for n := range rounds(t, 24) {
		damaged := bytes.Clone(content)
		pages := len(content) / page
		switch n % 4 {
		case 0: // the header and the first page
			clear(damaged[:page])
		case 1:
			damaged = damaged[:(pages/3+random.IntN(pages/2))*page]
		default:
			for range 1 + random.IntN(20) {
				at := random.IntN(pages) * page
				for i := range damaged[at : at+page] {
					damaged[at+i] = byte(random.Uint32())
				}
			}
		}
		folder := t.TempDir()
		from, to := filepath.Join(folder, "damaged.accord"), filepath.Join(folder, "new.accord")
		require.NoError(t, os.WriteFile(from, damaged, 0o600))
		found, err := storage.Salvage(ctx, from, to, storagetest.Options("tester"))
		require.NoError(t, err, n)
		ofRows += len(found.Rows)
		s, err := storage.Open(ctx, to, storagetest.Options("tester"))
		require.NoError(t, err, n)
		for ref, text := range last {
			if !bytes.Contains(damaged, packed[ref.ID]) {
				missing++
				continue
			}
			r, err := s.Record(ctx, ref)
			require.NoError(t, err, n)
			is, err := json.Marshal(r)
			require.NoError(t, err)
			assert.Equal(t, text, string(is), n)
			back++
		}
		findings, err := s.Check(ctx)
		require.NoError(t, err, n)
		for _, f := range findings {
			assert.Contains(t, f.Detail, "file ", n) // a file may be lost
		}
		require.NoError(t, s.Close())
		now, err := os.ReadFile(from)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(damaged, now), "the damaged one is only read")
	}
	assert.NotZero(t, back, "nothing was whole enough to be looked for")
	assert.NotZero(t, ofRows, "nothing came back from its row")
	storagetest.Reached(t, "salvage of damaged registers", "%d records whose last change was whole came back, of %d it was not; %d came back from their rows",
		back, missing, ofRows)
}

// packedRecords are the newest versions of records as the history of a register keeps them, to the byte.
func packedRecords(t *testing.T, path string) map[register.ID][]byte {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	rows, err := db.Query("SELECT record_id, CAST(after AS BLOB) FROM history ORDER BY seq")
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	found := map[register.ID][]byte{}
	for rows.Next() {
		var id register.ID
		var after []byte
		require.NoError(t, rows.Scan(&id, &after))
		found[id] = after
	}
	require.NoError(t, rows.Err())
	return found
}
