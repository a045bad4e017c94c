package lang

import (
	"strings"
	"testing"

	"accord/storage/register"
)

func spaced(s string) string {
	return strings.NewReplacer(thinSpace, " ", noBreakSpace, " ").Replace(s)
}

func TestFiguresAreSaidWithTheirQualifiers(t *testing.T) {
	usd := func(minor int64) register.Money { return register.Money{Minor: minor, Currency: "USD"} }
	for _, c := range []struct {
		f           register.Figure
		long, short string
	}{
		{register.Figure{Value: usd(60_000_000_00), Qualifier: register.Exactly}, "60 000 000 USD", "60 млн"},
		{register.Figure{Value: usd(70_000_000_00), Qualifier: register.Over}, "более 70 000 000 USD", "> 70 млн"},
		{register.Figure{Value: usd(30_000_000_00), Qualifier: register.Under, Rough: true}, "менее примерно 30 000 000 USD", "< 30 млн"},
		{register.Figure{Value: usd(1_254_50), Qualifier: register.About}, "примерно 1 254,50 USD", "~ 1,25 тыс."},
		{register.Figure{Value: usd(-1_999_600_00), Qualifier: register.Exactly}, "–1 999 600 USD", "–2 млн"},
		{register.Figure{Value: usd(999_960_00), Qualifier: register.AtMost}, "не более 999 960 USD", "< 1000 тыс."},
		{register.Figure{Value: register.Money{Minor: 12_345_678_901, Currency: "JPY"}, Qualifier: register.AtLeast}, "не менее 12 345 678 901 JPY", "> 12,3 млрд"},
		{register.Figure{Value: usd(0), Qualifier: register.Exactly}, "0 USD", "0"},
	} {
		if got := spaced(Figure(c.f)); got != c.long {
			t.Errorf("%v is said as %q, want %q", c.f, got, c.long)
		}
		if got := spaced(ShortFigure(c.f)); got != c.short {
			t.Errorf("%v is said in short as %q, want %q", c.f, got, c.short)
		}
	}
}

func TestGrowthIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		ratio int64
		q     register.Qualifier
		want  string
	}{
		{20000, register.Over, "рост более чем вдвое"}, {20000, register.Exactly, "рост вдвое"},
		{21429, register.Exactly, "рост в 2,1 раза"}, {50000, register.Exactly, "рост в 5 раз"}, {30100, register.Over, "рост более чем в 3 раза"}, {23333, register.AtLeast, "рост не менее чем в 2,3 раза"},
		{11250, register.Exactly, "рост на 12,5 %"}, {11250, register.Under, "рост менее чем на 12,5 %"}, {11250, register.About, "рост примерно на 12,5 %"},
		{12037, register.Over, "рост более чем на 20,3 %"}, {12031, register.Under, "рост менее чем на 20,4 %"}, {21900, register.Over, "рост более чем в 2,1 раза"},
		{9999, register.Exactly, "без изменений"},
		{10000, register.Exactly, "без изменений"}, {10000, register.Over, "рост более чем на 0 %"},
		{9500, register.Exactly, "снижение на 5 %"}, {9500, register.Under, "снижение более чем на 5 %"}, {9500, register.Over, "снижение менее чем на 5 %"},
	} {
		if got := spaced(Growth(register.Growth{Ratio: c.ratio, Qualifier: c.q})); got != c.want {
			t.Errorf("%s %d is said as %q, want %q", c.q, c.ratio, got, c.want)
		}
	}
	if got := Growth(register.Growth{Ratio: 20000, Qualifier: register.Over, Rough: true}); got != "рост более чем примерно вдвое" {
		t.Errorf("a rough growth is said as %q", got)
	}
	if got := SaidGrowth(register.SaidGrowth{}); got != "" {
		t.Errorf("no growth is said as %q", got)
	}
}

func TestGrowthIsSaidInEveryLanguage(t *testing.T) {
	over := register.Growth{Ratio: 20000, Qualifier: register.Over}
	for l, want := range map[register.Language]string{
		register.Russian: "рост более чем вдвое", register.English: "growth: more than twofold", register.Tatar: "үсеш ике тапкырдан артыграк",
	} {
		if got := In(l).Growth(over); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
}
