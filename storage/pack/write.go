package pack

import (
	"archive/zip"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"accord/storage"
	"accord/storage/register"
)

// Lock is what a package is closed with: a passphrase, or else the cards of the computers that may open it.
type Lock struct {
	Passphrase string
	Cards      []string
}

// Write makes a package of what was gathered, in place of what lies at the path. content writes what a file holds; what the
// register itself has not got is left out.
func Write(ctx context.Context, path string, l *storage.Luggage, d *Device, lock Lock, content func(v register.Version, to io.Writer) error) error {
	recipients, err := lock.recipients(d)
	if err != nil {
		return fmt.Errorf("make a package: %w", err)
	}
	err = storage.WritePrivate(path, func(file io.Writer) error {
		sealed, err := age.Encrypt(file, recipients...)
		if err != nil {
			return err
		}
		if err := write(ctx, sealed, l, d, content); err != nil {
			return err
		}
		return sealed.Close()
	})
	if err != nil {
		return fmt.Errorf("make a package: %w", err)
	}
	return nil
}

// recipients are those who may open it; whoever made it is among them.
func (l Lock) recipients(d *Device) ([]age.Recipient, error) {
	if len(l.Cards) == 0 {
		r, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, err
		}
		r.SetWorkFactor(workFactor)
		return []age.Recipient{r}, nil
	}
	all := []age.Recipient{d.open.Recipient()}
	for _, text := range l.Cards {
		c, err := readCard(text)
		if err != nil {
			return nil, err
		}
		all = append(all, c.open)
	}
	return all, nil
}

// writing is a package that is being written.
type writing struct {
	*zip.Writer
	entries map[string]entry
}

func write(ctx context.Context, to io.Writer, l *storage.Luggage, d *Device, content func(v register.Version, to io.Writer) error) error {
	w := writing{zip.NewWriter(to), map[string]entry{}}
	var files []register.Version
	for _, v := range l.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := w.add(blobs+v.Hash, zip.Store, func(to io.Writer) error { return content(v, to) })
		if errors.Is(err, storage.ErrNoContent) {
			delete(w.entries, blobs+v.Hash)
			continue
		}
		if err != nil {
			return err
		}
		files = append(files, v)
	}
	err := w.add(entryRecords, zip.Deflate, func(to io.Writer) error {
		e := json.NewEncoder(to)
		for _, c := range l.Records {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := e.Encode(line{c.Record.Ref().Kind, c.Record, c.Versions, c.History}); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = addLines(w, entryNames, l.Names)
	}
	if err == nil {
		err = addLines(w, entryFiles, files)
	}
	if err != nil {
		return err
	}
	return w.finish(l.Parcel, d)
}

// finish writes the manifest and signs it.
func (w writing) finish(p storage.Parcel, d *Device) error {
	text, err := json.Marshal(manifest{format, version, p, d.Card(), w.entries})
	if err != nil {
		return err
	}
	signature, err := d.signature(text)
	if err != nil {
		return err
	}
	for name, what := range map[string][]byte{entryManifest: text, entrySignature: signature} {
		to, err := w.Create(name)
		if err != nil {
			return err
		}
		if _, err := to.Write(what); err != nil {
			return err
		}
	}
	return w.Close()
}

// signature is that of a manifest.
func (d *Device) signature(text []byte) ([]byte, error) {
	sum := sha512.Sum512(text)
	return d.sign.Sign(rand.Reader, sum[:], &ed25519.Options{Hash: crypto.SHA512, Context: signing})
}

// add writes an entry and takes note of it.
func (w writing) add(name string, method uint16, write func(to io.Writer) error) error {
	to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err != nil {
		return err
	}
	sum := sha256.New()
	counted := &counting{to: io.MultiWriter(to, sum)}
	if err := write(counted); err != nil {
		return err
	}
	w.entries[name] = entry{counted.n, sum.Sum(nil)}
	return nil
}

// addLines writes a list as lines of JSON.
func addLines[T any](w writing, name string, all []T) error {
	return w.add(name, zip.Deflate, func(to io.Writer) error {
		e := json.NewEncoder(to)
		for _, one := range all {
			if err := e.Encode(one); err != nil {
				return err
			}
		}
		return nil
	})
}

// counting counts the written bytes.
type counting struct {
	to io.Writer
	n  int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}

// isBlob reports whether an entry is what a file holds.
func isBlob(name string) bool { return strings.HasPrefix(name, blobs) }
