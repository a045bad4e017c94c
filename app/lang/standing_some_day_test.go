package lang_test

import (
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

func TestTheSentenceTellsWhatIsCertainOfANoticeOfSomeDay(t *testing.T) {
	t.Cleanup(func() { lang.Use(register.Russian) })
	a := production(register.Action{Kind: register.ActionNotice, On: "2022-11"})
	open := production(register.Action{Kind: register.ActionNotice, On: "2015-03"})
	open.Term, open.Rules = register.TermOpen, register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}}
	halted := production(register.Action{Kind: register.ActionSuspension, On: "2022-03", Until: "2023"})
	for _, c := range []struct {
		name                     string
		a                        *register.Agreement
		on                       register.Date
		ru, en, stateRu, stateEn string
	}{
		{
			"given", a, "2022-11-29",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано в ноябре 2022 года, точный день неизвестен: до 17.05.2023 действует наверняка, после 17.05.2026 наверняка нет, а между ними зависит от этого дня.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given in November 2022, the day is not known: it is certainly valid until 17.05.2023, certainly no longer after 17.05.2026, and between the two that depends on the day.",
			"дано уведомление, последний день — между 17.05.2023 и 17.05.2026", "notice given, last day between 17.05.2023 and 17.05.2026",
		},
		{
			"nobody knows", a, "2024-01-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано в ноябре 2022 года, точный день неизвестен: до 17.05.2023 действует наверняка, после 17.05.2026 наверняка нет, а между ними зависит от этого дня.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given in November 2022, the day is not known: it is certainly valid until 17.05.2023, certainly no longer after 17.05.2026, and between the two that depends on the day.",
			"неизвестно, в силе ли", "not known whether in force",
		},
		{
			"over", open, "2016-01-01",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Уведомление о прекращении дано в марте 2015 года, точный день неизвестен. Последний день действия — между 01.09.2015 и 30.09.2015, точнее неизвестно.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Notice of termination was given in March 2015, the day is not known. It ended between 01.09.2015 and 30.09.2015, the day is not known.",
			"прекращено, последний день — в сентябре 2015 года", "terminated, last day in September 2015",
		},
		{
			"suspended", halted, "2022-11-29",
			"Подписание: 25.01.2002. Вступление в силу: 17.05.2008. Приостановлено с марта 2022 года до какого-то дня 2023 года. Срок уведомления о прекращении прошёл 17.11.2022: продлевается до 17.05.2026. Прекратить после этого периода можно, уведомив до 17.11.2025 включительно.",
			"Signing: 25.01.2002. Entry into force: 17.05.2008. Suspended from March 2022 until some day in 2023. The last day for notice was 17.11.2022: it is renewed until 17.05.2026. To end it after that period, notice must be given by 17.11.2025.",
			"приостановлено до какого-то дня 2023 года", "suspended until some day in 2023",
		},
	} {
		for l, want := range map[register.Language][2]string{register.Russian: {c.ru, c.stateRu}, register.English: {c.en, c.stateEn}} {
			lang.Use(l)
			got := [2]string{lang.AgreementSentence(c.a, c.on, nobody), lang.AgreementState(c.a, c.on, nobody)}
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("%s, %s:\n got %s\nwant %s", c.name, l, got[i], want[i])
				}
			}
		}
	}
}
