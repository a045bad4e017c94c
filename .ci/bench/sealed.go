package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
)

// sealedRounds is how often each thing is done with either register.
const sealedRounds = 60

// sealed does the same with the large register and with one of the same contents under seal, by turns. The passphrase is
// tried once, before: that it takes long is its purpose.
func (b *bench) sealed() (err error) {
	const passphrase = "a passphrase to be measured"
	var ways [2]*sealedWay
	for i, name := range []string{"plain.accord", "sealed.accord"} {
		path := filepath.Join(b.folder, name)
		if err := copyFile(b.register, path); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.Remove(path)) }()
		ways[i] = &sealedWay{path: path}
	}
	if _, err := storage.Seal(b.ctx, ways[1].path, passphrase, storage.Options{Author: "bench", Device: "bench"}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(ways[1].path+".key")) }()
	begun := time.Now()
	if err := storage.Unlock(b.ctx, ways[1].path, passphrase, clock.System); err != nil {
		return err
	}
	var unlocking samples
	unlocking.took(begun)
	for round := range sealedRounds {
		for _, way := range ways {
			if err := way.round(b, round); err != nil {
				return err
			}
		}
	}
	b.table.tell("sealed: the passphrase", unlocking, milliseconds)
	for _, part := range []struct {
		name string
		of   func(*sealedWay) samples
	}{
		{"start", func(w *sealedWay) samples { return w.start }},
		{"list", func(w *sealedWay) samples { return w.list }},
		{"search", func(w *sealedWay) samples { return w.search }},
		{"save", func(w *sealedWay) samples { return w.save }},
	} {
		plain := part.of(ways[0])
		b.table.tell("sealed: "+part.name+" of an open register", plain, milliseconds)
		b.table.compare("sealed: "+part.name, part.of(ways[1]), plain, milliseconds, 1.5)
	}
	return nil
}

// sealedWay is one of the two registers with what its rounds took.
type sealedWay struct {
	path                      string
	start, list, search, save samples
}

// round opens the register to its first page, reads a page in the middle, searches and saves, and closes it.
func (w *sealedWay) round(b *bench, n int) (err error) {
	begun := time.Now()
	s, err := storage.Open(b.ctx, w.path, storage.Options{Author: "bench", Device: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	ids, err := w.page(b, s, func(int) int { return 0 })
	if err != nil {
		return err
	}
	w.start.took(begun)
	begun = time.Now()
	if _, err := w.page(b, s, func(all int) int { return all * (n + 1) / (sealedRounds + 1) }); err != nil {
		return err
	}
	w.list.took(begun)
	begun = time.Now()
	if _, err := s.Search(b.ctx, "сотрудничество культура", 40); err != nil {
		return err
	}
	w.search.took(begun)
	r, err := s.Record(b.ctx, register.Ref{Kind: register.KindAgreement, ID: ids[n%len(ids)]})
	if err != nil {
		return err
	}
	r.(*register.Agreement).Note = register.Ru(fmt.Sprintf("примечание %d", n))
	begun = time.Now()
	if _, err := s.Save(b.ctx, r); err != nil {
		return err
	}
	w.save.took(begun)
	return nil
}

// page reads the list of agreements and the rows of one page of it.
func (w *sealedWay) page(b *bench, s *storage.Store, from func(all int) int) ([]register.ID, error) {
	ids, err := s.AgreementIDs(b.ctx, storage.AgreementQuery{})
	if err != nil {
		return nil, err
	}
	at := min(from(len(ids)), max(0, len(ids)-40))
	some := ids[at:min(at+40, len(ids))]
	_, err = s.AgreementRows(b.ctx, some, s.Today())
	return some, err
}
