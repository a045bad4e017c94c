package backup

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"accord/storage/plainfile"
	"accord/storage/whole"
)

// ErrNoPlace: the disk or the folder that copies go to is not there.
var ErrNoPlace = errors.New("the place of the copies is not there")

// Place is a folder for copies, on another disk, a share or a stick. It is known by a mark that lies in it: a stick has
// another letter or name tomorrow, and another stick may have the same.
type Place struct {
	Folder string `json:"folder,omitempty"`
	Mark   string `json:"mark,omitempty"`
}

// IsZero reports whether no place was chosen: copies lie beside the register.
func (p Place) IsZero() bool { return p.Folder == "" }

const (
	markFile   = ".accord-backups"
	markLength = 32
)

// Choose makes a folder a place for copies. One that was chosen before keeps its mark.
func Choose(folder string) (Place, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return Place{}, fmt.Errorf("choose a place for copies: %w", err)
	}
	if err := whole.Folder(folder); err != nil {
		return Place{}, fmt.Errorf("choose a place for copies: %w", err)
	}
	mark, err := markOf(folder)
	if errors.Is(err, fs.ErrNotExist) {
		mark = strings.ToLower(rand.Text()[:26])
		err = whole.Keep(filepath.Join(folder, markFile), []byte(mark))
	}
	if err != nil {
		return Place{}, fmt.Errorf("choose a place for copies: %w", err)
	}
	return Place{Folder: folder, Mark: mark}, nil
}

func markOf(folder string) (string, error) {
	text, err := plainfile.Read(filepath.Join(folder, markFile), markLength)
	return strings.TrimSpace(string(text)), err
}

// Find returns where the place is now: at its folder, or at the same folder of another disk of those at hand. ErrNoPlace
// where it is nowhere. Without a place it is "".
func (p Place) Find(roots []string) (string, error) {
	if p.IsZero() {
		return "", nil
	}
	if mark, err := markOf(p.Folder); err == nil && mark == p.Mark {
		return p.Folder, nil
	}
	// Of /media/name/STICK/copies the stick may be any part; on Windows it is the letter.
	parts := strings.Split(filepath.ToSlash(strings.TrimPrefix(p.Folder, filepath.VolumeName(p.Folder))), "/")
	for _, root := range roots {
		for i := range len(parts) + 1 {
			folder := filepath.Join(root, filepath.Join(parts[i:]...))
			if mark, err := markOf(folder); err == nil && mark == p.Mark {
				return folder, nil
			}
		}
	}
	return "", fmt.Errorf("%w: %s", ErrNoPlace, p.Folder)
}

// Roots are the disks, shares and sticks at hand.
func Roots() []string {
	var roots []string
	switch runtime.GOOS {
	case "windows":
		for letter := 'D'; letter <= 'Z'; letter++ {
			roots = append(roots, string(letter)+`:\`)
		}
	case "darwin":
		roots = below("/Volumes")
	default:
		roots = append(below("/mnt"), below("/media")...)
		for _, folder := range append(below("/run/media"), below("/media")...) {
			roots = append(roots, below(folder)...)
		}
	}
	return roots
}

// below returns the folders in a folder.
func below(folder string) []string {
	entries, _ := os.ReadDir(folder) // there is none on many systems
	var found []string
	for _, e := range entries {
		if e.IsDir() {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return found
}

// own is the folder of a register in a place that several registers may share, two of one name among them.
func own(place, register string) string {
	sum := sha256.Sum256([]byte(filepath.Clean(register)))
	return filepath.Join(place, stem(register)+"-"+hex.EncodeToString(sum[:2])+folderEnding)
}

// foldersOf returns the folders of registers of that name in a place: the file may have been moved since.
func foldersOf(place, register string) []string {
	folders := []string{place}
	for _, folder := range below(place) {
		name := filepath.Base(folder)
		if strings.HasPrefix(name, stem(register)+"-") && strings.HasSuffix(name, folderEnding) {
			folders = append(folders, folder)
		}
	}
	return folders
}
