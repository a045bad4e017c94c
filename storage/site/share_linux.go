package site

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// shares are the file systems of networks by the number that the system knows them by.
var shares = map[uint32]string{
	0x6969: "NFS", 0x517B: "SMB", 0xFF534D42: "SMB", 0xFE534D42: "SMB", 0x5346414F: "AFS", 0x6B414653: "AFS", 0x73757245: "Coda",
	0x01021997: "9P", 0x00C36400: "Ceph", 0x0BD00BD0: "Lustre", 0x786F4256: "VirtualBox", 0xBACBACBC: "VMware", 0x7461636F: "OCFS2",
	0x01161970: "GFS2", 0x564C: "NCP",
}

// fuse is the number of all file systems provided by programs; the table of mounts names the one.
const fuse = 0x65735546

// share returns the file system of a network that a folder lies in; nothing where it lies on a disk of this computer.
func share(folder string) string {
	var about unix.Statfs_t
	if unix.Statfs(folder, &about) != nil {
		return ""
	}
	kind := uint32(about.Type)
	if kind != fuse {
		return shares[kind]
	}
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer func() { _ = mounts.Close() }() // was only read
	return remote(mountedAt(mounts, folder))
}

// mountedAt returns the kind of the file system that a folder lies in, by the system's table of mounts.
func mountedAt(mounts io.Reader, folder string) (kind string) {
	longest := ""
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		before, after, _ := strings.Cut(lines.Text(), " - ")
		fields, kinds := strings.Fields(before), strings.Fields(after)
		if len(fields) < 5 || len(kinds) == 0 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		within := at == "/" || folder == at || strings.HasPrefix(folder, at+string(filepath.Separator))
		if within && len(at) >= len(longest) { // of two mounted at one place the later lies on top
			longest, kind = at, kinds[0]
		}
	}
	return kind
}

// remote returns the name of a program's file system that reaches over a network.
func remote(kind string) string {
	name, program := strings.CutPrefix(kind, "fuse.")
	if !program {
		return ""
	}
	for _, far := range []string{"sshfs", "davfs", "rclone", "gvfs", "smb", "curlftpfs", "s3fs", "google", "onedrive", "glusterfs", "ceph", "vmhgfs", "kio"} {
		if strings.Contains(strings.ToLower(name), far) {
			return name
		}
	}
	return ""
}
