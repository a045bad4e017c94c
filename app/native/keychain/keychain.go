// Package keychain keeps the passwords of registers on servers where the system keeps passwords: the keychain of macOS, the
// credentials of Windows, the secret service of a Linux desktop.
package keychain

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/zalando/go-keyring"

	"accord/storage"
)

// service is the name under which the system lists the passwords.
const service = "Accord"

// Complete returns an address with the password that the system keeps for it, and the address as it is where it has one or none
// is kept. The system may ask the user for leave first.
func Complete(ctx context.Context, address string) string {
	if !signsIn(address) || passwordIn(address) != "" {
		return address
	}
	password, err := patiently(ctx, func() (string, error) { return keyring.Get(service, storage.Address(address)) })
	if err != nil {
		return address
	}
	return storage.ServerOf(address).Address(password)
}

// Keep keeps the password of an address.
func Keep(ctx context.Context, address string) error {
	if !signsIn(address) || passwordIn(address) == "" {
		return nil
	}
	_, err := patiently(ctx, func() (string, error) {
		return "", keyring.Set(service, storage.Address(address), passwordIn(address))
	})
	if err != nil {
		return fmt.Errorf("keep a password: %w", err)
	}
	return nil
}

// Forget takes the password of an address away.
func Forget(ctx context.Context, address string) {
	if signsIn(address) {
		_, _ = patiently(ctx, func() (string, error) { return "", keyring.Delete(service, storage.Address(address)) }) // there may be none
	}
}

// signsIn reports whether somebody signs in with a password at an address: on a socket the system says who comes.
func signsIn(address string) bool {
	to := storage.ServerOf(address)
	return to.Person != "" && !strings.HasPrefix(to.Host, "/")
}

func passwordIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	password, _ := u.User.Password()
	return password
}

// patiently waits for the system as long as the context holds.
func patiently(ctx context.Context, ask func() (string, error)) (string, error) {
	type answer struct {
		said string
		err  error
	}
	came := make(chan answer, 1)
	go func() {
		said, err := ask()
		came <- answer{said, err}
	}()
	select {
	case a := <-came:
		return a.said, a.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
