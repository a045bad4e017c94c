package register

import (
	"strconv"
	"unicode/utf8"
)

// WholeLetters reports whether JSON is valid UTF-8 in which no half of a pair of UTF-16 stands alone: encoding/json would
// read a sign for a lost letter instead.
func WholeLetters(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	high := false
	for i := 0; i < len(text); i++ {
		code := int64(0)
		if text[i] == '\\' {
			if i++; text[i] == 'u' {
				code, _ = strconv.ParseInt(string(text[i+1:i+5]), 16, 32) // it is JSON
				i += 4
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
