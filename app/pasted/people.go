package pasted

import (
	"slices"
	"strings"
	"unicode"

	"accord/storage/pattern"
)

// People reads a list of people as offices write it: one person a line, numbered or not, the post behind a comma, a
// dash or in brackets; or the cells of a table separated by tabs, with or without headings. It recognises a post before
// the name, and roles. Titles, headings and lines without a letter are nobody; a line that begins small continues the
// post before it.
func People(text string) []Person {
	rows := rowsOf(text)
	r := peopleReader{paired: inPairs(rows)}
	return r.readAll(rows)
}

func (r *peopleReader) readAll(rows []row) []Person {
	for _, row := range unfolded(rows) {
		r.read(row)
	}
	r.leave()
	return r.people[:min(len(r.people), MostRows)]
}

// peopleReader reads a list from top to bottom.
type peopleReader struct {
	people    []Person
	heading   []column
	group     group
	pending   string // a post on a line of its own, before the name
	body      string // of the rows above, where a cell is merged over several
	sideAbove string // the same of the side
	marked    bool   // the line before bears a number or a sign
	bodies    bool   // headings are the organisations of those below them
	paired    bool   // each is said in two languages, one below the other
	title     bool   // the line before is the title of the list
	sides     row    // each column of a table is a side's
}

// group is what a heading says of all below it.
type group struct {
	name  string
	role  Role
	side  string
	body  string
	one   bool // "Head of delegation:" is said of one
	held  bool // somebody stands under it
	leads bool // it ends in a colon: all below it belong there
}

func (r *peopleReader) read(row row) {
	cells := row.said()
	title := r.title
	r.title = false
	if len(cells) == 0 {
		r.marked, r.title = false, title
		return
	}
	if len(cells) == 1 {
		bare, colon := strings.CutSuffix(cells[0], ":")
		if cyrillic, _, ok := bothScripts(bare); ok && (colon || isSide(cyrillic)) { // "Члены / Members:"
			row, cells = []string{cyrillic + ":"}, []string{cyrillic + ":"}
		}
	}
	if len(cells) == 1 && isAside(cells[0]) || r.readSides(row) {
		return
	}
	if columns, ok := headingOf(row); ok {
		r.heading, r.body, r.sideAbove = columns, "", ""
		return
	}
	if body := r.bodyAlone(row); body != "" {
		r.leave()
		r.group = group{body: body}
		return
	}
	if len(cells) == 1 && r.readAlone(plainSpaces(strings.Join(row, " ")), cells[0], title) {
		return
	}
	r.readPerson(row, cells)
}

// readAlone reads a line that is no person: a heading, a title, or more of what the line before says. Title is whether that
// one is the title of the list.
func (r *peopleReader) readAlone(line, said string, title bool) bool {
	marked := line != said
	_, roman := withoutRoman(line)
	switch {
	case roman && !r.holdsName(said):
		r.heads(strings.Trim(said, " .:;–—-"))
		r.marked = false
	case !marked && len(r.people) == 0 && r.entitles(said, title):
	case !marked && r.goesOn(said):
	case r.isGroup(said, marked):
		r.marked = false
	default:
		r.marked = marked
		return false
	}
	return true
}

// readPerson reads a row with a person, and takes for him the post on a line before.
func (r *peopleReader) readPerson(row row, cells []string) {
	p := r.person(row, cells)
	if p.Name == "" {
		if p.PostAndBody() != "" && len(r.heading) > 0 {
			r.leave()
			r.add(p) // somebody who is still to be named
		}
		return
	}
	if p.Post == "" && p.Body == "" && r.pending != "" {
		p.Post, r.pending = r.pending, ""
		if post, _, dative := nominativePost(p.Post); dative {
			p.Post = post
			p.Name, _ = nominativeName(p.Name, true)
		}
	}
	if r.pending != "" || p.Body != "" && row.isTable() {
		r.leave()
	}
	if r.paired && len(cells) == 1 && r.translation(p) {
		return
	}
	r.add(p)
}

// translation takes over the person before in the other language.
func (r *peopleReader) translation(p Person) bool {
	if len(r.people) == 0 {
		return false
	}
	last := &r.people[len(r.people)-1]
	if last.OtherName != "" || !otherScript(last.Name, p.Name) {
		return false
	}
	if hasCyrillic(p.Name) {
		role, side, group := last.Role, last.Side, last.Group
		*last, p = p, *last
		last.Role, last.Side, last.Group = role, side, group
	}
	last.OtherName, last.OtherPost = p.Name, p.PostAndBody()
	return true
}

func (r *peopleReader) add(p Person) {
	p.Name, p.OtherName = withoutCapitals(p.Name), withoutCapitals(p.OtherName)
	if r.bodies && p.Body != "" && p.Body != r.group.body && r.group.body != "" && !r.group.held && !r.group.leads { // each names its own
		above := r.group.body
		r.group = group{}
		r.people = append(r.people, Person{Body: above, glue: ", "})
	}
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
	if cyrillic, _, ok := bothScripts(p.Body); ok {
		p.Body = cyrillic
	}
	if p.Body != r.group.name {
		p.Group = r.group.name
	}
	r.group.held = true
	r.people = append(r.people, p)
}

// leave ends what the lines above have begun: a post or an organisation without a name below it belongs to somebody
// still to be named.
func (r *peopleReader) leave() {
	switch {
	case r.pending != "":
		post := r.pending
		r.pending = ""
		r.add(Person{Post: post})
	case r.group.body != "" && !r.group.held:
		r.add(Person{Body: r.group.body, glue: ", "})
	}
}

// ofTitle begins a line that goes on with a title: "Республики Татарстан", "рабочей группы".
var ofTitle = pattern.Of(`^\p{L}+(?:ой|ей|ого|его|ии|ики|ы|ых|их)(?:\s|$)`)

// entitles reports whether a line belongs to the title of the list: it says what stands in brackets, or goes on with the
// title above.
func (r *peopleReader) entitles(line string, below bool) bool {
	if strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")") && !holdsPerson(line) {
		r.title = below
		return true
	}
	if below && beginsSmall(line) && !strings.HasSuffix(line, ":") && !holdsPerson(line) && !namesRole(line) && len(segments(line)) == 1 {
		r.title = true
		return true
	}
	if below && ofTitle().MatchString(line) && !looksLikeName(line) && !strings.HasSuffix(line, ":") && sideOf(line) == "" && !r.holdsName(line) && !namesRole(line) {
		r.title = true
		return true
	}
	r.title = len(r.people) == 0 && (isListWord(line) || isCapitals(line)) && !holdsPerson(line)
	return false
}

// readSides reads a table whose columns are the sides, with a person in each cell; another may hold their role.
func (r *peopleReader) readSides(one row) bool {
	if one.filled() < 2 {
		return false
	}
	if len(r.sides) > 0 && len(one) <= len(r.sides) {
		r.readAcross(one)
		return true
	}
	sides := 0
	for _, cell := range one {
		if isSide(cell) {
			sides++
		} else if c, known := columnOf(cell); cell != "" && !(known && (c == roleColumn || c == otherColumn)) {
			return false
		}
	}
	if sides < 2 {
		return false
	}
	r.sides = one
	return true
}

// readAcross reads a row with a person for each side.
func (r *peopleReader) readAcross(one row) {
	role := NoRole
	for i, cell := range one {
		if !isSide(r.sides[i]) {
			if said, is := shortRoleOf(cell); is {
				role = said
			}
			continue
		}
		if p := readLine(cell); p.Name != "" {
			p.Side = r.sides[i]
			p.holds(role, "")
			r.add(p)
		}
	}
}

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
	if !r.continues(line, last) {
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

// continues reports whether a line may belong to the post of the person before it.
func (r *peopleReader) continues(line string, last *Person) bool {
	words, colon := strings.CutSuffix(line, ":")
	if colon && isRoleWord(words) {
		return false
	}
	if beginsSmall(line) && !startsParticle(line) {
		return !bearsName(line)
	}
	if colon || r.holdsName(line) {
		return false
	}
	switch {
	case last.Post == "" && last.Body == "" && isPostWord(strings.Fields(line)[0]):
		return true
	case last.Post != "" && ofTitle().MatchString(line) && sideOf(line) == "" && !isBody(line) && !namesRole(line):
		return true
	}
	heading := isListWord(line) || isCapitals(line) && !isBody(line) || isSide(line) || namesRole(line)
	return r.marked && r.group.body == "" && !heading
}

// bearsName reports whether a line that begins small names a person: at its end, with a rank, or at the end of a part.
func bearsName(line string) bool {
	parts := segments(line)
	if len(parts) > 1 && looksLikeFullName(parts[len(parts)-1].text) {
		return true
	}
	if bare, rank := withoutRank(line); len(rank) > 0 || bare != line {
		return true
	}
	return slices.ContainsFunc(parts, func(s segment) bool {
		words := strings.Fields(s.text)
		return nameAtEnd(words) < len(words)
	})
}

// holdsName reports whether a name is found in a line.
func (r *peopleReader) holdsName(line string) bool {
	for _, s := range segments(inBrackets().ReplaceAllString(line, "")) {
		words := strings.Fields(s.text)
		if looksLikeFullName(s.text) || nameAtStart(words) > 0 || nameAtEnd(words) < len(words) {
			return true
		}
	}
	return false
}

// titleWords begin the title of a list, which is no person.
var titleWords = []string{
	"список", "состав", "делегация", "члены", "сопровождающие", "участники", "приложение", "исемлек", "делегациясе", "приглашенные", "утвержден", "утверждаю", "проект", "от", "с", "уважаемые", "чакырылучылар", "чакырылганнар", "просим", "прошу", "направляем", "дорогие", "хөрмәтле",
	"list", "composition", "delegation", "members", "participants", "annex", "invited", "guests", "draft", "on", "for", "dear", "please", "kindly",
}

// endsTitle ends the title of a list in languages that put the word for a list last.
var endsTitle = pattern.Of(`\s(?:составы|tərkibi|siyahısı|listesi|li̇stesi̇)$`)

// isGroup takes over a line that is no person as the heading of those below it.
func (r *peopleReader) isGroup(cell string, marked bool) bool {
	if _, rest := bodyAround(cell); rest != cell {
		return false
	}
	colon := strings.HasSuffix(cell, ":")
	words := strings.Trim(cell, " .:;–—-")
	if named := r.holdsName(cell); named {
		return r.isGroupWithName(words, colon)
	}
	return r.isGroupWithoutName(words, colon, marked)
}

// isGroupWithName takes over a heading in which a name is found, or what looks like one.
func (r *peopleReader) isGroupWithName(words string, colon bool) bool {
	switch parts := segments(words); {
	case isSide(words):
		r.headsSide(words)
		return true
	case len(parts) > 1:
		return false
	default:
		return isTitleOfList(words) || isListWord(words) || colon && letterWord().MatchString(words)
	}
}

// isGroupWithoutName takes over a heading in which no name is found.
func (r *peopleReader) isGroupWithoutName(words string, colon, marked bool) bool {
	if role, ok := roleHeading(words, colon); ok {
		if marked { // a part of the list like those before
			r.leave()
			r.group = group{side: r.group.side}
		}
		r.headsRole(words, role)
		return true
	}
	switch parts := segments(words); {
	case isSide(words) || namesSide(words, colon):
		r.headsSide(words)
	case isTitleOfList(words), colon && letterWord().MatchString(words), colon && isListWord(words) && !strings.Contains(words, " "):
	case colon:
		r.heads(words)
		r.group.leads = true
	case len(r.people) == 0 && beginsSmall(words) && !marked, isListWord(words):
	case headsBody(words):
		if len(parts) > 1 && !isCapitals(words) && looksLikeFullName(parts[1].text) {
			return false
		}
		r.heads(words)
	case isPostWord(strings.Fields(words)[0]) && len(parts) == 1 && !marked:
		r.leave()
		r.pending = cleanPost(words)
	default:
		return false
	}
	return true
}

// headsSide begins the group of a side.
func (r *peopleReader) headsSide(words string) {
	r.leave()
	r.group = group{side: sideOf(words)}
}

// isTitleOfList reports whether a line is a title with the word for a list at its end: "делегация составы".
func isTitleOfList(words string) bool {
	return strings.Contains(folded(words), "исемлеге") || endsTitle().MatchString(folded(words))
}

// roleHeading returns the role of those below a heading. A profession of several words heads a list only in the plural
// or before a colon.
func roleHeading(words string, colon bool) (Role, bool) {
	role, profession, ok := roleOf(words)
	if !ok && (colon || isCapitals(words)) {
		role, ok = shortRoleOf(words)
	}
	heads := colon || !profession || strings.HasSuffix(folded(words), "и") || len(strings.Fields(words)) == 1
	return role, ok && heads
}

// headsRole begins the group of a role.
func (r *peopleReader) headsRole(words string, role Role) {
	first, _, _ := strings.Cut(folded(words), " ")
	several := strings.HasPrefix(first, "член") || plural().MatchString(first) || strings.HasPrefix(folded(words), "заместители")
	single := role == Head || role == CoChair || role == Secretary || role == Deputy
	r.group.role, r.group.one = role, single && !several
	if side := sideOf(words); side != "" {
		r.group.side = side
	}
}

// namesSide reports whether a line names a side and hardly anything else.
func namesSide(words string, colon bool) bool {
	side := sideOf(words)
	return side != "" && (colon || len(strings.Fields(words)) <= 4 || strings.HasPrefix(words, side))
}

// headsBody reports whether a line begins with an organisation, or is written in capitals as its heading.
func headsBody(words string) bool {
	if isBodyWord(strings.Fields(words)[0]) || isBody(words) {
		return true
	}
	if form := bodyForm().FindStringIndex(words); form != nil && form[0] == 0 {
		return true
	}
	return isCapitals(words) && !looksLikeFullName(words)
}

// letterWord begins the sentence of a letter before a list, or the order around a list.
var letterWord = pattern.Of(`(?i)^(?:направля|просим|прошу|сообща|включить в состав|ввести в состав|утвердить состав|please|kindly|we are sending)`)

// heads makes a line the heading of a group; a list of invitees takes it for their organisation.
func (r *peopleReader) heads(words string) {
	r.leave()
	r.group = group{name: words}
	first, _, _ := strings.Cut(words, " ")
	if r.bodies && (isBodyWord(first) || isBody(words) || bodyForm().MatchString(words)) {
		r.group.body = words
	}
}

// plural ends a role that several have: "сопредседатели", "co-chairs".
var plural = pattern.Of(`(?:и|s|лар|ләр):?$`)

// total begins a line that counts the people above it.
var total = pattern.Of(`(?i)^(?:всего|итого|total|in total|барлыгы|җәмгысы)(?:[\s:–—.-]|$)`)

// greeting begins the letter in which a list stands.
var greeting = pattern.Of(`(?i)^(?:(?:глубоко)?уважаем|дорог(?:ой|ая|ие)\s|хөрмәтле|dear\s)[^–—]*[!,]$`)

// isAside reports whether a line is about no person: a greeting, a count, or a telephone number or an address.
func isAside(line string) bool {
	return total().MatchString(line) && !holdsPerson(line) || !hasLetters(withoutContacts(line)) || greeting().MatchString(line)
}

func namesRole(line string) bool {
	_, _, is := roleOf(line)
	return is
}

func isListWord(line string) bool {
	first, _, _ := strings.Cut(folded(line), " ")
	return slices.Contains(titleWords, strings.Trim(first, ".,:")) && !strings.Contains(line, "—")
}

// isCapitals reports whether a line is a heading in capitals: more of them than an abbreviation has.
func isCapitals(s string) bool { return capitals(s) > 6 }

// isForeignAbbreviation reports whether a name is one in capitals of another script than Cyrillic: "SOCAR".
func isForeignAbbreviation(s string) bool { return capitals(s) > 0 && !hasCyrillic(s) }

// capitals counts the capitals of a text, none where it has small letters too.
func capitals(s string) (n int) {
	for _, r := range s {
		if unicode.IsLower(r) {
			return 0
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
