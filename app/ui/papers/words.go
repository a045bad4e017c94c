package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"time"

	"accord/app/lang"
	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/paper/wording"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

// WordsStore is what the window of own words needs of the register: papers, and records to show them on.
type WordsStore interface {
	Store
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
}

// words is what the form of own words edits: those of one kind in one language.
type words struct {
	Kind       string              `json:"kind"`
	Language   register.Language   `json:"language"`
	Header     string              `json:"header"`
	Salutation string              `json:"salutation"`
	Opening    string              `json:"opening"`
	Closing    string              `json:"closing"`
	Signatures []wording.Signature `json:"signatures"`
}

func (w words) wording() wording.Wording {
	return wording.Wording{Header: w.Header, Salutation: w.Salutation, Opening: w.Opening, Closing: w.Closing, Signatures: w.Signatures}
}

func (w *words) take(own wording.Wording) {
	w.Header, w.Salutation, w.Opening, w.Closing = own.Header, own.Salutation, own.Opening, own.Closing
	w.Signatures = append([]wording.Signature{}, own.Signatures...)
}

// wordsSheet is the open dialog of own words.
type wordsSheet struct {
	desk   desk.Desk
	store  WordsStore
	author string
	book   wording.Book
	words  words
	of     string // the kind and the language whose words the form holds
	in     register.Language

	form    *kit.Form
	lines   *kit.RowList[wording.Signature]
	dialog  *kit.Dialog
	preview *page
	making  kit.Slot
	drawing kit.Slot
	taking  kit.Slot
	content []byte
	at      int
	pages   int
	before  wording.Book // as it was when the dialog opened
	wait    func()       // stops the preview that is awaited
}

// ShowWords opens the office's own words in papers: what they are, beside a preview.
func ShowWords(d desk.Desk, store WordsStore, author string) {
	s := &wordsSheet{desk: d, store: store, author: author, preview: newPage(d), wait: func() {}}
	d.Kept(wording.Setting, &s.book)
	s.words = words{Kind: "brief", Language: lang.Current()}
	s.load()
	s.before = s.whole()
	var options []kit.Option
	for _, k := range kinds.All {
		options = append(options, kit.Option{Value: k.Name, Label: lang.T("paper.kind." + k.Name)})
	}
	letter := func() bool { return s.words.Kind == wording.Letters }
	f := kit.NewForm(d.Loader(), &s.words)
	s.form = f
	f.Check = s.check
	later := func() { s.later() }
	s.lines = kit.Rows("paper.words.signatures", &s.words.Signatures, func(_ int, one *wording.Signature) []kit.Block {
		return []kit.Block{kit.Line(kit.Growing("paper.words.post", &one.Post).Then(later)), kit.Line(kit.Text("paper.words.name", &one.Name).Then(later))}
	}).Adds("paper.words.add", nil)
	f.Section("",
		kit.Line(kit.Choice("paper.kind", &s.words.Kind, options).Required().Then(s.turnTo)),
		kit.Line(kit.Choice("paper.language", &s.words.Language, languages()).Required().Then(s.turnTo)),
		kit.Line(kit.LongText("paper.words.header", &s.words.Header).Then(later)),
		kit.Line(kit.LongText("paper.words.salutation", &s.words.Salutation).When(letter).Then(later)),
		kit.Line(kit.LongText("paper.words.opening", &s.words.Opening).Then(later)),
		kit.Line(kit.LongText("paper.words.closing", &s.words.Closing).Then(later)),
		s.lines,
	)
	s.preview.turn = s.turn
	tools := kit.Row(8,
		kit.NewMenuButton(kit.ButtonPlain, lang.T("paper.words.field"), s.fields),
		kit.NewMenuButton(kit.ButtonPlain, lang.T("paper.words.emblem"), s.emblem),
		kit.NewButton(kit.ButtonPlain, lang.T("paper.words.shipped"), s.shipped))
	s.dialog = kit.FormBeside(d.Canvas(), lang.T("paper.words.title"), f, kit.Frame(kit.Inset(tools, 0, 0, 0, 8), nil, nil, nil, s.preview.content),
		kit.Answer{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Stays: true, Do: s.leave},
		kit.Answer{Word: lang.T("form.save"), Kind: kit.ButtonPrimary, Stays: true, Do: s.save})
	f.OnLeave = s.leave
	f.Refuse(nil) // every change is checked from now on
	s.make()
}

// leave closes the dialog; where words of any kind were changed it asks first.
func (s *wordsSheet) leave() {
	drop := func() {
		s.end()
		s.dialog.Close()
	}
	if reflect.DeepEqual(s.before, s.whole()) {
		drop()
		return
	}
	kit.Ask(s.desk.Canvas(), kit.Question{Title: lang.T("form.leave.title"), Text: lang.T("form.leave.text"), Answers: []kit.Answer{
		{Word: lang.T("form.leave.stay"), Kind: kit.ButtonPlain, Cancels: true},
		{Word: lang.T("form.leave.drop"), Kind: kit.ButtonDanger, Do: drop},
		{Word: lang.T("form.save"), Kind: kit.ButtonPrimary, Default: true, Do: s.save},
	}})
}

// whole is the book with what the form holds.
func (s *wordsSheet) whole() wording.Book { return s.book.With(s.of, s.in, s.words.wording()) }

func (s *wordsSheet) end() {
	s.wait()
	s.making.Cancel()
	s.drawing.Cancel()
}

// load fills the form with the words of the kind and language that are chosen.
func (s *wordsSheet) load() {
	s.of, s.in = s.words.Kind, s.words.Language
	s.words.take(s.book.Of(s.of, s.in))
}

// keep puts what the form holds into the book.
func (s *wordsSheet) keep() { s.book = s.whole() }

// turnTo goes to the words of another kind or language; those before stay in the book as they were left.
func (s *wordsSheet) turnTo() {
	if s.words.Kind == s.of && s.words.Language == s.in {
		return
	}
	s.keep()
	s.load()
	s.form.Reload()
	s.make()
}

// check reports fields that the kind of paper does not have.
func (s *wordsSheet) check() (problems []kit.Problem) {
	tell := func(field, text string) {
		for _, wrong := range wording.Wrong(s.words.Kind, text) {
			problems = append(problems, kit.Problem{Field: field, Text: lang.T("paper.words.wrong", wrong)})
		}
	}
	tell("header", s.words.Header)
	tell("salutation", s.words.Salutation)
	tell("opening", s.words.Opening)
	tell("closing", s.words.Closing)
	for i, one := range s.words.Signatures {
		tell(fmt.Sprintf("signatures[%d].post", i), one.Post)
		tell(fmt.Sprintf("signatures[%d].name", i), one.Name)
	}
	return problems
}

// fields are those that can be put into a text of the kind.
func (s *wordsSheet) fields() (menu kit.Menu) {
	for _, f := range wording.FieldsOf(s.words.Kind) {
		name := f.Name(s.words.Language)
		menu = append(menu, &kit.MenuItem{Word: lang.Capital(f.Name(lang.Current())), Do: func() { s.form.Insert("{" + name + "}") }})
	}
	return menu
}

// shipped brings back the words that the program comes with.
func (s *wordsSheet) shipped() {
	s.words.take(wording.Shipped(s.words.Kind, s.words.Language))
	s.form.Reload()
	s.form.Refuse(s.check())
	s.make()
}

// emblem offers to choose a picture, and to take it away.
func (s *wordsSheet) emblem() kit.Menu {
	menu := kit.Menu{{Word: lang.T("paper.words.emblem.choose"), Do: func() {
		kit.OpenFile(s.desk.Window(), "", []string{".png", ".jpg", ".jpeg", ".gif"}, s.takeEmblem)
	}}}
	if len(s.book.Emblem) > 0 {
		menu = append(menu, &kit.MenuItem{Word: lang.T("paper.words.emblem.remove"), Do: func() {
			s.book.Emblem = nil
			s.make()
		}})
	}
	return menu
}

// takeEmblem reads a picture out of a file. In place of the preview it reports a file without one.
func (s *wordsSheet) takeEmblem(path string) {
	kit.Load(s.desk.Loader(), &s.taking, func(context.Context) ([]byte, error) {
		content, err := plainfile.Read(path, wording.EmblemBytes)
		if err != nil {
			return nil, trouble.At(path, err)
		}
		return wording.Emblem(content)
	}, func(emblem []byte, err error) {
		switch {
		case errors.Is(err, wording.ErrEmblem):
			s.preview.say(lang.T("paper.words.emblem.wrong", filepath.Base(path)))
			return
		case err != nil:
			s.preview.say(trouble.Sentence(err))
			return
		}
		s.book.Emblem = emblem
		s.make()
	})
}

// previewAfter is how long one must have typed nothing before the preview is made again.
const previewAfter = 500 * time.Millisecond

func (s *wordsSheet) later() {
	s.wait()
	s.wait = s.desk.Loader().After(previewAfter, s.make)
}

// make makes the preview: the paper of an existing record.
func (s *wordsSheet) make() {
	kind, _ := kinds.Named(s.words.Kind)
	o := kinds.Order{On: s.desk.Day(), Language: s.words.Language, Edition: kinds.Working, Made: s.desk.Loader().Clock.Now(), Author: s.author,
		Words: s.whole()}
	s.content, s.at = nil, 0
	s.drawing.Cancel()
	s.preview.say(lang.T("paper.making"))
	kit.Load(s.desk.Loader(), &s.making, func(ctx context.Context) ([]byte, error) {
		var there bool
		var err error
		if o.Subject, there, err = s.example(ctx, kind); err != nil || !there {
			return nil, err
		}
		p, err := kind.Make(ctx, s.store, o)
		if err != nil {
			return nil, err
		}
		var content bytes.Buffer
		err = format.Write(&content, ".pdf", p)
		return content.Bytes(), err
	}, func(content []byte, err error) {
		switch {
		case err != nil:
			s.preview.say(trouble.Sentence(err))
		case content == nil:
			s.preview.say(lang.T("paper.words.no_record"))
		default:
			s.content = content
			s.draw()
		}
	})
}

// example finds a record that a paper of a kind can be made of.
func (s *wordsSheet) example(ctx context.Context, kind kinds.Kind) (ref register.Ref, there bool, err error) {
	var ids []register.ID
	if len(kind.Of) == 0 {
		return ref, true, nil
	}
	ref.Kind = kind.Of[0]
	if kind.Name == "card" {
		ref.Kind = register.KindPartner
	}
	switch ref.Kind {
	case register.KindVisit:
		ids, err = s.store.VisitIDs(ctx, storage.VisitQuery{On: s.desk.Day()})
	case register.KindSession:
		ids, err = s.store.SessionIDs(ctx, storage.SessionQuery{On: s.desk.Day()})
	case register.KindEvent:
		ids, err = s.store.EventIDs(ctx, storage.EventQuery{On: s.desk.Day()})
	default:
		ids, err = s.store.PartnerIDs(ctx, storage.PartnerQuery{Side: register.Theirs})
	}
	if err != nil || len(ids) == 0 {
		return ref, false, err
	}
	ref.ID = ids[0]
	return ref, true, nil
}

func (s *wordsSheet) draw() {
	draw(s.desk, &s.drawing, s.preview, s.content, s.at, func(pages int) { s.pages = pages })
}

func (s *wordsSheet) turn(by int) bool {
	to := s.at + by
	if s.content == nil || to < 0 || to >= s.pages {
		return false
	}
	s.at = to
	s.draw()
	return true
}

// save keeps the words, but none with an unknown field.
func (s *wordsSheet) save() {
	if problems := s.check(); len(problems) > 0 {
		s.form.Refuse(problems)
		return
	}
	s.keep()
	s.desk.Keep(wording.Setting, s.book)
	s.form.Saved()
	s.end()
	s.dialog.Close()
	s.desk.Say(lang.T("paper.words.saved"))
}
