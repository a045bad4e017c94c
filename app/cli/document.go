package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func documents() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.DocumentIDs(ctx, storage.DocumentQuery{Query: q.Query})
		},
	}, func(r storage.DocumentRow) register.ID { return r.ID }, columns.Documents, onAnyDay((*storage.Store).DocumentRows))
}

func (p *page) document(d *register.Document) {
	p.line("document.kind", said(d.Kind, documentKind))
	var subjects, versions []string
	for _, s := range d.Subjects {
		subjects = append(subjects, p.names[s.ID]+" ("+kindWord(s.Kind)+")")
	}
	for i := range d.Versions {
		v := d.Versions[len(d.Versions)-1-i] // the current one first
		versions = append(versions, join("; ", v.Name, lang.Size(v.Size), lang.Moment(v.AddedAt.Local()), v.AddedBy, v.Note, v.Hash))
	}
	p.line("document.subjects", subjects...)
	p.line("document.language", said(d.Language, lang.LanguageName))
	p.line("document.day", lang.Day(d.Day))
	p.line("document.versions", versions...)
	if p.part {
		p.line("", lang.T("file.read_in_part"))
	}
	p.text("document.note", d.Note)
}

// files lists the documents that belong to the record.
func (p *page) files(rows []storage.DocumentRow) {
	var lines []string
	for _, r := range rows {
		v, _ := r.Current()
		lines = append(lines, join("; ", r.Title.Or(lang.Current()), said(r.Kind, documentKind), lang.Day(r.Day), v.Name, fileSize(v)))
	}
	p.line("kind.document.many", lines...)
}

// fileSize is the size of a file, nothing where there is none.
func fileSize(v register.Version) string {
	if v.Hash == "" {
		return ""
	}
	return lang.Size(v.Size)
}

func documentKind(v register.DocumentKind) string { return lang.T("document.kind." + string(v)) }
