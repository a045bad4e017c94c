package desktest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Form opens the form of a record in the window, as declare lays it out, with the record's own
// rules. From now on searches and checks do not wait.
func (d *Desk) Form(r register.Record, declare func(*kit.Form, register.Record)) *kit.Form {
	d.Clock.Hurry()
	f := kit.NewForm(d.loader, r)
	f.Check = func() []kit.Problem { return desk.Problems(r.Check()) }
	declare(f, r)
	d.Show(f)
	return f
}

// FormOnTop finds the form in whatever lies on top of the window, and lets checks wait no more.
func (d *Desk) FormOnTop() *kit.Form {
	d.t.Helper()
	d.Clock.Hurry()
	f := formIn(d.Top())
	if f == nil {
		d.t.Fatalf("no form in:\n%s", Words(d.Top()))
	}
	return f
}

func formIn(o fyne.CanvasObject) *kit.Form {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Form:
		return o
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, one := range inside {
		if f := formIn(one); f != nil {
			return f
		}
	}
	return nil
}

// Into puts the keyboard into the field of that path.
func (d *Desk) Into(f *kit.Form, path string) {
	d.t.Helper()
	field := f.Field(path)
	if field == nil {
		d.t.Fatalf("the form has no field %q", path)
	}
	field.Focus()
}

// Type types where the keyboard is. A line break is Enter, a tab moves on.
func (d *Desk) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		switch focused := d.Canvas().Focused(); {
		case r == '\t':
			d.Canvas().(interface{ FocusNext() }).FocusNext()
		case r == '\n':
			d.Press(fyne.KeyReturn)
		case focused == nil:
			d.t.Fatalf("nothing has the keyboard for %q", text)
		default:
			focused.TypedRune(r)
		}
	}
}

// Paste puts a text where the keyboard is, as Ctrl+V does.
func (d *Desk) Paste(text string) {
	d.t.Helper()
	s, ok := d.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		d.t.Fatal("nothing with the keyboard takes a text")
	}
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(text)
	s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

// Fill types into the field of that path, replacing its content.
func (d *Desk) Fill(f *kit.Form, path, text string) {
	d.t.Helper()
	d.Into(f, path)
	if s, ok := d.Canvas().Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	d.Type(text)
}

// Press presses keys where the keyboard is, or in the window where nothing has it.
func (d *Desk) Press(names ...fyne.KeyName) {
	d.t.Helper()
	for _, n := range names {
		key := &fyne.KeyEvent{Name: n}
		if focused := d.Canvas().Focused(); focused != nil {
			focused.TypedKey(key)
		} else if typed := d.Canvas().OnTypedKey(); typed != nil {
			typed(key)
		}
	}
}

// Ctrl presses a key together with Ctrl where the keyboard is.
func (d *Desk) Ctrl(name fyne.KeyName) {
	d.t.Helper()
	s, ok := d.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		d.t.Fatal("nothing with the keyboard knows shortcuts")
	}
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
}

// Push presses the button that bears the word, in whatever lies on top of the window.
func (d *Desk) Push(word string) {
	d.t.Helper()
	for _, o := range seen(d.Top()) {
		if b, ok := o.(*kit.Button); ok && b.Word() == word {
			b.Press()
			return
		}
	}
	d.t.Fatalf("no button %q in:\n%s", word, Words(d.Top()))
}

// Top is what lies on top of the window: a menu, a dialog, else the content.
func (d *Desk) Top() fyne.CanvasObject {
	if top := d.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return d.Canvas().Content()
}

// Choose sets a filter of a page by the words of its options, as a click on them would.
func Choose[R any](d *Desk, r *desk.Room[R], filter, find, label string, options func(string) []kit.Option) {
	d.t.Helper()
	for _, o := range options(find) {
		if o.Label == label {
			r.SetFilter(filter, o)
			return
		}
	}
	d.t.Fatalf("filter %s has no option %q", filter, label)
}

// InOrder wants all these words in a text, one after the other.
func InOrder(t testing.TB, words string, wanted ...string) {
	t.Helper()
	rest := words
	for _, w := range wanted {
		at := strings.Index(rest, w)
		if at < 0 {
			t.Fatalf("%q is missing or out of place in:\n%s", w, words)
		}
		rest = rest[at+len(w):]
	}
}

// Card draws a card and returns its words.
func (d *Desk) Card(draw func(*kit.Card), err error) string {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	c := kit.NewCard()
	draw(c)
	d.Show(c)
	return Words(c)
}

// seen returns an object and all visible objects in it.
func seen(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	switch o := o.(type) {
	case *kit.Flow, *kit.Button, *kit.Words:
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, seen(child)...)
		}
	case *kit.Scroll:
		all = append(all, seen(o.Content)...)
	case *widget.PopUp:
		all = append(all, seen(o.Content)...)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, seen(child)...)
		}
	}
	return all
}

// lines returns the texts in an object.
func lines(o fyne.CanvasObject) []string {
	var all []string
	for _, one := range seen(o) {
		text := ""
		switch one := one.(type) {
		case *kit.Flow:
			text = one.Text()
		case *kit.Words:
			text = one.Text()
		case *kit.Button:
			text = one.Word()
		case *canvas.Text:
			text = one.Text
		}
		if text != "" {
			all = append(all, text)
		}
	}
	return slices.Clip(all)
}

// Follow clicks the link of these words, or the row of a card whose first line they are.
func (d *Desk) Follow(words string) {
	d.t.Helper()
	for _, o := range seen(d.Top()) {
		f, ok := o.(*kit.Flow)
		if !ok {
			if row, may := o.(fyne.Tappable); may && strings.HasPrefix(Words(o)+"\n", words+"\n") {
				row.Tapped(&fyne.PointEvent{})
				return
			}
			continue
		}
		for _, piece := range test.WidgetRenderer(f).Objects() {
			link, ok := piece.(interface {
				fyne.Widget
				fyne.Tappable
			})
			if ok && slices.Contains(drawn(link), words) {
				link.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	d.t.Fatalf("no link %q in:\n%s", words, Words(d.Top()))
}

func drawn(w fyne.Widget) []string {
	var all []string
	for _, o := range test.WidgetRenderer(w).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			all = append(all, text.Text)
		}
	}
	return all
}

// Within returns all visible objects of a type in an object.
func Within[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var all []T
	for _, one := range seen(o) {
		if is, ok := one.(T); ok {
			all = append(all, is)
		}
	}
	return all
}
