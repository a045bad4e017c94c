package storage_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// listen tells what a watcher hears. On a server it may be told a moment after the save that it is told of, by the goroutine
// that listens to the server: who wants to hear waits.
func listen(s *storage.Store) (<-chan []storage.Change, func()) {
	told := make(chan []storage.Change, 100)
	return told, s.Watch(func(c []storage.Change) { told <- c })
}

func TestAStoreHearsItself(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{}) // before anyone listened
	told, stop := listen(f.Store)
	p := f.Partner(register.Partner{})
	changes := <-told
	require.Len(t, changes, 1)
	assert.Equal(t, p.Ref(), changes[0].Ref)
	assert.EqualValues(t, 1, changes[0].Revision)
	assert.Nil(t, changes[0].After, "the records themselves are left to the history")

	stop()
	f.Partner(register.Partner{})
	again, stopAgain := listen(f.Store)
	defer stopAgain()
	last := f.Partner(register.Partner{})
	changes = <-again
	require.Len(t, changes, 1, "nobody hears what was before he listened")
	assert.Equal(t, last.Ref(), changes[0].Ref)
	assert.Empty(t, told, "who has stopped listening hears nothing")
}

func TestTheOtherWindowHears(t *testing.T) {
	storagetest.OfFile(t) // a server tells at once
	f := storagetest.New(t)
	second, clock := openAt(t, f.Path())
	told, stop := listen(second)
	defer stop()
	p := f.Partner(register.Partner{})
	assert.Empty(t, told)
	clock.Pass(time.Second)
	changes := <-told
	require.Len(t, changes, 1)
	assert.Equal(t, p.Ref(), changes[0].Ref)
	assert.Equal(t, "tester", changes[0].Author)
	got, err := second.Record(ctx, changes[0].Ref)
	require.NoError(t, err, "what is told can be read")
	assert.Equal(t, p, got)
}

func TestOfMuchOnlyThatItIsMuch(t *testing.T) {
	f := storagetest.New(t)
	told, stop := listen(f.Store)
	defer stop()
	var many []register.Record
	for range 501 {
		many = append(many, &register.Sphere{Name: register.Ru("Сфера")})
	}
	_, err := f.Import(ctx, many)
	require.NoError(t, err)
	assert.Nil(t, <-told)
	p := f.Partner(register.Partner{})
	changes := <-told
	require.Len(t, changes, 1, "and after it one by one again")
	assert.Equal(t, p.Ref(), changes[0].Ref)
}

// A watcher may read and even save: it is called without any lock.
func TestAWatcherMayUseTheStore(t *testing.T) {
	f := storagetest.New(t)
	var called atomic.Bool
	saved := make(chan error, 1)
	stop := f.Watch(func(changes []storage.Change) {
		if called.Swap(true) {
			return
		}
		_, err := f.Save(ctx, &register.Sphere{Name: register.Ru("Сфера")})
		saved <- err
	})
	defer stop()
	f.Partner(register.Partner{})
	assert.NoError(t, <-saved)
}
