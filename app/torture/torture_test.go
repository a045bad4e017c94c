// Package torture_test does to registers what years of desks would: kills, full disks, damage, two at once. Each test has a short
// form that runs with all others; `make torture` runs them whole and prints a table of what was reached.
package torture_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

// times is how often something is done: few in the short form, else the percentage of all that ACCORD_TORTURE names.
func times(few, all int) int {
	percent, err := strconv.Atoi(os.Getenv("ACCORD_TORTURE"))
	if err != nil {
		return few
	}
	return max(few, all*percent/100)
}

// withSample makes a register with the sample.
func withSample(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	_, err = exchange.ImportSample(ctx, s)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	return path
}

func open(t *testing.T, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func city(name string) *register.Partner {
	return &register.Partner{Name: register.Ru(name), Kind: register.PartnerMunicipality}
}

// whole sees that a register that is open has no fault.
func whole(t *testing.T, s *storage.Store, about string) {
	t.Helper()
	findings, err := s.Check(ctx)
	require.NoError(t, err, about)
	require.Empty(t, findings, about)
}
