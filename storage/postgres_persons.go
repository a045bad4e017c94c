package storage

import (
	"context"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// Admit lets a person sign in to a register on a server and do what a role may do, or takes the person another role. An empty
// password stays as it was. The password itself never goes to the server, nor into its log: only what it is verified by.
func (s *Store) Admit(ctx context.Context, person string, role ServerRole, password string) error {
	if !s.OnServer() {
		return fmt.Errorf("admit %s: %w", person, ErrAddress)
	}
	verifier := ""
	if password != "" {
		var err error
		if verifier, err = scramVerifier(password); err != nil {
			return fmt.Errorf("admit %s: %w", person, err)
		}
	}
	err := s.writer.WithContext(ctx).Exec("SELECT admit(?, ?, ?)", person, string(role), verifier).Error
	if misnamed(err) {
		err = fmt.Errorf("%w: %w", ErrPersonName, err)
	}
	if err != nil {
		return fmt.Errorf("admit %s: %w", person, translate(err))
	}
	return nil
}

// Account is somebody who may sign in to a register on a server.
type Account struct {
	Name string
	Role ServerRole
}

// Persons lists who may sign in, by name.
func (s *Store) Persons(ctx context.Context) ([]Account, error) {
	if !s.OnServer() {
		return nil, nil
	}
	var persons []Account
	if err := s.read(ctx).Raw(sqlPersons).Scan(&persons).Error; err != nil {
		return nil, fmt.Errorf("list the persons of the office: %w", translate(err))
	}
	return persons, nil
}

// scramRounds is how often a password is hashed, as PostgreSQL does it.
const scramRounds = 4096

// scramVerifier is what a server keeps in place of a password (RFC 5803, SCRAM-SHA-256).
func scramVerifier(password string) (string, error) {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	salted, err := pbkdf2.Key(sha256.New, password, salt, scramRounds, sha256.Size)
	if err != nil {
		return "", err
	}
	mac := func(of string) []byte {
		h := hmac.New(sha256.New, salted)
		h.Write([]byte(of))
		return h.Sum(nil)
	}
	stored := sha256.Sum256(mac("Client Key"))
	b := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", scramRounds, b(salt), b(stored[:]), b(mac("Server Key"))), nil
}
