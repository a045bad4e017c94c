package torture_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Thirty persons save in one office at once, each for itself and all in one record: no change is lost, and nobody hears of a lock.
func TestThirtyWritersOfAnOffice(t *testing.T) {
	const writers = 30
	rounds := times(3, 300)
	address := storagetest.Address(t)
	stores := make([]*storage.Store, writers)
	for i := range stores {
		var err error
		stores[i], err = storage.Open(ctx, address, storage.Options{Author: fmt.Sprint("писатель ", i), Device: "laptop", Clock: clock.System})
		require.NoError(t, err)
		defer func() { require.NoError(t, stores[i].Close()) }()
	}
	shared := city("Общий")
	_, err := stores[0].Save(ctx, shared)
	require.NoError(t, err)
	var all sync.WaitGroup
	for i, s := range stores {
		all.Go(func() {
			own := city(fmt.Sprint("Город ", i))
			if _, err := s.Save(ctx, own); !assert.NoError(t, err) {
				return
			}
			for n := range rounds {
				r, err := s.Record(ctx, shared.Ref())
				if !assert.NoError(t, err) {
					return
				}
				p := r.(*register.Partner)
				p.Aliases = append(p.Aliases, fmt.Sprint("имя ", i, " ", n))
				own.Aliases = append(own.Aliases, fmt.Sprint(n))
				for _, r := range []register.Record{p, own} {
					if _, err := s.Save(ctx, r); !assert.NoError(t, err) {
						return
					}
				}
			}
		})
	}
	all.Wait()
	r, err := stores[0].Record(ctx, shared.Ref())
	require.NoError(t, err)
	has := map[string]bool{}
	for _, a := range r.(*register.Partner).Aliases {
		has[a] = true
	}
	for i := range writers {
		for n := range rounds {
			assert.True(t, has[fmt.Sprint("имя ", i, " ", n)], "the change %d of writer %d is lost", n, i)
		}
	}
	findings, err := stores[0].Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	storagetest.Reached(t, "thirty writers of an office", "%d saves each, no lost update, no lock seen", 2*rounds)
}
