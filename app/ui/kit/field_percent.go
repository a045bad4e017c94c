package kit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"accord/app/lang"
)

// Percent makes a field of a share in hundredths of a per cent, typed as "33,33" or "33.33". Nothing typed is 0, and 0
// is shown as nothing.
func Percent(labelKey string, hundredths *int) *Field {
	in := &typedInput{
		read: func(text string) error {
			n, err := readPercent(text)
			if err == nil {
				*hundredths = n
			}
			return err
		},
		write: func() string {
			if *hundredths == 0 {
				return ""
			}
			return lang.Percent(*hundredths)
		},
		wrong: func() string { return lang.T("form.fault.number") },
		none:  func() bool { return *hundredths == 0 },
	}
	f := newField(labelKey, in, 90)
	f.most = f.least
	return f
}

func readPercent(text string) (int, error) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '%' {
			return -1
		}
		return r
	}, text)
	if text == "" {
		return 0, nil
	}
	whole, part, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if len(part) > 2 {
		return 0, fmt.Errorf("read per cent %q: more than two places", text)
	}
	n, err := strconv.ParseUint(whole+(part + "00")[:2], 10, 31)
	if err != nil {
		return 0, fmt.Errorf("read per cent %q: %w", text, err)
	}
	return int(n), nil
}
