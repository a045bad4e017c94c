package kit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"accord/app/lang"
)

// Number makes a field of a whole number. Nothing typed is 0, and 0 is shown as nothing.
func Number(labelKey string, value *int) *Field {
	in := &typedInput{
		read: func(text string) error {
			n, err := readNumber(text)
			if err == nil {
				*value = n
			}
			return err
		},
		write: func() string {
			if *value == 0 {
				return ""
			}
			return strconv.Itoa(*value)
		},
		wrong: func() string { return lang.T("form.fault.number") },
		none:  func() bool { return *value == 0 },
	}
	f := newField(labelKey, in, 90)
	f.most = f.least
	return f
}

// readNumber reads a whole number as people type it, "1 254" with any kind of space included.
func readNumber(text string) (int, error) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.Replace(text, "−", "-", 1))
	if err != nil {
		return 0, fmt.Errorf("read number %q: %w", text, err)
	}
	return n, nil
}
