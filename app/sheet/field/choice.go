package field

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"accord/app/lang"
	"accord/storage/pattern"
	"accord/storage/register"
)

// otherWords are words for values of enumerations that the forms do not have, by the family and the value: those of customs and
// of Comtrade, and what people write.
var otherWords = map[string]string{
	"trade-record.flow.export": "эк|экспорт|x|export|exports|вывоз", "trade-record.flow.import": "им|импорт|m|import|imports|ввоз", "trade-record.flow.re_export": "rx|re export|реэкспорт", "trade-record.flow.turnover": "товарооборот|оборот|turnover|total trade",
	"agreement.kind.memorandum": "меморандум|mou|memorandum|мемрандум|меморандум о взаимопонимании|memorandum of understanding", "agreement.kind.agreement": "соглашение|согл|agreement|килешү", "agreement.kind.treaty": "договор|treaty|шартнамә", "agreement.kind.protocol": "протокол|protocol|беркетмә",
	"agreement.kind.exchange_of_notes": "обмен нотами|exchange of notes|ноты|notes", "agreement.kind.exchange_of_letters": "обмен письмами|exchange of letters|письма|letters", "agreement.kind.action_plan": "план мероприятий|дорожная карта|road map|roadmap|action plan|план",
	"agreement.kind.convention": "конвенция|convention", "agreement.kind.programme": "программа|programme|program", "agreement.kind.joint_statement": "совместное заявление|заявление|joint statement|declaration|декларация|communique|коммюнике", "agreement.kind.contract": "контракт|contract",
	"agreement.kind.additional_protocol": "дополнительный протокол|доп протокол|additional protocol|дополнительное соглашение|supplementary agreement", "agreement.kind.protocol_of_intent": "протокол о намерениях|letter of intent|protocol of intent",
	"agreement.status.in_force":   "действует|действ|действующее|действующий|в силе|вступило в силу|вступил в силу|исполняется|реализуется|active|valid|in effect|entered into force|operative|current|көчендә",
	"agreement.status.terminated": "прекращено|прекратило действие|прекратил действие|действие прекращено|не действует|недействующее|недействующий|недействительно|утратило силу|утратил силу|утратила силу|расторгнуто|расторгнут|денонсировано|денонсирован|аннулировано|not in force|no longer in force|denounced|inactive|ceased|annulled|гамәлдән чыккан|гамәлдә түгел",
	"agreement.status.expired":    "истекло|истек|истек срок|срок истек|срок действия истек|истек срок действия|завершено|завершен|lapsed|term expired|срогы чыккан", "agreement.status.draft": "проект|на согласовании|согласовывается|готовится|в разработке|draft|under negotiation",
	"agreement.status.signed": "подписано|подписан|подписана|заключено|заключен|concluded", "agreement.status.not_concluded": "не заключено|не подписано|не подписан|not signed", "agreement.status.suspended": "приостановлено|действие приостановлено",
	"visit.direction.incoming": "входящий|въезд|приезд|прием|incoming|inbound|in|к нам", "visit.direction.outgoing": "исходящий|выезд|командировка|outgoing|outbound|out|от нас",
	"invitation.direction.incoming": "входящее|нам|к нам|incoming|inbound|in", "invitation.direction.outgoing": "исходящее|от нас|outgoing|outbound|out",
	"invitation.reply.accepted": "да|принято|согласие|согласие получено|получено согласие|согласен|принял|приедет|приму участие|примет участие|подтвердил|подтверждено|подтвердил участие|участие подтверждено|участие подтвердил|будет участвовать|будет|confirmed|will attend|attending|yes|accepted|әйе", "invitation.reply.declined": "нет|отказ|отклонено|отказался|не приедет|не сможет|no|declined|refused|regrets|declined with regrets|unable to attend|юк",
	"commitment.result.fulfilled": "исполнено|выполнено|снято с контроля|снято|закрыто|closed|да|fulfilled|done|completed|үтәлде", "commitment.result.partly": "частично|исполнено частично|partly|partially", "commitment.result.not_fulfilled": "не исполнено|не выполнено|нет|not fulfilled|not done",
	"side.ours": "наша|наша сторона|россия|татарстан|рт|our|ours", "side.theirs": "их|иностранная|другая сторона|their|theirs|foreign",
	"commitment.side.ours": "наша|наша сторона|мы|our|ours|безнеке", "commitment.side.theirs": "их|иностранная|другая сторона|their|theirs", "commitment.side.both": "обе|обе стороны|стороны|обеими сторонами|совместно|both|joint|jointly|both sides|both parties|the parties|parties|the sides|икесе|ике як|яклар",
	"session.mode.video": "вкс|видео|онлайн|дистанционно|video|online|videoconference", "session.mode.in_person": "очно|очная|офлайн|оффлайн|in person|offline", "session.mode.mixed": "смешанная|гибрид|hybrid|mixed",
	"event.kind.exhibition": "выставка|expo|exhibition", "event.kind.round_table": "круглый стол|round table|roundtable", "event.kind.forum": "форум|forum", "event.kind.summit": "саммит|summit", "event.kind.conference": "конференция|conference|семинар|seminar",
	"partner.kind.enterprise": "ооо|оао|зао|пао|ао|ип|предприятие|компания|фирма|завод|company|enterprise|firm|plant", "partner.kind.state": "страна|государство|state|country|ил", "partner.kind.authority": "министерство|ведомство|орган власти|ministry|authority|agency", "partner.kind.mission": "посольство|консульство|генконсульство|торгпредство|представительство|embassy|consulate|trade mission",
	"visit.state.cancelled": "отменен|отмена|не состоялся|не проводился|cancelled|canceled|did not take place", "visit.state.postponed": "отложен|перенесен|перенос|postponed|moved",
	"visit.state.ended": "состоялся|проведен|прошел|завершен|выполнен|held|took place|done|completed", "visit.state.planned": "планируется|запланирован|план|предстоит|planned",
	"visit.state.agreeing": "на согласовании|согласовывается", "visit.state.approved": "утвержден|согласован|approved", "visit.state.preparation": "готовится|в подготовке",
	"event.state.cancelled": "отменено|отмена|не состоялось|не проводилось|cancelled|canceled", "event.state.postponed": "отложено|перенесено|перенос|postponed|moved",
	"event.state.held": "состоялось|проведено|прошло|завершено|held|done|completed", "event.state.planned": "планируется|запланировано|план|предстоит|planned",
	"session.state.cancelled": "отменено|отмена|не состоялось|не проводилось|cancelled|canceled", "session.state.moved": "перенесено|отложено|перенос|postponed|moved",
	"session.state.held": "состоялось|проведено|прошло|held|done", "session.state.planned": "планируется|запланировано|план|предстоит|planned",
	"commission.kind.intergovernmental": "мпк|межправкомиссия|межправительственная|межправительственная комиссия по торгово экономическому сотрудничеству|intergovernmental commission", "commission.kind.mixed": "смешанная|mixed", "commission.kind.working_group": "рг|рабочая группа|working group", "commission.kind.joint_working_group": "срг|joint working group",
	"production-link.state.working": "действующее|действующий|действующая|работает|функционирует|реализуется|operating|active", "production-link.state.closed": "прекращено|прекращена|закрыта|завершено|не действует|ликвидировано|terminated|closed down", "production-link.state.planned": "план|переговоры|ведутся переговоры|в стадии переговоров|прорабатывается|negotiations|planned", "production-link.state.under_construction": "строительство|в стадии строительства|создаётся|under construction",
	"production-link.kind.joint_venture": "сп|совместное предприятие|joint venture", "production-link.kind.service_centre": "сервис|сервисный центр", "production-link.kind.supply": "экспорт|импорт|закупки|поставка продукции|поставка комплектующих|поставка оборудования|поставка сырья", "production-link.kind.assembly": "сборочное производство|локализация|крупноузловая сборка|assembly plant",
	"partner.kind.municipality": "город|муниципалитет|city|town|municipality", "partner.kind.territory": "регион|область|провинция|region|province", "partner.kind.international_body": "международная организация|international organisation|international organization",
	"partner.kind.university": "вуз|университет|институт|university|institute",
}

// Choose returns the value of an enumeration for a word in any language, or for its own name. The word may have the
// form's ending, or another one ("межправительственное", "соглашения") where it can mean one value alone.
func (f Field) Choose(word string) (value string, known bool) {
	if plain := Fold(word); plain != "" {
		for _, v := range f.Values {
			if f.meant(v, plain, Fold) {
				return v, true
			}
		}
	}
	plain := stem(word)
	if plain == "" {
		return "", false
	}
	for _, v := range f.Values {
		switch {
		case !f.meant(v, plain, stem):
		case known:
			return "", false // one word for two
		default:
			value, known = v, true
		}
	}
	return value, known
}

// Remarked parts a word of an enumeration from the remark behind it: "Исполнено. Письмо № 12", "отказ (занятость)". Of a state its first
// words tell it: "отменён по просьбе другой стороны".
func (f Field) Remarked(cell string) (value, remark string) {
	if substitute().MatchString(cell) && slices.Contains(f.Values, string(register.ReplyRepresentative)) {
		return string(register.ReplyRepresentative), cell
	}
	at := strings.IndexAny(cell, ".,;:(—–\n0123456789")
	if strings.Contains(cell, " ") {
		if paper := byPaper().FindStringIndex(cell); paper != nil && (at < 0 || paper[0] < at) {
			at = paper[0]
		}
	}
	if at < 0 && f.Noted {
		at = len(cell)
	}
	for at > 0 {
		if value, known := f.Choose(cell[:at]); known {
			return value, strings.Trim(cell[at:], ".,;:()—– \n")
		}
		if !f.Noted {
			break
		}
		at = strings.LastIndex(strings.TrimRight(cell[:at], " "), " ")
	}
	return "", ""
}

// byPaper names the paper by which something was done: "исполнено письмом № 5", "снято с контроля согласно протоколу".
var byPaper = pattern.Of(`(?i)\s(?:письм|согласно|приказ|протокол|распоряжени|постановлени|служебн|отч[её]т|справк|исх|вх|№|(?:by|with|under)\s|хат\s)`)

// substitute is what people write of somebody who sends another: "приедет зам. министра".
var substitute = pattern.Of(`(?i)(?:приед|прибуд|буд[её]т|участ|направ|команд|делегир|send|attend|come|represent|килә|катнаш|җибәр).*(?:^|[^\pL])(?:зам|представител|deputy|representative|вәкил|урынбасар)|` +
	`(?:^|[^\pL])(?:вместо (?:него|не[её]|себя)|represented by)(?:[^\pL]|$)`)

var movedDeadline = pattern.Of(`(?i)(?:перен[ео]с|продл[еёи]|отложен|отсроч|сдвинут|extended|postponed|prolonged|кичектер|озайтыл)`)

// MovesDeadline reports whether a remark says that something is to be done later: "срок перенесён на 01.03.2023".
func MovesDeadline(remark string) bool { return movedDeadline().MatchString(remark) }

// Tells returns the choice that a text makes which stands in the place of something else, as a whole or before a mark, a number, a day or
// the reason: "перенесён на май", "не состоялся из-за болезни".
func (f Field) Tells(text string) (value string, whole bool) {
	if value, known := f.Choose(text); known {
		return value, true
	}
	if at := choiceEnds().FindStringIndex(text); at != nil {
		value, _ = f.Choose(text[:at[0]])
	}
	return value, false
}

var choiceEnds = pattern.Of(`(?i)\s*(?:[.,;:(—–\n\d]|\s(?:на|до|по|с|из-за|ввиду|в связи|вследствие|стороной|to|until|till|due|because|by|since)\s)`)

func (f Field) meant(value, plain string, plainly func(string) string) bool {
	if plainly(value) == plain {
		return true
	}
	for _, l := range register.Languages {
		if plainly(lang.In(l).T(f.Family+value)) == plain {
			return true
		}
	}
	others := otherWords[f.Family+value]
	if value == "other" { // of whatever family
		others += "|другое|другой|другая|прочее|прочие|прочая|иное|иной|иная|башка|other|misc|miscellaneous"
	}
	for other := range strings.SplitSeq(others, "|") {
		if plainly(other) == plain {
			return true
		}
	}
	return false
}

// stem folds words further: without their final vowels, which change with gender, case and number, and with letters of
// one alphabet where somebody typed two.
func stem(word string) string {
	some := strings.Fields(Fold(oneAlphabet(word)))
	for i, w := range some {
		if short := strings.TrimRight(w, "аеиоуыэюяйь"); len([]rune(short)) >= shortestStem {
			some[i] = short
		}
	}
	return strings.Join(some, " ")
}

// shortestStem is how many letters of a word stay at least.
const shortestStem = 4

// lookAlikes are Latin letters that look like Cyrillic ones.
var lookAlikes = strings.NewReplacer("a", "а", "c", "с", "e", "е", "k", "к", "m", "м", "o", "о", "p", "р", "t", "т", "x", "х", "y", "у",
	"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х", "Y", "У")

// oneAlphabet replaces Latin letters that look Cyrillic in Cyrillic words.
func oneAlphabet(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			words[i] = lookAlikes.Replace(w)
		}
	}
	return strings.Join(words, " ")
}

// agreementKinds are the kinds of agreements by their folded words, the longest first.
var agreementKinds = sync.OnceValue(func() (all []struct{ word, value string }) {
	f, _ := Find(register.KindAgreement, "kind")
	for _, v := range f.Values {
		names := strings.Split(otherWords[f.Family+v], "|")
		for _, l := range register.Languages {
			names = append(names, Fold(lang.In(l).T(f.Family+v)))
		}
		for _, one := range names {
			if one != "" {
				all = append(all, struct{ word, value string }{one + " ", v})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b struct{ word, value string }) int { return len(b.word) - len(a.word) })
	return all
})

// KindOf guesses the kind of an agreement by the first words of its title.
func KindOf(title string) (value string, known bool) {
	if letters := []rune(title); len(letters) > longest {
		title = string(letters[:longest])
	}
	plain := Fold(title) + " "
	for _, one := range agreementKinds() {
		if strings.HasPrefix(plain, one.word) {
			return one.value, true
		}
	}
	return "", false
}

// The words for a truth.
var (
	yes = words("да|yes|y|true|1|+|x|х|v|есть|наш|наша|наши|ours|әйе|безнеке|наша сторона|our side|безнең як")
	no  = words("нет|no|n|false|0|нет данных|их|не наш|theirs|юк|иностранная сторона|другая сторона|foreign side|чит ил ягы")
)

// Says reads a truth.
func Says(word string) (truth, known bool) {
	if strings.Contains("+✓✔☑", strings.TrimSpace(word)) && strings.TrimSpace(word) != "" {
		return true, true
	}
	if one := strings.TrimSpace(word); one == "-" || one == "–" || one == "—" {
		return false, true
	}
	plain := Fold(word)
	for _, w := range yes {
		if w == plain && w != "" {
			return true, true
		}
	}
	for _, w := range no {
		if w == plain && w != "" {
			return false, true
		}
	}
	return false, false
}

// nothing are the words that people write where nothing is known.
var nothing = words("u n|un|unknown|not known|notknown|n k|nk|n a|na|none|nil|no data|not available|not applicable|tbc|tbd|б д|бд|без даты|б н|бн|без номера|без №|номера нет|номерсыз|no number|s n|нет|нет данных|нет сведений|по мере необходимости|при необходимости|as needed|кирәк булганда|неизвестно|не известно|не вступило|не вступило в силу|не вступил в силу|еще не вступило|not yet|not yet in force|үз көченә кермәгән|уточняется|уточнить|будет уточнено|не определено|не определена|не определен|неопределенный|по согласованию|вакансия|вакантно|неизв|не указано|не указана|н д|нд|н и|отсутствует|билгесез|юк|null|nan")

// blanks are the words that leave a choice empty, by its family.
var blanks = map[string][]string{
	"invitation.reply.":  words("нет ответа|ответ не поступил|ответ не поступал|не ответили|без ответа|ответа нет|ответ не получен|ожидается|ждем|no reply|no answer|awaiting|pending|җавап юк"),
	"commitment.result.": words("на исполнении|исполняется|не начато|not started|ongoing|в работе|на контроле|в процессе|выполняется|просрочено|срок не наступил|overdue|in progress|pending|open|under way|үтәлә"),
}

// Blank reports whether a word says that nothing is chosen yet.
func (f Field) Blank(word string) bool { return slices.Contains(blanks[f.Family], Fold(word)) }

// Nothing reports whether a cell says that nothing is known: "U/N", "б/д", "Not Known", "—", ": 0".
func Nothing(cell string) bool {
	plain := Fold(cell)
	if plain == "" {
		return !strings.ContainsAny(cell, "+✓✔☑")
	}
	if rest, marked := strings.CutPrefix(strings.TrimSpace(cell), ":"); marked && strings.Trim(rest, " 0") == "" {
		return true
	}
	for _, w := range nothing {
		if plain == w {
			return true
		}
	}
	return false
}
