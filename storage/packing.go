package storage

import (
	"bytes"
	"compress/flate"
	"database/sql/driver"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// recordText is a record as the history keeps it: JSON. A file keeps it packed, since most of it are the names of
// fields and words that stand in nearly every record; a server packs long values itself. The sum of a change is that of
// the text, not of its packed form.
type recordText string

// packingWords are what packed texts refer to: what records of each kind usually say, the most common kind last. A register
// can only be read with the very words that it was written with: they never change.
//
//go:embed packing.txt
var packingWords []byte

// lastPackingWords are the words that texts are packed with: those of the kinds that a register has most of. To make all of
// them ready for each text would take as long as packing it, to gain a hundredth. The reader has all.
var lastPackingWords = packingWords[len(packingWords)-8192:]

// packedColumns are those of tables that hold such texts.
var packedColumns = map[string][]string{"history": {"before", "after"}, "known_versions": {"content"}, "elsewhere": {"step"}}

const (
	// packedAs is the first byte of a packed text and says how it is packed; JSON never begins so.
	packedAs = 1
	// packingLevel is where the packer gains most for its time.
	packingLevel = 2
	// packedFrom is the length of the shortest text that is packed.
	packedFrom = 64
	// packedAtMost bounds what a packed text may say of its length, which may come from a damaged file.
	packedAtMost = 64 << 20
)

// packer and unpacker are kept for reuse: each is dear to make.
var (
	packers   = sync.Pool{New: func() any { w, _ := flate.NewWriterDict(nil, packingLevel, lastPackingWords); return w }} // of a level that there is
	unpackers = sync.Pool{New: func() any { return flate.NewReaderDict(bytes.NewReader(nil), packingWords) }}
)

// packed returns the bytes that a file keeps for a text: how it is packed, its length, and a deflated stream. A short text
// is kept as it is.
func (t recordText) packed() (driver.Value, error) {
	if len(t) < packedFrom {
		return string(t), nil
	}
	var b bytes.Buffer
	b.Grow(len(t) / 2)
	b.WriteByte(packedAs)
	b.Write(binary.AppendUvarint(nil, uint64(len(t))))
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	if _, err := io.WriteString(w, string(t)); err != nil {
		return nil, fmt.Errorf("pack a record: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack a record: %w", err)
	}
	return b.Bytes(), nil
}

// unpacked returns the text behind some bytes of a file. Bytes not packed by us, or damaged, come back as they are:
// they are no record and do not match their sum, so the reader finds out.
func unpacked(content []byte) recordText {
	if len(content) == 0 || content[0] != packedAs {
		return recordText(content)
	}
	length, n := binary.Uvarint(content[1:])
	if n <= 0 || length > packedAtMost {
		return recordText(content)
	}
	r := unpackers.Get().(io.Reader)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(content[1+n:]), packingWords); err != nil {
		return recordText(content)
	}
	var text bytes.Buffer
	text.Grow(int(min(length, uint64(len(content))*16)))
	if _, err := io.Copy(&text, io.LimitReader(r, int64(length)+1)); err != nil || uint64(text.Len()) != length {
		return recordText(content)
	}
	return recordText(text.String())
}

// Scan reads a text out of a register.
func (t *recordText) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*t = ""
	case string:
		*t = recordText(v)
	case []byte:
		*t = unpacked(v)
	default:
		return fmt.Errorf("read a record of the history: %w: %T", errors.ErrUnsupported, value)
	}
	return nil
}
