package pages_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"accord/storage/pages"
)

// written is a file as the engine writes it, with rows of all kinds of values, short and long.
func written(t testing.TB) (content []byte, want map[int64][]any) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path+"?_pragma=synchronous(0)&_pragma=journal_mode(MEMORY)")
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d)")
	require.NoError(t, err)
	want = map[int64][]any{}
	for i := range int64(300) {
		row := []any{nil, i * i * i * 1_000_003 * (1 - i%2*2), float64(i) + 0.5, strings.Repeat("я", int(i*i)%9000), bytes.Repeat([]byte{byte(i)}, int(i%7))}
		if i%50 == 0 {
			row[1], row[3] = int64(i/50%2), nil
		}
		_, err := db.Exec("INSERT INTO t VALUES (?, ?, ?, ?, ?)", i+1, row[1], row[2], row[3], row[4])
		require.NoError(t, err)
		want[i+1] = row
	}
	_, err = db.Exec("INSERT INTO t (id, a) VALUES (1000, 'gone'); DELETE FROM t WHERE id = 1000")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	content, err = os.ReadFile(path)
	require.NoError(t, err)
	return content, want
}

func read(t testing.TB, content []byte) map[int64][]any {
	got := map[int64][]any{}
	require.NoError(t, pages.Rows(bytes.NewReader(content), int64(len(content)), func(r pages.Row) error {
		if len(r.Values) == 5 && fmt.Sprintf("%T", r.Values[2]) == "float64" {
			got[r.Number] = r.Values
		}
		return nil
	}))
	return got
}

func TestRowsAreReadAsTheyWereWritten(t *testing.T) {
	content, want := written(t)
	assert.Equal(t, want, read(t, content))
	for i := range 100 {
		content[i] = 0
	}
	assert.Equal(t, want, read(t, content), "without the header too")
	for noise := 1; noise < 256; noise += 32 {
		for i := range 100 {
			content[i] = byte(noise)
		}
		require.Len(t, read(t, content), len(want), "whatever stands there: %d", noise)
	}
}

// A log has its pages in the order in which they were written, those of one long row among others.
func TestLongRowsOfALogAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(WAL)")
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("CREATE TABLE t (id INTEGER PRIMARY KEY, a)")
	require.NoError(t, err)
	want := map[int64]string{}
	for i := range int64(20) {
		want[i+1] = strings.Repeat(fmt.Sprint(i, " "), int(i)*1500)
		_, err := db.Exec("INSERT INTO t VALUES (?, ?)", i+1, want[i+1])
		require.NoError(t, err)
	}
	content, err := os.ReadFile(path + "-wal")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	got := map[int64]string{}
	require.NoError(t, pages.LogRows(bytes.NewReader(content), int64(len(content)), func(r pages.Row) error {
		if text, is := r.Values[len(r.Values)-1].(string); is && len(r.Values) == 2 {
			got[r.Number] = text
		}
		return nil
	}))
	assert.Equal(t, want, got)
}

// A table WITHOUT ROWID is kept as an index, whose inner pages hold rows as well.
func TestRowsOfATableThatIsAnIndexAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path+"?_pragma=synchronous(0)&_pragma=journal_mode(MEMORY)")
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("CREATE TABLE t (name TEXT, value TEXT, n INTEGER, PRIMARY KEY (n, name)) WITHOUT ROWID")
	require.NoError(t, err)
	want := map[int64]string{}
	for i := range int64(400) {
		want[i] = strings.Repeat("я", int(i*i)%9000)
		_, err := db.Exec("INSERT INTO t VALUES (?, ?, ?)", fmt.Sprint("name ", i), want[i], i)
		require.NoError(t, err)
	}
	require.NoError(t, db.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	got := map[int64]string{}
	require.NoError(t, pages.Rows(bytes.NewReader(content), int64(len(content)), func(r pages.Row) error {
		if len(r.Values) == 3 && r.InIndex {
			n := r.Values[0].(int64)
			assert.Equal(t, fmt.Sprint("name ", n), r.Values[1])
			got[n] = r.Values[2].(string)
		}
		return nil
	}))
	assert.Equal(t, want, got)
}

// Of a file that is cut off or overwritten, the rest is read.
func TestWhatIsLeftIsRead(t *testing.T) {
	content, want := written(t)
	half := len(content) / 2 / 4096 * 4096
	for name, damaged := range map[string][]byte{
		"cut":      content[:half],
		"zeroed":   append(append([]byte{}, content[:half]...), make([]byte, len(content)-half)...),
		"scrawled": append(append([]byte{}, content[:half]...), bytes.Repeat([]byte{0x0d, 0, 9}, (len(content)-half)/3)...),
	} {
		got := read(t, damaged)
		assert.Greater(t, len(got), 50, name)
		for number, row := range got {
			if name == "cut" {
				assert.Equal(t, want[number], row, name)
			}
		}
	}
}

func FuzzRows(f *testing.F) {
	content, _ := written(f)
	f.Add(content[:4096*3], 16, byte(1))
	f.Add(content[:4096*8], 5000, byte(0xff))
	f.Fuzz(func(t *testing.T, content []byte, at int, to byte) {
		if len(content) > 1<<18 {
			return
		}
		if at >= 0 && at < len(content) {
			content[at] = to
		}
		for _, rows := range []func(from *bytes.Reader) error{
			func(from *bytes.Reader) error {
				return pages.Rows(from, from.Size(), func(pages.Row) error { return nil })
			},
			func(from *bytes.Reader) error {
				return pages.LogRows(from, from.Size(), func(pages.Row) error { return nil })
			},
		} {
			require.NoError(t, rows(bytes.NewReader(content)))
		}
	})
}
