package cli_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A calendar that has a visit from an earlier export is told that it is off when the visit lies in the trash, under the
// same UID and with a greater SEQUENCE; when it is restored, it is on again.
func TestAVisitInTheTrashIsCalledOffInTheCalendar(t *testing.T) {
	d := withSample(t)
	event := func(more ...string) string {
		t.Helper()
		told := strings.ReplaceAll(d.done(append([]string{"calendar", "--from", "2022-11-29", "--to", "2022-11-29"}, more...)...), "\r\n ", "")
		_, after, found := strings.Cut(told, "UID:"+visitID+"-visit@accord")
		require.True(t, found, told)
		event, _, _ := strings.Cut(after, "END:VEVENT")
		return event
	}
	change := func(move func(*storage.Store, register.Ref) error) {
		t.Helper()
		s, err := storage.Open(context.Background(), d.path, storagetest.Options("tester"))
		require.NoError(t, err)
		id, err := register.ParseID(visitID)
		require.NoError(t, err)
		require.NoError(t, move(s, register.Ref{Kind: register.KindVisit, ID: id}))
		require.NoError(t, s.Close())
	}
	assert.NotContains(t, event(), "STATUS:CANCELLED")
	change(func(s *storage.Store, ref register.Ref) error {
		_, err := s.Delete(context.Background(), ref)
		return err
	})
	for _, of := range [][]string{nil, {"--partner", azerbaijan}} {
		off := event(of...)
		assert.Contains(t, off, "STATUS:CANCELLED")
		assert.Contains(t, off, "SEQUENCE:2")
	}
	change(func(s *storage.Store, ref register.Ref) error {
		_, err := s.Restore(context.Background(), ref)
		return err
	})
	back := event()
	assert.NotContains(t, back, "STATUS:CANCELLED")
	assert.Contains(t, back, "SEQUENCE:3")
}
