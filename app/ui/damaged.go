package ui

import (
	"accord/app/lang"
)

// showDamaged says across the window that something of the register was found damaged and nothing more is written into it.
func (w *Window) showDamaged() {
	if !w.store.Damaged() {
		w.damaged.Hide()
		return
	}
	w.damaged.Say(lang.T("damaged.strip"), lang.T("damaged.ways"), w.mendWays)
}
