package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheLastDayOfAWindowForNoticeIsADeadline(t *testing.T) {
	f := storagetest.New(t)
	convention := func(title string, actions ...register.Action) *register.Agreement {
		return f.Agreement(register.Agreement{
			Title: register.Ru(title), Term: register.TermOpen,
			Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2000-11-19"}}, actions...),
			Rules: register.Rules{
				Notice: register.Length{Count: 12, Unit: register.Months}, Window: register.NoticeWindow{After: 120, Open: 12, Every: 120},
			},
		})
	}
	plain := convention("О труде детей")
	denounced := convention("Денонсированная", register.Action{Kind: register.ActionNotice, On: "2021-03-01"})
	due := func(on register.Date, within int) map[register.ID][]storage.Deadline {
		all, err := f.Deadlines(ctx, on, within)
		require.NoError(t, err)
		found := map[register.ID][]storage.Deadline{}
		for _, d := range all {
			found[d.ID] = append(found[d.ID], d)
		}
		return found
	}

	early := due("2021-02-01", 300)
	require.Len(t, early[plain.ID], 1)
	assert.Equal(t, storage.DeadlineNotice, early[plain.ID][0].Kind)
	assert.Equal(t, register.Date("2021-11-19"), early[plain.ID][0].Day)
	assert.Equal(t, register.Date("2031-11-19"), early[plain.ID][0].Then, "a year after the next window opens")
	assert.Equal(t, register.Date("2021-11-19"), early[denounced.ID][0].Day, "nobody knows yet that it will be denounced")
	assert.Contains(t, due("2021-11-19", 0), plain.ID, "the last day itself")
	assert.NotContains(t, due("2021-11-20", 3000), plain.ID)
	known := due("2021-03-01", 400)[denounced.ID]
	require.Len(t, known, 1)
	assert.Equal(t, storage.DeadlineExpiry, known[0].Kind, "it ends by that notice")
	assert.Len(t, due("2005-01-01", 7000)[plain.ID], 2, "each of the windows")

	waiting, err := f.AgreementIDs(ctx, storage.AgreementQuery{On: "2021-10-01", Waits: []storage.Waiting{storage.WaitsNotice90}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{plain.ID}, waiting)

	plain.Rules.NoticeEnd = register.EndYear
	_, err = f.Save(ctx, plain)
	require.NoError(t, err)
	assert.Empty(t, due("2021-02-01", 300)[plain.ID][0].Then, "no day that its notice would not end on")

	plain.Rules.Window = register.NoticeWindow{After: 120}
	_, err = f.Save(ctx, plain)
	require.NoError(t, err)
	assert.NotContains(t, due("2021-02-01", 300), plain.ID, "one that does not close has no last day")
}
