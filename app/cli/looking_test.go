package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLookingReadsAndRefusesToChange(t *testing.T) {
	d := withSample(t)
	want := d.done("export")
	before, err := os.ReadFile(d.path)
	require.NoError(t, err)
	assert.Equal(t, want, d.done("--look", "export"))
	file := filepath.Join(t.TempDir(), "more.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"sphere": [{"id": "0190a000-0000-7000-8000-000000000001", "name": {"ru": "Сфера"}}]}}`), 0o600))
	code, _, errs := d.on("--look", "import", file)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "open for looking only")
	after, err := os.ReadFile(d.path)
	require.NoError(t, err)
	assert.Equal(t, before, after)

	code, out, _ := d.on("--look")
	assert.Equal(t, 7, code)
	assert.Equal(t, "look|"+d.path+"|en", out)
}
