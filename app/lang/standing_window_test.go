package lang_test

import (
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

func TestTheSentenceSaysWhenNoticeCanBeGiven(t *testing.T) {
	defer lang.Use(register.Russian)
	within := register.NoticeWindow{After: 120, Open: 12, Every: 120}
	once := register.NoticeWindow{After: 120, Open: 12}
	from := register.NoticeWindow{After: 240}
	notice := register.Action{Kind: register.ActionNotice, On: "2005-03-01"}
	for _, c := range []struct {
		name       string
		window     register.NoticeWindow
		actions    []register.Action
		on         register.Date
		ru, en, tt string
	}{
		{
			"before it opens", within, nil, "2005-01-01",
			"Прекратить можно, уведомив за 1 год. Уведомлять можно только с 19.11.2010 по 19.11.2011. В следующий раз уведомить можно будет с 19.11.2020.",
			"It can be ended by notice of 1 year. Notice can be given only from 19.11.2010 to 19.11.2011. After that it can be given again from 19.11.2020 on.",
			"1 ел алдан хәбәр итеп туктатырга мөмкин. Хәбәрне бары тик 19.11.2010 — 19.11.2011 арасында гына бирергә була. " +
				"Аннан соң хәбәрне кабат 19.11.2020 көненнән бирергә мөмкин булачак.",
		},
		{
			"while it is open", within, nil, "2011-11-19",
			"Прекратить можно, уведомив за 1 год. Уведомлять можно до 19.11.2011 включительно. В следующий раз уведомить можно будет с 19.11.2020.",
			"It can be ended by notice of 1 year. Notice can be given until 19.11.2011. After that it can be given again from 19.11.2020 on.",
			"1 ел алдан хәбәр итеп туктатырга мөмкин. Хәбәрне 19.11.2011 көненә кадәр, ул көнне дә кертеп, бирергә була. " +
				"Аннан соң хәбәрне кабат 19.11.2020 көненнән бирергә мөмкин булачак.",
		},
		{
			"the only one has closed", once, nil, "2015-01-01",
			"Время, когда можно было уведомить о прекращении, истекло 19.11.2011.",
			"The time in which notice of termination could be given ended on 19.11.2011.",
			"Туктату турында хәбәр бирергә мөмкин булган вакыт 19.11.2011 көнне беткән.",
		},
		{
			"not before", from, nil, "2015-01-01",
			"Прекратить можно, уведомив за 1 год. Уведомлять можно не раньше 19.11.2020.",
			"It can be ended by notice of 1 year. Notice can be given from 19.11.2020 on.",
			"1 ел алдан хәбәр итеп туктатырга мөмкин. Хәбәрне 19.11.2020 көненнән дә иртәрәк бирергә ярамый.",
		},
		{
			"open for good", from, nil, "2021-01-01",
			"Прекратить можно, уведомив за 1 год.",
			"It can be ended by notice of 1 year.",
			"1 ел алдан хәбәр итеп туктатырга мөмкин.",
		},
		{
			"given too early", from, []register.Action{notice}, "2005-03-01",
			"Прекратить можно, уведомив за 1 год. Уведомлять можно не раньше 19.11.2020. " +
				"Уведомление о прекращении от 01.03.2005 дано, когда уведомлять было нельзя: оно ничего не меняет.",
			"It can be ended by notice of 1 year. Notice can be given from 19.11.2020 on. " +
				"Notice of termination was given on 01.03.2005, when none could be given: it changes nothing.",
			"1 ел алдан хәбәр итеп туктатырга мөмкин. Хәбәрне 19.11.2020 көненнән дә иртәрәк бирергә ярамый. " +
				"Туктату турында хәбәр 01.03.2005, аны бирергә ярамаганда бирелгән: ул бернәрсәне дә үзгәртми.",
		},
	} {
		a := &register.Agreement{
			Term:    register.TermOpen,
			Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2000-11-19"}}, c.actions...),
			Rules:   register.Rules{Notice: register.Length{Count: 12, Unit: register.Months}, Window: c.window},
		}
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			lang.Use(l)
			if got := lang.AgreementSentence(a, c.on, nobody); !strings.HasSuffix(got, want) {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.name, l, got, want)
			}
		}
	}
}
