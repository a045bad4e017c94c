package field

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

var events = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "title", Sort: Phrase, heads: words("название|наименование|мероприятие|событие|title|name|event|исем|исеме|чара")},
		{Name: "kind", Sort: Choice, Family: "event.kind.", Values: texts(register.EventKinds), heads: words("вид|тип|форма|kind|type|төр|төре")},
		{Name: "series", Sort: Phrase, heads: words("серия|цикл|series|серия исеме")},
		{Name: "edition", Sort: Number, heads: words("номер|выпуск|который|edition|number|номеры")},
		{Name: "days", Sort: Day, Place: "place", label: "sheet.field.days", heads: words("дата|даты|сроки|дата проведения|сроки проведения|период|date|dates|when|period|көне|вакыты")},
		{Name: "from", Sort: Day, Till: "to", heads: words("с|начало|дата начала|from|start|start date|башлану")},
		{Name: "to", Sort: Day, Ends: true, heads: words("по|окончание|дата окончания|to|end|end date|тәмамлану")},
		{Name: "place", Sort: Phrase, heads: words("место|город|место проведения|place|city|venue|where|урын|шәһәр|location")},
		{Name: "organisers", Sort: Names, Kind: register.KindPartner, heads: words("организатор|организаторы|ответственный|organiser|organizer|organisers|organizers|оештыручы")},
		{Name: "role", Sort: Choice, Family: "event.role.", Values: texts(register.EventRoles), heads: words("роль|наша роль|role|our role|роль")},
		{Name: "state", Sort: Choice, Family: "event.state.", Values: texts(register.EventStates), Noted: true, heads: words("статус|состояние|статус мероприятия|состояние мероприятия|отметка|отметка о проведении|status|state|халәте|халәт")},
		{Name: "class", Sort: Phrase, Instead: "state", heads: words("статус|status|class|статусы")},
		{Name: "spheres", Sort: Names, Kind: register.KindSphere, heads: words("сфера|отрасль|направление|sphere|field|өлкә")},
		{Name: "note", Sort: Phrase, Instead: "state", heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:  [][]string{{"id"}, {"title", "from"}, {"title"}},
	like:  [][]string{{"title"}},
	fixed: map[string]string{"kind": string(register.EventOther)},
	fill: of(func(e *register.Event, v Values) {
		v.called("title", &e.Title, nil)
		choose(v, "kind", &e.Kind)
		v.text("series", &e.Series)
		v.number("edition", &e.Edition)
		span(v, &e.From, &e.To)
		v.text("place", &e.Place)
		v.ids("organisers", &e.OrganiserIDs)
		choose(v, "role", &e.Role)
		if fate := register.Fate(v["state"].Choice); e.Fate == "" && slices.Contains(register.Fates, fate) {
			e.Fate = fate
		}
		v.text("class", &e.Class)
		v.ids("spheres", &e.SphereIDs)
		v.note(&e.Note)
	}),
}

// EventKind guesses of what kind an event is, where its title names one kind alone: "Международная выставка «Иннопром»".
func EventKind(title string) (kind register.EventKind, known bool) {
	plain := " " + Fold(title) + " "
	for _, one := range register.EventKinds {
		said := otherWords["event.kind."+string(one)]
		for _, l := range register.Languages {
			said += "|" + lang.In(l).T("event.kind."+string(one))
		}
		if one == register.EventOther || !slices.ContainsFunc(words(said), func(w string) bool { return w != "" && strings.Contains(plain, " "+w+" ") }) {
			continue
		}
		if known {
			return "", false
		}
		kind, known = one, true
	}
	return kind, known
}

var invitations = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "direction", Sort: Choice, Family: "invitation.direction.", Values: texts([]register.Direction{register.Incoming, register.Outgoing}), heads: words("направление|direction|юнәлеш")},
		{Name: "from_partner", Sort: Name, Kind: register.KindPartner, Ours: true, Person: "from_person", heads: words("от кого|приглашает|приглашающая сторона|from|inviter|invited by|чакыручы|кем направлено|кем приглашен|sent by|приглашающий")},
		{Name: "from_person", Sort: Name, Kind: register.KindPerson, Body: "from_partner", heads: words("приглашающее лицо|кто приглашает лицо|inviting person|чакыручы кеше")},
		{Name: "to_person", Sort: Name, Kind: register.KindPerson, Body: "to_partner", Group: "to_delegation", heads: words("кому|кого пригласили|кого приглашаем|кого приглашают|приглашенные|приглашенный|фио|приглашенное лицо|to|invitee|invited person|name|кемгә|чакырылган|guest|guest name|гость|фио приглашенного|приглашаемый")},
		{Name: "to_post", Sort: Phrase, PostOf: "to_person", label: "sheet.field.post", heads: words("должность|должность приглашенного|пост|post|position|job title|вазыйфа|вазифа")},
		{Name: "to_partner", Sort: Name, Kind: register.KindPartner, heads: words("приглашенная организация|организация|страна|invited body|organisation|organization|country|оешма|ил")},
		{Name: "to_delegation", Sort: Phrase, heads: words("делегация|delegation|делегация составы")},
		{Name: "event", Sort: Name, Kind: register.KindEvent, Otherwise: "purpose", heads: words("мероприятие|событие|на что|куда|куда приглашены|event|occasion|чара")},
		{Name: "purpose", Sort: Phrase, heads: words("цель|для чего|purpose|aim|максат")},
		{Name: "channel", Sort: Choice, Family: "invitation.channel.", Values: texts(register.Channels), heads: words("способ|канал|форма|channel|way|ысул")},
		{Name: "number", Sort: Line, Dated: "sent_on", heads: words("номер|исходящий номер|исх №|исх письмо|исходящее письмо|письмо|исх номер и дата|№|number|no|номеры")},
		{Name: "sent_on", Sort: Day, heads: words("отправлено|дата отправки|дата отправки приглашения|дата приглашения|дата письма|дата|sent|sent on|date sent|invitation sent|date|җибәрелгән")},
		{Name: "reply_due", Sort: Day, Ends: true, heads: words("ответ до|срок ответа|reply due|reply by|җавап вакыты|rsvp by")},
		{Name: "reply", Sort: Choice, Family: "invitation.reply.", Values: texts(register.Replies), heads: words("ответ|reply|answer|response|җавап|rsvp|rsvp status|attendance|участие")},
		{Name: "replied_on", Sort: Day, heads: words("дата ответа|ответ получен|replied on|reply date|җавап көне|rsvp date|date of reply|дата получения ответа")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	common: []string{"event", "from_partner"},
	keys:   [][]string{{"id"}, {"to_person", "event"}, {"to_partner", "event"}, {"number", "sent_on"}, {"to_person", "sent_on"}},
	fixed:  map[string]string{"direction": string(register.Outgoing)},
	fill: of(func(i *register.Invitation, v Values) {
		choose(v, "direction", &i.Direction)
		v.id("from_partner", &i.FromPartnerID)
		v.id("from_person", &i.FromPersonID)
		v.id("to_person", &i.ToPersonID)
		v.id("to_partner", &i.ToPartnerID)
		v.text("to_delegation", &i.ToDelegation)
		v.id("event", &i.EventID)
		v.text("purpose", &i.Purpose)
		choose(v, "channel", &i.Channel)
		v.line("number", &i.Number)
		v.day("sent_on", &i.SentOn)
		v.day("reply_due", &i.ReplyDue)
		choose(v, "reply", &i.Reply)
		v.day("replied_on", &i.RepliedOn)
		v.note(&i.Note)
	}),
}
