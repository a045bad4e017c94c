//go:build !windows

package backup_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/storagetest"
)

func TestARestoreReplacesNoPipe(t *testing.T) {
	path, with := lasting(t)
	var b backup.Backup
	with(func(s *storage.Store) { b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon) })
	pipe := filepath.Join(filepath.Dir(path), "pipe.accord")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	_, err := backup.Restore(ctx, b.Path, "", pipe, storagetest.Noon)
	require.ErrorIs(t, err, storage.ErrExists)
	about, err := os.Lstat(pipe)
	require.NoError(t, err)
	assert.NotZero(t, about.Mode()&fs.ModeNamedPipe)
}
