package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"accord/storage"
	"accord/storage/register"
)

// onServer is what is promised of a register of 100,000 agreements on a server.
var onServer = promises{list: 150, overview: 400, inForce: 400, calendar: 400, common: 60, rare: 10}

// server puts the register on a server, unless it is there, and measures lists, searches, the overview and saves in the file and
// there, one after the other, and pages over a slow line.
func (b *bench) server() error {
	if b.office == "" {
		return errors.New("no server: run .ci/postgres before the bench")
	}
	there, err := storage.Open(b.ctx, b.office, storage.Options{Author: "bench", Device: "bench"})
	if errors.Is(err, storage.ErrUnprepared) {
		move := exec.CommandContext(b.ctx, b.program, "--register", b.register, "office", "move", b.office)
		move.Stdout, move.Stderr = os.Stderr, os.Stderr
		if err := move.Run(); err != nil {
			return err
		}
		there, err = storage.Open(b.ctx, b.office, storage.Options{Author: "bench", Device: "bench"})
	}
	if err != nil {
		return err
	}
	here, err := b.open()
	if err != nil {
		return errors.Join(err, there.Close())
	}
	for _, one := range []struct {
		where string
		store *storage.Store
	}{{", in the file", here}, {", on a server", there}} {
		err = errors.Join(err, b.listsIn(one.store, one.where, onServer.list), b.searchIn(one.store, one.where, onServer), b.overviewIn(one.store, one.where, onServer))
	}
	err = errors.Join(err, b.savesOnServer(there))
	return errors.Join(err, here.Close(), there.Close(), b.slowPages())
}

// savesOnServer saves new agreements and changes them.
func (b *bench) savesOnServer(s *storage.Store) error {
	partners, err := s.PartnerIDs(b.ctx, storage.PartnerQuery{})
	if err != nil {
		return err
	}
	var fresh, changed samples
	for i := range saves {
		a := agreement(i, partners)
		for n, took := range []*samples{&fresh, &changed} {
			a.Note = register.Ru(fmt.Sprintf("примечание %d", n))
			begun := time.Now()
			if _, err := s.Save(b.ctx, a); err != nil {
				return err
			}
			took.took(begun)
		}
	}
	b.table.add("saving: a new agreement, on a server", fresh, milliseconds, 15)
	b.table.add("saving: a changed agreement, on a server", changed, milliseconds, 15)
	return nil
}
