package glyph

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// seen is a line from left to right, its letters in the forms that they are drawn in.
func seen(text string) string {
	var b strings.Builder
	for _, r := range Line(text) {
		b.WriteString(r.Text)
	}
	return b.String()
}

func TestLettersThatNoTypefaceHasAreSpelled(t *testing.T) {
	for text, want := range map[string]string{
		"Встреча в Баку":  "Встреча в Баку",
		"北京":              "Bei Jing",
		"Пекин (北京) 2022": "Пекин (Bei Jing) 2022",
		"в北京":             "в Bei Jing",
		"서울":              "seoul",
		"กรุงเทพ":         "krungethph",
		"Рейс ✈️ в 10:00": "Рейс [airplane] в 10:00",
		"🇹🇷🇦🇿 Форум":      "[TR] [AZ] Форум",
		"👍🏽":              "[thumbs up sign]",
		"Гянджа\nბათუმი, Երևան": "Гянджа\nბათუმი, Երևան",
		"שלום":        "שלום",
		"≈ 70 ≤ 80 □": "≈ 70 ≤ 80 □",
	} {
		if got := Spelled(text); got != want {
			t.Errorf("%q is spelled %q, want %q", text, got, want)
		}
	}
}

// Arabic letters are joined as they are written, vowel signs left out; lines of two directions are seen in their order.
func TestLinesAreSeenInTheirOrder(t *testing.T) {
	for text, want := range map[string]string{
		"שלום":                   "םולש",
		"שלום עולם":              "םלוע םולש",
		"Форум שלום, 2022":       "Форум םולש, 2022",
		"Форум שלום 2022 עולם!":  "Форум םלוע 2022 םולש!",
		"Форум שלום, г. Баку":    "Форум םולש, г. Баку",
		"שלום (א) עולם и другие": "םלוע (א) םולש и другие",
		"а שלום б עולם":          "а םולש б םלוע",
		"محمد":                   "\uFEAA\uFEE4\uFEA4\uFEE3",
		"مُحَمَّد":               "\uFEAA\uFEE4\uFEA4\uFEE3",
		"سلام":                   "\uFEE1\uFEFC\uFEB3",
		"دار":                    "\uFEAD\uFE8D\uFEA9",
		"ایران ٢٠٢٢":             "٢٠٢٢ \uFEE5\uFE8D\uFEAE\uFBFE\uFE8D",
	} {
		if got := seen(text); got != want {
			t.Errorf("%q is seen as %q (%+q), want %q (%+q)", text, got, got, want, want)
		}
	}
}

// Whatever is written, each letter of it has a typeface.
func TestEveryLetterHasATypeface(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, run := range Line(text) {
			for _, r := range run.Text {
				if r != '\n' && (of(r) == none || of(r) != run.Face) {
					t.Fatalf("%q of %q has none", r, text)
				}
			}
		}
	})
}
