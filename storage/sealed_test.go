package storage_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// unsealed is a register as it stands in a sealed file.
type unsealed struct {
	*bytes.Reader
	closed bool
}

func (u *unsealed) Close() error {
	u.closed = true
	return nil
}

// A sealed register of an earlier version is brought up to date where nobody can find it: not on the disk.
func TestAnOlderSealedRegisterIsNotLaidOnTheDisk(t *testing.T) {
	for name, old := range map[string]string{"of the first version": version1(t), "of this one": closed(t)} {
		content, err := os.ReadFile(old)
		require.NoError(t, err)
		temporary := t.TempDir()
		t.Setenv("TMPDIR", temporary)
		t.Setenv("TMP", temporary)
		path := filepath.Join(t.TempDir(), "портфель.accord-briefcase")
		require.NoError(t, os.WriteFile(path, []byte("sealed"), 0o400))
		inside := &unsealed{Reader: bytes.NewReader(content)}
		s, err := storage.OpenSealedToLook(ctx, path, storagetest.Options("tester"), inside)
		require.NoError(t, err, name)
		counts, err := s.Counts(ctx)
		require.NoError(t, err)
		assert.NotZero(t, counts[register.KindAgreement]+counts[register.KindPartner], name)
		ids, err := s.AgreementIDs(ctx, storage.AgreementQuery{})
		require.NoError(t, err)
		assert.Len(t, ids, counts[register.KindAgreement])
		_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
		assert.ErrorIs(t, err, storage.ErrLooking)
		assert.False(t, s.Copied())
		assert.Empty(t, files(t, temporary), name)
		assert.Len(t, files(t, filepath.Dir(path)), 1, name)
		require.NoError(t, s.Close())
		assert.True(t, inside.closed)
	}
}
