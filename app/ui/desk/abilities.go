package desk

import (
	"fyne.io/fyne/v2"

	"accord/app/ui/kit"
	"accord/storage/register"
)

// A page may be able to do more than every Page must. Each ability is an interface; a page that has it says so beside its
// type, so that a misspelt method does not take it away unseen.

// Beginner is a page that can begin to read before there is anything to show it in.
type Beginner interface{ Begin() }

// KeyHearer is a page that hears the keys that nothing else has taken.
type KeyHearer interface{ Key(name fyne.KeyName) }

// Exporter is a page that writes what it shows into a file.
type Exporter interface{ Export() }

// DropTaker is a page that takes files dropped on the window.
type DropTaker interface{ Drop(paths []string) }

// RecordDropTaker is a page that takes files dropped on the open form of a record; it reports whether it does.
type RecordDropTaker interface {
	DropOn(ref register.Ref, paths []string) bool
}

// FormHolder is a page that opens a form in its own place; Form is nil while there is none. Leave goes on with then once the
// form was saved or given up.
type FormHolder interface {
	Form() *kit.Form
	Leave(then func())
}

// Inner is a page that is reached from another one, Within, and has no place of its own in the navigation where that is not
// empty.
type Inner interface{ Within() string }

// KeyedCard is a page with a card that gives the keyboard back to the line in which it was.
type KeyedCard interface {
	Keyed() int
	Key(line int)
}

var (
	_ Beginner        = (*Room[struct{}])(nil)
	_ Exporter        = (*Room[struct{}])(nil)
	_ DropTaker       = (*Room[struct{}])(nil)
	_ RecordDropTaker = (*Room[struct{}])(nil)
	_ Inner           = (*Room[struct{}])(nil)
	_ KeyedCard       = (*Room[struct{}])(nil)
)
