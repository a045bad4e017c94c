package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// stops are all places that the keyboard can be in, with where they lie.
func stops(w *Window) map[fyne.Focusable]fyne.Position {
	places := map[fyne.Focusable]fyne.Position{}
	for _, o := range within[fyne.Focusable](w.form.form) {
		places[o] = fyne.CurrentApp().Driver().AbsolutePositionForObject(o.(fyne.CanvasObject))
	}
	return places
}

// eachForm opens the form of a new record of every kind, and of those of the sample.
func eachForm(t *testing.T, do func(w *Window, k register.Kind)) {
	t.Helper()
	f := storagetest.New(t)
	_, err := exchange.ImportSample(t.Context(), f.Store)
	require.NoError(t, err)
	w := show(t, f)
	for _, k := range register.Kinds {
		records := []register.Record{k.New()}
		require.NoError(t, f.EachRecord(t.Context(), []register.Kind{k}, func(r register.Record) error {
			if len(records) < 3 {
				records = append(records, r)
			}
			return nil
		}))
		for _, r := range records {
			w.Edit(r)
			if w.form == nil {
				continue // rules and the like have none here
			}
			do(w, k)
			w.form.form.Saved()
			w.closeForm()
		}
	}
}

// A problem that is told or withdrawn moves nothing: its place is kept free.
func TestProblemsMoveNothingInTheFormsOfAllKinds(t *testing.T) {
	storagetest.InTheFullPass(t)
	formed := 0
	eachForm(t, func(w *Window, k register.Kind) {
		formed++
		before := stops(w)
		var problems []kit.Problem
		for i, field := range w.form.form.Fields() {
			problems = append(problems, kit.Problem{Field: field.Path(), Text: "Так нельзя, потому что это не сходится ни с чем на свете", Warning: i%2 == 0})
		}
		for _, told := range [][]kit.Problem{problems, problems[:1], problems[len(problems)-1:], nil} {
			w.form.form.Report(told)
			moved(t, before, stops(w), k, len(told))
		}
		found := desk.Problems(w.form.record.Check())
		w.form.form.Report(found)
		moved(t, before, stops(w), k, len(found))
	})
	assert.Greater(t, formed, len(register.Kinds))
}

// moved complains of whatever stands elsewhere than before.
func moved(t *testing.T, before, after map[fyne.Focusable]fyne.Position, k register.Kind, problems int) {
	t.Helper()
	for o, was := range before {
		if is := after[o]; is != was {
			t.Errorf("%s: with %d problems what stood at %v stands at %v", k, problems, was, is)
			return
		}
	}
}

// A choice lets other fields come and go; those that stand beside it, and itself, stay where they are.
func TestChoicesMoveNothingBesideThem(t *testing.T) {
	storagetest.InTheFullPass(t)
	eachForm(t, func(w *Window, k register.Kind) {
		for _, field := range w.form.form.Fields() {
			field.Focus()
			at := w.Canvas().Focused()
			before := stops(w)
			if _, shown := before[at]; !shown {
				continue
			}
			press(w, fyne.KeyDown)
			after := stops(w)
			for o, was := range before {
				if is, still := after[o]; still && was.Y == before[at].Y && is != was {
					t.Errorf("%s: beside %s what stood at %v stands at %v", k, field.Path(), was, is)
				}
			}
		}
	})
}

// What comes by itself moves neither a page nor a form: somebody may be about to click there.
func TestWhatComesByItselfMovesNothing(t *testing.T) {
	w := show(t, storagetest.New(t))
	draw := func() {
		w.window.Resize(fyne.NewSize(1280, 700)) // as the screen does, which this one leaves to us
		w.window.Resize(fyne.NewSize(1280, 720))
	}
	told := func() {
		t.Helper()
		draw()
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.place)
		for _, s := range []*kit.Strip{w.damaged, w.apart, w.sited, w.uncopied, w.undecided, w.late, w.meanwhile, w.likeness} {
			s.Say("Кто-то другой сделал то, о чём стоит узнать, не прерывая того, что делается", "", nil)
			draw()
			assert.Positive(t, s.Size().Height)
			assert.Equal(t, place, fyne.CurrentApp().Driver().AbsolutePositionForObject(w.place))
		}
	}
	told()
	w.Edit(&register.Agreement{})
	draw()
	before := stops(w)
	told()
	moved(t, before, stops(w), register.KindAgreement, 0)
	w.closeForm()
	told()
}

// The toolkit measures the window in every frame: whatever draws itself again meanwhile would be drawn for ever.
func TestMeasuringDrawsNothing(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	_, err := exchange.ImportSample(t.Context(), f.Store)
	require.NoError(t, err)
	w := show(t, f)
	const untouched = "untouched"
	for _, p := range w.places() {
		w.Go(p.ID)
		were := map[*canvas.Text]string{}
		for _, o := range within[*canvas.Text](w.Canvas().Content()) {
			were[o] = o.Text
			o.Text = untouched
		}
		w.Canvas().Content().MinSize()
		for o, was := range were {
			assert.Equal(t, untouched, o.Text, "%s: “%s” was drawn", p.ID, was)
			o.Text = was
		}
	}
}
