package kit

import (
	"bytes"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/go-text/typesetting/font"

	"accord/assets"
)

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func TestContrast(t *testing.T) {
	onEvery := []fyne.ThemeColorName{ColorText, ColorSoft, ColorAccent, ColorRed, ColorAmber, ColorBlue, ColorGrey}
	pairs := [][2]fyne.ThemeColorName{
		{ColorOnAccent, ColorAccent},
		{ColorAccent, ColorAccentGround}, {ColorText, ColorAccentGround}, {ColorSoft, ColorAccentGround},
		{ColorRed, ColorRedGround}, {ColorText, ColorRedGround}, {ColorAccent, ColorRedGround},
		{ColorAmber, ColorAmberGround}, {ColorText, ColorAmberGround}, {ColorAccent, ColorAmberGround},
		{ColorBlue, ColorBlueGround}, {ColorText, ColorBlueGround}, {ColorAccent, ColorBlueGround},
		{ColorGrey, ColorGreyGround}, {ColorText, ColorGreyGround}, {ColorAccent, ColorGreyGround},
		// A selected row shows every tone, and a passing note is turned round.
		{ColorRed, ColorAccentGround}, {ColorAmber, ColorAccentGround}, {ColorBlue, ColorAccentGround},
		{ColorPanel, ColorText},
	}
	for _, text := range onEvery {
		for _, ground := range []fyne.ThemeColorName{ColorGround, ColorPanel, ColorFloat} {
			pairs = append(pairs, [2]fyne.ThemeColorName{text, ground})
		}
	}
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		for _, pair := range pairs {
			ground := p[pair[1]]
			if got := contrast(p[pair[0]], ground); got < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f", name, pair[0], pair[1], got)
			}
			if under := over(ground, p[ColorHover]); pair[1] != ColorText && contrast(p[pair[0]], under) < 4.2 {
				t.Errorf("%s: %s on %s under the pointer has contrast %.2f", name, pair[0], pair[1], contrast(p[pair[0]], under))
			}
		}
	}
}

// In the dark a hairline that would be calm on paper is not seen at all.
func TestOutlinesOfFieldsAreSeenInTheDark(t *testing.T) {
	for ground, least := range map[fyne.ThemeColorName]float64{ColorPanel: 3, ColorGround: 3, ColorFloat: 2.9} {
		if got := contrast(dark[ColorInputLine], dark[ground]); got < least {
			t.Errorf("on %s the outline of a field has contrast %.2f", ground, got)
		}
	}
}

func TestPalettesAreComplete(t *testing.T) {
	for name := range light {
		if dark[name] == nil {
			t.Errorf("the dark look lacks %s", name)
		}
	}
	if len(light) != len(dark) {
		t.Error("the two looks differ in what they name")
	}
}

func TestThemeVariants(t *testing.T) {
	tests := []struct {
		variant Variant
		system  fyne.ThemeVariant
		want    palette
	}{
		{System, theme.VariantLight, light},
		{System, theme.VariantDark, dark},
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
	}
	for _, tt := range tests {
		if got := Theme(tt.variant).Color(theme.ColorNameForeground, tt.system); got != tt.want[ColorText] {
			t.Errorf("variant %v under system %v: text %v", tt.variant, tt.system, got)
		}
	}
}

func TestColourUnderAnotherTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(test.Theme())
	if got := Colour(ColorAccent); got != light[ColorAccent] && got != dark[ColorAccent] {
		t.Errorf("accent is %v", got)
	}
	app.Settings().SetTheme(Theme(Dark))
	if !IsDark() || Colour(ColorPanel) != dark[ColorPanel] {
		t.Error("the dark look is not in force")
	}
}

func TestThemeGivesEveryNameOfTheToolkit(t *testing.T) {
	for _, th := range []fyne.Theme{Theme(Light), Theme(Dark)} {
		for _, name := range []fyne.ThemeColorName{
			theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabled, theme.ColorNameDisabledButton,
			theme.ColorNameError, theme.ColorNameFocus, theme.ColorNameForeground, theme.ColorNameForegroundOnError,
			theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning,
			theme.ColorNameHeaderBackground, theme.ColorNameHover, theme.ColorNameHyperlink, theme.ColorNameInputBackground,
			theme.ColorNameInputBorder, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
			theme.ColorNamePlaceHolder, theme.ColorNamePressed, theme.ColorNamePrimary, theme.ColorNameScrollBar,
			theme.ColorNameScrollBarBackground, theme.ColorNameSelection, theme.ColorNameSeparator, theme.ColorNameShadow,
			theme.ColorNameSuccess, theme.ColorNameWarning,
		} {
			if th.Color(name, theme.VariantLight) == nil {
				t.Errorf("%s is nil", name)
			}
		}
	}
}

func TestEntryIsAsHighAsAButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	if got := widget.NewEntry().MinSize().Height; got < 28 || got > 32 {
		t.Errorf("an entry is %v high", got)
	}
}

func TestFontsHaveOurLetters(t *testing.T) {
	letters := "АБВабвёЁіј" + "ӘәӨөҮүҖҗҢңҺһ" + "әğışçöüİ" + "№₽₼€$«»„“—–…·×←↑→↓" + "\u00a0\u202f\u2009"
	for name, file := range map[string][]byte{
		"regular": assets.FontRegular, "bold": assets.FontBold, "italic": assets.FontItalic, "bold italic": assets.FontBoldItalic,
	} {
		face, err := font.ParseTTF(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range letters {
			if _, has := face.NominalGlyph(r); !has {
				t.Errorf("%s lacks %q %U", name, r, r)
			}
		}
		dotless, _ := face.NominalGlyph('ı')
		for _, r := range "іј" {
			glyph, _ := face.NominalGlyph(r)
			if glyph == dotless {
				t.Errorf("%s draws %c without its dot", name, r)
			}
			box, _ := face.GlyphExtents(glyph)
			flat, _ := face.GlyphExtents(dotless)
			if box.YBearing <= flat.YBearing {
				t.Errorf("%s: %c is no higher than ı", name, r)
			}
		}
	}
	if !strings.Contains(assets.FontLicence, "SIL OPEN FONT LICENSE") {
		t.Error("the licence is missing")
	}
}

func TestSignsTheFontLacksAreDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	for glyph, shape := range shapes {
		if shape == "" {
			t.Errorf("%s has no shape", glyph)
		}
		res := Icon(glyph, ColorAccent)
		if !bytes.Contains(res.Content(), []byte("#0f6b52")) || bytes.Contains(res.Content(), []byte(`"#000"`)) {
			t.Errorf("%s is not drawn in the accent colour: %s", glyph, res.Content())
		}
	}
	before := Icon(GlyphStar, ColorAccent).Name()
	fyne.CurrentApp().Settings().SetTheme(Theme(Dark))
	if Icon(GlyphStar, ColorAccent).Name() == before {
		t.Error("the picture keeps its name in another colour, and would be taken from the toolkit's store")
	}
}
