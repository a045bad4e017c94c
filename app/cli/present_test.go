package cli_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/clock"
	"accord/storage/presence"
	"accord/storage/storagetest"
)

func TestACommandSaysWhoHasTheRegisterOpen(t *testing.T) {
	d := withSample(t)
	window, _ := presence.Enter(d.path, presence.Mark{Name: "Иванова", Computer: "KADRY", Window: true}, clock.At(storagetest.Noon))
	for _, command := range [][]string{{"undo", "--help"}, {"check"}, {"redo"}} {
		_, _, errs := d.on(command...)
		assert.Equal(t, command[0] != "undo", len(errs) > 0 && assert.Contains(t, errs, "Иванова, computer KADRY"), command)
	}
	_, _, errs := d.on("list", "agreement")
	assert.Empty(t, errs, "who only reads need not know")
	window.Leave()
	_, _, errs = d.on("check")
	assert.Empty(t, errs)
	left, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), ".*open*"))
	assert.NoError(t, err)
	assert.Empty(t, left)
}
