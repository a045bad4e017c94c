package options

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/settings"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func shown(t *testing.T, d *desktest.Desk, f *storagetest.Factory, went *int) *Page {
	t.Helper()
	p := New(d, Options{Store: f.Store, Speak: func(register.Language) {}, SetLook: func(kit.Variant) {}, Scale: 100, Rules: func() { *went++ }})
	d.ShowPage(p)
	return p
}

func TestTheSettingsNameTheRulesAndLeadToThem(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	went := 0
	p := shown(t, d, f, &went)
	words := desktest.Words(p.steps)
	for _, want := range []string{
		"Направление проекта в МИД России", "Не позднее чем за 1 месяц до события «подписание»", "региональный (правительство)",
		"Федеральный закон от 04.01.1999 № 4-ФЗ", "подлежит проверке", "не применяется",
	} {
		assert.Contains(t, words, want)
	}
	assert.NotContains(t, desktest.Words(p.counts), "правил", "the rules of every register are not what it holds")
	d.Push("Открыть правила")
	assert.Equal(t, 1, went)

	f.Rule(register.ProcedureRule{Step: register.Ru("Виза правового управления")})
	p.Changed(nil)
	assert.Contains(t, desktest.Words(p.steps), "Виза правового управления")
	d.NoFailures()
}

func TestTheSettingsLeadToTheLicences(t *testing.T) {
	d := desktest.New(t)
	went := 0
	d.ShowPage(New(d, Options{Store: storagetest.New(t).Store, Scale: 100, Licences: func() { went++ }}))
	d.Push("Показать лицензии")
	assert.Equal(t, 1, went)
}

func TestHolidaysAreChangedInTheirForm(t *testing.T) {
	d := desktest.New(t)
	p := shown(t, d, storagetest.New(t), new(int))
	assert.Contains(t, desktest.Words(p.off), "День народного единства")
	p.EditHolidays()
	f := p.form
	require.NotNil(t, f)
	last := len(settings.ShippedHolidays())
	d.Push("+ День")
	row := func(field string) string { return "days[14]." + field }
	require.Equal(t, 14, last)
	d.Fill(f, row("day"), "31")
	d.Into(f, row("month"))
	d.Type("апр")
	f.Save()
	assert.Equal(t, "Такого дня в этом месяце нет", f.Field(row("day")).Problems()[0].Text)
	assert.NotEmpty(t, f.Field(row("name")).Problems(), "a day without a name")
	assert.NotNil(t, p.form, "nothing is kept while something is wrong")

	d.Fill(f, row("day"), "30")
	d.Fill(f, row("year"), "2023")
	d.Fill(f, row("name"), "Перенесённый выходной")
	f.Save()
	require.Nil(t, p.form)
	days := settings.KeptHolidays(d)
	assert.Len(t, days, 15)
	assert.Equal(t, "Перенесённый выходной", settings.HolidayOn(days, "2023-04-30"))
	assert.Empty(t, settings.HolidayOn(days, "2024-04-30"), "it is off once")
	assert.Contains(t, desktest.Words(p.off), "30.04.2023")

	p.RestoreHolidays()
	assert.Equal(t, settings.ShippedHolidays(), settings.KeptHolidays(d))
	d.Offered[len(d.Offered)-1].Do()
	assert.Len(t, settings.KeptHolidays(d), 15, "taken back")
	d.NoFailures()
}

func TestWhatIsWrongWithADayOffIsSaid(t *testing.T) {
	desktest.New(t)
	for _, c := range []struct {
		name string
		days []dayOff
		want []string
	}{
		{"sound", []dayOff{{29, "02", 0, "Касьян"}, {29, "02", 2024, "Перенос"}}, nil},
		{"no day", []dayOff{{0, "02", 0, "Пусто"}}, []string{"days[0].day"}},
		{"not in that month", []dayOff{{31, "04", 0, "Апрель"}}, []string{"days[0].day"}},
		{"not in that year", []dayOff{{29, "02", 2023, "Касьян"}}, []string{"days[0].day"}},
		{"a negative day", []dayOff{{-1, "04", 0, "Апрель"}}, []string{"days[0].day"}},
		{"a year of two figures", []dayOff{{1, "04", 23, "Апрель"}}, []string{"days[0].year"}},
		{"twice", []dayOff{{1, "04", 0, "А"}, {1, "04", 0, "Б"}}, []string{"days[1].day"}},
		{"no name", []dayOff{{1, "04", 0, " "}}, []string{"days[0].name"}},
	} {
		var got []string
		for _, p := range (&daysOff{c.days}).check() {
			got = append(got, p.Field)
		}
		assert.True(t, slices.Equal(c.want, got), "%s: %v", c.name, got)
	}
}

func TestLeavingTheFormOfHolidaysAsksFirst(t *testing.T) {
	d := desktest.New(t)
	p := shown(t, d, storagetest.New(t), new(int))
	left := 0
	p.Leave(func() { left++ })
	assert.Equal(t, 1, left, "no form is open")
	p.EditHolidays()
	p.Leave(func() { left++ })
	assert.Equal(t, 2, left, "nothing was changed")
	p.EditHolidays()
	d.Fill(p.form, "days[0].name", "Первое января")
	p.Leave(func() { left++ })
	assert.Equal(t, 2, left, "it asks")
	d.Push("Не сохранять")
	assert.Equal(t, 3, left)
	assert.Nil(t, p.form)
	assert.Equal(t, settings.ShippedHolidays(), settings.KeptHolidays(d))
}
