// Package wording is the office's own wording of its papers: the head of the page with its emblem, the salutation,
// standing texts and signature lines, by kind of paper and language. Texts name fields in braces; each paper fills
// them.
package wording

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // an emblem may be one
	_ "image/jpeg"
	"image/png"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/image/draw"

	"accord/app/lang"
	"accord/storage/register"
)

// Signature is a line to be signed on.
type Signature struct {
	Post string `json:"post,omitempty"`
	Name string `json:"name,omitempty"`
}

// Wording is the own words of one kind of paper in one language. Paragraphs are parted by line feeds.
type Wording struct {
	Header     string      `json:"header,omitempty"`
	Salutation string      `json:"salutation,omitempty"`
	Opening    string      `json:"opening,omitempty"`
	Closing    string      `json:"closing,omitempty"`
	Signatures []Signature `json:"signatures,omitempty"`
}

// IsZero reports whether nothing is said.
func (w Wording) IsZero() bool {
	return w.Header == "" && w.Salutation == "" && w.Opening == "" && w.Closing == "" && len(w.Signatures) == 0
}

// Book is all own words of an office. The zero Book is what the program ships.
type Book struct {
	// Emblem is a PNG over the header.
	Emblem []byte `json:"emblem,omitempty"`
	// Kinds are the words by kind of paper and language, where they are not those that are shipped.
	Kinds map[string]map[register.Language]Wording `json:"kinds,omitempty"`
}

// Setting is the name under which a Book is kept among the settings.
const Setting = "papers.words"

// Of returns the words of a kind in a language: the office's own, else those that are shipped.
func (b Book) Of(kind string, l register.Language) Wording {
	if own, is := b.Kinds[kind][l]; is {
		return own
	}
	return Shipped(kind, l)
}

// With returns a copy in which a kind has other words in a language. Those that are shipped are not kept.
func (b Book) With(kind string, l register.Language, w Wording) Book {
	kinds := map[string]map[register.Language]Wording{}
	for k, all := range b.Kinds {
		kinds[k] = map[register.Language]Wording{}
		for language, one := range all {
			kinds[k][language] = one
		}
	}
	if same(w, Shipped(kind, l)) {
		delete(kinds[kind], l)
	} else {
		if kinds[kind] == nil {
			kinds[kind] = map[register.Language]Wording{}
		}
		kinds[kind][l] = w
	}
	if len(kinds[kind]) == 0 {
		delete(kinds, kind)
	}
	return Book{Emblem: b.Emblem, Kinds: kinds}
}

func same(a, b Wording) bool {
	return a.Header == b.Header && a.Salutation == b.Salutation && a.Opening == b.Opening && a.Closing == b.Closing && slices.Equal(a.Signatures, b.Signatures)
}

// Letters is the kind of paper that is addressed to somebody: it alone has a salutation.
const Letters = "letters"

// Shipped returns the words that the program comes with.
func Shipped(kind string, l register.Language) Wording {
	if kind != Letters {
		return Wording{}
	}
	in := lang.In(l)
	name := func(f Field) string { return "{" + f.Name(l) + "}" }
	return Wording{
		Salutation: in.T("paper.letters.salutation", name(FieldAddress)),
		Opening: strings.Join([]string{
			in.T("paper.letters.invites", name(FieldFrom), name(FieldTitle)), in.T("paper.letters.when", name(FieldDays), name(FieldPlace)),
			in.T("paper.letters.reply", name(FieldReply)),
		}, "\n"),
		Closing: in.T("paper.letters.regards"),
	}
}

// Field is something that a text may name and a paper fills in.
type Field string

// The fields.
const (
	FieldDay      Field = "day"   // the day of the paper
	FieldTitle    Field = "title" // what the record is called
	FieldPartner  Field = "partner"
	FieldDays     Field = "days" // of the visit, the session or the event
	FieldPlace    Field = "place"
	FieldNumber   Field = "number"
	FieldTo       Field = "to"
	FieldToPost   Field = "to_post"
	FieldAddress  Field = "address" // how a letter begins: "Уважаемый Рустам Нургалиевич"
	FieldFrom     Field = "from"
	FieldFromPost Field = "from_post"
	FieldReply    Field = "reply"
	FieldAuthor   Field = "author"
)

// Fields lists them.
var Fields = []Field{
	FieldDay, FieldTitle, FieldPartner, FieldDays, FieldPlace, FieldNumber, FieldTo, FieldToPost, FieldAddress, FieldFrom, FieldFromPost,
	FieldReply, FieldAuthor,
}

// Name is how the field is called in a language.
func (f Field) Name(l register.Language) string { return lang.In(l).T("paper.field." + string(f)) }

// fieldsOf are the fields each kind of paper fills; other kinds fill the usual ones.
var fieldsOf = map[string][]Field{
	"brief":        {FieldDay, FieldPartner, FieldAuthor},
	"dossier":      visit,
	"programme":    visit,
	"delegation":   visit,
	"visit-report": visit,
	"agenda":       session,
	"protocol":     session,
	"next-session": session,
	Letters:        {FieldDay, FieldTitle, FieldDays, FieldPlace, FieldNumber, FieldTo, FieldToPost, FieldAddress, FieldFrom, FieldFromPost, FieldReply, FieldAuthor},
	"card":         {FieldDay, FieldTitle, FieldAuthor},
}

var (
	usual   = []Field{FieldDay, FieldAuthor}
	visit   = []Field{FieldDay, FieldTitle, FieldPartner, FieldDays, FieldPlace, FieldAuthor}
	session = []Field{FieldDay, FieldTitle, FieldPartner, FieldDays, FieldPlace, FieldNumber, FieldAuthor}
)

// FieldsOf lists the fields that a kind of paper fills.
func FieldsOf(kind string) []Field {
	if fields, is := fieldsOf[kind]; is {
		return fields
	}
	return usual
}

// named finds a field of a kind by its name in any language.
func named(kind, name string) (Field, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, f := range FieldsOf(kind) {
		if name == string(f) {
			return f, true
		}
		for _, l := range register.Languages {
			if name == strings.ToLower(f.Name(l)) {
				return f, true
			}
		}
	}
	return "", false
}

var twoPoints = regexp.MustCompile(`([^.]\.)\.([^.]|$)`)

var braces = regexp.MustCompile(`\{([^{}\n]*)\}`)

// Wrong returns what stands in braces in a text and is no field of the kind, and a brace that stands alone.
func Wrong(kind, text string) (wrong []string) {
	for _, m := range braces.FindAllStringSubmatch(text, -1) {
		if _, is := named(kind, m[1]); !is {
			wrong = append(wrong, m[0])
		}
	}
	if rest := braces.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
		wrong = append(wrong, rest[strings.IndexAny(rest, "{}"):][:1])
	}
	return wrong
}

// Fill returns the paragraphs of a text with the values of its fields. A paragraph of whose fields one has no value is left out.
func Fill(kind, text string, value func(Field) string) (paragraphs []string) {
	for line := range strings.SplitSeq(text, "\n") {
		empty := false
		said := braces.ReplaceAllStringFunc(line, func(s string) string {
			f, is := named(kind, s[1:len(s)-1])
			if !is {
				return s
			}
			v := value(f)
			empty = empty || v == ""
			return v
		})
		said = lang.Nested(said)
		said = twoPoints.ReplaceAllString(said, "$1$2") // "18 мая 2009 г.", and the end of the sentence
		if strings.HasPrefix(strings.TrimSpace(line), "{") {
			said = lang.Capital(said) // a post is written small, and begins the sentence here
		}
		if said = strings.TrimSpace(said); said != "" && !empty {
			paragraphs = append(paragraphs, said)
		}
	}
	return paragraphs
}

// The bounds of an emblem: of its file, of its picture as it comes, and as it is kept.
const (
	EmblemBytes  = 8 << 20
	emblemPixels = 40_000_000
	emblemWide   = 600
)

// ErrEmblem means that a file is no picture for the head of a paper.
var ErrEmblem = errors.New("the file is no picture")

// Emblem reads a picture (PNG, JPEG, GIF) and returns it as a PNG no larger than is needed in print. ErrEmblem where it is none.
func Emblem(file []byte) ([]byte, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width*size.Height > emblemPixels {
		return nil, fmt.Errorf("%w: %w", ErrEmblem, errors.Join(err, errors.New("not PNG, JPEG or GIF, or too large")))
	}
	whole, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEmblem, err)
	}
	wide, high := size.Width, size.Height
	if most := max(wide, high); most > emblemWide {
		wide, high = max(1, wide*emblemWide/most), max(1, high*emblemWide/most)
	}
	small := image.NewNRGBA(image.Rect(0, 0, wide, high))
	draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, small); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEmblem, err)
	}
	return out.Bytes(), nil
}
