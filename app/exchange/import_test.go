package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/assets"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func exported(t testing.TB, s *storage.Store, kinds ...register.Kind) string {
	t.Helper()
	var out bytes.Buffer
	_, err := exchange.Export(ctx, s, kinds, &out)
	require.NoError(t, err)
	return out.String()
}

func TestWhatIsExportedComesBackToTheByte(t *testing.T) {
	f := sample(t)
	ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Code: "RU"})
	require.NoError(t, err)
	_, err = f.Delete(ctx, register.Ref{Kind: register.KindPartner, ID: ids[0]})
	require.NoError(t, err)
	first := exported(t, f.Store)

	again := storagetest.New(t)
	batch, counts, err := exchange.Import(ctx, again.Store, strings.NewReader(first))
	require.NoError(t, err)
	assert.Equal(t, 34, counts.Total())
	assert.Equal(t, first, exported(t, again.Store))
	assert.Contains(t, first, `"deleted_at":"2022-12-05T12:00:00.000Z"`, "the trash goes along")

	require.NoError(t, again.Undo(ctx, batch))
	assertEmpty(t, again.Store) // one undo takes an import back
}

// What was deleted for good goes along by its name, for those that mention it.
func TestWhatWasDeletedForGoodComesBackToTheByte(t *testing.T) {
	f := sample(t)
	ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{})
	require.NoError(t, err)
	for _, id := range ids[:3] {
		ref := register.Ref{Kind: register.KindPartner, ID: id}
		_, err = f.Delete(ctx, ref)
		require.NoError(t, err)
		_, err = f.Purge(ctx, ref)
		require.NoError(t, err)
	}
	first := exported(t, f.Store)
	require.Contains(t, first, `"purged_at":"2022-12-05T12:00:00.000Z"`)

	again := storagetest.New(t)
	_, _, err = exchange.Import(ctx, again.Store, strings.NewReader(first))
	require.NoError(t, err)
	assert.Equal(t, first, exported(t, again.Store))
	lines, err := again.Lines(ctx, ids[0])
	require.NoError(t, err)
	assert.True(t, lines[ids[0]].Purged)

	for broken, field := range map[string]string{
		`"purged": {"guest": []}`: "purged.guest", `"purged": {"partner": [{"id": ""}]}`: "purged.partner[0]", `"purged": []`: "purged",
	} {
		_, _, err := exchange.Import(ctx, storagetest.New(t).Store, strings.NewReader(`{"format": "accord-register", "version": 2, "records": {}, `+broken+`}`))
		var faults exchange.Faults
		require.ErrorAs(t, err, &faults, broken)
		assert.Contains(t, faults.Error(), field)
	}
}

// Rules that somebody has changed or deleted go along and take the place of those that a new register begins with.
func TestChangedRulesComeBackToTheByte(t *testing.T) {
	f := storagetest.New(t)
	rules, err := f.Rules(ctx)
	require.NoError(t, err)
	rules[0].Verified = true
	_, err = f.Save(ctx, rules[0])
	require.NoError(t, err)
	_, err = f.Delete(ctx, rules[1].Ref())
	require.NoError(t, err)
	f.Rule(register.ProcedureRule{Levels: []register.Level{register.LevelMunicipal}})
	first := exported(t, f.Store)

	again := storagetest.New(t)
	_, counts, err := exchange.Import(ctx, again.Store, strings.NewReader(first))
	require.NoError(t, err)
	assert.Equal(t, exchange.Counts{register.KindRule: 3}, counts, "what was there already is not counted")
	assert.Equal(t, first, exported(t, again.Store))

	batch, counts, err := exchange.Import(ctx, storagetest.New(t).Store, strings.NewReader(exported(t, storagetest.New(t).Store)))
	require.NoError(t, err)
	assert.True(t, batch.IsZero())
	assert.Zero(t, counts.Total(), "two new registers are alike")

	rules[0], err = storage.Get[register.ProcedureRule](ctx, again.Store, rules[0].ID)
	require.NoError(t, err)
	rules[0].Note = register.Ru("по-своему")
	_, err = again.Save(ctx, rules[0])
	require.NoError(t, err)
	_, _, err = exchange.Import(ctx, again.Store, strings.NewReader(first))
	var faults exchange.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, 2, faults.Count(), "the rule that both have changed, and the one of the house")
}

func TestAnEmptyRegisterIsAFileToo(t *testing.T) {
	f := storagetest.New(t)
	text := exported(t, f.Store, register.KindVisit, register.KindSphere)
	assert.Equal(t, "{\n \"format\": \"accord-register\",\n \"version\": 2,\n \"records\": {\n  \"sphere\": [],\n  \"visit\": []\n }\n}\n", text)
	_, counts, err := exchange.Import(ctx, f.Store, strings.NewReader("\xef\xbb\xbf"+text))
	require.NoError(t, err)
	assert.Zero(t, counts.Total())
}

// file puts records into the frame of a file.
func file(records string) string {
	return `{"format": "accord-register", "version": 1, "records": {` + records + `}}`
}

const (
	anID    = "01900000-0000-7000-8000-000000000001"
	otherID = "01900000-0000-7000-8000-000000000002"
)

func TestAFileIsRefusedWholeAndEveryFaultIsNamed(t *testing.T) {
	lang.Use(register.English)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"not JSON":             {"\n  PK\x03\x04", []string{"A fault in the JSON: line 2, column 3"}},
		"empty":                {"", []string{"The file breaks off: it was not copied whole"}},
		"cut off":              {file("")[:40], []string{"The file breaks off: it was not copied whole"}},
		"a list":               {"[1]", []string{"This is not an exchange file of Accord: it lacks format = accord-register"}},
		"other JSON":           {`{"a": 1}`, []string{"This is not an exchange file of Accord: it lacks format = accord-register"}},
		"another format":       {`{"format": "geojson", "x": 1}`, []string{"This is not an exchange file of Accord: it lacks format = accord-register"}},
		"a newer version":      {`{"format": "accord-register", "version": 3, "records": 7}`, []string{"version: The file was made by a newer program: version 3, this program knows version 2"}},
		"no records":           {`{"format": "accord-register", "version": 1}`, []string{"records: A required field is empty"}},
		"something after":      {file("") + "{}", []string{"There is something after the end of the exchange file"}},
		"a broken record":      {file(`"sphere": [{"name": {"ru": "А"}},` + "\n" + `{"name": {"ru" "Б"}}]`), []string{"A fault in the JSON: line 2, column 16"}},
		"a record without end": {file(`"sphere": [{"name": {"ru": "` + strings.Repeat("я", 9<<20) + `"}}]`), []string{"Line 1: one record or one value is longer than 16 MB"}},
		"blanks without end":   {`{"format": ` + strings.Repeat(" ", 17<<20), []string{"Line 1: one record or one value is longer than 16 MB"}},
		"brackets in brackets": {file(`"sphere": {"a": ` + strings.Repeat("[", 1<<20)), []string{"records.sphere: Expected: a list in square brackets", "A fault in the JSON: line 1, column 1072"}},
		"a huge number":        {file(`"session": [{"number": ` + strings.Repeat("9", 1<<20) + `}]`), []string{"records.session[0].number: Expected: a whole number"}},
		"a huge name":          {file(`"sphere": [{"` + strings.Repeat("ы", 1<<20) + `": 1}]`), []string{"records.sphere[0]." + strings.Repeat("ы", 200) + "…: Unknown field"}},
		"wrong frames": {file(`"sphere": {"a": [{}]}, "tank": [1], "person": [], "person": [], "visit": [7]`), []string{
			"records.sphere: Expected: a list in square brackets",
			"records.tank: Unknown kind of records",
			"records.person: The field is repeated",
			"records.visit[0]: Expected: fields in curly brackets",
		}},
		"wrong fields": {file(`"partner": [{"id": "7", "NAME": {}, "name": {"ru": 1, "de": "x"}, "kind": null, "ours": "yes", "aliases": [1, "a", []],
			"created_at": "yesterday", "revision": 1.5, "ours": true}]`), []string{
			"records.partner[0].id: Expected: a UUID",
			"records.partner[0].NAME: Unknown field",
			"records.partner[0].name.ru: Expected: text in quotation marks",
			"records.partner[0].name.de: Unknown field",
			"records.partner[0].kind: Expected: text in quotation marks",
			"records.partner[0].ours: Expected: true or false",
			"records.partner[0].aliases[0]: Expected: text in quotation marks",
			"records.partner[0].aliases[2]: Expected: text in quotation marks",
			"records.partner[0].created_at: Expected: a time such as 2022-11-29T09:30:00.000Z",
			"records.partner[0].revision: Expected: a whole number",
			"records.partner[0].ours: The field is repeated",
		}},
		"broken rules": {file(`"agreement": [{"title": {"ru": "О торговле"}, "kind": "agreement", "parties": [
				{"side": "ours", "partner": "` + anID + `", "signed_on": "2022-13"}], "until": "2030"}],
			"sphere": [{"id": "` + otherID + `", "name": {}}, {"id": "` + otherID + `", "name": {"ru": "А"}}],
			"person": [{"revision": 3, "name": {"ru": "Б"}}]`), []string{
			"records.person[0].created_at: A required field is empty",
			"records.person[0].updated_at: A required field is empty",
			"records.agreement[0].parties[0].signed_on: “2022-13” is not a date. Examples: 29.11.2022, 11.2022, 2022",
			"records.agreement[0].until: A last day is given, but the term is not limited by a date",
			"records.agreement[0].parties[0].partner: Record " + anID + " is neither in the file nor in the register",
			"records.sphere[0].name: A required field is empty",
			"records.sphere[1].id: The ID " + otherID + " occurs twice in the file",
		}},
		"broken rules alone": {file(`"sphere": [{"id": "` + otherID + `", "name": {}, "parent": "` + anID + `"}]`), []string{
			"records.sphere[0].name: A required field is empty",
			"records.sphere[0].parent: Record " + anID + " is neither in the file nor in the register",
		}},
		"more rows than a list has": {file(`"visit": [{"id": "` + otherID + `", "title": {"ru": "А"}, "direction": "outgoing", "delegation": [` + strings.Repeat("{},", 20_000) + `{}]}]`), []string{
			"records.visit[0].delegation: The list is too long: at most 10000 rows",
		}},
		"an unreadable record is not missing": {file(`"sphere": [{"id": "` + otherID + `", "name": 7}, {"name": {"ru": "А"}, "parent": "` + otherID + `"}]`), []string{
			"records.sphere[0].name: Expected: fields in curly brackets",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			_, _, err := exchange.Import(ctx, f.Store, strings.NewReader(c.text))
			var faults exchange.Faults
			require.ErrorAs(t, err, &faults)
			assert.ElementsMatch(t, c.want, strings.Split(err.Error(), "\n"))
			assertEmpty(t, f.Store)
		})
	}
}

func TestWhatIsInTheRegisterIsNotOverwritten(t *testing.T) {
	f := sample(t)
	before := exported(t, f.Store)
	_, _, err := exchange.Import(ctx, f.Store, bytes.NewReader(assets.SampleRegister))
	assert.ErrorIs(t, err, storage.ErrHeld, "the whole file was there: one sentence")
	assert.Equal(t, before, exported(t, f.Store))

	one := `"sphere": [{"name": {"ru": "Новая"}}, `
	_, _, err = exchange.Import(ctx, f.Store, strings.NewReader(strings.Replace(string(assets.SampleRegister), `"sphere": [`, one, 1)))
	var faults exchange.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1)
	assert.Equal(t, 34, faults[0].Count)
	assert.Equal(t, exchange.Fault{Path: "records.sphere[1].id", Key: "problem.id_taken", Args: faults[0].First[0].Args}, faults[0].First[0])
	assert.Len(t, faults.Lines(), 11, "the first ten, and how many there are")
	assert.Equal(t, before, exported(t, f.Store))
}

// A record of the file that says something else than the one of the same ID is counted and named apart, and nothing is written.
func TestWhatSaysSomethingElseThanTheRegisterIsNamed(t *testing.T) {
	f := storagetest.New(t)
	one := f.Sphere(register.Sphere{Name: register.Ru("Энергетика")})
	two := f.Sphere(register.Sphere{Name: register.Ru("Торговля")})
	three := f.Sphere(register.Sphere{Name: register.Ru("Спорт")})
	file := exported(t, f.Store)
	two.Name = register.Ru("Внешняя торговля")
	_, err := f.Save(ctx, two)
	require.NoError(t, err)
	_, err = f.Delete(ctx, three.Ref())
	require.NoError(t, err)
	before := exported(t, f.Store)

	_, _, err = exchange.Import(ctx, f.Store, strings.NewReader(file))
	var faults exchange.Faults
	require.ErrorAs(t, err, &faults)
	said := map[string][]string{}
	for _, g := range faults {
		assert.Equal(t, 1, g.Count, g.Key)
		said[g.Key] = g.First[0].Args
	}
	assert.Equal(t, map[string][]string{
		"problem.id_taken":    {one.ID.String()},
		"problem.id_differs":  {"Торговля", two.ID.String()},
		"problem.id_in_trash": {"Спорт", three.ID.String()},
	}, said)
	assert.Equal(t, before, exported(t, f.Store))
}

func assertEmpty(t testing.TB, s *storage.Store) {
	t.Helper()
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	shipped, err := storage.ShippedRules()
	require.NoError(t, err)
	assert.Equal(t, len(shipped), exchange.Counts(counts).Total(), "nothing is there beside the rules of every register")
}
