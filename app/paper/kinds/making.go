package kinds

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage"
	"accord/storage/register"
)

// making is the making of one paper. The first error stays in it, and nothing more is read.
type making struct {
	Order
	kind     string
	ctx      context.Context
	store    Store
	in       lang.In
	known    *known
	title    string
	sections []paper.Section
	section  paper.Section
	pages    int // at the most
	// alone: texts are said in the language of the paper or not at all, as beside their other language.
	alone bool
}

// known is what was read so far, in whatever language the paper is.
type known struct {
	lines  map[register.ID]storage.Line
	people map[register.ID]*register.Person
	err    error
}

// read returns what a question to the register answers, nothing once there was an error.
func read[T any](m *making, ask func() (T, error)) (answer T) {
	if m.known.err != nil {
		return answer
	}
	answer, m.known.err = ask()
	return answer
}

// record reads a record, nil where it is not there or there was an error.
func record[T any, P interface {
	*T
	register.Record
}](m *making, id register.ID) P {
	kind := P(new(T)).Ref().Kind
	r := read(m, func() (register.Record, error) { return m.store.Record(m.ctx, register.Ref{Kind: kind, ID: id}) })
	if is, ok := r.(P); ok {
		return is
	}
	return nil
}

// records reads those of several IDs.
func records[T any, P interface {
	*T
	register.Record
}](m *making, ids []register.ID) (all []P) {
	for _, id := range ids {
		if r := record[T, P](m, id); r != nil {
			all = append(all, r)
		}
	}
	return all
}

// speaking returns the same making in a language and in no other, for the columns of a paper in two: the text of one column
// in the other would pass for its translation.
func (m *making) speaking(l register.Language) *making {
	side := *m
	side.Language, side.in, side.alone = l, lang.In(l), true
	return &side
}

// sides are the two columns of a paper in two languages.
func (m *making) sides() [2]*making {
	return [2]*making{m.speaking(m.Language), m.speaking(m.second())}
}

// second is the language beside that of the paper.
func (m *making) second() register.Language {
	if m.Language == register.English {
		return register.Russian
	}
	return register.English
}

func (m *making) partnerEdition() bool { return m.Edition == ForPartner }

// inner returns an internal text, nothing in the edition for the partner.
func (m *making) inner(t register.Text) register.Text {
	if m.partnerEdition() {
		return register.Text{}
	}
	return t
}

// Blocks.

// add adds blocks; a table that has nothing to tell says so in words.
func (m *making) add(blocks ...paper.Block) {
	for _, b := range blocks {
		if t, is := b.(paper.Table); is && len(t.Rows) == 0 {
			b = plain(m.in.T("paper.nothing"))
		}
		m.section.Blocks = append(m.section.Blocks, b)
	}
}

// end ends the section; what follows begins on a new page.
func (m *making) end() {
	if len(m.section.Blocks) > 0 {
		m.sections = append(m.sections, m.section)
	}
	m.section = paper.Section{}
}

// call sets the title of the paper and the line below it.
func (m *making) call(title, below string) {
	if m.title == "" {
		m.title = title
	}
	m.add(paper.Heading{Text: paper.Words(title)})
	if below != "" {
		m.add(paper.Paragraph{Style: paper.Lead, Text: paper.Words(below)})
	}
}

// part adds a heading with what stands under it, nothing where that is empty.
func (m *making) part(level int, title string, blocks ...paper.Block) {
	var there []paper.Block
	for _, b := range blocks {
		if !empty(b) {
			there = append(there, b)
		}
	}
	if len(there) > 0 {
		m.add(paper.Heading{Level: level, Text: paper.Words(title)})
		m.add(there...)
	}
}

// fixed is part for a paper whose scheme is fixed: a heading stands there always, and where nothing is known under it, that is
// said.
func (m *making) fixed(level int, title string, blocks ...paper.Block) {
	if !slices.ContainsFunc(blocks, func(b paper.Block) bool { return !empty(b) }) {
		blocks = []paper.Block{plain(m.in.T("paper.none_entered"))}
	}
	m.part(level, title, blocks...)
}

func empty(b paper.Block) bool {
	switch b := b.(type) {
	case nil:
		return true
	case paper.Paragraph:
		return b.Text.String() == ""
	case paper.Facts:
		return len(b) == 0
	case paper.Points:
		return len(b) == 0
	case paper.Table:
		return len(b.Rows) == 0
	case paper.Signatures:
		return len(b) == 0
	}
	return false
}

// facts returns the known ones of pairs of a label's key and its value.
func (m *making) facts(pairs ...any) (all paper.Facts) {
	for i := 0; i+1 < len(pairs); i += 2 {
		label := lang.Capital(m.in.T(pairs[i].(string)))
		switch value := pairs[i+1].(type) {
		case string:
			if value != "" {
				all = append(all, paper.Fact{Label: label, Value: paper.Words(value)})
			}
		case paper.Phrase:
			if len(value) > 0 {
				all = append(all, paper.Fact{Label: label, Value: value})
			}
		case register.Text:
			if phrase := m.phrase(value); len(phrase) > 0 {
				all = append(all, paper.Fact{Label: label, Value: phrase})
			}
		}
	}
	return all
}

func plain(text string) paper.Paragraph { return paper.Paragraph{Text: paper.Words(text)} }

// bullets are points with dashes.
func bullets(lines ...paper.Phrase) (points paper.Points) {
	for _, l := range lines {
		if len(l) > 0 {
			points = append(points, paper.Point{Mark: paper.Dash, Text: l})
		}
	}
	return points
}

// columns makes the columns of a table by the keys of their heads and their widths.
func (m *making) columns(heads ...any) (all []paper.Column) {
	for i := 0; i+1 < len(heads); i += 2 {
		all = append(all, paper.Column{Head: lang.Capital(m.in.T(heads[i].(string))), Width: heads[i+1].(int)})
	}
	return all
}

func cells(texts ...string) (row paper.Row) {
	for _, t := range texts {
		row.Cells = append(row.Cells, paper.Words(t))
	}
	return row
}

func band(text string) paper.Row {
	return paper.Row{Band: true, Cells: []paper.Phrase{paper.Words(text)}}
}

// Texts.

// text is a phrase of a record in the language of the paper, in another where it is not translated.
func (m *making) text(t register.Text) string {
	said, exact := t.In(m.Language)
	said = strings.TrimSpace(said)
	switch {
	case exact || !m.alone || said == "" || m.Language == register.English && !inCyrillic(said):
		return said
	case m.partnerEdition():
		return ""
	}
	return lang.T("paper.untranslated") // for whoever works with the paper, whatever its language
}

// inCyrillic reports whether a text has Cyrillic letters: one that has none reads the same in English.
func inCyrillic(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// phrase is text together with its language.
func (m *making) phrase(t register.Text) paper.Phrase {
	said, exact := t.In(m.Language)
	said = strings.TrimSpace(said)
	if exact || m.alone || said == "" {
		return paper.Words(m.text(t))
	}
	for _, l := range register.Languages {
		if t.Get(l) != "" {
			return paper.Phrase{{Text: said, Language: l}}
		}
	}
	return paper.Words(said)
}

// word is that of an enumeration, nothing for the empty value.
func word[V ~string](m *making, family string, v V) string {
	if v == "" {
		return ""
	}
	return m.in.T(family + string(v))
}

// stateCell is the word for a state as it begins a cell.
func stateCell[V ~string](m *making, family string, v V) string {
	return lang.Capital(word(m, family, v))
}

// know reads the names of records at once.
func (m *making) know(ids ...register.ID) {
	var unknown []register.ID
	for _, id := range ids {
		if _, is := m.known.lines[id]; !is && !id.IsZero() {
			unknown = append(unknown, id)
		}
	}
	if len(unknown) == 0 {
		return
	}
	lines := read(m, func() (map[register.ID]storage.Line, error) { return m.store.Lines(m.ctx, unknown...) })
	for _, id := range unknown {
		m.known.lines[id] = lines[id]
	}
}

// name is what a record is called, nothing where it is not there.
func (m *making) name(id register.ID) string {
	if id.IsZero() {
		return ""
	}
	m.know(id)
	return m.text(m.known.lines[id].Label)
}

func (m *making) names(ids ...register.ID) string {
	m.know(ids...)
	var all []string
	for _, id := range ids {
		all = append(all, m.name(id))
	}
	return join(", ", all...)
}

// reference returns the name of a record as a source, with its number or day.
func (m *making) reference(r register.Ref) string {
	name := m.name(r.ID)
	if name == "" {
		return ""
	}
	hint := m.text(m.known.lines[r.ID].Hint)
	if r.Kind == register.KindPerson || r.Kind == register.KindPartner || hint == "" || strings.Contains(name, hint) {
		return name
	}
	return name + ", " + hint
}

func (m *making) human(id register.ID) *register.Person {
	if id.IsZero() {
		return nil
	}
	p, is := m.known.people[id]
	if !is {
		p = record[register.Person](m, id)
		m.known.people[id] = p
	}
	return p
}

// post is what a person was on a day: the post and, where the post does not name it, the body.
func (m *making) post(id register.ID, day register.Date) string {
	p := m.human(id)
	if p == nil {
		return ""
	}
	held, ok := p.AppointmentOn(cmp.Or(day.First(), m.On))
	if !ok {
		return ""
	}
	return m.text(held.Post)
}

// person is a person with the post of a day.
func (m *making) person(id register.ID, day register.Date) string {
	return join(", ", m.name(id), m.post(id, day))
}

func (m *making) people(ids []register.ID, day register.Date) string {
	var all []string
	for _, id := range ids {
		all = append(all, m.person(id, day))
	}
	return join("; ", all...)
}

// join puts the parts that are there together, those that say the same as the one before once.
func join(between string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" && (len(there) == 0 || there[len(there)-1] != p) {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}

// asOf returns the line below a title with the day of the paper.
func (m *making) asOf() string { return m.in.T("paper.as_of", m.in.LongDay(m.On)) }

// query is the language in which lists are sorted.
func (m *making) query(order string) storage.Query {
	return storage.Query{Language: m.Language, Order: order}
}
