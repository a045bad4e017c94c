package mapping

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"accord/app/sheet/field"
	"accord/storage/register"
)

// Propose returns a mapping for a sheet by the names and contents of its columns.
func Propose(s Shaped, kind register.Kind) *Mapping {
	m := &Mapping{Format: Format, Version: Version, Kind: kind, Sheet: s.Name, Fixed: map[string]string{}, Unknown: map[register.Kind]Way{}}
	for _, head := range s.Heads {
		m.Columns = append(m.Columns, Column{Head: head})
	}
	maps.Copy(m.Fixed, field.Fixed(kind))
	maps.Copy(m.Fixed, field.Stated(kind, s.Heads))
	maps.Copy(m.Fixed, field.Titled(kind, s.Above))
	claims := claimsOf(s, kind)
	claimed := maps.Clone(claims)
	m.settle(s, claims)
	m.trade(claimed)
	m.byContent(s)
	m.postsAsHeads(s)
	m.spare(s)
	if i := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Field == "partner" }); i >= 0 && len(column(s.Sample, i)) > 0 {
		delete(m.Fixed, "partner") // the rows say it, or mean none
	}
	return m
}

// claimsOf returns the columns that may mean each field of a kind, by their heads and cells.
func claimsOf(s Shaped, kind register.Kind) map[string][]claim {
	claims := map[string][]claim{}
	for _, f := range field.Of(kind) {
		for i, head := range s.Heads {
			cells := column(s.Sample, i)
			sure := f.Meaning(kind, head)
			if part := at(s.Parts, i); part != "" {
				sure = f.Meaning(kind, part)
			}
			if sure == field.OurOwn && f.Sort == field.Day && len(cells) > 0 && !slices.ContainsFunc(cells, looksLikeDay) {
				sure = f.Means(head) // another's column of the same name
			}
			if (f.Name == "number" || f.Name == "edition") && running(cells) {
				if sure -= ordinal; f.Name == "edition" || kind == register.KindAgreement || kind == register.KindInvitation {
					sure = 0 // the numbers of rows are no numbers of documents
				}
			}
			if sure > 0 && fits(f, cells) {
				claims[f.Name] = append(claims[f.Name], claim{i, sure})
			}
		}
	}
	return claims
}

// settle gives the columns to the fields: the surest claim of all first, then the surest remaining one.
func (m *Mapping) settle(s Shaped, claims map[string][]claim) {
	for {
		best, taken := m.surest(claims)
		if taken == "" {
			return
		}
		m.take(best.column, taken)
		f, _ := field.Find(m.Kind, taken)
		if f.Several {
			continue // another column may be of the same
		}
		_, named := field.Language(m.Columns[best.column].Head)
		l := languageOf(s, best.column)
		claims[taken] = slices.DeleteFunc(slices.Clone(claims[taken]), func(c claim) bool {
			if f.InSeveral() {
				return c.sure < field.Sure
			}
			_, other := field.Language(s.Heads[c.column])
			return c.column == best.column || f.Sort != field.Phrase || named == "" && other == "" || languageOf(s, c.column) == l
		})
	}
}

// languageOf is the language of a column, by its name or else by most of its cells.
func languageOf(s Shaped, i int) register.Language {
	if _, l := field.Language(s.Heads[i]); l != "" {
		return l
	}
	most, by := register.Language(""), map[register.Language]int{}
	for _, c := range column(s.Sample, i) {
		l := field.LanguageOf(c)
		if by[l]++; by[l] > by[most] {
			most = l
		}
	}
	return most
}

// surest returns the surest claim on a free column, and the name of its field; nothing where there is none.
func (m *Mapping) surest(claims map[string][]claim) (best claim, name string) {
	for _, f := range field.Of(m.Kind) {
		for _, c := range claims[f.Name] {
			if m.Columns[c.column].Field == "" && (name == "" || c.sure > best.sure) {
				best, name = c, f.Name
			}
		}
	}
	return best, name
}

// claim is how surely a column means a field.
type claim struct{ column, sure int }

// trade lets a column with a second meaning leave its field to another without one: beside the name of a partner the
// country is no further name but the partner above.
func (m *Mapping) trade(claims map[string][]claim) {
	for column, c := range m.Columns {
		heir := claim{-1, field.Maybe}
		for _, o := range claims[c.Field] {
			if m.Columns[o.column].Field == "" && o.sure > heir.sure {
				heir = o
			}
		}
		if heir.column < 0 || slices.Contains(claims[c.Field], claim{column, field.OurOwn}) {
			continue
		}
		for _, f := range field.Of(m.Kind) {
			if slices.Contains(claims[f.Name], claim{column, field.Sure}) && !m.means(f.Name) {
				m.take(heir.column, c.Field)
				m.take(column, f.Name)
				break
			}
		}
	}
}

// means reports whether any column means a field.
func (m *Mapping) means(name string) bool {
	return slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Field == name })
}

// ordinal is by how much running numbers are less likely the records' own numbers.
const ordinal = 60

// running reports whether the cells count the rows; words may stand between them.
func running(cells []string) bool {
	numbers, counted, last := 0, 0, 0
	for _, c := range cells {
		n, is := field.Count(c)
		if !is {
			continue
		}
		if numbers++; n == last+1 || n == last {
			counted++
		}
		last = n
	}
	return numbers > 1 && 2*numbers >= len(cells) && 10*counted >= 9*numbers
}

func (m *Mapping) take(column int, name string) {
	f, _ := field.Find(m.Kind, name)
	m.Columns[column].Field = name
	if f.Sort == field.Phrase {
		_, m.Columns[column].Language = field.Language(m.Columns[column].Head)
	}
}

func column(sample [][]string, i int) []string {
	var cells []string
	for _, row := range sample {
		if c := at(row, i); c != "" {
			cells = append(cells, c)
		}
	}
	return cells
}

// fits reports whether the contents of a column can belong to the field: a column of long texts holds no days.
func fits(f field.Field, cells []string) bool {
	if f.Noted && f.Sort == field.Choice { // a word that other columns have too
		known := 0
		for _, c := range cells {
			if value, _ := f.Remarked(c); value != "" {
				known++
			} else if _, is := f.Choose(c); is {
				known++
			}
		}
		return 2*known >= len(cells)
	}
	if len(cells) == 0 || f.Sort != field.Day && f.Sort != field.Number && f.Sort != field.Amount {
		return true
	}
	figures := 0
	for _, c := range cells {
		if strings.ContainsFunc(c, unicode.IsDigit) || len([]rune(c)) < 15 || often(c) || field.Nothing(c) {
			figures++
		}
	}
	return 2*figures >= len(cells)
}

// often reports whether a cell says how often something comes again.
func often(cell string) bool {
	said, _, _ := strings.Cut(cell, ",")
	_, is := field.Months(said)
	return is
}

// byContent guesses what columns mean by their cells, where their names do not say.
func (m *Mapping) byContent(s Shaped) {
	for i := range m.Columns {
		cells := column(s.Sample, i)
		if _, own := field.Own(m.Kind, m.Columns[i].Head); own || m.Columns[i].Field != "" || len(cells) == 0 {
			continue
		}
		most := func(is func(string) bool) bool {
			n := 0
			for _, c := range cells {
				if is(c) {
					n++
				}
			}
			return 10*n >= 8*len(cells)
		}
		for _, f := range field.Of(m.Kind) {
			if m.means(f.Name) {
				continue
			}
			is := false
			switch {
			case f.Name == "email":
				is = most(func(c string) bool { return strings.Contains(c, "@") && !strings.Contains(c, " ") })
			case f.Sort == field.Day && m.Columns[i].Head == letters(i):
				is = most(looksLikeDay)
			case (f.Name == "theirs" || f.Name == "partner" || f.Name == "partners" || m.Kind == register.KindPerson && f.Name == "body") && f.Kind == register.KindPartner:
				is = most(func(c string) bool { return field.Country(c) != "" })
			case f.Sort == field.Choice:
				is = len(cells) > 2 && most(func(c string) bool { _, known := f.Choose(c); return known })
			}
			if is {
				m.take(i, f.Name)
				break
			}
		}
	}
}

// postsAsHeads takes a column called after a post for the names of those who hold it, where no column has names: "Посол".
func (m *Mapping) postsAsHeads(s Shaped) {
	if m.Kind != register.KindPerson || m.means("name") || m.means("surname") {
		return
	}
	for i, c := range m.Columns {
		if c.Field != "" || !field.IsPostAlone(c.Head) || len(column(s.Sample, i)) == 0 {
			continue
		}
		if m.take(i, "name"); !m.means("post") {
			m.Fixed["post"] = c.Head
		}
		return
	}
}

// spare gives the columns that mean nothing else to the fields for what a record has no field of its own for, so that nothing of a table
// is lost in silence; those without a name or contents stay, those that count the rows, and
// what stands beside figures of trade.
func (m *Mapping) spare(s Shaped) {
	ours := m.ours()
	for i, c := range m.Columns {
		cells := column(s.Sample, i)
		_, own := field.Own(m.Kind, c.Head)
		own = own && ours
		says := slices.ContainsFunc(cells, func(c string) bool { return !field.Nothing(c) })
		if own || c.Field != "" || !says || running(cells) || c.Head == letters(i) {
			continue
		}
		best, name := 0, field.Remarks
		for _, f := range field.Of(m.Kind) {
			if sure := f.Means(c.Head); f.Spare && sure > best {
				best, name = sure, f.Name
			}
		}
		if best > field.Maybe+25 || m.Kind != register.KindTradeRecord {
			m.take(i, name)
		}
	}
}

// ours reports whether most columns are called as those of our own lists, some of which say only what others do.
func (m *Mapping) ours() bool {
	own := 0
	for _, c := range m.Columns {
		if _, is := field.Own(m.Kind, c.Head); is {
			own++
		}
	}
	return 3*own >= 2*len(m.Columns)
}

func looksLikeDay(c string) bool {
	parts := strings.FieldsFunc(c, func(r rune) bool { return strings.ContainsRune("./- ", r) })
	if len(parts) < 3 || len(c) > 20 {
		return false
	}
	return !strings.ContainsFunc(c, unicode.IsLetter)
}
