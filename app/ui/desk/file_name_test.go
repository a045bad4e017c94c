package desk

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestNamesFromElsewhereAreTakenByEverySystem(t *testing.T) {
	for name, want := range map[string]string{
		"Протокол.docx":                   "Протокол.docx",
		"a/b\\c:d?.txt":                   "a_b_c_d_.txt",
		"setup.exe. . ":                   "setup.exe",
		"счёт\u202efdp.exe":               "счётfdp.exe",
		"a\nb\t.txt":                      "ab.txt",
		"nul":                             "_nul",
		"Con.txt":                         "_Con.txt",
		"com1.tar.gz":                     "_com1.tar.gz",
		"LPT³":                            "_LPT³",
		"common.txt":                      "common.txt",
		"...":                             "file",
		"\u200b":                          "file",
		"":                                "file",
		"  .gitignore":                    ".gitignore",
		"\xff.txt":                        "_.txt",
		strings.Repeat("о", 250) + ".txt": strings.Repeat("о", 68) + ".txt",
	} {
		assert.Equal(t, want, nameFor(name), name)
	}
	for _, name := range []string{
		strings.Repeat("я", 1000), strings.Repeat("😀", 200) + ".pdf", "a." + strings.Repeat("b", 300), strings.Repeat("a", 300) + ".jpeg",
	} {
		got := nameFor(name)
		assert.LessOrEqual(t, len(got), 140)
		assert.True(t, utf8.ValidString(got))
	}
}

func FuzzNameFor(f *testing.F) {
	f.Add("a.txt")
	f.Add("con .\u202e")
	f.Fuzz(func(t *testing.T, name string) {
		got := nameFor(name)
		if got == "" || len(got) > nameBytes+1 || strings.ContainsAny(got, `/\:`) || got != strings.TrimRight(got, " .") || !utf8.ValidString(got) {
			t.Fatalf("%q from %q", got, name)
		}
		if again := nameFor(got); again != got && len(got) < nameBytes {
			t.Fatalf("%q from %q, then %q", got, name, again)
		}
	})
}
