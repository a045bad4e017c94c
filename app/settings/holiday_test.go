package settings_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/settings"
	"accord/storage/register"
)

// desk keeps in a file, as the window does.
type desk struct{ *settings.File }

func (d desk) Keep(key string, what any)      { _ = d.Set(key, what) }
func (d desk) Kept(key string, into any) bool { return d.Get(key, into) }

// A list that somebody has added to goes on speaking the language in use.
func TestShippedHolidaysKeepTheirNamesInEveryLanguage(t *testing.T) {
	t.Cleanup(func() { lang.Use(register.Russian) })
	d := desk{settings.Open(filepath.Join(t.TempDir(), "settings"))}
	lang.Use(register.Russian)
	settings.KeepHolidays(d, append(settings.ShippedHolidays(), settings.Holiday{Day: "08-30", Name: "День Республики Татарстан"}))
	lang.Use(register.English)
	days := settings.KeptHolidays(d)
	assert.Equal(t, "Victory Day", settings.HolidayOn(days, "2023-05-09"))
	assert.Equal(t, "День Республики Татарстан", settings.HolidayOn(days, "2023-08-30"))
	assert.Len(t, days, 15)
	settings.KeepHolidays(d, nil)
	assert.Empty(t, settings.KeptHolidays(d), "an empty list is one's own choice")
}
