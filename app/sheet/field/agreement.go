package field

import (
	"slices"

	"accord/storage/register"
)

var agreements = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "number", Sort: Line, Dated: "signing.on", heads: words("номер|номер соглашения|номер документа|рег номер|регистрационный номер|№ соглашения|№ документа|№|number|no|treaty number|reference|ref|agreement number|document number|номеры|килешү номеры")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|наименование соглашения|наименование документа|название соглашения|название документа|заголовок|документ|соглашение|title|name|treaty|agreement|treaty title|subject of treaty|исеме|исем|килешү|килешү исеме")},
		{Name: "kind", Sort: Choice, Family: "agreement.kind.", Values: texts(register.AgreementKinds), heads: words("вид|вид документа|вид соглашения|тип|тип документа|тип соглашения|форма|kind|type|type of document|type of agreement|form|төре|төр")},
		{Name: "level", Sort: Choice, Family: "agreement.level.", Values: texts(register.Levels), heads: words("уровень|уровень соглашения|level|дәрәҗә|дәрәҗәсе")},
		{Name: "parties", Sort: Names, Kind: register.KindPartner, label: "agreement.parties", heads: words("стороны|участники|стороны соглашения|партнер|партнеры|parties|party|participants|country party|partner|partners|countries|states|яклар|катнашучылар|партнер|партнерлар|contracting parties|договаривающиеся стороны")},
		{Name: "ours", Sort: Names, Kind: register.KindPartner, Ours: true, label: "sheet.field.ours", heads: words("наша сторона|российская сторона|от татарстана|сторона рт|our side|our party|russian side|безнең як", ourSide...)},
		{Name: "theirs", Sort: Names, Kind: register.KindPartner, label: "sheet.field.theirs", heads: words("страна|государство|иностранная сторона|другая сторона|иностранный партнер|зарубежный партнер|контрагент|страна партнер|country|state|foreign party|other party|their side|counterparty|counterpart|counterparts|partner country|ил|дәүләт|чит як|other contracting party|contracting party|other contracting parties|другая договаривающаяся сторона", theirSide...)},
		{Name: "signatory_ours", Sort: Name, Kind: register.KindPerson, label: "sheet.field.signatory_ours", heads: words("подписал от нас|подписанты от рт|подписант от рт|подписал от рт|от рт|подписант от татарстана|подписал с нашей стороны|подписант с нашей стороны|подписант|подписал|signed by|our signatory|кул куйды")},
		{Name: "signatory_theirs", Sort: Name, Kind: register.KindPerson, label: "sheet.field.signatory_theirs", heads: words("подписал от них|подписал от иностранной стороны|подписант от иностранной стороны|подписанты от иностранной стороны|подписант с иностранной стороны|подписал с иностранной стороны|от иностранной стороны|подписант с другой стороны|подписант иностранной стороны|their signatory|foreign signatory")},
		{Name: "signing.on", Sort: Day, Place: "signing.at", heads: words("дата подписания|подписано|подписан|подписана|дата|дата соглашения|дата документа|дата заключения|заключено|signed|signed on|date|date signed|date of signature|signature date|date of signing|signing date|имзаланган|имзалау көне|кул куелган көн|датасы")},
		{Name: "signing.at", Sort: Phrase, heads: words("место подписания|место|город|где подписано|место заключения|place|place of signature|signed at|signed in|city|where|имзалау урыны|урыны|урын|шәһәр")},
		{Name: "force", Sort: Day, Till: "until", label: "agreement.action.entry_into_force", heads: words("вступление в силу|дата вступления в силу|вступило в силу|дата вступления|в силе с|действует с|начало действия|entry into force|date of entry into force|entered into force|in force|in force since|in force from|eif|eif date|definitive eif|үз көченә керү|үз көченә керде|көчкә керү")},
		{Name: "effective", Sort: Day, Till: "until", label: "sheet.field.effective", heads: words("применяется с|вступает в действие|действует с|начало действия|вступление в силу действует с|effective|effective on|effective date|effective from|definitive eif effective|date effective")},
		{Name: "until", Sort: Day, Ends: true, Length: "term", heads: words("действует до|срок до|дата окончания|окончание действия|окончание|срок действия до|действительно до|until|valid until|expires|expires on|expiry|expiry date|end date|term until|гамәлдә|кадәр гамәлдә|тәмамлану көне")},
		{Name: "term", Sort: Term, heads: words("срок|срок действия|период действия|годы действия|сроки действия|годы|продолжительность|term|duration|validity|years|valid|period of validity|вакыты|срогы|гамәлдә булу вакыты")},
		{Name: "ended", Sort: Day, label: "agreement.action.termination", heads: words("прекращено|дата прекращения|прекращение|прекращение действия|денонсировано|денонсация|утратило силу|terminated|termination|date of termination|terminated on|denounced|denunciation|туктатылган|гамәлдән чыккан")},
		{Name: Status, Sort: Choice, Family: "agreement.status.", Values: texts(register.Statuses[1:]), Noted: true, label: "agreement.status", heads: words("статус|состояние|статус соглашения|статус документа|состояние соглашения|status|state|current status|agreement status|хәле|халәте|халәт")},
		{Name: "spheres", Sort: Names, Kind: register.KindSphere, label: "agreement.spheres", heads: words("сфера|сферы|отрасль|область|направление|тема|тематика|предмет|sphere|spheres|field|subject|subject area|subject matter|topic|area|өлкә|өлкәләр|тармак")},
		{Name: "original", Sort: Phrase, heads: words("оригинал|место хранения|где хранится|место хранения оригинала|хранение|original|where kept|custody|depositary|төп нөсхә")},
		{Name: "summary", Sort: Phrase, heads: words("содержание|краткое содержание|аннотация|предмет соглашения|summary|contents|abstract|description|эчтәлек|эчтәлеге")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|комментарии|заметки|note|notes|remark|remarks|comment|comments|искәрмә|искәрмәләр")},
	},
	keys:   [][]string{{"id"}, {"number", "signing.on"}, {"title", "signing.on"}, {"title", "parties"}, {"title"}},
	like:   [][]string{{"title", "signing.on"}, {"number", "signing.on"}, {"title", "parties"}, {"title"}},
	fixed:  map[string]string{"kind": string(register.AgreementAgreement)},
	common: []string{"ours"},
	fill:   of(fillAgreement),
}

// The two columns under a name for both sides.
var (
	ourSide   = under("стороны|стороны соглашения|участники|партнеры", "от республики татарстан|от рт|от татарстана|от российской стороны|с российской стороны")
	theirSide = under("стороны|стороны соглашения|участники|партнеры", "от иностранной стороны|с иностранной стороны|от зарубежной стороны")
)

func fillAgreement(a *register.Agreement, v Values) {
	v.line("number", &a.Number)
	v.called("title", &a.Title, nil)
	choose(v, "kind", &a.Kind)
	choose(v, "level", &a.Level)
	parties(a, v["ours"], func(bool) register.Side { return register.Ours })
	parties(a, v["theirs"], func(bool) register.Side { return register.Theirs })
	parties(a, v["parties"], func(ours bool) register.Side {
		if ours {
			return register.Ours
		}
		return register.Theirs
	})
	signatory(a, v["signatory_ours"], register.Ours)
	signatory(a, v["signatory_theirs"], register.Theirs)
	if day, there := v["signing.on"]; there && a.SignedOn() != day.Day {
		a.Signing.On = day.Day
	}
	v.text("signing.at", &a.Signing.At)
	if basis := register.ForceBasis(v["force"].Choice); basis != "" {
		a.Rules.Force.Basis = basis
		if basis == register.ForceOnSignature && a.SignedOn() != "" {
			signed := Values{"force": Value{Day: a.SignedOn()}}
			step(a, register.ActionEntryIntoForce, signed, "force", func(act *register.Action, day register.Date) { act.On = day })
		}
	}
	step(a, register.ActionEntryIntoForce, v, "force", func(act *register.Action, day register.Date) { act.On = day })
	step(a, register.ActionEntryIntoForce, v, "effective", func(act *register.Action, day register.Date) { act.Effective = day })
	step(a, register.ActionTermination, v, "ended", func(act *register.Action, day register.Date) { act.On = day })
	if t, there := v["term"]; there {
		a.Term, a.Until = t.Term, ""
		switch {
		case t.Term == register.TermUntil:
			a.Until = t.Day
		case t.Term == register.TermFor && t.Months > 0:
			a.Rules.Months = t.Months
		}
		if t.Renewal != "" {
			a.Rules.Renewal, a.Rules.RenewalMonths = t.Renewal, t.Number
		}
	}
	switch day, there := v["until"]; {
	case there && day.Term == register.TermOpen:
		a.Term, a.Until = register.TermOpen, ""
	case there:
		a.Term, a.Until = register.TermUntil, day.Day
	}
	v.ids("spheres", &a.SphereIDs)
	v.text("original", &a.Original)
	v.text("summary", &a.Summary)
	v.note(&a.Note)
	stepBy(a, v[Status], v[Suspended].Day)
}

// parties adds those that are not there yet.
func parties(a *register.Agreement, v Value, side func(ours bool) register.Side) {
	for i, id := range v.IDs {
		if !slices.ContainsFunc(a.Parties, func(p register.Party) bool { return p.PartnerID == id }) {
			a.Parties = append(a.Parties, register.Party{Side: side(v.Ours[i]), PartnerID: id})
		}
	}
}

// signatory puts who signed to the first party of a side for which nobody is known.
func signatory(a *register.Agreement, v Value, side register.Side) {
	if len(v.IDs) == 0 || slices.ContainsFunc(a.Parties, func(p register.Party) bool { return p.SignatoryID == v.IDs[0] }) {
		return
	}
	for i := range a.Parties {
		if p := &a.Parties[i]; p.Side == side && p.SignatoryID.IsZero() {
			p.SignatoryID = v.IDs[0]
			return
		}
	}
}

// step sets the day of a step all parties take together, and adds the step where it is missing.
func step(a *register.Agreement, kind register.ActionKind, v Values, name string, set func(*register.Action, register.Date)) {
	day, there := v[name]
	if !there || day.Day == "" {
		return
	}
	at := slices.IndexFunc(a.Actions, func(act register.Action) bool { return act.Kind == kind && act.PartnerID.IsZero() })
	if at < 0 {
		a.Actions = append(a.Actions, register.Action{Kind: kind})
		at = len(a.Actions) - 1
	}
	set(&a.Actions[at], day.Day)
}
