package site

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const mounts = `22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:40 / /run/user/1000/gvfs rw,nosuid shared:2 - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
31 22 8:1 / /media/о\040флешка rw shared:3 - fuseblk /dev/sda1 rw
32 22 0:41 / /srv/общая rw shared:4 - fuse.sshfs office:/srv rw
33 22 0:42 / /home/a/vault rw shared:5 - fuse.gocryptfs /home/a/.vault rw
`

func TestAProgramsFileSystemIsToldByTheTableOfMounts(t *testing.T) {
	for folder, want := range map[string]string{
		"/home/a":                          "",
		"/run/user/1000/gvfs/smb:server=a": "gvfsd-fuse",
		"/media/о флешка":                  "",
		"/srv/общая/реестр":                "sshfs",
		"/srv/общая2":                      "",
		"/home/a/vault":                    "",
	} {
		assert.Equal(t, want, remote(mountedAt(strings.NewReader(mounts), folder)), folder)
	}
	assert.Empty(t, share(t.TempDir()))
}
