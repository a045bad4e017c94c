package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"modernc.org/sqlite"

	"accord/storage/register"
	"accord/storage/whole"
)

// worded are the faults that need no other name.
var worded = []error{ErrGone, ErrOverwritten, ErrReplaced, ErrLocked, ErrReadOnly, ErrLooking, ErrFull, ErrDamaged, ErrNoEntry, ErrCertificate, ErrStopped, ErrOlderRegister, ErrAddress, ErrUnverified, ErrRootCertificate, ErrCollation, ErrTemplate, ErrNoRegister, ErrNotRegister, ErrNewerRegister, ErrExists, ErrOccupied, ErrName, ErrIsRegister, ErrSealed, ErrWrongSecret, ErrIsSealed, ErrNotSealed}

// translate puts what the engine and the system say into our words.
func translate(err error) error {
	if err == nil || isWorded(err) {
		return err
	}
	word := OfSystem(err)
	var engine *sqlite.Error
	if errors.As(err, &engine) {
		word = ofEngine(engine.Code())
		if word == nil && lacksForm(engine) {
			word = ErrDamaged
		}
	}
	if word == nil {
		word = ofServerFault(err)
	}
	if word == nil {
		return err
	}
	return fmt.Errorf("%w: %w", word, err)
}

// inTemporary translates an error of work among temporary files, so that a full disk there is not taken for the register's.
func inTemporary(err error) error {
	if err = translate(err); errors.Is(err, ErrFull) {
		return fmt.Errorf("%w: %w", ErrTemporaryFull, err)
	}
	return err
}

// garbled reports whether a row was read but one of its values is unreadable: rows are only ever saved whole.
func garbled(err error) bool {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var moment *time.ParseError
	return errors.As(err, &syntax) || errors.As(err, &kind) || errors.As(err, &moment) || errors.Is(err, register.ErrID) || err != nil && strings.HasPrefix(err.Error(), "sql: Scan error")
}

func isWorded(err error) bool {
	return slices.ContainsFunc(worded, func(w error) bool { return errors.Is(err, w) })
}

// OfSystem returns our word for what the system says, nil where it says something else.
func OfSystem(err error) error {
	is := func(codes []error) bool {
		return slices.ContainsFunc(codes, func(c error) bool { return errors.Is(err, c) })
	}
	switch {
	case is(noRoom):
		return ErrFull
	case is(noRight), errors.Is(err, fs.ErrPermission):
		return ErrReadOnly
	case is(held):
		return ErrLocked
	case is(away):
		return ErrGone
	case is(noName):
		return ErrName
	}
	return nil
}

// diagnose translates an error about a register's file. The engine reports several faults by one code; the file and its
// disk tell which it is. They are examined from outside: see opened.
func diagnose(path string, err error) error {
	var engine *sqlite.Error
	if isWorded(err) || !errors.As(err, &engine) || !vague(engine.Code()) {
		return translate(err)
	}
	if word := look(path); word != nil {
		return fmt.Errorf("%w: %w", word, err)
	}
	return translate(err)
}

// look returns what is wrong with a file or its disk, nil where nothing can be seen.
func look(path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return ErrGone
	} else if err != nil {
		return errors.Join(OfSystem(err), err)
	}
	if err := mayWrite(path); err != nil {
		return ErrReadOnly
	}
	return OfSystem(whole.Room(filepath.Dir(path)))
}
