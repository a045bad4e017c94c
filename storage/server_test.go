package storage_test

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// with returns an address with another database, or other options.
func with(t *testing.T, address, database string, options ...string) string {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	if database != "" {
		u.Path = "/" + database
	}
	q := u.Query()
	for i := 0; i < len(options); i += 2 {
		q.Set(options[i], options[i+1])
	}
	u.RawQuery = q.Encode()
	return u.String()
}

func TestAServerThatCannotBeUsedIsSaidToBeWhatItIs(t *testing.T) {
	address := storagetest.Address(t)
	raw(t, with(t, address, "postgres"), "CREATE DATABASE sorted TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
	older, newer := storagetest.Address(t), storagetest.Address(t)
	raw(t, older, "DELETE FROM goose_db_version WHERE version_id > 0")
	raw(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)")
	notes := filepath.Join(t.TempDir(), "root.crt")
	require.NoError(t, os.WriteFile(notes, []byte("see the administrator"), 0o600))
	for name, c := range map[string]struct {
		address string
		want    error
	}{
		"no address":            {"postgres://[", storage.ErrAddress},
		"no number of a port":   {"postgres:///x?port=many", storage.ErrAddress},
		"nobody answers":        {with(t, address, "", "host", t.TempDir()), storage.ErrUnanswered},
		"no such computer":      {"postgres://127.0.0.1:1/x", storage.ErrUnanswered},
		"no such database":      {with(t, address, "nowhere"), storage.ErrNoDatabase},
		"no such person":        {with(t, address, "", "user", "nobody"), storage.ErrNoEntry},
		"an empty database":     {storagetest.EmptyDatabase(t), storage.ErrUnprepared},
		"an older register":     {older, storage.ErrOlderRegister},
		"a newer register":      {newer, storage.ErrNewerRegister},
		"no root certificate":   {"postgres://office.example/x?sslrootcert=/nowhere/root.crt", storage.ErrRootCertificate},
		"no certificate in it":  {"postgres://office.example/x?sslrootcert=" + notes, storage.ErrRootCertificate},
		"any certificate":       {"postgres://office.example/x?sslmode=require", storage.ErrUnverified},
		"no certificate":        {"postgres://office.example/x?sslmode=disable", storage.ErrUnverified},
		"a certificate, or not": {"postgres://office.example/x?sslmode=prefer", storage.ErrUnverified},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := storage.Open(ctx, c.address, storagetest.Options("tester"))
			assert.ErrorIs(t, err, c.want)
		})
	}
	assert.ErrorIs(t, storage.InitServer(ctx, newer, storagetest.Options("tester")), storage.ErrNewerRegister, "an older program changes nothing")
	assert.ErrorIs(t, storage.InitServer(ctx, with(t, address, "sorted"), storagetest.Options("tester")), storage.ErrCollation,
		"texts must be compared by their bytes, as in a file")
	assert.ErrorIs(t, storage.InitServer(ctx, with(t, address, "template1"), storagetest.Options("tester")), storage.ErrTemplate)
	assert.Zero(t, raw(t, with(t, address, "template1"), "SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'accord%'"),
		"every new database would be a register")
}

func TestARegisterIsPreparedOnAServerOnceAndAgain(t *testing.T) {
	fresh := storagetest.EmptyDatabase(t)
	for range 2 {
		raw(t, fresh, "CREATE SCHEMA accord_filling") // by a move that was killed
		require.NoError(t, storage.InitServer(ctx, fresh, storagetest.Options("tester")))
		assert.Zero(t, raw(t, fresh, "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'accord_filling'"))
	}
	s, err := storage.Open(ctx, fresh, storagetest.Options("tester"))
	require.NoError(t, err)
	require.ErrorIs(t, s.MoveTo(ctx, fresh, storagetest.Options("tester")), storage.ErrOccupied, "there is a register already")
	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err = s.Save(ctx, p)
	require.NoError(t, err)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	require.NoError(t, s.Close())
}

// After the first step nobody needs to be able to do anything on the server.
func TestTheOwnerOfTheTablesBringsThemUpToDate(t *testing.T) {
	address := storagetest.Address(t)
	require.NoError(t, storage.InitServer(ctx, address, storagetest.Options("tester")))
	for _, sql := range []string{"DROP ROLE IF EXISTS keeper", "CREATE ROLE keeper LOGIN", "GRANT accord_owner TO keeper"} {
		raw(t, address, sql)
	}
	require.NoError(t, storage.InitServer(ctx, with(t, address, "", "user", "keeper"), storagetest.Options("keeper")))
}

// Nobody waits without end for who reads and does not stop, and learns who that is.
func TestWhoKeepsTheTablesFromBeingBroughtUpToDateIsNamed(t *testing.T) {
	address := with(t, storagetest.Address(t), "", "lock_timeout", "50")
	db, err := sql.Open("pgx", with(t, address, "", "search_path", "accord", "application_name", "psql"))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	tx, err := db.Begin()
	require.NoError(t, err)
	var pid int
	require.NoError(t, tx.QueryRow("SELECT pg_backend_pid() + 0 * count(*)::int FROM partners").Scan(&pid))
	err = storage.InitServer(ctx, address, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrLocked)
	var busy *storage.Busy
	require.ErrorAs(t, err, &busy)
	require.Len(t, busy.Sessions, 1)
	assert.Equal(t, pid, busy.Sessions[0].PID)
	assert.Equal(t, "psql", busy.Sessions[0].Program)
	require.NoError(t, tx.Rollback())
	require.NoError(t, storage.InitServer(ctx, address, storagetest.Options("tester")))
}

func TestBothEnginesHaveTheSameTablesColumnsAndIndexes(t *testing.T) {
	address := storagetest.Address(t)
	server := namesIn(t, "pgx", address+"&search_path=accord", `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'accord' AND data_type <> 'xid8'
		UNION ALL SELECT indexname FROM pg_indexes WHERE schemaname = 'accord' AND indexname NOT LIKE '%\_pkey' AND indexname NOT LIKE '%\_key'`)
	file := namesIn(t, "sqlite", closed(t), `SELECT m.name || '.' || p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'
		UNION ALL SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
	assert.Equal(t, ofRecords(file), ofRecords(server))
}

// ofRecords leaves out what each engine has for itself: its search index, its turn and its own tables.
func ofRecords(names []string) []string {
	names = slices.DeleteFunc(names, func(n string) bool {
		for _, own := range []string{"words", "titles", "title_words", "turn", "goose", "sqlite"} {
			if strings.HasPrefix(n, own) {
				return true
			}
		}
		return false
	})
	slices.Sort(names)
	return names
}

func namesIn(t *testing.T, driver, address, query string) (all []string) {
	t.Helper()
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	rows, err := db.Query(query)
	require.NoError(t, err)
	for rows.Next() {
		var one string
		require.NoError(t, rows.Scan(&one))
		all = append(all, one)
	}
	require.NoError(t, rows.Err())
	return all
}

func TestAServerTellsTheOtherWindowsOfEachChangeAtOnce(t *testing.T) {
	address := storagetest.Address(t)
	here, err := storage.Open(ctx, address, storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, here.Close()) }()
	there, standing := openAt(t, address) // nothing is looked at again and again while this clock stands
	told, stop := listen(there)
	defer stop()
	heard := func(p *register.Partner) {
		for found := false; !found; {
			for _, change := range <-told {
				found = found || change.Ref == p.Ref()
			}
		}
	}
	for i := range 20 {
		p := &register.Partner{Name: register.Ru(fmt.Sprint("Партнёр ", i)), Kind: register.PartnerState}
		_, err := here.Save(ctx, p)
		require.NoError(t, err)
		if i >= 10 { // before, the other may not listen yet
			heard(p)
		}
	}
	raw(t, address, "SELECT count(pg_notify('accord', n::text)) FROM generate_series(1, 100000) n") // which anybody may
	storm := &register.Partner{Name: register.Ru("В бурю"), Kind: register.PartnerState}
	_, err = here.Save(ctx, storm)
	require.NoError(t, err)
	heard(storm)
	raw(t, with(t, address, "postgres"), "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN accord') ended")
	p := &register.Partner{Name: register.Ru("Без линии"), Kind: register.PartnerState}
	_, err = here.Save(ctx, p)
	require.NoError(t, err)
	standing.Pass(time.Second)
	heard(p)
}

// After an earlier state was brought back on the server the open windows hear of what comes then, though its numbers are not new to them.
func TestAWindowHearsOnAfterTheServerWasRestored(t *testing.T) {
	address := storagetest.Address(t)
	here, err := storage.Open(ctx, address, storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, here.Close()) }()
	for range 3 {
		_, err := here.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState})
		require.NoError(t, err)
	}
	there, standing := openAt(t, address)
	told, stop := listen(there)
	defer stop()
	raw(t, address, "DELETE FROM accord.history WHERE seq > (SELECT max(seq) - 2 FROM accord.history)")
	standing.Pass(time.Second)
	assert.Empty(t, <-told, "much has changed")
	p := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerState}
	_, err = here.Save(ctx, p)
	require.NoError(t, err)
	standing.Pass(time.Second)
	changes := <-told
	require.Len(t, changes, 1)
	assert.Equal(t, p.Ref(), changes[0].Ref)
}

func TestALostLineIsSaidAndNothingIsTakenForSavedMeanwhile(t *testing.T) {
	line := storagetest.NewLine(t)
	s, standing := openAt(t, line.Address)
	places := make(chan error, 10)
	defer s.WatchPlace(func(fault error) { places <- fault })()
	defer s.Watch(func([]storage.Change) {})()
	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err := s.Save(ctx, p)
	require.NoError(t, err)

	line.Cut()
	standing.Pass(time.Second)
	require.ErrorIs(t, <-places, storage.ErrUnanswered)
	p.Name = register.Ru("Город Баку")
	_, err = s.Save(ctx, p)
	require.ErrorIs(t, err, storage.ErrUnanswered)
	require.NotErrorIs(t, err, storage.ErrUncertain)

	line.Mend()
	standing.Pass(time.Second)
	require.NoError(t, <-places)
	_, err = s.Save(ctx, p)
	require.NoError(t, err, "the same form is saved when the line is back")
	got, err := s.Record(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, "Город Баку", got.(*register.Partner).Name.Ru)
}

func TestWhoIsNoLongerLetInIsToldSo(t *testing.T) {
	address := storagetest.Address(t)
	raw(t, address, "DO $$ BEGIN DROP ROLE IF EXISTS shut_out; CREATE ROLE shut_out LOGIN; GRANT accord_editor TO shut_out; END $$")
	s, standing := openAt(t, with(t, address, "", "user", "shut_out"))
	places := make(chan error, 10)
	defer s.WatchPlace(func(fault error) { places <- fault })()
	defer s.Watch(func([]storage.Change) {})()
	for _, c := range []struct {
		change string
		want   error
	}{
		{"REVOKE accord_editor FROM shut_out", storage.ErrNoEntry}, {"GRANT accord_editor TO shut_out", nil},
		{"ALTER ROLE shut_out NOLOGIN", storage.ErrNoEntry}, {"ALTER ROLE shut_out LOGIN", nil},
	} {
		raw(t, address, c.change)
		raw(t, address, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'shut_out'")
		standing.Pass(time.Second)
		got := <-places
		for errors.Is(got, storage.ErrUnanswered) { // while the line is made anew
			standing.Pass(time.Second)
			got = <-places
		}
		require.ErrorIs(t, got, c.want, c.change)
	}
}

func TestALineThatIsLostAtTheLastMomentLeavesNobodyBelievingThatNothingWasKept(t *testing.T) {
	line := storagetest.NewLine(t)
	s, _ := openAt(t, line.Address)
	line.CutAt("commit")
	_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.ErrorIs(t, err, storage.ErrUncertain)
}
