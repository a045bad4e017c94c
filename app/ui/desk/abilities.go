package desk

import (
	"fyne.io/fyne/v2"

	"accord/app/ui/kit"
	"accord/storage/register"
)

// A page may have abilities beyond those of every Page. Each is an interface; the page asserts it beside its type, so
// that the compiler finds a misspelt method.

// Beginner is a page that can begin to read before there is anything to show it in.
type Beginner interface{ Begin() }

// KeyHearer is a page that hears keys nothing else has taken.
type KeyHearer interface{ Key(name fyne.KeyName) }

// Escaper is a page that hears Esc: it closes what it has opened beside its list, and puts the keyboard on the list.
type Escaper interface{ Escape() }

// Exporter is a page that writes what it shows into a file.
type Exporter interface{ Export() }

// Paster is a page that takes a text pasted while nothing in it has the keyboard.
type Paster interface{ Pasted(text string) }

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

// Carrier is a page whose unfinished work goes on once the register was locked and opened again. Carry returns what the page needs
// for that, nil where nothing is unfinished, and CarryOn goes on with it.
type Carrier interface {
	Carry() []byte
	CarryOn(data []byte)
}

// Inner is a page reached from another one, Within. Unless Within is empty, it has no place of its own in the
// navigation.
type Inner interface{ Within() string }

// KeyedCard is a page that can return the keyboard to a line of its card.
type KeyedCard interface {
	Keyed() int
	Key(line int)
}

var (
	_ Beginner        = (*Room[struct{}])(nil)
	_ Escaper         = (*Room[struct{}])(nil)
	_ Exporter        = (*Room[struct{}])(nil)
	_ DropTaker       = (*Room[struct{}])(nil)
	_ RecordDropTaker = (*Room[struct{}])(nil)
	_ Inner           = (*Room[struct{}])(nil)
	_ KeyedCard       = (*Room[struct{}])(nil)
)
