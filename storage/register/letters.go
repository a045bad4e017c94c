package register

import (
	"strconv"
	"unicode/utf8"
)

// WholeLetters reports whether text is valid UTF-8 in which no half of a pair of UTF-16, written as JSON writes letters by
// their numbers, stands alone: encoding/json would read a sign for a lost letter instead. The text need not be JSON.
func WholeLetters(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	high := false
	for i := 0; i < len(text); i++ {
		code := uint64(0)
		if text[i] == '\\' {
			i++
			if end := i + len("u0000"); end <= len(text) && text[i] == 'u' {
				code, _ = strconv.ParseUint(string(text[i+1:end]), 16, 16)
				i = end - 1
			}
		}
		low := 0xDC00 <= code && code < 0xE000
		if low != high {
			return false
		}
		high = 0xD800 <= code && code < 0xDC00
	}
	return !high
}
