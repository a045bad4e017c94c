package kit

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTextWidthAgreesWithTheToolkit(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	for _, text := range []string{
		"О торгово-экономическом, научно-техническом и культурном сотрудничестве",
		"Agreement on trade-economic cooperation (AV To Wa)",
		"Әзербайҗан Республикасы белән хезмәттәшлек турында",
		"№ 14/2002 · 17.05.2026 — «1 254,50 ₽»",
		"",
	} {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			got := WidthOf(TextSize, style).Width(text)
			want := fyne.MeasureText(text, TextSize, style).Width
			if got < want-0.1 || got > want*1.01+1 {
				t.Errorf("%q is %v wide, the toolkit says %v", text, got, want)
			}
		}
	}
}

func TestCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := WidthOf(TextSize, fyne.TextStyle{})
	const text = "Соглашение о побратимских связях"
	for width := float32(0); width < 300; width += 7 {
		got := w.Cut(text, width)
		if w.Width(got) > width+0.01 {
			t.Errorf("to %v: %q is %v wide", width, got, w.Width(got))
		}
		if got != text && got != "" && !strings.HasSuffix(got, ellipsis) || strings.HasSuffix(got, " "+ellipsis) {
			t.Errorf("to %v: %q", width, got)
		}
		if !utf8.ValidString(got) || !strings.HasPrefix(text, strings.TrimSuffix(got, ellipsis)) {
			t.Errorf("to %v: %q is no beginning of the text", width, got)
		}
	}
	if got := w.Cut(text, w.Width(text)); got != text {
		t.Errorf("what fits just so was cut to %q", got)
	}
}

func BenchmarkCut(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme(Light))
	w := WidthOf(TextSize, fyne.TextStyle{})
	b.Run("too long", func(b *testing.B) {
		for b.Loop() {
			w.Cut("О торгово-экономическом, научно-техническом и культурном сотрудничестве", 300)
		}
	})
	b.Run("fits", func(b *testing.B) {
		for b.Loop() {
			w.Cut("Соглашение о побратимских связях", 300)
		}
	})
}

func TestNamesWithoutRoomAreCounted(t *testing.T) {
	test.NewTempApp(t)
	m := WidthOf(TextSize, fyne.TextStyle{})
	names := []string{"Азербайджан", "Казахстан", "Туркменистан"}
	for _, c := range []struct{ room, want string }{
		{"Азербайджан, Казахстан и ещё 10", "Азербайджан, Казахстан и ещё 10"},
		{"Азербайджан, Казахстан и ещё", "Азербайджан и ещё 11"},
		{"Азербайджан и ещё", "Азерба… и ещё 11"},
		{"и ещё 11", "иначе"},
	} {
		got := m.cutNames(names, 12, m.Width(c.room), "иначе")
		if c.want == "Азерба… и ещё 11" {
			if !strings.HasPrefix(got, "Азер") || !strings.HasSuffix(got, "… и ещё 11") {
				t.Errorf("in the room of %q stands %q", c.room, got)
			}
		} else if got != c.want {
			t.Errorf("in the room of %q stands %q", c.room, got)
		}
	}
	if got := m.cutNames(names[:1], 1, 10, "иначе"); got != "иначе" {
		t.Errorf("one name: %q", got)
	}
}
