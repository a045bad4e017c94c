package whole

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Fill puts files into a folder when all of them are written. The folder is made where it is not there and any file comes;
// files of the same names are replaced, others stay. A file that could not be written is left out, and the error is
// the filler's to judge.
func Fill(folder string, fill func(add func(name string, write func(io.Writer) error) error) error) error {
	folder = Behind(folder)
	if about, err := os.Stat(folder); err == nil && !about.IsDir() {
		return &fs.PathError{Op: "write", Path: folder, Err: fs.ErrExist}
	}
	part, err := Begin(folder)
	if err != nil {
		return err
	}
	tray := part.Beside(".files")
	err = fill(func(name string, write func(io.Writer) error) error {
		if err := Folder(tray); err != nil {
			return err
		}
		return lay(filepath.Join(tray, name), write)
	})
	if err == nil {
		err = empty(tray, folder)
	}
	return errors.Join(err, part.GiveUp())
}

// Make writes a new file for its owner alone; fs.ErrExist where there is one.
func Make(path string, write func(io.Writer) error) error { return layAs(private, path, write) }

// lay writes one file.
func lay(path string, write func(io.Writer) error) error { return layAs(usual, path, write) }

func layAs(mode fs.FileMode, path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, private)
	if err != nil {
		return err
	}
	err = errors.Join(write(file), file.Chmod(mode), file.Sync(), file.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// empty moves what lies in the tray into the folder.
func empty(tray, folder string) error {
	files, err := os.ReadDir(tray)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if err := os.Chmod(tray, usual|usual>>2&0o111); err != nil { // who may read it may enter it
			return err
		}
		syncFolder(tray)
		err := os.Rename(tray, folder)
		syncFolder(filepath.Dir(folder))
		return err
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(tray, f.Name()), filepath.Join(folder, f.Name())); err != nil {
			return err
		}
	}
	syncFolder(folder)
	return nil
}
