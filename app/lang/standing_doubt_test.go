package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// among returns an open-ended agreement in force since 2010 between so many parties, ours being the first.
func among(parties int, actions ...register.Action) *register.Agreement {
	a := &register.Agreement{Term: register.TermOpen, Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2010-01-01"}}, actions...)}
	for n := range parties {
		p := register.Party{Side: register.Theirs, PartnerID: register.ID{15: byte(n + 1)}, SignedOn: "2009-12-01"}
		if n == 0 {
			p.Side = register.Ours
		}
		a.Parties = append(a.Parties, p)
	}
	return a
}

func numbered(id register.ID) string {
	return map[byte]string{1: "Мы", 2: "Баку", 3: "Минск"}[id[15]]
}

func step(kind register.ActionKind, who byte, on register.Date) register.Action {
	return register.Action{Kind: kind, PartnerID: register.ID{15: who}, On: on}
}

func TestTheSentenceAndTheStateDoNotContradictEachOther(t *testing.T) {
	lang.Use(register.Russian)
	const note = register.ActionNotice
	doubt := "Выход не предусмотрен: уведомление о нём работает через двенадцать месяцев, по статье 56 Венской конвенции 1969 года, и право на него спорно."
	fixed := among(2, step(note, 2, "2015-11-01"))
	fixed.Term, fixed.Until, fixed.Rules.AnyTime = register.TermUntil, "2015-12-31", register.Length{Count: 3, Unit: register.Months}
	renewed := among(2, step(note, 2, "2011-01-31"))
	renewed.Term, renewed.Rules = register.TermFor, register.Rules{
		Months: 60, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}, AnyTime: register.Length{Count: 3, Unit: register.Months},
	}
	paused := register.Action{Kind: register.ActionSuspension, PartnerID: register.ID{15: 2}, On: "2012-10-01", Until: "2013-06-01"}
	halted := among(2, paused)
	halted.Term, halted.Until = register.TermUntil, "2012-12-31"
	each := among(3, step(register.ActionEntryIntoForce, 1, "2011-05-01"), step(register.ActionEntryIntoForce, 3, "2010-02-01"))
	each.Actions[0].PartnerID = register.ID{15: 2}
	two := among(3, step(register.ActionRatification, 2, "2009-12-05"), step(register.ActionRatification, 3, "2009-12-06"))
	two.Rules.Force = register.ForceRule{Basis: register.ForceOnRatifications, Number: 2}
	applied := among(2, step(note, 2, "2011-06-01"))
	applied.Actions[0] = register.Action{Kind: register.ActionProvisional, On: "2010-01-01"}
	someYear := among(2)
	someYear.Actions[0].On, someYear.Term = "2008", register.TermFor
	someYear.Rules = register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}}
	jointly := among(3, step(note, 0, "2011-06-01"), step(register.ActionNoticeWithdrawn, 2, "2011-07-01"))
	jointly.Actions = jointly.Actions[1:]
	leaves := register.Action{Kind: register.ActionWithdrawal, PartnerID: register.ID{15: 3}, On: "2015-06-01", Effective: "2016-01-01"}
	for _, c := range []struct {
		name     string
		a        *register.Agreement
		on       register.Date
		state    string
		has, not []string
	}{
		{"one of three leaves without a clause", among(3, step(note, 2, "2015-02-28")), "2015-03-01", "действует бессрочно, выходит: Баку", []string{doubt}, nil},
		{"and has left", among(3, step(note, 2, "2015-02-28")), "2016-03-01", "действует бессрочно, вышла: Баку", []string{doubt}, nil},
		{"two of three leave without a clause", among(3, step(note, 2, "2015-02-28"), step(note, 3, "2015-02-28")), "2015-03-01",
			"дано уведомление (Баку, Минск), последний день — 28.02.2016", []string{doubt, "Уведомление дано и 28.02.2015 (Минск)."}, []string{"для остальных действие продолжается"}},
		{"the term ends before the notice works", fixed, "2015-11-02", "действует до 31.12.2015", []string{"действие заканчивается раньше, чем оно сработает", "в любое время"},
			[]string{"прекращать раньше не предусмотрено"}},
		{"at any time, in the middle of a period", renewed, "2011-02-01", "дано уведомление (Баку), последний день — 30.04.2011",
			[]string{"Уведомление о прекращении дано 31.01.2011 (Баку): действует до 30.04.2011."}, []string{"не продлевается"}},
		{"suspended until after its end", halted, "2012-11-01", "приостановлено, последний день — 31.12.2012", []string{"до 01.06.2013", "Заключено до 31.12.2012"}, nil},
		{"not in force for us yet", each, "2010-06-01", "действует бессрочно, для нас — с 01.05.2011", []string{"Мы — действует с 01.05.2011"}, nil},
		{"between two, and not with a third", among(3, step(register.ActionSuspension, 2, "2012-01-01")), "2012-06-01", "действует бессрочно, приостановлено для: Баку",
			[]string{"Баку — действие приостановлено с 01.01.2012, срок приостановления не указан; между остальными оно продолжается."}, nil},
		{"not with us", among(3, step(register.ActionSuspension, 1, "2012-01-01")), "2012-06-01", "действует бессрочно, но для нас приостановлено", nil, []string{"приостановлено для"}},
		{"without who withdrew before", among(3, step(register.ActionWithdrawal, 3, "2009-12-07")), "2012-06-01", "действует бессрочно, вышла: Минск",
			[]string{"Минск — отказ от участия 07.12.2009, до вступления в силу для этой стороны."}, nil},
		{"without us, who withdrew before", among(3, step(register.ActionWithdrawal, 1, "2009-12-07")), "2012-06-01", "действует бессрочно, но не для нас", nil, nil},
		{"terminated on an unknown day", among(2, step(register.ActionTermination, 0, "")), "2012-06-01", "прекращено, день неизвестен",
			[]string{"Прекращено. Когда именно — неизвестно; считается, что после 01.01.2010: это последний известный день."}, []string{"Прекращение:"}},
		{"out since an unknown day", among(3, step(register.ActionWithdrawal, 3, "")), "2012-06-01", "действует бессрочно, вышла: Минск",
			[]string{"Минск — уже не участвует, последний день не раньше 01.01.2010."}, nil},
		{"perhaps renewed", someYear, "2011-03-01", "действует до 31.12.2011",
			[]string{"Последний день для уведомления о прекращении — между 01.07.2010 и 30.06.2011; если до него никто не уведомит, продлится до 31.12.2014."}, []string{"продлевается"}},
		{"in force for us now", each, "2011-05-01", "действует бессрочно", nil, []string{"Мы —"}},
		{"in force for those who ratified", two, "2010-06-01", "действует бессрочно, но пока не для нас", nil, nil},
		{"notice without a day names who gave it", among(2, step(note, 2, "")), "2012-01-01", "действует бессрочно", []string{"дано (Баку), но день не указан"}, nil},
		{"notice ends the provisional application", applied, "2011-06-01", "подписано, не вступило в силу",
			[]string{"Применялось временно с 01.01.2010 до 31.05.2011. Временное применение прекращает уведомление от 01.06.2011 (Баку)."}, []string{"ничего не меняет"}},
		{"who has left long ago gives no notice", among(3, step(note, 2, "2011-01-15"), step(note, 3, "2015-02-28")), "2015-03-01",
			"дано уведомление (Минск), последний день — 28.02.2016, вышла: Баку", []string{"участников остаётся меньше двух"}, nil},
		{"the withdrawal of the last but one ends it", among(3, step(note, 2, "2011-01-15"), leaves), "2015-07-01", "действует до 31.12.2015, вышла: Баку",
			[]string{"После выхода 01.01.2016 (Минск) участников остаётся меньше двух: действует до 31.12.2015."}, []string{"уже отмечено"}},
		{"the parties end it before a notice does", among(3, step(note, 2, "2015-02-28"), step(register.ActionTermination, 0, "2015-05-01")), "2015-05-01",
			"прекращено с 01.05.2015", nil, []string{"участвует до"}},
		{"a notice after leaving", among(3, step(register.ActionWithdrawal, 2, "2014-01-01"), step(note, 2, "2015-02-28")), "2015-03-01", "действует бессрочно, вышла: Баку",
			[]string{"Уведомление о выходе от 28.02.2015 (Баку) дано, когда эта сторона не участвовала: оно ничего не меняет."}, []string{"участвует до"}},
		{"a joint notice before the entry into force", jointly, "2011-07-01", "подписано, не вступило в силу",
			[]string{"Отзыв уведомления от 01.07.2011 (Баку) ничего не меняет: уведомление дали все стороны вместе."}, nil},
		{"one party's second notice", among(3, step(note, 2, "2015-01-31"), step(note, 2, "2015-02-28")), "2015-03-01", "действует бессрочно, выходит: Баку",
			[]string{"участвует до 31.01.2016", "Уведомление дано и 28.02.2015 (Баку)."}, []string{"28.02.2016"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.state, lang.AgreementState(c.a, c.on, numbered))
			said := lang.AgreementSentence(c.a, c.on, numbered)
			for _, part := range c.has {
				assert.Contains(t, said, part)
			}
			for _, part := range c.not {
				assert.NotContains(t, said, part)
			}
		})
	}
}
