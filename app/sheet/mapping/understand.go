package mapping

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"accord/app/sheet/field"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// Shaped is the knowledge about a sheet before anybody has explained it.
type Shaped struct {
	// Sheet is the place of the sheet in its book, Name its name.
	Sheet int
	Name  string
	// Head is the number of the last row of the head, 0 where there is none.
	Head int
	// Heads are the names of the columns, the lines of the head put together; of columns without one, their letters.
	Heads []string
	// Parts are the lower names of columns under groups that each name another field: руководитель and состав of a delegation.
	Parts []string
	// Above are the lines above the head.
	Above []string
	// Sample are the first rows behind the head.
	Sample [][]string

	score int
}

// The numbers of rows examined for the head, and for the contents behind it.
const (
	headAmong = 60
	sampled   = 200
)

// errEnough stops reading a sheet once enough is known of it.
var errEnough = errors.New("enough is known")

// ErrNoTable: the file has no sheet with a table in it.
var ErrNoTable = errors.New("no sheet has a table in it")

// Understand finds the named sheet, or the one most like a table of the kind, and its head.
func Understand(ctx context.Context, b *read.Book, kind register.Kind, name string) (Shaped, error) {
	best := Shaped{Sheet: -1}
	for i, s := range b.Sheets {
		if name != "" && s.Name != name {
			continue
		}
		one, err := look(ctx, b, kind, i)
		if err != nil {
			return Shaped{}, err
		}
		if one.score -= i; s.Hidden && name == "" {
			one.score -= 500
		}
		if len(one.Heads) > 0 && (best.Sheet < 0 || one.score > best.score) {
			best = one
		}
	}
	switch {
	case best.Sheet >= 0:
		return best, nil
	case name != "":
		if _, err := b.Sheet(name); err != nil {
			return Shaped{}, err
		}
	}
	return Shaped{}, ErrNoTable
}

// look finds the head of one sheet.
func look(ctx context.Context, b *read.Book, kind register.Kind, sheet int) (Shaped, error) {
	var rows []read.Row
	err := b.Rows(ctx, sheet, func(r read.Row) error {
		if rows = append(rows, r); len(rows) == headAmong+sampled {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return Shaped{}, err
	}
	s := Shaped{Sheet: sheet, Name: b.Sheets[sheet].Name}
	if len(rows) == 0 {
		return s, nil
	}
	at, lines := headOf(kind, rows)
	width := 0
	for _, r := range rows[max(at, 0):] {
		width = max(width, len(r.Cells))
	}
	width = min(width, 500)
	s.Heads = make([]string, width)
	behind := rows
	if at >= 0 {
		s.Heads = headsOf(rows[at:at+lines], width)
		if lines == 2 {
			s.Parts = ownParts(kind, rows[at].Cells, rows[at+1].Cells)
		}
		s.Head = rows[at+lines-1].Number
		for _, r := range rows[:at] {
			s.Above = append(s.Above, strings.Join(r.Cells, " "))
		}
		behind = rows[at+lines:]
	}
	for i, h := range s.Heads {
		if h == "" {
			s.Heads[i] = letters(i)
		}
	}
	for _, r := range behind[:min(len(behind), sampled)] {
		s.Sample = append(s.Sample, r.Cells)
	}
	s.score = 4*headScore(kind, s.Heads) + min(len(behind), sampled)/2
	if len(behind) == 0 {
		s.score -= 300
	}
	return s, nil
}

// headOf returns the place of the head among the rows and how many lines it has; -1 where there is none.
func headOf(kind register.Kind, rows []read.Row) (at, lines int) {
	at, best := -1, 0
	for i, r := range rows[:min(len(rows), headAmong)] {
		if score := headScore(kind, r.Cells); score > best {
			at, best = i, score
		}
	}
	if at < 0 || best < field.Sure/2 {
		return nameless(rows), 1
	}
	lines = 1
	// A line above with names of groups of columns, or one below with their parts, belongs to the head.
	if at > 0 && rows[at-1].Number == rows[at].Number-1 && groups(kind, rows[at-1].Cells, rows[at].Cells) {
		at, lines = at-1, 2
	}
	if below := at + lines; lines == 1 && below < len(rows) && rows[below].Number == rows[at].Number+1 && groups(kind, rows[at].Cells, rows[below].Cells) {
		lines = 2
	}
	return at, lines
}

// nameless returns the first row of a table whose columns have unknown names: the first of several filled cells with
// nothing but words, before rows of the same width. -1 where there is none.
func nameless(rows []read.Row) int {
	for i, r := range rows[:min(len(rows)-1, headAmong)] {
		filled := 0
		for _, c := range r.Cells {
			if c == "" {
				continue
			}
			filled++
			if strings.ContainsFunc(c, unicode.IsDigit) || len([]rune(c)) > 60 {
				return -1
			}
		}
		if filled > 1 && len(rows[i+1].Cells) >= len(r.Cells)-1 {
			return i
		}
	}
	return -1
}

// groups reports whether one line of a head stands over another: the lower one has names where the upper one is blank or
// names a group of columns, and holds nothing but names. A line of one cell is the title of the whole table.
func groups(kind register.Kind, upper, lower []string) bool {
	if len(slices.DeleteFunc(slices.Clone(upper), func(c string) bool { return c == "" })) < 2 {
		return false
	}
	if divides(upper, lower) {
		return true
	}
	under, filled := 0, 0
	for i, c := range lower {
		if c == "" {
			continue
		}
		filled++
		if len([]rune(c)) > 60 || isNumber(c) && c != strconv.Itoa(i+1) {
			return false
		}
		if i >= len(upper) || upper[i] == "" {
			under++
		}
	}
	spread := 0 // blanks behind a filled cell of the upper line, as merged cells leave them
	for i := 1; i < len(upper); i++ {
		if upper[i] == "" && upper[i-1] != "" {
			spread++
		}
	}
	if filled == 0 || under == 0 || spread == 0 && len(lower) <= len(upper) {
		return false
	}
	return headScore(kind, joined(upper, lower)) > headScore(kind, upper)
}

// divides reports whether the lower line of a head names all parts of groups in the upper one, and nothing else: a group is a name
// with blanks behind it, as merged cells leave them. No row of figures and days does.
func divides(upper, lower []string) bool {
	divided := false
	for i := range groupsOf(upper, lower) {
		end, named := i.end, 0
		for column := i.begin; column < end; column++ {
			c := at(lower, column)
			if strings.ContainsFunc(c, unicode.IsDigit) || len([]rune(c)) > 60 {
				return false
			}
			if c != "" {
				named++
			}
		}
		switch {
		case named == 0:
		case named < end-i.begin || named == 1 || at(upper, i.begin) == "":
			return false
		default:
			divided = true
		}
	}
	return divided
}

// group is the columns under one name of the upper line of a head.
type group struct{ begin, end int }

// groupsOf lists the groups of a head of two lines.
func groupsOf(upper, lower []string) iter.Seq[group] {
	return func(yield func(group) bool) {
		width := max(len(upper), len(lower))
		for begin := 0; begin < width; {
			end := begin + 1
			for end < width && at(upper, end) == "" {
				end++
			}
			if !yield(group{begin, end}) {
				return
			}
			begin = end
		}
	}
}

// ownParts returns the lower names of those groups whose parts surely name a field each, and another one each unless several columns
// may mean it; without them the group's name is needed to tell what a part means.
func ownParts(kind register.Kind, upper, lower []string) []string {
	parts := make([]string, max(len(upper), len(lower)))
	for g := range groupsOf(upper, lower) {
		named, sure := map[string]bool{}, 0
		for column := g.begin; column < g.end; column++ {
			for _, f := range field.Of(kind) {
				if f.Meaning(kind, at(lower, column)) >= field.Sure && (!named[f.Name] || f.InSeveral()) {
					named[f.Name] = true
					sure++
					break
				}
			}
		}
		if len(named) > 1 && sure == g.end-g.begin && alike(kind, upper, lower, g) {
			copy(parts[g.begin:g.end], lower[g.begin:g.end])
		}
	}
	return parts
}

// alike reports whether the whole names of two columns of a group mean the same field, so that they do not tell them apart.
func alike(kind register.Kind, upper, lower []string, g group) bool {
	seen := map[string]bool{}
	for column := g.begin; column < g.end; column++ {
		best, name := 0, ""
		for _, f := range field.Of(kind) {
			if m := f.Meaning(kind, at(upper, g.begin)+" "+at(lower, column)); m > best {
				best, name = m, f.Name
			}
		}
		if seen[name] {
			return true
		}
		seen[name] = true
	}
	return false
}

// headScore measures how much a line looks like the head of a table of the kind.
func headScore(kind register.Kind, cells []string) int {
	score := 0
	seen := map[string]int{}
	for _, c := range cells {
		if c == "" || len([]rune(c)) > 120 {
			continue
		}
		more, name, known := 0, "", false
		for _, f := range field.Of(kind) { // of two that a column may mean, the one that no column before it means
			m := f.Meaning(kind, c)
			if known = known || m > 0; m-seen[f.Name] > more {
				more, name = m-seen[f.Name], f.Name
			}
		}
		if _, own := field.Own(kind, c); own && !known {
			more, name = field.Sure-seen[c], c
		}
		if more > 0 {
			score += more
			seen[name] += more
		}
	}
	if len(seen) < 2 {
		return score / 4 // a title may hold one such word
	}
	return score
}

// headsOf puts the lines of a head together. A cell of the upper line stands over the blank ones behind it.
func headsOf(lines []read.Row, width int) []string {
	heads := make([]string, width)
	if len(lines) == 1 {
		copy(heads, lines[0].Cells)
	} else {
		copy(heads, joined(lines[0].Cells, lines[1].Cells))
	}
	for i, h := range heads {
		heads[i] = register.Line(h)
	}
	return heads
}

func joined(upper, lower []string) []string {
	out := make([]string, max(len(upper), len(lower)))
	group := ""
	for i := range out {
		top, below := at(upper, i), at(lower, i)
		if top != "" {
			group = top
		}
		switch {
		case below == "":
			out[i] = top
			if top != "" {
				group = ""
			}
		case top != "":
			out[i] = top + " " + below
		default:
			out[i] = strings.TrimSpace(group + " " + below)
		}
	}
	return out
}

func at(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64)
	return err == nil
}

// Likeliest returns the kind of records that a sheet is most likely a table of, of several the first; without a name, that of the
// likeliest sheet.
func Likeliest(ctx context.Context, b *read.Book, sheet string) (register.Kind, error) {
	best, most := register.Kind(""), -1
	for _, kind := range field.Kinds {
		s, err := Understand(ctx, b, kind, sheet)
		if err != nil {
			return "", err
		}
		score := headScore(kind, s.Heads)
		if field.Named(kind, s.Name) {
			score += 3 * field.Sure // tables of partners and of agreements have much in common
		}
		if field.TitledKind(strings.Join(s.Above, " ")) == kind {
			score += 2 * field.Sure
		}
		if score > most {
			best, most = kind, score
		}
	}
	return best, nil
}
