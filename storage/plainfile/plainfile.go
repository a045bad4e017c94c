// Package plainfile opens files that come from elsewhere: only plain ones, for a pipe would be waited for without end and a
// device has no end, and no longer ones than are wanted.
package plainfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

var (
	// ErrNotPlain: what stands at the path is a folder, a pipe, a device or the like.
	ErrNotPlain = errors.New("this is no plain file")
	// ErrTooLong: the file is longer than any that is wanted here.
	ErrTooLong = errors.New("the file is too long")
	// ErrSpared: the file is one that must not be opened.
	ErrSpared = errors.New("this file must not be opened")
)

var spared = func(string) bool { return false }

// Spare says which files are never opened, whoever asks for them: closing one would take the locks from another handle of
// this program. It is called once, before anything is opened.
func Spare(held func(path string) bool) { spared = held }

// Open opens a plain file for reading, and returns its FileInfo.
func Open(path string) (*os.File, fs.FileInfo, error) {
	// Looked at first: opening some devices does something.
	if about, err := os.Stat(path); err != nil {
		return nil, nil, err
	} else if !about.Mode().IsRegular() {
		return nil, nil, notPlain("open", path)
	}
	if spared(path) {
		return nil, nil, &fs.PathError{Op: "open", Path: path, Err: ErrSpared}
	}
	file, err := os.OpenFile(path, os.O_RDONLY|withoutWaiting, 0)
	if err != nil {
		return nil, nil, err
	}
	about, err := file.Stat()
	if err == nil && !about.Mode().IsRegular() { // another one by now
		err = notPlain("open", path)
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return file, about, nil
}

func notPlain(doing, path string) error {
	return &fs.PathError{Op: doing, Path: path, Err: ErrNotPlain}
}

// Read reads a whole file of at most so many bytes.
func Read(path string, atMost int64) ([]byte, error) {
	file, about, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // was only read
	if about.Size() > atMost {
		return nil, fmt.Errorf("read %s: %w", path, ErrTooLong)
	}
	return io.ReadAll(io.LimitReader(file, atMost))
}
