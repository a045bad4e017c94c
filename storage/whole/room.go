package whole

import (
	"errors"
	"path/filepath"
)

// enough is what any change needs.
const enough = 64 << 10

// Room tries whether a folder can be written to, and returns the system's error where not.
func Room(folder string) error {
	part, err := Begin(filepath.Join(folder, "room"))
	if err != nil {
		return err
	}
	if _, err = part.Write(make([]byte, enough)); err == nil {
		err = part.file.Sync()
	}
	return errors.Join(err, part.GiveUp())
}
