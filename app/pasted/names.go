package pasted

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/storage/pattern"
)

// particles are the words of names that begin small.
var particles = []string{
	"оглы", "кызы", "улы", "угли", "кизи", "гызы", "заде", "бин", "бен", "ибн", "аль", "эль", "ас", "аш", "ад", "де", "фон", "ван", "углы", "оглу",
	"oglu", "oğlu", "ogly", "qizi", "qızı", "kyzy", "uly", "bin", "ben", "ibn", "al", "el", "de", "von", "van", "der", "da", "zadeh",
	"ла", "ле", "ди", "дос", "дель", "дер", "ден", "тер", "дю", "la", "le", "di", "dos", "del", "du", "ter", "den",
}

// before are the particles with which a name begins.
var before = []string{
	"фон", "ван", "де", "ди", "дос", "дель", "дер", "ден", "тер", "дю", "ла", "ле", "аль", "эль", "бин", "бен", "ибн",
	"von", "van", "de", "di", "dos", "del", "der", "den", "ter", "du", "la", "le", "da", "al", "el", "bin", "ben", "ibn",
}

// particlesFirst returns how many of the first words are particles before a name: "фон Штейн", "де ла Круз".
func particlesFirst(words []string) int {
	n := 0
	for n < len(words) && n < 3 && slices.Contains(before, words[n]) {
		n++
	}
	if n < len(words) && isNameWord(words[n]) && !isInitial(words[n]) {
		return n
	}
	return 0
}

// sonOf are the particles that end a name.
var sonOf = []string{"оглы", "кызы", "улы", "угли", "кизи", "гызы", "углы", "оглу", "oglu", "oğlu", "ogly", "qizi", "qızı", "kyzy", "uly"}

func startsParticle(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(plainSpaces(s)), " ")
	first, _, _ = strings.Cut(first, "-")
	return slices.Contains(particles, first)
}

// postStems begin the words that name a post, in whatever case.
var postStems = []string{
	"президент", "вице-", "премьер", "министр", "замминистр", "заместител", "председател", "сопредседател", "директор", "гендиректор", "губернатор",
	"руководител", "начальник", "ректор", "проректор", "депутат", "советник", "помощник", "секретар", "генеральн", "исполнительн", "консул",
	"представител", "эксперт", "специалист", "переводчик", "менеджер", "координатор", "управляющ", "учредител", "владелец", "уполномоченн",
	"чрезвычайн", "полномочн", "торгпред", "профессор", "академик", "доцент", "старший", "ведущий", "главный", "сотрудник",
	"рәис", "җитәкче", "башлыг", "урынбасар", "киңәшче", "ярдәмче", "вәкил", "тәрҗемәче", "әгъза", "мөдир", "илче",
	"president", "minister", "chairman", "chairperson", "chairwoman", "director", "governor", "ambassador", "counsellor", "counselor", "secretar",
	"representative", "interpreter", "manager", "rector", "vice-", "co-chair", "commissioner", "professor",
}

// postWords are whole words for a post; a longer word with such a beginning may be a name.
var postWords = []string{
	"раис", "глава", "главы", "мэр", "мэра", "посол", "посла", "член", "члены", "зам", "пом", "нач", "и.о", "врио", "зав", "заведующий", "заведующая", "атташе", "декан", "водитель", "охрана",
	"rais", "prime", "deputy", "head", "mayor", "adviser", "advisor", "general", "vice", "chair", "chief", "officer", "ceo", "cfo", "member", "expert", "assistant", "senior", "acting", "attache", "attaché", "consul", "executive",
}

// bodyStems begin the words of organisations and places, which no name has.
var bodyStems = []string{
	"министерств", "агентств", "управлени", "департамент", "аппарат", "комитет", "госкомитет", "госсовет", "компани", "университет", "институт", "академи",
	"администраци", "посольств", "представительств", "палата", "палаты", "торгово-промышленн", "исполком", "исполнительный", "корпораци", "холдинг", "ассоциаци",
	"республик", "федераци", "государственн", "федеральн", "национальн", "российск", "делегаци", "комисси", "правительств", "кабинет", "совет",
	"минэконом", "минпром", "минсельхоз", "минкульт", "минобр", "минздрав", "минтранс", "минфин", "минстрой", "минцифр", "минспорт", "минмолод", "минтруд", "минюст", "минэнерго",
	"ministry", "agency", "department", "committee", "company", "university", "institute", "academy", "embassy", "chamber", "corporation", "holding", "association",
	"republic", "federation", "government", "state", "cabinet", "council", "delegation", "commission", "оешма", "министрлыг", "хөкүмәт", "идарә",
	"консульств", "nazirli", "bakanlı", "universite", "üniversite", "şirkət", "şirket", "birliyi", "birliği", "odası", "palatası", "agentli",
}

var bodyWords = []string{
	"ооо", "оао", "зао", "пао", "ао", "нао", "гк", "гуп", "муп", "фгуп", "гбу", "гау", "фгбоу", "фгаоу", "ано", "ип", "нпо", "тпп", "кфу", "рт", "рф", "мид", "фонд", "банк", "завод", "центр", "группа", "группе", "дирекция", "дирекции", "город", "г.", "тр",
	"llc", "ltd", "inc", "jsc", "ojsc", "cjsc", "pjsc", "gmbh", "fund", "bank", "plant", "centre", "center", "group", "office", "city", "mfa", "a.ş", "aş", "qsc", "asc", "mmc", "şti", "ук", "аир", "оэз", "socar",
}

func isPostWord(word string) bool {
	w := strings.Trim(folded(word), ".,:()")
	return startsWithAny(w, postStems) || slices.Contains(postWords, w)
}

func isBodyWord(word string) bool {
	w := strings.Trim(folded(word), ".,:()")
	return startsWithAny(w, bodyStems) || slices.Contains(bodyWords, w)
}

var initialMark = pattern.Of(`^(?:\p{Lu}\p{Ll}?\.-?){1,3}$`)

// isInitial knows "Л.", "Л.Ш.", "Sh." and a letter alone; two letters without full stops are initials where they stand
// beside a surname.
func isInitial(word string) bool {
	return initialMark().MatchString(word) || utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) && unicode.IsLetter(firstRune(word))
}

func isBareInitials(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n == 2 && !isBodyWord(word)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isNameWord reports whether a word can be a part of a name: large, of letters, and of no post or organisation.
func isNameWord(word string) bool {
	word = strings.TrimRight(word, ",;")
	if isInitial(word) {
		return true
	}
	if strings.ContainsAny(word, "0123456789«»\"()/@:") || !unicode.IsUpper(firstRune(word)) {
		return false
	}
	return !isPostWord(word) && !isBodyWord(word)
}

func isPatronymic(word string) bool {
	word = strings.ToLower(strings.Trim(word, ".,"))
	return utf8.RuneCountInString(word) > 4 && slices.ContainsFunc([]string{"вич", "вна", "чна", "ьич", "мич", "кич", "вича", "вичу", "овне", "евне", "овну", "евну", "ичне", "ичну", "vich", "vna", "ichna", "evich"}, func(end string) bool {
		return strings.HasSuffix(word, end)
	})
}

// looksLikeName reports whether these can be the words of a person's name and nothing else: up to six, all of them
// large but for particles, none of them of a post or an organisation.
func looksLikeName(s string) bool {
	words := strings.Fields(withoutHonour(strings.Trim(s, " .,;")))
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, w := range words {
		if !isNameWord(w) && !(i > 0 && startsParticle(w)) && i >= particlesFirst(words) {
			return false
		}
	}
	return true
}

// looksLikeFullName wants more than one word, or initials beside one.
func looksLikeFullName(s string) bool {
	words := strings.Fields(withoutHonour(strings.Trim(s, " ,;")))
	return looksLikeName(s) && (len(words) > 1 || strings.Count(s, ".") > 1)
}

// nameAtStart returns the number of first words that are a name before something else.
func nameAtStart(words []string) int {
	if p := particlesFirst(words); p > 0 {
		if n := nameAtStart(words[p:]); n > 0 {
			return p + n
		}
		return 0
	}
	n := 0
	for n < len(words) && n < 6 && (isNameWord(words[n]) || n > 0 && startsParticle(words[n])) {
		n++
	}
	for i := range n {
		if endsName(words[:n], i) {
			return i + 1
		}
	}
	if n >= 3 && isPatronymic(words[1]) {
		return 3
	}
	if n < 2 || n > 4 && n < len(words) || n < len(words) && !beginsSmall(words[n]) && !isPostWord(words[n]) {
		return 0
	}
	return n
}

// endsName reports whether a name surely ends with the word at a place: with a patronymic, or with what initials need.
func endsName(words []string, at int) bool {
	switch {
	case at == 0:
		return false
	case slices.Contains(sonOf, folded(words[at])), at >= 2 && isPatronymic(words[at]):
		return true
	case at == 1 && isInitial(words[0]): // "И. Иванов"
		return !isInitial(words[1])
	case at == 1: // "Иванов И."
		return isInitial(words[1]) && (len(words) == 2 || !isInitial(words[2]))
	case at == 2: // "Иванов И. И.", "И. И. Иванов"
		return isInitial(words[1]) && (isInitial(words[0]) || isInitial(words[2]))
	}
	return false
}

// nameAtEnd returns the first word of a name at the end of the words, len(words) where there is none.
func nameAtEnd(words []string) int {
	n := len(words)
	if n < 2 {
		return n
	}
	last := words[n-1]
	switch {
	case slices.Contains(sonOf, folded(last)) && n >= 4:
		return nameFrom(words, n-4)
	case isPatronymic(last) && n >= 3:
		return nameFrom(words, n-3)
	case isInitial(last) || isBareInitials(last): // "Иванов И. И."
		return nameFrom(words, firstInitial(words, n-1, 1)-1)
	case isInitial(words[n-2]): // "И. И. Иванов"
		return nameFrom(words, firstInitial(words, n-2, 0))
	case n >= 3 && isPatronymic(words[n-2]):
		return nameFrom(words, n-3)
	}
	return bareNameAtEnd(words)
}

// bareNameAtEnd finds a name of two or three words without a patronymic or initials: only behind what leads to one.
func bareNameAtEnd(words []string) int {
	n := len(words)
	at := n
	for at > 0 && isNameWord(words[at-1]) {
		at--
	}
	if at > 0 && at < n && isTown(words[at-1]) {
		at++ // the name of a city
	}
	for n-at > 2 && at > 0 && (isPostWord(words[at-1]) || isOfPlace(words[at-1])) && isOfPlace(words[at]) {
		at++
	}
	if run := n - at; (run == 2 || run == 3) && at > 0 && (leadsToName(words[:at]) || isOfPlace(words[at-1])) {
		return at
	}
	return n
}

// nameFrom returns a place if all words from it on can be of a name, else their number.
func nameFrom(words []string, at int) int {
	for _, w := range words[at:] {
		if !isNameWord(w) && !startsParticle(w) {
			return len(words)
		}
	}
	return at
}

// firstInitial returns the place of the first of the one or two initials that end at a place; nothing before least
// counts.
func firstInitial(words []string, at, least int) int {
	if at > least && isInitial(words[at-1]) {
		return at - 1
	}
	return at
}

// abbreviationOf is an abbreviation in the genitive: "КАМАЗа".
var abbreviationOf = pattern.Of(`^\p{Lu}{3,}(?:а|у|ом)$`)

// isOfPlace reports whether a word says of what a post is: "Татарстана", "Казани", "КАМАЗа".
func isOfPlace(word string) bool {
	if abbreviationOf().MatchString(word) {
		return true
	}
	if utf8.RuneCountInString(word) < 4 || !unicode.IsUpper(firstRune(word)) {
		return false
	}
	for _, c := range [][2]string{{"а", ""}, {"ии", "ия"}, {"и", "ь"}, {"ы", "а"}, {"и", "я"}} {
		if stem, is := strings.CutSuffix(word, c[0]); is && isCountry(stem+c[1]) {
			return true
		}
	}
	return strings.HasSuffix(word, "ни") || strings.HasSuffix(word, "вы") // of a city: "Казани", "Москвы"
}

func isTown(word string) bool { return word == "г." || word == "г" }

// leadsToName reports whether a name may follow words: behind a small word, a post, an abbreviation or a city.
func leadsToName(words []string) bool {
	last := words[len(words)-1]
	return beginsSmall(last) || last == "РФ" || last == "РТ" || isPostWord(last) || len(words) > 1 && isTown(words[len(words)-2])
}

// honours stand before names and are no part of them.
var honours = pattern.Of(`(?i)^(?:г-н|г-жа|г-ну|г-же|гн|господин|госпожа|господину|госпоже|товарищу|тов\.|товарищ|е\.\s?п\.|е\.\s?в\.|его превосходительство|её превосходительство|ее превосходительство|уважаемый|уважаемая|mr|mrs|ms|miss|h\.\s?e|h\.\s?h|h\.\s?r\.\s?h|he|his excellency|her excellency|(?:his|her) (?:royal )?(?:highness|majesty)|his eminence|the honou?rable|hon|sir|madam|dear|әфәнде|ханым|галиҗәнап|җәнап|cənab|xanım|sayın|sn)(?:\.\s*|\s+)`)

// ranks stand before names, and are said with the post.
var ranks = pattern.Of(`(?i)^((?:(?:ст\.|старший|мл\.|младший)\s+)?(?:генерал-(?:майор|лейтенант|полковник)|генерал армии|генерал|полковник|подполковник|майор|капитан|лейтенант|контр-адмирал|адмирал|(?:академик|акад\.)(?:\s+(?:РАН|АН РТ|АН|РАЕН|НАНА))?|член-корреспондент(?:\s+(?:РАН|АН РТ))?|чл\.-корр\.(?:\s+(?:РАН|АН РТ))?|профессор|проф\.?|доцент|доц\.?|доктор|д-р|инж\.|dr\.?(?:-ing\.)?|dipl\.-ing\.|ing\.|eng\.|mag\.|mba,?|prof\.?|professor|colonel|col\.|gen\.|major-general|lieutenant-general|maj\.|capt\.|(?:д|к)\.\s?(?:э|т|ю|и|м|ф|п|полит|соц|с|с-х|х|филос|филол|физ)\.?(?:-м)?\.?\s?н\.|ph\.?d\.?|(?:доктор|кандидат|д-р|канд\.)\s+\p{Ll}+\.?\s+наук)(?:,\s*|\s+))`)

func withoutHonour(name string) string {
	for range 3 { // "H.E. Mr."
		if shorter := honours().ReplaceAllString(name, ""); hasLetters(shorter) {
			name = shorter
		}
	}
	return name
}

// withoutRank takes honours, ranks and degrees off the beginning; the ranks are returned.
func withoutRank(s string) (name string, rank []string) {
	s = withoutHonour(s)
	for range 4 {
		m := ranks().FindStringSubmatch(s)
		if m == nil || !hasLetters(s[len(m[0]):]) || !unicode.IsUpper(firstRune(s[len(m[0]):])) && !ranks().MatchString(s[len(m[0]):]) && particlesFirst(strings.Fields(s[len(m[0]):])) == 0 {
			break
		}
		rank = append(rank, strings.Trim(m[1], " ,"))
		s = withoutHonour(s[len(m[0]):])
	}
	return s, rank
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
	return strings.ReplaceAll(s, "..", ".")
}

// cleanPost removes the mark at the end of an item of a list; that of a short abbreviation stays.
func cleanPost(s string) string {
	s = strings.Trim(plainSpaces(s), " ,;:–—-")
	words := strings.Fields(s)
	if len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) > 4 {
		s = strings.TrimRight(s, ".;,")
	}
	if !hasLetters(s) {
		return ""
	}
	return s
}

// withoutCapitals writes a surname in capitals as it is written in a letter: "ИВАНОВ Иван Иванович", "Rashad MAMMADOV". A name all of
// whose words are in capitals may be that of a firm, unless it has initials or a patronymic.
func withoutCapitals(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || !slices.ContainsFunc(words, func(w string) bool {
		return isInitial(w) || isPatronymic(w) || strings.ContainsFunc(w, unicode.IsLower) && !startsParticle(w)
	}) {
		return name
	}
	for i, w := range words {
		if capitals(w) < 2 || isInitial(w) || isBareInitials(w) && len(words) == 2 || romanNumber().MatchString(w) {
			continue
		}
		words[i] = namePart().ReplaceAllStringFunc(w, func(part string) string {
			_, size := utf8.DecodeRuneInString(part)
			return part[:size] + smallLetters(part[size:])
		})
	}
	return strings.Join(words, " ")
}

// namePart is a part of a surname: those of "ИВАНОВ-ПЕТРОВ" and "O'NEIL" begin large.
var namePart = pattern.Of(`[\p{L}\p{M}]+`)

// romanNumber is that of a ruler.
var romanNumber = pattern.Of(`^[IVX]+$`)

// smallLetters writes a text small; beside the letters of Azerbaijani and Turkish a large I has no dot.
func smallLetters(s string) string {
	if strings.ContainsAny(s, "İƏĞŞ") {
		return strings.ToLowerSpecial(unicode.AzeriCase, s)
	}
	return strings.ToLower(s)
}

// Initials parts a name into the words that it writes out and its initials in any writing: "Л.Ш.", "Л. Ш.", "ЛШ",
// "L. Sh.".
func Initials(name string) (words, letters []string) {
	name = withoutHonour(plainSpaces(name))
	written := strings.ContainsFunc(name, unicode.IsLower) // in capitals alone two letters may be a word
	for _, word := range strings.Fields(name) {
		switch word = strings.Trim(word, ","); {
		case isInitial(word):
			for letter := range strings.SplitSeq(word, ".") {
				if letter = strings.Trim(letter, "- "); letter != "" {
					letters = append(letters, letter)
				}
			}
		case written && isBareInitials(word):
			for _, letter := range word {
				letters = append(letters, string(letter))
			}
		case word != "":
			words = append(words, word)
		}
	}
	return words, letters
}
