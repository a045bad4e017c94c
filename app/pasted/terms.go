package pasted

import (
	"cmp"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

// calendar is what terms are counted from.
type calendar struct {
	today  register.Date
	signed register.Date // of the protocol; empty where it is not known
}

// terms are words for when something is due that are no day, folded to lower case.
var terms = map[string]register.DueRule{
	"без срока": register.DueNoTerm, "срок не установлен": register.DueNoTerm, "срок не определен": register.DueNoTerm, "бессрочно": register.DueNoTerm, "сроксыз": register.DueNoTerm, "no term": register.DueNoTerm, "without a term": register.DueNoTerm, "no deadline": register.DueNoTerm,
	"постоянно": register.DuePermanent, "на постоянной основе": register.DuePermanent, "постоянный контроль": register.DuePermanent, "даими": register.DuePermanent, "permanent": register.DuePermanent, "permanently": register.DuePermanent, "on a permanent basis": register.DuePermanent, "on an ongoing basis": register.DuePermanent, "on a regular basis": register.DuePermanent, "continuously": register.DuePermanent, "ongoing": register.DuePermanent,
}

// nextSession names the session after this one.
var nextSession = pattern.Of(`^(?:следующ\S+|очередн\S+|киләсе|(?:the )?next)\s+(?:\S+\s+){0,3}?(?:заседани\S*|утырыш\S*|session|meeting)(?:\s.*)?$`)

// dueLeads stand before a day: "до 01.07.2023", "not later than 2023".
var dueLeads = pattern.Of(`^(?:в срок не позднее|в срок до|не позднее чем|не позднее|срок до|срок|до конца|до|к концу|к|в течение|в|во|на|конец|конце|by the end of|by end of|until the end of|the end of|end of|by|until|till|before|not later than|no later than|due by|due|during|in the|in|within)\s+`)

// months are the names of months as they stand in days, by their first letters.
var months = []struct {
	begins string
	number int
}{
	{"янв", 1}, {"фев", 2}, {"мар", 3}, {"апр", 4}, {"май", 5}, {"мая", 5}, {"мае", 5}, {"маю", 5}, {"июн", 6}, {"июл", 7}, {"авг", 8}, {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12},
	{"гыйн", 1}, {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"may", 5}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
	{"yanvar", 1}, {"fevral", 2}, {"iyun", 6}, {"iyul", 7}, {"avqust", 8}, {"sentyabr", 9}, {"oktyabr", 10}, {"noyabr", 11}, {"dekabr", 12},
	{"ocak", 1}, {"şubat", 2}, {"nisan", 4}, {"mayıs", 5}, {"haziran", 6}, {"temmuz", 7}, {"ağustos", 8}, {"eylül", 9}, {"ekim", 10}, {"kasım", 11}, {"kasim", 11}, {"aralık", 12}, {"aralik", 12},
}

func monthOf(word string) int {
	for _, m := range months {
		if strings.HasPrefix(word, m.begins) {
			return m.number
		}
	}
	return 0
}

const yearWord = `(?:\s*(?:г\.?|год|года|году|ел|елның)|-\p{L}{2}\s+il)?`

var (
	longDay    = pattern.Of(`^(?:(\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?\s+)?(\p{L}{3,})\.?,?\s+(\d{4})` + yearWord + `$`)
	englishDay = pattern.Of(`^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	tatarDay   = pattern.Of(`^(\d{4})\s+ел(?:ның)?\s+(?:(\d{1,2})\s+)?(\p{L}{3,}?)(?:ына|енә|ка|кә|гә|на|нә)?(?:\s+(?:кадәр|чаклы))?$`)
	quarters   = pattern.Of(`^(?:(iv|i{1,3}|[1-4]|перв\S*|втор\S*|треть\S*|четверт\S*|first|second|third|fourth|1st|2nd|3rd|4th)(?:-?(?:й|го|м|е))?\s*(?:[–—-]|и|,)\s*)?(iv|i{1,3}|[1-4]|q[1-4]|перв\S*|втор\S*|треть\S*|четверт\S*|first|second|third|fourth|1st|2nd|3rd|4th)(?:-?(?:й|го|м|е))?\s*(?:квартал\S*|кв\.?|quarter|квартал\S*)?\s+(?:of\s+)?(\d{4})` + yearWord + `$`)
	tatarPart  = pattern.Of(`^(\d{4})\s+ел(?:ның)?\s+(iv|i{1,3}|[1-4])(?:-?(?:нче|енче))?\s+квартал\S*(?:\s.*)?$`)
	halves     = pattern.Of(`^(i|ii|1|2|перв\S*|втор\S*|first|second)(?:-?(?:е|го|м|ом))?\s*(?:полугоди\S*|half(?:\s+of)?)\s+(\d{4})` + yearWord + `$`)
	yearSpan   = pattern.Of(`^(?:\d{4})\s*[–—-]\s*(\d{4})\s*(?:гг\.?|годы|годов|годах|г\.)?$`)
	monthSpan  = pattern.Of(`^(\p{L}{3,})\s*[–—-]\s*(\p{L}{3,})\s+(\d{4})` + yearWord + `$`)
	bareYear   = pattern.Of(`^(\d{4})` + yearWord + `$`)
	signing    = `(?:со дня|с даты|с момента|после|от даты|after|from|of|following)\s+(?:the\s+)?(?:date of\s+)?(?:the\s+)?(?:его\s+|протокола\s+|its\s+)?(?:подписани\S*|signing|signature)(?:\s.*)?`
	withinTerm = pattern.Of(`^(?:в течение|в срок|не позднее(?:,? чем)? через|within|in)\s+(.{1,40}?)\s+` + signing + `$|^имзала\S+\s+(?:соң|көннән)\s+(.{1,40}?)\s+(?:эчендә|дәвамында)$`)
	adjective  = pattern.Of(`^в(?:о)?\s+((?:\d+-?)?\p{L}*(?:недельн|дневн|месячн|годичн)\p{L}*)\s+срок(?:\s+` + signing + `)?$`)
)

var ordinals = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}

func ordinalOf(word string) int {
	if n, known := ordinals[word]; known {
		return n
	}
	for i, begins := range []string{"перв", "втор", "треть", "четверт"} {
		if strings.HasPrefix(word, begins) {
			return i + 1
		}
	}
	return 0
}

// every lists periods in words, in months.
var every = []struct {
	said   pattern.Pattern
	months int
}{
	{pattern.Of(`^(?:ежемесячн\S*|ежемес\.?|помесячно|каждый месяц|(?:один )?раз в месяц|не реже (?:одного )?раза? в месяц|monthly|every month|once a month|ай саен|айга бер тапкыр)(?:$|[\s,;(])`), 1},
	{pattern.Of(`^(?:ежеквартальн\S*|ежекв\.?|поквартально|каждый квартал|(?:один )?раз в квартал|не реже (?:одного )?раза? в квартал|quarterly|every quarter|once a quarter|квартал саен|кварталга бер тапкыр)(?:$|[\s,;(])`), 3},
	{pattern.Of(`^(?:каждые полгода|каждое полугодие|(?:один )?раз в (?:полгода|полугодие)|раз в (?:6|шесть) месяцев|не реже (?:одного )?раза? в (?:полгода|полугодие)|не реже (?:двух|2) раз в год|(?:два|2) раза? в год|дважды в год|half-yearly|semi-annually|twice a year|every six months|ярты ел саен|елга ике тапкыр)(?:$|[\s,;(])`), 6},
	{pattern.Of(`^(?:ежегодн\S*|каждый год|(?:один )?раз в год|не реже (?:одного )?раза? в год|annually|yearly|every year|once a year|ел саен|елга бер тапкыр)(?:$|[\s,;(])`), 12},
	{pattern.Of(`^(?:(?:один )?раз в (?:два|2) года|каждые (?:два|2) года|biennially|every two years|once in two years|ике елга бер тапкыр)(?:$|[\s,;(])`), 24},
}

// due is when a decision is due.
type due struct {
	rule   register.DueRule // empty: it could not be read
	day    register.Date
	months int    // of a period
	more   string // words beside the period: "ежегодно, до 1 марта"
}

// readDue reads when a decision is due.
func (c calendar) readDue(s string) due {
	s = strings.Trim(folded(s), " .;,")
	for _, e := range every {
		if m := e.said().FindString(s); m != "" {
			return due{rule: register.DuePeriod, months: e.months, more: strings.Trim(s[len(m):], " .;,()")}
		}
	}
	rule, day := c.readOnce(s)
	if rule == "" {
		if day = cmp.Or(c.yearless(s), endOfSeason(s)); day != "" {
			return due{rule: register.DueDay, day: day, more: s}
		}
		if m := remarked().FindStringSubmatch(s); m != nil { // "до 15.12.2025 (срок может быть перенесён)"
			read := c.readDue(m[1])
			read.more = strings.TrimPrefix(read.more+"; "+m[2], "; ")
			return read
		}
	}
	return due{rule: rule, day: day}
}

// remarked is a term with a remark in brackets behind it.
var remarked = pattern.Of(`^([^()]{3,60}?)\s*\(([^()]+)\)$`)

const monthWord = `(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|гыйнвар)\p{L}*`

// readOnce reads a term of one day, or of none.
func (c calendar) readOnce(s string) (register.DueRule, register.Date) {
	if rule, known := terms[s]; known {
		return rule, ""
	}
	if m := withinTerm().FindStringSubmatch(s); m != nil {
		return c.within(m[1] + m[2])
	}
	if m := adjective().FindStringSubmatch(s); m != nil {
		return c.within(m[1])
	}
	if day := c.endOfThis(s); day != "" {
		return register.DueDay, day
	}
	if from := cmp.Or(c.signed, c.today); from != "" {
		s = thisYear().ReplaceAllString(s, " "+string(from[:4]))
	}
	s = withoutLead(s)
	if rule, known := terms[s]; known {
		return rule, ""
	}
	if nextSession().MatchString(s) {
		return register.DueNextSession, ""
	}
	if day := c.dayOf(s); day != "" {
		return register.DueDay, day
	}
	return "", ""
}

// withoutLead leaves out what stands before a day: "в срок до конца".
func withoutLead(s string) string {
	for range 2 {
		s = dueLeads().ReplaceAllString(s, "")
	}
	return s
}

// thisYear ends a day that is not given its year.
var thisYear = pattern.Of(`\s+(?:[тс]\.?\s?г|(?:текущего|сего|этого)\s+года|(?:of\s+)?this\s+year)\.?$`)

// within counts a term from the day of signing.
func (c calendar) within(said string) (register.DueRule, register.Date) {
	length, err := register.ReadLength(said)
	if err != nil {
		length, err = register.ReadLength("1 " + said) // "в течение месяца"
	}
	if err != nil || !length.Given() || c.signed.Precision() != register.DayKnown {
		return "", ""
	}
	if length.Unit == register.Days {
		return register.DueDay, c.signed.AddDays(length.Count)
	}
	return register.DueDay, c.signed.AddMonths(length.Count)
}

// dayOf reads a day, month, quarter or year; anything longer than a month means its last day.
func (c calendar) dayOf(s string) register.Date {
	if m := quarters().FindStringSubmatch(s); m != nil && (strings.Contains(s, "кв") || strings.Contains(s, "quarter") || strings.HasPrefix(m[2], "q")) {
		if n := ordinalOf(m[2]); n > 0 {
			return lastOf(m[3], 3*n)
		}
	}
	if m := tatarPart().FindStringSubmatch(s); m != nil {
		return lastOf(m[1], 3*ordinalOf(m[2]))
	}
	if m := halves().FindStringSubmatch(s); m != nil {
		return lastOf(m[2], 6*ordinalOf(m[1]))
	}
	if m := yearSpan().FindStringSubmatch(s); m != nil {
		return register.Date(m[1])
	}
	if m := monthSpan().FindStringSubmatch(s); m != nil && monthOf(m[1]) > 0 {
		return dated(m[3], monthOf(m[2]), "")
	}
	if m := bareYear().FindStringSubmatch(s); m != nil {
		return register.Date(m[1])
	}
	if m := longDay().FindStringSubmatch(s); m != nil {
		return dated(m[3], monthOf(m[2]), m[1])
	}
	if m := englishDay().FindStringSubmatch(s); m != nil {
		return dated(m[3], monthOf(m[1]), m[2])
	}
	if m := tatarDay().FindStringSubmatch(s); m != nil {
		return dated(m[1], monthOf(m[3]), m[2])
	}
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "года"), "год"))
	if strings.ContainsAny(s, "0123456789") && !strings.ContainsAny(s, "+-") || isoDay().MatchString(s) {
		if day, err := register.ReadTyped(s, c.today); err == nil {
			return day
		}
	}
	return ""
}

var isoDay = pattern.Of(`^\d{4}-\d{1,2}(?:-\d{1,2})?$`)

// lastOf is the last day of a month.
func lastOf(year string, month int) register.Date {
	return register.Day(register.Date(year).Year(), month, 1)[:7].Last()
}

// dated puts a date together; an impossible day is none.
func dated(year string, month int, day string) register.Date {
	if month == 0 {
		return ""
	}
	date := register.Day(register.Date(year).Year(), month, 1)[:7]
	if day == "" {
		return date
	}
	if len(day) == 1 {
		day = "0" + day
	}
	if date = date + "-" + register.Date(day); !date.Valid() {
		return ""
	}
	return date
}

// saidTerm finds a term inside a running text: "до 1 декабря 2025 года", "не позднее I квартала 2026 года", "в месячный
// срок", "в течение 30 дней со дня подписания".
var saidTerm = pattern.Of(`(?i)(?:^|[\s,(])(` + strings.Join([]string{
	`(?:в срок до|не позднее|до конца|до|к|в срок не позднее|by|until|not later than|no later than)\s+(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\s+\p{L}{3,}\s+(?:\d{4}|[тс]\.\s?г\.|(?:текущего|сего)\s+года)|\p{L}{3,}\s+\d{1,2},\s+\d{4}|(?:конца\s+|(?:the\s+)?end of\s+)?\d{4}|(?:конца\s+|(?:the\s+)?end of\s+)?\p{L}{3,}\s+\d{4})(?:\s*(?:года|г\.|г(?:$|[\s,.;)])))?`,
	`(?:во?|к|не позднее|до конца|до|by|in|by the end of|by end of|until the end of|until|before|no later than|not later than|in the|by the)\s+(?:[IV1-4]{1,3}|Q[1-4]|перв\p{L}+|втор\p{L}+|треть\p{L}+|четверт\p{L}+|first|second|third|fourth)(?:-?(?:м|го|му|ом))?\s+(?:(?:квартал\p{L}*|кв\.|полугоди\p{L}*|quarter(?: of)?|half(?: of)?)\s+)?\d{4}(?:\s*(?:года|г\.))?`,
	`(?:до|к)\s+конц[ау]\s+(?:текущего\s+)?года|до нового года|by the end of the year`,
	`(?:в течение|не позднее(?:,? чем)? через|within)\s+(?:\S+\s+){1,4}?(?:со дня|с даты|с момента|после|after|from|of|following)\s+(?:the\s+)?(?:date of\s+)?(?:the\s+)?(?:его\s+|its\s+)?(?:подписания|signing|signature)`,
	`на постоянной основе|on (?:a permanent|an ongoing|a regular) basis`,
	`в\s+(?:\d+-?)?\p{L}*(?:недельн|дневн|месячн|годичн)\p{L}*\s+срок(?:\s+(?:со дня|с даты|с момента|после)\s+\p{L}+)?`,
	`\d{4}\s+елның\s+\d{1,2}\s+\p{L}+\s+(?:кадәр|чаклы)`,
	`(?:не позднее|до|к)\s+\d{1,2}\s+` + monthWord,
	`(?:не позднее|до|к)\s+\d{1,2}\.(?:0[1-9]|1[0-2])`,
	`к\s+(?:следующему|очередному)\s+заседанию|by\s+the\s+next\s+session`,
}, "|") + `)(?:\P{L}|$)`)

// againIn finds how often something is asked for in a running text, with the days that stand beside it: "раз в полгода (к 1
// июля и 31 декабря)", "ежегодно до 1 февраля".
var againIn = pattern.Of(`(?i)(?:^|[\s,(])((?:ежемесячно|ежеквартально|ежегодно|(?:не реже )?(?:одного |двух |один |2 )?раза? в (?:месяц|квартал|полгода|полугодие|год)|(?:два|2) раза в год|каждые полгода|каждое полугодие|каждый (?:месяц|квартал|год)|monthly|quarterly|annually|half-yearly|(?:once|twice) a (?:month|quarter|year)|every (?:month|quarter|year|six months))(?:,?\s*\((?:не позднее|до|к|by)\s[^()]{3,60}\)|,?\s+(?:не позднее|до|к|by)\s+\d{1,2}(?:-?го)?\s+(?:[^.;()]{3,50}))?)(?:[\s,.;)]|$)`)

// periodIn reads the only period that a running text names.
func (c calendar) periodIn(text string) (read due, said string) {
	all := againIn().FindAllStringSubmatch(text, 2)
	if len(all) != 1 {
		return due{}, ""
	}
	said = strings.TrimRight(all[0][1], " ,;")
	if read = c.readDue(said); read.rule != register.DuePeriod {
		return due{}, ""
	}
	return read, said
}

// termIn reads the only term that a running text names.
func (c calendar) termIn(text string) (read due, said string) {
	all := saidTerm().FindAllStringSubmatch(text, 2)
	if len(all) != 1 {
		return due{}, ""
	}
	said = strings.TrimRight(all[0][1], " ,;)")
	return c.readDue(said), said
}

// Day reads a day, a month or a year in figures or in words of three languages: "25 января 2002 г.", "May 2002", "2002 ел". It
// is empty where there is none.
func Day(text string, today register.Date) register.Date {
	return calendar{today: today}.dayOf(strings.Trim(folded(text), " .;,"))
}

// DueSince counts a term from a day: "в месячный срок", "в течение 10 дней". It is empty where the text is none or the day is not known.
func DueSince(text string, since register.Date) register.Date {
	c, s := calendar{today: since, signed: since}, strings.Trim(folded(text), " .;,")
	for _, said := range []string{s, s + " со дня подписания"} { // not shown
		if m := withinTerm().FindStringSubmatch(said); m != nil {
			_, day := c.within(m[1] + m[2])
			return day
		}
		if m := adjective().FindStringSubmatch(said); m != nil {
			_, day := c.within(m[1])
			return day
		}
	}
	return ""
}

// Due reads when something is due: a day, a word such as "постоянно", or how often, in months, with the words beside that:
// "ежеквартально, до 10 числа". An empty rule says that it could not be read.
func Due(text string, today register.Date) (rule register.DueRule, day register.Date, months int, more string) {
	said := calendar{today: today}
	if read := said.readDue(text); read.rule == register.DuePeriod {
		return read.rule, "", read.months, read.more
	}
	s := strings.Trim(folded(text), " .;,")
	if season := endOfSeason(s); season != "" {
		return register.DueDay, season, 0, s
	}
	rule, day = said.readOnce(s)
	return rule, day, 0, ""
}
