package pasted

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person is one person of a pasted list.
type Person struct {
	Name string
	Post string // empty where the list gives none
	Body string // the organisation, where it is told from the post
	Role Role
	Side string // the phrase that names the side
	// Group is the heading under which the person stands, where it is neither a role nor a side.
	Group string
	// OtherName and OtherPost stand beside the first ones in the other language.
	OtherName, OtherPost string

	glue string // parts the post from the body in the list
}

// PostAndBody is the post with the organisation, as the list gives both.
func (p Person) PostAndBody() string {
	if p.Post == "" || p.Body == "" {
		return p.Post + p.Body
	}
	return p.Post + p.glue + p.Body
}

// Bodies are names by which the organisation may be known: as the list gives it, without its legal form, and the ministry
// of a minister.
func (p Person) Bodies() []string {
	var names []string
	if p.Body != "" {
		names = append(names, p.Body)
		if from := strings.IndexAny(p.Body, "«\"„“"); from >= 0 {
			if bare := strings.Trim(p.Body[from:], "«»\"„“” "); hasLetters(bare) {
				names = append(names, bare)
			}
		}
		return names
	}
	for i, word := range strings.Fields(p.Post) {
		if strings.HasPrefix(folded(word), "министр") && !strings.HasPrefix(folded(word), "министерств") {
			rest := strings.Join(strings.Fields(p.Post)[i+1:], " ")
			if rest, _, _ = strings.Cut(rest, ","); rest != "" {
				names = append(names, "Министерство "+rest)
			}
			break
		}
	}
	if _, rest, ok := strings.Cut(p.Post, "Minister of "); ok {
		names = append(names, "Ministry of "+rest)
	}
	return names
}

// People reads a list of people as offices write it: one person a line, numbered or not, the
// post behind a comma, a dash or in brackets; or a table's cells parted by tabs, with or without a
// heading. A post before the name is told from a name, and a role among the others from both. Titles of the list, its
// headings and lines without a letter give nobody; a line that begins small goes on with the post before it.
func People(text string) []Person {
	r := peopleReader{}
	for _, row := range rowsOf(text) {
		r.read(row)
	}
	r.settle()
	return r.people
}

// peopleReader reads a list from top to bottom.
type peopleReader struct {
	people  []Person
	heading []column
	group   group
	pending string // a post on a line of its own, before the name
	body    string // of the rows above, where a cell is merged over several
	marked  bool   // the line before bears a number or a sign
	bodies  bool   // headings are the organisations of those below them
}

// group is what a heading says of all below it.
type group struct {
	name string
	role Role
	side string
	body string
	one  bool // "Head of delegation:" is said of one
}

func (r *peopleReader) read(row row) {
	cells := row.said()
	if len(cells) == 0 {
		r.marked = false
		return
	}
	if columns, ok := headingOf(row); ok {
		r.heading, r.body = columns, ""
		return
	}
	if len(cells) == 1 {
		marked := plainSpaces(strings.Join(row, " ")) != cells[0]
		switch {
		case !marked && r.goesOn(cells[0]):
			return
		case r.isGroup(cells[0], marked):
			r.marked = false
			return
		}
		r.marked = marked
	}
	p := r.person(row, cells)
	if p.Name == "" {
		return
	}
	if p.Post == "" && p.Body == "" && r.pending != "" {
		p.Post = r.pending
	}
	r.pending = ""
	r.add(p)
}

func (r *peopleReader) add(p Person) {
	if p.Role == NoRole {
		p.Role = r.group.role
	}
	if r.group.one {
		r.group.role, r.group.one = NoRole, false
	}
	if p.Side == "" {
		p.Side = r.group.side
	}
	if p.Body == "" && r.bodies {
		p.Body, p.glue = r.group.body, ", "
	}
	if p.Body != r.group.name {
		p.Group = r.group.name
	}
	r.people = append(r.people, p)
}

// settle keeps a post that waits for a name which never came.
func (r *peopleReader) settle() { r.pending = "" }

// goesOn adds a line to the post before it: it begins small, bears no mark and holds no name of its own; or it is a
// post, and the one before has none.
func (r *peopleReader) goesOn(line string) bool {
	if len(r.people) == 0 || r.pending != "" {
		return false
	}
	last := &r.people[len(r.people)-1]
	if len(last.Post)+len(last.Body)+len(line) > mostCell {
		return false
	}
	switch {
	case beginsSmall(line) && !startsParticle(line):
		if parts := segments(line); len(parts) > 1 && looksLikeFullName(parts[len(parts)-1].text) {
			return false
		}
		words := strings.Fields(line)
		if bare, rank := withoutRank(line); len(rank) > 0 || bare != line || nameAtEnd(words) < len(words) {
			return false
		}
	case last.Post == "" && last.Body == "" && !strings.HasSuffix(line, ":") && isPostWord(strings.Fields(line)[0]) && !r.holdsName(line):
	case r.marked && !strings.HasSuffix(line, ":") && !isListWord(line) && (!isCapitals(line) || isBody(line)) && r.group.body == "" && !isSide(line) && !namesRole(line) && !r.holdsName(line):
	default:
		return false
	}
	more := Person{}
	whole := plainSpaces(last.PostAndBody() + " " + line)
	more.takePost(segments(whole))
	last.Post, last.Body, last.glue = more.Post, more.Body, more.glue
	if more.Role != NoRole {
		last.Role = more.Role
	}
	return true
}

// holdsName reports whether a name is found in a line.
func (r *peopleReader) holdsName(line string) bool {
	for _, s := range segments(inBrackets.ReplaceAllString(line, "")) {
		words := strings.Fields(s.text)
		if looksLikeFullName(s.text) || nameAtStart(words) > 0 || nameAtEnd(words) < len(words) {
			return true
		}
	}
	return false
}

// titleWords begin the title of a list, which is no person.
var titleWords = []string{
	"список", "состав", "делегация", "члены", "сопровождающие", "участники", "приложение", "исемлек", "делегациясе", "приглашенные", "утвержден", "утверждаю", "проект", "от", "с",
	"list", "composition", "delegation", "members", "participants", "annex", "invited", "guests", "draft", "on", "for",
}

// isGroup takes a line that is no person over as the heading of those below it.
func (r *peopleReader) isGroup(cell string, marked bool) bool {
	colon := strings.HasSuffix(cell, ":")
	words := strings.Trim(cell, " .:;–—-")
	role, profession, isRole := roleOf(words)
	switch {
	case isRole && !r.holdsName(cell) && (colon || !profession || strings.HasSuffix(folded(words), "и") || len(strings.Fields(words)) == 1):
		one := !strings.HasPrefix(folded(words), "член") && (role == Head || role == CoChair || role == Secretary || role == Deputy)
		side := sideOf(words)
		if side == "" {
			side = r.group.side
		}
		r.group = group{role: role, one: one, side: side, name: r.group.name, body: r.group.body}
		return true
	case isSide(words) || sideOf(words) != "" && (colon || len(strings.Fields(words)) <= 4) && !r.holdsName(cell):
		r.group = group{side: sideOf(words)}
		return true
	case len(segments(words)) > 1 && r.holdsName(cell):
		return false
	case strings.Contains(folded(words), "исемлеге"):
		return true
	case colon && !r.holdsName(cell):
		r.heads(words)
		return true
	case r.holdsName(cell) && !isListWord(words):
		return false
	case len(r.people) == 0 && beginsSmall(words) && !marked:
		return true
	case isListWord(words):
		if len(segments(cell)) > 1 && r.holdsName(cell) {
			return false
		}
		return true
	case isBodyWord(strings.Fields(words)[0]) || bodyForm.MatchString(words) && bodyForm.FindStringIndex(words)[0] == 0 || isCapitals(words) && !looksLikeFullName(words):
		if len(segments(words)) > 1 && !isCapitals(words) && looksLikeFullName(segments(words)[1].text) {
			return false
		}
		r.heads(words)
		return true
	case isPostWord(strings.Fields(words)[0]) && len(segments(words)) == 1 && !marked:
		r.pending = cleanPost(words)
		return true
	}
	return false
}

// heads makes a line the heading of a group; a list of invitees takes it for their organisation.
func (r *peopleReader) heads(words string) {
	r.group = group{name: words}
	first, _, _ := strings.Cut(words, " ")
	if r.bodies && (isBodyWord(first) || bodyForm.MatchString(words)) {
		r.group.body = words
	}
}

func namesRole(line string) bool {
	_, _, is := roleOf(line)
	return is
}

func isListWord(line string) bool {
	first, _, _ := strings.Cut(folded(line), " ")
	return slices.Contains(titleWords, strings.Trim(first, ".,:")) && !strings.Contains(line, "—")
}

func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 6
}

// person reads one row: by the heading's columns, by its cells, or by the marks in its only cell.
func (r *peopleReader) person(row row, cells []string) Person {
	if len(r.heading) > 0 && row.isTable() {
		if p := r.byHeading(row); p.Name != "" {
			return p
		}
	}
	if len(cells) == 1 {
		return readLine(cells[0])
	}
	return byCells(cells)
}

// column is what a heading says stands below it.
type column int

const (
	otherColumn column = iota
	nameColumn
	postColumn
	bodyColumn
	roleColumn
	sideColumn
)

// headings are words of headings, folded to lower case without full stops and spaces.
var headings = map[string]column{
	"№": otherColumn, "№п/п": otherColumn, "п/п": otherColumn, "nn": otherColumn, "no": otherColumn, "n": otherColumn, "#": otherColumn, "тр": otherColumn, "т/с": otherColumn, "пп": otherColumn, "№пп": otherColumn,
	"фио": nameColumn, "фамилия,имя,отчество": nameColumn, "фамилияимяотчество": nameColumn, "фамилия": nameColumn, "фамилия,имяиотчество": nameColumn, "фамилия,инициалы": nameColumn,
	"имя": nameColumn, "отчество": nameColumn, "фамилия,имя": nameColumn, "фамилияиимя": nameColumn, "участник": nameColumn, "фиоучастника": nameColumn, "приглашенный": nameColumn, "лицо": nameColumn, "имяифамилия": nameColumn,
	"name": nameColumn, "fullname": nameColumn, "surname": nameColumn, "lastname": nameColumn, "firstname": nameColumn, "givenname": nameColumn, "participant": nameColumn, "name,surname": nameColumn, "nameandsurname": nameColumn, "familyname": nameColumn,
	"имядолжность": otherColumn, "исем": nameColumn, "фамилиясе": nameColumn, "исеме": nameColumn, "атасыныңисеме": nameColumn, "фамилия,исем": nameColumn, "фамилиясе,исеме": nameColumn, "фамилиясе,исеме,атасыныңисеме": nameColumn,
	"должность": postColumn, "занимаемаядолжность": postColumn, "пост": postColumn, "вазыйфа": postColumn, "вазыйфасы": postColumn, "должность,звание": postColumn, "должностьиорганизация": postColumn, "должность,организация": postColumn, "звание": postColumn, "должность,местоработы": postColumn,
	"position": postColumn, "post": postColumn, "title": postColumn, "jobtitle": postColumn, "function": postColumn, "designation": postColumn, "position,organization": postColumn, "position,organisation": postColumn, "rank": postColumn,
	"организация": bodyColumn, "местоработы": bodyColumn, "компания": bodyColumn, "ведомство": bodyColumn, "оешма": bodyColumn, "предприятие": bodyColumn, "наименованиеорганизации": bodyColumn, "орган": bodyColumn, "учреждение": bodyColumn, "министерство": bodyColumn,
	"organization": bodyColumn, "organisation": bodyColumn, "company": bodyColumn, "institution": bodyColumn, "ministry": bodyColumn, "agency": bodyColumn,
	"телефон": otherColumn, "тел": otherColumn, "email": otherColumn, "e-mail": otherColumn, "почта": otherColumn, "phone": otherColumn, "примечание": otherColumn, "эл/почта": otherColumn, "электроннаяпочта": otherColumn, "моб": otherColumn, "контактныйтелефон": otherColumn,
	"страна": otherColumn, "country": otherColumn, "город": otherColumn, "city": otherColumn, "note": otherColumn, "контактныеданные": otherColumn, "авто": otherColumn, "гостиница": otherColumn, "hotel": otherColumn, "ответ": otherColumn, "reply": otherColumn,
	"рольвделегации": roleColumn, "role": roleColumn, "роль": roleColumn, "статус": roleColumn, "роле": roleColumn, "статусвделегации": roleColumn, "рольвкомиссии": roleColumn, "status": roleColumn, "функция": roleColumn,
	"сторона": sideColumn, "side": sideColumn, "ягы": sideColumn, "часть": sideColumn,
	"контакты": otherColumn, "contacts": otherColumn, "датарождения": otherColumn, "паспорт": otherColumn, "dateofbirth": otherColumn, "passport": otherColumn, "паспортныеданные": otherColumn,
}

func columnOf(cell string) (column, bool) {
	cell = takeBrackets(cell, func(string) bool { return true }) // "ФИО (на русском языке)"
	cell = strings.NewReplacer(" ", "", ".", "", ":", "", "*", "").Replace(folded(cell))
	if i := strings.IndexByte(cell, '/'); i > 3 {
		if c, ok := headings[cell[:i]]; ok { // "ФИО / Name"
			return c, true
		}
	}
	c, ok := headings[cell]
	return c, ok
}

// headingOf knows a row of headings: every cell, or both sides of a dash, is a word of headings, a name's
// among them.
func headingOf(row row) ([]column, bool) {
	cells := []string(row)
	if row.filled() == 1 {
		if parts := segments(strings.Join(row, "")); len(parts) == 2 {
			cells = []string{parts[0].text, parts[1].text}
		}
	}
	columns := make([]column, len(cells))
	named := false
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		c, known := columnOf(cell)
		if !known {
			return nil, false
		}
		columns[i] = c
		named = named || c == nameColumn
	}
	return columns, named
}

// byHeading reads a row as the heading says; a name may stand in several columns, and in two languages. An organisation
// in front of the names is merged over several rows.
func (r *peopleReader) byHeading(row row) Person {
	var names, otherNames, posts, otherPosts, bodies []string
	var p Person
	bodyFirst := false
	both := bothNames(row, r.heading)
	for i, cell := range row {
		if i >= len(r.heading) {
			break
		}
		switch r.heading[i] {
		case nameColumn:
			cell = withoutMark(cell)
			switch {
			case !hasLetters(cell):
			case both && !hasCyrillic(cell):
				otherNames = append(otherNames, cell)
			default:
				names = append(names, cell)
			}
		case postColumn:
			switch {
			case !hasLetters(cell):
			case both && !hasCyrillic(cell):
				otherPosts = append(otherPosts, cell)
			default:
				posts = append(posts, cell)
			}
		case bodyColumn:
			bodyFirst = bodyFirst || len(names) == 0
			if hasLetters(cell) && !(both && !hasCyrillic(cell) && len(bodies) > 0) {
				bodies = append(bodies, cell)
			}
		case roleColumn:
			p.Role, _ = shortRoleOf(cell)
		case sideColumn:
			p.Side = cell
		}
	}
	if len(names) == 0 {
		names, otherNames = otherNames, nil
	}
	name := readLine(strings.Join(names, " "))
	if name.Post != "" && len(segments(strings.Join(names, " "))) == 1 && len(posts) > 0 {
		posts = append([]string{name.Post}, posts...)
	} else if name.Post != "" {
		posts = append([]string{name.PostAndBody()}, posts...)
	}
	p.Name, p.OtherName = name.Name, cleanName(strings.Join(otherNames, " "))
	if name.OtherName != "" {
		p.OtherName = name.OtherName
	}
	if p.Role == NoRole {
		p.Role = name.Role
	}
	if bodyFirst && len(bodies) == 0 && p.Name != "" && r.body != "" {
		bodies = []string{r.body}
	}
	if bodyFirst && len(bodies) > 0 {
		r.body = bodies[0]
	}
	p.setPost(strings.Join(posts, ", "))
	if p.OtherPost == "" {
		p.OtherPost = cleanPost(strings.Join(otherPosts, ", "))
	}
	if body := cleanPost(strings.Join(bodies, ", ")); body != "" {
		p.Post, p.Body, p.glue = p.PostAndBody(), body, ", "
	}
	return p
}

// bothNames reports whether a row holds its name in two scripts.
func bothNames(row row, heading []column) bool {
	cyrillic, latin := false, false
	for i, cell := range row {
		if i < len(heading) && heading[i] == nameColumn && hasLetters(cell) {
			cyrillic = cyrillic || hasCyrillic(cell)
			latin = latin || !hasCyrillic(cell)
		}
	}
	return cyrillic && latin
}

// byCells reads a row of a table without a heading.
func byCells(cells []string) Person {
	cells = slices.DeleteFunc(slices.Clone(cells), isContact)
	if len(cells) == 0 {
		return Person{}
	}
	name, at, n := nameOf(cells)
	var p Person
	var rest []string
	for i, cell := range cells {
		if i >= at && i < at+n {
			continue
		}
		switch role, isRole := shortRoleOf(cell); {
		case isRole && len(cells) > 2:
			p.Role = role
			if _, profession, _ := roleOf(cell); profession && len(cells) == n+1 {
				rest = append(rest, cell)
			}
		case isSide(cell):
			p.Side = cell
		case hasCyrillic(name) && !hasCyrillic(cell) && looksLikeFullName(cell) && p.OtherName == "":
			p.OtherName = cleanName(cell)
		default:
			rest = append(rest, cell)
		}
	}
	if len(rest) == 0 {
		q := readLine(name)
		if q.Role == NoRole {
			q.Role = p.Role
		}
		if q.OtherName == "" {
			q.OtherName = p.OtherName
		}
		if q.Side == "" {
			q.Side = p.Side
		}
		return q
	}
	q := readLine(name)
	p.Name = q.Name
	if p.OtherName == "" {
		p.OtherName = q.OtherName
	}
	if q.Post != "" {
		rest = append([]string{q.PostAndBody()}, rest...)
	}
	var posts, others []string
	for _, cell := range rest {
		if p.OtherName != "" && !hasCyrillic(cell) {
			others = append(others, cell)
			continue
		}
		posts = append(posts, cell)
	}
	body := ""
	if len(posts) > 1 {
		if i := slices.IndexFunc(posts, isBody); i >= 0 {
			body = posts[i]
			posts = slices.Delete(posts, i, i+1)
		}
	}
	role := p.Role
	p.setPost(strings.Join(posts, ", "))
	if role != NoRole {
		p.Role = role
	}
	if q.Role != NoRole && p.Role == NoRole {
		p.Role = q.Role
	}
	if body != "" {
		p.Post, p.Body, p.glue = p.PostAndBody(), cleanPost(body), ", "
	}
	p.OtherPost = cleanPost(strings.Join(others, ", "))
	return p
}

// nameOf finds the cells of a row without a heading that hold the name: up to three, or one.
func nameOf(cells []string) (name string, at, n int) {
	single := func(i int) bool {
		return i < len(cells) && !strings.Contains(cells[i], " ") && looksLikeName(cells[i]) && !isBody(cells[i])
	}
	for i := range cells {
		if single(i) && single(i+1) {
			if single(i+2) && (isPatronymic(cells[i+2]) || hasCyrillic(cells[i+2]) == hasCyrillic(cells[i]) && i+3 < len(cells) && isPostWord(strings.Fields(cells[i+3])[0])) {
				return strings.Join(cells[i:i+3], " "), i, 3
			}
			if len(cells) > 2 || isInitial(cells[i+1]) {
				return strings.Join(cells[i:i+2], " "), i, 2
			}
		}
		if bare, _ := withoutRank(cells[i]); looksLikeFullName(bare) {
			return cells[i], i, 1
		}
	}
	for i, cell := range cells {
		if p := readLine(cell); p.Name != cell && looksLikeFullName(p.Name) {
			return cell, i, 1
		}
	}
	for i, cell := range cells {
		if looksLikeName(cell) {
			return cell, i, 1
		}
	}
	return cells[0], 0, 1
}

// isContact knows an e-mail address and a telephone number.
func isContact(cell string) bool {
	digits := 0
	for _, r := range cell {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return strings.ContainsRune(cell, '@') || digits >= 7 || digits >= 5 && !hasLetters(cell)
}

// decorations in brackets or at the end of a line say nothing of the person.
var decoration = regexp.MustCompile(`(?i)^(?:по согласованию|на согласовании|уточняется|с супругой|с супругом|килешү буенча|by agreement|tbc|to be confirmed|tbd|в режиме вкс|онлайн|online)$`)

// readLine reads a line that is one cell.
func readLine(line string) Person {
	var p Person
	var inside []string
	line = takeBrackets(plainSpaces(line), func(words string) bool {
		role, isRole := shortRoleOf(words)
		switch {
		case isRole:
			p.Role = role
			if _, profession, _ := roleOf(words); profession {
				inside = append(inside, words)
			}
		case decoration.MatchString(words):
		case hasCyrillic(line) && !hasCyrillic(words) && looksLikeFullName(words):
			p.OtherName = cleanName(words)
		case isSide(words):
			p.Side = words
		case strings.HasSuffix(strings.TrimRight(line, " .;,"), "("+words+")") && len(segments(line)) == 1 && looksLikeName(withoutBrackets(line)):
			inside = append(inside, words)
		default:
			return false
		}
		return true
	})
	parts := segments(withoutMark(line))
	parts = slices.DeleteFunc(parts, func(s segment) bool { return decoration.MatchString(s.text) })
	if len(parts) == 0 {
		return p
	}
	at, upto, name, rank := findName(parts)
	if cyrillic, latin, ok := bothScripts(name); ok {
		name, p.OtherName = cyrillic, cleanName(latin)
	}
	p.Name = cleanName(name)
	rest := slices.Clone(parts[:at])
	for _, one := range rank {
		rest = append(rest, segment{", ", one})
	}
	if len(rank) > 0 && upto < len(parts) {
		parts[upto].sep = ", "
	}
	rest = append(rest, parts[upto:]...)
	for _, s := range inside {
		rest = append(rest, segment{", ", s})
	}
	side := p.Side
	p.takePost(rest)
	if p.Side == "" {
		p.Side = side
	}
	return p
}

func withoutBrackets(line string) string {
	before, _, _ := strings.Cut(line, "(")
	return strings.TrimSpace(before)
}

// findName finds the name among the parts of a line; those from at up to upto belong to it. Words beside the name in its
// part are a part of their own.
func findName(parts []segment) (at, upto int, name string, rank []string) {
	clean := func(s string) (string, []string) {
		if cyrillic, _, ok := bothScripts(s); ok {
			bare, r := withoutRank(cyrillic)
			return bare, r
		}
		return withoutRank(s)
	}
	full := slices.ContainsFunc(parts, func(s segment) bool {
		bare, _ := clean(s.text)
		return looksLikeFullName(bare)
	})
	for i, s := range parts {
		bare, r := clean(s.text)
		if !looksLikeName(bare) || namesRole(bare) {
			continue
		}
		words := strings.Fields(bare)
		next := ""
		if i+1 < len(parts) && strings.HasPrefix(parts[i+1].sep, ",") {
			next = parts[i+1].text
		}
		nextWords := strings.Fields(next)
		if i == 0 && len(words) == 1 && next != "" && looksLikeName(next) && len(nextWords) <= 2 && (len(parts) > 2 || isPatronymic(nextWords[len(nextWords)-1])) {
			if hasCyrillic(bare) {
				return i, i + 2, bare + " " + next, r
			}
			return i, i + 2, bare + ", " + next, r
		}
		if (i > 0 || full) && !looksLikeFullName(bare) {
			continue
		}
		if cyrillic, latin, ok := bothScripts(s.text); ok {
			bare, _ = withoutRank(cyrillic)
			bare += " / " + latin
		}
		return i, i + 1, bare, r
	}
	for i, s := range parts {
		bare, r := clean(s.text)
		words := strings.Fields(bare)
		if n := nameAtStart(words); n > 0 && n < len(words) {
			parts[i].text = strings.Join(words[n:], " ")
			return i, i, strings.Join(words[:n], " "), r
		}
		if n := nameAtEnd(words); n > 0 && n < len(words) {
			parts[i].text = strings.Join(words[:n], " ")
			if i+1 < len(parts) {
				parts[i+1].sep = ", " // the name has stood between
			}
			bare, r := withoutRank(strings.Join(words[n:], " "))
			if m := honourLast.FindString(parts[i].text); m != "" {
				parts[i].text = strings.TrimSpace(strings.TrimSuffix(parts[i].text, m))
				if parts[i].text == "" {
					return i, i + 1, bare, r
				}
			}
			return i, i, bare, r
		}
	}
	return 0, 1, parts[0].text, nil
}

// honourLast is an honour between a post and the name behind it.
var honourLast = regexp.MustCompile(`(?i)(?:^|\s)(?:г-н|г-жа|господин|госпожа|mr\.?|mrs\.?|ms\.?|h\.e\.?)$`)

// takePost reads the parts of a line that are not its name: roles, sides, the organisation, and the post.
func (p *Person) takePost(parts []segment) {
	var post, trade []segment
	body := ""
	for _, s := range parts {
		role, profession, isRole := roleOf(s.text)
		switch {
		case isRole:
			if p.Role == NoRole || role != Member {
				p.Role = role
			}
			if side := sideOf(s.text); side != "" {
				p.Side = side
			}
			if profession {
				trade = append(trade, s)
			}
		case isSide(s.text) && p.Side == "":
			p.Side = s.text
		case body == "" && isBody(s.text) && !strings.HasPrefix(s.sep, ":"):
			body = cleanPost(s.text)
		default:
			post = append(post, s)
		}
	}
	if len(post) == 0 {
		post = trade
	}
	if len(post) > 0 {
		post[0].sep = ""
	}
	p.Post, p.glue = cleanPost(joined(post)), ", "
	if body == "" {
		if m := bodyForm.FindStringIndex(p.Post); m != nil && m[0] > 0 && m[1] == len(p.Post) {
			body, p.Post, p.glue = p.Post[m[0]:], strings.TrimRight(p.Post[:m[0]], " ,"), " "
		}
	}
	p.Body = strings.TrimSpace(body)
	if cyrillic, latin, ok := bothScripts(p.Post); ok {
		p.Post, p.OtherPost = cyrillic, cleanPost(latin)
	}
}

// setPost is takePost for a text that is all post.
func (p *Person) setPost(text string) {
	name, other := p.Name, p.OtherName
	side := p.Side
	role := p.Role
	text = takeBrackets(text, func(words string) bool {
		if r, ok := shortRoleOf(words); ok {
			role = r
			return true
		}
		return decoration.MatchString(words)
	})
	p.takePost(segments(text))
	p.Name, p.OtherName = name, other
	if side != "" {
		p.Side = side
	}
	if role != NoRole {
		p.Role = role
	}
}

// bodyForm is a legal form with a name in quotation marks.
var bodyForm = regexp.MustCompile(`(?:(?:ПАО|ООО|АО|ЗАО|ОАО|НАО|ГК|ГУП|МУП|ФГУП|ГБУ|ГАУ|ФГБОУ ВО|ФГАОУ ВО|АНО|НПО|ПО|НП|УК|Группа компаний|ОсОО|ТОО|АҖ|ҖЧҖ)\s+)[«"„“][^»"”]+[»"”](?:\s+\([^)]*\))?$|[«"“][^»"”]+[»"”]\s+(?:LLC|JSC|OJSC|PJSC|Ltd\.?|Inc\.?|ASC|MMC)$`)

var (
	bodyStarts = []string{
		"министерство", "агентство", "управление", "департамент", "аппарат", "комитет", "госкомитет", "госсовет", "компания", "университет", "институт", "академия", "администрация", "посольство",
		"торгово-промышленная", "представительство", "постоянное представительство", "торговое представительство", "исполком", "исполнительный комитет", "корпорация", "холдинг", "ассоциация", "фонд", "правительство", "государственный совет", "кабинет министров",
		"минэконом", "минпром", "минсельхоз", "минкульт", "минобр", "минздрав", "минтранс", "минфин", "минстрой", "минцифр", "минспорт", "минмолод", "минтруд", "минюст", "минэнерго", "милли меджлис", "казанский федеральный",
	}
	bodyFirst = []string{"тпп", "кфу", "пао", "ооо", "ао", "оао", "зао", "аир", "оэз", "мид", "гк", "фгбоу", "фгаоу", "socar", "мэрия", "гау", "ук"}
	latinBody = regexp.MustCompile(`(?i)\b(?:LLC|Ltd|Inc|JSC|OJSC|PJSC|GmbH|ASC|MMC|A\.Ş\.|Company|Corporation|Holding)\.?$|^(?:the )?(?:\p{L}+ ){0,3}(?:Ministry|Agency|Embassy|University|Chamber|Bank|Foundation|Committee|Council|Cabinet|Department|State Committee)\b`)
)

// isBody reports whether a phrase names an organisation, not a post.
func isBody(s string) bool {
	s = strings.Trim(plainSpaces(s), " .,;")
	words := strings.Fields(s)
	if len(words) == 0 || isPostWord(words[0]) {
		return false
	}
	first := strings.Trim(folded(words[0]), ".,")
	if m := bodyForm.FindStringIndex(s); m != nil && m[0] == 0 {
		return true
	}
	if utf8.RuneCountInString(s) < 120 && startsWithAny(folded(s), bodyStarts) && !beginsSmall(s) {
		return true
	}
	return slices.Contains(bodyFirst, first) && !beginsSmall(s) || !hasCyrillic(s) && !isLatinPost(words) && latinBody.MatchString(s)
}

func isLatinPost(words []string) bool { return slices.ContainsFunc(words, isPostWord) }
