package settings

import (
	"path/filepath"
	"strings"
)

// SetPath keeps the path of a file. A portable program keeps a path beside or below itself relative: the stick with
// both may have another letter tomorrow.
func (f *File) SetPath(key, path string) error {
	if home := f.home(); home != "" {
		if from, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(from) {
			path = filepath.ToSlash(from)
		}
	}
	return f.Set(key, path)
}

// Path reads the path of a file, empty where there is none.
func (f *File) Path(key string) string {
	path := f.Text(key)
	if home := f.home(); home != "" && path != "" && !filepath.IsAbs(path) && !strings.Contains(path, "://") {
		return filepath.Join(home, filepath.FromSlash(path))
	}
	return path
}

// home is the folder of a portable program; one that is not portable has none.
func (f *File) home() string {
	if folder := filepath.Dir(f.path); filepath.Base(folder) == portable {
		return filepath.Dir(folder)
	}
	return ""
}
