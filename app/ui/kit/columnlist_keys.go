package kit

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// typeAheadPause ends a search by typing.
const typeAheadPause = time.Second

// FocusGained shows which row has the keyboard.
func (l *ColumnList[K, R]) FocusGained() {
	l.focused = true
	l.area.remark()
}

// FocusLost ends that.
func (l *ColumnList[K, R]) FocusLost() {
	l.focused = false
	l.typed = ""
	l.area.remark()
}

// TypedKey moves through the list and acts on the current row.
func (l *ColumnList[K, R]) TypedKey(e *fyne.KeyEvent) {
	extend := l.Held()&fyne.KeyModifierShift != 0
	if to, moves := l.target(e.Name); moves {
		l.typed = ""
		switch {
		case to < 0:
		case extend:
			l.extendTo(to)
		default:
			l.choose(to)
		}
		return
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		if !l.walkTree(e.Name == fyne.KeyLeft) && !l.foldCurrent(e.Name == fyne.KeyLeft) {
			PassKey(l, e)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open()
	case fyne.KeySpace:
		if !l.typing() && l.current >= 0 {
			l.toggle(l.current)
		}
	case fyne.KeyF2:
		l.edit()
	case fyne.KeyDelete:
		if keys := l.Selected(); len(keys) > 0 && l.OnDelete != nil {
			l.OnDelete(keys)
		}
	case desktop.KeyMenu:
		l.menuByKey()
	case fyne.KeyF10:
		if !extend {
			PassKey(l, e)
			return
		}
		l.menuByKey()
	case fyne.KeyBackspace:
		if l.typing() {
			runes := []rune(l.typed)
			l.typed = string(runes[:len(runes)-1])
			l.find()
		}
	default:
		PassKey(l, e)
	}
}

// target returns where a key leads; moves is false for keys that lead nowhere.
func (l *ColumnList[K, R]) target(key fyne.KeyName) (to int, moves bool) {
	n := len(l.pages.keys)
	page := max(1, int(l.scroll.Size().Height/rowHeight)-1)
	switch key {
	case fyne.KeyDown:
		to = l.current + 1
	case fyne.KeyUp:
		to = max(l.current-1, 0)
	case fyne.KeyPageDown:
		to = l.current + page
	case fyne.KeyPageUp:
		to = l.current - page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	default:
		return -1, false
	}
	if n == 0 {
		return -1, true
	}
	return max(0, min(to, n-1)), true
}

// TypedRune collects letters to find a row by.
func (l *ColumnList[K, R]) TypedRune(r rune) {
	if l.OnTypeAhead == nil || !unicode.IsPrint(r) || r == ' ' && !l.typing() {
		return
	}
	if !l.typing() {
		l.typed = ""
	}
	l.typed += string(r)
	l.find()
}

func (l *ColumnList[K, R]) typing() bool {
	return l.typed != "" && l.now().Sub(l.lastTyped) <= typeAheadPause
}

func (l *ColumnList[K, R]) find() {
	l.lastTyped = l.now()
	if l.typed != "" && l.OnTypeAhead != nil {
		l.OnTypeAhead(l.typed)
	}
}

// TypedShortcut copies, selects all, and moves without selecting; the rest goes to the window.
func (l *ColumnList[K, R]) TypedShortcut(s fyne.Shortcut) {
	switch known := s.(type) {
	case *fyne.ShortcutCopy:
		if !CopyMarked(canvasOf(l)) {
			l.Copy()
		}
		return
	case *fyne.ShortcutSelectAll:
		l.selectAll()
		return
	case *desktop.CustomShortcut:
		if known.Modifier != fyne.KeyModifierControl {
			break
		}
		switch known.KeyName {
		case fyne.KeyReturn, fyne.KeyEnter:
			l.edit()
			return
		case fyne.KeySpace:
			if l.current >= 0 {
				l.toggle(l.current)
			}
			return
		}
		if to, moves := l.target(known.KeyName); moves {
			if to >= 0 {
				l.setCurrent(to)
			}
			return
		}
	}
	PassShortcut(l, s)
}

func (l *ColumnList[K, R]) open() {
	if l.current >= 0 && l.OnOpen != nil {
		l.OnOpen(l.key)
	}
}

func (l *ColumnList[K, R]) edit() {
	if l.current >= 0 && l.OnEdit != nil {
		l.OnEdit(l.key)
	}
}

func (l *ColumnList[K, R]) menuByKey() {
	if l.current < 0 {
		return
	}
	l.reveal(l.current)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.scroll)
	y := rowHeight*float32(l.groups.line(l.current)+1) - l.scroll.Offset.Y
	l.openMenu(l.current, at.AddXY(columnMargin, y))
}

// choose makes a row the current and only selected one.
func (l *ColumnList[K, R]) choose(row int) {
	clear(l.selected)
	l.selected[l.pages.keys[row]] = struct{}{}
	l.anchor = row
	l.setCurrent(row)
	l.tellSelection()
}

// extendTo selects the rows from where the selection began.
func (l *ColumnList[K, R]) extendTo(row int) {
	if l.anchor < 0 || l.anchor >= len(l.pages.keys) {
		l.anchor = max(l.current, 0)
	}
	clear(l.selected)
	for i := min(l.anchor, row); i <= max(l.anchor, row); i++ {
		l.selected[l.pages.keys[i]] = struct{}{}
	}
	l.setCurrent(row)
	l.tellSelection()
}

// toggle adds a row to the selected ones or takes it away.
func (l *ColumnList[K, R]) toggle(row int) {
	key := l.pages.keys[row]
	if _, is := l.selected[key]; is {
		delete(l.selected, key)
	} else {
		l.selected[key] = struct{}{}
	}
	l.anchor = row
	l.setCurrent(row)
	l.tellSelection()
}

func (l *ColumnList[K, R]) selectAll() {
	for _, k := range l.pages.keys {
		l.selected[k] = struct{}{}
	}
	l.area.remark()
	l.tellSelection()
}

func (l *ColumnList[K, R]) setCurrent(row int) {
	other := row != l.current
	l.current, l.key = row, l.pages.keys[row]
	l.reveal(row)
	l.area.remark()
	if other && l.OnSelect != nil {
		l.OnSelect(l.key)
	}
}

func (l *ColumnList[K, R]) tellSelection() {
	if l.OnSelection != nil {
		l.OnSelection(len(l.selected))
	}
}

// reveal scrolls just as far as the row needs to be seen whole.
func (l *ColumnList[K, R]) reveal(row int) {
	height := l.scroll.Size().Height
	if height < rowHeight {
		l.pending = true
		return
	}
	l.pending = false
	if row < 0 {
		return
	}
	top := rowHeight * float32(l.groups.line(row))
	first := top
	if l.groups.begins(row) {
		first -= rowHeight // with the heading
	}
	offset := l.scroll.Offset.Y
	switch {
	case first < offset:
		offset = first
	case top+rowHeight > offset+height:
		offset = top + rowHeight - height
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	l.look()
}
