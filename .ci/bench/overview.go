package main

import (
	"errors"
	"time"

	"accord/storage"
	"accord/storage/register"
)

// pastDays are those as of which the register is looked at, besides today.
var pastDays = []register.Date{"2022-12-05", "2010-06-01", "1999-06-01"}

// overview reads the first page, counts what is in force by sphere and partner, finds the deadlines of half a year and
// reads the calendar of a month, each as of several days.
func (b *bench) overview() (err error) {
	s, err := b.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return b.overviewIn(s, "", b.promises)
}

// overviewIn does that in a register that lies somewhere.
func (b *bench) overviewIn(s *storage.Store, where string, p promises) error {
	for _, one := range []struct {
		what string
		most float64
		does func(on register.Date) error
	}{
		{"overview: all of it, as of 4 days", p.overview, func(on register.Date) error { _, err := s.Overview(b.ctx, on); return err }},
		{"overview: in force by sphere and partner, as of 4 days", p.inForce, func(on register.Date) error { _, err := s.InForce(b.ctx, on); return err }},
		{"overview: deadlines of 180 days, as of 4 days", p.calendar, func(on register.Date) error { _, err := s.Deadlines(b.ctx, on, 180); return err }},
		{"calendar: six weeks, as of 4 days", p.calendar, func(on register.Date) error {
			_, err := s.Calendar(b.ctx, storage.CalendarQuery{From: on, To: on.AddDays(41)})
			return err
		}},
	} {
		var took samples
		for run := range 6 {
			for _, on := range append(pastDays, s.Today()) {
				begun := time.Now()
				if err := one.does(on); err != nil {
					return err
				}
				if run > 0 { // the first warms the engine's memory
					took.took(begun)
				}
			}
		}
		b.table.add(one.what+where, took, milliseconds, one.most)
	}
	return nil
}
