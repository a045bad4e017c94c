package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var someDay = rapid.Custom(func(t *rapid.T) register.Date {
	d := register.Day(2022, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	return d[:rapid.SampledFrom([]int{0, 0, 4, 7, 10, 10}).Draw(t, "precision")]
})

// The list of a state finds what the rules say, on every day.
func TestInvitationsByState(t *testing.T) {
	f := storagetest.New(t)
	event := f.Event(register.Event{}).ID
	person := f.Person(register.Person{}).ID
	rapid.Check(t, func(r *rapid.T) {
		i := &register.Invitation{
			Direction: register.Outgoing, FromPersonID: person, ToPersonID: person, EventID: event,
			SentOn: someDay.Draw(r, "sent"), ReplyDue: someDay.Draw(r, "due"), TookPlace: someDay.Draw(r, "came"),
			Reminders: rapid.SliceOfN(someDay, 0, 2).Draw(r, "reminders"),
			Reply:     rapid.SampledFrom(append(register.Replies, "")).Draw(r, "reply"),
		}
		if i.Reply != "" {
			i.RepliedOn = someDay.Draw(r, "replied")
		}
		_, err := f.Save(ctx, i)
		require.NoError(r, err)
		on := register.Day(2022, rapid.IntRange(1, 12).Draw(r, "month"), rapid.IntRange(1, 28).Draw(r, "day"))
		rows, err := f.InvitationRows(ctx, []register.ID{i.ID}, on)
		require.NoError(r, err)
		assert.Equal(r, i.StateOn(on), rows[0].State)
		for _, state := range register.InvitationStates {
			ids, err := f.InvitationIDs(ctx, storage.InvitationQuery{On: on, States: []register.InvitationState{state}})
			require.NoError(r, err)
			assert.Equal(r, state == i.StateOn(on), len(ids) == 1, "%s on %s", state, on)
		}
		_, err = f.Delete(ctx, i.Ref())
		require.NoError(r, err)
	})
}

func TestInvitationsByWhoAndWhat(t *testing.T) {
	f := storagetest.New(t)
	az := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	ministry := f.Partner(register.Partner{Name: register.Ru("Министерство"), ParentID: az.ID, Kind: register.PartnerAuthority})
	minister := f.Person(register.Person{Name: register.Ru("Министр М. М."), Appointments: []register.Appointment{
		{Post: register.Ru("Заместитель министра"), PartnerID: ministry.ID, To: "2022-06-30"},
		{Post: register.Ru("Министр"), PartnerID: ministry.ID, From: "2022-07-01"},
	}})
	series := f.Event(register.Event{Title: register.Ru("Саммит"), Kind: register.EventSummit})
	edition := f.Event(register.Event{Title: register.Ru("XIV саммит"), ParentID: series.ID, Edition: 14, From: "2023-05-18"})
	person := f.Invitation(register.Invitation{ToPersonID: minister.ID, EventID: edition.ID, SentOn: "2022-11-29"})
	body := f.Invitation(register.Invitation{ToPartnerID: az.ID, Purpose: register.Ru("Работа группы"), SentOn: "2022-12"})
	other := f.Invitation(register.Invitation{ToDelegation: register.Ru("Делегация")})

	for name, c := range map[string]struct {
		ask  storage.InvitationQuery
		want []register.ID
	}{
		"all, the undated last":             {storage.InvitationQuery{}, []register.ID{person.ID, body.ID, other.ID}},
		"the other way round":               {storage.InvitationQuery{Query: storage.Query{Descending: true}}, []register.ID{body.ID, person.ID, other.ID}},
		"of a country, by post and by name": {storage.InvitationQuery{Partner: az.ID}, []register.ID{person.ID, body.ID}},
		"of a ministry":                     {storage.InvitationQuery{Partner: ministry.ID}, []register.ID{person.ID}},
		"to an edition":                     {storage.InvitationQuery{Event: edition.ID}, []register.ID{person.ID}},
		"to a series":                       {storage.InvitationQuery{Event: series.ID}, []register.ID{person.ID}},
		"of a person":                       {storage.InvitationQuery{Person: minister.ID}, []register.ID{person.ID}},
		"by the name of the event":          {storage.InvitationQuery{Query: storage.Query{Find: "саммит"}}, []register.ID{person.ID}},
	} {
		ids, err := f.InvitationIDs(ctx, c.ask)
		require.NoError(t, err, name)
		assert.Equal(t, c.want, ids, name)
	}

	for day, post := range map[register.Date]string{"2022-06-30": "Заместитель министра", "2022-11-29": "Министр"} {
		rows, err := f.InvitationRows(ctx, []register.ID{person.ID}, day)
		require.NoError(t, err)
		assert.Equal(t, post, rows[0].Post.Ru, "the post of the day")
		assert.Equal(t, "Министерство", rows[0].Body.Ru)
		assert.Equal(t, "XIV саммит", rows[0].Occasion.Ru)
	}
	lines, err := f.Lines(ctx, person.ID)
	require.NoError(t, err)
	assert.Equal(t, "Приглашение от 29.11.2022", lines[person.ID].Label.Ru)
	assert.Equal(t, "Министр М. М., XIV саммит", lines[person.ID].Hint.Ru)

	rows, err := f.EventRows(ctx, []register.ID{edition.ID}, "2022-12-01")
	require.NoError(t, err)
	assert.Equal(t, [3]int{1, 0, 1}, [3]int{rows[0].Invited, rows[0].Coming, rows[0].Silent})
	rows, err = f.EventRows(ctx, []register.ID{edition.ID}, "2022-11-28")
	require.NoError(t, err)
	assert.Zero(t, rows[0].Invited, "not yet sent")
	ids, err := f.Editions(ctx, edition)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{series.ID}, ids)
}

// The list of a state finds what the rules say, also after the link has been changed, thrown away and restored.
func TestProductionLinksByState(t *testing.T) {
	f := storagetest.New(t)
	p := f.ProductionLink(register.ProductionLink{Steps: []register.ProductionStep{{State: register.ProductionUnderConstruction, On: "2022-11"}}})
	found := func(on register.Date, state register.ProductionState) bool {
		t.Helper()
		ids, err := f.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{On: on, States: []register.ProductionState{state}})
		require.NoError(t, err)
		return len(ids) == 1
	}
	assert.True(t, found("2022-10-31", register.ProductionUnknown))
	assert.True(t, found("2022-11-29", register.ProductionUnderConstruction))
	p.Steps = append(p.Steps, register.ProductionStep{State: register.ProductionWorking, On: "2023-04-01"})
	_, err := f.Save(ctx, p)
	require.NoError(t, err)
	assert.True(t, found("2023-03-31", register.ProductionUnderConstruction))
	assert.True(t, found("2023-04-01", register.ProductionWorking))
	_, err = f.Delete(ctx, p.Ref())
	require.NoError(t, err)
	assert.False(t, found("2023-04-01", register.ProductionWorking))
	_, err = f.Restore(ctx, p.Ref())
	require.NoError(t, err)
	assert.True(t, found("2023-04-01", register.ProductionWorking))
	ids, err := f.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Partner: p.TheirsID})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{p.ID}, ids)
}
