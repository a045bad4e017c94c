package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper/format"
	papers "accord/app/paper/kinds"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/register"
)

type briefCommand struct {
	Partner string `arg:"" name:"partner"`
	On      string `name:"on" placeholder:"DAY"`
	Edition string `name:"edition" placeholder:"working|partner" default:"working"`
	Output  string `name:"output" short:"o" placeholder:"FILE.docx|.pdf|.md"`
}

// brief writes the briefing note on a partner.
func (c *command) brief(what briefCommand) error {
	o, err := c.order(what.On, what.Edition, what.Output)
	if err != nil {
		return err
	}
	kind, _ := papers.Named("brief")
	return c.withRegister(func(s *storage.Store) error {
		id, err := c.partner(s, what.Partner)
		if err != nil {
			return err
		}
		o.Subject = register.Ref{Kind: register.KindPartner, ID: id}
		return c.writePaper(s, kind, o, what.Output)
	})
}

type paperCommand struct {
	Kind    string `arg:"" optional:"" name:"kind"`
	ID      string `arg:"" optional:"" name:"id"`
	On      string `name:"on" placeholder:"DAY"`
	Edition string `name:"edition" placeholder:"working|partner" default:"working"`
	Output  string `name:"output" short:"o" placeholder:"FILE.docx|.pdf|.md"`
	Columns string `name:"columns" placeholder:"COLUMN,…"`
	Kinds   bool   `name:"kinds"`
	Format  string `name:"format" placeholder:"table|json|csv" default:"table"`
}

// paper writes a paper of a kind about a record, or lists the kinds.
func (c *command) paper(what paperCommand) error {
	if what.Kinds {
		return c.paperKinds(what.Format)
	}
	kind, known := papers.Named(what.Kind)
	if !known {
		return wrongValue("KIND", what.Kind, paperNames(papers.All))
	}
	o, err := c.order(what.On, what.Edition, what.Output)
	if err != nil {
		return err
	}
	if o.Columns, err = columnsOf(kind, what.Columns); err != nil {
		return err
	}
	id, err := register.ParseID(what.ID)
	if err != nil || id.IsZero() != (len(kind.Of) == 0) {
		return wrongValue("ID", what.ID, anID)
	}
	return c.withRegister(func(s *storage.Store) error {
		if !id.IsZero() {
			of, err := s.LeadsTo(c.ctx, register.Ref{ID: id})
			if err != nil {
				return err
			}
			lines, err := s.Lines(c.ctx, of.ID)
			if err != nil {
				return err
			}
			o.Subject = lines[of.ID].Ref
			if !kind.Made(o.Subject.Kind) {
				return refusal{text: lang.T("cli.paper.not_of", lang.T("paper.kind."+kind.Name), kindsSaid(kind.Of))}
			}
		}
		return c.writePaper(s, kind, o, what.Output)
	})
}

// columnsOf reads the columns of a list, by their names.
func columnsOf(kind papers.Kind, text string) (columns []papers.Column, err error) {
	if text == "" {
		return nil, nil
	}
	for name := range strings.SplitSeq(text, ",") {
		one := papers.Column(strings.TrimSpace(name))
		if !kind.HasColumns() || !slices.Contains(papers.Columns, one) {
			return nil, wrongValue("--columns", name, commas(papers.Columns))
		}
		columns = append(columns, one)
	}
	return columns, nil
}

func paperNames(all []papers.Kind) string {
	var names []string
	for _, k := range all {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

func (c *command) order(on, edition, output string) (papers.Order, error) {
	day, err := c.dayOf("--on", on)
	if err != nil {
		return papers.Order{}, err
	}
	if edition != string(papers.Working) && edition != string(papers.ForPartner) {
		return papers.Order{}, wrongValue("--edition", edition, commas(papers.Editions))
	}
	if !format.Known(output) {
		return papers.Order{}, wrongFile("-o", output, format.Extensions)
	}
	o := papers.Order{On: day, Language: lang.Current(), Edition: papers.Edition(edition), Made: c.env.Clock.Now(), Author: c.env.Author}
	if c.env.Words != nil {
		o.Words = c.env.Words()
	}
	return o, nil
}

func (c *command) writePaper(s *storage.Store, kind papers.Kind, o papers.Order, path string) error {
	p, err := kind.Make(c.ctx, s, o)
	if errors.Is(err, papers.ErrNotOf) {
		return refusal{text: lang.T("cli.paper.not_of", lang.T("paper.kind."+kind.Name), kindsSaid(kind.Of))}
	}
	if err != nil {
		return err
	}
	return trouble.At(path, storage.Write(path, func(w io.Writer) error { return format.Write(w, path, p) }))
}

// paperKinds lists the kinds of papers with the kinds of records that they are made of.
func (c *command) paperKinds(as string) error {
	if err := formatOf(as, asTable, asJSON, asCSV); err != nil {
		return err
	}
	p := newPrinter(as, "list.none", c.out)
	err := p.header([]heading{{name: "name", label: "cli.paper.name"}, {name: "title", label: "cli.paper.title"}, {name: "of", label: "cli.paper.of"}})
	for _, k := range papers.All {
		of := commas(k.Of)
		if k.Name == "card" {
			of = lang.T("cli.paper.any")
		}
		if err == nil {
			err = p.row([]cell{{k.Name, k.Name}, {lang.T("paper.kind." + k.Name), lang.T("paper.kind." + k.Name)}, {of, of}})
		}
	}
	if err != nil {
		return err
	}
	return p.end()
}
