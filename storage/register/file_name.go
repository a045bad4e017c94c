package register

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// FileName returns the name under which a file is kept: without characters that file names may not have, and with the
// letters of a name that a system without Unicode wrote in its code page. An empty result becomes "file".
func FileName(name string) string {
	if !utf8.ValidString(name) {
		name = readCodePage(name)
	}
	name = Line(strings.NewReplacer("/", "-", `\`, "-").Replace(name))
	if letters := []rune(name); len(letters) > lineAtMost {
		name = string(letters[:lineAtMost])
	}
	if strings.Trim(name, " .") == "" {
		return "file"
	}
	return name
}

// readCodePage reads a name in the code page of Windows or of DOS, whichever makes the likelier Russian.
func readCodePage(name string) string {
	best, most := "", 0
	for i, page := range []*charmap.Charmap{charmap.Windows1251, charmap.CodePage866} {
		text, err := page.NewDecoder().String(name)
		if err != nil {
			continue
		}
		if likely := likelyRussian(text); i == 0 || likely > most {
			best, most = text, likely
		}
	}
	return best
}

// likelyRussian counts for letters, the more for small ones, and against frames, signs and capitals inside words.
func likelyRussian(text string) (likely int) {
	small := false
	for _, r := range text {
		switch {
		case 'а' <= r && r <= 'я' || r == 'ё':
			likely += 2
		case 'А' <= r && r <= 'Я' || r == 'Ё':
			likely++
			if small {
				likely -= 4
			}
		case r > '~':
			likely -= 5
		}
		small = 'а' <= r && r <= 'я'
	}
	return likely
}
