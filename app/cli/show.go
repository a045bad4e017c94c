package cli

import (
	"fmt"
	"io"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

type showCommand struct {
	Kind   string `arg:"" name:"kind"`
	ID     string `arg:"" name:"id"`
	On     string `name:"on" placeholder:"DAY"`
	Format string `name:"format" placeholder:"text|json" default:"text"`
}

// show prints one record: to be read, or as it stands in the native JSON; with a day named, also what follows for that day.
func (c *command) show(what showCommand) error {
	kind, err := kindOf(what.Kind)
	if err != nil {
		return err
	}
	id, err := register.ParseID(what.ID)
	if err != nil || id.IsZero() {
		return wrongValue("ID", what.ID, anID)
	}
	on, err := c.dayOf("--on", what.On)
	if err != nil {
		return err
	}
	if err := formatOf(what.Format, asText, asJSON); err != nil {
		return err
	}
	return c.withRegister(func(s *storage.Store) error {
		ref, err := s.LeadsTo(c.ctx, register.Ref{Kind: kind, ID: id})
		if err != nil {
			return err
		}
		id = ref.ID
		r, err := s.Record(c.ctx, ref)
		if err != nil {
			return err
		}
		if r.Meta().Revision == 0 {
			return storage.ErrPurged
		}
		if what.Format == asJSON && what.On == "" {
			return writeRecord(c.out, r, nil)
		}
		p := page{on: on}
		posts := on
		if what.On == "" {
			posts = ownDay(r, on)
		}
		if p.names, err = c.names(s, r, posts); err != nil {
			return err
		}
		if what.Format == asJSON {
			if p.sessions, err = c.sessions(s, r); err != nil {
				return err
			}
			return writeRecord(c.out, r, p.asOf(r))
		}
		if p.rules, err = s.Rules(c.ctx); err != nil {
			return err
		}
		if err := c.around(s, r, &p); err != nil {
			return err
		}
		kinds[kind].page(&p, r)
		files, err := s.DocumentsOf(c.ctx, id)
		if err != nil {
			return err
		}
		p.files(files)
		return p.write(c.out, r)
	})
}

// around reads what belongs to a record and is kept in others.
func (c *command) around(s *storage.Store, r register.Record, p *page) error {
	id := r.Ref().ID
	switch r.Ref().Kind {
	case register.KindCommission:
		groups, err := s.CommissionIDs(c.ctx, storage.CommissionQuery{Query: storage.Query{Language: lang.Current()}, Parent: id})
		if err != nil {
			return err
		}
		rows, err := s.CommissionRows(c.ctx, groups, p.on)
		if err != nil {
			return err
		}
		for _, row := range rows {
			p.groups = append(p.groups, row.Title.Or(lang.Current()))
		}
		p.sessions, err = c.sessions(s, r)
		return err
	case register.KindSession:
		ids, err := s.CommitmentIDs(c.ctx, storage.CommitmentQuery{Query: storage.Query{Order: "number"}, Source: id, On: p.on})
		if err != nil {
			return err
		}
		p.decisions, err = s.CommitmentRows(c.ctx, ids, p.on)
		return err
	case register.KindDocument:
		part, err := s.ReadInPart(c.ctx, r.(*register.Document))
		p.part = part
		return err
	}
	return nil
}

// sessions reads those of a commission; other records have none.
func (c *command) sessions(s *storage.Store, r register.Record) ([]*register.Session, error) {
	if r.Ref().Kind != register.KindCommission {
		return nil, nil
	}
	return s.SessionsOf(c.ctx, r.Ref().ID)
}

// ownDay is the day that a record speaks of, for posts held then; otherwise the day given.
func ownDay(r register.Record, otherwise register.Date) register.Date {
	day := register.Date("")
	switch r := r.(type) {
	case *register.Visit:
		day = r.From
	case *register.Session:
		day = r.From
	case *register.Meeting:
		day = r.Day
	case *register.Commitment:
		day = r.Start
	case *register.Event:
		day = r.From
	case *register.Invitation:
		day = r.SentOn
	}
	if day == "" {
		return otherwise
	}
	return day.First()
}

// names returns what to call the records that this one mentions: persons with the post of the day.
func (c *command) names(s *storage.Store, r register.Record, on register.Date) (map[register.ID]string, error) {
	var ids, persons []register.ID
	for _, m := range r.Mentions() {
		ids = append(ids, m.ID)
		if m.Kind == register.KindPerson {
			persons = append(persons, m.ID)
		}
	}
	lines, err := s.Lines(c.ctx, ids...)
	if err != nil {
		return nil, err
	}
	names := map[register.ID]string{}
	for id, line := range lines {
		names[id] = line.Label.Or(lang.Current())
	}
	for _, id := range persons {
		p, err := storage.Get[register.Person](c.ctx, s, id)
		if err != nil {
			return nil, err
		}
		names[id] = join(", ", p.Name.Or(lang.Current()), post(p, on))
	}
	return names, nil
}

func post(p *register.Person, on register.Date) string {
	held, _ := p.AppointmentOn(on)
	return held.Post.Or(lang.Current())
}

// page is a record as text: a line for each field that is known, its label before it.
type page struct {
	on    register.Date
	names map[register.ID]string
	// sessions and groups are those of a commission, decisions those of a session.
	sessions  []*register.Session
	groups    []string
	decisions []storage.CommitmentRow
	rules     []*register.ProcedureRule // of procedure
	part      bool                      // search knows only a part of a document
	lines     [][2]string               // label, value
}

// line adds a field; values are put below each other, empty ones left out.
func (p *page) line(label string, values ...string) {
	for _, value := range values {
		for part := range strings.SplitSeq(value, "\n") {
			if part != "" {
				p.lines = append(p.lines, [2]string{label, part})
				label = ""
			}
		}
	}
}

func (p *page) text(label string, t register.Text) { p.line(label, t.Or(lang.Current())) }

func (p *page) write(w io.Writer, r register.Record) error {
	head := kindWord(r.Ref().Kind) + " · " + r.Ref().ID.String()
	if r.Meta().InTrash() {
		head += " · " + lang.T("cli.in_trash")
	}
	if _, err := fmt.Fprintf(w, "%s\n%s\n\n", oneLine(r.Label().Or(lang.Current())), head); err != nil {
		return err
	}
	t := table{}
	for _, l := range p.lines {
		label := l[0]
		if label != "" {
			label = lang.Capital(lang.T(label))
		}
		t.add(label, l[1])
	}
	return t.write(w)
}

// join puts the parts that are there together.
func join(between string, parts ...string) string {
	var there []string
	for _, part := range parts {
		if part != "" {
			there = append(there, part)
		}
	}
	return strings.Join(there, between)
}

// period writes a time in office: since when, until when, or both.
func period(from, to register.Date) string {
	if from != "" && to == "" {
		return lang.T("cli.since", lang.Day(from))
	}
	return lang.Days(from, to)
}
