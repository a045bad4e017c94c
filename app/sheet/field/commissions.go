package field

import (
	"slices"
	"strings"

	"accord/storage/register"
)

var commissions = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|комиссия|наименование комиссии|title|name|commission|исем|исеме|комиссия исеме")},
		{Name: "kind", Sort: Choice, Family: "commission.kind.", Values: texts(register.CommissionKinds), heads: words("вид|тип|kind|type|төр|төре")},
		{Name: "level", Sort: Choice, Family: "agreement.level.", Values: texts(register.Levels), heads: words("уровень|level|дәрәҗә")},
		{Name: "ours", Sort: Name, Kind: register.KindPartner, Ours: true, heads: words("наша сторона|российская сторона|our side|безнең як")},
		{Name: "theirs", Sort: Name, Kind: register.KindPartner, heads: words("страна|государство|партнер|другая сторона|country|partner|their side|ил")},
		{Name: "agreement", Sort: Name, Kind: register.KindAgreement, heads: words("соглашение|основание|учредительный документ|agreement|founding agreement|килешү")},
		{Name: "periodicity", Sort: Number, heads: words("периодичность|периодичность мес|periodicity|periodicity months|months")},
		{Name: "co_chair_ours", Sort: Name, Kind: register.KindPerson, label: "sheet.field.co_chair_ours", heads: words("сопредседатель|наш сопредседатель|сопредседатель с российской стороны|сопредседатель от российской стороны|сопредседатель российской части|председатель российской части|российский сопредседатель|сопредседатель с нашей стороны|председатель нашей части|our co chair|co chair|рәистәш")},
		{Name: "co_chair_theirs", Sort: Name, Kind: register.KindPerson, label: "sheet.field.co_chair_theirs", heads: words("сопредседатель с другой стороны|сопредседатель с иностранной стороны|сопредседатель от иностранной стороны|сопредседатель иностранной части|председатель иностранной части|иностранный сопредседатель|their co chair|foreign co chair")},
		{Name: "secretary_ours", Sort: Name, Kind: register.KindPerson, label: "sheet.field.secretary_ours", heads: words("секретарь|ответственный секретарь|отв секретарь|секретарь российской части|ответственный секретарь российской части|ответственный секретарь от рт|secretary|executive secretary|our secretary|сәркатип|җаваплы сәркатип")},
		{Name: "secretary_theirs", Sort: Name, Kind: register.KindPerson, label: "sheet.field.secretary_theirs", heads: words("секретарь иностранной части|ответственный секретарь иностранной части|ответственный секретарь с иностранной стороны|секретарь с иностранной стороны|their secretary|foreign secretary")},
		{Name: "members_ours", Sort: Names, Kind: register.KindPerson, label: "sheet.field.members_ours", heads: words("члены|состав|члены комиссии|состав комиссии|члены от рт|члены с российской стороны|члены от российской стороны|члены российской части|состав российской части|члены от татарстана|участники от рт|представители рт|members|our members|russian members|әгъзалар|әгъзалары")},
		{Name: "members_theirs", Sort: Names, Kind: register.KindPerson, label: "sheet.field.members_theirs", heads: words("члены иностранной части|состав иностранной части|члены с иностранной стороны|члены от иностранной стороны|their members|foreign members")},
		{Name: "aliases", Sort: Line, Several: true, heads: words("сокращение|другие названия|краткое наименование|aliases|short name|abbreviation|кыскартылма")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:  [][]string{{"id"}, {"title"}},
	fixed: map[string]string{"kind": string(register.CommissionIntergovernmental)},
	fill: of(func(c *register.Commission, v Values) {
		v.called("title", &c.Title, c.Aliases)
		choose(v, "kind", &c.Kind)
		choose(v, "level", &c.Level)
		v.id("ours", &c.OursID)
		v.id("theirs", &c.TheirsID)
		v.id("agreement", &c.AgreementID)
		v.number("periodicity", &c.Periodicity)
		for _, m := range membersOf {
			members(c, v[m.field].IDs, m.side, m.role)
		}
		v.otherNames(&c.Aliases, c.Title)
		v.note(&c.Note)
	}),
}

// CommissionKind guesses what a commission is by its title.
func CommissionKind(title string) (kind register.CommissionKind, known bool) {
	plain := Fold(title)
	switch {
	case strings.Contains(plain, "совместная рабочая группа"), strings.Contains(plain, "joint working group"):
		return register.CommissionJointGroup, true
	case strings.Contains(plain, "рабочая группа"), strings.Contains(plain, "working group"), strings.Contains(plain, "эшче төркем"):
		return register.CommissionWorkingGroup, true
	case strings.Contains(plain, "смешанная"), strings.Contains(plain, "mixed commission"), strings.Contains(plain, "катнаш комиссия"):
		return register.CommissionMixed, true
	case strings.Contains(plain, "межправительственная"), strings.Contains(plain, "intergovernmental"), strings.Contains(plain, "хөкүмәтара"):
		return register.CommissionIntergovernmental, true
	}
	return "", false
}

// membersOf are the fields for people in commissions, the highest role first: who has one is no plain member besides.
var membersOf = []struct {
	field string
	side  register.Side
	role  register.MemberRole
}{
	{"co_chair_ours", register.Ours, register.RoleCoChair}, {"co_chair_theirs", register.Theirs, register.RoleCoChair},
	{"secretary_ours", register.Ours, register.RoleSecretary}, {"secretary_theirs", register.Theirs, register.RoleSecretary},
	{"members_ours", register.Ours, register.RoleOfMember}, {"members_theirs", register.Theirs, register.RoleOfMember},
}

// members adds those who are not on a side of a commission yet.
func members(c *register.Commission, ids []register.ID, side register.Side, role register.MemberRole) {
	for _, id := range ids {
		if !slices.ContainsFunc(c.Members, func(m register.Member) bool { return m.PersonID == id && m.Side == side }) {
			c.Members = append(c.Members, register.Member{PersonID: id, Side: side, Role: role})
		}
	}
}

var sessions = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "commission", Sort: Name, Kind: register.KindCommission, Again: true, heads: words("комиссия|наименование комиссии|commission|комиссия исеме")},
		{Name: "number", Sort: Number, heads: words("номер|№|номер заседания|№ заседания|заседание|number|no|session|номеры|утырыш")},
		{Name: "days", Sort: Day, Place: "place", label: "sheet.field.days", heads: words("дата|даты|дата проведения|даты проведения|date|dates|held|held on|көне|датасы")},
		{Name: "from", Sort: Day, Till: "to", heads: words("с|начало|дата начала|from|start|start date|башлану")},
		{Name: "to", Sort: Day, Ends: true, heads: words("по|окончание|дата окончания|to|end|end date|тәмамлану")},
		{Name: "host", Sort: Choice, Family: "side.", Values: texts(register.Sides), heads: words("принимающая сторона|сторона|host|host side|кабул итүче як")},
		{Name: "mode", Sort: Choice, Family: "session.mode.", Values: texts(register.Modes), heads: words("форма|формат|форма проведения|mode|format|форма")},
		{Name: "place", Sort: Phrase, heads: words("место|город|место проведения|place|city|where|урын|шәһәр|venue|location")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|тема|title|name|исем")},
		{Name: "state", Sort: Choice, Family: "session.state.", Values: texts(register.SessionStates), Noted: true, heads: words("статус|состояние|статус заседания|состояние заседания|отметка о проведении|status|state|халәте|халәт")},
		{Name: "protocol_number", Sort: Line, Dated: "signed_on", heads: words("номер протокола|№ протокола|протокол|protocol|protocol number|protocol no|беркетмә номеры|minutes|minutes no|minutes number")},
		{Name: "signed_on", Sort: Day, heads: words("дата подписания протокола|дата протокола|протокол подписан|protocol signed|protocol date|signed on|беркетмә имзаланган|minutes signed|minutes signed on|date of minutes")},
		{Name: "decisions", Sort: Phrase, Instead: "state", heads: words("решения|итоги|decisions|results|карарлар")},
		{Name: "note", Sort: Phrase, Instead: "state", heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys: [][]string{{"id"}, {"commission", "number"}, {"commission", "from"}},
	fill: of(func(s *register.Session, v Values) {
		v.id("commission", &s.CommissionID)
		v.number("number", &s.Number)
		sessionDays(s, v)
		choose(v, "host", &s.Host)
		choose(v, "mode", &s.Mode)
		v.text("place", &s.Place)
		v.text("title", &s.Title)
		s.Cancelled = s.Cancelled || v["state"].Choice == string(register.SessionCancelled)
		v.line("protocol_number", &s.ProtocolNumber)
		v.day("signed_on", &s.SignedOn)
		v.text("decisions", &s.Decisions)
		v.note(&s.Note)
	}),
}

// sessionDays sets the days of a session. Those of one that was moved are the days that it had.
func sessionDays(s *register.Session, v Values) {
	var said register.Session
	if span(v, &said.From, &said.To); v["state"].Choice != string(register.SessionMoved) || said.From == "" {
		span(v, &s.From, &s.To)
	} else if len(s.Moves) == 0 {
		s.From, s.To = said.From, said.To
		s.MoveTo("", "", "", register.Text{})
	}
}

var commitments = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "title", Sort: Phrase, heads: words("поручение|обязательство|содержание|решили|решено|постановили|поручено|мероприятие|решение|текст|задача|наименование|title|commitment|task|decision|text|measure|content|йөкләмә|карар|чара|action|action item|action point|чаралар")},
		{Name: "number", Sort: Line, heads: words("пункт|№|номер|п|п протокола|пункт протокола|номер пункта|item|point|number|no|номеры")},
		{Name: "session", Sort: Name, Kind: register.KindSession, label: "kind.session", heads: words("заседание|протокол|session|protocol|утырыш")},
		{Name: "agreement", Sort: Name, Kind: register.KindAgreement, label: "kind.agreement", heads: words("соглашение|agreement|килешү")},
		{Name: "clause", Sort: Line, heads: words("статья|пункт соглашения|clause|article|маддә")},
		{Name: "paper", Sort: Phrase, heads: words("документ|основание|источник|поручение от|paper|source|document|order|basis|документ|нигез")},
		{Name: "side", Sort: Choice, Family: "commitment.side.", Values: texts(register.Duties), heads: words("сторона|чья|side|whose|як")},
		{Name: "partner", Sort: Name, Kind: register.KindPartner, heads: words("страна|партнер|государство|country|partner|ил")},
		{Name: "executor.body", Sort: Names, Kind: register.KindPartner, Ours: true, Person: "executor.person", Instead: "side", heads: words("исполнитель|ответственный|отв|отв исполнитель|ответственный исполнитель|орган|ведомство|организация|executor|responsible|responsible body|body|башкаручы|җаваплы|owner|action owner|lead|assigned to")},
		{Name: "co_executors", Sort: Names, Kind: register.KindPartner, Ours: true, heads: words("соисполнители|соисполнитель|совместно с|co executors|co executor|jointly with|supporting bodies|бергә башкаручылар")},
		{Name: "executor.person", Sort: Name, Kind: register.KindPerson, Body: "executor.body", heads: words("ответственное лицо|фио исполнителя|исполнитель фио|responsible person|executor person|person|җаваплы кеше")},
		{Name: "start", Sort: Day, heads: words("дата поручения|начало|дата|start|start date|from|date|башлану")},
		{Name: "due_on", Sort: Due, heads: words("срок|срок исполнения|исполнить до|контрольный срок|due|due date|deadline|due on|term|timeline|target date|плановая дата|плановый срок|срок до|вакыты|срогы")},
		{Name: "priority", Sort: Choice, Family: "commitment.priority.", Values: texts(register.Priorities), heads: words("приоритет|важность|priority|өстенлек")},
		{Name: "spheres", Sort: Names, Kind: register.KindSphere, heads: words("сфера|отрасль|направление|sphere|field|өлкә")},
		{Name: "result", Sort: Choice, Family: "commitment.result.", Values: texts(register.ClosureResults), label: "commitment.result", heads: words("результат|итог|исполнение|отметка об исполнении|отметка о выполнении|статус|состояние|result|outcome|нәтиҗә|status|state|progress|статус исполнения|ход выполнения")},
		{Name: "closure.on", Sort: Day, With: "result", heads: words("снято с контроля|дата снятия|дата исполнения|исполнено|дата выполнения|дата закрытия|дата фактического исполнения|фактическая дата исполнения|фактическая дата|фактический срок|фактический срок исполнения|фактически исполнено|дата снятия с контроля|closed|closed on|date closed|fulfilled on|done on|completed|completed on|date completed|completion date|date of completion|actual date|үтәлгән көн|үтәү көне|контрольдән алынган")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|ход исполнения|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:   [][]string{{"id"}, {"session", "number"}, {"title", "due_on"}, {"title"}},
	fixed:  map[string]string{"side": string(register.DutyOurs)},
	common: []string{"closure.on"},
	fill:   of(fillCommitment),
}

// Begun is the day from which the periods of a commitment count where its row names no start.
const Begun = "begun"

func fillCommitment(c *register.Commitment, v Values) {
	v.text("title", &c.Title)
	v.line("number", &c.Number)
	for _, kind := range []register.Kind{register.KindAgreement, register.KindSession} {
		if one := v[string(kind)]; len(one.IDs) > 0 {
			c.Source = register.Ref{Kind: kind, ID: one.IDs[0]}
		}
	}
	v.line("clause", &c.Clause)
	if c.Source.IsZero() || len(v["agreement"].IDs)+len(v["session"].IDs) > 0 { // our own list shows the name of the source in the same column
		v.text("paper", &c.Paper)
	}
	choose(v, "side", &c.Side)
	v.id("partner", &c.PartnerID)
	executors(c, v["executor.body"].IDs)
	coExecutors(c, v["co_executors"].IDs)
	v.id("executor.person", &c.Executor.PersonID)
	v.day("start", &c.Start)
	if c.Start == "" {
		v.day(Begun, &c.Start)
	}
	if due, there := v["due_on"]; there {
		if due.Due == register.DuePeriod || due.Due != c.DueRule { // what is permanent keeps its reports
			c.PeriodMonths = due.Months
		}
		c.DueRule, c.DueOn = due.Due, due.Day
	}
	choose(v, "priority", &c.Priority)
	v.ids("spheres", &c.SphereIDs)
	choose(v, "result", &c.Closure.Result)
	v.day("closure.on", &c.Closure.On)
	v.note(&c.Note)
}

// executors puts the body that is named first to carry a commitment out, and the others beside it.
func executors(c *register.Commitment, ids []register.ID) {
	if len(ids) > 0 {
		c.Executor.BodyID = ids[0]
		coExecutors(c, ids[1:])
	}
}

func coExecutors(c *register.Commitment, ids []register.ID) {
	for _, id := range ids {
		if id != c.Executor.BodyID && !slices.ContainsFunc(c.CoExecutors, func(e register.Executor) bool { return e.BodyID == id }) {
			c.CoExecutors = append(c.CoExecutors, register.Executor{BodyID: id})
		}
	}
}
