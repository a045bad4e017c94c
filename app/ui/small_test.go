package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// smallScreens are the least screens on which the window must be usable: that of a netbook, and that of an office laptop
// at 150 %.
var smallScreens = []fyne.Size{fyne.NewSize(1024, 600), fyne.NewSize(910, 512)}

// narrowest is the netbook at 150 %: nothing may be wider, though much is scrolled or folded away.
var narrowest = fyne.NewSize(683, 400)

// The toolkit makes a window larger than the screen rather than smaller than its content.
func TestEveryPageFormAndDialogFitsASmallScreen(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	for _, l := range register.Languages {
		w.Speak(l)
		for _, p := range w.pages {
			w.Go(p.ID())
			everySize(w, func(s fyne.Size) { fits(t, w, s, l, p.ID()) }, narrowest)
			room, is := p.(opener)
			if !is {
				continue
			}
			room.New()
			if w.form == nil {
				dropOverlays(w)
				continue
			}
			everySize(w, func(s fyne.Size) {
				fits(t, w, s, l, "the form of "+p.ID())
				assert.Truef(t, saveIsSeen(w, s), "%s, %v: Save of %s is on the screen", l, s, p.ID())
			})
			w.form.form.Leave()
		}
		everySize(w, func(s fyne.Size) {
			for name, open := range map[string]func(){
				"help": w.Help, "as of": w.AskDay, "search": w.search.Open,
				"lineage": func() { w.Trace(a.ID) },
				"leaving": func() {
					w.Edit(register.Record(&register.Agreement{Title: register.Ru("Новое")}))
					w.form.form.Unsaved()
					w.form.form.Leave()
				},
			} {
				open()
				fits(t, w, s, l, name)
				dropOverlays(w)
				if w.form != nil {
					w.form.form.OnLeave()
				}
			}
		})
	}
}

// A label that is cut names its field for nobody.
func TestNoLabelOfAFormIsCut(t *testing.T) {
	storagetest.InTheFullPass(t)
	w := show(t, storagetest.New(t))
	for _, l := range register.Languages {
		w.Speak(l)
		for _, p := range w.pages {
			room, is := p.(opener)
			if !is {
				continue
			}
			w.Go(p.ID())
			room.New()
			if w.form == nil {
				dropOverlays(w)
				continue
			}
			for _, s := range []fyne.Size{smallScreens[0], fyne.NewSize(1366, 768)} {
				w.window.Resize(s)
				for _, f := range w.form.form.Fields() {
					assert.NotContainsf(t, f.Caption(), "…", "%s, %v: %s", l, s, p.ID())
				}
			}
			w.form.form.Leave()
		}
	}
}

// A day that is cut says another one: its column is whole or not there.
func TestNoDayOfAListIsCut(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	if _, err := exchange.ImportSample(background, f.Store); err != nil {
		t.Fatal(err)
	}
	f.Visit(register.Visit{From: "2022-12-15", To: "2022-12-17"})
	f.Event(register.Event{From: "2022-12-15", To: "2022-12-17"})
	w := show(t, f)
	for _, l := range register.Languages {
		w.Speak(l)
		for _, p := range w.pages {
			w.Go(p.ID())
			everySize(w, func(s fyne.Size) {
				assert.NotRegexpf(t, `[0-9]{2}[.–][0-9.– ]*…`, words(w.current.Content()), "%s, %v: %s", l, s, p.ID())
			})
		}
	}
}

func everySize(w *Window, do func(fyne.Size), more ...fyne.Size) {
	for _, s := range append(more, smallScreens...) {
		w.window.Resize(s)
		do(s)
	}
}

// saveIsSeen reports whether the button that saves a form is on the screen.
func saveIsSeen(w *Window, screen fyne.Size) bool {
	for _, b := range within[*kit.Button](w.window.Content()) {
		if b.Word() == lang.T("form.save") {
			end := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Add(b.Size())
			return end.X <= screen.Width && end.Y <= screen.Height
		}
	}
	return false
}

// fits reports what is larger than the screen.
func fits(t *testing.T, w *Window, screen fyne.Size, l register.Language, what string) {
	t.Helper()
	shown := append([]fyne.CanvasObject{w.window.Content()}, w.Canvas().Overlays().List()...)
	for _, o := range shown {
		least := o.MinSize()
		assert.Truef(t, least.Width <= screen.Width && least.Height <= screen.Height, "%s, %v: %s needs %v", l, screen, what, least)
	}
}

func dropOverlays(w *Window) {
	for _, o := range w.Canvas().Overlays().List() {
		if pop, is := o.(interface{ Hide() }); is {
			pop.Hide()
		}
		w.Canvas().Overlays().Remove(o)
	}
}

func TestTheScaleChangesAtOnceAndIsKept(t *testing.T) {
	t.Setenv("FYNE_SCALE", "1")
	w := show(t, storagetest.New(t))
	drawn := 0
	w.app.Settings().AddListener(func(fyne.Settings) { drawn++ })
	w.preferences().SetScale(150)
	assert.Equal(t, 1, drawn, "the toolkit reads the scale where a theme is set")
	assert.Equal(t, "1.50", os.Getenv("FYNE_SCALE"))
	assert.Equal(t, 150, w.preferences().Scale)
}

// A list beside a card is not legible on a small screen: the card folds away, comes by Enter and goes by Esc and F4.
func TestTheCardMakesRoomForTheListOnASmallScreen(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	room := agreementsOf(w)
	list := func() float32 { return room.List().Size().Width }
	wide := list()
	w.window.Resize(smallScreens[0])
	assert.Greater(t, list(), wide, "the list has the width of the card")
	narrow := list()
	press(w, fyne.KeyReturn)
	assert.Less(t, list(), narrow, "Enter shows the card")
	assert.Equal(t, a.ID, w.here().record)
	press(w, fyne.KeyEscape)
	assert.Equal(t, narrow, list())
	press(w, fyne.KeyF4)
	assert.Less(t, list(), narrow)
	press(w, fyne.KeyF4)
	assert.Equal(t, narrow, list())
	w.window.Resize(fyne.NewSize(1366, 768))
	assert.Equal(t, wide, list())
	press(w, fyne.KeyF4)
	assert.Greater(t, list(), wide, "and where there is room it folds by hand")
}

// Esc is heard by every page that has something to close, not only by those of records.
func TestEscHidesTheCardOfEveryPage(t *testing.T) {
	f := storagetest.New(t)
	f.Delete(t.Context(), f.Visit(register.Visit{Title: register.Ru("Поездка в Баку"), From: "2022-11-29"}).Ref())
	w := show(t, f)
	w.window.Resize(narrowest)
	for _, page := range w.pages {
		folder, folds := page.(desk.CardFolder)
		if inner, is := page.(desk.Inner); !folds || is && inner.Within() != "" {
			continue
		}
		w.Go(page.ID())
		before := words(page.Content())
		folder.FoldCard()
		if !assert.NotEqual(t, before, words(page.Content()), "%s shows its card", page.ID()) {
			continue
		}
		w.key(fyne.KeyEscape)
		assert.Equal(t, before, words(page.Content()), "%s hides it", page.ID())
	}
}

// The toolkit gives up where the scale is nought or less.
func TestAScaleOutOfBoundsIsBroughtWithinThem(t *testing.T) {
	for percent, want := range map[int]string{-7: "0.80", 0: "0.80", 1: "0.80", 125: "1.25", 100000: "2.00"} {
		t.Setenv("FYNE_SCALE", "1")
		scaleTo(percent)
		assert.Equal(t, want, os.Getenv("FYNE_SCALE"))
	}
}
