package kit

import "testing"

func TestPercentIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "51": 5100, "33,33": 3333, "33.3 %": 3330, "0,05": 5, ",5": 50, "100": 10000,
	} {
		if got, err := readPercent(text); err != nil || got != want {
			t.Errorf("%q is read as %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"a", "33,333", "1.2.3", "-"} {
		if got, err := readPercent(text); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}
