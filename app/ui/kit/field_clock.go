package kit

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"accord/app/lang"
)

// Clock makes a field of a time of day, kept as "09:30" or as nothing. It is typed 9:30, 9.30, 930,
// 0930 or 9.
func Clock(labelKey string, value *string) *Field {
	in := &typedInput{
		read: func(text string) error {
			clock, err := readClock(text)
			if err == nil {
				*value = clock
			}
			return err
		},
		write: func() string { return *value },
		wrong: func() string { return lang.T("form.fault.clock") },
		none:  func() bool { return *value == "" },
		hint:  func() string { return lang.T("form.clock.hint") },
		dated: true,
	}
	f := newField(labelKey, in, 80)
	f.width, f.most = 0.5, f.least
	return f
}

var errClock = errors.New("not a time of day")

var typedClock = regexp.MustCompile(`^(\d{1,2})(?:[:.,\- ]?(\d{2}))?$`)

// readClock reads a time of day as people type it; empty text is no time.
func readClock(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	m := typedClock.FindStringSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%q: %w", text, errClock)
	}
	hour, minute := 0, 0
	hour, _ = strconv.Atoi(m[1])
	if m[2] != "" {
		minute, _ = strconv.Atoi(m[2])
	}
	if hour > 23 || minute > 59 {
		return "", fmt.Errorf("%q: %w", text, errClock)
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}
