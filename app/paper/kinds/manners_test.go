package kinds_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/kinds"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A protocol is signed by both sides: neither is called ours or foreign in it, and both languages name who signs.
func TestAProtocolSpeaksForBothSides(t *testing.T) {
	s, refs := world(t)
	var session register.Ref
	for _, r := range refs {
		if r.Kind == register.KindSession {
			session = r
		}
	}
	for _, l := range []register.Language{register.Russian, register.English} {
		p := write(t, s, named(t, "protocol"), kinds.Order{Subject: session, On: "2022-11-29", Language: l, Edition: kinds.Working})
		said := words(p)
		for _, ours := range []string{"Наша сторона", "Иностранная сторона", "Our side", "Foreign side"} {
			if strings.Contains(said, ours) {
				t.Errorf("the protocol in %s says %q", l, ours)
			}
		}
		for _, b := range p.Sections[0].Blocks {
			signatures, is := b.(paper.Signatures)
			if !is {
				continue
			}
			if len(signatures) != 2 {
				t.Errorf("%d sign", len(signatures))
			}
			for _, one := range signatures {
				if !strings.Contains(one.Post, "In English: ") || !strings.Contains(one.Name, "In English: ") || strings.Count(one.Name, "\n") != 1 {
					t.Errorf("%q, %q signs in one language", one.Post, one.Name)
				}
			}
		}
	}
}

// A letter addresses people as they are addressed, a delegation as nobody in particular, and has inner quotes within quotes.
func TestALetterIsPolite(t *testing.T) {
	f := storagetest.New(t)
	ru := func(s string) register.Text { return register.Text{Ru: s} }
	event := f.Event(register.Event{Title: register.Text{Ru: "Саммит «Россия — Исламский мир»", En: "Summit “Russia – Islamic World”"}})
	host := f.Partner(register.Partner{Name: ru("Министерство"), Kind: register.PartnerAuthority, Ours: true})
	guest := f.Person(register.Person{Name: ru("Гулиева Лейла Рашид кызы")})
	f.Invitation(register.Invitation{Direction: register.Outgoing, FromPartnerID: host.ID, ToPersonID: guest.ID, EventID: event.ID, SentOn: "2022-11-01"})
	f.Invitation(register.Invitation{Direction: register.Outgoing, FromPartnerID: host.ID, ToDelegation: ru("Делегация"), EventID: event.ID, SentOn: "2022-11-01"})
	order := kinds.Order{Subject: event.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner}
	said := words(write(t, f.Store, named(t, "letters"), order))
	for _, want := range []string{"Уважаемая Лейла Рашид кызы!", "Уважаемые господа!", "«Саммит „Россия — Исламский мир“»"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in %s", want, said)
		}
	}
	order.Language = register.English
	if said := words(write(t, f.Store, named(t, "letters"), order)); !strings.Contains(said, "“Summit ‘Russia – Islamic World’”") {
		t.Errorf("quotes within quotes: %s", said)
	}
}

// A protocol of a session that named nobody has a line to sign on for each side, whose name is in both languages or in the one in
// which it is known.
func TestAProtocolWithoutMembersIsSignedByBothSides(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Text{Ru: "Республика Татарстан", En: "Republic of Tatarstan"}, Kind: register.PartnerTerritory, Ours: true})
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	commission := f.Commission(register.Commission{Title: register.Ru("Комиссия"), OursID: ours.ID, TheirsID: theirs.ID})
	session := f.Session(register.Session{CommissionID: commission.ID, Number: 1, From: "2022-06-01"})
	f.Commitment(register.Commitment{Title: register.Ru("Открыть центр"), Number: "1", Source: session.Ref(), Note: register.Ru(lang.In(register.Russian).T("decision.executor_said", "Минпромторг"))})
	for edition, untranslated := range map[kinds.Edition]string{kinds.Working: "[перевод не внесён]", kinds.ForPartner: ""} {
		p := write(t, f.Store, named(t, "protocol"), kinds.Order{Subject: session.Ref(), On: "2022-11-29", Language: register.Russian, Edition: edition})
		blocks := p.Sections[0].Blocks
		lines, _ := blocks[len(blocks)-1].(paper.Signatures)
		second := "Азербайджан"
		if untranslated != "" {
			second += "\n" + untranslated
		}
		assert.Equal(t, paper.Signatures{{Post: "Республика Татарстан\nRepublic of Tatarstan"}, {Post: second}}, lines, "%s", edition)
		for _, b := range blocks {
			if table, is := b.(paper.Table); is {
				row := table.Rows[len(table.Rows)-1].Cells
				assert.Contains(t, row[1].String(), "Открыть центр\nИсполнитель: Минпромторг")
				assert.NotContains(t, row[2].String(), "центр", "the text of one column does not pass for its translation")
				assert.Equal(t, untranslated != "", strings.HasPrefix(row[2].String(), "[перевод не внесён]"), "in the language of whoever works with it")
			}
		}
	}
}

// Who is to do something is told in the words of the pasted list where the register does not know him.
func TestAnExecutorInWordsIsTold(t *testing.T) {
	f := storagetest.New(t)
	session := f.Session(register.Session{From: "2022-06-01"})
	note := register.Ru(lang.In(register.Russian).T("decision.executor_said", "Минпромторг") + "\n" + lang.In(register.Russian).T("decision.due_said", "к осени"))
	f.Commitment(register.Commitment{Title: register.Ru("Открыть центр"), Source: session.Ref(), Note: note})
	for name, of := range map[string]register.Ref{"unfulfilled": {}, "next-session": session.Ref()} {
		for _, e := range kinds.Editions {
			said := words(write(t, f.Store, named(t, name), kinds.Order{Subject: of, On: "2022-11-29", Language: register.Russian, Edition: e}))
			assert.Contains(t, said, "Минпромторг", "%s", name)
			assert.Contains(t, said, "к осени", "%s", name)
		}
	}
}

// The table for the next session has the points as the protocol has them, each with everyone who is to do it.
func TestTheTableForTheNextSessionFollowsTheProtocol(t *testing.T) {
	f := storagetest.New(t)
	session := f.Session(register.Session{From: "2022-06-01"})
	first, second := f.Partner(register.Partner{Name: register.Ru("Первое министерство")}), f.Partner(register.Partner{Name: register.Ru("Второе министерство")})
	due := register.Commitment{Source: session.Ref(), DueRule: register.DueDay}
	for number, day := range map[string]register.Date{"1": "2023-05-01", "2": "2022-07-01", "10": "2022-12-01"} {
		one := due
		one.Title, one.Number, one.DueOn = register.Ru("Мера "+number+"."), number, day
		one.Executor, one.CoExecutors = register.Executor{BodyID: first.ID}, []register.Executor{{BodyID: second.ID}}
		f.Commitment(one)
	}
	said := words(write(t, f.Store, named(t, "next-session"), kinds.Order{Subject: session.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working}))
	assert.Less(t, strings.Index(said, "Мера 1."), strings.Index(said, "Мера 2."), said)
	assert.Less(t, strings.Index(said, "Мера 2."), strings.Index(said, "Мера 10."), said)
	assert.Equal(t, 3, strings.Count(said, "Первое министерство; Второе министерство"), said)
}

// TestCommitmentsOfNobodyComeLast: the weekly conference asks the executors first.
func TestCommitmentsOfNobodyComeLast(t *testing.T) {
	f := storagetest.New(t)
	body := f.Partner(register.Partner{Name: register.Ru("Ямальский завод"), Kind: register.PartnerEnterprise, Ours: true})
	f.Commitment(register.Commitment{Title: register.Ru("Ничьё")})
	f.Commitment(register.Commitment{Title: register.Ru("Заводское"), Executor: register.Executor{BodyID: body.ID}})
	said := words(write(t, f.Store, named(t, "unfulfilled"), kinds.Order{On: storagetest.Today, Language: register.Russian, Edition: kinds.Working}))
	assert.Less(t, strings.Index(said, "Заводское"), strings.Index(said, "Ничьё"), said)
	assert.Contains(t, said, "Ничьё")
}

// The dossier and the report have all parts of their scheme: an empty one says that nothing is entered.
func TestAPartOfAFixedSchemeIsNeverLeftOut(t *testing.T) {
	f := storagetest.New(t)
	visit := f.Visit(register.Visit{Title: register.Ru("Визит"), PartnerIDs: []register.ID{f.Partner(register.Partner{Kind: register.PartnerState}).ID}})
	for name, parts := range map[string][]string{
		"dossier":      {"Программа", "Делегация", "Цели визита", "Тезисы к беседам", "Проекты к подписанию", "Как исполняются прежние договорённости"},
		"visit-report": {"Состав делегации", "Программа", "Итоги"},
	} {
		p := write(t, f.Store, named(t, name), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working})
		empty := 0
		for _, s := range p.Sections {
			for i, b := range s.Blocks {
				if h, is := b.(paper.Heading); is && i+1 < len(s.Blocks) && slices.Contains(parts, h.Text.String()) {
					if one, is := s.Blocks[i+1].(paper.Paragraph); is && one.Text.String() == "Не внесено." {
						empty++
					}
				}
			}
		}
		assert.Equal(t, len(parts), empty, "%s", name)
	}
}

// A report that was written by the scheme says what the record says, and is printed once, as somebody has changed it.
func TestAReportWrittenBySchemeIsNotPrintedTwice(t *testing.T) {
	f := storagetest.New(t)
	head := f.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	text := "Сроки: 29 ноября 2022\nСтрана: Азербайджан\nЦель: переговоры и форум\nСостав делегации:\n– Алиев Ильхам, президент (глава)\nПрограмма: …\n" +
		"Итоги:\n– Третий центр → не решено\n– Открыть линию → не решено (Встреча)\n– Открыть завод в 2024 году → не решено\nРезультаты визита: Третий центр.\nВторой итог.\n\nОтдельно отмечаю приём."
	visit := f.Visit(register.Visit{Title: register.Ru("Визит"), From: "2022-11-29", Purpose: register.Ru("Переговоры"), Results: register.Ru("Третий центр.\nВторой итог."),
		Outcomes:   []register.Outcome{{Text: register.Ru("Третий центр"), Kind: register.OutcomeAgreed}, {Text: register.Ru("Открыть линию"), Kind: register.OutcomeAgreed}},
		Delegation: []register.Delegate{{PersonID: head.ID, Role: register.DelegateHead}}, Report: register.VisitReport{Text: register.Ru(text)}})
	said := func(l register.Language) string {
		return words(write(t, f.Store, named(t, "visit-report"), kinds.Order{Subject: visit.Ref(), On: "2022-12-29", Language: l, Edition: kinds.Working}))
	}
	ru := said(register.Russian)
	for _, once := range []string{"Третий центр", "Второй итог", "Открыть линию", "переговоры и форум", "Отдельно отмечаю приём", "президент (глава)", "Состав делегации"} {
		assert.Equal(t, 1, strings.Count(ru, once), "%s in %s", once, ru)
	}
	assert.NotContains(t, ru, "(Встреча)", "an outcome left as it was is told as of the record")
	assert.Contains(t, ru, "Открыть завод в 2024 году")
	assert.NotContains(t, ru, "Переговоры", "what somebody wrote takes the place of the record's")
	en := said(register.English)
	assert.Equal(t, 1, strings.Count(en, "Третий центр"), en)
	assert.NotContains(t, en, "Состав делегации")
	assert.Contains(t, en, "Отдельно отмечаю приём")
}

// The head of a delegation that came to us does not sign our report; who wrote it does.
func TestTheReportIsSignedByUs(t *testing.T) {
	f := storagetest.New(t)
	head := f.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	for direction, want := range map[register.Direction]paper.Signature{
		register.Outgoing: {Name: "Алиев Ильхам"}, register.Incoming: {Post: "Отчёт составил", Name: "А. Иванова"},
	} {
		visit := f.Visit(register.Visit{Direction: direction, Delegation: []register.Delegate{{PersonID: head.ID, Role: register.DelegateHead}}})
		p := write(t, f.Store, named(t, "visit-report"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working, Author: "А. Иванова"})
		blocks := p.Sections[0].Blocks
		assert.Equal(t, paper.Signatures{want}, blocks[len(blocks)-1])
	}
}

// A programme without hours has no empty column for them.
func TestTheProgrammeForGuestsHasNoEmptyColumn(t *testing.T) {
	f := storagetest.New(t)
	for start, columns := range map[string]int{"": 2, "10:00": 3} {
		visit := f.Visit(register.Visit{From: "2022-11-29", Programme: []register.ProgrammeItem{{Day: "2022-11-29", Start: start, Kind: register.ProgrammeTalks, Title: register.Text{Ru: "Переговоры", En: "Talks"}}}})
		p := write(t, f.Store, named(t, "programme"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner})
		for _, b := range p.Sections[0].Blocks {
			if table, is := b.(paper.Table); is {
				assert.Len(t, table.Columns, columns)
			}
		}
	}
}

// The card reads like a paper: a list of parts is a table with a head, names alone are points, a long text and the note stand apart,
// and a time zone is called by its cities.
func TestTheCardReadsLikeAPaper(t *testing.T) {
	f := storagetest.New(t)
	long := strings.TrimSpace(strings.Repeat("Стороны отметили рост товарооборота. ", 12))
	head := f.Person(register.Person{Name: register.Ru("Алиев Ильхам")})
	visit := f.Visit(register.Visit{Title: register.Ru("Визит"), From: "2022-11-29", Places: []register.Place{{Name: register.Ru("Баку"), Zone: "Asia/Baku"}},
		Delegation: []register.Delegate{{PersonID: head.ID, Role: register.DelegateHead}}, Results: register.Ru(long), Note: register.Ru("Себе. " + long)})
	p := write(t, f.Store, named(t, "card"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working})
	said := words(p)
	assert.NotContains(t, said, " · Часовой пояс")
	assert.NotContains(t, said, "Asia/Baku")
	var tables int
	var last string
	for _, b := range p.Sections[0].Blocks {
		switch b := b.(type) {
		case paper.Table:
			tables++
			for _, c := range b.Columns {
				assert.NotEmpty(t, c.Head)
			}
			if len(b.Rows) > 0 && b.Columns[0].Head != "Место" {
				assert.Equal(t, "Глава делегации", b.Rows[0].Cells[1].String(), "a cell begins like one")
			}
		case paper.Facts:
			for _, one := range b {
				assert.Less(t, len(one.Value.String()), 400)
			}
		case paper.Paragraph:
			last = b.Text.String()
		}
	}
	assert.Equal(t, 2, tables, "places and delegation")
	assert.Equal(t, "Себе. "+long, last, "the note is last")
}

// An agreement in force whose day of signing nobody knows is no draft to be signed.
func TestWhatIsInForceIsNotToBeSigned(t *testing.T) {
	f := storagetest.New(t)
	ru := func(s string) register.Text { return register.Text{Ru: s} }
	theirs := f.Partner(register.Partner{Name: ru("Азербайджан"), Kind: register.PartnerState})
	running := f.Agreement(register.Agreement{Title: ru("О торговле"), Parties: []register.Party{{Side: register.Theirs, PartnerID: theirs.ID}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce}}})
	draft := f.Agreement(register.Agreement{Title: ru("О туризме"), Parties: []register.Party{{Side: register.Theirs, PartnerID: theirs.ID}},
		Actions: []register.Action{{Kind: register.ActionTalks, On: "2022-01-01"}}})
	visit := f.Visit(register.Visit{Title: ru("Визит"), PartnerIDs: []register.ID{theirs.ID}, From: "2022-11-29", AgreementIDs: []register.ID{running.ID, draft.ID}})
	p := write(t, f.Store, named(t, "dossier"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working})
	said := ""
	for _, b := range p.Sections[0].Blocks {
		if points, is := b.(paper.Points); is {
			for _, one := range points {
				said += one.Text.String() + "\n"
			}
		}
	}
	if !strings.Contains(said, "О туризме") || strings.Contains(said, "О торговле") {
		t.Errorf("to be signed: %s", said)
	}
}

// What is ours alone does not leave as a column either: who permitted a meeting, who was told of it, how far we have got, our files.
func TestThePartnerIsNotToldWhenWeReported(t *testing.T) {
	s, _ := world(t)
	head := func(e kinds.Edition) int {
		p := write(t, s, named(t, "journal"), kinds.Order{On: "2022-11-29", Language: register.Russian, Edition: e})
		for _, b := range p.Sections[0].Blocks {
			if table, is := b.(paper.Table); is {
				return len(table.Columns)
			}
		}
		return 0
	}
	if ours, theirs := head(kinds.Working), head(kinds.ForPartner); ours != 8 || theirs != 6 {
		t.Errorf("the journal has %d columns, %d for the partner", ours, theirs)
	}
	next := words(write(t, s, named(t, "unfulfilled"), kinds.Order{On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner}))
	if !strings.Contains(next, "Открыть центр") || strings.Contains(next, "30") {
		t.Errorf("the partner reads how far we have got: %s", next)
	}
}

// The post over an addressee's name begins a line; a letter that nobody is said to send has an empty line to sign on.
func TestALetterBeginsWithThePostAndEndsWithALineToSignOn(t *testing.T) {
	f := storagetest.New(t)
	event := f.Event(register.Event{Title: register.Ru("Форум")})
	guest := f.Person(register.Person{Name: register.Ru("Алиев Ильхам Гейдар оглы"), Appointments: []register.Appointment{{Post: register.Ru("заместитель министра")}}})
	// The factory would name who sends it.
	_, err := f.Save(t.Context(), &register.Invitation{Direction: register.Outgoing, ToPersonID: guest.ID, EventID: event.ID, SentOn: "2022-11-01"})
	require.NoError(t, err)
	p := write(t, f.Store, named(t, "letters"), kinds.Order{Subject: event.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner})
	assert.Contains(t, words(p), "Заместитель министра\nАлиев Ильхам Гейдар оглы\n")
	blocks := p.Sections[0].Blocks
	assert.Equal(t, paper.Signatures{{}}, blocks[len(blocks)-1])
}

// A minister asks first of the commissions that work: one that has met stands before one that has not, whatever their names.
func TestCommissionsThatHaveMetComeFirst(t *testing.T) {
	f := storagetest.New(t)
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	f.Commission(register.Commission{Title: register.Ru("Авиационная комиссия"), TheirsID: theirs.ID})
	works := f.Commission(register.Commission{Title: register.Ru("Ярмарочная комиссия"), TheirsID: theirs.ID})
	f.Session(register.Session{CommissionID: works.ID, Number: 1, From: "2022-06-01"})
	said := words(write(t, f.Store, named(t, "brief"), kinds.Order{Subject: theirs.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working}))
	met, never := strings.Index(said, "Ярмарочная комиссия"), strings.Index(said, "Авиационная комиссия")
	assert.True(t, 0 <= met && met < never, "%d, %d", met, never)
}

// A visit over several time zones says by whose clock each hour is; a visit in one zone does not repeat it.
func TestGuestsReadByWhoseClockHoursAre(t *testing.T) {
	f := storagetest.New(t)
	place := func(ru, en, zone string) register.Place {
		return register.Place{Name: register.Text{Ru: ru, En: en}, Zone: zone}
	}
	item := func(start, zone string) register.ProgrammeItem {
		return register.ProgrammeItem{Kind: register.ProgrammeOther, Title: register.Text{Ru: "Перелёт", En: "Flight"}, Day: "2022-11-29", Start: start, Zone: zone}
	}
	said := func(items ...register.ProgrammeItem) string {
		visit := f.Visit(register.Visit{
			From: "2022-11-29", Places: []register.Place{place("Баку", "Baku", "Asia/Baku"), place("Лондон", "London", "Europe/London")}, Programme: items,
		})
		return words(write(t, f.Store, named(t, "programme"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner}))
	}
	over := said(item("09:00", "Asia/Baku"), item("18:00", "Europe/London"))
	assert.Contains(t, over, "09:00\nБаку / Baku")
	assert.Contains(t, over, "18:00\nЛондон / London")
	assert.NotContains(t, said(item("09:00", ""), item("18:00", "Asia/Baku")), "09:00\nБаку")
}
