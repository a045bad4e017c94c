package reading_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/reading"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func words(content []byte) string {
	return reading.Words(ctx, bytes.NewReader(content), int64(len(content))).Words
}

func picture(content []byte, width, height int) (image.Image, error) {
	return reading.Picture(ctx, bytes.NewReader(content), int64(len(content)), width, height)
}

func TestWordsOfADOCX(t *testing.T) {
	assert.Equal(t, "Протокол заседания\nо поставках газомоторного топлива", words(storagetest.DOCX("Протокол заседания", "о поставках газомоторного топлива")))
}

func TestWordsOfAPDF(t *testing.T) {
	storagetest.NeedsPDF(t)
	assert.Equal(t, "Memorandum on pipelines", words(storagetest.PDF("Memorandum on pipelines")))
}

func TestFilesThatCannotBeReadGiveNothing(t *testing.T) {
	storagetest.NeedsPDF(t)
	whole := storagetest.PDF("Memorandum")
	for name, content := range map[string][]byte{
		"nothing":          nil,
		"a picture":        encoded(t, 3, 3),
		"half a PDF":       whole[:len(whole)/3],
		"only its name":    []byte("%PDF-1.7"),
		"a broken archive": []byte("PK\x03\x04 and no more"),
		"another archive":  archive(t, "readme.txt", strings.NewReader("word")),
		"broken XML":       archive(t, "word/document.xml", strings.NewReader("<w:document><w:p")),
		"a locked PDF":     bytes.Replace(whole, []byte("trailer<<"), []byte("trailer<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<41>/U<41>>>"), 1),
	} {
		assert.Empty(t, words(content), name)
	}
}

// A small file that unpacks into gigabytes costs neither memory nor more than the limit of words.
func TestABombIsNotUnpacked(t *testing.T) {
	paragraph := "<w:p><w:r><w:t>" + strings.Repeat("слово ", 1000) + "</w:t></w:r></w:p>"
	bomb := archive(t, "word/document.xml", io.MultiReader(strings.NewReader("<w:document><w:body>"), strings.NewReader(strings.Repeat(paragraph, 100))))
	assert.Less(t, len(bomb), 1<<20)
	text := words(bomb)
	assert.LessOrEqual(t, len(text), reading.Limit)
	assert.Greater(t, len(text), reading.Limit-100)

	silent := archive(t, "word/document.xml", io.LimitReader(zeros{}, 80<<20))
	assert.Empty(t, words(silent))
}

func TestPicturesFit(t *testing.T) {
	small, err := picture(encoded(t, 1200, 800), 300, 300)
	require.NoError(t, err)
	assert.Equal(t, image.Rect(0, 0, 300, 200), small.Bounds())
	same, err := picture(encoded(t, 40, 20), 300, 300)
	require.NoError(t, err)
	assert.Equal(t, image.Rect(0, 0, 40, 20), same.Bounds(), "a small one is not blown up")
}

func TestAPDFShowsItsFirstPage(t *testing.T) {
	storagetest.NeedsPDF(t)
	page, err := picture(storagetest.PDF("Memorandum"), 300, 400)
	require.NoError(t, err)
	assert.LessOrEqual(t, page.Bounds().Dx(), 300)
	assert.LessOrEqual(t, page.Bounds().Dy(), 400)
	dark := 0
	for y := range page.Bounds().Dy() {
		for x := range page.Bounds().Dx() {
			if r, _, _, _ := page.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	assert.Positive(t, dark, "the page is not empty")
}

func TestWhatIsNoPictureSaysSo(t *testing.T) {
	storagetest.NeedsPDF(t)
	for name, content := range map[string][]byte{
		"a text":       []byte("hello"),
		"a DOCX":       storagetest.DOCX("word"),
		"cut off":      encoded(t, 100, 100)[:60],
		"a broken PDF": []byte("%PDF-1.7 and no more"),
		// A header alone that promises 60,000 × 60,000 pixels.
		"too large": append(encoded(t, 1, 1)[:16], 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0),
	} {
		_, err := picture(content, 100, 100)
		assert.ErrorIs(t, err, reading.ErrUnreadable, name)
	}
}

// A telephone writes the picture lying and says that it stands (EXIF orientation 6).
func TestPhotosStandUpright(t *testing.T) {
	lying := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			lying.Set(x, y, color.RGBA{A: 255})
			if x < 32 {
				lying.Set(x, y, color.RGBA{R: 255, G: 255, B: 255, A: 255})
			}
		}
	}
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, lying, nil))
	exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"
	content := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	content = append(content, b.Bytes()[2:]...)
	standing, err := picture(content, 100, 100)
	require.NoError(t, err)
	require.Equal(t, image.Rect(0, 0, 32, 64), standing.Bounds())
	top, _, _, _ := standing.At(16, 8).RGBA()
	bottom, _, _, _ := standing.At(16, 56).RGBA()
	assert.Greater(t, top, bottom, "what was left is above")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func encoded(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, w, h))))
	return b.Bytes()
}

func archive(t *testing.T, name string, content io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	require.NoError(t, err)
	_, err = io.Copy(w, content)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

// A picture that comes in passes without end keeps the processor busy for as long as any other file, and no longer.
func TestAPictureThatNeverEndsIsGivenUp(t *testing.T) {
	defer reading.Hurry(300 * time.Millisecond)()
	_, err := picture(passes(1000, 20_000), 100, 100)
	assert.ErrorIs(t, err, reading.ErrUnreadable)
	assert.ErrorIs(t, err, context.Canceled)
	short, err := picture(passes(1000, 2), 100, 100)
	require.NoError(t, err)
	assert.Equal(t, image.Rect(0, 0, 100, 100), short.Bounds())
}

// passes is a progressive JPEG of a side of so many pixels, each of whose passes says in a few bytes that nothing changes.
func passes(side, count int) []byte {
	var b bytes.Buffer
	b.Write([]byte{0xff, 0xd8, 0xff, 0xdb, 0, 67, 0})
	b.Write(bytes.Repeat([]byte{1}, 64))
	b.Write([]byte{0xff, 0xc2, 0, 11, 8, byte(side >> 8), byte(side), byte(side >> 8), byte(side), 1, 1, 0x11, 0})
	b.Write(append([]byte{0xff, 0xc4, 0, 20, 0x10, 1}, append(make([]byte, 15), 0xe0)...)) // one word: 16,384 blocks stay as they are
	blocks := (side + 7) / 8 * ((side + 7) / 8)
	for range count {
		b.Write([]byte{0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0})
		b.Write(make([]byte, (blocks/16384+1)*15/8+1))
	}
	b.Write([]byte{0xff, 0xd9})
	return b.Bytes()
}

// A picture that would take gigabytes while it is decoded is not begun.
func TestAPictureInPassesIsWeighedByWhatItTakes(t *testing.T) {
	colours := bytes.Replace(passes(7000, 2), []byte{1, 1, 0x11, 0}, []byte{3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0}, 1)
	colours[bytes.Index(colours, []byte{0xff, 0xc2})+3] = 17
	_, err := picture(colours, 100, 100)
	assert.ErrorContains(t, err, "7000 × 7000 pixels")
}

// What a document holds is read for as long as any other file as well.
func TestADocumentThatTakesTooLongIsGivenUp(t *testing.T) {
	defer reading.Hurry(0)()
	long := archive(t, "word/document.xml", strings.NewReader("<w:document><w:p><w:r><w:t>слово</w:t></w:r></w:p>"+strings.Repeat("<w:x/>", 2<<20)+"</w:document>"))
	said := reading.Words(ctx, bytes.NewReader(long), int64(len(long)))
	assert.True(t, said.Part)
}

// A PDF that would keep the processor busy for ever is given up after some work, however busy the computer is beside it.
func TestAPDFThatNeverEndsIsGivenUp(t *testing.T) {
	storagetest.NeedsPDF(t)
	defer reading.Hurry(300 * time.Millisecond)()
	const depth = 9 // each draws the next one ten times
	var file strings.Builder
	file.WriteString("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>endobj\n" +
		"4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n")
	for n := range depth {
		draw := strings.Repeat("/X Do ", 10)
		if n == depth-1 {
			draw = strings.Repeat("0 0 m 9 9 l S ", 100)
		}
		fmt.Fprintf(&file, "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>stream\n%s\nendstream endobj\n",
			10+n, 11+n, len(draw), draw)
	}
	file.WriteString("trailer<</Root 1 0 R>>\n%%EOF\n")
	said := reading.Words(ctx, strings.NewReader(file.String()), int64(file.Len()))
	assert.True(t, said.Part)
	assert.Equal(t, "Memorandum", words(storagetest.PDF("Memorandum")), "the next one is read")
}
