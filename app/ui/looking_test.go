package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// looked shows the sample in a window that only looks at it.
func looked(t *testing.T) (*Window, place) {
	t.Helper()
	f := storagetest.New(t)
	_, err := exchange.ImportSample(t.Context(), f.Store)
	require.NoError(t, err)
	s, err := storage.OpenToLook(t.Context(), f.Path(), storagetest.Options("looker"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	p := newPlace(t)
	return p.window(t, s, kit.InLine()), p
}

func TestALookedAtRegisterSaysSoAndWhyNothingCanBeMade(t *testing.T) {
	w, p := looked(t)
	unbroken := func(s string) string { return strings.Join(strings.Fields(s), "") }
	assert.Contains(t, unbroken(words(w.window.Content())), unbroken(lang.T("looking.strip")))
	assert.True(t, w.add.Hidden)
	w.New()
	assert.Contains(t, unbroken(words(w.window.Content())), unbroken(lang.T("looking.said")))
	assert.Nil(t, w.form)
	assert.Empty(t, p.drafts.Keys())
}

// Whatever there is to press on the cards of all kinds, nothing of it wants to change the register.
func TestNothingThatChangesIsOfferedWhileLooking(t *testing.T) {
	storagetest.InTheFullPass(t)
	w, _ := looked(t)
	for _, k := range register.Kinds {
		var ref register.Ref
		require.NoError(t, w.store.EachRecord(t.Context(), []register.Kind{k}, func(r register.Record) error {
			ref = r.Ref()
			return nil
		}))
		if ref.ID.IsZero() {
			continue
		}
		w.Open(ref)
		for n := range within[*kit.Button](w.current.Content()) {
			w.Open(ref)
			buttons := within[*kit.Button](w.current.Content())
			if n >= len(buttons) {
				break
			}
			if word := buttons[n].Word(); word == lang.T("file.open") || word == lang.T("file.save_as") {
				continue // they lead out of the window
			}
			w.notes.Hide()
			test.Tap(buttons[n])
			assert.Nil(t, w.form, "%s: %s", k, buttons[n].Word())
			assert.NotContains(t, words(w.window.Content()), lang.T("looking.said"), "%s: %s", k, buttons[n].Word())
			for _, o := range w.Canvas().Overlays().List() {
				for _, text := range within[*kit.Dialog](fyne.CanvasObject(o)) {
					assert.NotContains(t, words(text), lang.T("error.looking"), "%s: %s", k, buttons[n].Word())
				}
				w.Canvas().Overlays().Remove(o)
			}
		}
	}
}
