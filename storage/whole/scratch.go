package whole

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// scratch is what this program has made of temporary files.
var scratch struct {
	sync.Mutex
	part *Part
}

// Scratch writes a temporary file under a name of its own and returns its path. It cannot be written to, and goes with the
// program: by EndScratch, or at the next start.
func Scratch(name string, write func(io.Writer) error) (path string, err error) {
	folder, err := scratchFolder()
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, name)
	if err = lay(path, write); err == nil {
		err = os.Chmod(path, 0o400)
	}
	if err != nil {
		return "", errors.Join(err, os.RemoveAll(folder))
	}
	return path, nil
}

// scratchFolder makes a folder for one file, so that it can bear its own name.
func scratchFolder() (string, error) {
	scratch.Lock()
	defer scratch.Unlock()
	if scratch.part == nil {
		part, err := Begin(filepath.Join(os.TempDir(), "accord"))
		if err != nil {
			return "", err
		}
		scratch.part = part
	}
	all := scratch.part.Beside(".files")
	if err := Folder(all); err != nil {
		return "", err
	}
	return os.MkdirTemp(all, "")
}

// EndScratch takes the temporary files away; one that another program still holds stays until the next start.
func EndScratch() {
	scratch.Lock()
	defer scratch.Unlock()
	if scratch.part != nil {
		_ = scratch.part.GiveUp()
		scratch.part = nil
	}
	Sweep(os.TempDir())
}
