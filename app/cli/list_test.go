package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestListsAsTables(t *testing.T) {
	d := withSample(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"agreement"}, `
ID    Number  Signed  In force until  Status    Partner     Title
…401                                  in force  Azerbaijan  Agreement on trade-economic, scientific-technical and cultural cooperation`},
		{[]string{"agreement", "--waits", "no_original"}, `
ID    Number  Signed  In force until  Status    Partner     Title
…401                                  in force  Azerbaijan  Agreement on trade-economic, scientific-technical and cultural cooperation`},
		{[]string{"agreement", "--waits", "force_awaited"}, `
Nothing found`},
		{[]string{"visit", "--status", "ended"}, `
ID    Days        State  Direction  Partner     Head of delegation  Title
…701  29.11.2022  ended  outgoing   Azerbaijan  Rustam Minnikhanov  Working visit of the President of the Republic of Tatarstan to Azerbaijan`},
		{[]string{"visit", "--on", "2022-11-28", "--status", "planned", "--limit", "1", "--lang", "ru"}, `
ID    Дни         Состояние     Направление  Партнёр      Глава делегации                Название
…701  29.11.2022  запланирован  исходящий    Азербайджан  Минниханов Рустам Нургалиевич  Рабочий визит Президента Республики Татарстан в Азербайджан`},
		{[]string{"partner", "--partner", "AZ", "--sort", "-name"}, `
ID    Code  Kind          Part of     Name
…205        enterprise    Ganja       Ganja Auto Plant
…204        municipality  Azerbaijan  Ganja
…203  AZ    state                     Azerbaijan`},
		{[]string{"person", "--partner", "Татарстан"}, `
ID    Name                Post                                   Organisation
…301  Rustam Minnikhanov  President of the Republic of Tatarstan  Republic of Tatarstan`},
		{[]string{"sphere", "--find", "нефтехимия"}, `
ID    Part of                         Name
…107  Trade and economic cooperation  Petrochemicals`},
		{[]string{"commission", "--partner", azerbaijan}, `
ID    Sessions  Last           Next  Due  Keeping to terms     Partner     Title
…501            none recorded             no session recorded  Azerbaijan  Intergovernmental Commission of the Republic of Tatarstan and the Republic of Azerbaijan`},
		{[]string{"session"}, `
Nothing found`},
	} {
		got := short(d.done(append([]string{"list"}, c.args...)...))
		assert.Equal(t, lessGaps(c.want), lessGaps("\n"+strings.TrimSuffix(got, "\n")), c.args)
	}
}

func TestColumnsStandUnderEachOther(t *testing.T) {
	d := withSample(t)
	for l, heading := range map[string]string{"ru": "Название", "en": "Name", "tt": "Исеме"} {
		lines := strings.Split(strings.TrimSpace(d.done("list", "partner", "--lang", l)), "\n")
		last := len([]rune(lines[0])) - len([]rune(heading)) // the last column begins here
		for _, line := range lines {
			letters := []rune(line)
			assert.Equal(t, "  ", string(letters[last-2:last]), line)
			assert.NotEqual(t, " ", string(letters[last]), line)
		}
	}
}

func TestListsForScripts(t *testing.T) {
	d := withSample(t)
	assert.Equal(t, `[
 {"id": "…401", "number": "", "signed_on": "", "adopted_on": "", "entry_into_force": "", "term": "", "until": "", "notice_by": "", "status": "in_force", "kind": "agreement", "level": "", "ours": {"ru":"Республика Татарстан","en":"Republic of Tatarstan","tt":"Татарстан Республикасы"}, "partner": {"ru":"Азербайджан","en":"Azerbaijan","tt":"Азәрбайҗан"}, "sphere": {"ru":"Торгово-экономическое сотрудничество, Научно-техническое сотрудничество, Культурное сотрудничество","en":"Trade and economic cooperation, Scientific and technical cooperation, Cultural cooperation","tt":"Сәүдә-икътисади хезмәттәшлек, Фәнни-техник хезмәттәшлек, Мәдәни хезмәттәшлек"}, "signed_at": {"ru":"","en":"","tt":""}, "languages": "", "original": {"ru":"","en":"","tt":""}, "title": {"ru":"Соглашение о торгово-экономическом, научно-техническом и культурном сотрудничестве","en":"Agreement on trade-economic, scientific-technical and cultural cooperation","tt":"Сәүдә-икътисади, фәнни-техник һәм мәдәни хезмәттәшлек турында килешү"}}
]
`, short(d.done("list", "agreement", "--format", "json")))
	assert.Equal(t, "[]\n", d.done("list", "session", "--format=json"))
	assert.Equal(t, `id,code,kind,ours,parent_ru,parent_en,parent_tt,name_ru,name_en,name_tt,aliases
…205,,enterprise,false,Гянджа,Ganja,Гәнҗә,Гянджинский автомобильный завод,Ganja Auto Plant,Гәнҗә автомобиль заводы,"Gyanja Auto Plant, Gəncə Avtomobil Zavodu"
`, short(d.done("list", "partner", "--find", "Azərbaycan", "--format", "csv", "--sort", "parent", "--partner", "azerbaijan", "--limit", "1", "--sort=-parent")))
	for _, kind := range register.Kinds {
		var rows []map[string]any
		require.NoError(t, json.Unmarshal([]byte(d.done("list", string(kind), "--format", "json")), &rows), kind)
		for _, row := range rows {
			for name := range row {
				assert.Regexp(t, `^[a-z][a-z_]*$`, name)
			}
		}
	}
}

func TestAPartnerIsFoundByAnyOfItsNames(t *testing.T) {
	d := withSample(t)
	for _, name := range []string{azerbaijan, "AZ", "az", "Азербайджан", "азербайджан", "Azərbaycan", "Republic of Azerbaijan"} {
		assert.Equal(t, 4, strings.Count(d.done("list", "visit", "--partner", name), "\n"), name)
	}
	code, _, errs := d.on("list", "visit", "--partner", "Republic")
	assert.Equal(t, 1, code)
	assert.Equal(t, "Several partners go by “Republic”. Give the ID of one of them:\n  …202  Republic of Tatarstan\n  …203  Azerbaijan\n", short(errs), "the one whose name has the word before one that is also called so")
	code, _, errs = d.on("list", "visit", "--partner", "Атлантида")
	assert.Equal(t, 1, code)
	assert.Equal(t, "No partner “Атлантида” was found. Check the name, or look for it with the command search.\n", errs)
	code, _, _ = d.on("list", "visit", "--partner", visitID)
	assert.Equal(t, 1, code, "an ID of something else")
}

func TestShowIsReadable(t *testing.T) {
	d := withSample(t)
	assert.Equal(t, `Agreement on trade-economic, scientific-technical and cultural cooperation
Agreement · …401

Status   in force
         Signing by all parties is not recorded. Entered into force; the day is not given.
Kind     agreement
Parties  Republic of Tatarstan (our side)
         Azerbaijan (foreign side)
Actions  entry into force: day unknown; Working as of 29.11.2022; the day of entry into force is not known.
Spheres  Trade and economic cooperation, Scientific and technical cooperation, Cultural cooperation
Note     The release gives neither the number nor the day and place of signing.
`, short(d.done("show", "agreement", agreementID)))

	visit := lessGaps(d.done("show", "visit", visitID, "--lang", "ru"))
	for _, line := range []string{
		"Состояние  завершён\n", "Места  Баку (Asia/Baku)\n",
		"Делегация  Минниханов Рустам Нургалиевич, Президент Республики Татарстан (глава делегации)\n",
		"  29.11.2022 Возложение цветов к Вечному огню в память о павших воинах (возложение цветов)\n",
	} {
		assert.Contains(t, visit, line)
	}
	meeting := lessGaps(d.done("show", "meeting", meetingID))
	for _, line := range []string{
		"Visit  Working visit of the President of the Republic of Tatarstan to Azerbaijan\n",
		"Foreign participants  Ilham Aliyev, President of the Republic of Azerbaijan\n",
		"Outcomes  The third KAMAZ service centre: under construction (statement); production link: The third KAMAZ service centre\n",
		"A call to make more use of the logistics of the Volga-Caspian basin (proposal); not settled\n",
	} {
		assert.Contains(t, meeting, line)
	}
	for _, kind := range register.Kinds {
		var rows []struct{ ID string }
		require.NoError(t, json.Unmarshal([]byte(d.done("list", string(kind), "--format", "json")), &rows))
		for _, row := range rows {
			assert.NotContains(t, d.done("show", string(kind), row.ID), "%!", kind)
		}
	}
	var native register.Visit
	require.NoError(t, json.Unmarshal([]byte(d.done("show", "visit", visitID, "--format", "json")), &native))
	assert.Equal(t, visitID, native.ID.String())
}

func TestPostsAreThoseOfTheDay(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "in.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {
		"person": [{"id": "`+minnikhanov+`", "name": {"en": "Ivanov"}, "appointments": [
			{"post": {"en": "Minister"}, "from": "2019", "to": "2022-11"}, {"post": {"en": "Ambassador"}, "from": "2022-12"}]}],
		"visit": [{"id": "`+visitID+`", "title": {"en": "Visit"}, "direction": "incoming", "from": "2022-11-29",
			"delegation": [{"person": "`+minnikhanov+`", "role": "head"}]}]}}`), 0o600))
	d.imported(file)
	assert.Contains(t, d.done("show", "visit", visitID), "Ivanov, Minister (head", "the visit's own day")
	assert.Contains(t, d.done("show", "visit", visitID, "--on", "5.12.2022"), "Ivanov, Ambassador (head")
	assert.Contains(t, d.done("list", "person", "--on", "2020-01-01"), "Minister")
	assert.Contains(t, d.done("list", "person"), "Ambassador", "today is 05.12.2022")
	assert.Contains(t, d.done("show", "person", minnikhanov), "Ambassador; since 12.2022")
}

// lessGaps makes every gap between columns the same: how wide they are is the business of
// TestColumnsStandUnderEachOther.
func lessGaps(s string) string {
	for strings.Contains(s, "   ") {
		s = strings.ReplaceAll(s, "   ", "  ")
	}
	return s
}

// Headings over nothing say nothing.
func TestAListOfNothingIsASentence(t *testing.T) {
	d := withSample(t)
	for command, want := range map[string]string{
		"backups": "There are no backups yet", "list commitment": "Nothing found", "history --since 2030-01-01": "No changes",
		"deadlines --on 1990-01-01 --within 0": "Nothing found", "duplicates": "Nothing looks alike",
	} {
		out := d.done(strings.Fields(command)...)
		assert.Contains(t, out, want, command)
		assert.Equal(t, 1, strings.Count(out, "\n"), "%s says only %q", command, out)
	}
	assert.Equal(t, "[]\n", d.done("backups", "--format", "json"))
}
