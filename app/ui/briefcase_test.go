package ui

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Whoever opens a briefcase sees which parts were taken, so that a part that was left behind is not thought empty; nothing
// offers to add to it.
func TestABriefcaseSaysWhichPartsWereTaken(t *testing.T) {
	s, a := withAgreement(t)
	path := filepath.Join(t.TempDir(), "портфель.accordcase")
	s.shown.packBriefcase(path, wanted{Kinds: []register.Kind{register.KindAgreement}}, "слова подряд")
	s.turnTo(path, unlocking("слова подряд"), func(err error) { require.NoError(t, err) })
	require.True(t, s.shown.Looking())
	assert.Contains(t, s.shown.look.Text(), lang.T("briefcase.strip.kinds", "Соглашения"))
	s.shown.Open(a.Ref())
	said := words(s.window.Content())
	assert.Contains(t, said, lang.T("file.none.looking"))
	for _, b := range within[*kit.Button](s.window.Content()) {
		assert.NotEqual(t, lang.T("file.add"), b.Word())
	}
}
