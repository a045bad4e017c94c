package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// synchronised is a folder that another program is taken to synchronise.
func synchronised(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "Dropbox")
	require.NoError(t, os.Mkdir(folder, 0o700))
	return folder
}

// besideOf are the names of all that lies beside a register.
func besideOf(t *testing.T, path string) (names []string) {
	t.Helper()
	for name := range files(t, filepath.Dir(path)) {
		if name != filepath.Base(path) {
			names = append(names, name)
		}
	}
	return names
}

func TestARegisterInASynchronisedFolderIsOneFile(t *testing.T) {
	path := filepath.Join(synchronised(t), "a.accord")
	options, tick := ticking("tester")
	s, err := storage.Create(ctx, path, options)
	require.NoError(t, err)
	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err = s.Save(ctx, p)
	require.NoError(t, err)
	tick(10)
	assert.Empty(t, besideOf(t, path), "no log, no index")
	assert.False(t, s.Site().Safe())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	copied := filepath.Join(t.TempDir(), "b.accord")
	require.NoError(t, os.WriteFile(copied, content, 0o600))
	_, err = open(t, copied).Record(ctx, p.Ref())
	require.NoError(t, err, "a copy of the one file holds what was saved")
	looked, err := storage.OpenToLook(ctx, path, options)
	require.NoError(t, err)
	_, err = looked.Record(ctx, p.Ref())
	require.NoError(t, err)
	require.NoError(t, looked.Close())
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	require.NoError(t, s.Close())

	// Moved to a disk of one's own and back it changes its way of writing each time.
	own := filepath.Join(t.TempDir(), "a.accord")
	require.NoError(t, os.Rename(path, own))
	for _, at := range []string{own, path} {
		if at == path {
			require.NoError(t, os.Rename(own, path))
		}
		s, err := storage.Open(ctx, at, options)
		require.NoError(t, err)
		_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
		assert.Equal(t, at == path, len(besideOf(t, at)) == 0)
		require.NoError(t, s.Close())
	}
}

func TestTwoWriteIntoARegisterWithoutALog(t *testing.T) {
	path := filepath.Join(synchronised(t), "a.accord")
	options, tick := ticking("Иванова")
	s, err := storage.Create(ctx, path, options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	second := open(t, path)
	const each = 40
	faults := make(chan error, 2*each) // whoever saves is told on his own goroutine, and so is the clock's
	t.Cleanup(s.WatchPlace(func(err error) { faults <- err }))
	var told atomic.Int32
	t.Cleanup(s.Watch(func(c []storage.Change) { told.Add(int32(len(c))) }))
	var both sync.WaitGroup
	for _, s := range []*storage.Store{s, second} {
		both.Go(func() {
			for range each {
				_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
				assert.NoError(t, err)
			}
		})
	}
	for range 10 {
		tick(1)
	}
	both.Wait()
	tick(2)
	assert.Empty(t, faults, "neither takes the other for a stranger")
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, 2*each, counts[register.KindPartner])
	assert.EqualValues(t, 2*each, told.Load())

	// What one takes away for good, with its history, does not make it another register.
	gone := &register.Partner{Name: register.Ru("Шуша"), Kind: register.PartnerMunicipality}
	_, err = s.Save(ctx, gone)
	require.NoError(t, err)
	_, err = second.Delete(ctx, gone.Ref())
	require.NoError(t, err)
	tick(1)
	_, err = second.Purge(ctx, gone.Ref())
	require.NoError(t, err)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	assert.Empty(t, faults)
}

func TestARegisterWithoutALogThatIsOverwrittenIsNotWritten(t *testing.T) {
	storagetest.OfFile(t)
	other := storagetest.New(t)
	other.Partner(register.Partner{})
	require.NoError(t, other.Settle(ctx))
	foreign, err := os.ReadFile(other.Path())
	require.NoError(t, err)
	for name, c := range map[string]struct {
		content func(before, now []byte) []byte
		taken   bool
	}{
		"another register":               {func(_, _ []byte) []byte { return foreign }, false},
		"something else":                 {func(_, _ []byte) []byte { return []byte("другое") }, false},
		"an earlier version of the same": {func(before, _ []byte) []byte { return before }, false},
		"the first half of the same":     {func(_, now []byte) []byte { return now[:len(now)/2] }, false},
		"nothing":                        {func(_, _ []byte) []byte { return nil }, false},
		"what another computer made of an earlier version":  {branched, false},
		"what another computer made of this one":            {everySame, true},
		"what another program made of this one, with a log": {elsewhere, false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(synchronised(t), "a.accord")
			options, tick := ticking("tester")
			s := storagetest.Fresh(t, path, options)
			t.Cleanup(func() { _ = s.Close() })
			var heard []error
			t.Cleanup(s.WatchPlace(func(err error) { heard = append(heard, err) }))
			save := func() error {
				_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
				return err
			}
			require.NoError(t, save())
			before, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, save())
			now, err := os.ReadFile(path)
			require.NoError(t, err)
			content := c.content(before, now)
			overwrite(t, path, content)
			err = save()
			if c.taken {
				assert.NoError(t, err)
				counts, err := s.Counts(context.Background())
				require.NoError(t, err)
				assert.Equal(t, 4, counts[register.KindPartner], "both computers' changes")
				findings, err := s.Check(ctx)
				require.NoError(t, err)
				assert.Empty(t, findings)
				return
			}
			assert.Error(t, err)
			tick(1)
			assert.ErrorIs(t, save(), storage.ErrOverwritten)
			require.Len(t, heard, 1)
			tick(10)
			_ = s.Close()
			got, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.True(t, string(content) == string(got), "nothing is written into it")
		})
	}
}

// everySame is what another computer has made of a register in the same way.
func everySame(_, now []byte) []byte { return elsewhereIn("Dropbox", now) }

// branched is what another computer has made of an earlier version, with as many changes.
func branched(before, _ []byte) []byte { return elsewhere(nil, before) }
