package pasted

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// person reads one row: by the heading's columns, by its cells, or by the marks in its only cell.
func (r *peopleReader) person(row row, cells []string) Person {
	if len(r.heading) > 0 && row.isTable() {
		if p := r.byHeading(row); p.Name != "" || p.Body != "" {
			return p
		}
	}
	if len(cells) == 1 {
		body, rest := bodyAround(cells[0])
		p := readLine(rest)
		if body != "" && p.Body != body {
			p.Post, p.Body, p.glue = p.PostAndBody(), body, ", "
		}
		return p
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
	"ad": nameColumn, "soyad": nameColumn, "adsoyad": nameColumn, "ad,soyad": nameColumn, "adısoyadı": nameColumn, "adi": nameColumn, "adisoyadi": nameColumn, "adı": nameColumn, "soyadı": nameColumn, "adı,soyadı": nameColumn, "adıvesoyadı": nameColumn, "adıvəsoyadı": nameColumn, "soyadı,adı": nameColumn, "soyadı,adı,atasınınadı": nameColumn,
	"vəzifə": postColumn, "vəzifəsi": postColumn, "görevi": postColumn, "görev": postColumn, "unvan": postColumn, "unvanı": postColumn, "ünvanı": postColumn, "şirkət": bodyColumn, "şirket": bodyColumn, "təşkilat": bodyColumn, "qurum": bodyColumn, "kurum": bodyColumn, "kurumu": bodyColumn, "kuruluş": bodyColumn, "firma": bodyColumn, "sıra": otherColumn, "sırano": otherColumn, "s/n": otherColumn, "ölkə": otherColumn, "ülke": otherColumn, "telefon": otherColumn, "qeyd": otherColumn,
	"телефон": otherColumn, "тел": otherColumn, "email": otherColumn, "e-mail": otherColumn, "почта": otherColumn, "phone": otherColumn, "примечание": otherColumn, "эл/почта": otherColumn, "электроннаяпочта": otherColumn, "моб": otherColumn, "контактныйтелефон": otherColumn,
	"страна": otherColumn, "country": otherColumn, "город": otherColumn, "city": otherColumn, "note": otherColumn, "контактныеданные": otherColumn, "авто": otherColumn, "гостиница": otherColumn, "hotel": otherColumn, "ответ": otherColumn, "reply": otherColumn,
	"рольвделегации": roleColumn, "role": roleColumn, "роль": roleColumn, "статус": roleColumn, "роле": roleColumn, "статусвделегации": roleColumn, "рольвкомиссии": roleColumn, "status": roleColumn, "функция": roleColumn,
	"сторона": sideColumn, "side": sideColumn, "ягы": sideColumn, "часть": sideColumn,
	"руководитель": nameColumn, "представитель": nameColumn, "контактноелицо": nameColumn, "contactperson": nameColumn,
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
	if c, ok := headings[cell]; ok {
		return c, true
	}
	for _, b := range beginnings {
		if strings.HasPrefix(cell, b.begins) && utf8.RuneCountInString(cell) < 40 {
			return b.means, true
		}
	}
	return otherColumn, false
}

// beginnings are words with which a longer heading begins.
var beginnings = []struct {
	begins string
	means  column
}{
	{"фамили", nameColumn}, {"фио", nameColumn}, {"должност", postColumn}, {"организац", bodyColumn}, {"наименование", bodyColumn}, {"местоработы", bodyColumn}, {"рольв", roleColumn},
	{"контактноелицо", nameColumn}, {"nameof", nameColumn}, {"organi", bodyColumn}, {"position", postColumn}, {"контакт", otherColumn}, {"дата", otherColumn},
}

// headingOf knows a row of headings: a cell, or a side of a dash, is the word of a name, another is known as well, and no
// cell says more than a heading does.
func headingOf(row row) ([]column, bool) {
	cells := []string(row)
	if row.filled() == 1 {
		if strings.HasSuffix(row.oneCell(), ":") {
			return nil, false // of a group
		}
		if parts := segments(strings.Join(row, "")); len(parts) == 2 {
			cells = []string{parts[0].text, parts[1].text}
		}
	}
	columns := make([]column, len(cells))
	named, known, filled := false, 0, 0
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		filled++
		c, is := columnOf(cell)
		if !is && !mayHead(cell) {
			return nil, false
		}
		if is {
			known++
		}
		columns[i] = c
		named = named || c == nameColumn
	}
	return columns, named && (known == filled || known > 1)
}

// mayHead reports whether a cell can be a heading that nobody knows: short, and neither a number nor a person.
func mayHead(cell string) bool {
	return utf8.RuneCountInString(cell) < 40 && !strings.ContainsAny(cell, "0123456789@") && hasLetters(cell) && !holdsPerson(cell)
}

// headed is what a row holds below each heading; "other" is in the other language.
type headed struct {
	names, otherNames, posts, otherPosts, bodies []string
	role                                         Role
	side                                         string
	bodyFirst                                    bool // the organisation stands in front of the names
	sideFirst                                    bool // and so does the side
}

// byHeading reads a row as the heading says; a name may stand in several columns, and in two languages. An organisation
// or a side in front of the names is merged over several rows.
func (r *peopleReader) byHeading(row row) Person {
	h := below(r.heading, row)
	said := strings.Join(h.names, " ")
	name := readLine(said)
	switch {
	case name.Post == "":
	case len(segments(said)) == 1 && len(h.posts) > 0:
		h.posts = append([]string{name.Post}, h.posts...)
	default:
		h.posts = append([]string{name.PostAndBody()}, h.posts...)
	}
	if h.sideFirst && h.side == "" && len(h.names) > 0 {
		h.side = r.sideAbove
	}
	if h.sideFirst {
		r.sideAbove = h.side
	}
	p := Person{Name: name.Name, OtherName: cmp.Or(name.OtherName, cleanName(strings.Join(h.otherNames, " "))), Role: h.role, Side: h.side}
	if p.Role == NoRole {
		p.Role = name.Role
	}
	if h.bodyFirst && len(h.bodies) == 0 && p.Name != "" && r.body != "" {
		h.bodies = []string{r.body}
	}
	if h.bodyFirst && len(h.bodies) > 0 {
		r.body = h.bodies[0]
	}
	p.setPost(strings.Join(h.posts, ", "))
	if p.OtherPost == "" {
		p.OtherPost = cleanPost(strings.Join(h.otherPosts, ", "))
	}
	if body := cleanPost(strings.Join(h.bodies, ", ")); body != "" {
		p.Post, p.Body, p.glue = p.PostAndBody(), body, ", "
	}
	return p
}

// below sorts the cells of a row by the headings over them.
func below(heading []column, row row) headed {
	var h headed
	both := bothNames(row, heading)
	for i, cell := range row[:min(len(row), len(heading))] {
		switch heading[i] {
		case nameColumn:
			put(&h.names, &h.otherNames, withoutMark(cell), both)
		case postColumn:
			put(&h.posts, &h.otherPosts, cell, both)
		case bodyColumn:
			h.bodyFirst = h.bodyFirst || len(h.names) == 0
			if hasLetters(cell) && !(both && !hasCyrillic(cell) && len(h.bodies) > 0) {
				h.bodies = append(h.bodies, cell)
			}
		case roleColumn:
			h.role, _ = shortRoleOf(cell)
		case sideColumn:
			h.sideFirst = h.sideFirst || len(h.names) == 0
			h.side = cell
		}
	}
	if len(h.names) == 0 {
		h.names, h.otherNames = h.otherNames, nil
	}
	return h
}

// put adds a cell with letters to those of its language, where a row has both.
func put(ours, other *[]string, cell string, both bool) {
	switch {
	case !hasLetters(cell):
	case both && !hasCyrillic(cell):
		*other = append(*other, cell)
	default:
		*ours = append(*ours, cell)
	}
}

// bodyAlone is the organisation of a row that has nothing else below a heading: it stands for itself, or over the rows below.
func (r *peopleReader) bodyAlone(row row) string {
	if len(r.heading) == 0 || len(row) < 2 || len(row.said()) != 1 {
		return ""
	}
	for i, cell := range row {
		if i < len(r.heading) && r.heading[i] == bodyColumn && hasLetters(cell) {
			return cleanPost(cell)
		}
	}
	return ""
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
	named := readLine(name)
	if len(rest) == 0 {
		named.Role, named.OtherName, named.Side = cmp.Or(named.Role, p.Role), cmp.Or(named.OtherName, p.OtherName), cmp.Or(named.Side, p.Side)
		return named
	}
	p.Name, p.OtherName = named.Name, cmp.Or(p.OtherName, named.OtherName)
	if named.Post != "" {
		rest = append([]string{named.PostAndBody()}, rest...)
	}
	p.takePostCells(rest)
	p.Role = cmp.Or(p.Role, named.Role)
	return p
}

// takePostCells reads the cells of a row that hold the post and the organisation, in one language or two.
func (p *Person) takePostCells(cells []string) {
	var posts, others []string
	for _, cell := range cells {
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
	p.Role = cmp.Or(role, p.Role)
	if body != "" {
		p.Post, p.Body, p.glue = p.PostAndBody(), cleanPost(body), ", "
	}
	p.OtherPost = cleanPost(strings.Join(others, ", "))
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
