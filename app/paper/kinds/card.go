package kinds

import (
	"reflect"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// card is the record as it is: its state on the day, every field that holds something, and its files.
func (m *making) card() {
	r := read(m, func() (register.Record, error) { return m.store.Record(m.ctx, m.Subject) })
	if r == nil {
		return
	}
	kind := r.Ref().Kind
	m.call(m.text(r.Label()), lang.Capital(m.in.T("kind."+string(kind)))+" · "+m.asOf())
	var ids []register.ID
	for _, mention := range r.Mentions() {
		ids = append(ids, mention.ID)
	}
	m.know(ids...)
	var facts paper.Facts
	var sessions []*register.Session
	if kind == register.KindCommission {
		sessions = read(m, func() ([]*register.Session, error) { return m.store.SessionsOf(m.ctx, m.Subject.ID) })
	}
	if _, state := m.in.State(r, sessions, m.On); state != "" {
		facts = append(facts, paper.Fact{Label: m.in.T("paper.card.state"), Value: paper.Words(lang.Capital(state))})
	}
	if a, is := r.(*register.Agreement); is {
		facts = append(facts, paper.Fact{Label: m.in.T("paper.card.state"), Value: paper.Words(m.in.AgreementSentence(a, m.On, m.name))})[1:]
	}
	if m.partnerEdition() {
		r = withoutInner(r)
	}
	var lists []paper.Block
	for _, f := range reflect.VisibleFields(reflect.TypeOf(r).Elem()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || len(f.Index) > 1 || name == "" || name == "-" {
			continue
		}
		label := lang.Capital(m.in.Field(kind, name))
		said := slices.DeleteFunc(m.in.Said(r, name, m.nameOrPerson(r)), func(one string) bool { return one == m.title }) // it stands above
		switch {
		case len(said) == 0:
		case lang.Listed(kind, name) && len(strings.Join(said, "")) > 80:
			var points paper.Points
			for i, one := range said {
				points = append(points, paper.Point{Mark: lang.Number(int64(i+1)) + ".", Text: paper.Words(one)})
			}
			lists = append(lists, paper.Heading{Level: 2, Text: paper.Words(label)}, points)
		default:
			facts = append(facts, paper.Fact{Label: label, Value: paper.Words(strings.Join(said, "\n"))})
		}
	}
	m.add(facts)
	m.add(lists...)
	if m.partnerEdition() {
		return // no file says whether it may leave
	}
	files := read(m, func() (lines []paper.Phrase, err error) {
		rows, err := m.store.DocumentsOf(m.ctx, m.Subject.ID)
		for _, d := range rows {
			lines = append(lines, paper.Words(join(", ", m.text(d.Title), lang.Day(d.Day))))
		}
		return lines, err
	})
	m.part(2, m.in.T("paper.card.files"), bullets(files...))
}

// nameOrPerson names the records that a record mentions; persons have the post of the record's day.
func (m *making) nameOrPerson(r register.Record) lang.Names {
	day := m.On
	switch r := r.(type) {
	case *register.Visit:
		day = dayOr(r.From, day)
	case *register.Session:
		day = dayOr(r.From, day)
	case *register.Meeting:
		day = dayOr(r.Day, day)
	}
	var people []register.ID
	for _, mention := range r.Mentions() {
		if mention.Kind == register.KindPerson {
			people = append(people, mention.ID)
		}
	}
	return func(id register.ID) string {
		if slices.Contains(people, id) {
			return m.person(id, day)
		}
		return m.name(id)
	}
}

func dayOr(day, otherwise register.Date) register.Date {
	if day == "" {
		return otherwise
	}
	return day.First()
}
