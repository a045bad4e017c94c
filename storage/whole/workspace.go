package whole

import (
	"errors"
	"os"
	"path/filepath"
)

// Workspace makes a folder for the temporary files of one act. End takes it away with all that is in it; the next start does
// where the program was killed before.
func Workspace() (folder string, end func() error, err error) {
	part, err := Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return "", nil, err
	}
	folder = part.Beside(".work")
	if err := Folder(folder); err != nil {
		return "", nil, errors.Join(err, part.GiveUp())
	}
	return folder, part.GiveUp, nil
}
