package reading

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"  // to be shown
	_ "image/jpeg" // to be shown
	_ "image/png"  // to be shown
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // to be shown
)

// pixels is how large an image may be at the most: an A3 sheet scanned at 400 dots an inch has 31 million.
const pixels = 50_000_000

// room is how many bytes an image may take while it is decoded.
const room = 400 << 20

// Picture returns a picture that fits into width and height: of a PNG, JPEG, GIF or WebP, or of the first page of a PDF.
// ErrUnreadable where there is none to be had.
func Picture(ctx context.Context, r io.ReaderAt, size int64, width, height int) (image.Image, error) {
	if kindOf(r, size) == isPDF {
		first, _, err := Page(ctx, r, size, 0, width, height)
		return first, err
	}
	full, err := decoded(ctx, r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	turn := orientation(r)
	if turn > 4 {
		width, height = height, width
	}
	b := full.Bounds()
	scale := min(1, float64(width)/float64(b.Dx()), float64(height)/float64(b.Dy()))
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale))))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), full, b, draw.Src, nil)
	return turned(small, turn), nil
}

// decoded is an image as its file has it.
func decoded(ctx context.Context, r io.ReaderAt, size int64) (full image.Image, err error) {
	err = withinEffort(ctx, func(ctx context.Context) error {
		all := func() io.Reader {
			return bufio.NewReader(heeding{ctx, io.NewSectionReader(r, 0, size)})
		}
		about, format, err := image.DecodeConfig(all())
		if err != nil {
			return err
		}
		if about.Width <= 0 || about.Height <= 0 || about.Width > pixels/about.Height ||
			about.Width*about.Height*weight(about, format, r) > room {
			return fmt.Errorf("%d × %d pixels", about.Width, about.Height)
		}
		full, _, err = image.Decode(all())
		return err
	})
	return full, err
}

// weight is how many bytes a pixel of an image takes while it is decoded. What comes in passes is kept in parts besides until the
// last of them.
func weight(about image.Config, format string, r io.ReaderAt) int {
	each := 4
	switch about.ColorModel {
	case color.GrayModel:
		each = 1
	case color.YCbCrModel:
		each = 3
	case color.RGBA64Model, color.NRGBA64Model:
		each = 8
	}
	switch {
	case format == "jpeg" && inPasses(r):
		each += 4 * each // coefficients of four bytes
	case format == "png" && interlaced(r):
		each += each / 2
	}
	return each
}

// interlaced reports whether a PNG says so of itself (PNG, 11.2.1).
func interlaced(r io.ReaderAt) bool {
	var way [1]byte
	n, _ := r.ReadAt(way[:], 28)
	return n == 1 && way[0] != 0
}

// inPasses reports whether a JPEG is a progressive one, by the mark of its frame (ITU-T T.81, B.1.1.3).
func inPasses(r io.ReaderAt) bool {
	var segment [4]byte
	for at := int64(2); ; at += 2 + int64(binary.BigEndian.Uint16(segment[2:])) {
		if n, _ := r.ReadAt(segment[:], at); n < len(segment) || segment[0] != 0xff || segment[1] == 0xda {
			return false
		}
		switch segment[1] {
		case 0xc0, 0xc1:
			return false
		case 0xc2:
			return true
		}
	}
}
