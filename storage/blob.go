package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"accord/storage/reading"
	"accord/storage/register"
)

// The content of files is kept in blobs: written piece by piece in short transactions, while the hash is computed, so
// other saves get their turn and neither the memory nor the log beside the register grows with the file. A blob counts
// once it has its hash, which is written last.

const (
	// chunkSize is the length of every chunk but a blob's last. Registers rely on it: it must not change.
	chunkSize = 1 << 20
	// chunksAtOnce is how many are written in one transaction.
	chunksAtOnce = 4
	// abandoned is how long nobody has to have written to an unfinished blob before it is taken for a leftover: another
	// program may be writing it.
	abandoned = 24 * time.Hour
)

// blob is what one or several files hold.
type blob struct {
	Number    int64   `gorm:"primaryKey;autoIncrement"`
	Hash      *string // nil while it is being written
	Size      int64
	Text      string
	Part      bool // the text is not all that the file says
	TouchedAt register.Instant
}

func (blob) TableName() string { return "blobs" }

// AddFile keeps the content of a file and returns its version, for a document to name; equal content is kept once. It
// calls progress, which may be nil, with the number of bytes read so far. When the context ends, or anything fails,
// nothing stays.
func (s *Store) AddFile(ctx context.Context, name string, from io.Reader, progress func(done int64)) (register.Version, error) {
	none := register.Version{}
	if err := s.sweep(ctx); err != nil {
		return none, fmt.Errorf("add a file: %w", translate(err))
	}
	b := blob{TouchedAt: s.now()}
	err := s.step(ctx, func(tx *gorm.DB) error { return tx.Create(&b).Error })
	if err != nil {
		return none, fmt.Errorf("add a file: %w", translate(err))
	}
	if err = s.fill(ctx, &b, from, progress); err != nil {
		err = errors.Join(err, s.discard(context.WithoutCancel(ctx), b.Number))
		return none, fmt.Errorf("add a file: %w", translate(err))
	}
	s.noteAdded(ctx, *b.Hash)
	return register.Version{Hash: *b.Hash, Name: register.FileName(name), Size: b.Size, AddedAt: s.now(), AddedBy: s.options.Author}, nil
}

// fill writes the content of a new blob, reads its words and sets its hash.
func (s *Store) fill(ctx context.Context, b *blob, from io.Reader, progress func(int64)) error {
	if err := s.pourIn(ctx, b, from, progress); err != nil {
		return err
	}
	known, err := s.known(ctx, *b)
	if err != nil {
		return err
	}
	if known {
		return s.tellPages(ctx, *b.Hash)
	}
	s.readWords(ctx, b)
	quicker := false
	err = s.step(ctx, func(tx *gorm.DB) (err error) {
		quicker, err = nameBlob(tx, b)
		return err
	})
	if err == nil && quicker {
		return s.discard(ctx, b.Number)
	}
	return err
}

// pourIn writes the content of a new blob and computes its hash, which the blob does not bear yet.
func (s *Store) pourIn(ctx context.Context, b *blob, from io.Reader, progress func(int64)) error {
	sum := sha256.New()
	buffer := make([]byte, chunksAtOnce*chunkSize)
	for ended := false; !ended; {
		n, err := io.ReadFull(from, buffer)
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			ended = true
		case err != nil:
			return err
		}
		if err := s.writeChunks(ctx, b, buffer[:n]); err != nil {
			return err
		}
		sum.Write(buffer[:n])
		b.Size += int64(n)
		if progress != nil {
			progress(b.Size)
		}
	}
	hash := hex.EncodeToString(sum.Sum(nil))
	b.Hash = &hash
	return nil
}

// readWords reads the words of a blob that was written.
func (s *Store) readWords(ctx context.Context, b *blob) {
	said := reading.Words(ctx, s.content(ctx, *b), b.Size)
	b.Text, b.Part = said.Words, said.Part
	b.TouchedAt = s.now()
}

// nameBlob sets the hash of a blob: from now on it counts. It does nothing where another program has added the same
// content first.
func nameBlob(tx *gorm.DB, b *blob) (quicker bool, err error) {
	there, err := count(tx.Table("blobs").Where("hash = ?", *b.Hash))
	if err != nil || there > 0 {
		return there > 0, err
	}
	result := tx.Model(b).Select("hash", "size", "text", "part", "touched_at").Updates(b)
	if result.Error == nil && result.RowsAffected == 0 {
		return false, ErrNoContent // taken for a leftover: a day lay between two chunks
	}
	if result.Error != nil || b.Text == "" {
		return false, result.Error
	}
	return false, refreshNaming(tx, *b.Hash)
}

// documentsNaming finds the documents that name a content now.
const documentsNaming = "SELECT id FROM documents WHERE versions LIKE ?"

// refreshNaming lets the documents that name a content already be found by what it says: their records may have come
// before it, as from a file without its folder.
func refreshNaming(tx *gorm.DB, hash string) error {
	var ids []register.ID
	if err := tx.Raw(documentsNaming, "%"+hash+"%").Scan(&ids).Error; err != nil || len(ids) == 0 {
		return err
	}
	refs := make([]register.Ref, len(ids))
	for i, id := range ids {
		refs[i] = register.Ref{Kind: register.KindDocument, ID: id}
	}
	return refresh(tx, refs)
}

// known reports whether the register already holds the whole content, and then discards the fresh copy. An incomplete
// blob gives way to the fresh one.
func (s *Store) known(ctx context.Context, fresh blob) (bool, error) {
	var there []blob
	if err := s.read(ctx).Where("hash = ?", *fresh.Hash).Find(&there).Error; err != nil || len(there) == 0 {
		return false, err
	}
	err := s.verify(ctx, there[0])
	if err == nil {
		return true, s.discard(ctx, fresh.Number)
	}
	if !errors.Is(err, ErrAltered) && !errors.Is(err, ErrNoContent) {
		return false, err
	}
	if err := s.step(ctx, func(tx *gorm.DB) error {
		return tx.Model(&there[0]).Update("hash", nil).Error
	}); err != nil {
		return false, err
	}
	return false, s.discard(ctx, there[0].Number)
}

// tellPages reads the words of a PDF again, page by page, where an earlier program read them without pages.
func (s *Store) tellPages(ctx context.Context, hash string) error {
	var there blob
	err := s.read(ctx).Where("hash = ?", hash).Take(&there).Error
	if err != nil || there.Text == "" || strings.ContainsRune(there.Text, reading.PageEnd) {
		return err
	}
	said := reading.Words(ctx, s.content(ctx, there), there.Size)
	if err := ctx.Err(); err != nil {
		return err
	}
	if !strings.ContainsRune(said.Words, reading.PageEnd) {
		return nil // it has one page, or knows of none
	}
	return s.step(ctx, func(tx *gorm.DB) error {
		if err := tx.Model(&there).Select("text", "part").Updates(blob{Text: said.Words, Part: said.Part}).Error; err != nil {
			return err
		}
		return refreshNaming(tx, hash)
	})
}

// writeChunks adds content behind what the blob has, in one transaction.
func (s *Store) writeChunks(ctx context.Context, b *blob, content []byte) error {
	if len(content) == 0 {
		return nil
	}
	first := b.Size / chunkSize
	return s.step(ctx, func(tx *gorm.DB) error {
		for i := 0; i*chunkSize < len(content); i++ {
			part := content[i*chunkSize : min((i+1)*chunkSize, len(content))]
			if err := tx.Exec("INSERT INTO blob_chunks (blob, number, content) VALUES (?, ?, ?)", b.Number, first+int64(i), part).Error; err != nil {
				return err
			}
		}
		return tx.Exec("UPDATE blobs SET touched_at = ? WHERE number = ?", s.now(), b.Number).Error
	})
}

// sweep takes away what additions have left behind half: after a crash there was nobody else to do it.
func (s *Store) sweep(ctx context.Context) error {
	var left []int64
	before := register.At(s.options.Clock.Now().Add(-abandoned))
	if err := s.read(ctx).Raw("SELECT number FROM blobs WHERE hash IS NULL AND touched_at < ?", before).Scan(&left).Error; err != nil {
		return err
	}
	for _, number := range left {
		if err := s.discard(ctx, number); err != nil {
			return err
		}
	}
	return nil
}

// discard takes a blob away, chunk by chunk like it came.
func (s *Store) discard(ctx context.Context, number int64) error {
	for more := true; more; {
		err := s.step(ctx, func(tx *gorm.DB) error {
			result := tx.Exec(`DELETE FROM blob_chunks WHERE chunk IN
				(SELECT chunk FROM blob_chunks WHERE blob = ? ORDER BY number LIMIT ?)`, number, 4*chunksAtOnce)
			more = result.RowsAffected > 0
			return result.Error
		})
		if err != nil {
			return err
		}
	}
	return s.step(ctx, func(tx *gorm.DB) error { return tx.Exec("DELETE FROM blobs WHERE number = ?", number).Error })
}

// verify computes the hash of a blob again: ErrNoContent where some of it is missing, ErrAltered where it is another one.
func (s *Store) verify(ctx context.Context, b blob) error {
	return copyWhole(io.Discard, s.content(ctx, b), *b.Hash)
}

// copyWhole copies a content; its error at the end is ErrAltered where the content was another one.
func copyWhole(to io.Writer, from *Content, hash string) error {
	sum := sha256.New()
	if err := pour(to, from, sum); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != hash {
		return ErrAltered
	}
	return nil
}

// pour copies chunk by chunk, without a buffer of its own.
func pour(to io.Writer, from *Content, sum hash.Hash) error {
	for at := int64(0); at < from.Size(); at += chunkSize {
		part, err := from.chunk(at / chunkSize)
		if err != nil {
			return err
		}
		sum.Write(part)
		if _, err := to.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// HasContent reports whether the register holds the content of that hash.
func (s *Store) HasContent(ctx context.Context, hash string) (bool, error) {
	n, err := count(s.read(ctx).Table("blobs").Where("hash = ?", hash))
	if err != nil {
		return false, fmt.Errorf("look for a file: %w", translate(err))
	}
	return n > 0, nil
}

// Content opens what a version of a document holds. ErrNoContent where it is not in the register.
func (s *Store) Content(ctx context.Context, v register.Version) (*Content, error) {
	var there []blob
	if err := s.read(ctx).Where("hash = ?", v.Hash).Find(&there).Error; err != nil {
		return nil, fmt.Errorf("read a file: %w", translate(err))
	}
	if len(there) == 0 {
		return nil, fmt.Errorf("read a file: %w", ErrNoContent)
	}
	return s.content(ctx, there[0]), nil
}

// CopyFile writes the content of a version of a document. The check comes at the end: do not use the written bytes
// before it returns nil; the error is ErrNoContent or ErrAltered where this is not the file once added.
func (s *Store) CopyFile(ctx context.Context, v register.Version, to io.Writer) error {
	from, err := s.Content(ctx, v)
	if err != nil {
		return err
	}
	if err := copyWhole(to, from, v.Hash); err != nil {
		return fmt.Errorf("read a file: %w", translate(err))
	}
	return nil
}

// checkFiles reads every content and every document, and lists the documents whose file is missing or altered.
func (s *Store) checkFiles(ctx context.Context) ([]Defect, error) {
	type use struct {
		document entry
		file     string
	}
	uses := map[string][]use{}
	var order []string
	err := s.eachOfKind(ctx, register.KindDocument, func(r register.Record) error {
		d := r.(*register.Document)
		for _, v := range d.Versions {
			if uses[v.Hash] == nil {
				order = append(order, v.Hash)
			}
			uses[v.Hash] = append(uses[v.Hash], use{entry{ID: d.ID, Kind: register.KindDocument, Label: d.Label()}, v.Name})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var findings []Defect
	say := func(hash string, err error) {
		if len(uses[hash]) == 0 {
			findings = append(findings, Defect{Flaw: FlawFileStray, Detail: fmt.Sprintf("file %s, which belongs to no document: %v", hash, err)})
		}
		flaw := FlawFileAltered
		if errors.Is(err, ErrNoContent) {
			flaw = FlawFileGone
		}
		for _, u := range uses[hash] {
			f := flaw.of(u.document, "file %q: %v", u.file, err)
			f.File = u.file
			findings = append(findings, f)
		}
	}
	var blobs []blob
	if err := s.read(ctx).Select("number", "hash", "size").Where("hash IS NOT NULL").Order("number").Find(&blobs).Error; err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, b := range blobs {
		there[*b.Hash] = true
		switch err := s.verify(ctx, b); {
		case errors.Is(err, ErrNoContent), errors.Is(err, ErrAltered):
			say(*b.Hash, err)
		case err != nil:
			return nil, err
		}
	}
	missing := slices.DeleteFunc(order, func(hash string) bool { return there[hash] })
	left, err := s.leftBehind(ctx, missing)
	if err != nil {
		return nil, err
	}
	for _, hash := range missing {
		if !left[hash] {
			say(hash, ErrNoContent)
		}
	}
	if len(left) > 0 {
		findings = append(findings, Defect{Flaw: FlawFileLeft, Count: len(left), Detail: fmt.Sprintf("files left behind where their records came from: %d", len(left))})
	}
	return findings, nil
}
