// Package keychain keeps passwords where the system does: the keychain of macOS, the credentials of Windows, the secret service
// of a Linux desktop.
package keychain

import (
	"context"
	"fmt"

	"github.com/zalando/go-keyring"
)

// service is the name under which the system lists the passwords.
const service = "Accord"

// Password returns the password that the system keeps for something, nothing where it keeps none. The system may ask the user
// for leave first.
func Password(ctx context.Context, of string) string {
	password, err := patiently(ctx, func() (string, error) { return keyring.Get(service, of) })
	if err != nil {
		return ""
	}
	return password
}

// Keep has the system keep a password.
func Keep(ctx context.Context, of, password string) error {
	if _, err := patiently(ctx, func() (string, error) { return "", keyring.Set(service, of, password) }); err != nil {
		return fmt.Errorf("keep a password: %w", err)
	}
	return nil
}

// Forget takes a password away, where there is one.
func Forget(ctx context.Context, of string) {
	_, _ = patiently(ctx, func() (string, error) { return "", keyring.Delete(service, of) }) // there may be none
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
