package kinds

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// Column is one of a list of a delegation, chosen for whom the list is: the embassy, the hotel, the protocol.
type Column string

// The columns. Those called other are in the second language of the list; phone and e-mail are for ourselves.
const (
	ColumnName       Column = "name"
	ColumnOtherName  Column = "other_name"
	ColumnNativeName Column = "native_name"
	ColumnPost       Column = "post"
	ColumnOtherPost  Column = "other_post"
	ColumnBody       Column = "body"
	ColumnRole       Column = "role"
	ColumnPhone      Column = "phone"
	ColumnEmail      Column = "email"
	ColumnNotes      Column = "notes" // an empty one, to be written in by hand
)

// Columns lists them.
var Columns = []Column{
	ColumnName, ColumnOtherName, ColumnNativeName, ColumnPost, ColumnOtherPost, ColumnBody, ColumnRole, ColumnPhone, ColumnEmail, ColumnNotes,
}

// HasColumns reports whether a kind of paper is made with chosen columns.
func (k Kind) HasColumns() bool { return k.Name == "delegation" }

// delegation is the list of those who travel, in the order of precedence and in two languages, or in the columns that were
// chosen.
func (m *making) delegation() {
	v := record[register.Visit](m, m.Subject.ID)
	if v == nil {
		return
	}
	sides := m.sides()
	if len(m.Columns) > 0 {
		m.call(m.in.T("paper.delegation.title"), m.visitLine(v))
		m.section.Landscape = len(m.Columns) > 5
		m.add(m.chosenMembers(v, sides[1]))
		return
	}
	m.bilingual(sides, "paper.delegation.title", func(side *making) string { return side.visitLine(v) })
	m.add(members(sides, v))
}

// columnWidths are the shares of the columns that need more or less room than others.
var columnWidths = map[Column]int{ColumnPost: 8, ColumnOtherPost: 8, ColumnName: 7, ColumnOtherName: 7, ColumnRole: 4, ColumnPhone: 4}

// chosenMembers are the delegation in the columns of the order, each once.
func (m *making) chosenMembers(v *register.Visit, other *making) paper.Table {
	t := paper.Table{Columns: []paper.Column{{Head: "№", Width: 2}}}
	var columns []Column
	for _, c := range m.Columns {
		inner := c == ColumnPhone || c == ColumnEmail
		if slices.Contains(columns, c) || !slices.Contains(Columns, c) || inner && m.partnerEdition() {
			continue
		}
		width := columnWidths[c]
		if width == 0 {
			width = 6
		}
		in := m.in
		if c == ColumnOtherName || c == ColumnOtherPost {
			in = other.in
		}
		columns, t.Columns = append(columns, c), append(t.Columns, paper.Column{Head: in.T("paper.column." + string(c)), Width: width})
	}
	for i, d := range v.Delegation {
		row := cells(lang.Number(int64(i + 1)))
		for _, c := range columns {
			row.Cells = append(row.Cells, m.memberCell(c, d, v.From, other))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (m *making) memberCell(c Column, d register.Delegate, day register.Date, other *making) paper.Phrase {
	person := m.human(d.PersonID)
	if person == nil {
		return nil
	}
	switch c {
	case ColumnName:
		return paper.Words(m.text(person.Name))
	case ColumnOtherName:
		return foreign(other, other.text(person.Name))
	case ColumnNativeName:
		return paper.Words(person.NativeName)
	case ColumnPost:
		return paper.Words(m.post(d.PersonID, day))
	case ColumnOtherPost:
		return foreign(other, other.post(d.PersonID, day))
	case ColumnBody:
		if held, ok := person.AppointmentOn(dayOr(day, m.On)); ok {
			return paper.Words(m.name(held.PartnerID))
		}
	case ColumnRole:
		return paper.Words(word(m, "visit.role.", d.Role))
	case ColumnPhone:
		return paper.Words(person.Phone)
	case ColumnEmail:
		return paper.Words(person.Email)
	}
	return nil
}

// members are a table of the delegation with the posts of the visit's first day.
func members(sides [2]*making, v *register.Visit) paper.Table {
	t := paper.Table{Even: true, Columns: []paper.Column{{Head: "№", Width: 1}}}
	for _, side := range sides {
		t.Columns = append(t.Columns, paper.Column{Head: lang.Capital(side.in.T("paper.delegation.member")), Width: 8})
	}
	for i, d := range v.Delegation {
		row := cells(lang.Number(int64(i + 1)))
		for _, side := range sides {
			row.Cells = append(row.Cells, side.delegate(d, v.From))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (m *making) delegate(d register.Delegate, day register.Date) paper.Phrase {
	text := paper.Phrase{{Text: m.name(d.PersonID), Bold: true, Language: m.Language}}
	if post := m.post(d.PersonID, day); post != "" {
		text = append(text, paper.Span{Text: "\n" + post, Language: m.Language})
	}
	if role := word(m, "visit.role.", d.Role); d.Role != register.DelegateMember && !strings.EqualFold(role, m.post(d.PersonID, day)) {
		text = append(text, paper.Span{Text: "\n" + role, Italic: true, Language: m.Language})
	}
	return text
}
