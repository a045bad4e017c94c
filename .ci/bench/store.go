package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"accord/storage"
)

// open opens the large register as the window does.
func (b *bench) open() (*storage.Store, error) {
	return storage.Open(b.ctx, b.register, storage.Options{Author: "bench", Device: "bench"})
}

// opening opens the register several times.
func (b *bench) opening() error {
	var took samples
	for range b.runs {
		begun := time.Now()
		s, err := b.open()
		if err != nil {
			return err
		}
		took.took(begun)
		if err := s.Close(); err != nil {
			return err
		}
	}
	if b.promises.opened > 0 {
		b.table.add("opening: the register without a window", took, milliseconds, b.promises.opened)
	} else {
		b.table.tell("opening: the register without a window", took, milliseconds)
	}
	return nil
}

// kilobytesOfRecord is what a record of a large register is to take at most.
const kilobytesOfRecord = 4.5

// size tells what a record takes of the file.
func (b *bench) size() (err error) {
	about, err := os.Stat(b.register)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file://"+b.register+"?mode=ro")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var records float64
	if err := db.QueryRowContext(b.ctx, "SELECT count(*) FROM catalogue").Scan(&records); err != nil {
		return err
	}
	b.table.add(fmt.Sprintf("size: of one of %.0f records", records), samples{float64(about.Size()) / 1024 / records}, kilobytes, kilobytesOfRecord)
	return nil
}
