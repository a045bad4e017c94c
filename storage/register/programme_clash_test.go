package register_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// item reads "2022-11-29 10:00-11:00 place".
func item(day register.Date, start, end, place string, who ...register.ID) register.ProgrammeItem {
	return register.ProgrammeItem{Day: day, Start: start, End: end, Place: register.Ru(place), Kind: register.ProgrammeMeeting, Title: register.Ru("Пункт"), Ours: who}
}

func in(zone string, i register.ProgrammeItem) register.ProgrammeItem {
	i.Zone = zone
	return i
}

func of(kind register.ProgrammeKind, i register.ProgrammeItem) register.ProgrammeItem {
	i.Kind = kind
	return i
}

func TestClashes(t *testing.T) {
	const day = register.Date("2022-11-29")
	at, two, far := register.ClashAtOnce, register.ClashTwoPlaces, register.ClashNoTime
	for name, c := range map[string]struct {
		zone  string
		items []register.ProgrammeItem
		want  register.ProgrammeClashKind
		left  time.Duration
	}{
		"one after the other":            {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), item(day, "11:00", "12:00", "Зал")}, "", 0},
		"one into the other":             {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:01", "Зал"), item(day, "11:00", "12:00", "Зал")}, at, 0},
		"one within the other":           {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "13:00", "Зал"), item(day, "11:00", "12:00", "Зал")}, at, 0},
		"both begin together, no ends":   {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "", "Зал"), item(day, "10:00", "", "Зал")}, at, 0},
		"one person in both":             {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "12:00", "Зал", anna), item(day, "11:00", "12:00", "Завод", anna)}, two, 0},
		"different people":               {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "12:00", "Зал", anna), item(day, "11:00", "12:00", "Завод", boris)}, "", 0},
		"nobody is named in one":         {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "12:00", "Зал", anna), item(day, "11:00", "12:00", "Завод")}, at, 0},
		"fourteen minutes to get there":  {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), item(day, "11:14", "12:00", "Завод")}, far, 14 * time.Minute},
		"a quarter of an hour is enough": {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), item(day, "11:15", "12:00", "Завод")}, "", 0},
		"one place needs no time":        {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), item(day, "11:05", "12:00", "Зал")}, "", 0},
		"an unknown place needs none":    {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), item(day, "11:05", "12:00", "")}, "", 0},
		"the way itself":                 {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал"), of(register.ProgrammeTransfer, item(day, "11:00", "11:30", "Аэропорт"))}, "", 0},
		"others go elsewhere":            {"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Зал", anna), item(day, "11:05", "12:00", "Завод", boris)}, "", 0},
		"past midnight":                  {"Asia/Baku", []register.ProgrammeItem{item(day, "22:00", "01:00", "Зал"), item("2022-11-30", "00:30", "", "Зал")}, at, 0},
		"after midnight":                 {"Asia/Baku", []register.ProgrammeItem{item(day, "22:00", "01:00", "Зал"), item("2022-11-30", "01:00", "02:00", "Зал")}, "", 0},
		"an hour apart by the clocks, together in truth": {
			"Asia/Baku", []register.ProgrammeItem{in("Europe/Moscow", item(day, "10:00", "11:00", "Казань", anna)), item(day, "11:00", "12:00", "Баку", anna)}, two, 0,
		},
		"together by the clocks, an hour apart in truth": {
			"Asia/Baku", []register.ProgrammeItem{item(day, "10:00", "11:00", "Баку"), in("Europe/Moscow", item(day, "10:30", "11:00", "Казань"))}, "", 0,
		},
		"the clocks go back between them": { // 02:00 summer time, then an hour more until 02:00 again
			"Europe/Berlin", []register.ProgrammeItem{item("2022-10-30", "01:00", "01:50", "Зал"), item("2022-10-30", "03:00", "04:00", "Завод")}, "", 0,
		},
		"an evening over the change of clocks": {
			"Europe/Berlin", []register.ProgrammeItem{item("2022-10-29", "23:00", "03:05", "Зал"), item("2022-10-30", "03:00", "04:00", "Зал")}, at, 0,
		},
		"the clocks go forward between them": { // 01:55 and 03:00 are five minutes apart
			"Europe/Berlin", []register.ProgrammeItem{item("2022-03-27", "01:00", "01:55", "Зал"), item("2022-03-27", "03:00", "04:00", "Завод")}, far, 5 * time.Minute,
		},
		"an unknown zone": {"Asia/Bako", []register.ProgrammeItem{item(day, "10:00", "12:00", "Зал"), item(day, "11:00", "12:00", "Зал")}, "", 0},
		"no zone at all":  {"", []register.ProgrammeItem{item(day, "10:00", "12:00", "Зал"), item(day, "11:00", "12:00", "Зал")}, at, 0},
		"no day":          {"Asia/Baku", []register.ProgrammeItem{item("2022-11", "10:00", "12:00", "Зал"), item("2022-11", "11:00", "12:00", "Зал")}, "", 0},
		"no hour":         {"Asia/Baku", []register.ProgrammeItem{item(day, "", "12:00", "Зал"), item(day, "11:00", "12:00", "Зал")}, "", 0},
		"in either order": {"Asia/Baku", []register.ProgrammeItem{item(day, "11:00", "12:00", "Зал"), item(day, "10:00", "11:30", "Зал")}, at, 0},
		"one interpreter": {"Asia/Baku", []register.ProgrammeItem{
			{Day: day, Start: "10:00", End: "11:00", Ours: []register.ID{anna}, InterpreterID: register.ID{3}}, {Day: day, Start: "10:30", End: "11:00", Ours: []register.ID{boris}, InterpreterID: register.ID{3}},
		}, two, 0},
	} {
		v := register.Visit{Programme: c.items}
		if c.zone != "" {
			v.Places = []register.Place{{Name: register.Ru("Где-то"), Zone: c.zone}}
		}
		got := v.Clashes()
		if c.want == "" {
			assert.Empty(t, got, name)
			continue
		}
		if assert.Len(t, got, 1, name) {
			assert.Equal(t, c.want, got[0].Kind, name)
			assert.Equal(t, c.left, got[0].Between, name)
			assert.NotEqual(t, got[0].Item, got[0].Other, name)
		}
	}
}

func TestAnHourThatIsNotThereOrTwice(t *testing.T) {
	for _, c := range []struct {
		zone, start, end string
		day              register.Date
		field, key       string
	}{
		{"Europe/Berlin", "02:30", "", "2022-10-30", "programme[0].start", "problem.hour_twice"},
		{"Europe/Berlin", "01:30", "02:30", "2022-10-30", "programme[0].end", "problem.hour_twice"},
		{"Europe/Berlin", "23:30", "02:30", "2022-10-29", "programme[0].end", "problem.hour_twice"},
		{"Europe/Berlin", "02:30", "", "2022-03-27", "programme[0].start", "problem.hour_skipped"},
		{"Europe/Berlin", "02:30", "", "2022-10-31", "", ""},
		{"Asia/Baku", "02:30", "", "2022-10-30", "", ""},
	} {
		v := register.Visit{Places: []register.Place{{Name: register.Ru("Где-то"), Zone: c.zone}}, Programme: []register.ProgrammeItem{item(c.day, c.start, c.end, "")}}
		var found []string
		for _, p := range v.Check() {
			if p.Key == "problem.hour_twice" || p.Key == "problem.hour_skipped" {
				found = append(found, p.Field, p.Key)
			}
		}
		if c.key == "" {
			assert.Empty(t, found, c)
			continue
		}
		assert.Equal(t, []string{c.field, c.key}, found, c)
	}
	v := register.Visit{Places: []register.Place{{Name: register.Ru("Берлин"), Zone: "Europe/Berlin"}}}
	start, end, ok := v.Held(item("2022-10-29", "23:00", "03:00", ""))
	assert.True(t, ok)
	assert.Equal(t, 5*time.Hour, end.Sub(start), "that night has an hour more")
	start, end, _ = v.Held(item("2022-10-30", "02:50", "02:10", ""))
	assert.Equal(t, register.Date("2022-10-31"), register.DayOf(end), "an end before the start is on the next day")
	assert.True(t, end.After(start))
}

func TestTheClocksOfKazan(t *testing.T) {
	v := register.Visit{Places: []register.Place{{Name: register.Text{Ru: "Баку", En: "Baku"}, Zone: "Asia/Baku"}, {Name: register.Ru("Стамбул"), Zone: "Europe/Istanbul"}}}
	day, start, end, ok := v.AtHome(item("2022-11-29", "10:00", "11:30", "Баку, Загульба"))
	assert.True(t, ok)
	assert.Equal(t, [3]string{"2022-11-29", "09:00", "10:30"}, [3]string{string(day), start, end})
	day, start, _, ok = v.AtHome(item("2022-11-30", "00:20", "", "отель"))
	assert.True(t, ok, "the first place's zone where the place names none")
	assert.Equal(t, [2]string{"2022-11-29", "23:20"}, [2]string{string(day), start}, "the day before")
	_, _, _, ok = v.AtHome(item("2022-11-29", "10:00", "", "Стамбул"))
	assert.False(t, ok, "the clocks of Istanbul show the same")
	assert.Equal(t, "Europe/Istanbul", v.ZoneOf(item("2022-11-29", "", "", "Стамбул, порт")))
	_, _, _, ok = (&register.Visit{}).AtHome(item("2022-11-29", "10:00", "", "Баку"))
	assert.False(t, ok, "nobody knows which clocks are meant")
}

// Whatever the programme, a clash names two items of it that begin in the order it says, once.
func TestClashesNameItemsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyVisit.Draw(t, "visit")
		seen := map[[2]int]bool{}
		for _, c := range v.Clashes() {
			assert.False(t, seen[[2]int{c.Item, c.Other}] || seen[[2]int{c.Other, c.Item}])
			seen[[2]int{c.Item, c.Other}] = true
			later, _, ok := v.Held(v.Programme[c.Item])
			earlier, _, both := v.Held(v.Programme[c.Other])
			assert.True(t, ok && both && !later.Before(earlier))
		}
	})
}
