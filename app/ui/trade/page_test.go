package trade

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// plain is a text with usual spaces.
func plain(s string) string { return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s) }

// sample is a register with the figures of the press release.
type sample struct {
	*storagetest.Factory
	country    *register.Partner
	meeting    *register.Meeting
	year, half *register.TradeRecord
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.country = s.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	s.meeting = s.Meeting(register.Meeting{Title: register.Ru("Встреча в Баку")})
	s.year = s.TradeRecord(register.TradeRecord{
		PartnerID: s.country.ID, Qualifier: register.Over, Value: register.Money{Minor: 70_000_000_00}, Basis: register.BasisStatement, Source: s.meeting.Ref(),
	})
	s.half = s.TradeRecord(register.TradeRecord{
		PartnerID: s.country.ID, Period: register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 1}, Value: register.Money{Minor: 60_000_000_00},
		Growth: register.SaidGrowth{Qualifier: register.Over, Ratio: 20000}, Basis: register.BasisStatement, Source: s.meeting.Ref(), PublishedOn: "2022-11-29",
	})
	return s
}

func TestACardTellsTheFigureAndWhatFollows(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	words := plain(d.Card(p.card(background, s.half.ID, storagetest.Today)))
	for _, want := range []string{
		"Товарооборот, I полугодие 2022 г.", "60 000 000 USD\nрост более чем вдвое (названо)", "Встреча в Баку",
		"менее 30 000 000 USD · следует из названного", "более 70 000 000 USD",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the card does not say %q:\n%s", want, words)
		}
	}
	newer := s.TradeRecord(register.TradeRecord{
		PartnerID: s.country.ID, Period: s.half.Period, Value: register.Money{Minor: 61_000_000_00}, Basis: register.BasisStatement, PublishedOn: "2022-12-01",
	})
	words = plain(d.Card(p.card(background, s.half.ID, storagetest.Today)))
	for _, want := range []string{"уточнено позже", "61 000 000 USD · учитывается", "01.12.2022"} {
		if !strings.Contains(words, want) {
			t.Errorf("the card of the older figure does not say %q:\n%s", want, words)
		}
	}
	if words = plain(d.Card(p.card(background, newer.ID, "2022-11-30"))); !strings.Contains(words, "60 000 000 USD") {
		t.Errorf("before it was published the older one counts:\n%s", words)
	}
	d.NoFailures()
}

func TestTheFormTakesFiguresAsPeopleTypeThem(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	r := p.blank().(*register.TradeRecord)
	f := d.Form(r, p.plan().Form)
	saved := false
	f.OnSave = func() {
		_, err := s.Save(background, r)
		saved = err == nil
	}
	d.Fill(f, "partner", "азер")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "period", "когда-то")
	d.Fill(f, "value.minor", "много")
	f.Save()
	if saved || f.Field("period").Fault() == "" || f.Field("value.minor").Fault() == "" {
		t.Errorf("saved %v with a period and a sum that are none: %q, %q", saved, f.Field("period").Fault(), f.Field("value.minor").Fault())
	}
	d.Fill(f, "period", "9 мес 2022")
	d.Fill(f, "value.minor", "70")
	f.Save()
	if saved || len(f.Field("value.currency").Problems()) == 0 {
		t.Errorf("saved %v without a currency", saved)
	}
	d.Fill(f, "value.minor", "более 2,5 млрд руб")
	d.Fill(f, "growth.ratio", "150")
	d.Fill(f, "source.id", "баку")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "goods.code", "8704")
	d.Fill(f, "quantity.thousandths", "1 250,5")
	d.Fill(f, "quantity.unit", "т")
	f.Save()
	want := register.TradeRecord{
		Head: r.Head, PartnerID: s.country.ID, Period: register.TradePeriod{Kind: register.PeriodRunning, Year: 2022, Number: 9}, Flow: register.FlowTurnover,
		Goods: register.Goods{Code: "8704"}, Value: register.Money{Minor: 2_500_000_000_00, Currency: "RUB"}, Qualifier: register.Over,
		Growth: register.SaidGrowth{Qualifier: register.Exactly, Ratio: 15000}, Quantity: register.Quantity{Thousandths: 1_250_500, Unit: "т"},
		Basis: register.BasisCustoms, Source: s.meeting.Ref(),
	}
	if !saved || *r != want {
		t.Errorf("saved %v: %+v, want %+v", saved, *r, want)
	}
	d.NoFailures()
}

func TestTheFormDoubtsARunningTotalThatFalls(t *testing.T) {
	s := newSample(t)
	running := func(month int, minor int64) *register.TradeRecord {
		return &register.TradeRecord{
			PartnerID: s.country.ID, Period: register.TradePeriod{Kind: register.PeriodRunning, Year: 2022, Number: month},
			Value: register.Money{Minor: minor, Currency: "USD"}, Qualifier: register.Exactly, Flow: register.FlowExport, Basis: register.BasisCustoms,
		}
	}
	before := s.TradeRecord(*running(4, 100))
	problems := doubts(running(6, 99), []*register.TradeRecord{before}, storagetest.Today)
	if len(problems) != 1 || problems[0].Key != "problem.running_falls" {
		t.Errorf("doubted are %v", problems)
	}
	if problems = doubts(running(6, 100), []*register.TradeRecord{before}, storagetest.Today); len(problems) > 0 {
		t.Errorf("doubted are %v", problems)
	}
}
