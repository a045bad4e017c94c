package kit

import "testing"

// What is pasted into a field is kept as a register keeps it when the field is left.
func TestAFieldKeepsNoLettersThatNobodySees(t *testing.T) {
	for _, c := range []struct {
		lines       int
		typed, kept string
	}{
		{1, "Визит\r\nв Казань ", "Визит в Казань"},
		{1, "мя\u00adгкий\u200b\tперенос\x00", "мягкий перенос"},
		{1, "\u3164\u00a0", ""},
		{4, "одна\r\nдве\x1b ", "одна\nдве"},
	} {
		if got := keptOf(c.typed, c.lines); got != c.kept {
			t.Errorf("%q is kept as %q", c.typed, got)
		}
	}
}
