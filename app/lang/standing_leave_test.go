package lang_test

import (
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

func TestTheSentenceSaysOnWhichDayANoticeEndsAnAgreement(t *testing.T) {
	defer lang.Use(register.Russian)
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	for _, c := range []struct {
		rules              register.Rules
		ru, en, tt         string
		ruRule, enRule, tr string
	}{
		{
			register.Rules{Notice: months(6), NoticeEnd: register.EndYear},
			"Прекратить можно, уведомив за 6 месяцев. Действие прекращается в конце календарного года, на который приходится окончание этого срока. " +
				"Если уведомить 01.07.2021, последний день действия — 31.12.2022.",
			"It can be ended by notice of 6 months. It ceases at the end of the calendar year in which that time runs out. " +
				"Notice on 01.07.2021 would make 31.12.2022 the last day in force.",
			"6 ай алдан хәбәр итеп туктатырга мөмкин. Гамәле шул срок тулган календарь ел ахырында туктатыла. " +
				"01.07.2021 хәбәр ителсә, гамәлдә булуның соңгы көне — 31.12.2022.",
			"бессрочно; уведомление за 6 месяцев; прекращается в конце календарного года",
			"open-ended; notice of 6 months; ceases at the end of the calendar year",
			"вакыты чикләнмәгән; 6 ай алдан хәбәр итү; календарь ел ахырында туктатыла",
		},
		{
			register.Rules{NoticeEnd: register.EndNextYear},
			"Прекратить можно, уведомив об этом. Действие прекращается в конце календарного года, следующего за годом уведомления. " +
				"Если уведомить 01.07.2021, последний день действия — 31.12.2022.",
			"It can be ended by notice. It ceases at the end of the calendar year after that of the notice. " +
				"Notice on 01.07.2021 would make 31.12.2022 the last day in force.",
			"Хәбәр итеп туктатырга мөмкин. Гамәле хәбәр бирелгән елдан соң килгән календарь ел ахырында туктатыла. " +
				"01.07.2021 хәбәр ителсә, гамәлдә булуның соңгы көне — 31.12.2022.",
			"бессрочно; уведомление; прекращается в конце следующего календарного года",
			"open-ended; notice; ceases at the end of the next calendar year",
			"вакыты чикләнмәгән; хәбәр итү; киләсе календарь ел ахырында туктатыла",
		},
		{
			register.Rules{Notice: months(12), NoticeEnd: register.EndNthMonth, Channel: register.NoticeDiplomatic},
			"Прекратить можно, уведомив об этом. Действие прекращается с первого числа 12-го месяца после месяца уведомления. " +
				"Если уведомить 01.07.2021, последний день действия — 30.06.2022.",
			"It can be ended by notice. It ceases on the first day of month 12 after the month of the notice. " +
				"Notice on 01.07.2021 would make 30.06.2022 the last day in force.",
			"Хәбәр итеп туктатырга мөмкин. Гамәле хәбәр бирелгән айдан соң, айның беренче көненнән туктатыла; айлар саны — 12. " +
				"01.07.2021 хәбәр ителсә, гамәлдә булуның соңгы көне — 30.06.2022.",
			"бессрочно; уведомление, по дипломатическим каналам; прекращается с первого числа 12-го месяца",
			"open-ended; notice, through diplomatic channels; ceases on the first day of month 12",
			"вакыты чикләнмәгән; хәбәр итү, дипломатик каналлар аша; 12 айдан соң, айның беренче көненнән туктатыла",
		},
		{
			register.Rules{Notice: months(3), NoticeEnd: register.EndNextMonth, Window: register.NoticeWindow{After: 600}},
			"Прекратить можно, уведомив за 3 месяца. Действие прекращается с первого числа месяца, следующего за окончанием этого срока. " +
				"Уведомлять можно не раньше 17.05.2053.",
			"It can be ended by notice of 3 months. It ceases on the first day of the month after the end of that time. " +
				"Notice can be given from 17.05.2053 on.",
			"3 ай алдан хәбәр итеп туктатырга мөмкин. Гамәле шул срок тулганнан соң килгән айның беренче көненнән туктатыла. " +
				"Хәбәрне 17.05.2053 көненнән дә иртәрәк бирергә ярамый.",
			"бессрочно; уведомление за 3 месяца; прекращается с первого числа следующего месяца; уведомлять не раньше чем через 50 лет после вступления в силу",
			"open-ended; notice of 3 months; ceases on the first day of the next month; notice not before 50 years after the entry into force",
			"вакыты чикләнмәгән; 3 ай алдан хәбәр итү; киләсе айның беренче көненнән туктатыла; хәбәрне үз көченә кергәннән соң 50 ел үтмичә бирмәскә",
		},
	} {
		a := &register.Agreement{
			Term: register.TermOpen, Rules: c.rules,
			Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2003-05-17"}},
		}
		for l, want := range map[register.Language][2]string{
			register.Russian: {c.ru, c.ruRule}, register.English: {c.en, c.enRule}, register.Tatar: {c.tt, c.tr},
		} {
			lang.Use(l)
			if got := lang.AgreementSentence(a, "2021-07-01", nobody); !strings.HasSuffix(got, want[0]) {
				t.Errorf("%s:\n got %s\nwant %s", l, got, want[0])
			}
			if got := lang.AgreementRules(a); got != want[1] {
				t.Errorf("%s:\n got %s\nwant %s", l, got, want[1])
			}
		}
	}
}

// Where one of several parties may leave the others, its notice ends nothing for them.
func TestTheSentenceSaysOfSeveralPartiesThatOneLeavesTheOthers(t *testing.T) {
	defer lang.Use(register.Russian)
	among := func(parties int, term register.Term, rules register.Rules, also ...register.Action) *register.Agreement {
		a := &register.Agreement{
			Term: term, Rules: rules, Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2003-05-17"}}, also...),
		}
		if term == register.TermFor {
			a.Rules.Months = 20 * 12
		}
		for n := range parties {
			a.Parties = append(a.Parties, register.Party{PartnerID: register.ID{15: byte(n + 1)}, SignedOn: "2002-01-25"})
		}
		return a
	}
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	nextYear := register.Rules{NoticeEnd: register.EndNextYear}
	forAll := nextYear
	forAll.EndsForAll = true
	left := register.Action{Kind: register.ActionWithdrawal, PartnerID: register.ID{15: 3}, On: "2010-01-01"}
	tacit := register.Rules{Renewal: register.RenewalUnlimited, RenewalMonths: 5 * 12, Notice: months(6)}
	for _, c := range []struct {
		of         *register.Agreement
		ru, en, tt string
	}{
		{
			among(3, register.TermOpen, nextYear),
			"Участник может выйти, уведомив об этом. Его участие прекращается в конце календарного года, следующего за годом уведомления. " +
				"Кто уведомит 01.07.2021, участвует до 31.12.2022.",
			"A party can withdraw by notice. Its participation ceases at the end of the calendar year after that of the notice. " +
				"Who gives notice on 01.07.2021 takes part until 31.12.2022.",
			"Катнашучы хәбәр итеп чыга ала. Аның катнашуы хәбәр бирелгән елдан соң килгән календарь ел ахырында туктатыла. " +
				"01.07.2021 хәбәр итүче 31.12.2022 көненә кадәр катнаша.",
		},
		{
			among(3, register.TermOpen, register.Rules{Notice: months(6)}),
			"Участник может выйти, уведомив за 6 месяцев.", "A party can withdraw by notice of 6 months.", "Катнашучы 6 ай алдан хәбәр итеп чыга ала.",
		},
		{
			among(3, register.TermFor, register.Rules{AnyTime: months(6)}),
			"Участник может выйти и раньше, в любое время, уведомив за 6 месяцев.", "A party can withdraw earlier, at any time, by notice of 6 months.",
			"Катнашучы вакытыннан алда да, теләсә кайчан, 6 ай алдан хәбәр итеп чыга ала.",
		},
		{
			among(3, register.TermFor, tacit),
			"Текущий период — до 17.05.2023. Кто до 17.11.2022 включительно уведомит о выходе, участвует до конца этого периода; для остальных он продлится до 17.05.2028.",
			"The current period runs until 17.05.2023. Who gives notice of withdrawal by 17.11.2022 takes part until its end; for the others it is renewed until 17.05.2028.",
			"Хәзерге чор — 17.05.2023 көненә кадәр. 17.11.2022 көненә кадәр (шул көнне дә кертеп) чыгу турында хәбәр биргән як шул чор ахырына кадәр катнаша; калганнар өчен 17.05.2028 көненә кадәр озайтыла.",
		},
		{among(3, register.TermOpen, forAll), "последний день действия — 31.12.2022.", "31.12.2022 the last day in force.", "гамәлдә булуның соңгы көне — 31.12.2022."},
		{among(2, register.TermOpen, nextYear), "последний день действия — 31.12.2022.", "31.12.2022 the last day in force.", "гамәлдә булуның соңгы көне — 31.12.2022."},
		{ // two are left: with one of them it ends
			among(3, register.TermOpen, nextYear, left),
			"последний день действия — 31.12.2022.", "31.12.2022 the last day in force.", "гамәлдә булуның соңгы көне — 31.12.2022.",
		},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			lang.Use(l)
			if got := lang.AgreementSentence(c.of, "2021-07-01", nobody); !strings.HasSuffix(got, want) {
				t.Errorf("%s:\n got %s\nwant %s", l, got, want)
			}
		}
	}
}
