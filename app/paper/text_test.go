package paper_test

import (
	"strings"
	"testing"

	"accord/app/paper"
)

// What no line may tear apart is bound; an underscore stands for the space that does it.
func TestWhatNoLineMayTearApartIsBound(t *testing.T) {
	for text, want := range map[string]string{
		"29 ноября 2022 г. в Баку":      "29_ноября 2022_г. в Баку",
		"Baku, 29 November 2022":        "Baku, 29_November 2022",
		"of 5 Marches":                  "of 5 Marches",
		"подписано 5 мая 2022 г.":       "подписано 5_мая 2022_г.",
		"№ 14/2002":                     "№_14/2002",
		"Баку — столица":                "Баку_— столица",
		"Докладывает И. И. Иванов":      "Докладывает И._И._Иванов",
		"(А. Б. Иванова)":               "(А._Б._Иванова)",
		"В. Путин, г. Казань, ул. Мира": "В._Путин, г._Казань, ул._Мира",
		"США. Россия и Китай":           "США. Россия и Китай",
	} {
		if got := strings.ReplaceAll(paper.Bound(text), "\u00a0", "_"); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}
