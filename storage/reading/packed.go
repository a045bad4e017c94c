package reading

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	enc "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	// unpacked is how much of a packed file is unpacked at the most: a small file may hold gigabytes of nothing.
	unpacked = 64 << 20
	// contents is how long the list of what a packed file holds may be: each entry of it takes memory.
	contents = 4 << 20
	// nested is how deep elements of XML may stand in each other; documents know some thirty.
	nested = 500
	// piece is how long a tag, or the text between two, may be.
	piece = 1 << 20
)

var errHarmful = errors.New("the file is not made to be read")

// packed is an office document: parts of XML in a zip.
type packed struct {
	zip   *zip.Reader
	names map[string]bool
	left  int64 // that may still be unpacked
}

// packedWords returns the text of a DOCX or an ODT.
func packedWords(ctx context.Context, r io.ReaderAt, size int64, out *words) error {
	if !modest(r, size) {
		return errHarmful
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return err
	}
	p := &packed{zip: z, names: map[string]bool{}, left: unpacked}
	for _, f := range z.File {
		p.names[f.Name] = true
	}
	if p.has("content.xml") {
		return odtWords(ctx, p, out)
	}
	return docxWords(ctx, p, out)
}

// modest reports whether the list of what a zip holds is one that can be read: it stands before the end, as its record
// there says (APPNOTE 4.3.16). Office documents need no zip64.
func modest(r io.ReaderAt, size int64) bool {
	const record = 22
	end := make([]byte, min(size, record+1<<16))
	if _, err := r.ReadAt(end, size-int64(len(end))); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	at := bytes.LastIndex(end, []byte("PK\x05\x06"))
	return at >= 0 && len(end)-at >= record && binary.LittleEndian.Uint32(end[at+12:]) <= contents
}

func (p *packed) has(name string) bool { return p.names[name] }

// each goes through the tokens of a part; one that is not there has none.
func (p *packed) each(ctx context.Context, name string, visit func(xml.Token) error) error {
	if !p.has(name) {
		return nil
	}
	file, err := p.zip.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	in := &rationed{from: inUTF8(file), left: &p.left}
	d := xml.NewDecoder(in)
	d.CharsetReader = declared
	for depth := 0; ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		in.taken = d.InputOffset()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > nested {
				return errHarmful
			}
		case xml.EndElement:
			depth--
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// inUTF8 returns a part of XML in UTF-8. Both packages also allow UTF-16 (ECMA-376, part 2, 8.1.4; ODF 1.3, part 3),
// with a mark at the beginning.
func inUTF8(in io.Reader) io.Reader {
	return transform.NewReader(in, enc.BOMOverride(encoding.Nop.NewDecoder()))
}

// declared reads a part in its declared encoding; parts declared as UTF-16 have become UTF-8 by then.
func declared(charset string, in io.Reader) (io.Reader, error) {
	if !strings.EqualFold(charset, "UTF-16") {
		return nil, errHarmful
	}
	return in, nil
}

// rationed lets no more pass than a piece beyond what was taken of it, and no more in all than is left.
type rationed struct {
	from          io.Reader
	taken, passed int64
	left          *int64
}

func (r *rationed) Read(b []byte) (int, error) {
	room := min(*r.left, r.taken+piece-r.passed)
	if room <= 0 {
		return 0, errHarmful
	}
	n, err := r.from.Read(b[:min(int64(len(b)), room)])
	r.passed += int64(n)
	*r.left -= int64(n)
	return n, err
}
