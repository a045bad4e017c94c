package storage_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// office is a register on a server with one person of each role. The clock is the computer's, which is the server's here.
type office struct {
	t       *testing.T
	address string
	chief   *storage.Store
}

func newOffice(t *testing.T) *office {
	o := &office{t: t, address: storagetest.Address(t)}
	require.NoError(t, storage.InitServer(ctx, o.address, storage.Options{})) // the doors are those of each database
	var err error
	o.chief, err = storage.Open(ctx, o.address, storage.Options{Author: "postgres"})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, o.chief.Close()) })
	for _, role := range storage.ServerRoles {
		require.NoError(t, o.chief.Admit(ctx, string(role)+"1", role, "пароль №1"))
	}
	return o
}

// as opens the register as one of its persons.
func (o *office) as(role storage.ServerRole) *storage.Store {
	o.t.Helper()
	s, err := storage.Open(ctx, with(o.t, o.address, "", "user", string(role)+"1"), storage.Options{Author: "кто угодно", Device: "laptop", Clock: clock.System})
	require.NoError(o.t, err)
	o.t.Cleanup(func() { require.NoError(o.t, s.Close()) })
	return s
}

// psql runs SQL as a person with psql, and returns what it says.
func (o *office) psql(role storage.ServerRole, sql string) (said string, done bool) {
	o.t.Helper()
	address := with(o.t, o.address, "", "user", string(role)+"1", "options", "-csearch_path=accord")
	out, err := exec.Command("psql", address, "-X", "-v", "ON_ERROR_STOP=1", "-c", sql).CombinedOutput()
	return string(out), err == nil
}

func TestEachRoleMayDoWhatItIsFor(t *testing.T) {
	o := newOffice(t)
	editor := o.as(storage.ServerEditor)
	assert.Equal(t, storage.ServerEditor, editor.Role())
	partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err := editor.Save(ctx, partner)
	require.NoError(t, err)
	assert.Equal(t, "editor1", partner.UpdatedBy, "the history bears the name by which one has signed in")
	duty := &register.Commitment{Title: register.Ru("Направить проект"), Side: register.DutyOurs, DueRule: register.DueDay, DueOn: "2026-12-01"}
	_, err = editor.Save(ctx, duty)
	require.NoError(t, err)

	wrong := clock.At(clock.System.Now().Add(-24 * time.Hour))
	astray, err := storage.Open(ctx, with(t, o.address, "", "user", "editor1"), storage.Options{Clock: wrong})
	require.NoError(t, err)
	defer func() { require.NoError(t, astray.Close()) }()
	second := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality}
	for range 2 {
		_, err = astray.Save(ctx, second)
		require.NoError(t, err, "the server's time counts, whatever the computer's clock says, and once it was put right")
		assert.WithinDuration(t, clock.System.Now(), second.UpdatedAt.Time, 10*time.Minute)
		wrong.Pass(24 * time.Hour)
	}

	closed := *duty
	closed.Closure = register.Closure{On: "2026-11-30", Result: register.ResultFulfilled}
	_, err = editor.Save(ctx, &closed)
	require.ErrorIs(t, err, storage.ErrNoRight, "only a controller closes")
	closed = *duty
	closed.Closure = register.Closure{On: "2026-11-30", Result: register.ResultFulfilled}
	_, err = o.as(storage.ServerController).Save(ctx, &closed)
	require.NoError(t, err)
	late := &register.Commitment{Title: register.Ru("Открыть центр"), Side: register.DutyOurs}
	_, err = editor.Save(ctx, late)
	require.NoError(t, err)
	commission := &register.Commission{Title: register.Ru("Комиссия"), Kind: register.CommissionIntergovernmental, TheirsID: partner.ID}
	_, err = editor.Save(ctx, commission)
	require.NoError(t, err)
	session := &register.Session{CommissionID: commission.ID, CarriedIDs: []register.ID{late.ID}}
	_, err = editor.Save(ctx, session)
	require.NoError(t, err, "an editor chooses what is to be carried over")
	_, _, err = editor.CarryOver(ctx, session.ID, session.CarriedIDs, "2026-11-30")
	require.ErrorIs(t, err, storage.ErrNoRight, "to carry over closes where it stands")
	carried := *late
	carried.CarryOver(session.ID, "2026-11-30")
	assert.NotEmpty(t, editor.Beyond(late, &carried))
	_, moved, err := o.as(storage.ServerController).CarryOver(ctx, session.ID, session.CarriedIDs, "2026-11-30")
	require.NoError(t, err)
	assert.Equal(t, 1, moved)

	again := &register.Commitment{Title: register.Ru("Отчёт"), Side: register.DutyOurs, Start: "2026-01-01", DueRule: register.DuePeriod, PeriodMonths: 3}
	_, err = editor.Save(ctx, again)
	require.NoError(t, err)
	for _, moves := range []func(*register.Commitment){
		func(c *register.Commitment) { c.PeriodMonths = 240 },
		func(c *register.Commitment) { c.Start = "2029-01-01" },
	} {
		moved := *again
		moves(&moved)
		assert.NotEmpty(t, editor.Beyond(again, &moved))
		_, err = editor.Save(ctx, &moved)
		require.ErrorIs(t, err, storage.ErrNoRight, "only a controller moves a term that comes again")
		moved = *again
		moves(&moved)
		_, err = o.as(storage.ServerController).Save(ctx, &moved)
		require.NoError(t, err)
		again = &moved
	}

	partner.Name = register.Ru("Город Баку")
	_, err = editor.Save(ctx, partner)
	require.NoError(t, err, "what shows its name is written again too")
	_, err = editor.Delete(ctx, partner.Ref())
	require.NoError(t, err)
	_, err = editor.Purge(ctx, partner.Ref())
	require.ErrorIs(t, err, storage.ErrNoRight)
	_, err = o.as(storage.ServerAdministrator).Purge(ctx, partner.Ref())
	require.NoError(t, err)

	reader := o.as(storage.ServerReader)
	assert.True(t, reader.Looking())
	_, err = reader.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
	require.ErrorIs(t, err, storage.ErrLooking)
	hits, err := reader.Search(ctx, "направить проект", 1)
	require.NoError(t, err)
	require.NotEmpty(t, hits)
	assert.Equal(t, duty.Ref(), hits[0].Ref)

	require.ErrorIs(t, storage.InitServer(ctx, with(t, o.address, "", "user", "editor1"), storage.Options{}), storage.ErrNoRight)
	require.ErrorIs(t, editor.Admit(ctx, "friend", storage.ServerEditor, "x"), storage.ErrNoRight)
	for _, nobody := range []string{"", " ", "accord_owner", "pg_x", "public", "none", "anna\n", " anna", strings.Repeat("я", 32)} {
		require.ErrorIs(t, o.chief.Admit(ctx, nobody, storage.ServerEditor, ""), storage.ErrPersonName, "%q", nobody)
	}
	require.NoError(t, o.as(storage.ServerAdministrator).Admit(ctx, "friend1", storage.ServerEditor, "x"))
	persons, err := o.chief.Persons(ctx)
	require.NoError(t, err)
	assert.Equal(t, []storage.Account{
		{Name: "administrator1", Role: storage.ServerAdministrator}, {Name: "controller1", Role: storage.ServerController}, {Name: "editor1", Role: storage.ServerEditor},
		{Name: "friend1", Role: storage.ServerEditor}, {Name: "reader1", Role: storage.ServerReader},
	}, persons)
	require.NoError(t, o.chief.Admit(ctx, "reader1", storage.ServerNone, ""))
	_, err = storage.Open(ctx, with(t, o.address, "", "user", "reader1"), storage.Options{})
	require.ErrorIs(t, err, storage.ErrNoEntry)

	findings, err := o.chief.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// An account of a server may have any name, which a person writes under as anybody does.
func TestAPersonOfAnyNameWritesUnderIt(t *testing.T) {
	o := newOffice(t)
	for _, name := range []string{"Anna", "Анна Иванова", `o'neil "q"`, "123", "anna.b", "a%b", "none of all"} {
		require.NoError(t, o.chief.Admit(ctx, name, storage.ServerEditor, ""))
		s, err := storage.Open(ctx, strings.ReplaceAll(with(t, o.address, "", "user", name), "+", "%20"), storage.Options{Clock: clock.System})
		require.NoError(t, err, name)
		p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
		_, err = s.Save(ctx, p)
		require.NoError(t, err, name)
		assert.Equal(t, name, p.UpdatedBy)
		require.NoError(t, s.Close())
		assert.NotZero(t, raw(t, o.address, fmt.Sprintf(`SELECT pg_sequence_last_value(('accord.portion_' || oid)::regclass) FROM pg_roles WHERE rolname = '%s'`,
			strings.ReplaceAll(name, "'", "''"))), "what is written counts for %s alone", name)
		require.NoError(t, o.chief.Admit(ctx, name, storage.ServerNone, ""))
	}
}

// A person with psql and the password of a role does no more than the program lets the role do.
func TestRightsHoldForWhoComesWithPsql(t *testing.T) {
	storagetest.InTheFullPass(t)
	o := newOffice(t)
	editor := o.as(storage.ServerEditor)
	partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err := editor.Save(ctx, partner)
	require.NoError(t, err)
	_, err = editor.Save(ctx, &register.Person{Name: register.Ru("Алиев")})
	require.NoError(t, err)
	scan := []byte("скан")
	_, err = editor.AddFile(ctx, "scan.pdf", bytes.NewReader(scan), nil)
	require.NoError(t, err)
	const now = `to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
	tell := func(record, revision, at, author, act string) string {
		return fmt.Sprintf(`INSERT INTO history (seq, kind, record_id, revision, at, author, device, batch, after, act)
			SELECT coalesce(max(seq), 0) + 1, 'partner', %s, %s, %s, %s, 'x', decode(md5('x'), 'hex'), '{}', '%s' FROM history; `, record, revision, at, author, act)
	}
	const partnerID = "(SELECT id FROM partners)"
	by := func(author string) string { return tell(partnerID, "7", now, author, "save") }
	change := func(sets, told string) string {
		return "BEGIN; UPDATE partners SET revision = revision + 1, name_ru = 'x'" + sets + "; " + told + "COMMIT"
	}
	const enter = `INSERT INTO catalogue SELECT (jsonb_populate_record(c, '{"id": "\\x01020304050607080102030405060708", "entry": 999999}')).* FROM catalogue c WHERE id = (SELECT id FROM partners); `
	for name, c := range map[string]struct {
		role storage.ServerRole
		sql  string
	}{
		"a reader writes":                                    {storage.ServerReader, "UPDATE partners SET name_ru = 'x'"},
		"a reader locks":                                     {storage.ServerReader, "SELECT 1 FROM turn FOR UPDATE"},
		"a reader locks a table":                             {storage.ServerReader, "LOCK TABLE partners IN SHARE MODE"},
		"a reader keeps a table":                             {storage.ServerReader, "CREATE TEMP TABLE x AS SELECT * FROM partners"},
		"a reader makes a table":                             {storage.ServerReader, "CREATE TABLE public.x (n int)"},
		"a reader keeps a large object":                      {storage.ServerReader, "SELECT lo_from_bytea(0, 'x'::bytea)"},
		"a reader runs a program":                            {storage.ServerReader, "COPY partners TO PROGRAM 'cat'"},
		"a reader takes a role":                              {storage.ServerReader, "SET ROLE accord_owner"},
		"an editor changes past the history":                 {storage.ServerEditor, "UPDATE partners SET name_ru = 'x'"},
		"an editor changes with a revision past the history": {storage.ServerEditor, "UPDATE partners SET name_ru = 'x', revision = revision + 1"},
		"an editor enters past the history": {storage.ServerEditor, `BEGIN;
			` + enter + `
			INSERT INTO partners SELECT (jsonb_populate_record(p, '{"id": "\\x01020304050607080102030405060708"}')).* FROM partners p;
			COMMIT`},
		"an editor enters a name without a record": {storage.ServerEditor, enter},
		"an editor makes a record another": {storage.ServerEditor, "BEGIN; " + enter +
			`UPDATE partners SET id = '\x01020304050607080102030405060708', revision = revision + 1; ` + tell(partnerID, "2", now, "session_user", "save") + "COMMIT"},
		"an editor tells of another record with its ID": {storage.ServerEditor, `BEGIN; INSERT INTO persons SELECT n.* FROM persons p, partners o,
			jsonb_populate_record(p, jsonb_build_object('id', o.id, 'revision', 2)) n; ` +
			change("", strings.Replace(tell(partnerID, "2", now, "session_user", "save"), "'partner'", "'person'", 1))[len("BEGIN; "):]},
		"an editor makes a name another's":            {storage.ServerEditor, "UPDATE catalogue SET kind = 'person'"},
		"an editor says that a record is gone":        {storage.ServerEditor, "UPDATE catalogue SET purged_at = deleted_at, deleted_at = '2026-01-01T00:00:00.000Z'; UPDATE catalogue SET purged_at = deleted_at"},
		"an editor tells of a change twice":           {storage.ServerEditor, tell(partnerID, "1", now, "session_user", "save")},
		"an editor tells of a change before":          {storage.ServerEditor, change("", tell(partnerID, "2", now, "session_user", "save")+tell(partnerID, "0", now, "session_user", "save"))},
		"an editor tells of a purge":                  {storage.ServerEditor, tell(partnerID, "0", now, "session_user", "purge")},
		"an editor tells at another time":             {storage.ServerEditor, change("", tell(partnerID, "2", "'2020-01-01T00:00:00.000Z'", "session_user", "save"))},
		"an editor tells at a time nobody can read":   {storage.ServerEditor, change("", tell(partnerID, "2", "'now'", "session_user", "save"))},
		"an editor tells more of a change":            {storage.ServerEditor, "INSERT INTO history_fields VALUES ('name', 1)"},
		"an editor adds to a file":                    {storage.ServerEditor, "INSERT INTO blob_chunks (blob, number, content) SELECT number, 1, 'x' FROM blobs"},
		"an editor changes what a file says":          {storage.ServerEditor, "UPDATE blobs SET text = 'x'"},
		"an editor calls a file another":              {storage.ServerEditor, "UPDATE blobs SET number = 77"},
		"an editor takes a file away":                 {storage.ServerEditor, "DELETE FROM blob_chunks"},
		"an editor empties names":                     {storage.ServerEditor, "TRUNCATE catalogue CASCADE"},
		"an editor makes an index":                    {storage.ServerEditor, "CREATE INDEX x ON partners (revision)"},
		"an editor makes a trigger":                   {storage.ServerEditor, "CREATE TRIGGER x BEFORE INSERT ON partners FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"},
		"an editor keeps the history":                 {storage.ServerEditor, "LOCK TABLE history IN ACCESS EXCLUSIVE MODE"},
		"an editor makes a newer register":            {storage.ServerEditor, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)"},
		"an editor sets the numbers":                  {storage.ServerEditor, "SELECT setval('history_seq_seq', 1)"},
		"a reader keeps numbers":                      {storage.ServerReader, "SELECT count(pg_advisory_lock(n)) FROM generate_series(1, 100000) n"},
		"a reader writes into the server's log":       {storage.ServerReader, "SELECT pg_logical_emit_message(false, 'x', repeat('x', 100000000))"},
		"a reader lets queries fill the disk":         {storage.ServerReader, "SET temp_file_limit = -1"},
		"a reader reads files":                        {storage.ServerReader, "SELECT pg_read_file('/etc/passwd')"},
		"a reader makes a function":                   {storage.ServerReader, "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'"},
		"a reader becomes another":                    {storage.ServerReader, "SET SESSION AUTHORIZATION editor1"},
		"a reader changes another's password":         {storage.ServerReader, "ALTER ROLE editor1 PASSWORD 'x'"},
		"a reader may come more often":                {storage.ServerReader, "ALTER ROLE reader1 CONNECTION LIMIT -1"},
		"an administrator deletes past the history":   {storage.ServerAdministrator, "BEGIN; UPDATE partners SET revision = 2, deleted_at = 'x'; " + tell(partnerID, "2", now, "session_user", "delete") + "DELETE FROM mentions; DELETE FROM partners; COMMIT"},
		"an administrator deletes what is not trash":  {storage.ServerAdministrator, "DELETE FROM partners"},
		"an administrator deletes the history":        {storage.ServerAdministrator, "DELETE FROM history"},
		"an administrator tells of a purge":           {storage.ServerAdministrator, tell(partnerID, "0", now, "session_user", "purge")},
		"an administrator owns":                       {storage.ServerAdministrator, "SET ROLE accord_owner"},
		"an editor tells of a purge of what is there": {storage.ServerEditor, tell(partnerID, "1", now, "session_user", "purge")},
		"an editor takes the last number":             {storage.ServerEditor, strings.Replace(change("", tell(partnerID, "2", now, "session_user", "save")), "coalesce(max(seq), 0) + 1", "9223372036854775807", 1)},
		"an administrator takes the last number":      {storage.ServerAdministrator, strings.Replace(tell(partnerID, "0", now, "session_user", "purge"), "coalesce(max(seq), 0) + 1", "9223372036854775807", 1)},
		"an editor takes the last revision": {storage.ServerEditor, "BEGIN; UPDATE partners SET revision = 9223372036854775807; " +
			tell(partnerID, "9223372036854775807", now, "session_user", "save") + "COMMIT"},
		"an editor tells of an act that is none":     {storage.ServerEditor, change("", tell(partnerID, "2", now, "session_user", "x"))},
		"an editor joins what another has done":      {storage.ServerEditor, strings.Replace(change("", tell(partnerID, "2", now, "session_user", "save")), "decode(md5('x'), 'hex')", "(SELECT batch FROM history WHERE author <> session_user LIMIT 1)", 1)},
		"an editor makes the register a part":        {storage.ServerEditor, "INSERT INTO origin VALUES ('part', '{}')"},
		"an editor names the register again":         {storage.ServerEditor, "UPDATE origin SET value = 'x'"},
		"an editor tells what was done elsewhere":    {storage.ServerEditor, "INSERT INTO elsewhere SELECT record_id, batch, 0, '{}' FROM history"},
		"an editor changes what was done elsewhere":  {storage.ServerEditor, "UPDATE elsewhere SET step = '{}'"},
		"an editor deletes what was done elsewhere":  {storage.ServerEditor, "DELETE FROM elsewhere"},
		"an editor lets something be decided":        {storage.ServerEditor, "INSERT INTO undecided SELECT record_id, kind, batch, 'x', 'x', 'x', 'x' FROM history"},
		"an editor knows what never came":            {storage.ServerEditor, "INSERT INTO known_versions SELECT record_id, 'x', batch FROM history"},
		"an editor expects what nobody can read":     {storage.ServerEditor, "INSERT INTO expected VALUES (decode(md5('x'), 'hex'), '{}')"},
		"an editor meets what nobody can read":       {storage.ServerEditor, "INSERT INTO devices VALUES ('x', 'x', 'x', 'met')"},
		"an editor forgets a device":                 {storage.ServerEditor, "DELETE FROM devices"},
		"an editor writes the turn again":            {storage.ServerEditor, "UPDATE turn SET row = row"},
		"a reader runs a program within a statement": {storage.ServerReader, "DO $$ BEGIN RAISE LOG 'x'; END $$"},
		"an administrator forgets what is undecided": {storage.ServerAdministrator, "INSERT INTO undecided SELECT record_id, kind, batch, '[]', 'x', 'x', 'x' FROM history; DELETE FROM undecided"},
		"an editor deletes":                          {storage.ServerEditor, "DELETE FROM partners"},
		"an editor empties":                          {storage.ServerEditor, "TRUNCATE history"},
		"an editor changes the history":              {storage.ServerEditor, "UPDATE history SET author = 'x'"},
		"an editor deletes the history":              {storage.ServerEditor, "DELETE FROM history"},
		"an editor tells of what was not done":       {storage.ServerEditor, by("session_user")},
		"an editor tells under another's name":       {storage.ServerEditor, by("'chief'")},
		"an editor switches off":                     {storage.ServerEditor, "ALTER TABLE history DISABLE TRIGGER ALL"},
		"an editor replicates":                       {storage.ServerEditor, "SET session_replication_role = replica"},
		"an editor lets in":                          {storage.ServerEditor, "SELECT admit('x1', 'editor', '')"},
		"an editor becomes a controller":             {storage.ServerEditor, "GRANT accord_controller TO editor1"},
		"an editor changes settings":                 {storage.ServerEditor, "DELETE FROM settings"},
		"a controller deletes":                       {storage.ServerController, "DELETE FROM commitments"},
		"an administrator changes the history":       {storage.ServerAdministrator, "UPDATE history SET author = 'x'"},
		"an administrator lets in who owns":          {storage.ServerAdministrator, "SELECT admit('accord_owner', 'editor', '')"},
		"an administrator takes the server":          {storage.ServerAdministrator, "SELECT admit('postgres', 'reader', '')"},
	} {
		t.Run(name, func(t *testing.T) {
			said, done := o.psql(c.role, c.sql)
			assert.False(t, done, said)
			assert.Regexp(t, "permission denied|must be|not changed|bears|numbered|only|no person|no name|not made|admin option|stays what it is|not there|once|past the history|form that programs read|taken back as one|uuid", said)
		})
	}
	raw(t, o.address, "DROP ROLE IF EXISTS clerk")
	raw(t, o.address, "CREATE ROLE clerk LOGIN")
	for _, told := range []string{"before he is let in", "after"} {
		require.ErrorIs(t, o.as(storage.ServerAdministrator).Admit(ctx, "clerk", storage.ServerReader, "пароль"), storage.ErrNoRight,
			"the password of another program's account is not the register's: %s", told)
		require.NoError(t, o.as(storage.ServerAdministrator).Admit(ctx, "clerk", storage.ServerReader, ""))
	}
	require.NoError(t, o.chief.Admit(ctx, "clerk", storage.ServerReader, "пароль"))
	require.NoError(t, o.as(storage.ServerAdministrator).Admit(ctx, "clerk", storage.ServerReader, "пароль"), "it is since a superuser has given one")
	said, done := o.psql(storage.ServerReader, "SELECT name_ru FROM partners")
	assert.True(t, done, said)
	findings, err := o.chief.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings, "nothing of that was done")
}

func TestNobodyStopsTheOfficeByKeepingALock(t *testing.T) {
	if testing.Short() {
		t.Skip("the server is to find out that a session does nothing, which takes a quarter of a minute")
	}
	for name, keep := range map[string]string{
		"the turn": "SELECT 1 FROM turn FOR UPDATE", "a table": "LOCK TABLE catalogue IN ACCESS EXCLUSIVE MODE",
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
			controller := o.as(storage.ServerController)
			_, err := controller.Save(ctx, partner)
			require.NoError(t, err)
			db, err := sql.Open("pgx", with(t, o.address, "", "user", "editor1", "search_path", "accord"))
			require.NoError(t, err)
			defer func() { _ = db.Close() }() // its session was ended
			tx, err := db.Begin()
			require.NoError(t, err)
			_, err = tx.Exec(keep)
			require.NoError(t, err)
			partner.Name = register.Ru("Город Баку")
			_, err = controller.Save(ctx, partner)
			require.NoError(t, err)
			assert.Equal(t, int64(2), partner.Revision, "it was saved once")
			lines, err := o.as(storage.ServerReader).Lines(ctx, partner.ID)
			require.NoError(t, err)
			assert.Equal(t, "Город Баку", lines[partner.ID].Label.Ru)
		})
	}
}

// Whoever may only read is not kept waiting either.
func TestNobodyKeepsATableFromThoseWhoRead(t *testing.T) {
	if testing.Short() {
		t.Skip("the server is to find out that a session does nothing, which takes a quarter of a minute")
	}
	o := newOffice(t)
	reader := o.as(storage.ServerReader)
	db, err := sql.Open("pgx", with(t, o.address, "", "user", "editor1", "search_path", "accord"))
	require.NoError(t, err)
	defer func() { _ = db.Close() }() // its session was ended
	tx, err := db.Begin()
	require.NoError(t, err)
	_, err = tx.Exec("LOCK TABLE catalogue IN ACCESS EXCLUSIVE MODE")
	require.NoError(t, err)
	_, err = reader.Trash(ctx)
	assert.NoError(t, err)
}

// A person who is let in no more is out at once.
func TestWhoIsLetInNoMoreIsOut(t *testing.T) {
	o := newOffice(t)
	db, err := sql.Open("pgx", with(t, o.address, "", "user", "editor1"))
	require.NoError(t, err)
	defer func() { _ = db.Close() }() // its session was ended
	conn, err := db.Conn(ctx)
	require.NoError(t, err)
	_, err = conn.ExecContext(ctx, "BEGIN")
	require.NoError(t, err)
	require.NoError(t, o.chief.Admit(ctx, "editor1", storage.ServerNone, ""))
	_, err = conn.ExecContext(ctx, "SELECT 1")
	assert.Error(t, err)
}

// Nobody fills the disk of the server: who has written his portion of the day writes on tomorrow.
func TestAPersonsPortionOfTheDayIsBounded(t *testing.T) {
	o := newOffice(t)
	portion := func(bytes int) {
		raw(t, o.address, fmt.Sprintf(`INSERT INTO accord.settings VALUES ('portion', '%d') ON CONFLICT (name) DO UPDATE SET value = excluded.value`, bytes))
	}
	portion(1_000_000)
	editor := o.as(storage.ServerEditor)
	_, err := editor.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	const spared = `INSERT INTO blobs (size, text, touched_at) SELECT 1, string_agg(md5(n::text), ''), '' FROM generate_series(1, 20000) n`
	for range 3 { // no more than two of these are within the portion, and none of them was kept
		said, done := o.psql(storage.ServerEditor, "BEGIN; "+spared+"; ROLLBACK")
		if !done {
			assert.Contains(t, said, "nobody writes more in a day")
		}
	}
	for _, flood := range []string{
		`INSERT INTO mentions SELECT int8send(n) || int8send(n), int8send(n) || int8send(n), 'x' FROM generate_series(1, 30000) n`,
		spared,
		`UPDATE catalogue SET hint_ru = (SELECT string_agg(md5(n::text), '') FROM generate_series(1, 60000) n)`,
		`UPDATE catalogue SET hint_ru = 'x'`,
	} {
		said, done := o.psql(storage.ServerEditor, flood)
		assert.False(t, done, flood)
		assert.Contains(t, said, "nobody writes more in a day", flood)
	}
	large := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality}
	_, err = editor.Save(ctx, large)
	require.ErrorIs(t, err, storage.ErrPortion)
	_, err = o.as(storage.ServerController).Save(ctx, &register.Partner{Name: register.Ru("Шеки"), Kind: register.PartnerMunicipality})
	require.NoError(t, err, "another's portion is another's")
	said, done := o.psql(storage.ServerEditor, `SELECT setval('portion_' || session_user::regrole::oid, 1)`)
	assert.False(t, done, said)
	_, err = o.chief.Save(ctx, &register.Partner{Name: register.Ru("Губа"), Kind: register.PartnerMunicipality})
	require.NoError(t, err, "administrators are not held to it")
	raw(t, o.address, `SELECT setval('accord.portion_' || 'editor1'::regrole::oid, 1)`)
	_, err = editor.Save(ctx, large)
	require.NoError(t, err, "the next day")
}
