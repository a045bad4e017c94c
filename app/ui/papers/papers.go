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

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

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
	at      int         // the page that is shown
	pages   int
}

// Show opens the dialog for the papers of a record, and those of the whole register: for no record only those.
func Show(d desk.Desk, store Store, author string, subject register.Ref) {
	s := &sheet{desk: d, store: store, author: author, subject: subject, picture: newPage()}
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
	s.picture.turn = s.turn
	answers := []kit.Answer{{Word: lang.T("dialog.close"), Kind: kit.ButtonPlain, Cancels: true, Do: s.end}}
	if !subject.IsZero() && !d.Looking() {
		answers = append(answers, kit.Answer{Word: lang.T("paper.keep"), Kind: kit.ButtonPlain, Stays: true, Do: s.keep})
	}
	s.dialog = kit.FormBeside(d.Canvas(), lang.T("paper.title"), form, s.picture.content, append(answers,
		kit.Answer{Word: lang.T("paper.print"), Kind: kit.ButtonPlain, Stays: true, Do: s.print},
		kit.Answer{Word: lang.T("paper.open"), Kind: kit.ButtonPlain, Stays: true, Do: s.open},
		kit.Answer{Word: lang.T("paper.save"), Kind: kit.ButtonPrimary, Stays: true, Do: s.save})...)
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

func (s *sheet) end() {
	s.making.Cancel()
	s.drawing.Cancel()
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
	s.paper, s.content = nil, nil
	s.drawing.Cancel()
	s.picture.say(lang.T("paper.making"))
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

// turn shows the next page, or the one before.
func (s *sheet) turn(by int) {
	if to := s.at + by; s.content != nil && to >= 0 && to < s.pages {
		s.at = to
		s.draw()
	}
}

// name is that of the file.
func (s *sheet) name(extension string) string {
	return desk.FileName(strings.ReplaceAll(s.paper.Title, ": ", " – ")) + extension
}

func (s *sheet) save() {
	if s.paper == nil {
		return
	}
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
	})
}

// open opens the paper in the program of the system for it: a copy, which is saved by another name.
func (s *sheet) open() {
	if s.paper != nil {
		s.scratch(s.chosen.Form, func(_ context.Context, path string) error { return opener.Open(path) }, "")
	}
}

// print hands the pages to the printer; where none answers, they are opened to be printed from there.
func (s *sheet) print() {
	if s.paper == nil {
		return
	}
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

// page is the picture of a page with what turns the pages.
type page struct {
	content fyne.CanvasObject
	image   *canvas.Image
	words   *kit.Words
	turn    func(by int)
}

func newPage() *page {
	p := &page{words: kit.Caption(""), image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	back := kit.NewButton(kit.ButtonPlain, lang.T("paper.page.before"), func() { p.turn(-1) })
	on := kit.NewButton(kit.ButtonPlain, lang.T("paper.page.next"), func() { p.turn(1) })
	p.content = container.NewBorder(container.NewHBox(back, on, p.words), nil, nil, nil, kit.NewSurface(kit.Inset(p.image, 8, 8, 8, 8), kit.ColorGround, "", 6))
	return p
}

func (p *page) say(words string) {
	p.image.Image = nil
	p.image.Refresh()
	p.words.SetText(words)
}

func (p *page) show(picture image.Image, at, pages int) {
	p.image.Image = picture
	p.image.Refresh()
	p.words.SetText(lang.T("paper.page.of", at+1, pages))
}
