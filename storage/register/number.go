package register

import "accord/storage/pattern"

var numberSign = pattern.Of(`^(?:№|N°|Nº|(?i:no)\.)\s*(\S.*)$`)

// BareNumber is the number of a document without the sign of a number before it: "№ 14/2002" is "14/2002".
func BareNumber(text string) string {
	if m := numberSign().FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return text
}
