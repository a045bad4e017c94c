package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Whatever there is to press on the card of what lies in the trash, of all kinds, nothing of it changes the record: it can
// only be taken back.
func TestWhatLiesInTheTrashCanOnlyBeTakenBack(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	_, err := exchange.ImportSample(t.Context(), f.Store)
	require.NoError(t, err)
	w := show(t, f)
	for _, k := range register.Kinds {
		var ref register.Ref
		require.NoError(t, f.EachRecord(t.Context(), []register.Kind{k}, func(r register.Record) error {
			if !r.Meta().InTrash() {
				ref = r.Ref()
			}
			return nil
		}))
		if ref.ID.IsZero() {
			continue
		}
		_, err := f.Delete(t.Context(), ref)
		require.NoError(t, err)
		w.Open(ref)
		card := func() fyne.CanvasObject {
			cards := within[*kit.Card](w.current.Content())
			require.NotEmpty(t, cards, k)
			return cards[0]
		}
		restores := false
		for n := range within[*kit.Button](card()) {
			buttons := within[*kit.Button](card())
			if n >= len(buttons) {
				break
			}
			switch word := buttons[n].Word(); word {
			case lang.T("trash.restore"):
				restores = true
				continue
			case lang.T("file.open"), lang.T("file.save_as"): // they lead out of the window
				continue
			case lang.T("card.edit"), lang.T("file.add"):
				t.Errorf("%s: %q is offered", k, word)
			}
			test.Tap(buttons[n])
			test.Tap(buttons[n])
			assert.Nil(t, w.form, "%s: %q opens a form", k, buttons[n].Word())
			for _, o := range w.Canvas().Overlays().List() {
				assert.NotContains(t, words(o), lang.T("menu.edit"), "%s: %q", k, buttons[n].Word())
				assert.NotContains(t, words(o), lang.T("menu.delete"), "%s: %q", k, buttons[n].Word())
				w.Canvas().Overlays().Remove(o)
			}
			w.Open(ref)
		}
		assert.True(t, restores, "the card of a %s does not offer to restore it", k)

		w.key(fyne.KeyF2)
		assert.Nil(t, w.form, "F2 on a %s", k)
		assert.Contains(t, words(w.window.Content()), lang.T("trash.only_back"), k)
		w.EditRefAt(ref, "title")
		assert.Nil(t, w.form, "a field of a %s", k)
		w.Restore(ref)
		for _, answer := range []string{"trash.restore.alone", "trash.restore"} {
			if dialogs := w.Canvas().Overlays().List(); len(dialogs) > 0 {
				for _, b := range within[*kit.Button](dialogs[len(dialogs)-1]) {
					if b.Word() == lang.T(answer) {
						test.Tap(b)
					}
				}
			}
		}
		r, err := f.Record(t.Context(), ref)
		require.NoError(t, err)
		assert.False(t, r.Meta().InTrash(), "a %s that was taken back", k)
		w.Open(ref)
		w.key(fyne.KeyF2)
		assert.NotNil(t, w.form, "F2 on a %s that is back", k)
		w.key(fyne.KeyEscape)
	}
}

// While the card shows what the list does not hold, the keys do nothing to the row that was current.
func TestTheKeysAreMeantForTheCardThatIsShown(t *testing.T) {
	f := storagetest.New(t)
	gone := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	stays := f.Agreement(register.Agreement{Title: register.Ru("О культуре")})
	w := show(t, f)
	w.Open(stays.Ref())
	_, err := f.Delete(t.Context(), gone.Ref())
	require.NoError(t, err)
	w.Open(gone.Ref())
	room := agreementsOf(w)
	assert.Empty(t, room.List().Selected())
	for _, key := range []fyne.KeyName{fyne.KeyF2, fyne.KeyDelete} {
		press(w, key)
		assert.Nil(t, w.form, key)
	}
	r, err := f.Record(t.Context(), stays.Ref())
	require.NoError(t, err)
	assert.False(t, r.Meta().InTrash())
	shown, _ := room.Current()
	assert.Equal(t, gone.ID, shown)

	w.Restore(gone.Ref())
	answer(t, w, "trash.restore")
	shown, _ = room.Current()
	assert.Equal(t, gone.ID, shown)
	assert.Equal(t, []register.ID{gone.ID}, room.List().Selected(), "it stands in the list again")
}
