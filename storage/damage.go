package storage

import (
	"errors"
	"sync/atomic"

	"gorm.io/gorm"
)

// damage says whether something of a register was found damaged: by comparing it, or by the engine while it was read.
type damage struct {
	found atomic.Bool
	tell  atomic.Pointer[func()]
}

// find notes that damage was found, and calls the listeners once.
func (d *damage) find() {
	if d.found.Swap(true) {
		return
	}
	if tell := d.tell.Load(); tell != nil {
		(*tell)()
	}
}

// foundDamage notes that records and history were found apart. In a file a disk may be breaking, and nothing more is written; on a
// server it is one record that somebody has written past the program, and the office works on.
func (s *Store) foundDamage() {
	if !s.OnServer() {
		s.damage.find()
	}
}

// damageHolder holds the damage of the register whose pool it is of, once the register has taken it.
type damageHolder struct{ of atomic.Pointer[damage] }

// hear makes the engine of a pool report the damage it meets.
func (d *damage) hear(db *gorm.DB) {
	if one, is := db.Dialector.(dialect); is {
		one.damage.of.Store(d)
	}
}

// heed looks at an error of the engine, or at one translated from it.
func (h *damageHolder) heed(err error) {
	if err == nil || h == nil {
		return
	}
	if of := h.of.Load(); of != nil && errors.Is(translate(err), ErrDamaged) {
		of.find()
	}
}

// Damaged reports whether something of the register was found damaged since it was opened. Nothing is written into it then.
func (s *Store) Damaged() bool { return s.damage.found.Load() }

// OnDamage calls tell, on whatever goroutine, when something of the register is found damaged, at once where something was.
func (s *Store) OnDamage(tell func()) {
	s.damage.tell.Store(&tell)
	if s.Damaged() {
		tell()
	}
}
