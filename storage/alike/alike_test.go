package alike_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

func compare(a, b register.Record) alike.Likeness {
	j := storage.Judge()
	return alike.Compare(j.Sketch(a), j.Sketch(b))
}

func id(n byte) register.ID { return register.ID{0: 1, 6: 0x70, 8: 0x80, 15: n} }

var (
	baku   = id(1)
	ankara = id(2)
)

func partner(name string, more ...func(*register.Partner)) register.Record {
	p := &register.Partner{Head: register.Head{ID: register.NewID()}, Name: register.Ru(name), Kind: register.PartnerEnterprise}
	for _, change := range more {
		change(p)
	}
	return p
}

func kind(k register.PartnerKind) func(*register.Partner) {
	return func(p *register.Partner) { p.Kind = k }
}
func under(id register.ID) func(*register.Partner) {
	return func(p *register.Partner) { p.ParentID = id }
}
func code(c string) func(*register.Partner) {
	return func(p *register.Partner) { p.Code, p.Kind = c, register.PartnerState }
}
func alias(names ...string) func(*register.Partner) {
	return func(p *register.Partner) { p.Aliases = names }
}

func person(name string, more ...func(*register.Person)) register.Record {
	p := &register.Person{Head: register.Head{ID: register.NewID()}, Name: register.Ru(name)}
	for _, change := range more {
		change(p)
	}
	return p
}

func at(body register.ID) func(*register.Person) {
	return func(p *register.Person) {
		p.Appointments = append(p.Appointments, register.Appointment{Post: register.Ru("министр"), PartnerID: body})
	}
}

func agreement(title, number string, day register.Date, partners ...register.ID) register.Record {
	a := &register.Agreement{Head: register.Head{ID: register.NewID()}, Title: register.Ru(title), Number: number, Kind: register.AgreementAgreement, Signing: register.Signing{On: day}}
	for _, id := range partners {
		a.Parties = append(a.Parties, register.Party{Side: register.Theirs, PartnerID: id})
	}
	return a
}

func visit(title string, from, to register.Date, partners ...register.ID) *register.Visit {
	return &register.Visit{Head: register.Head{ID: register.NewID()}, Title: register.Ru(title), Direction: register.Outgoing, From: from, To: to, PartnerIDs: partners}
}

func event(title string, from register.Date, place string) *register.Event {
	return &register.Event{Head: register.Head{ID: register.NewID()}, Title: register.Ru(title), Kind: register.EventForum, From: from, Place: register.Ru(place)}
}

// TestWhatIsOneThing holds pairs of records that stand for one thing, each with what speaks for it.
func TestWhatIsOneThing(t *testing.T) {
	linked := func(v *register.Visit, people ...register.ID) *register.Visit {
		for _, p := range people {
			v.Delegation = append(v.Delegation, register.Delegate{PersonID: p})
		}
		return v
	}
	for _, c := range []struct {
		a, b register.Record
		says alike.Reason
	}{
		{partner("ПАО «КАМАЗ»"), partner("КАМАЗ"), alike.LegalForm},
		{partner("Публичное акционерное общество «КАМАЗ»"), partner("КАМАЗ, ПАО"), alike.LegalForm},
		{partner("KAMAZ PJSC"), partner("КАМАЗ"), alike.Transliteration},
		{partner("Камский автозавод", alias("КАМАЗ")), partner("ПАО КАМАЗ"), alike.OtherName},
		{partner("Гянджинский автозавод"), partner("Гянджинский автозовод"), alike.Misspelt},
		{partner("Татнефтехиминвест"), partner("Татнефтехимивест"), alike.Misspelt},
		{partner("Gəncə Avtomobil Zavodu"), partner("Гянджа автомобил заводу"), alike.Transliteration},
		{partner("Торгово-промышленная палата", kind(register.PartnerChamber), under(baku)), partner("Палата торгово-промышленная", kind(register.PartnerChamber), under(baku)), alike.WordOrder},
		{partner("Министерство экономики", kind(register.PartnerAuthority), under(baku)), partner("Министерство экономики Азербайджана", kind(register.PartnerAuthority), under(baku)), alike.Shorter},
		{partner("Министерство иностранных дел", kind(register.PartnerAuthority), under(baku)), partner("МИД", kind(register.PartnerAuthority), under(baku)), alike.Acronym},
		{partner("Министерство экономики Республики Татарстан", kind(register.PartnerAuthority)), partner("Минэкономики РТ", kind(register.PartnerAuthority)), alike.Acronym},
		{partner("Министерство экономики Республики Татарстан", kind(register.PartnerAuthority)), partner("Минэкономики", kind(register.PartnerOther)), alike.Acronym},
		{partner("Министерство промышленности и торговли", kind(register.PartnerAuthority)), partner("Минпромторг", kind(register.PartnerOther)), alike.Acronym},
		{partner("Государственный комитет Республики Татарстан по туризму", kind(register.PartnerAuthority)), partner("Гос. комитет РТ по туризму", kind(register.PartnerAuthority)), alike.Acronym},
		{partner("Государственный комитет Республики Татарстан по туризму", kind(register.PartnerAuthority)), partner("Госкомитет РТ по туризму", kind(register.PartnerAuthority)), alike.Acronym},
		{partner("Республика Корея", code("KR")), partner("Южная Корея", code("KR")), alike.SameCode},
		{partner("Республика Казахстан", kind(register.PartnerState)), partner("Казахстан", kind(register.PartnerState)), alike.StateForm},
		{partner("Татарстан Республикасы", kind(register.PartnerTerritory)), partner("Republic of Tatarstan", kind(register.PartnerTerritory)), alike.StateForm},
		{partner("Кот-д’Ивуар", kind(register.PartnerState)), partner("Кот д'Ивуар", kind(register.PartnerState)), alike.SameName},

		{person("Минниханов Рустам Нургалиевич"), person("Р. Н. Минниханов"), alike.Initials},
		{person("Минниханов Рустам Нургалиевич"), person("Rustam Minnikhanov"), alike.Patronymic},
		{person("Алиев Ильхам"), person("Ильхам Алиев"), alike.WordOrder},
		{person("Мамедов Эльдар Ариф оглы"), person("Мамедов Эльдар"), alike.Patronymic},
		{person("Мамедов Эльдар Ариф оглы"), person("Eldar Arif oğlu Məmmədov"), alike.WordOrder},
		{person("Алиева Лейла Гейдар кызы"), person("Алиева Л. Г."), alike.Initials},
		{person("Шаймиев Минтимер Шарипович"), person("Шаймиев М. Ш."), alike.Initials},
		{person("Хайруллин Марат"), person("Хайрулин Марат"), alike.SameName}, // doubled letters fold
		{person("Сафиуллин Айрат Камилевич", at(baku)), person("Сафиуллин Айрат Камилевич", at(ankara)), alike.SameName},

		{agreement("О торговле", "14/2002", "2002-01-25", baku), agreement("Соглашение о торгово-экономическом сотрудничестве", "№ 14-2002", "2002-01-25", baku), alike.NumberAndDay},
		{agreement("О торговле", "", "2002-01-25", baku), agreement("О торговле", "", "2002-01", baku), alike.DaysMayBeOne},
		{agreement("О торговле", "", "2002-01-25", baku), agreement("О торговле", "14", "2002-01-25", baku), alike.SameDay},

		{visit("Поездка в Баку", "2022-11-29", "2022-11-30", baku), visit("Рабочий визит делегации", "2022-11-29", "2022-11-30", baku), alike.SameDays},
		{linked(visit("Поездка", "2022-11-29", "", baku), id(5), id(6)), linked(visit("Поездка в Баку", "2022-11-28", "2022-11-30", baku), id(5), id(6)), alike.SamePeople},

		{event("Россия — Исламский мир", "2022-05-19", "Казань"), event("«Россия – исламский мир»", "2022-05", "Казань"), alike.SameName},
		{event("Kazan Forum", "2023-05-18", "Казань"), event("Казан форум", "2023-05-18", "Казань"), alike.Transliteration},
		{event("KazanForum", "2023-05-18", ""), event("Казань Форум", "2023-05-18", ""), alike.Transliteration},
	} {
		l := compare(c.a, c.b)
		assert.True(t, l.Likely(), "%s and %s: %+v", c.a.Label().Ru, c.b.Label().Ru, l)
		assert.Contains(t, l.For, c.says, "%s and %s: %+v", c.a.Label().Ru, c.b.Label().Ru, l)
		assert.NotEmpty(t, alike.Pairs(sketched(c.a, c.b)), "%s and %s are never compared", c.a.Label().Ru, c.b.Label().Ru)
	}
}

// TestWhatIsNotOneThing holds pairs of records that only seem to be one.
func TestWhatIsNotOneThing(t *testing.T) {
	apart := partner("КАМАЗ").(*register.Partner)
	same := partner("ПАО КАМАЗ")
	register.TellApart(apart, same.Ref().ID)
	first, second := visit("Визит (первый из двух)", "", "", baku), visit("Визит (второй из двух)", "", "", baku)
	first.Title.En, second.Title.En = "Visit (first of two)", "Visit (second of two)"
	main := agreement("О торговле", "14", "2002-01-25", baku).(*register.Agreement)
	amending := agreement("О торговле", "14", "2002-01-25", baku).(*register.Agreement)
	amending.Links = []register.Link{{Kind: register.LinkAmends, AgreementID: main.ID}}
	incoming := visit("Поездка", "2022-11-29", "", baku)
	incoming.Direction = register.Incoming
	third := event("Форум молодых предпринимателей", "", "Казань")
	fourth := event("Форум молодых предпринимателей", "", "Казань")
	third.Edition, fourth.Edition = 3, 4
	series := event("Россия — Исламский мир", "", "Казань")
	edition := event("Россия — Исламский мир", "2022-05-19", "Казань")
	edition.ParentID = series.ID
	for _, c := range []struct{ a, b register.Record }{
		{partner("Министерство экономики", kind(register.PartnerAuthority), under(baku)), partner("Министерство экономики", kind(register.PartnerAuthority), under(ankara))},
		{partner("Министерство экономики", kind(register.PartnerAuthority), under(baku)), partner("Министерство культуры", kind(register.PartnerAuthority), under(baku))},
		{partner("КАМАЗ"), partner("КАМАЗ-Азия")},
		{partner("Минэкономики", kind(register.PartnerAuthority)), partner("Министерство энергетики", kind(register.PartnerAuthority))},
		{partner("Минск", kind(register.PartnerMunicipality)), partner("Министерство спорта и культуры", kind(register.PartnerAuthority))},
		{partner("Минкультуры", kind(register.PartnerAuthority), under(baku)), partner("Министерство культуры", kind(register.PartnerAuthority), under(ankara))},
		{partner("Австрия", code("AT")), partner("Австралия", code("AU"))},
		{partner("Иран", code("IR")), partner("Ирак", code("IQ"))},
		{partner("Нигер", code("NE")), partner("Нигерия", code("NG"))},
		{partner("Конго", code("CG")), partner("Демократическая Республика Конго", code("CD"))},
		{partner("Республика Конго", kind(register.PartnerState)), partner("Демократическая Республика Конго", kind(register.PartnerState))},
		{partner("Республика Корея", kind(register.PartnerState)), partner("Корейская Народно-Демократическая Республика", kind(register.PartnerState))},
		{partner("Республика"), partner("Республика Казахстан")},
		{partner("Завод № 1"), partner("Завод № 2")},
		{apart, same},

		{person("Алиев Ильхам Гейдарович"), person("Алиев Гейдар Алирза оглы")},
		{person("Иванов Александр Петрович"), person("Иванова Александра Петровна")},
		{person("Гарипов Ильдар Маратович"), person("Гарипов Ильнар Маратович")},
		{person("Сафин А. Р."), person("Сафин Б. Р.")},
		{person("Мамедов Эльдар Ариф оглы"), person("Мамедов Эльдар Гасан оглы")},
		{person("Иванов Пётр Ильич"), person("Иванов Пётр Ильин Сергеевич Большой")},

		{agreement("О сотрудничестве", "", "2002-01-25", baku), agreement("О сотрудничестве", "", "2002-01-25", ankara)},
		{agreement("О сотрудничестве", "", "2002-01-25", baku), agreement("О сотрудничестве", "", "2010-03-01", baku)},
		{agreement("О сотрудничестве в области культуры", "", "2002-01-25", baku), agreement("О сотрудничестве в области спорта", "", "2002-01-25", baku)},
		{agreement("Программа на 2020 год", "", "2020-01-01", baku), agreement("Программа на 2021 год", "", "2021-01-01", baku)},
		{main, amending},

		{visit("Поездка в Баку", "2022-11-29", "", baku), visit("Поездка в Баку", "2023-11-29", "", baku)},
		{visit("Поездка", "2022-11-29", "", baku), visit("Поездка", "2022-11-29", "", ankara)},
		{visit("Поездка", "2022-11-29", "", baku), incoming},
		{first, second},

		{event("KazanForum 2023", "2023-05-18", "Казань"), event("KazanForum 2024", "2024-05-14", "Казань")},
		{event("Выставка халяльных продуктов", "2023-05-18", "Казань"), event("Совещание мэров", "2023-05-18", "Казань")},
		{third, fourth},
		{series, edition},
	} {
		l := compare(c.a, c.b)
		assert.False(t, l.Likely(), "%s %s and %s %s: %+v", c.a.Label().Ru, c.a.Hint().Ru, c.b.Label().Ru, c.b.Hint().Ru, l)
	}
}

func sketched(records ...register.Record) []*alike.Sketch {
	j := storage.Judge()
	all := make([]*alike.Sketch, len(records))
	for i, r := range records {
		all[i] = j.Sketch(r)
	}
	return all
}

var drawn = rapid.Custom(func(t *rapid.T) register.Record {
	name := rapid.SampledFrom([]string{"ПАО «КАМАЗ»", "КАМАЗ", "KAMAZ", "МИД", "Министерство иностранных дел", "Алиев И. Г.", "Алиев Ильхам Гейдарович", "Əliyev İlham", "ООО", "№ 14", "О торговле в 2002 году", "Чистай", "Ё"}).Draw(t, "name")
	other := rapid.SampledFrom([]string{"", "KAMAZ", "Камский автозавод"}).Draw(t, "other")
	day := rapid.SampledFrom([]register.Date{"", "2002", "2002-01", "2002-01-25", "2010-05-01"}).Draw(t, "day")
	of := rapid.SampledFrom([]register.ID{register.None, baku, ankara}).Draw(t, "partner")
	head := register.Head{ID: register.NewID()}
	switch rapid.SampledFrom(register.UniteKinds).Draw(t, "kind") {
	case register.KindPartner:
		return &register.Partner{Head: head, Name: register.Text{Ru: name, En: other}, ParentID: of, Code: rapid.SampledFrom([]string{"", "AZ", "TR"}).Draw(t, "code"),
			Kind: rapid.SampledFrom(register.PartnerKinds).Draw(t, "of kind"), Ours: rapid.Bool().Draw(t, "ours")}
	case register.KindPerson:
		p := &register.Person{Head: head, Name: register.Text{Ru: name}, NativeName: other}
		if !of.IsZero() {
			at(of)(p)
		}
		return p
	case register.KindAgreement:
		a := agreement(name, rapid.SampledFrom([]string{"", "14", "№ 14/1"}).Draw(t, "number"), day)
		if !of.IsZero() {
			a.(*register.Agreement).Parties = []register.Party{{Side: register.Theirs, PartnerID: of}}
		}
		return a
	case register.KindVisit:
		v := visit(name, day, "")
		if !of.IsZero() {
			v.PartnerIDs = []register.ID{of}
		}
		return v
	}
	e := event(name, day, other)
	e.Edition = rapid.IntRange(0, 2).Draw(t, "edition")
	return e
})

func TestARecordIsLikeItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawn.Draw(t, "record")
		l := compare(r, r)
		require.GreaterOrEqual(t, l.Score, alike.Likely, "%s: %+v", r.Label().Ru, l)
		require.NotEmpty(t, l.For)
	})
}

func TestWhichIsNamedFirstSaysNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn.Draw(t, "one"), drawn.Draw(t, "other")
		one, other := compare(a, b), compare(b, a)
		for _, l := range []*alike.Likeness{&one, &other} {
			slices.Sort(l.For)
			slices.Sort(l.Against)
		}
		require.Equal(t, one, other)
	})
}

// TestWhatIsLikeIsCompared makes sure that the keys lead to every pair that the score would tell of.
func TestWhatIsLikeIsCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn.Draw(t, "one"), drawn.Draw(t, "other")
		if compare(a, b).Score >= alike.Surely && len(alike.Pairs(sketched(a, b))) == 0 {
			t.Fatalf("%s %s %+v and %s %s: %+v", a.Label().Ru, a.Hint().Ru, register.GistOf(a), b.Label().Ru, b.Hint().Ru, compare(a, b))
		}
	})
}

// Part I is not part II, however a fold treats doubled letters; an initial is no number.
func TestRomanNumbersAreNumbers(t *testing.T) {
	agreement := func(title string) *register.Agreement {
		return &register.Agreement{Title: register.Ru(title), Parties: []register.Party{{Side: register.Theirs, PartnerID: baku, SignedOn: "2002-01-25"}}}
	}
	for _, apart := range [][2]string{
		{"Протокол, часть I", "Протокол, часть II"}, {"Протокол, часть I", "Протокол, часть V"}, {"Программа, этап IX", "Программа, этап ХІ"},
	} {
		assert.False(t, compare(agreement(apart[0]), agreement(apart[1])).Likely(), "%v", apart)
	}
	assert.True(t, compare(agreement("Протокол, часть II"), agreement("Протокол, часть 2")).Likely())
	assert.True(t, compare(agreement("Протокол, часть ІІ"), agreement("Протокол, часть II")).Likely(), "typed on two keyboards")
	assert.False(t, compare(partner("Завод I"), partner("Завод II")).Likely())
	assert.True(t, compare(person("V. Putin"), person("Vladimir Putin")).Likely(), "an initial")
}

// Two agreements without a number have no number in common.
func TestNoNumberIsNoNumber(t *testing.T) {
	agreement := func(number, title string) *register.Agreement {
		return &register.Agreement{Number: number, Title: register.Ru(title), Parties: []register.Party{{Side: register.Theirs, PartnerID: baku, SignedOn: "2002-01-25"}}}
	}
	for _, number := range []string{"б/н", "Б/Н", "без номера", "№ б/н"} {
		l := compare(agreement(number, "Соглашение о культуре"), agreement(number, "Протокол о торговле"))
		assert.NotContains(t, l.For, alike.NumberAndDay, number)
		assert.False(t, l.Likely(), number)
	}
}

// A post in a body that nobody knows is none in another one.
func TestAnUnknownBodyIsNoOtherBody(t *testing.T) {
	known, unknown := person("Алиев Ильхам Гейдар оглы", at(baku)), person("Алиев И. Г.", func(p *register.Person) {
		p.Appointments = append(p.Appointments, register.Appointment{Post: register.Ru("президент")})
	})
	l := compare(known, unknown)
	assert.Contains(t, l.For, alike.Initials)
	assert.Empty(t, l.Against)
	assert.Contains(t, compare(known, person("Алиев И. Г.", at(ankara))).Against, alike.OtherBody)
}
