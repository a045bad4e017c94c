package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

func TestNoControlCharacterReachesATerminal(t *testing.T) {
	text := "До\x1b[2J\x07\u009b31m\u202eобратно\r\x00\tпосле\n"
	for at := range len(text) { // however the text is cut
		var got bytes.Buffer
		s := &screened{to: &got}
		for _, part := range []string{text[:at], text[at:]} {
			if n, err := io.WriteString(s, part); n != len(part) || err != nil {
				t.Fatalf("wrote %d of %d: %v", n, len(part), err)
			}
		}
		if want := "До [2J  31m обратно  \tпосле\n"; got.String() != want {
			t.Fatalf("cut at %d it is %q, want %q", at, got.String(), want)
		}
	}
}

// One cell of hundreds of names widens its own row alone.
func TestALongCellLeavesTheOtherRowsAlone(t *testing.T) {
	table := table{}
	table.add("Partner", "Title")
	table.add("Azerbaijan", "On trade")
	table.add(strings.Repeat("State, ", 290), "On nature")
	var out strings.Builder
	if err := table.write(&out); err != nil {
		t.Fatal(err)
	}
	if want := "Partner     Title\nAzerbaijan  On trade\n"; !strings.HasPrefix(out.String(), want) || !strings.HasSuffix(out.String(), "State,   On nature\n") {
		t.Errorf("%q", out.String())
	}
}

func TestTablesHaveOneLineARow(t *testing.T) {
	table := table{}
	table.add("а\nб", "\x1b[31mв")
	var out strings.Builder
	if err := table.write(&out); err != nil || out.String() != "а б   [31mв\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}
