package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/cli"
	"accord/storage/clock"
	"accord/storage/pack"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// desk is a folder with a register, as an administrator has before him.
type desk struct {
	t    *testing.T
	path string
	env  map[string]string
	// handed are the files whose numbers are passed, by number.
	handed map[int]string
}

// hand opens a file with a passphrase for the next command and returns its number. It is none of the process: two who
// own one number close it twice, and the second time it is somebody else's.
func (d *desk) hand(passphrase string) string {
	number := 3 + len(d.handed)
	d.handed[number] = passphrase + "\n"
	return strconv.Itoa(number)
}

// open returns what was handed over under a number.
func (d *desk) open(number int) io.ReadCloser {
	return io.NopCloser(strings.NewReader(d.handed[number]))
}

func newDesk(t *testing.T) *desk {
	return &desk{t: t, path: filepath.Join(t.TempDir(), "реестр №1.accord"), env: map[string]string{}, handed: map[int]string{}}
}

// withSample is a desk whose register holds the sample.
func withSample(t *testing.T) *desk {
	d := newDesk(t)
	d.done("sample")
	return d
}

// run runs a command in English, without naming the register.
func (d *desk) run(args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run(context.Background(), append([]string{"--lang=en"}, args...), cli.Environment{
		Stdout: &stdout, Stderr: &stderr, Version: "0.1.0", Author: "tester", Device: "laptop",
		Getenv: func(name string) string { return d.env[name] },
		Clock:  clock.At(storagetest.Noon),
		Handed: d.open,
		Keys:   func() (*pack.Device, error) { return pack.DeviceIn(filepath.Dir(d.path), "laptop") },
		OpenWindow: func(address, l string, look bool) int {
			if look {
				stdout.WriteString("look|")
			}
			stdout.WriteString(address + "|" + l)
			return 7
		},
	})
	return code, stdout.String(), stderr.String()
}

// on runs a command on the desk's register.
func (d *desk) on(args ...string) (code int, out, errs string) {
	return d.run(append([]string{"--register", d.path}, args...)...)
}

// done runs a command that must succeed and say nothing but its answer.
func (d *desk) done(args ...string) string {
	d.t.Helper()
	code, out, errs := d.on(args...)
	require.Equal(d.t, 0, code, errs)
	require.Empty(d.t, errs)
	return out
}

// imported takes a file in; what is doubtful in it is told beside the answer.
func (d *desk) imported(file string) string {
	d.t.Helper()
	code, out, errs := d.on("import", file)
	require.Equal(d.t, 0, code, errs)
	return out
}

const (
	agreementID = "01900000-0000-7000-8000-000000000401"
	visitID     = "01900000-0000-7000-8000-000000000701"
	meetingID   = "01900000-0000-7000-8000-000000001501"
	azerbaijan  = "01900000-0000-7000-8000-000000000203"
	minnikhanov = "01900000-0000-7000-8000-000000000301"
)

// short cuts the IDs, for tables to be read.
func short(table string) string {
	return strings.NewReplacer("01900000-0000-7000-8000-000000000", "…", "01900000-0000-7000-8000-00000000", "…").Replace(table)
}

func TestWithoutACommandTheWindowOpens(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "|en"},
		{[]string{"--register", "a b.accord"}, "a b.accord|en"},
		{[]string{"window"}, "|en"},
		{[]string{"реестр №1.accord"}, "реестр №1.accord|en"},
		{[]string{`C:\Мои документы\A.ACCORD`}, `C:\Мои документы\A.ACCORD|en`},
		{[]string{"postgres://anna@db/office"}, "postgres://anna@db/office|en"},
	} {
		code, out, errs := d.run(c.args...)
		assert.Equal(t, 7, code)
		assert.Equal(t, c.want, out)
		assert.Empty(t, errs)
	}
	d.env["ACCORD_REGISTER"] = "office.accord"
	_, out, _ := d.run()
	assert.Equal(t, "office.accord|en", out)
}

func TestSampleMakesARegisterOnce(t *testing.T) {
	d := newDesk(t)
	assert.Equal(t, "Written into the register: "+d.path+"\nSpheres of cooperation: 9, Partners: 7, People: 2, Agreements: 1, Commissions: 1, Events: 2, Visits: 3, Meetings: 1, Invitations: 2, Enterprise links: 4, Trade: 2\n", d.done("sample"))
	code, out, errs := d.on("sample")
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Equal(t, "This file is already there. File: "+d.path+". Choose another name.\n", errs)
	assert.Equal(t, "The register is whole.\n", d.done("check"))
}

func TestSampleManyAddsMadeUpRecords(t *testing.T) {
	d := newDesk(t)
	code, out, errs := d.on("sample", "--many", "100", "--seed", "3")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "Agreements: 101, ")
	assert.Contains(t, out, "Visits: 23")
	var rows []map[string]any
	require.NoError(t, json.Unmarshal([]byte(d.done("list", "agreement", "--format", "json", "--sort=-signed_on", "--limit", "5")), &rows))
	require.Len(t, rows, 5)
	assert.GreaterOrEqual(t, rows[0]["signed_on"], rows[4]["signed_on"])
}

func TestSearch(t *testing.T) {
	d := withSample(t)
	assert.Equal(t, `Kind  ID  Detail  Name  Partner  State  Day  Found in
Partner  …205  Ganja Auto Plant  Ganja
Partner  …206  KAMAZ  …trucks and spare parts. Assembly at Ganja Auto Plant. As of 29.11.2022 two…
Visit  …701  29.11.2022  Working visit of the President of the Republic of Tatarstan to Azerbaijan  Azerbaijan  ended  29.11.2022  …trucks and spare parts; assembly at Ganja Auto Plant, which is also the official…
Enterprise link  …1301  KAMAZ, Ganja Auto Plant  Assembly of KAMAZ trucks  Ganja Auto Plant  working
Enterprise link  …1302  KAMAZ, Ganja Auto Plant  Official distributor of KAMAZ on the market of Azerbaijan  Ganja Auto Plant  working
`, lessGaps(short(d.done("search", "GYANJA auto plant"))))
	var hits []map[string]any
	require.NoError(t, json.Unmarshal([]byte(d.done("search", "минниханов", "--format", "json", "--limit", "1")), &hits))
	assert.Equal(t, "person", hits[0]["kind"])
	assert.NotZero(t, hits[0]["found"], "how many of the kind there are in all")
	assert.Equal(t, "[]\n", d.done("search", "атлантида", "--format", "json"))
	assert.Equal(t, "Nothing found. Did you mean: Azerbaijan\n", d.done("search", "Azerbiajan"))
	assert.Equal(t, "[\n {\"nearest\": \"Azerbaijan\"}\n]\n", d.done("search", "Azerbiajan", "--format", "json"))
}

// kinds are the names that KIND may be.
func kinds() string {
	var names []string
	for _, k := range register.Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func TestWrongUsage(t *testing.T) {
	d := withSample(t)
	for _, c := range []struct {
		args string
		want string
	}{
		{"fly", "A word too many in the command: fly."},
		{"list", "The command lacks: KIND."},
		{"list visit --limit", "The command lacks: --limit …."},
		{"list visit --on", "The command lacks: --on …."},
		{"export --output", "The command lacks: --output …."},
		{"salvage x", "The command lacks: --into=REGISTER."},
		{"office", "The command lacks: init, migrate, grant, check, move."},
		{"office grant", "The command lacks: PERSON ROLE."},
		{"list tank", "Wrong value of KIND: “tank”. Allowed: " + kinds() + "."},
		{"list visit --wings", "Unknown option --wings."},
		{"list visit --limit many", "Wrong value of --limit: “many”."},
		{"list visit --limit -1", "Wrong value of --limit: “-1”."},
		{"list visit --sort weight", "Wrong value of --sort: “weight”. Allowed: from, partner, title."},
		{"list visit --status draft", "Wrong value of --status: “draft”. Allowed: proposed, agreeing, approved, preparation, planned, under_way, ended, reported, closed, postponed, cancelled, undated."},
		{"list sphere --status draft", "The option --status does not apply to records of the kind sphere."},
		{"list session --partner AZ", "The option --partner does not apply to records of the kind session."},
		{"list visit --on 2022-02-30", "Wrong value of --on: “2022-02-30”. Allowed: 2022-11-29."},
		{"list visit --on 2022", "Wrong value of --on: “2022”. Allowed: 2022-11-29."},
		{"list visit --format xml", "Wrong value of --format: “xml”. Allowed: table, json, csv."},
		{"show visit 7", "Wrong value of ID: “7”. Allowed: 01900000-0000-7000-8000-000000000401."},
		{"export --kind tank", "Wrong value of KIND: “tank”. Allowed: " + kinds() + "."},
		{"sample --many -5", "Wrong value of --many: “-5”."},
		{"--lang de list visit", "Wrong value of --lang: “de”. Allowed: ru, en, tt."},
	} {
		code, out, errs := d.on(strings.Fields(c.args)...)
		assert.Equal(t, 2, code, c.args)
		assert.Empty(t, out, c.args)
		assert.Equal(t, c.want+" Help: accord --help\n", errs, c.args)
	}
	for _, command := range []string{"sample", "import x.json", "export", "list visit", "show visit " + visitID, "search x", "check"} {
		code, _, errs := d.run(strings.Fields(command)...)
		assert.Equal(t, 2, code, command)
		assert.Equal(t, "No register is named: add --register or set the variable ACCORD_REGISTER. Help: accord --help\n", errs, command)
	}
	d.env["ACCORD_REGISTER"] = d.path
	code, _, errs := d.run("list", "visit")
	assert.Zero(t, code, errs)
}

func TestTroubleWithTheRegister(t *testing.T) {
	d := withSample(t)
	whole, err := os.ReadFile(d.path)
	require.NoError(t, err)
	put := func(change func([]byte) []byte) {
		require.NoError(t, os.WriteFile(d.path, change(bytes.Clone(whole)), 0o600))
	}
	expect := func(want int, sentence string, args ...string) {
		t.Helper()
		code, _, errs := d.on(args...)
		assert.Equal(t, want, code)
		assert.Equal(t, strings.ReplaceAll(sentence, "FILE", d.path)+"\n", errs)
	}
	put(func([]byte) []byte { return []byte("Agreements of 2022") })
	expect(1, "This file is not a register of Accord. File: FILE. Choose another file.", "list", "visit")
	put(func(b []byte) []byte { return b })
	db, err := sql.Open("sqlite", "file://"+strings.ReplaceAll(d.path, " ", "%20"))
	require.NoError(t, err)
	_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1); PRAGMA user_version = 999; PRAGMA journal_mode = DELETE")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	expect(4, "The register was made by a newer Accord; it has been left as it was. File: FILE. Update the program on this computer.", "list", "visit")
	put(func(b []byte) []byte {
		for i := 4096; i < len(b); i++ {
			b[i] = 0xa5
		}
		return b
	})
	expect(3, "The register is damaged. File: FILE. Write nothing more into it, copy the file, and restore the register from a backup. Without one, make a new register of all that can still be read (the button “Salvage into a new register…” as it is opened, the command accord salvage).", "list", "visit")
	require.NoError(t, os.Remove(d.path))
	expect(1, "There is no register at this address. File: FILE. Check the name of the file and the folder.", "check")
	_, err = os.Stat(d.path)
	assert.ErrorIs(t, err, os.ErrNotExist, "a command makes no register")
}

func TestARegisterInUseIsLocked(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the other program as long as a save does: in the full pass")
	}
	d := withSample(t)
	other, err := sql.Open("sqlite", "file://"+strings.ReplaceAll(d.path, " ", "%20")+"?_txlock=immediate")
	require.NoError(t, err)
	defer func() { assert.NoError(t, other.Close()) }()
	tx, err := other.Begin()
	require.NoError(t, err)
	defer func() { assert.NoError(t, tx.Rollback()) }()
	file := filepath.Join(t.TempDir(), "in.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"sphere": [{"name": {"ru": "А"}}]}}`), 0o600))
	code, _, errs := d.on("import", file)
	assert.Equal(t, 5, code)
	assert.Equal(t, "The register is in use by another program. File: "+d.path+". Close it, or wait and try again.\n", errs)
}

func TestNotFoundAndVersionAndHelp(t *testing.T) {
	d := withSample(t)
	code, _, errs := d.on("show", "visit", "01900000-0000-7000-8000-000000000999")
	assert.Equal(t, 1, code)
	assert.Equal(t, "There is no such record in the register. File: "+d.path+". Check the kind and the ID of the record, or look for it with the search.\n", errs)
	assert.Equal(t, "Accord 0.1.0\n", d.done("version"))
	help := d.done("--help", "--lang", "ru")
	for _, words := range []string{"Использование: accord [команда] [--help]", "list KIND ", "вывести список записей одного вида", "-h, --help ", "--register ADDRESS "} {
		assert.Contains(t, help, words)
	}
	help = d.done("list", "--help")
	assert.Contains(t, help, "Usage: accord list KIND [--on DAY]")
	assert.NotContains(t, help, "cli.")
	assert.Equal(t, help, d.done("list", "-h"))
	assert.Contains(t, d.done("undo", "--help"), "Usage: accord undo [BATCH]\n", "what may be left out stands in brackets")
	assert.Contains(t, d.done("merge", "--help"), "Usage: accord merge KIND ID…\n", "several may be named")
	for _, words := range [][]string{{"help", "list"}, {"help"}} {
		var out bytes.Buffer
		require.Zero(t, cli.Run(context.Background(), words, cli.Environment{Stdout: &out, Getenv: os.Getenv, Clock: clock.At(storagetest.Noon)}))
		assert.Contains(t, out.String(), "list KIND")
	}
}
