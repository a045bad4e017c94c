package reading

import (
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// PDFium runs as WebAssembly: no C code of the machine's is needed, and a file made to do harm cannot leave its box.

// oneBox lets one file after the other into a box: two would take twice the memory.
var oneBox = make(chan struct{}, 1)

// compiled compiles PDFium for the first file that needs it. Its result saves the next files the time, and its folder
// the next starts of the program.
var compiled = sync.OnceValues(func() (wazero.CompilationCache, error) {
	return compile(machineCode())
})

// compile translates PDFium into machine code, which takes two seconds, or takes the translation in the folder. Without
// a folder, or with an unusable one, the code serves this run of the program alone.
func compile(folder string) (wazero.CompilationCache, error) {
	if folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil && try(cache) == nil {
			return cache, nil
		}
	}
	cache := wazero.NewCompilationCache()
	return cache, try(cache)
}

func try(cache wazero.CompilationCache) error {
	box, err := openBox(context.Background(), cache)
	if err == nil {
		err = box.Close()
	}
	debug.FreeOSMemory() // compiling leaves 250 MB behind, which nobody will want again
	return err
}

// machineCode is the folder for what PDFium was made into, empty where there is none. Code made by one version of the
// compiler is not to be run by another: where the version is not known, as in tests, nothing is kept.
func machineCode() string {
	about, known := debug.ReadBuildInfo()
	if !known || !slices.ContainsFunc(about.Deps, func(d *debug.Module) bool { return d.Path == "github.com/tetratelabs/wazero" }) {
		return ""
	}
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "accord", "pdfium")
}

// openBox makes a box of its own for one file. When the context ends, so does what runs in it, wherever it stands.
func openBox(ctx context.Context, cache wazero.CompilationCache) (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		Context: experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(allocateBox)), MaxIdle: 1, MaxTotal: 1,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium is built with them
			WithCompilationCache(cache).
			WithCloseOnContextDone(true),
	})
}

// withPDF opens a PDF for some work, within its effort.
func withPDF(ctx context.Context, r io.ReaderAt, size int64, work func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT) error) (err error) {
	cache, err := compiled()
	if err != nil {
		return err
	}
	defer func() {
		// Files can bring down what runs in the box; it is thrown away in any case.
		if cause := recover(); cause != nil {
			err = fmt.Errorf("broken off: %v", cause)
		}
	}()
	select {
	case oneBox <- struct{}{}:
		defer func() { <-oneBox }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return withinEffort(ctx, func(ctx context.Context) error {
		box, err := openBox(ctx, cache)
		if err != nil {
			return err
		}
		defer func() { _ = box.Close() }()
		in, err := box.GetInstanceWithContext(ctx)
		if err != nil {
			return err
		}
		doc, err := in.OpenDocument(&requests.OpenDocument{FileReader: io.NewSectionReader(r, 0, size), FileReaderSize: size})
		if err != nil {
			return err
		}
		return work(in, doc.Document)
	})
}

// pdfWords returns the text of a PDF page by page; of a file damaged in the middle, what stands before.
func pdfWords(ctx context.Context, r io.ReaderAt, size int64, out *words) error {
	return withPDF(ctx, r, size, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
		if err != nil {
			return err
		}
		for i := range count.PageCount {
			if i > 0 {
				if err := out.endPage(); err != nil {
					return err
				}
			}
			page, err := in.GetPageText(&requests.GetPageText{Page: pageOf(doc, i)})
			if err != nil {
				return err
			}
			if err := out.add(strings.ReplaceAll(page.Text, "\f", "\n") + "\n"); err != nil {
				return err
			}
		}
		return nil
	})
}

func pageOf(doc references.FPDF_DOCUMENT, i int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}
}

// Page draws a page of a PDF, 0 for the first, so that it fits into width and height; pages is how many there are. A page
// beyond the last is the last. ErrUnreadable where it cannot be drawn.
func Page(ctx context.Context, r io.ReaderAt, size int64, page, width, height int) (image.Image, int, error) {
	var drawn *image.RGBA
	pages := 0
	err := withPDF(ctx, r, size, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
		if err != nil {
			return err
		}
		pages = count.PageCount
		page, err := in.RenderPageInPixels(&requests.RenderPageInPixels{Page: pageOf(doc, max(0, min(page, pages-1))), Width: width, Height: height})
		if err != nil {
			return err
		}
		defer page.Cleanup()
		inBox, ok := page.Result.RenderedImage.(*image.RGBA)
		if !ok {
			return fmt.Errorf("drawn as %T", page.Result.RenderedImage)
		}
		drawn = image.NewRGBA(inBox.Bounds())
		copy(drawn.Pix, inBox.Pix) // its memory goes with the box
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return drawn, pages, nil
}
