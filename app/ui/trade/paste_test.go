package trade

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

const table = "Партнёр\tПериод\tЭкспорт, млн долл. США\tИмпорт, млн долл. США\n" +
	"Азербайджан\t2020\t40\t10,5\n" +
	"Азербайджан\t2021\tмного\t–\n" +
	"Атлантида\t2020\t1\t2\n"

// A pasted table goes the way of a file's: to the page on which it is seen and decided before anything is made.
func TestAPastedTableIsTakenInAsAFilesTableIs(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	p.Paste()
	d.Paste(table)
	d.Ctrl(fyne.KeyReturn)
	if !slices.Equal(d.Tabled, []register.Kind{register.KindTradeRecord}) || !slices.Equal(d.TabledText, []string{table}) {
		t.Errorf("taken in as %v: %q", d.Tabled, d.TabledText)
	}
	p.Paste()
	d.Paste(strings.Repeat("1\t2\n", 2000))
	d.Ctrl(fyne.KeyReturn)
	if len(d.Tabled) != 1 || len(d.Said) != 1 {
		t.Errorf("a text that is too long: %v, %v", d.Tabled, d.Said)
	}
	d.NoFailures()
}

func TestChartsTellTheirFiguresAndLeadToThem(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := NewCharts(d, s.Store)
	d.ShowPage(p)
	words := plain(desktest.Words(p.Content()))
	region := s.Partner(register.Partner{Name: register.Ru("Татарстан"), Ours: true})
	s.TradeRecord(register.TradeRecord{PartnerID: s.Partner(register.Partner{Name: register.Ru("Казахстан")}).ID, OursID: region.ID, Period: s.half.Period})
	for _, want := range []string{"Азербайджан", "Товарооборот · по полугодиям", "< 30 млн", "60 млн", "менее 30 000 000 USD", "следует из названного", "Встреча в Баку", "рост более чем вдвое"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q:\n%s", want, words)
		}
	}
	d.Canvas().Focus(nil)
	p.Show(s.country.ID, 0)
	if id, _ := p.Current(); id != s.country.ID {
		t.Errorf("shown is %v", id)
	}
	p.chosen.Kind = register.PeriodYear
	p.changed()
	if words = plain(desktest.Words(p.Content())); !strings.Contains(words, "> 70 млн") {
		t.Errorf("by years it does not say what was said of 2021:\n%s", words)
	}
	p.ByPeriod()
	words = plain(desktest.Words(p.Content()))
	for _, want := range []string{"I полугодие 2022 г.", "Доли партнёров", "Азербайджан", "Казахстан"} {
		if !strings.Contains(words, want) {
			t.Errorf("of all partners it does not say %q:\n%s", want, words)
		}
	}
	d.NoFailures()
}
