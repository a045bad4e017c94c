package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/native/opener"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/whole"
)

// shown are the endings of files that programs only show. Whatever else the system may run, which one can never list.
var shown = []string{
	".pdf", ".djvu", ".djv", ".epub", ".fb2", ".xps", ".oxps",
	".doc", ".docx", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".txt", ".md", ".log",
	".xls", ".xlsx", ".ods", ".csv", ".tsv", ".ppt", ".pptx", ".ppsx", ".odp", ".odg", ".vsd", ".vsdx",
	".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif",
	".mp3", ".wav", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ogv",
	".zip", ".7z", ".rar", ".gz", ".tar", ".eml", ".msg", ".ics", ".vcf", ".json", ".xml", ".sig", ".sgn", ".p7s",
}

// OpenDocument opens the current version of a document, as Open does; one without a file shows its card.
func (f *Files) OpenDocument(id register.ID) {
	ref := register.Ref{Kind: register.KindDocument, ID: id}
	kit.Load(f.desk.Loader(), &f.opening, func(ctx context.Context) (register.Record, error) {
		return f.store.Record(ctx, ref)
	}, func(r register.Record, err error) {
		if err != nil {
			f.desk.Fail(err)
			return
		}
		if versions := r.(*register.Document).Versions; len(versions) > 0 {
			f.Open(versions[len(versions)-1])
			return
		}
		f.desk.Open(ref)
	})
}

// Open opens a copy of a file in the system's program for it. The copy cannot be written to: changes in it would be
// lost.
func (f *Files) Open(v register.Version) {
	if !slices.Contains(shown, strings.ToLower(filepath.Ext(nameFor(v.Name)))) {
		kit.Ask(f.desk.Canvas(), kit.Question{
			Title: lang.T("error.title"), Text: lang.T("file.runs", nameFor(v.Name)),
			Answers: []kit.Answer{
				{Word: lang.T("file.save_as"), Kind: kit.ButtonPlain, Do: func() { f.SaveAs(v) }},
				{Word: lang.T("dialog.close"), Kind: kit.ButtonPrimary, Default: true, Cancels: true},
			},
		})
		return
	}
	f.desk.Say(lang.T("file.opening", nameFor(v.Name))) // the system's program takes its time, and may say nothing at all
	kit.Load(f.desk.Loader(), &f.opening, func(ctx context.Context) (struct{}, error) {
		path, err := f.copyOut(ctx, v)
		switch {
		case errors.Is(err, storage.ErrFull): // that of the copy, and not that of the register
			return struct{}{}, trouble.At(os.TempDir(), err)
		case err != nil:
			return struct{}{}, trouble.At(v.Name, err)
		}
		return struct{}{}, f.opens(path)
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, opener.ErrNoProgram):
			kit.Inform(f.desk.Canvas(), lang.T("error.title"), lang.T("file.no_program"))
		case err != nil:
			f.desk.Fail(err)
		}
	})
}

// copyOut writes a copy readable for its user alone. It is removed when the program ends.
func (f *Files) copyOut(ctx context.Context, v register.Version) (string, error) {
	return whole.Scratch(nameFor(v.Name), func(to io.Writer) error { return f.store.CopyFile(ctx, v, to) })
}

// SaveAs asks where to write a file and writes it there.
func (f *Files) SaveAs(v register.Version) {
	kit.SaveFile(f.desk.Window(), "", nameFor(v.Name), filepath.Ext(nameFor(v.Name)), func(path string) { f.SaveTo(v, path) })
}

// SaveTo writes a file to a path.
func (f *Files) SaveTo(v register.Version, path string) {
	kit.Load(f.desk.Loader(), &f.saving, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, trouble.At(path, f.write(ctx, v, path))
	}, func(_ struct{}, err error) {
		if err != nil {
			f.desk.Fail(err)
			return
		}
		f.desk.Say(lang.T("file.saved", filepath.Base(path)))
	})
}

func (f *Files) write(ctx context.Context, v register.Version, path string) error {
	return storage.Write(path, func(to io.Writer) error { return f.store.CopyFile(ctx, v, to) })
}
