package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsExportedIsImported(t *testing.T) {
	d := withSample(t)
	whole := d.done("export")
	file := filepath.Join(t.TempDir(), "out.json")
	assert.Empty(t, d.done("export", "-o", file))
	written, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, whole, string(written))
	assert.NotContains(t, d.done("export", "--kind", "sphere"), "visit")

	again := newDesk(t)
	assert.Contains(t, again.imported(file), "Visits: 3")
	assert.Equal(t, whole, again.done("export"))

	code, out, errs := again.on("import", file)
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Equal(t, "Every record of this file is in the register already; nothing has changed. File: "+file+". There is no need to import the file again.\n", errs)
}

// What is doubtful is told by what it is: the first ten of each, and how many there are.
func TestAnImportTellsItsWarnings(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "in.json")
	agreements := strings.TrimSuffix(strings.Repeat(`{"title": {"en": "On trade"}, "kind": "treaty"},`, 1200), ",")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"agreement": [`+agreements+`]}}`), 0o600))
	code, out, errs := d.on("import", file)
	assert.Equal(t, 0, code)
	assert.Contains(t, out, "1 200")
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	require.Len(t, lines, 12, errs)
	assert.Equal(t, "The records were taken over, but 1 200 places in them are doubtful:", lines[0])
	assert.Equal(t, "  records.agreement[9].parties: No parties are given", lines[10])
	assert.Equal(t, "  … and 1 190 more places like these, 1 200 in all", lines[11])
}

func TestAFailedImportMakesNoRegister(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "bad.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"sphere": [{}]}}`), 0o600))
	code, _, errs := d.on("import", file)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "  records.sphere[0].name: A required field is empty\n")
	code, _, errs = d.on("import", "nowhere.json")
	assert.Equal(t, 1, code)
	assert.Equal(t, "There is no such file. File: nowhere.json. Check the name of the file and the folder.\n", errs)
	left, err := os.ReadDir(filepath.Dir(d.path))
	require.NoError(t, err)
	assert.Empty(t, left)
}
