package madeup_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/exchange/madeup"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func export(t *testing.T, s *storage.Store) string {
	t.Helper()
	var out bytes.Buffer
	_, err := exchange.Export(ctx, s, nil, &out)
	require.NoError(t, err)
	return out.String()
}

func TestTheSameSeedMakesTheSameRegister(t *testing.T) {
	a, b, c := storagetest.New(t), storagetest.New(t), storagetest.New(t)
	for f, seed := range map[*storagetest.Factory]uint64{a: 7, b: 7, c: 8} {
		_, err := madeup.Fill(ctx, f.Store, 150, 150/5, seed, nil)
		require.NoError(t, err)
	}
	assert.Equal(t, export(t, a.Store), export(t, b.Store))
	assert.NotEqual(t, export(t, a.Store), export(t, c.Store))
}

func TestFillMakesWhatWasAskedForAndAMixtureOfStates(t *testing.T) {
	f := storagetest.New(t)
	last := 0
	counts, err := madeup.Fill(ctx, f.Store, 600, 600/5, 1, func(done, total int) {
		last = done
		assert.LessOrEqual(t, done, total+1)
	})
	require.NoError(t, err)
	assert.Equal(t, 600, counts[register.KindAgreement])
	assert.Equal(t, 120, counts[register.KindVisit])
	assert.Equal(t, 60, counts[register.KindMeeting], "during every other visit")
	assert.Equal(t, counts.Total(), last)

	agreements := map[register.Status]int{}
	open, outcomes, housed := 0, 0, 0
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		if a, ok := r.(*register.Agreement); ok {
			agreements[a.StatusOn(storagetest.Today)]++
			if a.Term == register.TermOpen {
				open++
			}
		}
		if v, ok := r.(*register.Visit); ok {
			assert.False(t, v.SenderID.IsZero() || v.HostID.IsZero() || v.SenderID == v.HostID, "who sends and who receives")
			if !v.Hotel.IsZero() && !v.Arrival.IsZero() && !v.Transport.IsZero() {
				housed++
			}
		}
		if l, ok := r.(*register.ProductionLink); ok {
			assert.NotEmpty(t, l.Kind)
		}
		if m, ok := r.(*register.Meeting); ok {
			outcomes += len(m.Outcomes)
		}
		assert.NotEmpty(t, r.Label().Ru)
		assert.NotEmpty(t, r.Label().En)
		return nil
	}))
	for _, status := range register.Statuses {
		assert.NotZero(t, agreements[status], status)
	}
	assert.InDelta(t, 200, open, 60)
	assert.InDelta(t, 20, outcomes, 15)
	assert.InDelta(t, 60, housed, 30, "how half of the delegations travel")
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestOurBodiesStandBelowTheOneThatIsThere(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Ours: true})
	_, err := madeup.Fill(ctx, f.Store, 20, 20/5, 1, nil)
	require.NoError(t, err)
	ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Under: ours.ID})
	require.NoError(t, err)
	assert.Greater(t, len(ids), 5)
}
