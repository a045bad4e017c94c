package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

// large is from which size on the progress of adding a file is shown.
const large = 8 << 20

// errFolder: a folder was to be added where a file is wanted.
var errFolder = errors.New("a folder is no file")

// errItself: the register that is open was to be added to itself.
var errItself = errors.New("the register is no file of its own")

// Add adds files to a record, each as a document of its own and all as one change, and offers to take it back. Nothing is
// asked: the name is the title, and the rest can be filled in any time.
func (f *Files) Add(subject register.Ref, paths ...string) {
	f.take(func(ctx context.Context, tell func(string, int)) (register.ID, error) {
		versions, err := f.readAll(ctx, paths, tell)
		if err != nil {
			return register.None, err
		}
		documents := make([]register.Record, len(versions))
		for i, v := range versions {
			documents[i] = &register.Document{
				Title: named(titleOf(v.Name)), Kind: register.DocumentOther,
				Subjects: []register.Ref{subject}, Versions: []register.Version{v},
			}
		}
		return f.store.SaveAll(ctx, documents...)
	}, lang.N("file.added", len(paths)))
}

// AskAddAs asks for a file and adds it to a record as a document of a kind that link notes in the record itself. Both are
// one change.
func (f *Files) AskAddAs(subject register.Ref, kind register.DocumentKind, link func(subject register.Record, document register.ID) error) {
	kit.OpenFile(f.desk.Window(), "", nil, func(path string) { f.AddAs(subject, kind, link, path) })
}

// AddAs is AskAddAs of a file that is known already.
func (f *Files) AddAs(subject register.Ref, kind register.DocumentKind, link func(subject register.Record, document register.ID) error, path string) {
	f.take(func(ctx context.Context, tell func(string, int)) (register.ID, error) {
		v, err := f.read(ctx, path, tell)
		if err != nil {
			return register.None, err
		}
		r, err := f.store.Record(ctx, subject)
		if err != nil {
			return register.None, err
		}
		d := &register.Document{
			Head: register.Head{ID: register.NewID()}, Title: named(titleOf(v.Name)), Kind: kind,
			Subjects: []register.Ref{subject}, Versions: []register.Version{v},
		}
		if err := link(r, d.ID); err != nil {
			return register.None, err
		}
		return f.store.SaveAll(ctx, d, r)
	}, lang.N("file.added", 1))
}

// AddVersion makes files versions of a document, one after the other, the last of them the current one.
func (f *Files) AddVersion(document register.ID, paths ...string) {
	f.take(func(ctx context.Context, tell func(string, int)) (register.ID, error) {
		versions, err := f.readAll(ctx, paths, tell)
		if err != nil {
			return register.None, err
		}
		r, err := f.store.Record(ctx, register.Ref{Kind: register.KindDocument, ID: document}) // now: somebody may have changed it
		if err != nil {
			return register.None, err
		}
		d := r.(*register.Document)
		d.Versions = append(d.Versions, versions...)
		return f.store.Save(ctx, d)
	}, lang.T("file.version_added"))
}

// take runs an addition off the screen's goroutine. While a large file comes in, a note says how far it is and offers to cancel.
func (f *Files) take(work func(ctx context.Context, tell func(name string, percent int)) (batch register.ID, err error), said string) {
	slot := &kit.Slot{} // its own: a second drop must not cancel the first
	ended := false
	cancel := func() {
		ended = true
		slot.Cancel()
		f.desk.Say(lang.T("file.cancelled"))
	}
	kit.Load(f.desk.Loader(), slot, func(ctx context.Context) (register.ID, error) {
		ctx, drop := storage.Adding(ctx)
		batch, err := work(ctx, func(name string, percent int) {
			f.desk.Loader().OnScreen(func() {
				if !ended {
					f.desk.Offer(adding(name, percent), lang.T("dialog.cancel"), cancel)
				}
			})
		})
		if err != nil {
			drop()
		}
		return batch, err
	}, func(batch register.ID, err error) {
		ended = true
		switch {
		case err == nil:
			OfferUndo(f.desk, f.store, said, batch)
		case errors.Is(err, errFolder):
			f.desk.Say(lang.T("file.folder"))
		case errors.Is(err, errItself):
			f.desk.Say(lang.T("file.itself"))
		case err != nil:
			f.desk.Fail(err)
		}
	})
}

// slow reports whether a file takes longer to add than people wait without a word. The first PDF does, whatever its size:
// what reads it must be made ready.
func slow(name string, size int64) bool {
	return size >= large || strings.EqualFold(filepath.Ext(name), ".pdf")
}

// adding says how far a file has come in; once it is, its words are read.
func adding(name string, percent int) string {
	if percent < 100 {
		return lang.T("file.adding", name, percent)
	}
	return lang.T("file.reading", name)
}

// readAll keeps what files hold.
func (f *Files) readAll(ctx context.Context, paths []string, tell func(name string, percent int)) ([]register.Version, error) {
	versions := make([]register.Version, len(paths))
	for i, path := range paths {
		v, err := f.read(ctx, path, tell)
		if err != nil {
			return nil, err
		}
		versions[i] = v
	}
	return versions, nil
}

// read keeps what a file holds.
func (f *Files) read(ctx context.Context, path string, tell func(name string, percent int)) (register.Version, error) {
	none := register.Version{}
	if storage.Held(path) {
		return none, errItself
	}
	if about, err := os.Stat(path); err == nil && about.IsDir() {
		return none, errFolder
	}
	file, about, err := plainfile.Open(path)
	if err != nil {
		return none, trouble.At(path, err)
	}
	defer func() { _ = file.Close() }() // was only read
	name, reported := register.FileName(filepath.Base(path)), -1
	v, err := f.store.AddFile(ctx, name, source{io.LimitReader(file, about.Size()), path}, func(done int64) {
		if percent := int(100 * done / max(1, about.Size())); slow(name, about.Size()) && percent > reported {
			reported = percent
			tell(name, min(100, percent))
		}
	})
	return v, err
}

// source is a file that is read. Its own errors name it; those of the register, whose disk may be full, do not.
type source struct {
	from io.Reader
	path string
}

// Read reads on.
func (s source) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = trouble.At(s.path, err)
	}
	return n, err
}

// titleOf makes a title of a file's name: "Протокол_заседания.pdf" is “Протокол заседания”.
func titleOf(name string) string {
	title := strings.TrimSpace(strings.ReplaceAll(strings.TrimSuffix(name, filepath.Ext(name)), "_", " "))
	if title == "" {
		return name
	}
	return title
}
