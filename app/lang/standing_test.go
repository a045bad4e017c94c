package lang_test

import (
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

// production is the agreement on production co-operation of 25.01.2002, renewed without limit.
func production(actions ...register.Action) *register.Agreement {
	return &register.Agreement{
		Term:    register.TermFor,
		Parties: []register.Party{{Side: register.Ours, SignedOn: "2002-01-25"}, {Side: register.Theirs, SignedOn: "2002-01-25"}},
		Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}}, actions...),
		Rules: register.Rules{
			Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}, Channel: register.NoticeDiplomatic,
		},
	}
}

func TestTheSentenceSaysWhyUntilWhenAndWhatMayBeDone(t *testing.T) {
	notice := func(on register.Date) register.Action { return register.Action{Kind: register.ActionNotice, On: on} }
	once := production()
	once.Rules.Renewal = register.RenewalOnce
	gap := production(register.Action{Kind: register.ActionExtension, On: "2011-02-01", Effective: "2011-09-01", Until: "2013-12-31"})
	gap.Rules.Renewal = register.RenewalByConsent
	shorter := production(register.Action{Kind: register.ActionExtension, On: "2009-02-01", Until: "2010-12-31"})
	shorter.Rules.Renewal = register.RenewalByConsent
	cut := production(register.Action{Kind: register.ActionExtension, On: "2010-11-20", Until: "2012-12-31"})
	free := production(notice("2011-05-10"))
	free.Rules.AnyTime = register.Length{Count: 3, Unit: register.Months}
	alone := production(register.Action{Kind: register.ActionSuspension, On: "2013-01-01"}, register.Action{Kind: register.ActionSuspensionEnd, PartnerID: register.ID{15: 3}, On: "2013-06-01"})
	for n := range alone.Parties {
		alone.Parties[n].PartnerID = register.ID{15: byte(n + 1)}
	}
	alone.Parties = append(alone.Parties, register.Party{Side: register.Third, PartnerID: register.ID{15: 3}, SignedOn: "2002-01-25"})
	some := production()
	some.Actions[0].On = "2008"
	for _, c := range []struct {
		name   string
		a      *register.Agreement
		on     register.Date
		ru, en string
	}{
		{
			"an extension to a day before the end", shorter, "2009-03-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Действует до 17.05.2011; продлить можно по согласию сторон. Продление до 31.12.2010 срока не меняет: без него он кончается позже.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. In force until 17.05.2011; it can be extended by consent of the parties. The extension until 31.12.2010 does not change the term, which ends later without it.",
		},
		{
			"the same, when that term is over", shorter, "2012-03-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Последний день действия — 17.05.2011.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The last day in force was 17.05.2011.",
		},
		{
			"suspended by all three, resumed by one", alone, "2014-03-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Приостановлено с 01.01.2013, срок приостановления не указан. Срок уведомления о прекращении прошёл 17.11.2013: продлевается до 17.05.2017. Прекратить после этого периода можно, уведомив до 17.11.2016 включительно. Возобновление от 01.06.2013 действия не возвращает: приостановили все стороны вместе.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Suspended since 01.01.2013, no end is known. The last day for notice was 17.11.2013: it is renewed until 17.05.2017. To end it after that period, notice must be given by 17.11.2016. The resumption of 01.06.2013 changes nothing: all parties suspended it together.",
		},
		{
			"an extension that ends a sure renewal earlier", cut, "2010-12-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Продлено сторонами до 31.12.2012. Без этого действовало бы до 17.05.2014. Текущий период — до 31.12.2012. Если до 30.06.2012 включительно ни одна сторона не уведомит о прекращении, продлится до 31.12.2015.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Extended by the parties until 31.12.2012. Without that it would be in force until 17.05.2014. The current period runs until 31.12.2012. Unless a party gives notice by 30.06.2012, it is renewed until 31.12.2015.",
		},
		{
			"notice at any time, late for the period", free, "2011-05-10",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано 10.05.2011: действует до 10.08.2011.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given on 10.05.2011: in force until 10.08.2011.",
		},
		{
			"an extension that works from a later day", gap, "2011-03-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Действует до 17.05.2011. Стороны договорились, что оно снова действует с 01.09.2011 по 31.12.2013.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. In force until 17.05.2011. The parties have agreed that it is in force again from 01.09.2011 to 31.12.2013.",
		},
		{
			"before that day", gap, "2011-06-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Последний день действия — 17.05.2011. Стороны договорились, что оно снова действует с 01.09.2011 по 31.12.2013.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The last day in force was 17.05.2011. The parties have agreed that it is in force again from 01.09.2011 to 31.12.2013.",
		},
		{
			"some day of a year that lies ahead", some, "2007-12-31",
			"Подписание: 25.01.2002. Вступит в силу: 2008 год, точный день неизвестен.",
			"Signing: 25.01.2002. Enters into force in 2008, the day is not known.",
		},
		{
			"the day before the last for notice", production(), "2022-11-16",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Текущий период — до 17.05.2023. Если до 17.11.2022 включительно ни одна сторона не уведомит о прекращении, продлится до 17.05.2026.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The current period runs until 17.05.2023. Unless a party gives notice by 17.11.2022, it is renewed until 17.05.2026.",
		},
		{
			"the day after", production(), "2022-11-18",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Срок уведомления о прекращении прошёл 17.11.2022: продлевается до 17.05.2026. Прекратить после этого периода можно, уведомив до 17.11.2025 включительно.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The last day for notice was 17.11.2022: it is renewed until 17.05.2026. To end it after that period, notice must be given by 17.11.2025.",
		},
		{
			"notice in time", production(notice("2022-11-16")), "2022-11-29",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано 16.11.2022, в срок: действует до 17.05.2023 и не продлевается.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given on 16.11.2022, in time: in force until 17.05.2023 and not renewed.",
		},
		{
			"notice too late", production(notice("2022-11-18")), "2022-11-29",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано 18.11.2022, после срока: текущий период уже продлён, действует до 17.05.2026 и затем прекращается.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given on 18.11.2022, too late for this period: in force until 17.05.2026, then terminated.",
		},
		{
			"a notice that is given later is not known yet", production(notice("2022-11-16")), "2022-11-15",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Текущий период — до 17.05.2023. Если до 17.11.2022 включительно ни одна сторона не уведомит о прекращении, продлится до 17.05.2026.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The current period runs until 17.05.2023. Unless a party gives notice by 17.11.2022, it is renewed until 17.05.2026.",
		},
		{
			"read as one renewal only", once, "2022-11-29",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Последний день действия — 17.05.2014. Предусмотренные продления использованы.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. The last day in force was 17.05.2014. All renewals have been used.",
		},
		{
			"known to the year", some, "2008-06-01",
			"Подписание: 25.01.2002. Вступило в силу: 2008 год, точный день неизвестен. Текущий период — до 31.12.2011. Если до 01.07.2010 включительно ни одна сторона не уведомит о прекращении, продлится до 31.12.2014. День, от которого считают периоды, точно неизвестен: их концы названы самые поздние из возможных, сроки уведомления — самые ранние.",
			"Signing: 25.01.2002. Entered into force in 2008, the day is not known. The current period runs until 31.12.2011. Unless a party gives notice by 01.07.2010, it is renewed until 31.12.2014. The day from which periods are counted is not known for certain: their ends are the latest possible, the last days for notice the earliest.",
		},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en} {
			lang.Use(l)
			if got := lang.AgreementSentence(c.a, c.on, nobody); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.name, l, got, want)
			}
		}
	}
	lang.Use(register.Russian)
	if got, want := lang.AgreementRules(production()), "3 года; продление автоматически, без ограничения, на 3 года; уведомление за 6 месяцев, по дипломатическим каналам"; got != want {
		t.Errorf("the clauses read %q, want %q", got, want)
	}
	if got, want := lang.AgreementState(production(), "2022-11-29", nobody), "действует до 17.05.2026"; got != want {
		t.Errorf("the state reads %q, want %q", got, want)
	}
}

func TestTheSentenceTellsAdoptionAndWhatIsNotKnown(t *testing.T) {
	adopted := &register.Agreement{Term: register.TermOpen, Actions: []register.Action{{Kind: register.ActionAdoption, On: "1930-06-28"}}}
	adopted.Rules.Force.Basis = register.ForceOnRatifications
	unclear := production(register.Action{Kind: register.ActionForceUnclear, On: "2010-01-01"})
	never := production(register.Action{Kind: register.ActionForceUnclear})
	never.Actions = never.Actions[1:]
	ranOut := production()
	ranOut.Actions, ranOut.Term, ranOut.Until, ranOut.Rules = nil, register.TermUntil, "2009-12-31", register.Rules{}
	for _, c := range []struct {
		name       string
		a          *register.Agreement
		ru, en, tt string
		state      string
	}{
		{
			"run out before anything brought it into force", ranOut,
			"Подписание: 25.01.2002. Вступление в силу не записано, срок истёк 31.12.2009.",
			"Signing: 25.01.2002. No entry into force is recorded; its term ran out on 31.12.2009.",
			"Имзалау: 25.01.2002. Үз көченә керүе язылмаган, срогы чыккан көн — 31.12.2009.",
			"истекло с 01.01.2010",
		},
		{
			"ended in some month", production(register.Action{Kind: register.ActionTermination, On: "2012-03"}),
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Прекращение: март 2012 года.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Termination: March 2012.",
			"Имзалау: 25.01.2002. Үз көченә керү: 17.05.2008. Туктатылу: 2012 елның марты.",
			"прекращено в марте 2012 года",
		},
		{
			"adopted", adopted,
			"Принятие: 28.06.1930. В силу не вступило. Вступает в силу с последней ратификации (принятия, утверждения).",
			"Adoption: 28.06.1930. Not in force. It enters into force on the last ratification (acceptance, approval).",
			"Кабул ителү: 28.06.1930. Үз көченә кермәгән. Үз көченә керү тәртибе: соңгы ратификацияләүдән (кабул итүдән, раслаудан).",
			"принято, не вступило в силу",
		},
		{
			"in force once", unclear,
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. С 01.01.2010 неизвестно, действует ли.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Since 01.01.2010 it is not known whether it is still in force.",
			"Имзалау: 25.01.2002. Үз көченә керү: 17.05.2008. 01.01.2010 көненнән гамәлдәме — билгесез.",
			"неизвестно, в силе ли",
		},
		{
			"perhaps never in force", never,
			"Подписание: 25.01.2002. Неизвестно, вступило ли в силу.",
			"Signing: 25.01.2002. It is not known whether it has entered into force.",
			"Имзалау: 25.01.2002. Үз көченә кергәнме — билгесез.",
			"неизвестно, в силе ли",
		},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			lang.Use(l)
			if got := lang.AgreementSentence(c.a, "2022-11-29", nobody); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.name, l, got, want)
			}
		}
		lang.Use(register.Russian)
		if got := lang.AgreementState(c.a, "2022-11-29", nobody); got != c.state {
			t.Errorf("%s: the state reads %q, want %q", c.name, got, c.state)
		}
	}
}

// nobody knows no names.
func nobody(register.ID) string { return "" }

func TestTheSentenceTellsHowLongAfterWhichEventItEntersIntoForce(t *testing.T) {
	defer lang.Use(register.Russian)
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	for _, c := range []struct {
		rule       register.ForceRule
		ru, en, tt string
	}{
		{
			register.ForceRule{Basis: register.ForceOnRatifications, Number: 5, After: months(3), Start: register.ForceNextMonth},
			"Вступает в силу через 3 месяца, с первого числа следующего за этим месяца: отсчёт с 5-й ратификации (принятия, утверждения, присоединения).",
			"It enters into force on ratification (acceptance, approval, accession) by 5 parties, plus 3 months, from the first day of the month that follows.",
			"Үз көченә керү тәртибе: 5 якның ратификацияләвеннән (кабул итүеннән, раславыннан, кушылуыннан) соң 3 ай үткәч, киләсе айның беренче көненнән.",
		},
		{
			register.ForceRule{Basis: register.ForceOnNotifications, Start: register.ForceNextMonth},
			"Вступает в силу с первого числа следующего месяца: отсчёт с последнего уведомления о выполнении внутренних процедур.",
			"It enters into force on the last notification of completed internal procedures, from the first day of the following month.",
			"Үз көченә керү тәртибе: эчке процедуралар үтәлүе турында соңгы хәбәрдән соң, киләсе айның беренче көненнән.",
		},
		{
			register.ForceRule{Basis: register.ForceOnRatifications, After: months(2), Start: register.ForceNthMonth},
			"Вступает в силу с первого числа 2-го месяца: отсчёт с последней ратификации (принятия, утверждения).",
			"It enters into force on the last ratification (acceptance, approval), from the first day of month 2 after that.",
			"Үз көченә керү тәртибе: соңгы ратификацияләүдән (кабул итүдән, раслаудан) соң, айның беренче көненнән; айлар саны — 2.",
		},
		{
			register.ForceRule{Basis: register.ForceOnSignature, After: register.Length{Count: 30, Unit: register.Days}},
			"Вступает в силу через 30 дней: отсчёт с подписания.",
			"It enters into force on signature, plus 30 days.",
			"Үз көченә керү тәртибе: имзалаудан соң 30 көн үткәч.",
		},
	} {
		a := &register.Agreement{Signing: register.Signing{On: "2022-01-10"}, Rules: register.Rules{Force: c.rule}}
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			lang.Use(l)
			if got := lang.AgreementSentence(a, "2022-01-15", nobody); !strings.Contains(got, want) {
				t.Errorf("%s: %s\nlacks %s", l, got, want)
			}
		}
	}
}

func TestTheRarerClausesReadInOneLine(t *testing.T) {
	defer lang.Use(register.Russian)
	a := production()
	a.Rules.Months, a.Rules.RenewalMonths, a.Rules.Then = 120, 60, []int{24, 1}
	a.Rules.From, a.Rules.AnyTime = register.TermFromSignature, register.Length{Count: 90, Unit: register.Days}
	for l, want := range map[register.Language]string{
		register.Russian: "10 лет с подписания; продление автоматически, без ограничения, на 5 лет, затем на 2 года, затем на 1 месяц; уведомление за 6 месяцев, по дипломатическим каналам; в любое время — уведомление за 90 дней",
		register.English: "10 years from signature; renewal tacit, without limit, by 5 years, then by 2 years, then by 1 month; notice of 6 months, through diplomatic channels; at any time by notice of 90 days",
	} {
		lang.Use(l)
		if got := lang.AgreementRules(a); got != want {
			t.Errorf("%s:\n got %s\nwant %s", l, got, want)
		}
	}
	lang.Use(register.Russian)
	if got, want := lang.AgreementSentence(a, "2022-11-29", nobody), "Прекратить можно и раньше, в любое время, уведомив за 90 дней."; !strings.HasSuffix(got, want) {
		t.Errorf("%s\nlacks %s", got, want)
	}
}

// Who gave notice, of three parties or of two, does not stand beside a sentence that nobody gave it.
func TestTheSentenceAsksTheOthersForNotice(t *testing.T) {
	names := func(id register.ID) string { return "P" + string('0'+id[15]) }
	three := production(register.Action{Kind: register.ActionNotice, PartnerID: register.ID{15: 2}, On: "2020-06-01", Effective: "2024-01-01"})
	three.Parties = nil
	for n := range 3 {
		three.Parties = append(three.Parties, register.Party{PartnerID: register.ID{15: byte(n + 1)}, SignedOn: "2002-01-25"})
	}
	two := production(register.Action{Kind: register.ActionNotice, PartnerID: register.ID{15: 2}})
	for _, c := range []struct {
		a    *register.Agreement
		want string
	}{
		{three, "Если до 17.11.2022 включительно ни одна из остальных сторон не уведомит"},
		{two, "Если до 17.11.2022 включительно не уведомит и другая сторона"},
	} {
		said := lang.AgreementSentence(c.a, "2022-11-01", names)
		if !strings.Contains(said, c.want) || strings.Contains(said, "ни одна сторона") {
			t.Error(said)
		}
	}
}

func TestTheSentenceTellsWhoseLeavingEndedIt(t *testing.T) {
	names := func(id register.ID) string { return "P" + string('0'+id[15]) }
	left := func(party byte, on register.Date) register.Action {
		return register.Action{Kind: register.ActionWithdrawal, PartnerID: register.ID{15: party}, On: on}
	}
	three := production(left(3, "2010-01-01"), left(2, "2012-05-01"))
	two := production(register.Action{Kind: register.ActionTermination, PartnerID: register.ID{15: 2}, On: "2012-05-01"})
	for n := range 3 {
		party := register.Party{PartnerID: register.ID{15: byte(n + 1)}, SignedOn: "2002-01-25"}
		if three.Parties = append(three.Parties, party); n < 2 {
			two.Parties = append(two.Parties, party)
		}
	}
	three.Parties, two.Parties = three.Parties[2:], two.Parties[2:]
	for want, a := range map[string]*register.Agreement{
		"Прекращено: после выхода 01.05.2012 (P2) осталось меньше двух участников. Прекращение: 01.05.2012.": three,
		"Прекращение: 01.05.2012 (P2).": two,
	} {
		if said := lang.AgreementSentence(a, "2022-11-01", names); !strings.HasSuffix(said, want) {
			t.Error(said)
		}
	}
	late := &register.Agreement{Signing: register.Signing{On: "2000-01-01"}, Actions: []register.Action{
		{Kind: register.ActionTermination, On: "2010-01-01"}, {Kind: register.ActionNotConcluded, On: "2012-01-01"},
	}}
	if said, want := lang.AgreementSentence(late, "2022-11-01", names), "Отметка «заключение не состоялось» от 01.01.2012 ничего не меняет"; !strings.Contains(said, want) {
		t.Error(said)
	}
}
