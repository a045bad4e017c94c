// Package site finds out what kind of place a file lies in: a disk of this computer, a network share, or a folder that
// another program synchronises. A register is safe only on the first: the engine's locks and log need one computer, and
// a program that copies a file during a save copies half of it.
package site

import (
	"os"
	"path/filepath"
	"strings"
)

// Kind is what kind of place it is.
type Kind string

// The kinds of places.
const (
	Own          Kind = "own"          // a disk of this computer
	Network      Kind = "network"      // a share of another
	Synchronised Kind = "synchronised" // a folder that a program copies to and from elsewhere
)

// Site is the place of a file.
type Site struct {
	Kind Kind
	// Name is the program that synchronises, or the file system of the share, as its makers write it.
	Name string
}

// The programs whose names people write in letters of their own.
const (
	YandexDisk  = "Yandex Disk"
	GoogleDrive = "Google Drive"
	MailCloud   = "Mail.ru Cloud"
	SberDisk    = "SberDisk"
)

// Safe reports whether a register lies well there.
func (s Site) Safe() bool { return s.Kind != Network && s.Kind != Synchronised }

// Of returns the place of an existing or a future file. Links are followed. An unknown place counts as the computer's
// own.
func Of(path string) Site {
	path, err := filepath.Abs(path)
	if err != nil {
		return Site{Kind: Own}
	}
	there, folder := behind(path)
	if name := share(there); name != "" {
		return Site{Network, name} // whatever it is called there
	}
	for _, at := range []string{folder, filepath.Dir(path)} {
		for ; filepath.Dir(at) != at; at = filepath.Dir(at) {
			if name := named(filepath.Base(at)); name != "" {
				return Site{Synchronised, name}
			}
			if name := marked(at); name != "" {
				return Site{Synchronised, name}
			}
		}
	}
	return Site{Kind: Own}
}

// behind returns the nearest folder above a path that is there, and the folder of the path, both without links.
func behind(path string) (there, folder string) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return filepath.Dir(real), filepath.Dir(real)
	}
	folder = filepath.Dir(path)
	for above := folder; ; above = filepath.Dir(above) {
		if real, err := filepath.EvalSymlinks(above); err == nil {
			return real, filepath.Join(real, strings.TrimPrefix(folder, above))
		}
		if filepath.Dir(above) == above {
			return above, folder
		}
	}
}

// synchronisers are the programs that synchronise folders, by what these are called and by what the programs leave in the
// topmost of them. A name that ends in a star only begins so.
var synchronisers = []struct {
	name    string
	folders []string
	marks   []string
}{
	{"OneDrive", []string{"OneDrive", "OneDrive - *", "OneDrive-*"}, []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}},
	{YandexDisk, []string{"YandexDisk", "Yandex.Disk", "Yandex.Disk.localized", "Яндекс.Диск", "Яндекс Диск"}, []string{".sync/core.log"}},
	{"Dropbox", []string{"Dropbox", "Dropbox (*"}, []string{".dropbox", ".dropbox.cache"}},
	{"Nextcloud", []string{"Nextcloud", "Nextcloud-*"}, []string{".nextcloudsync.log"}},
	{"ownCloud", []string{"ownCloud"}, []string{".owncloudsync.log"}},
	{GoogleDrive, []string{"Google Drive", "GoogleDrive", "GoogleDrive-*", "My Drive", "Мой диск"}, []string{".tmp.driveupload", ".tmp.drivedownload"}},
	{"iCloud", []string{"iCloudDrive", "iCloud Drive", "com~apple~CloudDocs"}, nil},
	{MailCloud, []string{"Облако Mail.ru", "Mail.Ru Cloud", "Облако Mail"}, nil},
	{SberDisk, []string{"СберДиск", "SberDisk"}, nil},
	{"Syncthing", nil, []string{".stfolder"}},
	{"Resilio Sync", []string{"Resilio Sync"}, []string{".sync/ID"}},
	{"Seafile", []string{"Seafile"}, []string{".seafile-data"}},
	{"MEGA", []string{"MEGAsync"}, []string{".megaignore"}},
	{"pCloud", []string{"pCloudDrive", "pCloud Drive"}, nil},
	{"Box", []string{"Box Sync", "Box-Box"}, nil},
}

// named returns the program that calls its folder so. Systems that know no case have it written either way.
func named(folder string) string {
	for _, s := range synchronisers {
		for _, name := range s.folders {
			begin, open := strings.CutSuffix(name, "*")
			if strings.EqualFold(folder, name) || open && len(folder) > len(begin) && strings.EqualFold(folder[:len(begin)], begin) {
				return s.name
			}
		}
	}
	return ""
}

// marked returns the program that has left its mark in a folder. Logs of its own, one for each folder, have other names
// every time.
func marked(folder string) string {
	for _, s := range synchronisers {
		for _, mark := range s.marks {
			if _, err := os.Lstat(filepath.Join(folder, filepath.FromSlash(mark))); err == nil {
				return s.name
			}
		}
	}
	return ""
}
