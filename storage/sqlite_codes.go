package storage

import (
	"slices"
	"strings"

	"modernc.org/sqlite"
)

// The engine's result codes (https://sqlite.org/rescode.html); the first byte is the kind, and some have a second one.
const (
	codeError                                            = 1
	codePerm, codeBusy, codeLocked, codeReadOnly, codeIO = 3, 5, 6, 8, 10
	codeCorrupt, codeFull, codeCantOpen, codeProtocol    = 11, 13, 14, 15
	codeAuth, codeNotADatabase                           = 23, 26
	codeMoved, codeWriting, codeTruncating, codeIndexing = 8 | 4<<8, 10 | 3<<8, 10 | 6<<8, 10 | 19<<8
	codeRecovery, codeRollback, codeNoIndex              = 8 | 1<<8, 8 | 3<<8, 8 | 5<<8
)

// vague reports whether a code says too little.
func vague(code int) bool {
	switch code & 0xff {
	case codePerm, codeReadOnly, codeIO, codeCantOpen, codeAuth:
		return code != codeMoved
	}
	return false
}

// ofEngine returns our word for a code, nil where there is none. Only what the engine calls damaged is.
func ofEngine(code int) error {
	switch code {
	case codeMoved:
		return ErrGone
	case codeWriting, codeTruncating, codeIndexing: // on a disk that is there and takes other files
		return ErrFull
	}
	switch code & 0xff {
	case codeBusy, codeLocked, codeProtocol:
		return ErrLocked
	case codePerm, codeReadOnly, codeCantOpen, codeAuth:
		return ErrReadOnly
	case codeCorrupt, codeNotADatabase: // it was looked at, and was a register
		return ErrDamaged
	case codeFull:
		return ErrFull
	case codeIO:
		return ErrGone
	}
	return nil
}

// lacksForm reports whether the engine misses a table, a column or an index of ours, or cannot read how they or the search
// index were made, or of what form the file is: a register has them all.
func lacksForm(err *sqlite.Error) bool {
	signs := []string{"no such ", "malformed database schema", "invalid fts5 file format", "unsupported file format"}
	return err.Code() == codeError && slices.ContainsFunc(signs,
		func(said string) bool { return strings.Contains(err.Error(), said) })
}
