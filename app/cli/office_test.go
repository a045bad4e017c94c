package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
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

// What is done with the file of a register is refused, and says what can be done instead.
func TestARegisterOnAServerIsNoFile(t *testing.T) {
	server := storagetest.EmptyDatabase(t)
	d := withSample(t)
	copied := filepath.Join(t.TempDir(), "copy.accord")
	d.done("backup", "-o", copied)
	d.done("office", "move", server)
	office := *d
	office.path = server
	t.Chdir(t.TempDir())
	for want, args := range map[string][]string{
		"Copies of a register on a server are made by its administrator": {"backups"},
		"This is done with a register that is a file":                    {"restore", copied},
	} {
		code, out, errs := office.on(args...)
		assert.Equal(t, 1, code)
		assert.Empty(t, out)
		assert.Contains(t, errs, want)
	}
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Empty(t, left)
}

// The administrator of a server keeps copies of its databases: a mending makes none, and none lies where its address would be a path.
func TestRecordsOnAServerAreMendedWithoutACopy(t *testing.T) {
	server := storagetest.EmptyDatabase(t)
	d := withSample(t)
	d.done("office", "move", server)
	office := *d
	office.path = server
	db, err := pgx.Connect(t.Context(), server)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close(context.Background())) }()
	_, err = db.Exec(t.Context(), "SET session_replication_role = replica; UPDATE accord.partners SET note_ru = 'nobody' WHERE id = (SELECT id FROM accord.partners ORDER BY id LIMIT 1)")
	require.NoError(t, err)

	code, _, errs := office.on("check")
	assert.Equal(t, 3, code)
	assert.Contains(t, errs, "administrator")
	out := office.done("check", "--mend")
	assert.Contains(t, out, "The record is again what its history says: Partner “")
	assert.NotContains(t, out, "backup")
	code, _, errs = office.on("backup")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "accord backup -o")
	assert.NoDirExists(t, "postgres:")
}

// What lists and search show is found to be spoilt, and one command mends it.
func TestASpoiltIndexOnAServerIsDerivedAgain(t *testing.T) {
	server := storagetest.EmptyDatabase(t)
	d := withSample(t)
	d.done("office", "move", server)
	office := *d
	office.path = server
	conn, err := pgx.Connect(context.Background(), server)
	require.NoError(t, err)
	_, err = conn.Exec(context.Background(), "DELETE FROM accord.words")
	require.NoError(t, err)
	require.NoError(t, conn.Close(context.Background()))
	code, out, _ := office.on("check")
	assert.Equal(t, 3, code)
	assert.Contains(t, out, "lists and search show something other")
	out = office.done("check", "--mend")
	assert.Contains(t, out, "derived from the records again")
	assert.Contains(t, out, "The register is whole.")
	assert.Contains(t, office.done("search", "КАМАЗ"), "КАМАЗ")
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
