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

// What was deleted for good is called off like what lies in the trash, in the calendar of its partner and of nobody else,
// and in that of a register that was made of an export too.
func TestAVisitDeletedForGoodIsCalledOffInTheCalendar(t *testing.T) {
	d := withSample(t)
	days := []string{"calendar", "--from", "2022-11-29", "--to", "2022-11-29"}
	event := func(d *desk, more ...string) (string, bool) {
		t.Helper()
		told := strings.ReplaceAll(d.done(append(days, more...)...), "\r\n ", "")
		_, after, found := strings.Cut(told, "UID:"+visitID+"-visit@accord")
		event, _, _ := strings.Cut(after, "END:VEVENT")
		return event, found
	}
	held, _ := event(d)
	_, day, _ := strings.Cut(held, "DTSTART")
	day, _, _ = strings.Cut(day, "\r\n")
	s, err := storage.Open(context.Background(), d.path, storagetest.Options("tester"))
	require.NoError(t, err)
	id, err := register.ParseID(visitID)
	require.NoError(t, err)
	_, err = s.Delete(context.Background(), register.Ref{Kind: register.KindVisit, ID: id})
	require.NoError(t, err)
	_, err = s.Purge(context.Background(), register.Ref{Kind: register.KindVisit, ID: id})
	require.NoError(t, err)
	_, err = s.Save(context.Background(), &register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState})
	require.NoError(t, err)
	found, err := s.Check(context.Background())
	require.NoError(t, err)
	assert.Empty(t, found)
	require.NoError(t, s.Close())

	d.done("export", "-o", d.path+".json")
	other := newDesk(t)
	code, _, errs := other.run("--register", other.path, "import", d.path+".json")
	require.Zero(t, code, errs)
	for _, d := range []*desk{d, other} {
		for _, of := range [][]string{nil, {"--partner", azerbaijan}, {"--kind", "visit"}} {
			off, there := event(d, of...)
			require.True(t, there, of)
			assert.Contains(t, off, "STATUS:CANCELLED")
			assert.Contains(t, off, "SEQUENCE:3")
			assert.Contains(t, off, "DTSTART"+day+"\r\n")
		}
		for _, of := range [][]string{{"--partner", "Турция"}, {"--kind", "event"}, {"--from", "2022-12-10", "--to", "2022-12-20"}} {
			_, there := event(d, of...)
			assert.False(t, there, of)
		}
	}
}
