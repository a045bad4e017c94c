package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
)

// Listed is a list beside the card of its current row, as it stands on pages that are no rooms of one kind of records. A page
// embeds it and says how it is built and read.
type Listed[K comparable, R any] struct {
	Card *kit.Card
	// Trouble says what could not be read, Empty stands in the place of a list without rows.
	Trouble *kit.Strip
	Empty   *kit.Empty

	desk           Desk
	name           string // under which the desk keeps the columns
	build, refresh func()
	list           *kit.ColumnList[K, R]
	split          *kit.Split
	frame          *fyne.Container
	stale          bool
}

// NewListed makes what a page embeds. Nothing is built or read before the page is shown: build calls Take and Lay, refresh
// reads, and calls Fresh before.
func NewListed[K comparable, R any](d Desk, name string, build, refresh func()) Listed[K, R] {
	return Listed[K, R]{desk: d, name: name, build: build, refresh: refresh, stale: true}
}

// Take takes the list, and makes what stands around it.
func (l *Listed[K, R]) Take(list *kit.ColumnList[K, R]) {
	l.list = list
	kept := "room." + l.name + ".columns"
	var layout kit.ColumnsLayout
	if l.desk.Kept(kept, &layout) {
		list.SetLayout(layout)
	}
	list.OnLayoutChanged = func(now kit.ColumnsLayout) { l.desk.Keep(kept, now) }
	list.OnError = l.Fail
	list.OnCopied = func(rows int, err error) {
		if err != nil {
			l.desk.Fail(err)
			return
		}
		l.desk.Say(lang.N("list.copied", rows))
	}
	l.Card, l.Trouble, l.Empty = kit.NewCard(), kit.NewStrip(kit.ToneRed), kit.NewEmpty("", "")
	l.Empty.Hide()
	l.split = BesideCard(l.desk, container.NewStack(list, l.Empty), l.Card)
}

// Selecting is the line of acts on the selected rows; it shows while there are several.
func (l *Listed[K, R]) Selecting(buttons ...*kit.Button) fyne.CanvasObject {
	line, count := SelectionLine(buttons...)
	l.list.OnSelection = func(selected int) {
		if count(selected) {
			l.Arrange()
		}
	}
	return line
}

// Lay puts the list and its card between a head and what stands below.
func (l *Listed[K, R]) Lay(head fyne.CanvasObject, below ...fyne.CanvasObject) {
	l.frame = kit.Frame(kit.Under(head, kit.Hairline()), kit.Under(append(below, l.Trouble)...), nil, nil, l.split)
}

// Arrange lays the page out again after something of it has come or gone.
func (l *Listed[K, R]) Arrange() { l.frame.Layout.Layout(l.frame.Objects, l.frame.Size()) }

// Content is what the page shows.
func (l *Listed[K, R]) Content() fyne.CanvasObject {
	if l.frame == nil {
		l.build()
	}
	return l.frame
}

// List is the list itself.
func (l *Listed[K, R]) List() *kit.ColumnList[K, R] {
	if l.list == nil {
		l.build()
	}
	return l.list
}

// Shown reads the changes and puts the keyboard on the list.
func (l *Listed[K, R]) Shown() {
	if l.stale {
		l.refresh()
	}
	l.list.Focus()
}

// Fresh says that the page is being read.
func (l *Listed[K, R]) Fresh() {
	l.Content()
	l.stale = false
}

// Changed reads the page again, now or when it is shown next.
func (l *Listed[K, R]) Changed([]storage.Change) {
	l.stale = true
	if l.InFront() {
		l.refresh()
	}
}

// InFront reports whether the page is what the window shows.
func (l *Listed[K, R]) InFront() bool { return l.frame != nil && l.frame.Visible() }

// FoldCard folds the card away or shows it. The keyboard does not stay on a card that has gone.
func (l *Listed[K, R]) FoldCard() {
	l.split.Toggle()
	if !l.split.RightShown() {
		l.list.Focus()
	}
}

// ShowCard shows the card where it is folded away, as when something is put on it that was asked for.
func (l *Listed[K, R]) ShowCard() { l.split.Peek() }

// Escape puts the keyboard on the list, and hides a card shown in too narrow a window.
func (l *Listed[K, R]) Escape() {
	l.split.Unpeek()
	l.list.Focus()
}

// Filled shows the list, or what stands in its place without rows. A list that comes back takes the keyboard where nobody has it.
func (l *Listed[K, R]) Filled(rows int) {
	Visible(l.Empty, rows == 0)
	came := rows > 0 && !l.list.Visible()
	Visible(l.list, rows > 0)
	if came && l.InFront() && l.desk.Canvas().Focused() == nil {
		l.list.Focus()
	}
}

// Blank leaves a line of words on the card.
func (l *Listed[K, R]) Blank(words string) {
	l.Card.Clear()
	l.Card.Paragraph(kit.Soft(words))
	l.Card.Refresh()
}

// Fail says that the page could not be read.
func (l *Listed[K, R]) Fail(err error) {
	l.Trouble.Say(trouble.Sentence(err), lang.T("list.again"), l.refresh)
}
