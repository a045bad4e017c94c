package kit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/storage/clock"
	"accord/storage/register"
)

// counted counts how often a draft is written.
type counted struct {
	Drafts
	times int
}

func (c *counted) Keep(key string, data []byte) error {
	c.times++
	return c.Drafts.Keep(key, data)
}

func TestDraftSurvives(t *testing.T) {
	drafts := FileDrafts{Folder: filepath.Join(t.TempDir(), "черновики")}
	const key = "visit/new"
	b := newBench(t, &trip{Name: register.Ru("Визит"), Title: "Баку"}).show(1150)
	time := clock.At(testNoon)
	b.loader.Clock = time
	kept := &counted{Drafts: drafts}
	b.form.KeepDraft(kept, key)
	b.typeInto("title", "Гянджа")
	time.Pass(draftDelay)
	if kept.times != 1 {
		t.Errorf("written %d times after six letters", kept.times)
	}
	b.rows.Add(stop{Place: "Шеки"})
	b.focus("name")
	b.focus("title")
	b.focus("name") // leaving a field writes at once
	if got := drafts.Keys(); !slices.Equal(got, []string{key}) {
		t.Fatalf("drafts %v", got)
	}

	// The program has crashed; the next one opens the same record.
	after := newBench(t, &trip{Name: register.Ru("Визит"), Title: "Баку"}).show(1150)
	after.form.KeepDraft(drafts, key)
	after.form.OfferDraft()
	if after.dialog() == nil {
		t.Fatal("is not offered")
	}
	after.keys(fyne.KeyReturn)
	if after.trip.Title != "Гянджа" || after.text("title") != "Гянджа" || after.rows.Len() != 1 || after.text("items[0].place") != "Шеки" || !after.form.Dirty() {
		t.Errorf("restored %+v, %d rows", after.trip, after.rows.Len())
	}
	after.typeInto("items[0].place", "Шуша")
	if after.trip.Items[0].Place != "Шуша" {
		t.Error("the fields do not reach the restored record")
	}
	after.form.Saved()
	if got := drafts.Keys(); len(got) != 0 {
		t.Errorf("left over: %v", got)
	}
	after.form.OfferDraft()
	if after.dialog() != nil {
		t.Error("offers what is gone")
	}
}

// Half a date and a name that is not found are no values yet, and are written down all the same.
func TestADraftKeepsWhatIsNoValueYet(t *testing.T) {
	drafts := FileDrafts{Folder: t.TempDir()}
	b := newBench(t, &trip{Title: "Баку"}).show(1150)
	b.form.KeepDraft(drafts, "visit/1")
	b.rows.Add(stop{})
	typed := map[string]string{"from": "12.13", "partner": "Никто", "partners": "Никого", "items[0].day": "в марте"}
	for path, text := range typed {
		b.typeInto(path, text)
	}
	b.focus("title")
	if len(drafts.Keys()) != 1 {
		t.Fatal("no draft")
	}

	after := newBench(t, &trip{Title: "Баку"}).show(1150)
	after.form.KeepDraft(drafts, "visit/1")
	after.form.OfferDraft()
	if after.dialog() == nil {
		t.Fatal("is not offered")
	}
	after.keys(fyne.KeyReturn)
	for path, text := range typed {
		if got := after.text(path); got != text {
			t.Errorf("%s holds %q, and %q was typed", path, got, text)
		}
	}
	if after.trip.From != "" || after.form.Field("from").in.fault() == "" {
		t.Errorf("the date is %q, and its fault %q", after.trip.From, after.form.Field("from").in.fault())
	}
}

func TestDraftGoesWhenChangesAreGivenUp(t *testing.T) {
	drafts := FileDrafts{Folder: t.TempDir()}
	b := newBench(t, &trip{}).show(1150)
	b.form.KeepDraft(drafts, "visit/1")
	b.typeInto("title", "Баку")
	b.focus("name")
	if len(drafts.Keys()) != 1 {
		t.Fatal("no draft")
	}
	b.form.Leave()
	b.dialog().Answer(1)
	if len(drafts.Keys()) != 0 {
		t.Error("the draft stays")
	}
}

func TestDraftThatCannotBeWrittenIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, &trip{}).show(1150)
	b.form.KeepDraft(FileDrafts{Folder: file}, "visit/1")
	b.typeInto("title", "Баку")
	b.focus("name")
	if b.form.keeping.fault == "" || !strings.HasPrefix(b.form.bar.state.Text, "Черновик не записывается") {
		t.Errorf("%q, %q", b.form.keeping.fault, b.form.bar.state.Text)
	}
}

func TestFileDrafts(t *testing.T) {
	d := FileDrafts{Folder: filepath.Join(t.TempDir(), "a")}
	if _, found := d.Load("x"); found || d.Keys() != nil || d.Drop("x") != nil {
		t.Error("an empty folder is trouble")
	}
	for _, text := range []string{`{"a":1}`, `{"a":2}`} {
		if err := d.Keep("визит/..\\1:*?", []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if data, found := d.Load("визит/..\\1:*?"); !found || string(data) != `{"a":2}` || !json.Valid(data) {
		t.Errorf("%s", data)
	}
	files, err := os.ReadDir(d.Folder)
	if err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}

// A draft is a file: one of more values than any form holds is none, however short its text is.
func TestADraftOfTooManyRowsIsNone(t *testing.T) {
	d := FileDrafts{Folder: t.TempDir()}
	of := func(rows int) []byte {
		return []byte(`{"items":[` + strings.Repeat(`{},`, rows) + `{}],"title":",[\"{,"}`)
	}
	for rows, want := range map[int]bool{100: true, register.ListAtMost: true, valuesAtMost: false} {
		if err := d.Keep("visit/1", of(rows)); err != nil {
			t.Fatal(err)
		}
		if _, found := d.Load("visit/1"); found != want {
			t.Errorf("of %d rows: found %v", rows, found)
		}
	}
	if n := values([]byte(`{"a":[1,2],"b":"[,{\\\",\\"}`)); n != 4 {
		t.Errorf("%d values", n)
	}
}
