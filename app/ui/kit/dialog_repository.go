package kit

import (
	"errors"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// SpareFiles keeps the toolkit from opening some files. To show a folder, its dialogs open every file with an ending
// they do not know, and the chosen one; closing a file drops all locks of this program on it.
func SpareFiles(held func(path string) bool) {
	files, err := repository.ForScheme("file")
	if err != nil {
		return
	}
	if all, can := files.(fileRepository); can {
		repository.Register("file", &sparing{all, held})
	}
}

// fileRepository is everything that the toolkit may ask of the files of a computer.
type fileRepository interface {
	repository.AppendableRepository
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.MovableRepository
	repository.CopyableRepository
	repository.DeleteAllRepository
}

var errSpared = errors.New("the file is open here")

// sparing returns a file without contents in place of one that must not be opened.
type sparing struct {
	fileRepository
	held func(path string) bool
}

var _ fileRepository = (*sparing)(nil)

// Reader is asked for by the dialogs.
func (s *sparing) Reader(u fyne.URI) (fyne.URIReadCloser, error) {
	if s.held(u.Path()) {
		return unopened{u}, nil
	}
	return s.fileRepository.Reader(u)
}

// CanRead is asked for by the dialogs.
func (s *sparing) CanRead(u fyne.URI) (bool, error) {
	if s.held(u.Path()) {
		return true, nil
	}
	return s.fileRepository.CanRead(u)
}

// CanWrite is asked for by the dialogs.
func (s *sparing) CanWrite(u fyne.URI) (bool, error) {
	if s.held(u.Path()) {
		return true, nil
	}
	return s.fileRepository.CanWrite(u)
}

// Writer empties a file, which this one must never be.
func (s *sparing) Writer(u fyne.URI) (fyne.URIWriteCloser, error) {
	if s.held(u.Path()) {
		return nil, errSpared
	}
	return s.fileRepository.Writer(u)
}

// Appender returns a writer to the end of a file.
func (s *sparing) Appender(u fyne.URI) (fyne.URIWriteCloser, error) {
	if s.held(u.Path()) {
		return nil, errSpared
	}
	return s.fileRepository.Appender(u)
}

// unopened reads as an empty file.
type unopened struct{ uri fyne.URI }

func (unopened) Read([]byte) (int, error) { return 0, io.EOF }
func (unopened) Close() error             { return nil }
func (u unopened) URI() fyne.URI          { return u.uri }
