package ui

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/native/keychain"
	"accord/app/ui/kit"
	"accord/storage"
)

// credentials are what somebody signs in to a register on a server with.
type credentials struct {
	Host     string
	Database string
	Person   string
	Password string
	Root     string
	Keep     bool // the password, where the system keeps passwords
}

// askServer asks who signs in, where, and with which password, and opens the register there. address is the proposal,
// empty for the last one tried.
func (s *session) askServer(c fyne.Canvas, address string, run func(string, maker)) {
	to := storage.ServerOf(cmp.Or(address, s.tried))
	asked := credentials{Host: to.Host, Database: to.Database, Person: to.Person, Root: to.Root}
	form := kit.NewForm(s.loader, &asked)
	pasted := func() {
		if whole, is := asked.whole(); is {
			to = whole
			form.Reload()
		}
	}
	form.Section("",
		kit.Line(kit.Text("server.host", &asked.Host).Width(2).Then(pasted), kit.Text("server.database", &asked.Database).Required()),
		kit.Line(kit.Text("server.person", &asked.Person), kit.Password("server.password", &asked.Password)),
		kit.Line(kit.Check("server.keep", &asked.Keep)),
		kit.Line(kit.Text("server.root", &asked.Root)),
	)
	kit.AskForm(c, lang.T("server.title"), lang.T("server.text"), lang.T("server.open"), form, func() {
		to.Host, to.Database, to.Person, to.Root = asked.Host, asked.Database, asked.Person, asked.Root
		s.tried = to.Address("")
		run(to.Address(asked.Password), asked.signIn)
	})
	if asked.Person != "" { // only the password is not known from before
		form.Field("password").Focus()
	}
}

// whole takes a whole address apart that was pasted where the host is asked for, and reports whether it was one.
func (c *credentials) whole() (storage.Server, bool) {
	address := strings.TrimSpace(c.Host)
	to := storage.ServerOf(address)
	if to.Host == "" || to.Database == "" {
		return to, false
	}
	c.Host, c.Database, c.Person, c.Root = to.Host, to.Database, to.Person, cmp.Or(to.Root, c.Root)
	if u, err := url.Parse(address); err == nil && u.User != nil {
		if password, given := u.User.Password(); given {
			c.Password = password
		}
	}
	return to, true
}

// misdirected reports whether a server would answer the same as long as it is asked the same.
func misdirected(trouble error) bool {
	return slices.ContainsFunc([]error{
		storage.ErrNoEntry, storage.ErrNoDatabase, storage.ErrAddress, storage.ErrUnverified, storage.ErrRootCertificate, storage.ErrCertificate,
	}, func(err error) bool { return errors.Is(trouble, err) })
}

// signIn opens a register on a server and lets the system keep the password that was typed, or forget the one it kept. Where the
// system keeps none, it is asked for each time.
func (c credentials) signIn(ctx context.Context, address string, options storage.Options) (*storage.Store, error) {
	store, err := openOrLook(ctx, address, options)
	if err != nil || c.Password == "" {
		return store, err
	}
	if c.Keep {
		_ = keychain.Keep(ctx, storage.Address(address), c.Password)
	} else {
		keychain.Forget(ctx, storage.Address(address))
	}
	return store, nil
}

// withPassword adds the password that the system keeps to the address of a register on a server. On a socket the system itself
// says who comes.
func withPassword(ctx context.Context, address string) string {
	to := storage.ServerOf(address)
	if to.Person == "" || strings.HasPrefix(to.Host, "/") || storage.Address(address) != address { // or it has one
		return address
	}
	return to.Address(keychain.Password(ctx, address))
}
