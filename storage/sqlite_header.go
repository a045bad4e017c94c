package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"time"

	"accord/storage/pages"
	"accord/storage/plainfile"
	"accord/storage/seal"
)

// applicationID marks our files ("ACCR"), at byte 68 of the header; the schema's version stands at
// byte 60 (https://sqlite.org/fileformat2.html). Both are read before the engine touches the file.
const applicationID = 0x41434352

// headerSize is the length of the header of a file of the engine.
const headerSize = 100

// ours reports whether a header is that of a register.
func ours(header []byte) bool {
	return len(header) == headerSize && bytes.HasPrefix(header, []byte("SQLite format 3\x00")) &&
		binary.BigEndian.Uint32(header[68:]) == applicationID
}

// bySide reports whether a header belongs to a side file of a database: its log, the index of the log
// (https://sqlite.org/walformat.html), or a journal.
func bySide(header []byte) bool {
	if len(header) < 8 {
		return false
	}
	const log, index = 0x377f0682, 3007000
	return binary.BigEndian.Uint32(header)&^1 == log || binary.NativeEndian.Uint32(header) == index ||
		bytes.HasPrefix(header, []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"))
}

// keepsLog reports whether the engine keeps a log for the register with a header, and no journal.
func keepsLog(header []byte) bool { return header[18] == 2 }

// ofKnownForm reports whether a header names forms of the file that there are, for writing and for reading: the engine takes
// a file of another one for a file that may not be written, and says nothing of damage.
func ofKnownForm(header []byte) bool {
	known := func(form byte) bool { return form == 1 || form == 2 }
	return known(header[18]) && known(header[19])
}

// recognise looks at a file without the engine, so that a foreign or newer one stays untouched to the byte, and returns
// its header. The header is nil for a register this program has open already.
func recognise(path string) (header []byte, err error) {
	if IsOpen(path) {
		return nil, nil
	}
	return readHeader(path)
}

// readHeader returns the header of a register that this program can read.
func readHeader(path string) (header []byte, err error) {
	file, about, err := plainfile.Open(path)
	switch {
	case errors.Is(err, plainfile.ErrNotPlain):
		return nil, fmt.Errorf("%w: %w", ErrNotRegister, err)
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNoRegister
	case err != nil:
		return nil, translate(err)
	}
	defer func() { _ = file.Close() }()
	header = make([]byte, headerSize)
	_, err = io.ReadFull(file, header)
	var content io.ReaderAt = file
	switch u, is := sealAt(path); {
	case err != nil && OfSystem(err) != nil:
		return nil, translate(err)
	case err == nil && ours(header):
		forgetAt(path) // the seal was of another file
	case is:
		content = u.keys.Reader(file, seal.Main)
		if n, _ := content.ReadAt(header, 0); !ours(header[:n]) {
			return nil, fmt.Errorf("%w: it does not open by its key", ErrDamaged)
		}
	case len(locksAt(path)) > 0:
		return nil, ErrSealed
	default:
		if holdsHistory(file, about.Size()) {
			return nil, ErrNoBeginning
		}
		return nil, ErrNotRegister
	}
	if v := int(binary.BigEndian.Uint32(header[60:])); v > newestVersion() {
		if taken := lastStep(content, about.Size()); taken > 0 && taken < v {
			return nil, fmt.Errorf("%w: version %d by the header, %d by the steps taken", ErrDamaged, v, taken)
		}
		return nil, fmt.Errorf("%w: version %d, this one knows %d", ErrNewerRegister, v, newestVersion())
	}
	if !ofKnownForm(header) {
		return nil, fmt.Errorf("%w: forms %d and %d of the file", ErrDamaged, header[18], header[19])
	}
	return header, nil
}

// lookedThrough is how much of a file is looked through for a change of a history.
const lookedThrough = 64 << 20

// errFound ends a search.
var errFound = errors.New("it is found")

// holdsHistory reports whether a whole change of a register's history lies in a file: then it is a register, whatever became of
// its first page.
func holdsHistory(file io.ReaderAt, size int64) bool {
	err := pages.Rows(file, min(size, lookedThrough), func(r pages.Row) error {
		if c, is := changeOf(r); is && c.whole() {
			return errFound
		}
		return nil
	})
	return errors.Is(err, errFound)
}

// lastStep is the last migration that a register has taken, 0 where its table of them is not found. A turned bit in the
// header makes a register look like one of a newer form; that table tells them apart.
func lastStep(file io.ReaderAt, size int64) (last int) {
	_ = pages.Rows(file, min(size, lookedThrough), func(r pages.Row) error {
		if version, is := stepOf(r); is {
			last = max(last, version)
		}
		return nil
	})
	return last
}

// stepOf reads a row of goose's table: its number, the step, whether it was taken, and when.
func stepOf(r pages.Row) (version int, is bool) {
	if r.InIndex || len(r.Values) != 4 || r.Values[0] != nil || r.Values[2] != int64(1) {
		return 0, false
	}
	step, is := r.Values[1].(int64)
	at, text := r.Values[3].(string)
	if !is || !text || step < 0 || step > math.MaxInt32 {
		return 0, false
	}
	_, err := time.Parse(time.DateTime, at)
	return int(step), err == nil
}

// inspect is recognise for a file that will be written.
func inspect(path string) error {
	if header, err := recognise(path); err != nil || header == nil {
		return err
	}
	return writable(path)
}

// writable tries to open for writing: the engine itself would fall back to reading in silence.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return translate(err)
	}
	return file.Close()
}
