package desk

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf16"
)

// What systems take of a name: Linux 255 bytes, and less on an encrypted disk; Windows 255 letters of 16 bits, and 260
// with the folders before it.
const (
	nameBytes   = 140
	nameLetters = 120
	endingBytes = 20
)

// devices are names that Windows keeps for itself, whatever their ending.
var devices = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true, "clock$": true,
}

// FileName makes a title into a name of a file that every system takes.
func FileName(title string) string { return nameFor(strings.ReplaceAll(title, ".", " ")) }

// nameFor makes a file's name valid on every system, with a visible ending: without signs that have a meaning on some
// system or reverse the direction of reading, without dots and blanks at the end, and shortened.
func nameFor(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return -1
		case strings.ContainsRune(`<>:"|?*/\`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	name = strings.TrimRight(strings.TrimLeft(name, " "), " .")
	ending := filepath.Ext(name)
	if len(ending) > endingBytes {
		ending = ""
	}
	stem := []rune(strings.TrimSuffix(name, ending))
	for len(stem) > 0 && tooLong(string(stem)+ending) {
		stem = stem[:len(stem)-1]
	}
	for len(stem) > 0 && len(stem) < len([]rune(name))-len([]rune(ending)) && unicode.Is(unicode.M, stem[len(stem)-1]) {
		stem = stem[:len(stem)-1] // no mark without its letter's other marks
	}
	name = strings.TrimRight(strings.TrimRight(string(stem), " ")+ending, " .")
	if strings.Trim(name, " .") == "" {
		return "file"
	}
	if isDevice(name) {
		return "_" + name
	}
	return name
}

func tooLong(name string) bool {
	return len(name) > nameBytes || len(utf16.Encode([]rune(name))) > nameLetters
}

func isDevice(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), ".")
	first = strings.TrimSpace(first)
	if devices[first] {
		return true
	}
	port, number := first, ""
	if len(first) > 3 {
		port, number = first[:3], first[3:]
	}
	return (port == "com" || port == "lpt") && len([]rune(number)) == 1 && strings.ContainsAny(number, "0123456789¹²³")
}
