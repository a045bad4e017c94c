package cli

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/trouble"
	"accord/storage"
)

// Where one file is read and another written, a full disk is that of the written one.
func TestTheTroublesomeOneOfTwoFilesIsNamed(t *testing.T) {
	at := func(path string, err error) error { return &fs.PathError{Op: "open", Path: path, Err: err} }
	for _, c := range []struct {
		err  error
		file string
	}{
		{syscall.ENOSPC, "written.accord"},
		{errors.Join(at("elsewhere", syscall.ENOSPC), errors.New("and more")), "written.accord"},
		{storage.ErrFull, "written.accord"},
		{storage.ErrExists, "written.accord"},
		{storage.ErrIsRegister, "written.accord"},
		{at("folder", fs.ErrPermission), "written.accord"},
		{at("read.accord", fs.ErrPermission), "read.accord"},
		{storage.ErrNotRegister, "read.accord"},
		{storage.ErrDamaged, "read.accord"},
	} {
		assert.Contains(t, trouble.Sentence(ofTwo("read.accord", "written.accord", c.err)), " "+c.file, c.err)
	}
}
