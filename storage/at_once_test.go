package storage_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestWhatIsAskedAtOnceGoesOverTheLineTogether(t *testing.T) {
	line := storagetest.NewLine(t)
	s, _ := openAt(t, line.Address)
	_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	before := line.Asked()
	var counts map[register.Kind]int
	var ids []register.ID
	require.NoError(t, storage.AtOnce(ctx,
		func(ctx context.Context) (err error) { counts, err = s.Counts(ctx); return err },
		func(ctx context.Context) (err error) {
			ids, err = s.PartnerIDs(ctx, storage.PartnerQuery{})
			return err
		},
	))
	assert.Equal(t, 1, line.Asked()-before)
	assert.Equal(t, 1, counts[register.KindPartner])
	assert.Len(t, ids, 1)
}

// Over a slow line a check of a hundred thousand records takes as long as its questions.
func TestACheckAsksNoMoreOfMoreRecords(t *testing.T) {
	line := storagetest.NewLine(t)
	s, _ := openAt(t, line.Address)
	f := storagetest.Of(t, s)
	asked := func() int {
		before := line.Asked()
		findings, err := s.Check(ctx)
		require.NoError(t, err)
		require.Empty(t, findings)
		return line.Asked() - before
	}
	f.Partner(register.Partner{})
	few := asked()
	for range 20 {
		f.Partner(register.Partner{})
	}
	assert.Equal(t, few, asked())
}

func TestAQuestionThatFailsSpoilsNoOther(t *testing.T) {
	s, _ := openAt(t, storagetest.Address(t))
	var ids []register.ID
	var failed, stopped error
	err := storage.AtOnce(ctx,
		func(ctx context.Context) error {
			_, failed = s.AgreementIDs(ctx, storage.AgreementQuery{Kinds: []register.AgreementKind{"\x00"}})
			return nil
		},
		func(ctx context.Context) (err error) { ids, err = s.RuleIDs(ctx, storage.RuleQuery{}); return err },
		func(ctx context.Context) error {
			ctx, stop := context.WithCancel(ctx)
			stop()
			_, stopped = s.Counts(ctx)
			return nil
		},
	)
	require.NoError(t, err)
	assert.Error(t, failed)
	assert.ErrorIs(t, stopped, context.Canceled)
	assert.NotEmpty(t, ids, "the rules that come with the program")
}

func TestALineThatIsBackAnswersWhatIsAskedAtOnce(t *testing.T) {
	line := storagetest.NewLine(t)
	s, _ := openAt(t, line.Address)
	_, err := s.Counts(ctx)
	require.NoError(t, err)
	line.Cut()
	_, err = s.Counts(ctx)
	require.ErrorIs(t, err, storage.ErrUnanswered)
	line.Mend()
	_, err = s.Counts(ctx)
	require.NoError(t, err)
}
