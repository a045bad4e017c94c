package reading

import (
	"bufio"
	"context"
	"fmt"
	"image"
	_ "image/gif"  // to be shown
	_ "image/jpeg" // to be shown
	_ "image/png"  // to be shown
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // to be shown
)

// pixels is how large an image may be at the most: an A3 sheet scanned at 400 dots an inch has 31 million.
const pixels = 50_000_000

// Picture returns a picture that fits into width and height: of a PNG, JPEG, GIF or WebP, or of the first page of a PDF.
// ErrUnreadable where there is none to be had.
func Picture(ctx context.Context, r io.ReaderAt, size int64, width, height int) (image.Image, error) {
	if kindOf(r, size) == isPDF {
		first, _, err := Page(ctx, r, size, 0, width, height)
		return first, err
	}
	all := func() io.Reader { return bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 1<<16) }
	about, _, err := image.DecodeConfig(all())
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	case about.Width <= 0 || about.Height <= 0 || about.Width > pixels/about.Height:
		return nil, fmt.Errorf("%w: %d × %d", ErrUnreadable, about.Width, about.Height)
	}
	full, _, err := image.Decode(all())
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
