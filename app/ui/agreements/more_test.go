package agreements

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

// The menu of a card leads to the history of its record, and takes back the last change of it alone; it asks first where others
// were changed together with it.
func TestTheMenuOfACardLeadsToItsHistoryAndTakesItsLastChangeBack(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	note := func(text string, records ...*register.Agreement) {
		t.Helper()
		var all []register.Record
		for _, a := range records {
			a.Note = register.Ru(text)
			all = append(all, a)
		}
		_, err := s.SaveAll(context.Background(), all...)
		require.NoError(t, err)
	}
	noteOf := func(a *register.Agreement) string {
		t.Helper()
		r, err := s.Record(context.Background(), a.Ref())
		require.NoError(t, err)
		return r.(*register.Agreement).Note.Ru
	}
	note("вместе", s.signed, s.draft)
	note("одно", s.signed)
	note("другое", s.draft)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.signed.ID, 0)
	more := func(word string) {
		t.Helper()
		d.Push(lang.T("card.more"))
		at := slices.Index(strings.Split(desktest.Words(d.Top()), "\n"), lang.T(word))
		require.GreaterOrEqual(t, at, 0, "the menu says %s", desktest.Words(d.Top()))
		d.Press(slices.Repeat([]fyne.KeyName{fyne.KeyDown}, at+1)...)
		d.Press(fyne.KeyReturn)
	}
	more("history.of_record")
	assert.Equal(t, []register.Ref{s.signed.Ref()}, d.Recalled)
	more("menu.undo_last")
	assert.Equal(t, []string{"вместе", "другое"}, []string{noteOf(s.signed), noteOf(s.draft)}, "the last change of this record, not of the register")
	d.NoFailures()
}
