package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"accord/storage/register"
)

// Content is what a file holds, read from the register piece by piece; no more than one piece is in memory.
type Content struct {
	ctx    context.Context
	store  *Store
	number int64
	size   int64
	part   bool

	mu   sync.Mutex
	held []byte // a chunk
	at   int64  // its number
	next int64  // where Read goes on
}

var (
	_ io.ReadSeeker = (*Content)(nil)
	_ io.ReaderAt   = (*Content)(nil)
)

// content opens a blob for as long as the context holds.
func (s *Store) content(ctx context.Context, b blob) *Content {
	return &Content{ctx: ctx, store: s, number: b.Number, size: b.Size, part: b.Part}
}

// Size is the length in bytes.
func (c *Content) Size() int64 { return c.size }

// ReadInPart reports whether search knows only a part of the file's text.
func (c *Content) ReadInPart() bool { return c.part }

// ReadInPart reports whether search knows only a part of the text of a document's file in force.
func (s *Store) ReadInPart(ctx context.Context, d *register.Document) (bool, error) {
	v, there := d.Current()
	if !there {
		return false, nil
	}
	content, err := s.Content(ctx, v)
	if errors.Is(err, ErrNoContent) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return content.ReadInPart(), nil
}

// Read reads on from where it stands.
func (c *Content) Read(p []byte) (int, error) {
	n, err := c.ReadAt(p, c.next)
	c.next += int64(n)
	if n > 0 && errors.Is(err, io.EOF) {
		err = nil
	}
	return n, err
}

// Seek moves to where Read goes on.
func (c *Content) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += c.next
	case io.SeekEnd:
		offset += c.size
	}
	if offset < 0 {
		return 0, fmt.Errorf("seek to %d: before the beginning", offset)
	}
	c.next = offset
	return offset, nil
}

// ReadAt reads from any place. A missing piece is ErrNoContent, a piece of another length ErrAltered; only CopyFile
// compares the rest with its hash.
func (c *Content) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) {
		at := off + int64(n)
		if at < 0 || at >= c.size {
			return n, io.EOF
		}
		part, err := c.chunk(at / chunkSize)
		if err != nil {
			return n, err
		}
		n += copy(p[n:], part[at%chunkSize:])
	}
	return n, nil
}

// chunk returns one piece; the last one asked for is kept.
func (c *Content) chunk(number int64) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held != nil && c.at == number {
		return c.held, nil
	}
	rows, err := c.store.read(c.ctx).Raw("SELECT content FROM blob_chunks WHERE blob = ? AND number = ?", c.number, number).Rows()
	if err != nil {
		return nil, err
	}
	found := false
	if c.held = nil; rows.Next() {
		found = true
		err = rows.Scan(&c.held)
	}
	c.at = number
	switch err = errors.Join(err, rows.Err(), rows.Close()); {
	case err != nil:
		c.held = nil
		return nil, err
	case !found:
		return nil, ErrNoContent
	case int64(len(c.held)) != min(chunkSize, c.size-number*chunkSize):
		c.held = nil
		return nil, ErrAltered
	}
	return c.held, nil
}
