package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestWhatWentEachWayIsCounted(t *testing.T) {
	visits := []*register.Visit{
		{Direction: register.Outgoing, From: "2022-01-01", To: "2022-01-02"},
		{Direction: register.Outgoing, From: "2023-01-01"}, // is still to come
		{Direction: register.Incoming, From: "2021-01-01"},
	}
	sessions := []*register.Session{{Host: register.Ours, From: "2021-05-01"}, {Host: register.Theirs, From: "2023-05-01"}}
	invitations := []*register.Invitation{
		{Direction: register.Outgoing, SentOn: "2022-05-01"}, {Direction: register.Outgoing, SentOn: "2022-05-01", Reply: register.ReplyAccepted, RepliedOn: "2022-06-01"},
		{Direction: register.Incoming, SentOn: "2022-05-01", Reply: register.ReplyDeclined, RepliedOn: "2023-06-01"}, {Direction: register.Incoming, SentOn: "2023-05-01"},
	}
	r := register.ReciprocityOf(visits, sessions, invitations, "2022-12-05")
	assert.Equal(t, register.Reciprocity{VisitsOut: 1, VisitsIn: 1, HostedOurs: 1, InvitedOut: 2, AnsweredOut: 1, InvitedIn: 1}, r)
	assert.True(t, register.ReciprocityOf(nil, nil, nil, "2022-12-05").IsZero())
}

func TestWhatIsMissingIsToldWithWhereItIsEntered(t *testing.T) {
	a := &register.Agreement{Title: register.Ru("О торговле"), Actions: []register.Action{{Kind: register.ActionEntryIntoForce}}}
	var kinds []register.GapKind
	for _, g := range a.GapsOf("2022-12-05") {
		kinds = append(kinds, g.Kind)
		assert.NotEmpty(t, g.Field)
	}
	assert.Equal(t, []register.GapKind{register.GapNumber, register.GapSigned, register.GapForce, register.GapTerm}, kinds)
	assert.Empty(t, (&register.Agreement{Number: "1", Signing: register.Signing{On: "2020-01-01"}, Term: register.TermOpen}).GapsOf("2022-12-05"))

	c := &register.Commission{Members: []register.Member{{PersonID: register.ID{1}, Side: register.Ours, Role: register.RoleCoChair}}}
	gaps := c.GapsOf("2022-12-05")
	require.Len(t, gaps, 1)
	assert.Equal(t, register.Theirs, gaps[0].Side)
}

func TestWhatIsMissingInTradeIsWhatFollowsAndIsNotTold(t *testing.T) {
	partner := &register.Partner{Head: register.Head{ID: register.ID{1}}}
	records := release()
	for _, r := range records {
		r.PartnerID = partner.ID
	}
	gaps := register.TradeGapsOf(partner, register.TradeSeriesOf(records, "2022-11-29"), "2022-11-29")
	seen := map[register.GapKind][]register.TradePeriod{}
	for _, g := range gaps {
		seen[g.Kind] = append(seen[g.Kind], g.Period)
		if g.Kind == register.GapTradeBase {
			assert.Equal(t, int64(30_000_000_00), g.Figure.Value.Minor)
			assert.Equal(t, register.Under, g.Figure.Qualifier)
		}
	}
	assert.Equal(t, []register.TradePeriod{half2021}, seen[register.GapTradeBase], "the half a year before, with the bound that follows")
	assert.Len(t, seen[register.GapTradeFlows], 2)
	assert.Empty(t, seen[register.GapTrade], "the year before is known, if only as a bound")
	assert.Equal(t, register.GapTrade, register.TradeGapsOf(partner, nil, "2022-11-29")[0].Kind)
}

func TestWhatComesIsInTheOrderOfItsDays(t *testing.T) {
	visit := &register.Visit{Head: register.Head{ID: register.ID{1}}, From: "2023-03-01"}
	past := &register.Visit{Head: register.Head{ID: register.ID{2}}, From: "2022-03-01"}
	due := &register.Commitment{Head: register.Head{ID: register.ID{3}}, DueRule: register.DueDay, DueOn: "2023-01-15"}
	reply := &register.Invitation{Head: register.Head{ID: register.ID{4}}, SentOn: "2022-11-01", ReplyDue: "2022-12-20"}
	const on = "2022-12-05"
	var all []register.Ahead
	for _, some := range [][]register.Ahead{visit.AheadOf(on), past.AheadOf(on), due.AheadOf(on), reply.AheadOf(on)} {
		all = append(all, some...)
	}
	register.SortAhead(all)
	var kinds []register.AheadKind
	for _, a := range all {
		kinds = append(kinds, a.Kind)
	}
	assert.Equal(t, []register.AheadKind{register.AheadReply, register.AheadDue, register.AheadVisit}, kinds)
}
