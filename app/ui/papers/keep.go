package papers

import (
	"bytes"
	"context"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// documentKinds are those of the documents as which papers are kept.
var documentKinds = map[string]register.DocumentKind{
	"brief": register.DocumentBrief, "dossier": register.DocumentBrief, "programme": register.DocumentProgramme, "protocol": register.DocumentProtocol,
	"visit-report": register.DocumentReport, "letters": register.DocumentLetter,
}

// keep keeps the paper with its record: as a new version of the document that holds the same paper, else as a document of its own.
func (s *sheet) keep() {
	if s.order.Subject.IsZero() {
		s.desk.Say(lang.T("paper.keep.no_record"))
		return
	}
	p, o, name := s.paper, s.order, s.name(s.chosen.Form)
	kind, _ := kinds.Named(s.chosen.Kind)
	kit.Load(s.desk.Loader(), &s.doing, func(ctx context.Context) (register.ID, error) {
		return keepPaper(ctx, s.store, kind, o, p, name)
	}, func(batch register.ID, err error) {
		if err != nil {
			s.desk.Fail(err)
			return
		}
		s.dialog.Close()
		s.end()
		desk.OfferUndo(s.desk, s.store, lang.T("paper.kept", name), batch)
	})
}

// keepPaper writes a paper into the register with how it was made.
func keepPaper(ctx context.Context, store Store, kind kinds.Kind, o kinds.Order, p *paper.Paper, name string) (batch register.ID, err error) {
	ctx, drop := storage.Adding(ctx)
	defer func() {
		if err != nil {
			drop()
		}
	}()
	r, err := store.Record(ctx, o.Subject)
	if err != nil {
		return register.None, err
	}
	var content bytes.Buffer
	if err := format.Write(&content, name, p); err != nil {
		return register.None, err
	}
	v, err := store.AddFile(ctx, register.FileName(name), &content, nil)
	if err != nil {
		return register.None, err
	}
	v.Paper = kinds.Made(kind, o, p, r.Meta().Revision)
	rows, err := store.DocumentsOf(ctx, o.Subject.ID)
	if err != nil {
		return register.None, err
	}
	for _, row := range rows {
		current, there := row.Current()
		if !there || !current.Paper.Alike(v.Paper) {
			continue
		}
		held, err := store.Record(ctx, register.Ref{Kind: register.KindDocument, ID: row.ID})
		if err != nil {
			return register.None, err
		}
		d := held.(*register.Document)
		d.Versions[len(d.Versions)-1].Paper.Texts = "" // the new version is compared from now on
		d.Versions, d.Day = append(d.Versions, v), o.On
		return store.Save(ctx, d)
	}
	d := &register.Document{
		Kind: documentKinds[kind.Name], Subjects: []register.Ref{o.Subject}, Language: string(o.Language), Day: o.On, Versions: []register.Version{v},
	}
	if d.Kind == "" {
		d.Kind = register.DocumentOther
	}
	d.Title.Set(o.Language, p.Title)
	return store.Save(ctx, d)
}
