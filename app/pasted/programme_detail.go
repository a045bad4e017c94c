package pasted

import (
	"strings"

	"accord/storage/pattern"
)

// opensItem begins an item that has no hour to begin at: "до 9:00 – завтрак", "по окончании – отъезд".
var opensItem = pattern.Of(`(?i)^(?:(?:до|until|till|by)\s+\d{1,2}[:.]\d{2}|по окончании|по завершении|после этого|затем|далее|then|afterwards)\s*[–—:-]\s`)

var detailWord = pattern.Of(`(?i)^(место(?:\s+проведения)?|адрес|venue|place|location|урыны?|участники|участвуют|присутствуют|участв\.|присутств\.|присут\.|встречает|встречают|сопровождает|сопровождают|провожает|провожают|переводит|ответственн\p{L}+|отв\.|форма одежды|примечание|participants|attendees|dress code|note|responsible|катнашучылар)\s*[:–—-]\s*(.+)$`)

// peopleWord stands before those who take part.
var peopleWord = pattern.Of(`^(?:участ|присутств|participants|attendees|катнашучылар)`)

// takePart takes those over whom a list in one line names: "Р.Н. Минниханов, Ф.Г. Ахмадуллин", or "делегация". What else
// the line says stays in the note.
func (i *Item) takePart(list string) {
	unnamed := false
	for _, part := range segments(strings.NewReplacer(" и ", ", ", " and ", ", ", " һәм ", ", ").Replace(list)) {
		text := cleanName(withoutHonour(strings.Trim(part.text, " ;")))
		if WholeDelegation(text) || HeadOfDelegation(text) || looksLikePerson(text) || looksLikeFullName(text) {
			i.People = append(i.People, text)
		} else {
			unnamed = true
		}
	}
	if unnamed {
		i.rest = append(i.rest, list)
	}
}

var (
	wholeDelegation  = pattern.Of(`^(?:вся )?(?:делегация|(?:все )?члены делегации|the (?:whole )?delegation|delegation|(?:all )?members of the delegation|делегация әгъзалары)$`)
	headOfDelegation = pattern.Of(`^(?:глава|руководитель) делегации$|^(?:the )?head of (?:the )?delegation$|^делегация (?:башлыгы|җитәкчесе)$`)
)

// WholeDelegation reports whether words mean everybody of the delegation.
func WholeDelegation(words string) bool { return wholeDelegation().MatchString(folded(words)) }

// HeadOfDelegation reports whether words mean its head.
func HeadOfDelegation(words string) bool { return headOfDelegation().MatchString(folded(words)) }

// takeDetail takes over what a line says behind a word for it: "Место: …", "Участвуют: …".
func (i *Item) takeDetail(line string) bool {
	m := detailWord().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	if isPlaceWord(m[1]) {
		i.Place = cleanPost(m[2])
		return true
	}
	i.Note = strings.TrimSpace(i.Note + "\n" + line)
	if peopleWord().MatchString(folded(m[1])) {
		i.takePart(m[2])
	} else {
		i.rest = append(i.rest, line)
	}
	return true
}

// detailInside begins such words inside a line.
var detailInside = pattern.Of(`\s+(\p{Lu}\p{L}+(?:\s+(?:проведения|одежды|code))?):\s`)

// called takes over the title of an item with all that is said behind it.
func (i *Item) called(line string) {
	title, place := placeIn(i.withoutDetailsInside(line))
	if i.Title = title; place != "" {
		i.Place = place
	}
}

// withoutDetailsInside takes over what the words inside the line of an item say, and returns what stands before them.
func (i *Item) withoutDetailsInside(line string) string {
	var title string
	from := -1
	for _, m := range detailInside().FindAllStringSubmatchIndex(line, -1) {
		if !detailWord().MatchString(line[m[2]:]) || strings.Count(line[:m[0]], "(") > strings.Count(line[:m[0]], ")") {
			continue
		}
		if from < 0 {
			title = withoutStop(line[:m[0]])
		} else {
			i.takeDetail(strings.TrimRight(line[from:m[0]], " ;,"))
		}
		from = m[2]
	}
	if from < 0 {
		return line
	}
	i.takeDetail(line[from:])
	return title
}

// detail adds a line to the item above it: where it is, who takes part, or the rest of its title.
func (r *programmeReader) detail(line string) bool {
	if len(r.items) == 0 {
		return false
	}
	last := &r.items[len(r.items)-1]
	if last.takeDetail(line) {
		return true
	}
	if inner, ok := strings.CutPrefix(line, "("); ok && strings.HasSuffix(inner, ")") && last.Place == "" {
		last.Place = cleanPost(strings.TrimSuffix(inner, ")"))
		return true
	}
	if r.lists && listMark().MatchString(line) && !clocked(line) && !clocked(withoutMark(line)) {
		last.remark(cleanPost(withoutMark(line)))
		return true
	}
	r.lists = false
	if partOfDay().MatchString(line) || untilHour().MatchString(line) {
		return false
	}
	if (beginsSmall(line) || last.Start != "" && oblique().MatchString(line)) && !clocked(line) && !opensItem().MatchString(line) {
		title, place := placeIn(plainSpaces(last.Title + " " + line))
		last.Title = title
		if place != "" {
			last.Place = place
		}
		last.Kind = programmeKind(last.Title)
		return true
	}
	return false
}

// untilHour begins an item with only an end or a rough time.
var untilHour = pattern.Of(`^(?:до|после|к|не позднее)\s+\d{1,2}[:.]\d{2}(?:\D|$)`)
