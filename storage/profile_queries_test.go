package storage

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gorm.io/gorm"

	"accord/storage/register"
)

// TestAProfileIsReadByFewQueries: however many records and kinds there are.
func TestAProfileIsReadByFewQueries(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "register.accord"), Options{Author: "tester"})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	ours := &register.Partner{Name: register.Ru("Наша сторона"), Kind: register.PartnerAuthority, Ours: true}
	theirs := &register.Partner{Name: register.Ru("Их сторона"), Kind: register.PartnerState}
	_, err = s.SaveAll(ctx, ours, theirs)
	require.NoError(t, err)
	meeting := &register.Meeting{Title: register.Ru("Встреча"), Day: "2022-11-29", PartnerIDs: []register.ID{theirs.ID}}
	records := []register.Record{meeting}
	for range 300 {
		records = append(records, &register.Agreement{
			Title: register.Ru("Соглашение"), Kind: register.AgreementAgreement,
			Parties: []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}},
		})
	}
	_, err = s.SaveAll(ctx, records...)
	require.NoError(t, err)
	_, err = s.Save(ctx, &register.TradeRecord{
		PartnerID: theirs.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, Flow: register.FlowTurnover, Value: register.Money{Minor: 1, Currency: "USD"},
		Qualifier: register.Exactly, Basis: register.BasisStatement, Source: meeting.Ref(),
	})
	require.NoError(t, err)

	var asked atomic.Int32
	count := func(*gorm.DB) { asked.Add(1) }
	require.NoError(t, s.reads.Callback().Query().Before("*").Register("count", count))
	require.NoError(t, s.reads.Callback().Row().Before("*").Register("count", count))
	p, err := s.Profile(ctx, theirs.ID, "2022-12-05")
	require.NoError(t, err)
	assert.Len(t, p.Agreements, 300)
	assert.Len(t, p.Trade, 1)
	assert.Equal(t, "Встреча", p.Names[meeting.ID].Label.Ru, "sources of figures are named")
	assert.LessOrEqual(t, asked.Load(), int32(8))
	assert.Positive(t, asked.Load())
}
