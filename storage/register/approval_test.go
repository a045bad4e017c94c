package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestAnAnswerIsLateFromTheDayAfterItWasDue(t *testing.T) {
	type approval = register.Approval
	for _, c := range []struct {
		name string
		a    approval
		day  register.Date
		late bool
	}{
		{"on the last day", approval{AskedOn: "2022-11-01", Due: "2022-11-21"}, "2022-11-21", false},
		{"the day after", approval{AskedOn: "2022-11-01", Due: "2022-11-21"}, "2022-11-22", true},
		{"answered in time", approval{Due: "2022-11-21", AnsweredOn: "2022-11-20"}, "2022-12-01", false},
		{"answered, the day is not known", approval{Due: "2022-11-21", Answer: register.AnswerAgreed}, "2022-12-01", false},
		{"answered late, seen before the answer", approval{Due: "2022-11-21", AnsweredOn: "2022-11-30"}, "2022-11-25", true},
		{"answered late, seen after it", approval{Due: "2022-11-21", AnsweredOn: "2022-11-30"}, "2022-11-30", false},
		{"without a last day", approval{AskedOn: "2020"}, "2022-11-30", false},
		{"due in a month that is not over", approval{Due: "2022-11"}, "2022-11-30", false},
	} {
		assert.Equal(t, c.late, c.a.Late(c.day), c.name)
	}
	a := register.Agreement{Approvals: []approval{{PartnerID: register.ID{1}, AskedOn: "2022-11-01", AnsweredOn: "2022-10-01", Due: "2022"}, {}}}
	var faults []string
	for _, p := range a.Check().Errors() {
		faults = append(faults, p.Field)
	}
	assert.Contains(t, faults, "approvals[0].answered_on")
	assert.NotContains(t, faults, "approvals[0].due", "some day of that year may lie after it")
	assert.Contains(t, faults, "approvals[1].partner")
}
