package trade

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
)

const table = "Партнёр\tПериод\tЭкспорт, млн долл. США\tИмпорт, млн долл. США\n" +
	"Азербайджан\t2020\t40\t10,5\n" +
	"Азербайджан\t2021\tмного\t–\n" +
	"Атлантида\t2020\t1\t2\n"

func TestATableFromExcelBecomesFiguresOfOneChange(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	before, err := s.TradeRecordIDs(background, storage.TradeRecordQuery{})
	if err != nil {
		t.Fatal(err)
	}
	p.Paste()
	d.Paste(table)
	d.Ctrl(fyne.KeyReturn)
	words := plain(desktest.Words(d.Top()))
	for _, want := range []string{"будет сохранено 2 показателя", "3 нельзя сохранить", "не понято: много", "40 000 000 USD", "10 500 000 USD"} {
		if !strings.Contains(words, want) {
			t.Errorf("the dialog does not say %q:\n%s", want, words)
		}
	}
	d.Push("Сохранить показатели")
	d.Push("Сохранить 2 остальных")
	after, err := s.TradeRecordIDs(background, storage.TradeRecordQuery{})
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before)+2 {
		t.Fatalf("there are %d figures, want %d", len(after), len(before)+2)
	}
	year := register.TradePeriod{Kind: register.PeriodYear, Year: 2020}
	records, err := s.TradeFigures(background, storage.TradeRecordQuery{Partner: s.country.ID, Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	f, ok := register.TradeSeriesOf(records, register.Forever)[0].Figure(register.FlowTurnover, year)
	if !ok || f.Value.Minor != 50_500_000_00 {
		t.Errorf("exports and imports make %v", f)
	}
	if len(d.Offered) != 1 {
		t.Fatalf("it is not offered to take it back: %v", d.Said)
	}
	d.Offered[0].Do()
	if again, _ := s.TradeRecordIDs(background, storage.TradeRecordQuery{}); len(again) != len(before) {
		t.Errorf("taken back there are %d figures, want %d", len(again), len(before))
	}

	p.Paste()
	d.Paste("Период\tТоварооборот\n2021\tболее 70 млн долларов\n")
	d.Ctrl(fyne.KeyReturn)
	d.NoFailures()
}

// A partner that the register does not know is made where the table's names are told apart, and saved with its figures.
func TestAPartnerOfATableIsMadeWithItsFigures(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	p.Paste()
	d.Paste("Партнёр\tПериод\tЭкспорт, млн долл. США\nТурецкая Респ.\t2020\t1\n")
	d.Ctrl(fyne.KeyReturn)
	d.Type("Турция")
	d.Press(fyne.KeyReturn) // creates
	if words := plain(desktest.Words(d.Top())); !strings.Contains(words, "будет сохранён 1 показатель") {
		t.Fatalf("it cannot be saved:\n%s", words)
	}
	d.Push("Сохранить показатели")
	d.NoFailures()
	found, err := s.Search(background, "Турция", 5, register.KindPartner)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d partners, %v", len(found), err)
	}
	figures, err := s.TradeFigures(background, storage.TradeRecordQuery{Partner: found[0].ID})
	if err != nil || len(figures) != 1 {
		t.Errorf("%d figures, %v", len(figures), err)
	}
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
