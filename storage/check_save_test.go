package storage_test

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Where readers keep writers waiting, a check that reads for minutes gives way to a save.
func TestASaveDoesNotWaitForACheck(t *testing.T) {
	for folder, ends := range map[string]bool{"Dropbox": true, "Документы": false} {
		s, err := storage.Create(context.Background(), filepath.Join(t.TempDir(), folder, "Реестр.accord"), storagetest.Options("tester"))
		require.NoError(t, err)
		_, err = s.Check(storage.Telling(context.Background(), func(done, _ int) {
			if done == 1 {
				_, err := s.Save(context.Background(), &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
				require.NoError(t, err)
			}
		}))
		if ends {
			assert.ErrorIs(t, err, context.Canceled, folder)
		} else {
			assert.NoError(t, err, folder)
		}
		found, err := s.Check(context.Background())
		require.NoError(t, err)
		assert.Empty(t, found, "the next one is whole")
		require.NoError(t, s.Close())
	}
}

// A check that is broken off goes on behind the steps that it has passed, and begins again once it has come to its end.
func TestACheckThatWasBrokenOffGoesOn(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	var passed atomic.Int32
	var steps []int
	look := func(until int) error {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		_, err := f.Check(storage.Telling(storage.GoingOn(ctx, &passed), func(done, all int) {
			if all > 6 { // a copy in passing tells of its own
				return
			}
			if steps = append(steps, done); done == until {
				cancel()
			}
		}))
		return err
	}
	require.ErrorIs(t, look(2), context.Canceled)
	require.ErrorIs(t, look(3), context.Canceled)
	require.NoError(t, look(-1))
	assert.Equal(t, []int{0, 1, 2, 2, 3, 3, 4, 5}, steps)
	_, err := f.Check(context.Background())
	require.NoError(t, err)
}
