package site_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/site"
)

func TestASynchronisedFolderIsKnownByItsName(t *testing.T) {
	top := t.TempDir()
	for folder, want := range map[string]string{
		"OneDrive": "OneDrive", "OneDrive - Министерство": "OneDrive", "onedrive": "OneDrive", "Yandex.Disk": "Yandex Disk", "Яндекс.Диск": "Yandex Disk",
		"Dropbox": "Dropbox", "Dropbox (Office)": "Dropbox", "Nextcloud": "Nextcloud", "My Drive": "Google Drive", "Мой диск": "Google Drive",
		"iCloudDrive": "iCloud", "Library/CloudStorage/GoogleDrive-a@b.ru": "Google Drive", "Mobile Documents/com~apple~CloudDocs": "iCloud",
		"Документы": "", "Dropboxes": "", "OneDriver": "", "box": "",
	} {
		for _, within := range []string{"", "реестры/2026"} {
			path := filepath.Join(top, filepath.FromSlash(folder), filepath.FromSlash(within), "реестр.accord")
			is := site.Of(path)
			assert.Equal(t, want, is.Name, path)
			assert.Equal(t, want == "", is.Safe(), path)
		}
	}
}

func TestASynchronisedFolderIsKnownByItsMark(t *testing.T) {
	for mark, want := range map[string]string{
		".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync/core.log": "Yandex Disk", ".sync/ID": "Resilio Sync", ".nextcloudsync.log": "Nextcloud",
		"dropbox": "",
	} {
		top := t.TempDir()
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(top, mark)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(top, mark), nil, 0o600))
		below := filepath.Join(top, "a", "b")
		require.NoError(t, os.MkdirAll(below, 0o700))
		assert.Equal(t, want, site.Of(filepath.Join(below, "реестр.accord")).Name, mark)
		if want == "" {
			continue
		}
		link := filepath.Join(t.TempDir(), "link.accord")
		require.NoError(t, os.WriteFile(filepath.Join(below, "реестр.accord"), nil, 0o600))
		require.NoError(t, os.Symlink(filepath.Join(below, "реестр.accord"), link))
		assert.Equal(t, want, site.Of(link).Name, "behind a link")
	}
}
