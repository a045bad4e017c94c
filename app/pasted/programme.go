package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

// Item is one item of a pasted programme.
type Item struct {
	Day        register.Date
	Start, End string // "09:30"
	Kind       register.ProgrammeKind
	Title      string
	OtherTitle string // beside it in the other language
	Place      string
	Note       string
	// People are those who take part, as the list names them; the note says it too.
	People   []string
	Internal bool

	rest []string // the note without them
}

// NoteWithoutPeople is the note without those who take part.
func (i Item) NoteWithoutPeople() string { return strings.Join(i.rest, "\n") }

// Programme reads the programme of a visit: an item a line with its hours before it, or a table; days stand in headings
// of their own or in a column. Of a day without a year that of the visit's first day is meant, and "the second day" is
// counted from there.
func Programme(text string, from register.Date) []Item {
	r := programmeReader{calendar: calendar{today: from}, from: from}
	if from.Precision() == register.DayKnown {
		r.day = from
	}
	eachRow(withClocks(rowsOf(text)), r.read)
	return r.items
}

type programmeReader struct {
	calendar
	from    register.Date
	items   []Item
	heading []hourColumn
	heads   row // the words of the heading
	day     register.Date
	place   string // that the heading of a day names
	fresh   bool   // the row before is an item of one cell
	lists   bool   // the item before ends in a colon: its points follow
	hours   Item   // those on a line of their own, of the item on the next
}

// hourColumn is what a heading says stands below it.
type hourColumn int

const (
	restColumn hourColumn = iota
	timeColumn
	dayColumn
	titleColumn
	placeColumn
	noteColumn
	peopleColumn
)

var programmeHeads = []struct {
	begins string
	column hourColumn
}{
	{"время", timeColumn}, {"вакыт", timeColumn}, {"time", timeColumn}, {"часы", timeColumn},
	{"дата", dayColumn}, {"день", dayColumn}, {"көн", dayColumn}, {"date", dayColumn}, {"day", dayColumn},
	{"мероприят", titleColumn}, {"программа", titleColumn}, {"содержание", titleColumn}, {"наименование", titleColumn}, {"событие", titleColumn}, {"event", titleColumn}, {"activity", titleColumn}, {"programme", titleColumn}, {"program", titleColumn}, {"item", titleColumn}, {"чара", titleColumn},
	{"место", placeColumn}, {"адрес", placeColumn}, {"venue", placeColumn}, {"place", placeColumn}, {"location", placeColumn}, {"урын", placeColumn}, {"урыны", placeColumn},
	{"участник", peopleColumn}, {"присутств", peopleColumn}, {"примечани", noteColumn}, {"ответственн", noteColumn}, {"participants", peopleColumn}, {"attendees", peopleColumn}, {"notes", noteColumn}, {"remarks", noteColumn}, {"responsible", noteColumn}, {"катнашучылар", peopleColumn}, {"искәрмә", noteColumn},
	{"№", restColumn}, {"п/п", restColumn}, {"no", restColumn}, {"т/с", restColumn},
}

func hourColumns(row row) ([]hourColumn, bool) {
	columns := make([]hourColumn, len(row))
	known := 0
	for i, cell := range row {
		if cell == "" {
			continue
		}
		cell = folded(cell)
		at := slices.IndexFunc(programmeHeads, func(h struct {
			begins string
			column hourColumn
		}) bool {
			return strings.HasPrefix(cell, h.begins)
		})
		if at < 0 && !mayHead(cell) || utf8.RuneCountInString(cell) > 40 {
			return nil, false
		}
		if at < 0 {
			columns[i] = noteColumn // what else the table says
			continue
		}
		columns[i] = programmeHeads[at].column
		known++
	}
	return columns, known > 1 && slices.Contains(columns, titleColumn)
}

func (r *programmeReader) read(row, next row) {
	if row.filled() == 0 {
		return
	}
	fresh := r.fresh
	r.fresh = false
	overnight := row.overnight()
	if columns, ok := hourColumns(row); ok {
		r.heading, r.heads = columns, row
		return
	}
	line := strings.TrimSpace(plainSpaces(strings.Join(row, " ")))
	if row.filled() == 1 {
		switch {
		case r.isDay(line):
			return
		case r.hours.Start != "": // an item, whatever it looks like
		case fresh && r.translation(line, next.oneCell()):
			return
		case r.detail(line):
			return
		case isProgrammeTitle(line) || len(r.items) == 0 && beginsSmall(line) && !clocked(line) && !opensItem().MatchString(line):
			return
		}
	}
	var item Item
	switch {
	case row.filled() > 1 && len(r.heading) > 0:
		item = r.byHeading(row)
	case row.filled() > 1:
		item = r.byCells(row)
	default:
		item = r.byLine(line)
	}
	if !hasLetters(item.Title) {
		r.hours = item
		return
	}
	if item.Start == "" {
		item.Start, item.End = r.hours.Start, r.hours.End
	}
	r.hours = Item{}
	if item.Day == "" {
		item.Day = r.day
		if overnight {
			item.Day = r.day.AddDays(1)
		}
	}
	if item.Place == "" {
		item.Place = r.place
	}
	if cyrillic, latin, ok := bothScripts(item.Title); ok && item.OtherTitle == "" {
		item.Title, item.OtherTitle = cyrillic, latin
	}
	item.Kind = programmeKind(item.Title)
	item.Internal = internalWord().MatchString(folded(item.Title + " " + item.Note))
	r.items = append(r.items, item)
	r.fresh, r.lists = row.filled() == 1, strings.HasSuffix(line, ":")
}

// translation takes over the title of the item before in the other language, with its hours or without.
func (r *programmeReader) translation(line, next string) bool {
	last := &r.items[len(r.items)-1]
	if detailWord().MatchString(line) || strings.HasPrefix(line, "(") {
		return false
	}
	if detailWord().MatchString(next) {
		next = ""
	}
	start, end, rest, ok := timed(line)
	if last.OtherTitle != "" || ok && (start != last.Start || end != last.End) || !translates(last.Title, rest, next) {
		return false
	}
	title, place := placeIn(strings.TrimLeft(rest, " –—-:.,"))
	if last.Place == "" {
		last.Place = place
	}
	last.OtherTitle = title
	if hasCyrillic(title) {
		last.Title, last.OtherTitle = title, last.Title
		last.Kind = programmeKind(title)
	}
	return true
}

// oblique is a large word in a case in which no title begins: it goes on with the line above it.
var oblique = pattern.Of(`^\p{Lu}\p{L}+(?:ской|ского|скому|скую|ного|ному)\s`)

func isPlaceWord(word string) bool {
	return startsWithAny(folded(word), []string{"место", "адрес", "venue", "place", "location", "урын"})
}

var programmeTitle = pattern.Of(`^(?:программа|проект программы|рабочая программа|утвержда|programme|program|draft|визит|visit|агымдагы|программасы)(?:\s|$|:)`)

func isProgrammeTitle(line string) bool {
	return programmeTitle().MatchString(folded(line)) || isCapitals(line) || strings.HasSuffix(folded(line), "программасы")
}

func (r *programmeReader) byLine(line string) Item {
	item := Item{}
	var ok bool
	day, rest := r.dayAt(line)
	if day != "" {
		if _, _, _, is := timed(strings.TrimSpace(rest)); is {
			item.Day, line = day, strings.TrimSpace(rest)
			r.day = day
		}
	}
	for range 3 { // "•", "1." may stand before the hours
		if item.Start, item.End, line, ok = timed(line); ok || clockLike().MatchString(line) {
			break
		}
		shorter := strings.TrimSpace(listMark().ReplaceAllString(line, ""))
		if shorter == line || quantity().MatchString(line) {
			break
		}
		line = shorter
	}
	line = strings.TrimLeft(line, " –—-:.,…/|")
	if day, rest := r.dayBehind(line); day != "" {
		item.Day, line = day, rest
	}
	if m := otherZone().FindStringSubmatch(line); m != nil {
		item.remark(m[1])
		line = strings.TrimLeft(line[len(m[0]):], " –—-:.,")
	}
	line = item.withoutOpenEnd(line)
	if m := partOfDay().FindStringSubmatch(line); m != nil && item.Start == "" {
		item.remark(m[1])
		line = m[2]
	}
	if parts := strings.Split(line, " // "); len(parts) > 1 && !otherScript(parts[0], parts[1]) {
		item.Title, item.Place = cleanPost(parts[0]), cleanPost(strings.Join(parts[1:], ", "))
		return item
	}
	item.called(item.withoutDetails(line))
	return item
}

// remark adds words that are neither a place nor a person to the note.
func (i *Item) remark(words string) {
	i.Note = strings.TrimSpace(i.Note + "\n" + words)
	i.rest = append(i.rest, words)
}

// otherZone says the hours by another clock.
var otherZone = pattern.Of(`^\(((?:\p{L}{2,12}\s+)?\d{1,2}[:.]\d{2}(?:\s*[–—-]\s*\d{1,2}[:.]\d{2})?(?:\s+\p{L}[^()]{0,30})?)\)\s*`)

// openEnd says of an item that it has no hour at which it ends: "till late", "до окончания".
var openEnd = pattern.Of(`(?i)^(?:[–—-]\s*)?((?:till|until)\s+(?:late|the end|closing)|till\s+\?|late|onwards|до\s+(?:окончания|завершения|конца(?:\s+дня)?|позднего вечера|поздна|упора)|соңына кадәр)(?:\s+(\p{Lu}.*)|[\s.:,–—-]*)$`)

// withoutOpenEnd takes the words for an open end off what stands behind the hours.
func (i *Item) withoutOpenEnd(line string) string {
	if m := openEnd().FindStringSubmatch(line); m != nil && i.Start != "" && i.End == "" {
		i.remark(m[1])
		return m[2]
	}
	return line
}

// partOfDay stands before an item instead of hours.
var partOfDay = pattern.Of(`(?i)^(утро|утром|днем|днём|вечер|вечером|ночь|ночью|(?:до|после) (?:обеда|полудня)|(?:первая|вторая) половина дня|в течение дня|иртән|кич|кичен|(?:in the )?(?:morning|afternoon|evening)|night|төштән соң)\s*[:–—-]\s*(\S.*)$`)

// withoutDetails takes what brackets say of who takes part off the end of a title: "(резиденция; участв.: Петров П.П.)".
func (i *Item) withoutDetails(line string) string {
	m := endBracket().FindStringSubmatch(line)
	if m == nil {
		return line
	}
	var left []string
	for _, part := range strings.Split(m[2], ";") {
		part = strings.TrimSpace(part)
		if d := detailWord().FindStringSubmatch(part); d != nil && !isPlaceWord(d[1]) {
			i.Note = strings.TrimSpace(i.Note + "\n" + part)
			if peopleWord().MatchString(folded(d[1])) {
				i.takePart(d[2])
			} else {
				i.rest = append(i.rest, part)
			}
			continue
		}
		left = append(left, part)
	}
	if len(left) == 0 {
		return m[1]
	}
	return m[1] + " (" + strings.Join(left, "; ") + ")"
}

// clockLike begins as hours do, though it is no time of a day.
var clockLike = pattern.Of(`^\d{1,2}[:.]\d{2}(?:\D|$)`)

var (
	placeSaid  = pattern.Of(`(?i)[\s.,;(]+(?:место(?:\s+проведения)?|venue|place|урыны?)\s*[:–—-]\s*([^)]+?)\)?\.?$`)
	endBracket = pattern.Of(`^(.*\S)\s*\(([^()]+)\)\.?$`)
)

// placeIn parts a title from the place behind it.
func placeIn(title string) (string, string) {
	if m := placeSaid().FindStringSubmatchIndex(title); m != nil && m[0] > 0 {
		return cleanPost(title[:m[0]]), cleanPost(title[m[2]:m[3]])
	}
	if m := endBracket().FindStringSubmatch(title); m != nil {
		inside := folded(m[2])
		if !internalWord().MatchString(inside+" ") && !lasting().MatchString(inside) && !beginsSmallName(m[2]) && !looksLikePerson(m[2]) {
			return cleanPost(m[1]), cleanPost(m[2])
		}
	}
	return cleanPost(title), ""
}

// lasting says how long something takes, how far it is or for how many.
var lasting = pattern.Of(`^(?:ок\.\s*|около\s+|до\s+|about\s+)?\d+(?:[.,]\d+)?\s*(?:ч\.|час|мин|км|чел|hour|min|km|people|persons|сәгать|кеше)`)

// looksLikePerson reports whether a name has initials or a patronymic, as names of places have not.
func looksLikePerson(s string) bool {
	return looksLikeFullName(s) && slices.ContainsFunc(strings.Fields(s), func(w string) bool { return isInitial(w) || isPatronymic(w) })
}

// beginsSmallName reports whether what stands in brackets explains instead of naming a place.
func beginsSmallName(s string) bool {
	return beginsSmall(s) && !startsWithAny(folded(s), []string{"зал", "ул", "г.", "гостиниц", "отель", "аэропорт", "здание", "резиденци", "дворец", "ресторан", "офис", "мэри", "министерств", "площад", "театр", "центр", "hall", "room", "hotel", "airport"})
}

func (r *programmeReader) byHeading(row row) Item {
	var item Item
	var notes []string
	for i, cell := range row {
		if i >= len(r.heading) || cell == "" {
			continue
		}
		switch r.heading[i] {
		case timeColumn:
			if item.Start != "" { // by another clock
				notes = append(notes, r.heads[i]+": "+cell)
				continue
			}
			var behind string
			item.Start, item.End, behind, _ = timed(cell)
			if day, rest := r.dayAt(cell); day != "" {
				r.day = day
				item.Start, item.End, behind, _ = timed(strings.TrimSpace(rest))
			}
			switch {
			case item.Start == "":
				notes = append(notes, cell) // "до 18:00", "весь день"
			case strings.Trim(behind, " –—-.,()") != "":
				notes = append(notes, strings.Trim(behind, " –—-.,()")) // "till late", "09:00 мск"
			}
		case dayColumn:
			if day, _ := r.dayAt(dayWords().ReplaceAllString(folded(cell), " ")); day != "" {
				r.day = day
			} else {
				r.isBareDay(cell)
			}
		case titleColumn:
			if item.Title != "" {
				item.OtherTitle = cleanPost(cell)
			} else {
				item.called(cell)
			}
		case placeColumn:
			if item.Place == "" {
				item.Place = cleanPost(cell)
			}
		case peopleColumn:
			item.takePart(cell)
			notes = append(notes, cell)
		case noteColumn:
			item.rest = append(item.rest, cell)
			notes = append(notes, cell)
		}
	}
	if item.OtherTitle != "" && !hasCyrillic(item.Title) && hasCyrillic(item.OtherTitle) {
		item.Title, item.OtherTitle = item.OtherTitle, item.Title
	}
	item.Note = strings.TrimSpace(item.Note + "\n" + strings.Join(notes, "\n"))
	return item
}

// byCells reads a row without a heading: the hours, the title, the place, and what else is said.
func (r *programmeReader) byCells(cells row) Item {
	var item Item
	var notes []string
	for _, cell := range cells {
		start, end, rest, ok := timed(cell)
		switch {
		case cell == "" || !hasLetters(cell) && !ok && !dottedDay().MatchString(cell):
		case ok && item.Start == "" && item.Title == "":
			item.Start, item.End = start, end
			if rest != "" {
				item.called(rest)
			}
		case item.Title == "":
			if day, left := r.dayAt(cell); day != "" && strings.Trim(left, " .,г") == "" {
				r.day = day
				continue
			}
			item.called(withoutMark(cell))
		case item.takeDetail(cell):
		case hasCyrillic(item.Title) && !hasCyrillic(cell) && hasLatin(cell) && item.OtherTitle == "" && len(strings.Fields(cell)) > 2:
			item.OtherTitle = cleanPost(cell)
		case item.Place == "":
			if whole := inBrackets().FindString(cell); whole == cell {
				cell = strings.Trim(cell, "()")
			}
			item.Place = cleanPost(cell)
		default:
			notes = append(notes, cell)
		}
	}
	item.Note = strings.TrimSpace(item.Note + "\n" + strings.Join(notes, "\n"))
	return item
}

// programmeWords tell the kind of an item; the first that fits counts.
var programmeWords = []struct {
	kind  register.ProgrammeKind
	words pattern.Pattern
}{
	{register.ProgrammeSigning, pattern.Of(`подписани|signing|имзала|imzala`)},
	{register.ProgrammeFlowers, pattern.Of(`возложени|цвет(?:ы|ов)|wreath|flower|чәчәк|əklil|çelenk`)},
	{register.ProgrammeFree, pattern.Of(`свободное время|личное время|отдых|free time|буш вакыт|asudə vaxt|serbest zaman`)},
	{register.ProgrammeTransfer, pattern.Of(`прибыти|прилет|вылет|отъезд|выезд|переезд|проезд|перелет|трансфер|проводы|размещение|аэропорт|arrival|departure|transfer|airport|check-in|килү|китү|очып|gəliş|yola düşmə|hava liman|havaalan|havaliman|varış|hareket|transfer`)},
	{register.ProgrammeBriefing, pattern.Of(`брифинг|пресс-|подход к прессе|для прессы|press|briefing|матбугат`)},
	{register.ProgrammeReception, pattern.Of(`обед|ужин|завтрак|прием|кофе|банкет|фуршет|чаепити|lunch|dinner|breakfast|reception|coffee|төшке аш|кичке аш|кабул итү|nahar|şam yeməyi|səhər yeməyi|ziyafət|kahvaltı|yemeği|resepsiyon`)},
	{register.ProgrammeTalks, pattern.Of(`переговор|talks|negotiation|сөйләшү|danışıqlar|müzakere`)},
	{register.ProgrammeForum, pattern.Of(`форум|конференци|саммит|выставк|пленарн|круглый стол|forum|conference|summit|exhibition|plenary`)},
	{register.ProgrammeCulture, pattern.Of(`концерт|музе|экскурси|театр|мечет|культурн|осмотр (?:города|достопр|экспоз|старого)|museum|concert|sightseeing|theatre|mosque|cultural|спектакль`)},
	{register.ProgrammeEnterprise, pattern.Of(`завод|предприяти|технопарк|индустриальн|особой экономической|фабрик|производств|иннополис|посещение (?:ооо|пао|ао|компании|центра|камаз)|plant|factory|enterprise|facility|technopark|сервисного центра`)},
	{register.ProgrammeMeeting, pattern.Of(`встреч|бесед|аудиенци|заседани|совещани|meeting|audience|очраш|session|görüş`)},
}

func programmeKind(title string) register.ProgrammeKind {
	title = folded(title)
	for _, w := range programmeWords {
		if w.words().MatchString(title) {
			return w.kind
		}
	}
	return register.ProgrammeOther
}
