package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// At no width does a line end between a number and what it counts, where one line has room for both; no text is lost.
func TestANumberStaysWithItsWord(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	for text, pairs := range map[string][]string{
		"Уведомить о прекращении можно ещё 90 дней, затем соглашение продлится на 5 лет": {"90 дней", "5 лет"},
		"The agenda must be agreed in 14 days, and the visit lasts 3 days":               {"14 days", "3 days"},
		"Товарооборот вырос на 1,5 млрд рублей за 12 месяцев":                            {"1,5 млрд", "12 месяцев"},
		"Визит 29 ноября 2022 года дәвам итә: 5 көн калды":                               {"29 ноября", "2022 года", "5 көн"},
	} {
		measure := WidthOf(TextSize, fyne.TextStyle{})
		for width := float32(10); width < 500; width += 7 {
			flow := NewFlow(Plain(text))
			flow.lay(width)
			var lines []string
			for _, p := range flow.pieces {
				lines = append(lines, strings.TrimSpace(p.text))
			}
			assert.Equal(t, strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(strings.Join(lines, ""), " ", ""))
			for _, pair := range pairs {
				if measure.Width(pair+",")+1 < width && !strings.Contains(strings.Join(lines, "\n"), pair) {
					t.Errorf("%v: %q parts %q", width, lines, pair)
				}
			}
		}
		for width := float32(200); width < 500; width += 13 {
			assert.Contains(t, strings.Join(wrapWords(text+" 12\u00a0000 евро", TextSize, width), "\n"), "12\u00a0000 евро")
			for _, pair := range pairs {
				assert.Contains(t, strings.Join(wrapWords(text, TextSize, width), "\n"), pair, "in a dialog")
			}
		}
	}
}
