package register

import (
	"slices"
	"strings"
	"unicode"

	"accord/storage/pattern"
)

// DocumentKind is what a document is.
type DocumentKind string

// The kinds of documents.
const (
	DocumentText        DocumentKind = "text"        // the text of an agreement, as signed or as drafted
	DocumentTranslation DocumentKind = "translation" // of the text, official or not
	DocumentProtocol    DocumentKind = "protocol"    // of a session, of talks, with its annexes
	DocumentNote        DocumentKind = "note"        // a diplomatic note
	DocumentLetter      DocumentKind = "letter"
	DocumentPowers      DocumentKind = "powers" // full powers, instruments of ratification
	DocumentOrder       DocumentKind = "order"  // an act of our side: an order, a decree, a law
	DocumentOpinion     DocumentKind = "opinion"
	DocumentProgramme   DocumentKind = "programme"
	DocumentBrief       DocumentKind = "brief"
	DocumentReport      DocumentKind = "report"
	DocumentPhoto       DocumentKind = "photo"
	DocumentOther       DocumentKind = "other"
)

// DocumentKinds lists them.
var DocumentKinds = []DocumentKind{
	DocumentText, DocumentTranslation, DocumentProtocol, DocumentNote, DocumentLetter, DocumentPowers, DocumentOrder,
	DocumentOpinion, DocumentProgramme, DocumentBrief, DocumentReport, DocumentPhoto, DocumentOther,
}

// Version is one file of a document as it was at some time. What it holds is kept beside the records and named by
// its hash, so that the same file is there once, wherever it belongs.
type Version struct {
	// Hash is the SHA-256 of the content, in lower-case hexadecimal.
	Hash string `json:"hash"`
	// Name is the file's own, without a folder.
	Name string `json:"name"`
	// Size is in bytes.
	Size    int64   `json:"size" most:"1099511627776"`
	AddedAt Instant `json:"added_at,omitzero"`
	AddedBy string  `json:"added_by,omitempty"`
	// Note says what changed in this version: "with the partner's remarks".
	Note string `json:"note,omitempty"`
	// Paper says how the program made it of records; zero for other files.
	Paper MadePaper `json:"paper,omitzero"`
}

// Document is a file, or a series of its versions, that belongs to other records.
type Document struct {
	Head
	Title Text         `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Kind  DocumentKind `json:"kind,omitempty"`
	// Subjects are the records it belongs to.
	Subjects []Ref `gorm:"serializer:json" json:"subjects,omitempty"`
	// Language of the text, ISO 639-1.
	Language string `json:"language,omitempty"`
	// Day is the one that the document itself bears.
	Day  Date `json:"day,omitempty"`
	Note Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Versions are the files, the current one last.
	Versions []Version `gorm:"serializer:json" json:"versions,omitempty"`
}

// Ref points at the document.
func (d *Document) Ref() Ref { return Ref{KindDocument, d.ID} }

// Label is the title.
func (d *Document) Label() Text { return d.Title }

// Hint is its day.
func (d *Document) Hint() Text { return everywhere(d.Day.Dotted()) }

// Words are the title, the files' names and the notes. What the files say is not among them: it is kept where
// their content is.
func (d *Document) Words() []string {
	all := words(d.Title)
	for i := range d.Versions {
		v := d.Versions[len(d.Versions)-1-i] // the current one says the most
		all = append(all, words(v.Name, v.Note)...)
	}
	return append(all, words(d.Note)...)
}

// Mentions are the records it belongs to.
func (d *Document) Mentions() []Mention {
	var m mentions
	for i, s := range d.Subjects {
		m.addIn(s.Kind, s.ID, RoleSubject, "subjects", i, "id")
	}
	return m
}

// Current returns the version in force, the last one. ok is false where there is no file yet.
func (d *Document) Current() (v Version, ok bool) {
	if len(d.Versions) == 0 {
		return Version{}, false
	}
	return d.Versions[len(d.Versions)-1], true
}

var (
	sha256Hex    = pattern.Of(`^[0-9a-f]{64}$`)
	languageCode = pattern.Of(`^[a-z]{2}$`)
)

// Check wants a title, a kind, at least one record it belongs to, each once, and of each file a hash, a size and a name
// without a folder. A document without a file is doubtful.
func (d *Document) Check() Problems {
	out := bounds(d)
	out.needText("title", d.Title)
	oneOf(&out, "kind", d.Kind, DocumentKinds, true)
	if len(d.Subjects) == 0 {
		out.fault("subjects", "problem.required")
	}
	var ids []ID
	for i, s := range d.Subjects {
		ids = append(ids, s.ID)
		out.needID(at("subjects", i, "id"), s.ID)
		if s.Kind == KindDocument || !slices.Contains(Kinds, s.Kind) {
			out.fault(at("subjects", i, "kind"), "problem.unknown_value", string(s.Kind))
		}
	}
	out.distinct(ids, func(i int) string { return at("subjects", i, "id") }, "problem.subject_twice")
	if d.Language != "" && !languageCode().MatchString(d.Language) {
		out.fault("language", "problem.unknown_value", d.Language)
	}
	out.date("day", d.Day)
	for i, v := range d.Versions {
		if !sha256Hex().MatchString(v.Hash) {
			out.fault(at("versions", i, "hash"), "problem.unknown_value", v.Hash)
		}
		if !plainName(v.Name) {
			out.fault(at("versions", i, "name"), "problem.file_name", v.Name)
		}
	}
	if len(d.Versions) == 0 {
		out.warn("versions", "problem.no_file")
	}
	return out
}

// plainName reports whether a file of that name can be written into a folder and nowhere else.
func plainName(name string) bool {
	return strings.Trim(name, " .") != "" && !strings.ContainsAny(name, `/\`) && strings.IndexFunc(name, unicode.IsControl) < 0
}
