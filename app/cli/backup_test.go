package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/cli"
	"accord/storage/clock"
	"accord/storage/storagetest"
)

// secretly is run with somebody at the terminal who types secrets.
func (d *desk) secretly(typed []string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run(context.Background(), append([]string{"--lang=en", "--register", d.path}, args...), cli.Environment{
		Stdout: &stdout, Stderr: &stderr, Author: "tester", Device: "laptop", Clock: clock.At(storagetest.Noon),
		Getenv: func(string) string { return "" },
		Handed: d.open,
		Secret: func(string) (string, error) {
			next := typed[0]
			typed = typed[1:]
			return next, nil
		},
	})
	return code, stdout.String(), stderr.String()
}

const newcomer = `{"format":"accord-register","version":2,"records":{"person":[{"id":"01900000-0000-7000-8000-00000000f001","name":{"ru":"Новый"}}]}}`

func TestARegisterIsBackedUpAndRestored(t *testing.T) {
	d := withSample(t)
	before := d.done("export")
	made := d.done("backup")
	assert.Contains(t, made, filepath.Join("реестр №1.backups", "реестр №1 2022-12-05T12-00-00Z hand.accord"))
	file := filepath.Join(t.TempDir(), "more.json")
	require.NoError(t, os.WriteFile(file, []byte(newcomer), 0o600))
	d.imported(file)
	assert.NotEqual(t, before, d.done("export"))

	var listed []map[string]any
	require.NoError(t, json.Unmarshal([]byte(d.done("backups", "--format", "json")), &listed))
	require.Len(t, listed, 2)
	assert.ElementsMatch(t, []any{"hand", "import"}, []any{listed[0]["why"], listed[1]["why"]}, "an import keeps a copy of what was before")
	copied := strings.TrimSpace(strings.TrimPrefix(made, "The backup has been made: "))
	assert.Regexp(t, `(?m)^goes\s+Person\s+Новый\s`, d.done("restore", copied, "--compare"))
	assert.Contains(t, d.done("restore", copied), "The replaced register is kept: ")
	assert.Equal(t, before, d.done("export"), "to the byte")
	assert.Equal(t, "All is the same: there is nothing to change.\n", d.done("restore", copied, "--compare"))
}

func TestSingleRecordsComeBackOutOfACopy(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "copy.accord")
	d.done("backup", "-o", file)
	other := newDesk(t)
	other.done("sample")
	code, _, errs := other.on("restore", file, "--record", "01900000-0000-7000-8000-00000000ffff")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "There is no such record")
	assert.Equal(t, "All is the same: there is nothing to change.\n", other.done("restore", file, "--record", agreementID))
	assert.Equal(t, 1, first(d.on("backup", "-o", file)), "a copy never takes the place of another")
}

func first(code int, _, _ string) int { return code }

func TestACopyIsClosedWithAPassphrase(t *testing.T) {
	d := withSample(t)
	before := d.done("export")
	file := filepath.Join(t.TempDir(), "copy.accordbackup")
	assert.Equal(t, 2, first(d.on("backup", "-o", file)), "without a passphrase it has another extension")
	code, _, errs := d.secretly([]string{"одно слово", "другое слово"}, "backup", "--seal", "-o", file)
	assert.Equal(t, 1, code)
	assert.Equal(t, "The two passphrases differ. Run the command again.\n", errs)
	code, out, errs := d.secretly([]string{"мой пароль", "мой пароль"}, "backup", "--seal", "-o", file)
	require.Zero(t, code, errs)
	recovery := regexp.MustCompile(`AGE-SECRET-KEY-\S+`).FindString(out)
	require.NotEmpty(t, recovery)

	code, _, errs = d.on("restore", file)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "No passphrase was entered.")
	code, _, errs = d.secretly([]string{"неверный"}, "restore", file)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "The passphrase does not fit.")
	for i, secret := range []string{"мой пароль", recovery} {
		into := filepath.Join(t.TempDir(), "other.accord")
		code, _, errs = d.secretly([]string{secret}, "restore", file, "--into", into)
		require.Zero(t, code, errs)
		other := &desk{t: t, path: into}
		assert.Equal(t, before, other.done("export"), i)
	}
}
