package field

import (
	"slices"
	"strings"

	"accord/storage/register"
)

var partners = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "name", Sort: Phrase, heads: words("название|наименование|полное наименование|наименование организации|название организации|имя|партнер|организация|предприятие|компания|страна|государство|name|partner|organisation|organization|company|country|title|исем|исеме|оешма|партнер|ил")},
		{Name: "kind", Sort: Choice, Family: "partner.kind.", Values: texts(register.PartnerKinds), heads: words("вид|тип|kind|type|төр|төре")},
		{Name: "ours", Sort: Truth, heads: words("наш|наша сторона|сторона|ours|our side|безнеке|безнең як")},
		{Name: "parent", Sort: Name, Kind: register.KindPartner, heads: words("входит в|вышестоящий|вышестоящая организация|страна|государство|parent|belongs to|country|part of|ил|югары оешма")},
		{Name: "aliases", Sort: Line, Several: true, heads: words("другие названия|сокращение|сокращенное название|сокращенное наименование|сокр|сокр название|сокр наименование|краткое наименование|аббревиатура|прежние названия|прежнее название|прежнее наименование|прежние наименования|бывшее название|бывшее наименование|ранее|ранее называлось|former names|former name|элекке исеме|aliases|alias|other names|short name|abbreviation|башка исемнәр|кыскартылма")},
		{Name: "code", Sort: Line, heads: words("код|код страны|iso|iso код|code|country code|iso code|код ил")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:  [][]string{{"id"}, {"code"}, {"name"}},
	like:  [][]string{{"name"}},
	fixed: map[string]string{"kind": string(register.PartnerOther)},
	fill: of(func(p *register.Partner, v Values) {
		v.partnerCalled(p)
		choose(v, "kind", &p.Kind)
		if one, there := v["ours"]; there {
			p.Ours = one.Truth
		}
		v.id("parent", &p.ParentID)
		v.otherNames(&p.Aliases, p.Name)
		v.line("code", &p.Code)
		v.note(&p.Note)
	}),
}

// partnerCalled sets what a partner is called; another name of a state that has one stands beside it.
func (v Values) partnerCalled(p *register.Partner) {
	for _, name := range v["name"].Text.All() {
		if p.Code != "" && !p.Name.IsZero() && Country(name) == p.Code && !slices.ContainsFunc(p.Name.All(), func(had string) bool { return Fold(had) == Fold(name) }) {
			if !slices.ContainsFunc(p.Aliases, func(a string) bool { return Fold(a) == Fold(name) }) {
				p.Aliases = append(p.Aliases, name)
			}
			return
		}
	}
	had := p.Name
	v.called("name", &p.Name, p.Aliases)
	for _, l := range register.Languages {
		if name := p.Name.Get(l); name != had.Get(l) {
			PartnerNamed(p, l, name)
		}
	}
}

var persons = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "name", Sort: Phrase, PartOfName: true, heads: words("фио|ф и о|имя|фамилия имя отчество|участник|лицо|name|full name|first name|given name|person|participant|исем|исеме|исем фамилия|фамилия исем")},
		{Name: "surname", Sort: Phrase, PartOfName: true, label: "sheet.field.surname", heads: words("фамилия|surname|last name|family name|фамилиясе")},
		{Name: "patronymic", Sort: Phrase, PartOfName: true, label: "sheet.field.patronymic", heads: words("отчество|patronymic|middle name|атасының исеме|әтисенең исеме")},
		{Name: "native_name", Sort: Line, heads: words("имя на родном языке|имя в оригинале|native name|name in original")},
		{Name: "aliases", Sort: Line, Several: true, heads: words("другие написания|псевдоним|aliases|other spellings|башка язылышлар")},
		{Name: "salutation", Sort: Phrase, heads: words("обращение|salutation|form of address|мөрәҗәгать")},
		{Name: "post", Sort: Phrase, label: "sheet.field.post", heads: words("должность|пост|post|position|title|job title|вазыйфа|вазифасы|вазифа|вазыйфасы")},
		{Name: "body", Sort: Name, Kind: register.KindPartner, label: "person.body", heads: words("организация|место работы|орган|ведомство|компания|предприятие|organisation|organization|body|company|employer|institution|оешма|эш урыны")},
		{Name: "from", Sort: Day, Till: "to", label: "sheet.field.since", heads: words("период работы|годы работы|в должности с|назначен|дата назначения|с|from|since|appointed|in office since|вазыйфада|term of office|срок полномочий|tenure|term")},
		{Name: "to", Sort: Day, Ends: true, label: "sheet.field.till", heads: words("в должности по|освобожден|по|до|to|until|in office until")},
		{Name: "phone", Sort: Line, Several: true, heads: words("телефон|контакты|контактные данные|contacts|contact details|элемтә|тел|моб|мобильный|сотовый|раб тел|моб тел|мобильный телефон|phone|telephone|mobile|контактный телефон")},
		{Name: "email", Sort: Line, Several: true, heads: words("почта|электронная почта|эл почта|email|e mail|mail|адрес электронной почты|электрон почта")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:   [][]string{{"id"}, {"name"}},
	common: []string{"post"},
	fill:   of(fillPerson),
}

// wholeName puts a person's name together where a table has a column for each part of it.
func (v Values) wholeName() (whole Value) {
	var parts []register.Text
	for _, name := range []string{"surname", "name", "patronymic"} {
		if one := v[name].Text; !one.IsZero() {
			parts = append(parts, one)
		}
	}
	if len(parts) < 2 {
		return Value{Text: append(parts, register.Text{})[0]}
	}
	for _, l := range register.Languages {
		said := make([]string, len(parts))
		for i, one := range parts {
			said[i] = one.Get(l)
		}
		if !slices.Contains(said, "") {
			whole.Text.Set(l, strings.Join(said, " "))
		}
	}
	if whole.Text.IsZero() { // the letters of one part told another language than those of the others
		var said []string
		for _, one := range parts {
			said = append(said, one.All()[0])
		}
		name := strings.Join(said, " ")
		whole.Text.Set(LanguageOf(name), name)
	}
	return whole
}

func fillPerson(p *register.Person, v Values) {
	Values{"name": v.wholeName()}.called("name", &p.Name, p.Aliases)
	v.line("native_name", &p.NativeName)
	v.otherNames(&p.Aliases, p.Name)
	v.text("salutation", &p.Salutation)
	var one register.Appointment
	v.text("post", &one.Post)
	v.id("body", &one.PartnerID)
	v.day("from", &one.From)
	v.day("to", &one.To)
	at := slices.IndexFunc(p.Appointments, func(a register.Appointment) bool {
		samePost := samePhrase(a.Post, one.Post) && (one.PartnerID.IsZero() || a.PartnerID.IsZero() || a.PartnerID == one.PartnerID) ||
			samePost(a.Post, one.Post) && a.PartnerID == one.PartnerID
		return samePost && (one.From == "" || a.From == "" || a.From == one.From)
	})
	switch {
	case one.Post.IsZero():
	case at < 0:
		p.Appointments = append(p.Appointments, one)
	default:
		held := &p.Appointments[at]
		if !shorter(one.Post, held.Post) {
			v.text("post", &held.Post)
		}
		v.id("body", &held.PartnerID)
		v.day("from", &held.From)
		v.day("to", &held.To)
	}
	v.reached(p)
	v.note(&p.Note)
}

// reached sets the telephones and the addresses of a person, which stand in one column in many tables: "+994 12 492 17 26, office@pa.gov.az".
func (v Values) reached(p *register.Person) {
	phones, emails := v["phone"], v["email"]
	if strings.Contains(phones.Line, "@") {
		var others, addresses []string
		for part := range strings.FieldsFuncSeq(phones.Line, func(r rune) bool { return strings.ContainsRune(",;", r) }) {
			if part = strings.TrimSpace(part); strings.Contains(part, "@") {
				addresses = append(addresses, part)
			} else {
				others = append(others, part)
			}
		}
		phones.Line = strings.Join(others, ", ")
		if emails.Line == "" {
			emails.Line = strings.Join(addresses, ", ")
		}
	}
	if phones.Line != "" {
		p.Phone = phones.Line
	}
	if emails.Line != "" {
		p.Email = emails.Line
	}
}

// samePhrase reports whether two phrases say the same in a language.
func samePhrase(a, b register.Text) bool {
	for _, l := range register.Languages {
		if one, other := a.Get(l), b.Get(l); one != "" && other != "" {
			return Fold(one) == Fold(other)
		}
	}
	return false
}

// samePost reports whether one of two posts is the other said shorter: its first words ("президент" of "президент республики"), or what
// stands behind a dash in it ("министр торговли" of "заместитель премьер-министра – министр торговли").
func samePost(a, b register.Text) bool { return shorter(a, b) || shorter(b, a) }

func shorter(short, long register.Text) bool {
	for _, l := range register.Languages {
		one, other := postWordsOf(short.Get(l)), postWordsOf(long.Get(l))
		if one == "" || other == "" {
			continue
		}
		return one != other && (strings.HasPrefix(other, one+" ") || strings.HasSuffix(other, " – "+one))
	}
	return false
}

var postMarks = strings.NewReplacer("ё", "е", " - ", " – ", " — ", " – ", ",", "", "«", "", "»", "", "\"", "")

// postWordsOf are the words of a post in small letters; a word with a hyphen stays one: министр-советник is no министр.
func postWordsOf(post string) string {
	return strings.Join(strings.Fields(postMarks.Replace(strings.ToLower(post))), " ")
}
