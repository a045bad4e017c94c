package desk

import "accord/app/ui/kit"

// Changing returns buttons that change the register, none where it is open for looking only.
func Changing(d Desk, buttons ...*kit.Button) []*kit.Button {
	if d.Looking() {
		return nil
	}
	return buttons
}

// Purging are Changing that take records away for good, none where the person may not.
func Purging(d Desk, buttons ...*kit.Button) []*kit.Button {
	if !d.Purges() {
		return nil
	}
	return Changing(d, buttons...)
}

// ChangingItems are Changing of a menu.
func ChangingItems(d Desk, items ...*kit.MenuItem) kit.Menu {
	if d.Looking() {
		return nil
	}
	return items
}
