package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage"
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
