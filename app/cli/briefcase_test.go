package cli_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/briefcase"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestABriefcaseIsPackedByACommand(t *testing.T) {
	d := withSample(t)
	path := filepath.Join(t.TempDir(), "п.accordcase")
	pack := func(args ...string) (int, string, string) {
		return d.on(append([]string{"briefcase", "-o", path, "--passphrase-fd", d.hand("слова подряд")}, args...)...)
	}
	code, out, errs := pack("--kind", "agreement", "--until", "2022-12-06")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "Agreements: 1")
	assert.NotContains(t, out, "Visits")
	code, _, _ = pack()
	assert.Equal(t, 1, code, "one that is there stays")
	code, _, errs = pack("--until", "2022-12-04")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "The day of --until is over already: “2022-12-04”.")
	code, _, errs = pack("--until", "soon")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "Wrong value of --until")
	s, err := briefcase.Open(t.Context(), path, "слова подряд", storagetest.Options("глава"))
	require.NoError(t, err)
	counts, err := s.Counts(t.Context())
	require.NoError(t, err)
	assert.Zero(t, counts[register.KindVisit])
	require.NoError(t, s.Close())
	code, _, errs = d.run("--register", path, "list", "agreement")
	assert.Equal(t, 1, code, errs)
	code, _, _ = d.on("briefcase", "-o", filepath.Join(t.TempDir(), "п.accord"))
	assert.Equal(t, 2, code)
}
