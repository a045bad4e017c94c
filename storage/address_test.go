package storage_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/storagetest"
)

func TestAnAddressIsTakenApartAndPutTogether(t *testing.T) {
	for address, want := range map[string]storage.Server{
		"postgres://anna@office.example:5433/accord?sslrootcert=/etc/root.crt": {Host: "office.example:5433", Database: "accord", Person: "anna", Root: "/etc/root.crt"},
		"postgres://anna:secret@office.example/accord":                         {Host: "office.example", Database: "accord", Person: "anna"},
		"postgres:///accord?host=/tmp/socket&user=anna&password=secret":        {Host: "/tmp/socket", Database: "accord", Person: "anna"},
	} {
		s := storage.ServerOf(address)
		assert.Equal(t, want.Host, s.Host)
		assert.Equal(t, want.Database, s.Database)
		assert.Equal(t, want.Person, s.Person)
		assert.Equal(t, want.Root, s.Root)
		assert.NotContains(t, s.Address(""), "secret", "a password is given each time")
		assert.Equal(t, s, storage.ServerOf(s.Address("")), "nothing is lost")
		assert.Contains(t, s.Address("новый пароль"), "anna:%D0")
		assert.Equal(t, s, storage.ServerOf(s.Address("новый пароль")))
		assert.NotContains(t, storage.Address(address), "secret")
	}
	assert.Equal(t, storage.Server{}, storage.ServerOf("/home/anna/register.accord"))
}

// The file of a certificate is found whatever the folder is called, and a person whatever the account.
func TestAnOptionOfAnAddressReachesTheDriverAsItWasChosen(t *testing.T) {
	_, plain := certified(t, clock.System.Now().Add(time.Hour), "127.0.0.1")
	root := filepath.Join(t.TempDir(), "C++ 100% & =Сертификаты root.crt")
	require.NoError(t, os.Rename(plain, root))
	s := storage.Server{Host: "127.0.0.1:1", Database: "mein+office 2", Person: "Анна Иванова", Root: root}
	assert.Equal(t, root, storage.ServerOf(s.Address("")).Root)
	assert.Equal(t, root, storage.ServerOf(storage.Address(s.Address("x")+"&password=y")).Root)
	_, err := storage.Open(ctx, s.Address("a +%"), storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrUnanswered, "its certificate was read")
}

// An address that cannot be taken apart is shown too, and kept.
func TestAPasswordStandsInNoAddressThatIsShown(t *testing.T) {
	for address, want := range map[string][2]string{
		"postgres://anna:se%zzcret@office.example/accord":   {"postgres://anna@office.example/accord", "postgres://anna@office.example/accord"},
		"postgres://anna:secret@:::/accord?password=secret": {"postgres://anna@:::/accord", "accord @ :::"},
		"postgres://:::/accord?user=a&password=sec%zzret":   {"postgres://:::/accord", "accord @ :::"},
		"postgres://:::/": {"postgres://:::/", "postgres://:::/"},
	} {
		assert.Equal(t, want[0], storage.Address(address))
		assert.Equal(t, want[1], storage.Name(address))
	}
}

// What has a scheme never becomes a folder of that name.
func TestAnAddressOfAnotherSchemeIsNoFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, address := range []string{"mysql://office/accord", "Postgres://office/accord", "http://office/accord", "postgres://:::/accord"} {
		_, err := storage.Open(ctx, address, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrAddress, address)
		_, err = storage.Create(ctx, address, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrAddress, address)
		_, err = storage.Seal(ctx, address, storagetest.Passphrase, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrOnServer, address)
	}
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Empty(t, left)
	assert.False(t, storage.IsServer(`C://registers/office.accord`))
}
