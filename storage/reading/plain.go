package reading

import (
	"bytes"
	"context"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	enc "golang.org/x/text/encoding/unicode"
)

// plainWords returns a plain text, in whatever letters it is written.
func plainWords(_ context.Context, r io.ReaderAt, size int64, out *words) error {
	raw := make([]byte, min(size, 4*Limit))
	n, err := r.ReadAt(raw, 0)
	if err != nil && err != io.EOF {
		return err
	}
	charset := charsetOf(raw[:n])
	if charset == nil {
		return errEnough // it goes on as something else
	}
	text, err := charset.NewDecoder().Bytes(raw[:n])
	if err != nil {
		return err
	}
	if int64(n) < size {
		out.full = true
	}
	return out.add(string(text))
}

// charsetOf returns the encoding of a text, by its mark or by how it reads; nil for anything but a text.
func charsetOf(raw []byte) encoding.Encoding {
	switch {
	case len(raw) == 0:
		return nil
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return enc.UTF8BOM
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return enc.UTF16(enc.LittleEndian, enc.ExpectBOM)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return enc.UTF16(enc.BigEndian, enc.ExpectBOM)
	case wide(raw, 1):
		return enc.UTF16(enc.LittleEndian, enc.IgnoreBOM)
	case wide(raw, 0):
		return enc.UTF16(enc.BigEndian, enc.IgnoreBOM)
	case bytes.ContainsFunc(raw, controls):
		return nil
	case utf8.Valid(whole(raw)):
		return enc.UTF8
	}
	return legacy(raw)
}

// controls are what stands in no text.
func controls(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1a
}

// whole leaves out a letter that was cut at the end.
func whole(raw []byte) []byte {
	for cut := range min(utf8.UTFMax, len(raw)) {
		if r, _ := utf8.DecodeLastRune(raw[:len(raw)-cut]); r != utf8.RuneError {
			return raw[:len(raw)-cut]
		}
	}
	return raw
}

// wide reports whether a text has letters of two bytes, with the byte of Latin or Cyrillic at a place.
func wide(raw []byte, at int) bool {
	raw = raw[:min(len(raw), 4096)]
	if len(raw) < 4 {
		return false
	}
	high, letters := 0, 0
	for i := 0; i+1 < len(raw); i += 2 {
		page, letter := raw[i+at], raw[i+1-at]
		if page == 0 || page == 4 {
			high++
		}
		if page != 0 || letter >= ' ' || letter == '\n' || letter == '\r' || letter == '\t' {
			letters++
		}
	}
	pairs := len(raw) / 2
	return high*10 > pairs*7 && letters == pairs
}

// legacy returns the right one of three encodings of Russian with one byte a letter, nil where none reads as a text.
func legacy(raw []byte) encoding.Encoding {
	raw = raw[:min(len(raw), 16<<10)]
	var best *charmap.Charmap
	most := 3 // a letter alone is no text
	for _, one := range []*charmap.Charmap{charmap.Windows1251, charmap.CodePage866, charmap.KOI8R} {
		if points := reads(raw, one); points > most {
			best, most = one, points
		}
	}
	if best == nil {
		return nil
	}
	return best
}

const (
	// frequent are the letters that most of a Russian text consists of.
	frequent = "оеаинтсрвлОЕАИНТСРВЛ"
	// signs stand in Russian texts beside the letters.
	signs = "№«»—–\u00a0…“”°"
)

// reads says how much a text looks like Russian in a charset.
func reads(raw []byte, charset *charmap.Charmap) (points int) {
	var before rune
	for _, b := range raw {
		r := charset.DecodeByte(b)
		if b >= utf8.RuneSelf {
			points += pointsOf(r, before)
		}
		before = r
	}
	return points
}

// pointsOf says how much a sign behind another one looks like Russian: small letters follow each other, a capital begins a word, and
// few signs are rare.
func pointsOf(r, before rune) (points int) {
	switch {
	case small(r):
		points = 1
		if small(before) || capital(before) {
			points = 2
		}
	case capital(r):
		if unicode.IsLower(before) {
			points = -4
		}
	case !strings.ContainsRune(signs, r):
		points = -5
	}
	if strings.ContainsRune(frequent, r) {
		points += 2
	}
	return points
}

func small(r rune) bool { return r >= 'а' && r <= 'я' || r == 'ё' }

func capital(r rune) bool { return r >= 'А' && r <= 'Я' || r == 'Ё' }
