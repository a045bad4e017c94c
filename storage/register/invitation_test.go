package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestRulesOfInvitations(t *testing.T) {
	type i = register.Invitation
	checkRules(t, func() i {
		return i{
			Direction: register.Outgoing, FromPersonID: anna, ToPersonID: boris, EventID: anna, Channel: register.ChannelLetter,
			SentOn: "2022-11-29", Reminders: []register.Date{"2022-12-10", "2022-12-12"}, ReplyDue: "2022-12-20",
			Reply: register.ReplyRepresentative, RepliedOn: "2022-12-15", ReplyChannel: register.ChannelPhone, SubstituteID: register.ID{3},
			TookPlace: "2023-05-18",
		}
	}, []rule[i]{
		{"no direction", func(x *i) { x.Direction = "" }, "direction", "problem.required", false},
		{"from nobody", func(x *i) { x.FromPersonID = register.None }, "from_partner", "problem.no_inviter", true},
		{"to nobody", func(x *i) { x.ToPersonID = register.None }, "to_person", "problem.no_invited", false},
		{"to a body alone", func(x *i) { x.ToPersonID, x.ToPartnerID = register.None, anna }, "", "", false},
		{"to a delegation alone", func(x *i) { x.ToPersonID, x.ToDelegation = register.None, register.Ru("Делегация") }, "", "", false},
		{"to nothing", func(x *i) { x.EventID = register.None }, "event", "problem.no_occasion", false},
		{"into the work of a group", func(x *i) { x.EventID, x.Purpose = register.None, register.Ru("Работа группы") }, "", "", false},
		{"a source without a kind", func(x *i) { x.Source.ID = anna }, "source.kind", "problem.required", false},
		{"by phone", func(x *i) { x.Channel = register.ChannelPhone }, "channel", "problem.not_among", false},
		{"no such day", func(x *i) { x.SentOn = "2022-02-30" }, "sent_on", "problem.date", false},
		{"reminded before", func(x *i) { x.Reminders[0] = "2022-11-28" }, "reminders[0]", "problem.before_sending", true},
		{"reminded twice on a day", func(x *i) { x.Reminders[1] = "2022-12-10" }, "reminders[1]", "problem.reminder_twice", true},
		{"due before it was sent", func(x *i) { x.ReplyDue = "2022-11" }, "", "", false}, // may be the 30th
		{"due certainly before", func(x *i) { x.ReplyDue = "2022-10" }, "reply_due", "problem.before_sending", true},
		{"answered before", func(x *i) { x.RepliedOn = "2022-11-01" }, "replied_on", "problem.before_sending", true},
		{"came before", func(x *i) { x.TookPlace = "2021" }, "took_place", "problem.before_sending", true},
		{"a day of no reply", func(x *i) { x.Reply, x.SubstituteID = "", register.None }, "reply", "problem.required", false},
		{"nobody instead", func(x *i) { x.SubstituteID = register.None }, "substitute", "problem.no_substitute", true},
		{"himself instead", func(x *i) { x.SubstituteID = boris }, "substitute", "problem.own_substitute", false},
		{"somebody instead, though accepted", func(x *i) { x.Reply = register.ReplyAccepted }, "substitute", "problem.substitute_unasked", true},
		{"declined and came", func(x *i) { x.Reply, x.SubstituteID = register.ReplyDeclined, register.None }, "took_place", "problem.came_though_declined", true},
	})
}

func TestAnInvitationThroughItsLife(t *testing.T) {
	i := register.Invitation{
		SentOn: "2022-11-29", Reminders: []register.Date{"2022-12-10"}, ReplyDue: "2022-12-20", Reply: register.ReplyAccepted, RepliedOn: "2022-12-26",
		TookPlace: "2023-05-18",
	}
	for _, c := range []struct {
		day  register.Date
		want register.InvitationState
	}{
		{"2022-11-28", register.InvitationPrepared},
		{"2022-11-29", register.InvitationSent},
		{"2022-12-09", register.InvitationSent},
		{"2022-12-10", register.InvitationReminded},
		{"2022-12-20", register.InvitationReminded},
		{"2022-12-21", register.InvitationNoReply},
		{"2022-12-25", register.InvitationNoReply},
		{"2022-12-26", register.InvitationAccepted},
		{"2023-05-17", register.InvitationAccepted},
		{"2023-05-18", register.InvitationTookPlace},
		{register.Forever, register.InvitationTookPlace},
	} {
		assert.Equal(t, c.want, i.StateOn(c.day), c.day)
	}

	spoken := register.Invitation{Reply: register.ReplyDeclined}
	assert.Equal(t, register.InvitationDeclined, spoken.StateOn("2000-01-01"), "neither day is known")
	spoken.SentOn = "2022-11"
	assert.Equal(t, register.InvitationPrepared, spoken.StateOn("2022-10-31"))
	assert.Equal(t, register.InvitationDeclined, spoken.StateOn("2022-11-01"))
	reminded := register.Invitation{Reminders: []register.Date{"2022-12-10"}, ReplyDue: "2022"}
	assert.Equal(t, register.InvitationPrepared, reminded.StateOn("2022-12-09"))
	assert.Equal(t, register.InvitationReminded, reminded.StateOn("2022-12-31"), "whoever is reminded was invited")
	assert.Equal(t, register.InvitationNoReply, reminded.StateOn("2023-01-01"), "the year of the last day has passed")
}

// Whatever happens on a day changes nothing of the days before it.
func TestALaterStepOfAnInvitationLeavesEarlierDaysAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.MakeCustom[register.Invitation](plausible).Draw(t, "invitation")
		on := whole.Draw(t, "on")
		later := i
		switch rapid.IntRange(0, 3).Draw(t, "step") {
		case 0:
			if i.SentOn != "" || i.Reply != "" && i.RepliedOn == "" {
				t.Skip("that would be another day of sending")
			}
			later.SentOn = on
		case 1:
			if i.Reply != "" && i.RepliedOn == "" {
				t.Skip("the day of the reply follows from that of the sending")
			}
			later.Reminders = append(slices.Clone(i.Reminders), on)
		case 2:
			if i.Reply != "" {
				t.Skip("that would be another reply")
			}
			later.Answer(register.ReplyAccepted, on, register.ChannelPhone)
		case 3:
			if i.TookPlace != "" {
				t.Skip("that would be another day")
			}
			later.TookPlace = on
		}
		day := on.AddDays(-rapid.IntRange(1, 900).Draw(t, "before"))
		if day < on && i.StateOn(day) != later.StateOn(day) {
			t.Fatalf("on %s %s became %s", day, i.StateOn(day), later.StateOn(day))
		}
	})
}

func TestTakingAReplyBackLeavesNothingOfIt(t *testing.T) {
	i := register.Invitation{Reply: register.ReplyRepresentative, RepliedOn: "2022-12-01", ReplyChannel: register.ChannelLetter, SubstituteID: anna}
	i.Answer("", "2022-12-05", register.ChannelPhone)
	assert.Equal(t, register.Invitation{}, i)
}
