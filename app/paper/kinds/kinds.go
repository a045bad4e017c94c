// Package kinds makes papers of records: each kind of paper is a function from the register and a day to a paper. What a
// paper says is a field of a record or follows from one by a rule of storage/register.
package kinds

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/wording"
	"accord/storage"
	"accord/storage/register"
)

// Errors of an order that cannot be carried out.
var (
	ErrUnknown  = errors.New("there is no such kind of paper")
	ErrNotOf    = errors.New("this kind of paper is made of another kind of record")
	ErrLanguage = errors.New("papers are not written in this language")
)

// Store is what papers ask of the register.
type Store interface {
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
	Profile(ctx context.Context, partner register.ID, on register.Date) (*storage.Profile, error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
	DocumentsOf(ctx context.Context, subject register.ID) ([]storage.DocumentRow, error)
	SessionsOf(ctx context.Context, commission register.ID) ([]*register.Session, error)
	ReportRule(ctx context.Context) (*register.ProcedureRule, error)
	Counts(ctx context.Context) (map[register.Kind]int, error)
	AgreementIDs(ctx context.Context, q storage.AgreementQuery) ([]register.ID, error)
	CommissionIDs(ctx context.Context, q storage.CommissionQuery) ([]register.ID, error)
	CommitmentIDs(ctx context.Context, q storage.CommitmentQuery) ([]register.ID, error)
	CommitmentRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommitmentRow, error)
	EventIDs(ctx context.Context, q storage.EventQuery) ([]register.ID, error)
	InvitationIDs(ctx context.Context, q storage.InvitationQuery) ([]register.ID, error)
	MeetingIDs(ctx context.Context, q storage.MeetingQuery) ([]register.ID, error)
	PersonIDs(ctx context.Context, q storage.PersonQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
	ProductionLinkIDs(ctx context.Context, q storage.ProductionLinkQuery) ([]register.ID, error)
	ProductionLinkRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.ProductionLinkRow, error)
	SessionIDs(ctx context.Context, q storage.SessionQuery) ([]register.ID, error)
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
	VisitIDs(ctx context.Context, q storage.VisitQuery) ([]register.ID, error)
}

var _ Store = (*storage.Store)(nil)

// Edition says for whom a paper is.
type Edition string

// The editions: for ourselves, with everything, and for the partner, without internal notes and internal items.
const (
	Working    Edition = "working"
	ForPartner Edition = "partner"
)

// Editions lists them.
var Editions = []Edition{Working, ForPartner}

// Order is what paper is asked for.
type Order struct {
	// Subject is the record that it is made of, zero for a paper of the whole register.
	Subject register.Ref
	// On is the day of all states. Participants bear the post of the day they took part.
	On       register.Date
	Language register.Language
	Edition  Edition
	// Columns are those of a list that is made with chosen ones; none are the usual ones.
	Columns []Column
	// Words are the office's own; the zero Book is the shipped wording.
	Words wording.Book
	// Made is the moment that the file bears, Author who made it.
	Made   time.Time
	Author string
}

// Kind is a kind of paper.
type Kind struct {
	// Name is that of commands; its word is the key paper.kind.NAME.
	Name string
	// Of are the kinds of records that it is made of; none for a paper of the whole register.
	Of   []register.Kind
	make func(*making)
}

// All are the kinds of papers, in the order of menus.
var All = []Kind{
	{"brief", []register.Kind{register.KindPartner}, (*making).brief},
	{"dossier", []register.Kind{register.KindVisit}, (*making).dossier},
	{"programme", []register.Kind{register.KindVisit}, (*making).programme},
	{"delegation", []register.Kind{register.KindVisit}, (*making).delegation},
	{"visit-report", []register.Kind{register.KindVisit}, (*making).report},
	{"agenda", []register.Kind{register.KindSession}, (*making).agenda},
	{"protocol", []register.Kind{register.KindSession}, (*making).protocol},
	{"next-session", []register.Kind{register.KindSession}, (*making).nextSession},
	{"letters", []register.Kind{register.KindEvent}, (*making).letters},
	{"journal", nil, (*making).journal},
	{"unfulfilled", nil, (*making).unfulfilled},
	{"year", nil, (*making).year},
	{"card", register.Kinds, (*making).card},
}

// Named returns a kind by its name.
func Named(name string) (Kind, bool) {
	at := slices.IndexFunc(All, func(k Kind) bool { return k.Name == name })
	if at < 0 {
		return Kind{}, false
	}
	return All[at], true
}

// Made reports whether papers of the kind are made of records of a kind; of the empty one, of the whole register.
func (k Kind) Made(of register.Kind) bool {
	return of == "" && len(k.Of) == 0 || slices.Contains(k.Of, of)
}

// For lists the kinds of papers that are made of records of a kind, of the whole register for the empty one.
func For(of register.Kind) (fit []Kind) {
	for _, k := range All {
		if k.Made(of) {
			fit = append(fit, k)
		}
	}
	return fit
}

// Make makes a paper. Errors: ErrNotOf, ErrLanguage, and those of the store.
func (k Kind) Make(ctx context.Context, store Store, o Order) (*paper.Paper, error) {
	switch {
	case !k.Made(o.Subject.Kind):
		return nil, fmt.Errorf("%w: %s of %s", ErrNotOf, k.Name, o.Subject.Kind)
	case !slices.Contains(register.Languages, o.Language):
		return nil, fmt.Errorf("%w: %s", ErrLanguage, o.Language)
	}
	m := &making{kind: k.Name, ctx: ctx, store: store, Order: o, in: lang.In(o.Language), known: &known{lines: map[register.ID]storage.Line{}, people: map[register.ID]*register.Person{}}}
	k.make(m)
	if m.known.err != nil {
		return nil, fmt.Errorf("make the paper %s: %w", k.Name, m.known.err)
	}
	p := m.whole()
	if m.known.err != nil {
		return nil, fmt.Errorf("make the paper %s: %w", k.Name, m.known.err)
	}
	return p, nil
}

// whole returns the paper that was made, with the words of the office around it.
func (m *making) whole() *paper.Paper {
	made := *m
	made.end()
	made.inOwnWords()
	return &paper.Paper{
		Title: made.title, Author: m.Author, Language: m.Language, Made: m.Made, Sections: made.sections, Pages: m.pages, Apart: m.kind == wording.Letters,
	}
}
