package whole

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
)

// ErrHeld: another program holds the file.
var ErrHeld = errors.New("another program holds it")

// Held is a file that shows others this program at work, until it is released.
type Held struct{ file *os.File }

// Hold makes a file and holds it until Release, or until the program ends, however that comes. ErrHeld where another program
// does.
func Hold(path string) (*Held, error) {
	for {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, private)
		if err != nil {
			return nil, err
		}
		switch err := hold(file); {
		case errors.Is(err, errors.ErrUnsupported):
			return nil, errors.Join(fmt.Errorf("hold %s: %w", path, err), file.Close())
		case err != nil:
			return nil, errors.Join(ErrHeld, file.Close())
		}
		if there(file) { // and nobody has released it just before
			return &Held{file}, nil
		}
		_ = file.Close()
	}
}

// Release lets others hold the file.
func (h *Held) Release() error {
	if runtime.GOOS == "windows" { // which removes no open file
		err := h.file.Close()
		if removed := os.Remove(h.file.Name()); removed != nil && !errors.Is(removed, fs.ErrNotExist) {
			return err // another program holds it by now
		}
		return err
	}
	return errors.Join(os.Remove(h.file.Name()), h.file.Close())
}
