// Package papers is where a paper is chosen, looked at as it will be printed, saved, printed and opened in the program for it.
package papers

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/native/opener"
	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/paper/printing"
	"accord/app/paper/wording"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/reading"
	"accord/storage/register"
	"accord/storage/whole"
)

// Store is what papers need of the register.
type Store interface {
	kinds.Store
	desk.UndoStore
	Save(ctx context.Context, r register.Record) (batch register.ID, err error)
	AddFile(ctx context.Context, name string, from io.Reader, progress func(done int64)) (register.Version, error)
}

// chosen is what the form edits.
type chosen struct {
	Kind     string
	Language register.Language
	Edition  kinds.Edition
	On       register.Date
	Columns  []kinds.Column
	Form     string
}

// sheet is the open dialog.
type sheet struct {
	desk    desk.Desk
	store   Store
	subject register.Ref
	author  string
	chosen  chosen

	dialog  *kit.Dialog
	picture *page
	making  kit.Slot
	drawing kit.Slot
	doing   kit.Slot
	paper   *paper.Paper
	order   kinds.Order // by which it was made
	content []byte      // the paper as PDF
	then    func()      // what is to be done with the paper once it is made; nil: nothing
	at      int         // the page that is shown
	pages   int
}

// Show opens the dialog for the papers of a record, and those of the whole register: for no record only those.
func Show(d desk.Desk, store Store, author string, subject register.Ref) {
	s := &sheet{desk: d, store: store, author: author, subject: subject, picture: newPage(d)}
	fit := kinds.For(subject.Kind)
	if !subject.IsZero() {
		fit = slices.Concat(fit, kinds.For(""))
	}
	var options []kit.Option
	for _, k := range fit {
		options = append(options, kit.Option{Value: k.Name, Label: lang.T("paper.kind." + k.Name)})
	}
	s.chosen = chosen{Kind: fit[0].Name, Language: lang.Current(), Edition: kinds.Working, On: d.Day(), Form: ".docx"}
	form := kit.NewForm(d.Loader(), &s.chosen)
	form.Section("",
		kit.Line(kit.Choice("paper.kind", &s.chosen.Kind, options).Required().Then(s.make)),
		kit.Line(kit.Choice("paper.language", &s.chosen.Language, languages()).Required().Then(s.make)),
		kit.Line(kit.Choice("paper.edition", &s.chosen.Edition, desk.Options("paper.edition.", kinds.Editions)).Required().Then(s.make)),
		kit.Line(kit.Date("day.on", &s.chosen.On, d.Today()).Required().Then(s.make)),
		kit.Line(kit.ChooseMany("paper.columns", &s.chosen.Columns, desk.Options("paper.column.", kinds.Columns)).When(s.hasColumns).Then(s.make)),
		kit.Line(kit.Choice("paper.form", &s.chosen.Form, []kit.Option{
			{Value: ".docx", Label: lang.T("paper.form.docx")}, {Value: ".pdf", Label: lang.T("paper.form.pdf")}, {Value: ".md", Label: lang.T("paper.form.md")},
		}).Required()),
	)
	s.picture.turn, s.picture.stop, s.picture.again = s.turn, s.end, s.make
	answers := []kit.Answer{{Word: lang.T("dialog.close"), Kind: kit.ButtonPlain, Cancels: true, Do: s.end}}
	if !subject.IsZero() && !d.Looking() {
		answers = append(answers, kit.Answer{Word: lang.T("paper.keep"), Kind: kit.ButtonPlain, Stays: true, Do: func() { s.whenMade(s.keep) }})
	}
	s.dialog = kit.FormBeside(d.Canvas(), lang.T("paper.title"), form, s.picture.content, append(answers,
		kit.Answer{Word: lang.T("paper.print"), Kind: kit.ButtonPlain, Stays: true, Do: func() { s.whenMade(s.print) }},
		kit.Answer{Word: lang.T("paper.open"), Kind: kit.ButtonPlain, Stays: true, Do: func() { s.whenMade(s.open) }},
		kit.Answer{Word: lang.T("paper.save"), Kind: kit.ButtonPrimary, Stays: true, Do: func() { s.whenMade(s.save) }})...)
	s.dialog.OnPage, form.OnPage = s.picture.roll, s.picture.roll
	s.make()
}

func (s *sheet) hasColumns() bool {
	kind, _ := kinds.Named(s.chosen.Kind)
	return kind.HasColumns()
}

func languages() (options []kit.Option) {
	for _, l := range register.Languages {
		options = append(options, kit.Option{Value: string(l), Label: lang.Capital(lang.LanguageName(string(l)))})
	}
	return options
}

// end gives up what is being made.
func (s *sheet) end() {
	s.making.Cancel()
	s.drawing.Cancel()
	s.then = nil
}

// whenMade does something with the paper, as soon as there is one.
func (s *sheet) whenMade(do func()) {
	if s.paper == nil {
		s.then = do
		return
	}
	do()
}

// made is a paper with its pages as PDF.
type made struct {
	paper   *paper.Paper
	content []byte
}

// make makes the paper that is chosen, and shows its first page.
func (s *sheet) make() {
	if s.chosen.On.Precision() != register.DayKnown {
		return
	}
	kind, _ := kinds.Named(s.chosen.Kind)
	o := kinds.Order{On: s.chosen.On, Language: s.chosen.Language, Edition: s.chosen.Edition, Made: s.desk.Loader().Clock.Now(), Author: s.author}
	s.desk.Kept(wording.Setting, &o.Words)
	if kind.HasColumns() {
		o.Columns = slices.Clone(s.chosen.Columns)
	}
	if kind.Made(s.subject.Kind) {
		o.Subject = s.subject
	}
	s.paper, s.content, s.then = nil, nil, nil
	s.drawing.Cancel()
	s.picture.making()
	kit.Load(s.desk.Loader(), &s.making, func(ctx context.Context) (made, error) {
		p, err := kind.Make(ctx, s.store, o)
		if err != nil {
			return made{}, err
		}
		var content bytes.Buffer
		if err := format.Write(&content, ".pdf", p); err != nil {
			return made{}, err
		}
		return made{p, content.Bytes()}, nil
	}, func(done made, err error) {
		if err != nil {
			s.picture.say(trouble.Sentence(err))
			return
		}
		s.paper, s.content, s.order, s.at = done.paper, done.content, o, 0
		s.draw()
		if do := s.then; do != nil {
			s.then = nil
			do()
		}
	})
}

// pixels are those of a page's picture at the most: enough to read it on a fine screen.
const pixels = 1500

type drawn struct {
	picture image.Image
	pages   int
}

func (s *sheet) draw() {
	draw(s.desk, &s.drawing, s.picture, s.content, s.at, func(pages int) { s.pages = pages })
}

// draw draws a page of a paper as it will be printed and reports how many there are.
func draw(d desk.Desk, slot *kit.Slot, into *page, content []byte, at int, counted func(pages int)) {
	kit.Load(d.Loader(), slot, func(ctx context.Context) (drawn, error) {
		picture, pages, err := reading.Page(ctx, bytes.NewReader(content), int64(len(content)), at, pixels, pixels)
		return drawn{picture, pages}, err
	}, func(done drawn, err error) {
		if err != nil {
			into.say(lang.T("file.preview.none"))
			return
		}
		counted(done.pages)
		into.show(done.picture, at, done.pages)
	})
}

// turn shows the next page, or the one before, and reports whether there is one.
func (s *sheet) turn(by int) bool {
	to := s.at + by
	if s.content == nil || to < 0 || to >= s.pages {
		return false
	}
	s.at = to
	s.draw()
	return true
}

// name is that of the file.
func (s *sheet) name(extension string) string {
	return desk.FileName(strings.ReplaceAll(s.paper.Title, ": ", " – ")) + extension
}

func (s *sheet) save() {
	p, extension := s.paper, s.chosen.Form
	kit.SaveFile(s.desk.Window(), "", s.name(extension), extension, func(path string) {
		kit.Load(s.desk.Loader(), &s.doing, func(context.Context) (struct{}, error) {
			return struct{}{}, trouble.At(path, storage.Write(path, func(to io.Writer) error { return format.Write(to, path, p) }))
		}, func(_ struct{}, err error) {
			if err != nil {
				s.desk.Fail(err)
				return
			}
			s.dialog.Close()
			s.desk.Say(lang.T("file.saved", filepath.Base(path)))
		})
	}, format.Extensions...)
}

// open opens the paper in the program of the system for it: a copy, which is saved by another name.
func (s *sheet) open() {
	s.scratch(s.chosen.Form, func(_ context.Context, path string) error { return opener.Open(path) }, "")
}

// print hands the pages to the printer; where none answers, they are opened to be printed from there.
func (s *sheet) print() {
	title := s.paper.Title
	s.scratch(".pdf", func(ctx context.Context, path string) error {
		err := printing.Print(ctx, title, path)
		if errors.Is(err, printing.ErrNoPrinter) {
			return errors.Join(err, opener.Open(path))
		}
		return err
	}, lang.T("paper.printed"))
}

// scratch writes a copy and does something with it.
func (s *sheet) scratch(extension string, do func(ctx context.Context, path string) error, said string) {
	p, name := s.paper, s.name(extension)
	kit.Load(s.desk.Loader(), &s.doing, func(ctx context.Context) (struct{}, error) {
		path, err := whole.Scratch(name, func(to io.Writer) error { return format.Write(to, name, p) })
		if err != nil {
			return struct{}{}, trouble.At(name, err)
		}
		return struct{}{}, do(ctx, path)
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, opener.ErrNoProgram) && errors.Is(err, printing.ErrNoPrinter):
			kit.Inform(s.desk.Canvas(), lang.T("paper.title"), lang.T("paper.no_printer.no_program"))
		case errors.Is(err, opener.ErrNoProgram):
			kit.Inform(s.desk.Canvas(), lang.T("error.title"), lang.T("file.no_program"))
		case errors.Is(err, printing.ErrNoPrinter):
			kit.Inform(s.desk.Canvas(), lang.T("paper.title"), lang.T("paper.no_printer"))
		case err != nil:
			s.desk.Fail(err)
		case said != "":
			s.desk.Say(said)
		}
	})
}
