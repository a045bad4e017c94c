package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestRulesOfEvents(t *testing.T) {
	type e = register.Event
	checkRules(t, func() e {
		return e{Title: register.Ru("Саммит"), Kind: register.EventSummit, From: "2023-05-18", To: "2023-05-19", Edition: 14}
	}, []rule[e]{
		{"no title", func(x *e) { x.Title = register.Text{} }, "title", "problem.required", false},
		{"no kind", func(x *e) { x.Kind = "" }, "kind", "problem.required", false},
		{"its own series", func(x *e) { x.ID, x.ParentID = anna, anna }, "parent", "problem.own_parent", false},
		{"an edition below the first", func(x *e) { x.Edition = -1 }, "edition", "problem.negative", false},
		{"ends before it begins", func(x *e) { x.To = "2023-05-17" }, "to", "problem.end_before_start", false},
		{"an end alone", func(x *e) { x.From = "" }, "from", "problem.end_without_start", true},
		{"an organiser twice", func(x *e) { x.OrganiserIDs = []register.ID{anna, anna} }, "organisers[1]", "problem.partner_twice", false},
	})
}

func TestStatesOfEvents(t *testing.T) {
	event := register.Event{From: "2023-05-18", To: "2023-05-19"}
	for day, want := range map[register.Date]register.EventState{
		"2023-05-17": register.EventPlanned, "2023-05-18": register.EventUnderWay, "2023-05-19": register.EventUnderWay, "2023-05-20": register.EventHeld,
	} {
		assert.Equal(t, want, event.StateOn(day), day)
	}
	assert.Equal(t, register.EventUndated, (&register.Event{}).StateOn("2023-05-18"))
	assert.Equal(t, register.EventUnderWay, (&register.Event{From: "2023-05", To: "2023-06"}).StateOn("2023-06-01"))
	for _, known := range []register.Date{"2023-05", "2023"} {
		assert.Equal(t, register.EventPlanned, (&register.Event{From: known}).StateOn("2023-05-18"), "on a day of %s that nobody knows", known)
		assert.Equal(t, register.EventHeld, (&register.Event{From: known}).StateOn("2024-01-01"))
	}
	assert.Equal(t, register.EventCancelled, (&register.Event{From: "2023", Fate: register.Cancelled}).StateOn("2024-01-01"))
}

func TestTheNextEventOfASeries(t *testing.T) {
	held := register.Event{
		Head: register.Head{ID: anna, Revision: 3}, Title: register.Ru("KazanForum"), Kind: register.EventForum, Edition: 14,
		From: "2023-05-18", To: "2023-05-19", OrganiserIDs: []register.ID{boris}, Note: register.Ru("Прошёл"),
	}
	next := held.Following()
	assert.Equal(t, register.Event{Title: held.Title, Kind: register.EventForum, Edition: 15, OrganiserIDs: []register.ID{boris}}, *next)
	next.OrganiserIDs[0] = anna
	assert.Equal(t, boris, held.OrganiserIDs[0])
	assert.Zero(t, (&register.Event{}).Following().Edition, "a number that is not known stays so")
}
