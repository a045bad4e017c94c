package kinds

import (
	"cmp"

	"accord/app/paper"
	"accord/app/paper/wording"
	"accord/storage/register"
)

// emblemWidth is how broad the emblem is, in hundredths of the text's width.
const emblemWidth = 14

// own are the office's words of the kind of paper that is being made.
func (m *making) own() wording.Wording { return m.Words.Of(m.kind, m.Language) }

// head returns what stands at the head of the first page: the emblem and the lines of the office.
func (m *making) head(value func(wording.Field) string) (blocks []paper.Block) {
	header := wording.Fill(m.kind, m.own().Header, value)
	if len(m.Words.Emblem) > 0 && (len(header) > 0 || m.kind == wording.Letters) {
		blocks = append(blocks, paper.Picture{PNG: m.Words.Emblem, Width: emblemWidth})
	}
	for _, line := range header {
		blocks = append(blocks, paper.Paragraph{Style: paper.Centred, Text: paper.Words(line)})
	}
	return blocks
}

// paragraphs are those of a text of the office with its fields filled in.
func (m *making) paragraphs(text string, value func(wording.Field) string) (blocks []paper.Block) {
	for _, line := range wording.Fill(m.kind, text, value) {
		blocks = append(blocks, plain(line))
	}
	return blocks
}

// signed are the signature lines of the office.
func (m *making) signed(value func(wording.Field) string) (blocks []paper.Block) {
	var lines paper.Signatures
	for _, s := range m.own().Signatures {
		filled := func(text string) string { return join(" ", wording.Fill(m.kind, text, value)...) }
		if one := (paper.Signature{Post: filled(s.Post), Name: filled(s.Name)}); one != (paper.Signature{}) {
			lines = append(lines, one)
		}
	}
	if len(lines) > 0 {
		blocks = append(blocks, lines)
	}
	return blocks
}

// inOwnWords puts the office's words around a paper: its head before the title, its standing texts behind the title and at the
// end, its signature lines last. Letters have theirs each.
func (m *making) inOwnWords() {
	if m.kind == wording.Letters || m.own().IsZero() || len(m.sections) == 0 {
		return
	}
	value := m.fieldValues()
	first := m.sections[0].Blocks
	title := 0 // how many blocks are the title and the lines below it
	for title < len(first) && isTitle(first[title]) {
		title++
	}
	blocks := m.head(value)
	blocks = append(blocks, first[:title]...)
	blocks = append(blocks, m.paragraphs(m.own().Opening, value)...)
	m.sections[0].Blocks = append(blocks, first[title:]...)
	last := &m.sections[len(m.sections)-1]
	last.Blocks = append(last.Blocks, m.paragraphs(m.own().Closing, value)...)
	last.Blocks = append(last.Blocks, m.signed(value)...)
}

func isTitle(b paper.Block) bool {
	switch b := b.(type) {
	case paper.Heading:
		return b.Level == 0
	case paper.Paragraph:
		return b.Style == paper.Lead
	}
	return false
}

// fieldValues returns the values of the fields of a paper that is made of one record.
func (m *making) fieldValues() func(wording.Field) string {
	values := map[wording.Field]string{wording.FieldDay: m.in.LongDay(m.On), wording.FieldAuthor: m.Author}
	if !m.Subject.IsZero() {
		r := read(m, func() (register.Record, error) { return m.store.Record(m.ctx, m.Subject) })
		if r != nil {
			values[wording.FieldTitle] = m.text(r.Label())
		}
		switch r := r.(type) {
		case *register.Partner:
			values[wording.FieldPartner] = m.text(r.Name)
		case *register.Visit:
			values[wording.FieldPartner] = m.names(r.PartnerIDs...)
			values[wording.FieldDays], values[wording.FieldPlace] = m.span(r.From, r.To), m.places(r)
		case *register.Session:
			from, to := r.DaysOn(m.On)
			values[wording.FieldDays], values[wording.FieldPlace], values[wording.FieldNumber] = m.span(from, to), m.text(r.Place), r.ProtocolNumber
			if c := record[register.Commission](m, r.CommissionID); c != nil {
				values[wording.FieldTitle] = join(", ", m.text(c.Title), m.text(r.Label()))
				values[wording.FieldPartner] = m.name(c.TheirsID)
			}
		}
	}
	return func(f wording.Field) string { return values[f] }
}

// office is the post of a person as the subject of a sentence: "The President of the Republic".
func (m *making) office(id register.ID, day register.Date) string {
	if post := m.post(id, day); post != "" {
		return m.in.T("paper.letters.office", post)
	}
	return ""
}

// letterValues returns the values of the fields of an invitation.
func (m *making) letterValues(e *register.Event, i *register.Invitation) func(wording.Field) string {
	day := cmp.Or(i.SentOn, m.On)
	values := map[wording.Field]string{
		wording.FieldDay: m.in.LongDay(m.On), wording.FieldAuthor: m.Author, wording.FieldTitle: m.text(e.Title), wording.FieldNumber: i.Number,
		wording.FieldDays:     cmp.Or(m.span(e.From, e.To), m.in.T("paper.letters.day_later")),
		wording.FieldPlace:    cmp.Or(m.text(e.Place), m.in.T("paper.letters.place_later")),
		wording.FieldTo:       cmp.Or(m.name(i.ToPersonID), m.text(i.ToDelegation), m.name(i.ToPartnerID)),
		wording.FieldAddress:  m.in.Address(m.name(i.ToPersonID)),
		wording.FieldToPost:   m.post(i.ToPersonID, day),
		wording.FieldFrom:     cmp.Or(m.name(i.FromPartnerID), m.office(i.FromPersonID, day), m.in.T("paper.letters.we")),
		wording.FieldFromPost: m.post(i.FromPersonID, day),
	}
	if i.ReplyDue != "" {
		values[wording.FieldReply] = m.in.LongDay(i.ReplyDue)
	}
	return func(f wording.Field) string { return values[f] }
}
