package ui

import (
	"database/sql"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/storage/clock"
	"accord/storage/register"
)

// behind changes a register past the program, as a failing disk does.
func behind(t *testing.T, s *session, statement string, values ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", s.store.Path())
	require.NoError(t, err)
	changed, err := db.Exec(statement, values...)
	require.NoError(t, err)
	rows, err := changed.RowsAffected()
	require.NoError(t, err)
	require.NotZero(t, rows)
	require.NoError(t, db.Close())
}

// quietTime lets so much time pass that the register of a window is checked which nobody uses.
func quietTime(s *session) { s.loader.Clock.(*clock.Manual).Pass(quietAfter + 2*useRound) }

func TestDamageInAListIsToldWithoutBeingAskedFor(t *testing.T) {
	s, a := withAgreement(t)
	t.Cleanup(s.guard())
	behind(t, s, "UPDATE agreements SET title_ru = 'О горговле' WHERE id = ?", a.ID)
	require.False(t, s.shown.damaged.Visible())
	quietTime(s)
	require.Equal(t, lang.T("damaged.strip"), s.shown.damaged.Text())
	behind(t, s, "UPDATE agreements SET title_ru = 'О торговле' WHERE id = ?", a.ID) // what was found is shown as it was found
	pushIn(t, s, "damaged.ways")
	said := strings.ReplaceAll(words(s.window.Content()), "\n", " ")
	for _, part := range []string{"О торговле", lang.T("settings.mend"), lang.T("settings.check.ways")} {
		assert.Contains(t, said, part)
	}
}

func TestDamageBesideTheRecordsIsTold(t *testing.T) {
	s, a := withAgreement(t)
	t.Cleanup(s.guard())
	behind(t, s, "UPDATE catalogue SET label_ru = 'О горговле' WHERE id = ?", a.ID)
	quietTime(s)
	require.False(t, s.store.Damaged(), "the records are whole, and work goes on")
	assert.Equal(t, lang.N("damaged.beside", 1), s.shown.damaged.Text())
	s.shown.Speak(register.English)
	assert.Equal(t, lang.N("damaged.beside", 1), s.shown.damaged.Text())
}

func TestARegisterIsCheckedOnceADay(t *testing.T) {
	s, a := withAgreement(t)
	t.Cleanup(s.guard())
	quietTime(s)
	behind(t, s, "UPDATE agreements SET title_ru = 'О горговле' WHERE id = ?", a.ID)
	quietTime(s)
	path := s.store.Path()
	require.False(t, s.shown.damaged.Visible(), "it was checked today")
	s.begin(path)()
	quietTime(s)
	require.False(t, s.shown.damaged.Visible(), "also by the program before")
	require.NoError(t, s.Settings.Set(keptChecked, map[string]register.Date{path: s.shown.Today().AddDays(-1)}))
	quietTime(s)
	assert.True(t, s.shown.damaged.Visible(), "and again on the next day")
}

func TestAQuietCheckGivesWayToWhoeverComesBack(t *testing.T) {
	for name, comes := range map[string]func(s *session){
		"use":  func(s *session) { s.shown.Go("trash"); s.loader.Clock.(*clock.Manual).Pass(useRound) },
		"save": func(s *session) { mustSave(t, s) },
		"end":  func(s *session) { s.shown.Close() },
	} {
		s, a := withAgreement(t)
		behind(t, s, "UPDATE catalogue SET label_ru = 'О горговле' WHERE id = ?", a.ID)
		stop := s.guard()
		var waiting []func()
		inLine := s.loader.Background
		s.loader.Background = func(work func()) { waiting = append(waiting, work) }
		quietTime(s)
		require.NotEmpty(t, waiting, name)
		s.loader.Background = inLine
		shown := s.shown
		comes(s)
		for _, work := range waiting {
			work()
		}
		assert.False(t, shown.damaged.Visible(), "%s: what it found is dropped", name)
		if !shown.closed {
			quietTime(s)
			assert.True(t, shown.damaged.Visible(), "%s: it begins again in the next quiet", name)
		}
		stop()
	}
}

func mustSave(t *testing.T, s *session) {
	t.Helper()
	_, err := s.store.Save(background, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	s.loader.Clock.(*clock.Manual).Pass(useRound)
}
