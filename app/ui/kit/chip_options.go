package kit

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

const (
	optionHeight   float32 = 28
	optionsShown           = 12  // rows seen at once
	optionsMost            = 200 // rows held; who wants another types to find it
	optionsToFind          = 8   // more than that, and there is a field to find by
	optionsLeast   float32 = 180
	optionsWidest  float32 = 420
	optionsPadding float32 = 6
)

// optionList is the list that a filter opens.
type optionList struct {
	loader  *Loader
	options func(find string) []Option
	count   CountOption // nil shows no numbers
	several bool
	typed   bool // what is not offered can be typed
	change  func([]Option)
	chosen  []Option

	popUp    *widget.PopUp
	find     *findEntry
	rows     *optionRows
	box      *fyne.Container
	scr      *Scroll
	slot     Slot
	counting Slot
	owner    fyne.Focusable
	at       fyne.Position
	wide     float32
}

// showOptions opens the list under its owner once the options are there.
func showOptions(owner fyne.Focusable, l *Loader, options func(find string) []Option, count CountOption,
	chosen []Option, several bool, findBy string, change func([]Option),
) *optionList {
	o := &optionList{
		loader: l, options: options, count: count, several: several, change: change,
		chosen: slices.Clone(chosen), typed: findBy != "", owner: owner, wide: optionsLeast,
	}
	under := owner.(fyne.CanvasObject)
	c := canvasOf(under)
	if c == nil {
		return o
	}
	o.at = fyne.CurrentApp().Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height+3)
	o.rows = newOptionRows(o)
	o.scr = NewScroll(o.rows)
	o.scr.OnScrolled = func(fyne.Position) { o.countShown() }
	o.find = newFindEntry(o)
	if o.find.Hide(); findBy != "" {
		o.find.PlaceHolder = findBy
	}
	o.box = container.New(optionsLayout{o}, o.find, o.scr)
	o.popUp = widget.NewPopUp(o.box, c)
	o.load("", true)
	return o
}

func (o *optionList) load(find string, first bool) {
	options := o.options
	Load(o.loader, &o.slot, func(context.Context) ([]Option, error) {
		return options(find), nil
	}, func(found []Option, err error) {
		if err != nil {
			found = nil
		}
		toFind := len(found) > optionsToFind
		if find == "" && toFind {
			found = o.chosenFirst(found)
		}
		o.rows.set(found)
		if first {
			o.open(toFind || o.typed)
		} else {
			o.scr.ScrollToOffset(fyne.Position{})
			o.fit()
		}
		o.countShown()
	})
}

// chosenFirst puts the chosen options of a long list first, so that they are visible.
func (o *optionList) chosenFirst(found []Option) []Option {
	rest := slices.DeleteFunc(slices.Clone(found), o.is)
	return append(slices.Clone(o.chosen), rest...)
}

// countShown counts the records behind the visible options, one after the other, and writes each number as it comes.
// Options scrolled to later are counted then.
func (o *optionList) countShown() {
	if o.count == nil {
		return
	}
	from := max(0, int(o.scr.Offset.Y/optionHeight))
	values := o.rows.uncounted(from, from+optionsShown+1)
	if len(values) == 0 {
		return
	}
	count := o.count
	Load(o.loader, &o.counting, func(ctx context.Context) (struct{}, error) {
		for _, value := range values {
			n, err := count(ctx, value)
			if err != nil {
				return struct{}{}, err
			}
			o.loader.OnScreen(func() {
				if ctx.Err() == nil {
					o.rows.setCount(value, n)
				}
			})
		}
		return struct{}{}, nil
	}, func(struct{}, error) {}) // without a number the list is as good as before
}

func (o *optionList) open(toFind bool) {
	show(o.find, toFind)
	o.fit()
	o.popUp.ShowAtPosition(o.at)
	o.fit()
	o.takeKeys()
	o.rows.reveal()
}

// takeKeys gives the keys to the field to find by, or to the rows.
func (o *optionList) takeKeys() {
	if o.find.Visible() {
		o.popUp.Canvas.Focus(o.find)
	} else {
		o.popUp.Canvas.Focus(o.rows)
	}
}

// findBy shows the field to find by, though there are few options: others may be found that are not offered.
func (o *optionList) findBy(text string) {
	o.find.Show()
	o.fit()
	o.popUp.Canvas.Focus(o.find)
	o.find.SetText(text)
	o.find.CursorColumn = len([]rune(text))
	o.find.Refresh()
}

// fit makes the list as large as its options need.
func (o *optionList) fit() {
	o.wide = max(o.wide, min(o.rows.widest(), optionsWidest))
	rows := max(1, min(len(o.rows.options), optionsShown))
	height := optionHeight*float32(rows) + 2*optionsPadding
	if o.find.Visible() {
		height += o.find.MinSize().Height + optionsPadding
	}
	size := fyne.NewSize(o.wide+2*optionsPadding, height)
	at, window := o.at, o.popUp.Canvas.Size()
	at.X = max(4, min(at.X, window.Width-size.Width-4))
	at.Y = max(4, min(at.Y, window.Height-size.Height-4))
	o.popUp.Move(at)
	o.popUp.Resize(size)
	o.popUp.Refresh()
}

// choose takes the option under the cursor, or away again.
func (o *optionList) choose(at int) {
	if at < 0 || at >= len(o.rows.options) {
		return
	}
	option := o.rows.options[at]
	is := slices.IndexFunc(o.chosen, func(c Option) bool { return c.Value == option.Value })
	switch {
	case is >= 0:
		o.chosen = slices.Delete(o.chosen, is, is+1)
	case o.several:
		o.chosen = append(o.chosen, option)
	default:
		o.chosen = []Option{option}
	}
	if !o.several {
		o.close()
	} else {
		o.rows.Refresh()
	}
	o.change(slices.Clone(o.chosen))
}

func (o *optionList) close() {
	o.slot.Cancel()
	o.counting.Cancel()
	o.popUp.Hide()
	focus(o.owner)
}

func (o *optionList) is(option Option) bool {
	return slices.ContainsFunc(o.chosen, func(c Option) bool { return c.Value == option.Value })
}

// key moves through the options; it reports whether the key was one for that.
func (o *optionList) key(name fyne.KeyName) bool {
	last := len(o.rows.options) - 1
	switch name {
	case fyne.KeyDown:
		o.rows.moveTo(min(o.rows.cursor+1, last))
	case fyne.KeyUp:
		o.rows.moveTo(max(o.rows.cursor-1, 0))
	case fyne.KeyPageDown:
		o.rows.moveTo(min(o.rows.cursor+optionsShown-1, last))
	case fyne.KeyPageUp:
		o.rows.moveTo(max(o.rows.cursor-optionsShown+1, 0))
	case fyne.KeyReturn, fyne.KeyEnter:
		o.choose(o.rows.cursor)
	case fyne.KeyEscape:
		o.close()
	default:
		return false
	}
	return true
}

// optionsLayout puts the field to find by over the rows.
type optionsLayout struct{ o *optionList }

func (l optionsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(optionsLeast, 40) }

func (l optionsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	y := optionsPadding
	inner := size.Width - 2*optionsPadding
	if l.o.find.Visible() {
		height := l.o.find.MinSize().Height
		l.o.find.Move(fyne.NewPos(optionsPadding, y))
		l.o.find.Resize(fyne.NewSize(inner, height))
		y += height + optionsPadding
	}
	l.o.scr.Move(fyne.NewPos(optionsPadding, y))
	l.o.scr.Resize(fyne.NewSize(inner, max(0, size.Height-y-optionsPadding)))
}

// findEntry is where one types to find an option; the arrows move in the list meanwhile.
type findEntry struct {
	LineEntry
	list   *optionList
	walked bool // the last key moved in the list
}

func newFindEntry(o *optionList) *findEntry {
	f := &findEntry{list: o}
	f.PlaceHolder = lang.T("list.filter.find")
	f.OnChanged = func(text string) { o.load(text, false) }
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey moves in the list, and otherwise in the text.
func (f *findEntry) TypedKey(e *fyne.KeyEvent) {
	walked := f.list.key(e.Name)
	if e.Name != fyne.KeySpace { // TypedRune decides about that
		f.walked = walked
	}
	if !walked {
		f.Entry.TypedKey(e)
	}
}

// TypedRune writes. A space chooses, as in a list without the field, unless it goes on in what is being written.
func (f *findEntry) TypedRune(typed rune) {
	if typed == ' ' && (f.Text == "" || f.walked) {
		f.walked = true
		f.list.choose(f.list.rows.cursor)
		return
	}
	f.walked = false
	f.Entry.TypedRune(typed)
}
