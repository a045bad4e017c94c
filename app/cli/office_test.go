package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/storagetest"
)

func TestARegisterMovesToAnOfficeAndBackByCommands(t *testing.T) {
	server := storagetest.EmptyDatabase(t)
	d := withSample(t)
	want := d.done("export")
	assert.Contains(t, d.done("office", "move", server), "moved")

	office := *d
	office.path = server
	assert.Equal(t, want, office.done("export"), "byte for byte")
	assert.Contains(t, office.done("search", "КАМАЗ"), "КАМАЗ")
	assert.Equal(t, "The register is whole.\n", office.done("check"))
	assert.Contains(t, office.done("office", "migrate"), "ready")
	code, _, errs := d.on("office", "move", server)
	assert.Equal(t, 1, code)
	assert.NotContains(t, errs, "user=", "a database is named, not its address")

	more := filepath.Join(t.TempDir(), "more.json")
	require.NoError(t, os.WriteFile(more, []byte(newcomer), 0o600))
	office.imported(more)
	imported := office.done("export")
	assert.NotEqual(t, want, imported, "an import goes into the register that is there")
	want = imported

	back := filepath.Join(t.TempDir(), "back.accord")
	office.done("office", "move", back)
	home := *d
	home.path = back
	assert.Equal(t, want, home.done("export"))
	assert.FileExists(t, back)
}

func TestAnOfficeNeedsTheAddressOfAServer(t *testing.T) {
	d := withSample(t)
	code, _, errs := d.on("office", "init")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "postgres://PERSON@HOST/DATABASE")
	about, err := os.Stat(d.path)
	require.NoError(t, err)
	assert.NotZero(t, about.Size())
}
