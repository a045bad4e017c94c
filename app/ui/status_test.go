package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheStepsAreOfferedInTheLastLineBeforeAndAfterASave(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	for range 2 {
		assert.True(t, w.status.steps.Visible())
		assert.Equal(t, lang.T("status.steps"), w.status.steps.Word())
		w.saved = w.loader.Clock.Now()
		w.status.show("")
	}
	assert.Contains(t, w.status.saved.Text(), lang.Clock(w.saved))
}

func TestPassingNotesHaveRoomInTheLastLineBesideTheSteps(t *testing.T) {
	w := show(t, storagetest.New(t))
	left, right := w.status.free()
	assert.GreaterOrEqual(t, w.status.bar.Size().Height, kit.NoteHeight)
	assert.GreaterOrEqual(t, left, w.navigation.Size().Width)
	assert.Greater(t, right, w.status.steps.Size().Width)
}

func TestPassingNotesLeaveTheButtonsOfAFormFreeInEveryLanguage(t *testing.T) {
	storagetest.InTheFullPass(t)
	w := show(t, storagetest.New(t))
	for _, language := range register.Languages {
		w.Speak(language)
		w.New()
		left := w.window.Canvas().Size().Width
		for _, b := range within[*kit.Button](w.form.form) {
			if b.Word() == lang.T("form.cancel") {
				left = fyne.CurrentApp().Driver().AbsolutePositionForObject(b).X
			}
		}
		_, right := w.status.free()
		end := w.window.Canvas().Size().Width - right
		assert.LessOrEqual(t, end, left, language)
		assert.GreaterOrEqual(t, end, left-20, "%s: no more than they need", language)
		w.form.form.Leave()
	}
}
