package pack

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"filippo.io/age"

	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

// Package is one that was opened: all of it was read, and is what its maker signed.
type Package struct {
	*storage.Luggage
	// Card is the card of the computer that made it.
	Card string

	file    io.Closer
	archive *zip.Reader
}

// Close closes its file.
func (p *Package) Close() error { return p.file.Close() }

// Content opens what one of its files holds.
func (p *Package) Content(hash string) (io.ReadCloser, error) {
	from, err := p.archive.Open(blobs + hash)
	if err != nil {
		return nil, storage.ErrNoContent
	}
	return from, nil
}

// ageBegin is what every age file begins with, scryptNext what follows where it is closed with a passphrase.
const (
	ageBegin   = "age-encryption.org/v1\n"
	scryptNext = ageBegin + "-> scrypt "
)

// ByPassphrase reports whether a package opens with a passphrase, else it was made for some computers. ErrNone where it is none.
func ByPassphrase(path string) (bool, error) {
	file, about, err := plainfile.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // was only read
	return byPassphrase(file, about.Size())
}

func byPassphrase(file io.ReaderAt, size int64) (bool, error) {
	head := make([]byte, min(size, int64(len(scryptNext))))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	if !bytes.HasPrefix(head, []byte(ageBegin)) {
		return false, ErrNone
	}
	return string(head) == scryptNext, nil
}

// Open opens a package with a passphrase, or with the keys of this computer, and reads all of it: ErrNone, ErrClosed, ErrWrong,
// ErrOther, ErrAltered, ErrNewer, ErrTooLarge.
func Open(ctx context.Context, path, passphrase string, d *Device) (*Package, error) {
	file, about, err := plainfile.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a package: %w", err)
	}
	p, err := open(ctx, file, about.Size(), passphrase, d)
	if err != nil {
		return nil, fmt.Errorf("open a package: %w", errors.Join(err, file.Close()))
	}
	p.file = file
	return p, nil
}

func open(ctx context.Context, file io.ReaderAt, size int64, passphrase string, d *Device) (*Package, error) {
	secret, err := byPassphrase(file, size)
	if err != nil {
		return nil, err
	}
	var identity age.Identity
	switch {
	case secret && passphrase == "":
		return nil, ErrClosed
	case secret:
		lock, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			return nil, err
		}
		lock.SetMaxWorkFactor(mostWork)
		identity = lock
	case d == nil:
		return nil, ErrOther
	default:
		identity = d.open
	}
	content, long, err := age.DecryptReaderAt(io.NewSectionReader(file, 0, size), size, identity)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none) && secret:
		return nil, ErrWrong
	case errors.As(err, &none):
		return nil, ErrOther
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	archive, err := zip.NewReader(content, long)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	return read(ctx, archive)
}

// read reads and compares all of a package.
func read(ctx context.Context, archive *zip.Reader) (*Package, error) {
	if len(archive.File) > entriesAtMost {
		return nil, ErrTooLarge
	}
	m, err := readManifest(archive)
	if err != nil {
		return nil, err
	}
	p := &Package{Luggage: &storage.Luggage{Parcel: m.Parcel}, Card: m.Card, archive: archive}
	if err := m.holds(archive); err != nil {
		return nil, err
	}
	read := map[string]func(text []byte) error{
		entryRecords: func(text []byte) error { return p.record(text) },
		entryNames:   func(text []byte) error { return take(text, &p.Names) },
		entryFiles:   func(text []byte) error { return take(text, &p.Files) },
	}
	for _, name := range slices.Sorted(maps.Keys(m.Entries)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := eachLine(archive, name, m.Entries[name], read[name]); err != nil {
			return nil, err
		}
	}
	for _, v := range p.Files {
		if !known(m.Entries, v) {
			return nil, fmt.Errorf("%w: the file %s is not in it", ErrAltered, v.Hash)
		}
	}
	if err := sound(p.Luggage); err != nil {
		return nil, err
	}
	return p, nil
}

// known reports whether a file of the package is in it, under its hash.
func known(entries map[string]entry, v register.Version) bool {
	e, there := entries[blobs+v.Hash]
	return there && e.Size == v.Size && hex.EncodeToString(e.SHA256) == v.Hash
}

// readManifest reads the manifest and looks at its signature.
func readManifest(archive *zip.Reader) (m manifest, err error) {
	text, err := small(archive, entryManifest, manifestAtMost)
	if err != nil {
		return m, err
	}
	var about struct {
		Format  string
		Version int
	}
	if err := json.Unmarshal(text, &about); err != nil || about.Format != format {
		return m, ErrNone
	}
	if about.Version > version {
		return m, ErrNewer
	}
	if !register.WholeLetters(text) {
		return m, errLetters
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	c, err := readCard(m.Card)
	if err != nil {
		return m, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	signature, err := small(archive, entrySignature, ed25519.SignatureSize)
	if err != nil {
		return m, err
	}
	sum := sha512.Sum512(text)
	if err := ed25519.VerifyWithOptions(c.sign, sum[:], signature, &ed25519.Options{Hash: crypto.SHA512, Context: signing}); err != nil {
		return m, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	return m, nil
}

// small reads an entry that is short.
func small(archive *zip.Reader, name string, atMost int64) ([]byte, error) {
	from, err := archive.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	defer func() { _ = from.Close() }() // was only read
	text, err := io.ReadAll(io.LimitReader(from, atMost+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	if int64(len(text)) > atMost {
		return nil, ErrTooLarge
	}
	return text, nil
}

// holds reports whether an archive has what the manifest says and nothing else, within bounds.
func (m manifest) holds(archive *zip.Reader) error {
	seen := map[string]bool{}
	for _, f := range archive.File {
		if seen[f.Name] {
			return fmt.Errorf("%w: %s is in it twice", ErrAltered, f.Name)
		}
		seen[f.Name] = true
		if f.Name == entryManifest || f.Name == entrySignature {
			continue
		}
		if isBlob(f.Name) && m.Entries[f.Name].SHA256 == nil && f.UncompressedSize64 == 0 {
			continue // a file that the register had not got
		}
		if _, listed := m.Entries[f.Name]; !listed || isBlob(f.Name) && f.Method != zip.Store {
			return fmt.Errorf("%w: %s does not belong there", ErrAltered, f.Name)
		}
	}
	total := int64(0)
	for name, e := range m.Entries {
		if !seen[name] {
			return fmt.Errorf("%w: %s is missing", ErrAltered, name)
		}
		if e.Size < 0 || e.Size > filesAtMost {
			return ErrTooLarge
		}
		switch {
		case isBlob(name):
			total += e.Size
		case name == entryRecords && e.Size > recordsAtMost, name != entryRecords && e.Size > namesAtMost, total > filesAtMost:
			return ErrTooLarge
		}
	}
	for _, name := range []string{entryRecords, entryNames, entryFiles} {
		if !seen[name] {
			return fmt.Errorf("%w: %s is missing", ErrAltered, name)
		}
	}
	return nil
}

// eachLine reads an entry to its end, calls tell with each of its lines unless it is nil, and compares the entry with
// the manifest.
func eachLine(archive *zip.Reader, name string, e entry, tell func(text []byte) error) error {
	from, err := archive.Open(name)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
	defer func() { _ = from.Close() }() // was only read
	sum := sha256.New()
	counted := &counting{to: sum}
	bounded := io.TeeReader(io.LimitReader(from, e.Size+1), counted)
	if tell == nil {
		_, err = io.Copy(io.Discard, bounded)
	} else {
		lines := bufio.NewScanner(bounded)
		lines.Buffer(make([]byte, 0, 64<<10), lineAtMost)
		for err == nil && lines.Scan() {
			err = tell(lines.Bytes())
		}
		if err == nil {
			err = lines.Err()
		}
	}
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		return ErrTooLarge
	case errors.Is(err, ErrAltered), errors.Is(err, ErrTooLarge):
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", ErrAltered, err)
	case counted.n != e.Size || !bytes.Equal(sum.Sum(nil), e.SHA256):
		return fmt.Errorf("%w: %s is not what was signed", ErrAltered, name)
	}
	return nil
}

// take reads a line of a list.
func take[T any](text []byte, into *[]T) error {
	var one T
	if err := strictly(text, &one); err != nil {
		return err
	}
	*into = append(*into, one)
	return nil
}

// errLetters is of JSON that would be read with signs for lost letters.
var errLetters = fmt.Errorf("%w: letters are lost", ErrAltered)

// strictly reads JSON in which nothing is unknown and no letter is lost.
func strictly(text []byte, into any) error {
	if !register.WholeLetters(text) {
		return errLetters
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
	return nil
}

// record reads a line with a record.
func (p *Package) record(text []byte) error {
	var l struct {
		Kind     register.Kind     `json:"kind"`
		Record   json.RawMessage   `json:"record"`
		Versions []storage.Version `json:"versions"`
		History  []storage.Past    `json:"history"`
	}
	if err := strictly(text, &l); err != nil {
		return err
	}
	r := l.Kind.New()
	if r == nil {
		return fmt.Errorf("%w: a record of an unknown kind", ErrAltered)
	}
	if err := strictly(l.Record, r); err != nil {
		return err
	}
	p.Records = append(p.Records, storage.Carried{Record: r, Versions: l.Versions, History: l.History})
	return nil
}

// sound refuses records without a head, or twice, and a history that is not theirs.
func sound(l *storage.Luggage) error {
	seen := map[register.ID]bool{}
	for _, c := range l.Records {
		h := c.Record.Meta()
		if h.ID.IsZero() || seen[h.ID] || h.Revision < 1 || h.CreatedAt.IsZero() || h.UpdatedAt.IsZero() {
			return fmt.Errorf("%w: a record without a head, or twice", ErrAltered)
		}
		seen[h.ID] = true
		for _, p := range c.History {
			was := c.Record.Ref().Kind.New()
			if json.Unmarshal(p.After, was) != nil || was.Meta().ID != h.ID || len(p.Before) > 0 && json.Unmarshal(p.Before, was) != nil {
				return fmt.Errorf("%w: a history that is not the record's", ErrAltered)
			}
		}
	}
	for _, n := range l.Names {
		if n.ID.IsZero() || seen[n.ID] || n.Kind.New() == nil {
			return fmt.Errorf("%w: a name of nothing, or twice", ErrAltered)
		}
		seen[n.ID] = true
	}
	if l.ID.IsZero() || l.Register.IsZero() {
		return fmt.Errorf("%w: the package has no name", ErrAltered)
	}
	for _, text := range []string{l.Name, l.By, l.Device, l.For} {
		if strings.ContainsAny(text, "\n\r") || len(text) > textAtMost {
			return fmt.Errorf("%w: what it says of itself", ErrAltered)
		}
	}
	return nil
}

// textAtMost is how long may be what a package says of itself.
const textAtMost = 4 << 10
