package storage

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"
	"modernc.org/sqlite"
	"modernc.org/sqlite/vfs"

	"accord/storage/whole"
)

// Unsealed is a register inside a sealed file, which is opened as it is read.
type Unsealed interface {
	io.ReaderAt
	io.Closer
	// Size is how many bytes the register has.
	Size() int64
}

// OpenSealedToLook opens for looking only a register inside a sealed file, named by the address. The engine reads it
// through the seal: nothing of it is written to the disk. A register of an earlier version is brought up to date in
// memory; one too large for that is laid into a private place until it is closed. The content is closed with the
// register, and when it does not open.
func OpenSealedToLook(ctx context.Context, address string, options Options, content Unsealed) (*Store, error) {
	s, err := openSealed(ctx, address, options, content)
	if err != nil {
		return nil, fmt.Errorf("open %s to look at it: %w", address, err)
	}
	return s, nil
}

func openSealed(ctx context.Context, address string, options Options, content Unsealed) (*Store, error) {
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, errors.Join(err, content.Close())
	}
	at, err := placeOf(path)
	if err != nil {
		return nil, errors.Join(err, content.Close())
	}
	s := newStore(at, options)
	s.looking, s.sealed = true, &inSeal{content: content}
	s.reads, err = s.sealed.open(ctx, at)
	switch {
	case err != nil || !outdated(s.read(ctx)):
	case content.Size() <= inMemoryAtMost:
		err = s.updateInMemory(ctx)
	default:
		err = s.lookAtCopy(ctx, func(_ context.Context, _, to string) error {
			return whole.Make(to, func(file io.Writer) error {
				_, err := io.Copy(file, io.NewSectionReader(content, 0, content.Size()))
				return err
			})
		})
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Sealed reports whether the register lies inside a sealed file: then it is not copied out of it.
func (s *Store) Sealed() bool { return s.sealed != nil }

// inSeal lets the engine read a sealed register.
type inSeal struct {
	content Unsealed
	system  *vfs.FS
	memory  *gorm.DB // what was brought up to date
}

// open opens a pool that reads through the seal.
func (s *inSeal) open(ctx context.Context, at place) (*gorm.DB, error) {
	name, system, err := vfs.New(sealedFolder{s.content})
	if err != nil {
		return nil, err
	}
	s.system = system
	db, err := connectBy(ctx, sealedConnector{at, "file:" + sealedName + "?vfs=" + name + "&mode=ro&immutable=1" + sealedPragmas}, "", 3)
	if err != nil {
		return nil, err
	}
	return db, nil
}

// close lets go of the sealed file; the pool is closed by then.
func (s *inSeal) close() error {
	var err error
	if s.memory != nil {
		err = closePool(s.memory)
	}
	if s.system != nil {
		err = errors.Join(err, s.system.Close())
	}
	return errors.Join(err, s.content.Close())
}

// sealedConnector opens connections that read through a seal, as long as the sealed file is at its address.
type sealedConnector struct {
	place place
	dsn   string
}

// Connect is called by the pool.
func (c sealedConnector) Connect(context.Context) (driver.Conn, error) {
	if err := c.place.holds(); err != nil {
		return nil, err
	}
	conn, err := c.Driver().Open(c.dsn)
	if err != nil {
		return nil, err
	}
	return keepStatements(conn), nil
}

// Driver is called by the pool.
func (sealedConnector) Driver() driver.Driver { return &sqlite.Driver{} }

// sealedName is what a sealed register is called in its folder.
const sealedName = "register"

// sealedFolder is a folder with nothing but a sealed register.
type sealedFolder struct{ content Unsealed }

// Open is called by the engine.
func (f sealedFolder) Open(name string) (fs.File, error) {
	if name != sealedName {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &sealedFile{io.NewSectionReader(f.content, 0, f.content.Size())}, nil
}

// sealedFile is a sealed register that the engine reads.
type sealedFile struct{ *io.SectionReader }

// Stat is called by the engine.
func (f *sealedFile) Stat() (fs.FileInfo, error) { return sealedAbout{f.Size()}, nil }

// Close is called by the engine; the content stays open for its other connections.
func (f *sealedFile) Close() error { return nil }

// sealedAbout describes a sealed register to the file system.
type sealedAbout struct{ size int64 }

func (sealedAbout) Name() string       { return sealedName }
func (a sealedAbout) Size() int64      { return a.size }
func (sealedAbout) Mode() os.FileMode  { return 0o400 }
func (sealedAbout) ModTime() time.Time { return time.Time{} }
func (sealedAbout) IsDir() bool        { return false }
func (sealedAbout) Sys() any           { return nil }
