package paper

import (
	"regexp"
	"strconv"
	"unicode"

	"accord/app/lang"
	"accord/storage/register"
)

// shortDays finds a day, or a span of days, as the register writes them in every language.
var shortDays = regexp.MustCompile(`(?:(\d{2})(?:\.(\d{2}))?–)?(\d{2})\.(\d{2})\.(\d{4})`)

// InWords returns the paper with its days as its language writes them in documents: 29.11.2022 is "29 November 2022" in English. In
// Russian and Tatar they stay as they are.
func (p *Paper) InWords() *Paper {
	if p.Language != register.English {
		return p
	}
	out := *p
	out.Sections = make([]Section, len(p.Sections))
	for i, s := range p.Sections {
		out.Sections[i] = Section{Landscape: s.Landscape}
		for _, b := range s.Blocks {
			out.Sections[i].Blocks = append(out.Sections[i].Blocks, inWords(b))
		}
	}
	return &out
}

func inWords(b Block) Block {
	switch b := b.(type) {
	case Heading:
		b.Text = spoken(b.Text)
		return b
	case Paragraph:
		b.Text = spoken(b.Text)
		return b
	case Facts:
		out := make(Facts, len(b))
		for i, f := range b {
			out[i] = Fact{f.Label, spoken(f.Value)}
		}
		return out
	case Points:
		out := make(Points, len(b))
		for i, one := range b {
			out[i] = Point{one.Mark, spoken(one.Text)}
		}
		return out
	case Table:
		rows := make([]Row, len(b.Rows))
		for i, r := range b.Rows {
			rows[i] = Row{Band: r.Band}
			for _, c := range r.Cells {
				rows[i].Cells = append(rows[i].Cells, spoken(c))
			}
		}
		b.Rows, b.Caption = rows, daysInWords(b.Caption)
		return b
	}
	return b
}

func spoken(p Phrase) Phrase {
	out := make(Phrase, len(p))
	for i, s := range p {
		if s.Language == "" || s.Language == register.English {
			s.Text = daysInWords(s.Text)
		}
		s.Note = daysInWords(s.Note)
		out[i] = s
	}
	return out
}

// daysInWords writes the days of an English text in words; a text with Cyrillic letters is in another language.
func daysInWords(text string) string {
	for _, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			return text
		}
	}
	in := lang.In(register.English)
	var out []byte
	end := 0
	for _, at := range shortDays.FindAllStringSubmatchIndex(text, -1) {
		if partOfNumber(text, at[0]-1) || partOfNumber(text, at[1]) {
			continue
		}
		part := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return text[at[2*n]:at[2*n+1]]
		}
		last := register.Date(part(5) + "-" + part(4) + "-" + part(3))
		first := last
		switch {
		case part(2) != "":
			first = register.Date(part(5) + "-" + part(2) + "-" + part(1))
		case part(1) != "":
			first = register.Date(part(5) + "-" + part(4) + "-" + part(1))
		}
		if !first.Valid() || !last.Valid() {
			continue
		}
		said := in.LongDays(first, last)
		if first.Month() != last.Month() {
			said = strconv.Itoa(first.DayOfMonth()) + " " + in.T("date.month.of."+strconv.Itoa(first.Month())) + " – " + in.LongDay(last)
		}
		out = append(append(out, text[end:at[0]]...), said...)
		end = at[1]
	}
	return string(append(out, text[end:]...))
}

// partOfNumber reports whether a sign beside a day makes it a part of something longer.
func partOfNumber(text string, at int) bool {
	return at >= 0 && at < len(text) && (text[at] >= '0' && text[at] <= '9' || text[at] == '/')
}
