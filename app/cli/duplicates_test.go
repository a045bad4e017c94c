package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twins are two partners that are one.
const twins = `{"format": "accord-register", "version": 1, "records": {"partner": [
 {"id": "01900000-0000-7000-8000-00000000f001", "name": {"ru": "Елабужский завод"}, "kind": "enterprise", "ours": true},
 {"id": "01900000-0000-7000-8000-00000000f002", "name": {"ru": "ПАО «Елабужский завод»"}, "kind": "enterprise", "ours": true}]}}`

func TestDuplicatesAreListedAndMerged(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "twins.json")
	require.NoError(t, os.WriteFile(file, []byte(twins), 0o600))
	d.imported(file)
	var found []struct {
		ID    string   `json:"id"`
		Other string   `json:"other_id"`
		Score int      `json:"score"`
		Why   []string `json:"why"`
	}
	require.NoError(t, json.Unmarshal([]byte(d.done("duplicates", "--kind", "partner", "--format", "json")), &found))
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Why, "legal_form")
	assert.Contains(t, d.done("duplicates"), "the same without the legal form")

	done := d.done("merge", "partner", found[0].ID, found[0].Other)
	assert.Contains(t, done, "Made one: ПАО «Елабужский завод»")
	assert.Equal(t, d.done("show", "partner", found[0].ID), d.done("show", "partner", found[0].Other), "the old ID leads to the one that stays")
	d.done("paper", "card", found[0].Other, "-o", filepath.Join(t.TempDir(), "a.md"))
	words := strings.Fields(done)
	d.done("undo", words[len(words)-1])
	assert.NotEqual(t, d.done("show", "partner", found[0].ID), d.done("show", "partner", found[0].Other))

	for _, args := range [][]string{{"duplicates", "--kind", "sphere"}, {"merge", "partner", found[0].ID}, {"merge", "partner", "x", "y"}} {
		code, _, _ := d.on(args...)
		assert.Equal(t, 2, code, args)
	}
	code, _, _ := d.on("merge", "partner", found[0].ID, found[0].ID)
	assert.Equal(t, 1, code)
}
