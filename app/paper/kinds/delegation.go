package kinds

import (
	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// delegation is the list of those who travel, in the order of precedence and in two languages.
func (m *making) delegation() {
	v := record[register.Visit](m, m.Subject.ID)
	if v == nil {
		return
	}
	other := m.speaking(m.second())
	m.call(m.in.T("paper.delegation.title"), m.visitLine(v))
	m.add(paper.Heading{Text: foreign(other, other.in.T("paper.delegation.title"))}, paper.Paragraph{Style: paper.Lead, Text: foreign(other, other.visitLine(v))})
	m.add(m.members(v, other))
}

// members are a table of the delegation with the posts of the visit's first day.
func (m *making) members(v *register.Visit, other *making) paper.Table {
	t := paper.Table{Columns: []paper.Column{{Head: "№", Width: 1}, {Head: lang.Capital(m.in.T("paper.delegation.member")), Width: 8},
		{Head: lang.Capital(other.in.T("paper.delegation.member")), Width: 8}}}
	for i, d := range v.Delegation {
		row := cells(lang.Number(int64(i + 1)))
		for _, side := range []*making{m, other} {
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
	if d.Role != register.DelegateMember {
		text = append(text, paper.Span{Text: "\n" + word(m, "visit.role.", d.Role), Italic: true, Language: m.Language})
	}
	return text
}
