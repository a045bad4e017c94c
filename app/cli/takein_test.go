package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The way of a part of the register into the field and back, by commands.
func TestAPartGoesAlongAndComesBack(t *testing.T) {
	d := withSample(t)
	folder := t.TempDir()
	alone := d.done("pack", "sphere", "01900000-0000-7000-8000-000000000104", "--depth", "0", "-o", filepath.Join(folder, "сфера.accordpack"), "--passphrase-fd", d.hand("слова подряд"))
	assert.Contains(t, alone, "(1 record, ", "the rules of procedure, which go with any, were not asked for")
	there, back := filepath.Join(folder, "баку.accordpack"), filepath.Join(folder, "назад.accordpack")
	visit := "01900000-0000-7000-8000-000000000701"
	code, out, errs := d.on("pack", "visit", visit, "-o", there, "--for", "Baku", "--depth", "1", "--passphrase-fd", d.hand("слова подряд"))
	require.Zero(t, code, errs)
	assert.Contains(t, out, "Made: "+there)

	code, _, errs = d.run("unpack", there, "--passphrase-fd", d.hand("другие слова"))
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "This is not the passphrase of the package; nothing has changed.")
	code, out, errs = d.run("unpack", there, "--passphrase-fd", d.hand("слова подряд"))
	require.Zero(t, code, errs)
	assert.Contains(t, out, "The register is ready")

	field := *d
	field.path = filepath.Join(folder, "баку.accord")
	code, out, errs = field.on("show", "visit", visit)
	require.Zero(t, code, errs)
	assert.Contains(t, out, "Azerbaijan")
	code, _, errs = field.on("pack", "-o", back, "--passphrase-fd", field.hand("слова подряд"))
	require.Zero(t, code, errs)

	code, out, errs = d.on("takein", back, "--dry-run", "--passphrase-fd", d.hand("слова подряд"))
	require.Zero(t, code, errs)
	assert.Contains(t, out, "There is nothing to take in")
	whole, err := os.ReadFile(back)
	require.NoError(t, err)
	cut := filepath.Join(folder, "обрезан.accordpack")
	require.NoError(t, os.WriteFile(cut, whole[:len(whole)/2], 0o600))
	code, _, errs = d.on("takein", cut, "--passphrase-fd", d.hand("слова подряд"))
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "The package is damaged, cut or changed; nothing was taken from it.")
}

func TestADeviceSaysItsWords(t *testing.T) {
	d := withSample(t)
	out := d.done("device")
	assert.Contains(t, out, "accord1:")
	assert.Contains(t, out, "The register has not exchanged packages with other computers yet.")
	_, card, _ := cutLine(out, "accord1:")
	out = d.done("device", "--trust", card, "--name", "Laptop 2")
	assert.Contains(t, out, "Laptop 2")
	assert.Contains(t, out, "words compared")
	out = d.done("device", "--withdraw", card, "--name", "Laptop 2")
	assert.Contains(t, out, "withdrawn")
	code, _, errs := d.on("device", "--trust", "x")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "This is no key of a computer.")
}

// cutLine returns what stands in a text from a word on, to the next blank.
func cutLine(text, from string) (before, found, after string) {
	at := strings.Index(text, from)
	end := strings.IndexAny(text[at:], " \n")
	return text[:at], text[at : at+end], text[at+end:]
}

func TestTakingInSaysWhatWasTaken(t *testing.T) {
	d := withSample(t)
	folder := t.TempDir()
	id, err := register.ParseID("01900000-0000-7000-8000-000000000701")
	require.NoError(t, err)
	purpose := func(path, words string) {
		s, err := storage.Open(t.Context(), path, storagetest.Options("Айгуль"))
		require.NoError(t, err)
		v, err := storage.Get[register.Visit](t.Context(), s, id)
		require.NoError(t, err)
		v.Purpose = register.Text{En: words}
		_, err = s.Save(t.Context(), v)
		require.NoError(t, errors.Join(err, s.Close()))
	}
	field := *d
	field.path = filepath.Join(folder, "baku.accord")
	there, back := filepath.Join(folder, "there.accordpack"), filepath.Join(folder, "back.accordpack")
	d.done("pack", "visit", id.String(), "-o", there, "--passphrase-fd", d.hand("слова подряд"))
	field.done("unpack", there, "-o", field.path, "--trust", "--passphrase-fd", d.hand("слова подряд"))
	purpose(d.path, "Talks")
	purpose(field.path, "An exhibition")
	field.done("pack", "-o", back, "--passphrase-fd", d.hand("слова подряд"))
	for prefer, taken := range map[string]string{
		"ask": "undecided: what is here stays for now", "ours": "what is here stays", "theirs": "what is there is taken",
	} {
		out := d.done("takein", back, "--dry-run", "--prefer", prefer, "--trust", "--passphrase-fd", d.hand("слова подряд"))
		assert.Contains(t, out, "    here: Talks\n")
		assert.Contains(t, out, "\n    "+taken+"\n", prefer)
	}
}
