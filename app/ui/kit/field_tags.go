package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// Tags makes a field of several short texts, such as other names: Enter, a semicolon or leaving the
// field ends one.
func Tags(labelKey string, values *[]string) *Field {
	return newField(labelKey, &tagsInput{values: values}, 220)
}

type tagsInput struct {
	values *[]string
	field  *Field
	box    *tokenBox
}

func (t *tagsInput) attach(f *Field) {
	t.field = f
	t.box = newTokenBox(f, t.drop)
	t.box.refold = t.show
	e := t.box.entry
	e.onKey = func(k *fyne.KeyEvent) bool {
		if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && t.pending() {
			t.settle()
			return true
		}
		return t.box.keys(k)
	}
	e.OnChanged = func(text string) {
		if strings.Contains(text, ";") {
			t.settle()
			return
		}
		f.typing()
	}
	e.onFocus = func(here bool) {
		t.box.Refresh()
		if here {
			f.arrived()
			return
		}
		t.box.stand(-1)
		t.settle()
		f.left()
	}
}

// settle turns the typed text into tags; a tag never stands twice.
func (t *tagsInput) settle() {
	if !t.pending() {
		return
	}
	all := slices.Clone(*t.values)
	for _, part := range strings.Split(t.box.entry.Text, ";") {
		part = register.Line(part)
		if part != "" && !slices.Contains(all, part) {
			all = append(all, part)
		}
	}
	t.box.entry.put("")
	t.put(all)
}

func (t *tagsInput) drop(i int) { t.put(slices.Delete(slices.Clone(*t.values), i, i+1)) }

func (t *tagsInput) put(values []string) {
	*t.values = values
	t.show()
	t.field.changed()
	t.field.typing()
}

func (t *tagsInput) show() {
	t.box.set(*t.values)
	t.box.entry.SetPlaceHolder(lang.T("form.add"))
	t.field.reword()
}

func (t *tagsInput) load() {
	t.box.entry.put("")
	t.box.fold(len(*t.values))
	t.show()
}

func (t *tagsInput) pending() bool             { return strings.TrimSpace(t.box.entry.Text) != "" }
func (t *tagsInput) fault() string             { return "" }
func (t *tagsInput) object() fyne.CanvasObject { return t.box }
func (t *tagsInput) target() fyne.Focusable    { return t.box.entry }
func (t *tagsInput) empty() bool               { return len(*t.values) == 0 }
func (t *tagsInput) setOutline(o outline)      { t.box.setOutline(o) }
func (t *tagsInput) setQuiet(q bool)           { t.box.quiet = q; t.box.Refresh() }
func (t *tagsInput) setDisabled(off bool)      { t.box.setDisabled(off) }
