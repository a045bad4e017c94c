package desk

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/native/opener"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// FileStore is what the files of records need of the register. *storage.Store is one.
type FileStore interface {
	Store
	DocumentsOf(ctx context.Context, subject register.ID) ([]storage.DocumentRow, error)
	AddFile(ctx context.Context, name string, from io.Reader, progress func(done int64)) (register.Version, error)
	Content(ctx context.Context, v register.Version) (*storage.Content, error)
	CopyFile(ctx context.Context, v register.Version, to io.Writer) error
}

// Files is what pages do with the files of records: it lists them on a card, adds, opens and saves them.
type Files struct {
	desk    Desk
	store   FileStore
	opens   func(path string) error // in the system's program
	opening kit.Slot
	saving  kit.Slot
}

// NewFiles makes it for one page.
func NewFiles(d Desk, s FileStore) *Files { return &Files{desk: d, store: s, opens: opener.Open} }

// OpensBy lets files be opened by something else than the system's programs.
func (f *Files) OpensBy(open func(path string) error) { f.opens = open }

// Section draws the files of a record on its card.
func (f *Files) Section(c *kit.Card, subject register.Ref, rows []storage.DocumentRow) {
	c.Section(lang.T("kind.document.many"), Changing(f.desk, kit.NewButton(kit.ButtonLink, lang.T("file.add"), func() { f.AskAdd(subject) }))...)
	if len(rows) == 0 {
		said := "file.none"
		if f.desk.Looking() {
			said = "file.none.looking"
		}
		c.Paragraph(kit.Soft(lang.T(said)))
	}
	for _, r := range rows {
		left := []kit.Part{kit.Sign(fileSign), kit.Plain(Words(r.Title))}
		if about := About(r); about != "" {
			left = append(left, kit.Soft("\n"+about))
		}
		current, there := r.Current()
		right := []kit.Part{kit.Missing(lang.T("file.not_there"))}
		open := func() { f.desk.Open(refOf(r)) }
		if there {
			right = []kit.Part{kit.Soft(lang.Size(current.Size))}
			open = func() { f.Open(current) }
		}
		if n := len(r.Versions); n > 1 {
			right = append(right, kit.Soft("\n"+lang.N("file.versions", n)))
		}
		c.MenuRow(left, right, open, func() kit.Menu { return f.menu(r) })
	}
}

const fileSign = kit.GlyphFile

func refOf(r storage.DocumentRow) register.Ref {
	return register.Ref{Kind: register.KindDocument, ID: r.ID}
}

// About says in one line what a document is: "protocol · 29.11.2022 · Russian".
func About(r storage.DocumentRow) string {
	var said []string
	for _, word := range []string{Enum("document.kind.", r.Kind), lang.Day(r.Day)} {
		if word != "" {
			said = append(said, word)
		}
	}
	if r.Language != "" {
		said = append(said, lang.LanguageName(r.Language))
	}
	return strings.Join(said, " · ")
}

// menu is what can be done with a document.
func (f *Files) menu(r storage.DocumentRow) kit.Menu {
	current, there := r.Current()
	menu := kit.Menu{
		{Word: lang.T("file.open"), Disabled: !there, Do: func() { f.Open(current) }},
		{Word: lang.T("file.save_as"), Disabled: !there, Do: func() { f.SaveAs(current) }},
		{Word: lang.T("file.preview"), Do: func() { f.desk.Open(refOf(r)) }},
	}
	return append(menu, ChangingItems(f.desk,
		nil,
		&kit.MenuItem{Word: lang.T("file.new_version"), Do: func() { f.AskVersion(r.ID) }},
		&kit.MenuItem{Word: lang.T("menu.edit"), Do: func() { f.desk.EditRef(refOf(r)) }},
		&kit.MenuItem{Word: lang.T("menu.delete"), Do: func() { f.desk.Delete(refOf(r)) }},
	)...)
}

// AskAdd asks for files and adds them to a record.
func (f *Files) AskAdd(subject register.Ref) {
	kit.OpenFiles(f.desk.Window(), "", nil, func(paths []string) { f.Add(subject, paths...) })
}

// AskVersion asks for a file and makes it the current version of a document.
func (f *Files) AskVersion(document register.ID) {
	kit.OpenFile(f.desk.Window(), "", nil, func(path string) { f.AddVersion(document, path) })
}

// Proof names on a card the file of a step, an answer or a report, to be opened; nothing where there is none.
func Proof(d Desk, lines map[register.ID]storage.Line, file register.ID) []kit.Part {
	link := LinkTo(d, lines, file)
	if len(link) == 0 {
		return nil
	}
	return append([]kit.Part{kit.Soft(" · "), kit.Sign(fileSign)}, link...)
}

// ProofMenu is what can be done with the file of a step, an answer or a report in a record: opened, or another attached,
// which link notes in the record.
func (f *Files) ProofMenu(in register.Ref, file register.ID, kind register.DocumentKind, link func(in register.Record, document register.ID) error) kit.Menu {
	menu := kit.Menu{{Word: lang.T("file.open"), Disabled: file.IsZero(), Do: func() { f.OpenDocument(file) }}}
	return append(menu, ChangingItems(f.desk,
		&kit.MenuItem{Word: lang.T("file.attach"), Do: func() { f.AskAddAs(in, kind, link) }},
		nil,
		&kit.MenuItem{Word: lang.T("menu.edit"), Do: func() { f.desk.EditRef(in) }},
	)...)
}

// Dropped returns the paths of files dropped from the file manager.
func Dropped(uris []fyne.URI) []string {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	return paths
}
