package backup_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/storagetest"
)

// ago is a copy made so many days before noon, and hours before that.
func ago(days, hours int, why storage.Occasion) backup.Backup {
	at := storagetest.Noon.AddDate(0, 0, -days).Add(-time.Duration(hours) * time.Hour)
	return backup.Backup{Of: "реестр", At: at, Why: why, Size: 10, Path: at.String() + string(why)}
}

func TestCopiesAreKeptByDaysWeeksAndMonths(t *testing.T) {
	var year []backup.Backup
	for day := range 500 {
		year = append(year, ago(day, 0, backup.Daily), ago(day, 1, backup.Daily))
	}
	gone := backup.Surplus(year, storagetest.Noon, 0)
	kept := without(year, gone)
	within := func(from, to int) (n int) {
		for _, b := range kept {
			if age := int(storagetest.Noon.Sub(b.At).Hours() / 24); age >= from && age < to {
				n++
			}
		}
		return n
	}
	assert.Equal(t, 15, within(0, 14), "today's two, and one of each day before")
	assert.InDelta(t, 6, within(14, 56), 1, "one of each week")
	assert.InDelta(t, 10, within(56, 366), 1, "one of each month")
	assert.Zero(t, within(367, 500))
}

func without(all, gone []backup.Backup) []backup.Backup {
	return slices.DeleteFunc(slices.Clone(all), func(b backup.Backup) bool { return slices.Contains(gone, b) })
}

func TestWhichCopiesGo(t *testing.T) {
	newest := []backup.Backup{ago(0, 0, backup.Daily), ago(0, 1, backup.Daily), ago(0, 2, backup.Daily)}
	for _, c := range []struct {
		name  string
		one   backup.Backup
		limit int64
		goes  bool
	}{
		{"another of today stays", ago(0, 3, backup.Daily), 0, false},
		{"a day's newest stays", ago(13, 0, backup.Daily), 0, false},
		{"a month's only one stays", ago(300, 0, backup.Daily), 0, false},
		{"one of last year goes", ago(400, 0, backup.Daily), 0, true},
		{"one before an import goes when it is as old", ago(400, 0, storage.BeforeImport), 0, true},
		{"it goes where it finds no room", ago(5, 0, backup.Daily), 30, true},
		{"it stays where there is room", ago(5, 0, backup.Daily), 40, false},
	} {
		all := append(slices.Clone(newest), c.one)
		assert.Equal(t, c.goes, slices.Contains(backup.Surplus(all, storagetest.Noon, c.limit), c.one), c.name)
	}
	sameDay := []backup.Backup{ago(10, 0, backup.Daily), ago(10, 1, backup.Daily), ago(10, 2, storage.BeforeEmptyTrash)}
	assert.Equal(t, sameDay[1:2], backup.Surplus(append(newest, sameDay...), storagetest.Noon, 0), "what was made for an occasion stays for a month")
	assert.Empty(t, backup.Surplus(newest, storagetest.Noon, 1), "the newest stay whatever they need")
}
