package storage_test

import (
	"context"
	"path/filepath"
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
