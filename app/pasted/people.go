package pasted

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person is one person of a list pasted from Word or Excel.
type Person struct {
	Name string
	Post string // empty where the list gives none
}

// People reads a list of people as offices write it: one person a line, numbered or not, the
// post behind a dash, a comma or in brackets; or a table's cells parted by tabs, with or without a
// heading. A post before the name is told from a name. Titles of the list, its heading and lines
// without a letter give nothing; a line that begins small goes on with the post before it.
func People(text string) []Person {
	var people []Person
	var heading []column
	for _, row := range rowsOf(text) {
		cells := cellsOf(row)
		switch {
		case len(cells) == 0 || isListTitle(cells):
			continue
		case isHeading(cells):
			heading = columnsOf(row)
			continue
		case len(people) > 0 && len(row) == 1 && goesOn(row[0]):
			last := &people[len(people)-1]
			last.Post = cleanPost(strings.TrimSpace(last.Post + " " + plainSpaces(row[0])))
			continue
		}
		if p := readPerson(row, cells, heading); p.Name != "" {
			people = append(people, p)
		}
	}
	return people
}

// readPerson reads one row: by the heading's columns, by its cells, or by the marks in its only cell.
func readPerson(row, cells []string, heading []column) Person {
	if len(heading) > 0 && len(row) > 1 {
		if p := byHeading(row, heading); p.Name != "" {
			return p
		}
	}
	if len(cells) == 1 {
		return splitLine(cells[0])
	}
	name, rest := nameOf(cells)
	var post []string
	for _, cell := range rest {
		if !isContact(cell) {
			post = append(post, cell)
		}
	}
	if len(post) == 0 {
		return splitLine(name)
	}
	if !looksLikeName(name) && looksLikeName(post[0]) {
		name, post[0] = post[0], name
	}
	return Person{cleanName(name), cleanPost(strings.Join(post, ", "))}
}

// goesOn reports whether a line goes on with the one before it: it begins small, bears no mark and
// holds no name of its own behind a dash.
func goesOn(cell string) bool {
	line := plainSpaces(cell)
	first, _ := utf8.DecodeRuneInString(line)
	if _, after, parted := cutLine(line); parted && len(strings.Fields(after)) > 1 && looksLikeName(after) {
		return false
	}
	return unicode.IsLower(first) && !startsParticle(line)
}

// column is what a heading says stands below it.
type column int

const (
	otherColumn column = iota
	nameColumn
	postColumn
	bodyColumn
)

// headings are words of headings, folded to lower case without full stops and spaces.
var headings = map[string]column{
	"№": otherColumn, "№п/п": otherColumn, "п/п": otherColumn, "nn": otherColumn, "no": otherColumn, "n": otherColumn, "#": otherColumn,
	"фио": nameColumn, "фамилия,имя,отчество": nameColumn, "фамилияимяотчество": nameColumn, "фамилия": nameColumn,
	"имя": nameColumn, "отчество": nameColumn, "фамилия,имя": nameColumn, "фамилияиимя": nameColumn, "участник": nameColumn,
	"name": nameColumn, "fullname": nameColumn, "surname": nameColumn, "lastname": nameColumn, "firstname": nameColumn, "givenname": nameColumn,
	"имядолжность": otherColumn, "исем": nameColumn, "фамилиясе": nameColumn, "исеме": nameColumn, "атасыныңисеме": nameColumn, "фамилия,исем": nameColumn,
	"должность": postColumn, "занимаемаядолжность": postColumn, "пост": postColumn, "вазыйфа": postColumn, "вазыйфасы": postColumn,
	"position": postColumn, "post": postColumn, "title": postColumn, "jobtitle": postColumn, "function": postColumn, "designation": postColumn,
	"организация": bodyColumn, "местоработы": bodyColumn, "компания": bodyColumn, "ведомство": bodyColumn, "оешма": bodyColumn, "предприятие": bodyColumn,
	"organization": bodyColumn, "organisation": bodyColumn, "company": bodyColumn, "institution": bodyColumn, "ministry": bodyColumn, "agency": bodyColumn,
	"телефон": otherColumn, "тел": otherColumn, "email": otherColumn, "e-mail": otherColumn, "почта": otherColumn, "phone": otherColumn, "примечание": otherColumn,
	"страна": otherColumn, "country": otherColumn, "город": otherColumn, "city": otherColumn, "рольвделегации": otherColumn, "role": otherColumn, "note": otherColumn,
	"контакты": otherColumn, "contacts": otherColumn, "датарождения": otherColumn, "паспорт": otherColumn, "dateofbirth": otherColumn, "passport": otherColumn,
}

func headingOf(cell string) (column, bool) {
	c, ok := headings[strings.NewReplacer(" ", "", ".", "", ":", "").Replace(strings.ToLower(plainSpaces(cell)))]
	return c, ok
}

// isHeading reports whether every cell, or both sides of a dash, is a word of headings, a name's
// among them.
func isHeading(cells []string) bool {
	if len(cells) == 1 {
		if before, after, ok := cutLine(cells[0]); ok {
			cells = []string{before, after}
		}
	}
	named := false
	for _, cell := range cells {
		c, known := headingOf(cell)
		if !known {
			return false
		}
		named = named || c == nameColumn
	}
	return named
}

func columnsOf(row []string) []column {
	columns := make([]column, len(row))
	for i, cell := range row {
		columns[i], _ = headingOf(cell)
	}
	return columns
}

// byHeading reads a row as the heading says; a name may stand in several columns.
func byHeading(row []string, heading []column) Person {
	var parts [bodyColumn + 1][]string
	for i, cell := range row {
		if i >= len(heading) {
			break
		}
		cell = plainSpaces(cell)
		if heading[i] == nameColumn {
			cell = withoutMark(cell)
		}
		if strings.ContainsFunc(cell, unicode.IsLetter) {
			parts[heading[i]] = append(parts[heading[i]], cell)
		}
	}
	post := slices.Concat(parts[postColumn], parts[bodyColumn])
	return Person{cleanName(strings.Join(parts[nameColumn], " ")), cleanPost(strings.Join(post, ", "))}
}

// nameOf gives the name of a row without a heading, which may stand in three cells or in two.
func nameOf(cells []string) (name string, rest []string) {
	single := func(i int) bool {
		return i < len(cells) && !strings.Contains(cells[i], " ") && looksLikeName(cells[i])
	}
	switch {
	case single(0) && single(1) && single(2) && isPatronymic(cells[2]):
		return strings.Join(cells[:3], " "), cells[3:]
	case single(0) && single(1) && len(cells) > 2:
		return strings.Join(cells[:2], " "), cells[2:]
	}
	return cells[0], cells[1:]
}

func isPatronymic(word string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc([]string{"вич", "вна", "чна", "ьич", "оглы", "улы", "кызы", "кызи", "угли", "vich", "vna", "oglu", "qizi"}, func(end string) bool {
		return strings.HasSuffix(word, end)
	})
}

// isContact knows an e-mail address and a telephone number.
func isContact(cell string) bool {
	digits := strings.Count(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, cell), "0")
	return strings.ContainsRune(cell, '@') || digits >= 5
}

// titleWords begin the title of a list, which is no person.
var titleWords = []string{
	"список", "состав", "делегация", "члены", "сопровождающие", "участники", "приложение", "исемлек", "делегациясе",
	"list", "composition", "delegation", "members", "participants", "annex",
}

// isListTitle knows the title of a list, and a line that announces others by a colon.
func isListTitle(cells []string) bool {
	if len(cells) != 1 {
		return false
	}
	line := strings.ToLower(cells[0])
	if strings.HasSuffix(line, ":") {
		return true
	}
	if _, _, parted := cutLine(cells[0]); parted {
		return false
	}
	first, _, _ := strings.Cut(line, " ")
	return slices.Contains(titleWords, first)
}

// splitLine reads a line that is one cell.
func splitLine(line string) Person {
	name, post, parted := cutLine(line)
	if !parted {
		return Person{Name: cleanName(line)}
	}
	if !looksLikeName(name) && looksLikeName(post) {
		name, post = post, name
	}
	return Person{cleanName(name), cleanPost(post)}
}

var (
	dashMark     = regexp.MustCompile(`\s*[–—―−]\s*|\s+-+\s*|-+\s+`)
	bracketsLast = regexp.MustCompile(`^([^()]+)\(([^()]+)\)[.;,]?$`)
)

// cutLine parts a name from a post: at the first dash, semicolon or comma, or by brackets at the end.
// In "Aliyev, Ilham, President" the first comma is inside the name.
func cutLine(line string) (name, post string, ok bool) {
	if at := dashMark.FindStringIndex(line); at != nil && at[0] > 0 && at[1] < len(line) {
		return line[:at[0]], line[at[1]:], true
	}
	if name, post, ok = strings.Cut(line, ";"); ok && hasLetters(name) && hasLetters(post) {
		return name, post, true
	}
	if parts := strings.SplitN(line, ",", 3); len(parts) > 1 && hasLetters(parts[0]) && hasLetters(parts[1]) {
		if len(parts) == 3 && hasLetters(parts[2]) && isSurnameFirst(parts[0], parts[1]) {
			return parts[0] + "," + parts[1], parts[2], true
		}
		return parts[0], strings.Join(parts[1:], ","), true
	}
	if m := bracketsLast.FindStringSubmatch(line); m != nil && hasLetters(m[1]) && hasLetters(m[2]) {
		return m[1], m[2], true
	}
	return line, "", false
}

// isSurnameFirst knows "Aliyev" and "Ilham" of "Aliyev, Ilham, President": Latin words of a name.
func isSurnameFirst(surname, given string) bool {
	latin := !strings.ContainsFunc(surname+given, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	return latin && len(strings.Fields(surname)) == 1 && len(strings.Fields(given)) <= 2 && looksLikeName(given)
}

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// particles are the words of names that begin small.
var particles = []string{
	"оглы", "кызы", "улы", "угли", "кизи", "гызы", "заде", "бин", "бен", "ибн", "аль", "эль", "ас", "аш", "ад", "де", "фон", "ван",
	"oglu", "oğlu", "qizi", "qızı", "bin", "ben", "ibn", "al", "el", "de", "von", "van", "der", "da", "zadeh",
}

func startsParticle(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(plainSpaces(s)), " ")
	first, _, _ = strings.Cut(first, "-")
	return slices.Contains(particles, first)
}

// postWords begin a post however large they are written.
var postWords = []string{
	"президент", "раис", "рәис", "премьер-министр", "министр", "заместитель", "председатель", "директор", "генеральный", "глава", "мэр",
	"губернатор", "посол", "чрезвычайный", "руководитель", "начальник", "ректор", "депутат", "советник", "помощник", "первый", "вице-президент",
	"president", "rais", "prime", "minister", "deputy", "chairman", "chairperson", "director", "head", "governor", "ambassador", "mayor", "rector", "adviser", "advisor", "general", "first", "vice",
}

// looksLikeName reports whether these can be the words of a person's name: up to six, all of them
// large but for particles, none of them the beginning of a post.
func looksLikeName(s string) bool {
	words := strings.Fields(withoutHonour(strings.Trim(s, " .,;")))
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(s, "0123456789«»\"()/") {
		return false
	}
	if slices.Contains(postWords, strings.ToLower(strings.Trim(words[0], ".,"))) {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !(i > 0 && startsParticle(w)) {
			return false
		}
	}
	return true
}

// honours stand before names and are no part of them.
var honours = regexp.MustCompile(`(?i)^(?:г-н|г-жа|господин|госпожа|е\.\s?п\.|его превосходительство|mr|mrs|ms|h\.\s?e|his excellency|her excellency|әфәнде|ханым)(?:\.\s*|\s+)`)

func withoutHonour(name string) string {
	for range 3 { // "H.E. Mr."
		if shorter := honours.ReplaceAllString(name, ""); hasLetters(shorter) {
			name = shorter
		}
	}
	return name
}

// cleanName takes marks and honours off a name. The full stop of initials stays.
func cleanName(s string) string {
	s = withoutHonour(strings.Trim(plainSpaces(withoutMark(plainSpaces(s))), " ,;:–—-"))
	if words := strings.Fields(s); len(words) > 0 {
		last := strings.TrimSuffix(words[len(words)-1], ".")
		if utf8.RuneCountInString(last) > 2 && !strings.Contains(last, ".") {
			s = strings.TrimSuffix(s, ".")
		}
	}
	if !hasLetters(s) {
		return ""
	}
	return s
}

// cleanPost takes off the mark that ends an item of a list; that of a short abbreviation stays.
func cleanPost(s string) string {
	s = strings.Trim(plainSpaces(s), " ,;:–—-")
	words := strings.Fields(s)
	if len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) > 4 {
		s = strings.TrimSuffix(s, ".")
	}
	if !hasLetters(s) {
		return ""
	}
	return s
}
