package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// warned returns the keys of what is doubtful about an agreement, but for what none of these here has.
func warned(a *register.Agreement) (keys []string) {
	for _, p := range a.Check() {
		if p.Field != "title" && p.Field != "kind" && p.Key != "problem.no_place" {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

func TestAStepThatChangesNothingIsNeverPassedOver(t *testing.T) {
	two := []register.ID{partyA, partyB}
	plain := func(actions ...register.Action) *register.Agreement {
		a := between(two)
		a.Actions = actions
		return a
	}
	until := func(day register.Date, rules register.Rules, actions ...register.Action) *register.Agreement {
		a := between(two, actions...)
		a.Term, a.Until, a.Rules = register.TermUntil, day, rules
		return a
	}
	quarter, month := register.Length{Count: 3, Unit: register.Months}, register.Length{Count: 1, Unit: register.Months}
	paused := does(register.ActionSuspension, partyB, "2012-01-01")
	paused.Until = "2012-06-30"
	for _, c := range []struct {
		name string
		a    *register.Agreement
		want []string
	}{
		{"notice of what is only signed", plain(does(register.ActionNotice, partyB, "2012-05-01")), []string{"problem.notice_void"}},
		{"the same, withdrawn", plain(does(register.ActionNotice, partyB, "2012-05-01"), does(register.ActionNoticeWithdrawn, partyB, "2012-06-01")), nil},
		{"suspension of what is only signed", plain(does(register.ActionSuspension, partyB, "2012-05-01")), []string{"problem.suspension_idle"}},
		{"suspension of what is over", until("2011-12-31", register.Rules{}, does(register.ActionSuspension, partyB, "2012-05-01")), []string{"problem.suspension_idle"}},
		{"suspended on an unknown day", between(two, does(register.ActionSuspension, partyB, "")), []string{"problem.suspension_undated"}},
		{"suspended and resumed", between(two, paused, does(register.ActionSuspensionEnd, partyB, "2012-05-01")), nil},
		{"resumed as it was to be", between(two, paused, does(register.ActionSuspensionEnd, partyB, "2012-07-01")), nil},
		{"resumed without suspension", between(two, does(register.ActionSuspensionEnd, partyB, "2012-05-01")), []string{"problem.nothing_to_resume"}},
		{"resumed by the one who did not suspend it", between(two, paused, does(register.ActionSuspensionEnd, partyA, "2012-05-01")), []string{"problem.nothing_to_resume"}},
		{"suspended by all, resumed by one of three", between([]register.ID{partyA, partyB, partyC}, does(register.ActionSuspension, register.None, "2012-01-01"), does(register.ActionSuspensionEnd, partyB, "2012-05-01")),
			[]string{"problem.resumed_alone"}},
		{"notice by all, withdrawn by one of three", between([]register.ID{partyA, partyB, partyC}, does(register.ActionNotice, register.None, "2012-01-01"), does(register.ActionNoticeWithdrawn, partyB, "2012-05-01")),
			[]string{"problem.notice_of_nobody", "problem.withdrawn_alone"}},
		{"extended to a day before the end", until("2015-12-31", register.Rules{}, register.Action{Kind: register.ActionExtension, On: "2012-05-01", Until: "2014-12-31"}),
			[]string{"problem.extension_shorter"}},
		{"extended to the end", until("2015-12-31", register.Rules{}, register.Action{Kind: register.ActionExtension, On: "2012-05-01", Until: "2015-12-31"}),
			[]string{"problem.extension_idle"}},
		{"extended before it was in force, to a day before the end", &register.Agreement{Term: register.TermUntil, Until: "2015-12-31", Parties: between(two).Parties,
			Actions: []register.Action{{Kind: register.ActionExtension, On: "2012-05-01", Until: "2014-12-31"}}}, []string{"problem.extension_shorter"}},
		{"extended to a day before the end of a sure renewal", until("2015-12-31", register.Rules{Renewal: register.RenewalUnlimited, RenewalMonths: 60, Notice: quarter}, register.Action{Kind: register.ActionExtension, On: "2015-11-01", Until: "2016-12-31"}),
			[]string{"problem.extension_cuts"}},
		{"the same while notice may still be given", until("2015-12-31", register.Rules{Renewal: register.RenewalUnlimited, RenewalMonths: 60, Notice: quarter}, register.Action{Kind: register.ActionExtension, On: "2015-09-01", Until: "2016-12-31"}), nil},
		{"ended twice without ever being in force", plain(does(register.ActionTermination, register.None, "2012-05-01"), does(register.ActionTermination, register.None, "2013-05-01")),
			[]string{"problem.ended_twice"}},
		{"not concluded after it was given up", plain(does(register.ActionTermination, register.None, "2012-05-01"), does(register.ActionNotConcluded, register.None, "2013-05-01")),
			[]string{"problem.not_concluded_late"}},
		{"not concluded before it was given up", plain(does(register.ActionNotConcluded, register.None, "2012-05-01"), does(register.ActionTermination, register.None, "2013-05-01")),
			[]string{"problem.ended_twice"}},
		{"not concluded after it ran out", &register.Agreement{Term: register.TermUntil, Until: "2015-12-31", Parties: between(two).Parties, Signing: register.Signing{On: "2010-01-01"},
			Actions: []register.Action{does(register.ActionNotConcluded, register.None, "2016-05-01")}}, []string{"problem.not_concluded_late"}},
		{"notice without a clause in a term", until("2015-12-31", register.Rules{}, does(register.ActionNotice, partyB, "2012-05-01")), []string{"problem.notice_idle"}},
		{"notice at any time, later than the term lets it work", until("2015-12-31", register.Rules{AnyTime: quarter}, does(register.ActionNotice, partyB, "2015-11-01")),
			[]string{"problem.notice_overtaken"}},
		{"notice before it may be given", until("2015-12-31", register.Rules{AnyTime: quarter, Window: register.NoticeWindow{After: 36}}, does(register.ActionNotice, partyB, "2011-11-01")),
			[]string{"problem.notice_untimely"}},
		{"a length of notice for the end of a term that is not renewed", until("2015-12-31", register.Rules{Notice: month}), []string{"problem.notice_without_renewal"}},
		{"notice longer than a period, in days", until("2015-12-31", register.Rules{Renewal: register.RenewalUnlimited, RenewalMonths: 1, Notice: register.Length{Count: 60, Unit: register.Days}}),
			[]string{"problem.notice_longer_than_period"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, warned(c.a)) })
	}
	assert.Empty(t, warned(between(two)))
}
