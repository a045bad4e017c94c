package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"lukechampine.com/adiantum"
	"lukechampine.com/adiantum/hbsh"
)

// Block is as much as is closed at a time. Files are as long closed as open, rounded up to blocks.
const Block = 4096

// Part is one of the files of a register. Each has a key of its own.
type Part int

// The parts: the register itself, the engine's log of it, its journal.
const (
	Main Part = iota
	Log
	Journal
	parts
)

var partNames = [parts]string{"main", "wal", "journal"}

// Keys open the files of one register.
type Keys struct {
	master []byte
	number int64
	files  [parts]*section
	box    cipher.AEAD
}

// section encrypts and decrypts the blocks of one file. Writers of a block hold its lock, readers share it: the system
// may show half of a block during a write, and half a block is unreadable.
type section struct {
	sync.RWMutex
	cipher *hbsh.HBSH
}

// numbers counts keys; the engine asks for a key by its number.
var numbers atomic.Int64

func newKeys(master []byte) (*Keys, error) {
	if len(master) != masterSize {
		return nil, fmt.Errorf("%w: a key of %d bytes", ErrBroken, len(master))
	}
	k := &Keys{master: master, number: numbers.Add(1)}
	for part := range parts {
		key, err := hkdf.Key(sha256.New, master, nil, "accord "+partNames[part], 32)
		if err != nil {
			return nil, fmt.Errorf("derive a key: %w", err)
		}
		k.files[part] = &section{cipher: adiantum.New(key)}
	}
	key, err := hkdf.Key(sha256.New, master, nil, "accord box", 32)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	k.box, err = cipher.NewGCMWithRandomNonce(block)
	return k, err
}

// close closes whole blocks where they lie; at is the place of the first in its file.
func (s *section) close(blocks []byte, at int64) { s.each(blocks, at, (*hbsh.HBSH).Encrypt) }

// open opens whole blocks where they lie.
func (s *section) open(blocks []byte, at int64) { s.each(blocks, at, (*hbsh.HBSH).Decrypt) }

func (s *section) each(blocks []byte, at int64, do func(h *hbsh.HBSH, block, tweak []byte) []byte) {
	own := *s.cipher // which keeps a sum in itself while it works
	var tweak [8]byte
	for ; len(blocks) >= Block; blocks, at = blocks[Block:], at+Block {
		binary.LittleEndian.PutUint64(tweak[:], uint64(at))
		do(&own, blocks[:Block:Block], tweak[:])
	}
}

// Reader reads a sealed file in the clear, past the engine. Of a last block that is not whole nothing is read.
func (k *Keys) Reader(file io.ReaderAt, part Part) io.ReaderAt { return reader{file, k.files[part]} }

type reader struct {
	file io.ReaderAt
	by   *section
}

// ReadAt reads a part of the file.
func (r reader) ReadAt(to []byte, at int64) (int, error) {
	if at < 0 {
		return 0, io.EOF
	}
	first := at / Block * Block
	closed := make([]byte, (at+int64(len(to))-first+Block-1)/Block*Block)
	r.by.RLock()
	n, err := r.file.ReadAt(closed, first)
	r.by.RUnlock()
	closed = closed[:n/Block*Block]
	r.by.open(closed, first)
	got := 0
	if skip := int(at - first); skip < len(closed) {
		got = copy(to, closed[skip:])
	}
	switch {
	case got == len(to):
		return got, nil
	case err == nil:
		err = io.EOF
	}
	return got, err
}

// Shut closes a small text so that it cannot be changed without being noticed, as the engine's files could; name is what it
// is, and must be the same for it to be opened.
func (k *Keys) Shut(name string, text []byte) []byte { return k.box.Seal(nil, nil, text, []byte(name)) }

// Unshut opens what was Shut: ErrBroken where it is something else.
func (k *Keys) Unshut(name string, shut []byte) ([]byte, error) {
	text, err := k.box.Open(nil, nil, shut, []byte(name))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return text, nil
}
