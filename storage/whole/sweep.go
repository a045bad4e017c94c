package whole

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Sweep removes from a folder the parts left by crashes. Parts in progress stay, also those of another program.
func Sweep(folder string) {
	for _, path := range Left(folder) {
		_ = sweep(path) // it is tried again
	}
}

// sweep removes an abandoned part with what belongs to it. It is held until it is gone: who has begun it only now sees that, or
// holds it first.
func sweep(part string) error {
	file, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	if err := hold(file); err != nil {
		return err
	}
	if err := removeBeside(part); err != nil { // as long as the part is there, the rest can be found
		return err
	}
	if runtime.GOOS == "windows" { // which removes no open file, that of another neither
		_ = file.Close()
	}
	return os.Remove(part)
}

// removeBeside removes what belongs to a part, and not the part itself.
func removeBeside(part string) error {
	entries, err := os.ReadDir(filepath.Dir(part))
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if rest, belongs := strings.CutPrefix(e.Name(), filepath.Base(part)); belongs && rest != "" {
			errs = append(errs, os.RemoveAll(filepath.Join(filepath.Dir(part), e.Name())))
		}
	}
	return errors.Join(errs...)
}

// Left returns the abandoned parts in a folder, the oldest first.
func Left(folder string) []string {
	open, err := os.Open(folder)
	if err != nil {
		return nil
	}
	names, _ := open.Readdirnames(-1) // unsorted: folders can be large
	_ = open.Close()
	names = slices.DeleteFunc(names, func(name string) bool {
		return !strings.HasPrefix(name, partPrefix) || !strings.HasSuffix(name, partEnding)
	})
	var left []string
	age := map[string]time.Time{}
	for _, name := range names {
		path := filepath.Join(folder, name)
		if about, err := os.Lstat(path); err == nil && about.Mode().IsRegular() && abandoned(path) {
			left = append(left, path)
			age[path] = about.ModTime()
		}
	}
	slices.SortFunc(left, func(a, b string) int { return age[a].Compare(age[b]) })
	return left
}

// abandoned reports whether nobody holds a part. Where the disk cannot say, somebody may.
func abandoned(path string) bool {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	return hold(file) == nil
}
