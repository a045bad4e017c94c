package site

import "golang.org/x/sys/unix"

// share returns the file system of a network that a folder lies in; nothing where it lies on a disk of this computer.
func share(folder string) string {
	var about unix.Statfs_t
	if unix.Statfs(folder, &about) != nil || about.Flags&unix.MNT_LOCAL != 0 {
		return ""
	}
	return unix.ByteSliceToString(about.Fstypename[:])
}
