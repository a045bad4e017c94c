package field

import (
	"slices"
	"strings"

	"accord/storage/register"
)

var visits = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|визит|мероприятие|тема|title|visit|name|исем|исеме|визит исеме")},
		{Name: "direction", Sort: Choice, Family: "visit.direction.", Values: texts([]register.Direction{register.Incoming, register.Outgoing}), heads: words("направление|входящий исходящий|direction|юнәлеш")},
		{Name: "type", Sort: Choice, Family: "visit.type.", Values: texts(register.VisitTypes), heads: words("вид|тип|вид визита|тип визита|type|kind|төр|төре")},
		{Name: "level", Sort: Choice, Family: "visit.level.", Values: texts(register.VisitLevels), heads: words("уровень|level|дәрәҗә")},
		{Name: "partners", Sort: Names, Kind: register.KindPartner, Place: "places", heads: words("страна|страны|государство|партнер|партнеры|country|countries|partner|partners|ил|партнер")},
		{Name: "days", Sort: Day, Place: "places", label: "sheet.field.days", heads: words("дата|даты|сроки|срок|период|даты визита|срок визита|date|dates|period|when|көннәр|вакыты|көне|датасы")},
		{Name: "from", Sort: Day, Till: "to", heads: words("с|начало|дата начала|прибытие|дата прибытия|заезд|дата заезда|приезд|дата приезда|выезд|дата выезда|вылет|from|start|start date|begin|arrival|башлану")},
		{Name: "to", Sort: Day, Ends: true, heads: words("по|окончание|дата окончания|отъезд|дата отъезда|убытие|дата убытия|возвращение|дата возвращения|выезд|дата выезда|прилет|to|end|end date|departure|тәмамлану")},
		{Name: "places", Sort: Phrase, heads: words("место|город|города|пункт|куда|место проведения|place|places|city|cities|where|урын|шәһәр|location|venue")},
		{Name: "head", Sort: Name, Kind: register.KindPerson, label: "visit.role.head", heads: words("глава делегации|глава|руководитель|руководитель делегации|head|head of delegation|leader|делегация башлыгы|җитәкче|кто выезжает|выезжающий|кто направляется|старший группы")},
		{Name: "delegation", Sort: Names, Kind: register.KindPerson, heads: words("делегация|состав делегации|участники|члены делегации|состав|delegation|members|participants|делегация составы|катнашучылар|сопровождающие лица|сопровождающие|accompanying persons|accompanied by|delegation members")},
		{Name: "ground", Sort: Phrase, heads: words("основание|приглашение|основание визита|ground|basis|invitation|нигез")},
		{Name: "purpose", Sort: Phrase, heads: words("цель|цель визита|цели|purpose|aim|goal|максат")},
		{Name: "sender", Sort: Name, Kind: register.KindPartner, Ours: true, heads: words("направляющая организация|направляющая сторона|sending body|sent by|җибәрүче")},
		{Name: "host", Sort: Name, Kind: register.KindPartner, heads: words("принимающая организация|принимающая сторона|host|hosted by|receiving body|кабул итүче")},
		{Name: "state", Sort: Choice, Family: "visit.state.", Values: texts(register.VisitStates), Noted: true, heads: words("статус|состояние|статус визита|состояние визита|отметка|отметка о проведении|status|state|халәте|халәт")},
		{Name: "results", Sort: Phrase, Instead: "state", heads: words("итоги|результаты|результат|итоги визита|results|outcome|outcomes|нәтиҗә|нәтиҗәләр")},
		{Name: "note", Sort: Phrase, Instead: "state", heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:  [][]string{{"id"}, {"title", "from"}, {"partners", "from"}, {"title"}},
	like:  [][]string{{"partners", "from"}},
	fixed: map[string]string{"direction": string(register.Outgoing)},
	fill:  of(fillVisit),
}

func fillVisit(r *register.Visit, v Values) {
	v.called("title", &r.Title, nil)
	choose(v, "direction", &r.Direction)
	choose(v, "type", &r.Type)
	choose(v, "level", &r.Level)
	v.ids("partners", &r.PartnerIDs)
	span(v, &r.From, &r.To)
	for _, name := range placesOf(v["places"].Text) {
		if !slices.ContainsFunc(r.Places, func(p register.Place) bool { return samePhrase(p.Name, name) }) {
			r.Places = append(r.Places, register.Place{Name: name})
		}
	}
	delegates(r, v["head"].IDs, register.DelegateHead)
	delegates(r, v["delegation"].IDs, register.DelegateMember)
	v.text("ground", &r.Ground)
	v.text("purpose", &r.Purpose)
	v.id("sender", &r.SenderID)
	v.id("host", &r.HostID)
	v.text("results", &r.Results)
	v.note(&r.Note)
	decideVisit(r, register.VisitState(v["state"].Choice))
	if r.Title.IsZero() { // many tables of visits say only what for
		r.Title = firstLine(r.Purpose)
	}
}

// decideVisit puts a visit into a state that people decide on, unless it was in that before. All others follow from the days.
func decideVisit(r *register.Visit, state register.VisitState) {
	decided := slices.Contains(register.VisitDecisions, state) && state != register.VisitClosed // which wants a day and a report
	known := string(r.Fate) == string(state) || slices.ContainsFunc(r.Steps, func(s register.VisitStep) bool { return s.State == state })
	if decided && !known {
		r.Steps = append(r.Steps, register.VisitStep{State: state})
	}
}

// Decided reports whether a state is one that people decide on: no other follows from what stands in the place of a text.
func Decided(state string) bool {
	return slices.Contains([]string{string(register.VisitCancelled), string(register.VisitPostponed), string(register.SessionMoved)}, state)
}

// span sets the first and the last day out of a column of both, or of one for each.
func span(v Values, from, to *register.Date) {
	if days, there := v["days"]; there {
		*from = days.Day
		if days.Line != "" {
			*to = register.Date(days.Line)
		}
	}
	v.day("from", from)
	v.day("to", to)
}

func delegates(r *register.Visit, ids []register.ID, role register.DelegateRole) {
	for _, id := range ids {
		if !slices.ContainsFunc(r.Delegation, func(d register.Delegate) bool { return d.PersonID == id }) {
			r.Delegation = append(r.Delegation, register.Delegate{PersonID: id, Role: role})
		}
	}
}

// placesOf cuts a phrase into places.
func placesOf(t register.Text) []register.Text {
	var all []register.Text
	for _, l := range register.Languages {
		i := 0
		for one := range strings.FieldsFuncSeq(t.Get(l), func(r rune) bool { return strings.ContainsRune(";/,&\n", r) }) {
			if one = register.Line(one); one == "" {
				continue
			}
			if i == len(all) {
				all = append(all, register.Text{})
			}
			all[i].Set(l, one)
			i++
		}
	}
	return all
}

func firstLine(t register.Text) register.Text {
	for _, l := range register.Languages {
		line, _, _ := strings.Cut(t.Get(l), "\n")
		t.Set(l, line)
	}
	return t
}

// Start and End are the hours of a meeting, which stand beside its day.
const (
	Start = "hours.start"
	End   = "hours.end"
)

var meetings = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "number", Sort: Line, heads: words("№|номер|№ п п|number|no|номеры")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|встреча|тема|title|meeting|name|subject|исем|очрашу")},
		{Name: "day", Sort: Day, Place: "place", Hours: true, heads: words("дата|дата встречи|дата и время|день|date|day|when|көн|датасы")},
		{Name: Start, Sort: Line, Hours: true, label: "meeting.start", heads: words("время|время встречи|часы|начало|time|hours|вакыты")},
		{Name: "place", Sort: Phrase, heads: words("место|место встречи|город|place|where|city|урын|location|venue")},
		{Name: "partners", Sort: Names, Kind: register.KindPartner, heads: words("организация|страна|партнер|иностранная организация|country|organisation|organization|partner|partners|ил|оешма")},
		{Name: "theirs", Sort: Names, Kind: register.KindPerson, Body: "partners", heads: words("иностранец|иностранцы|с кем|собеседник|собеседники|участники с их стороны|с иностранной стороны|фио иностранных участников|ф и о иностранных участников|иностранные участники|участники с иностранной стороны|участники от иностранной стороны|фио иностранца|иностранные граждане|foreigner|foreigners|their participants|чит ил кешесе|ф и о иностранца|фио иностранных граждан|ф и о иностранных граждан")},
		{Name: "ours", Sort: Names, Kind: register.KindPerson, heads: words("наши участники|участники|участники с нашей стороны|с нашей стороны|our participants|participants|безнең катнашучылар")},
		{Name: "ground", Sort: Phrase, heads: words("основание|ground|basis|нигез")},
		{Name: "aim", Sort: Phrase, heads: words("цель|цель встречи|основание и цель|aim|purpose|максат")},
		{Name: "content", Sort: Phrase, heads: words("содержание|вопросы|обсуждаемые вопросы|обсуждавшиеся вопросы|повестка|темы|краткое содержание|характер беседы|содержание беседы|итоги|итоги встречи|результаты|content|contents|summary|эчтәлек")},
		{Name: "permit", Sort: Phrase, heads: words("кем разрешено|разрешение|кто разрешил|permit|permitted by|permission|рөхсәт")},
		{Name: "reported_on", Sort: Day, heads: words("дата отчета|отчет|reported on|report date|хисап")},
		{Name: "reported_to", Sort: Phrase, heads: words("кому направлен|кому направлен отчет|отчет направлен|reported to|report sent to")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys: [][]string{{"id"}, {"number", "day"}, {"title", "day"}},
	fill: of(func(m *register.Meeting, v Values) {
		v.line("number", &m.Number)
		v.called("title", &m.Title, nil)
		v.day("day", &m.Day)
		v.line(Start, &m.Start)
		v.line(End, &m.End)
		v.text("place", &m.Place)
		v.ids("partners", &m.PartnerIDs)
		v.ids("theirs", &m.Theirs)
		v.ids("ours", &m.Ours)
		v.text("ground", &m.Ground)
		v.text("aim", &m.Aim)
		v.text("content", &m.Content)
		v.text("permit", &m.Permit)
		v.day("reported_on", &m.ReportedOn)
		v.text("reported_to", &m.ReportedTo)
		v.note(&m.Note)
		if m.Title.IsZero() {
			m.Title = firstLine(m.Aim)
		}
		if m.Title.IsZero() {
			m.Title = firstLine(m.Content)
		}
	}),
}
