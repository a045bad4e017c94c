package lang

import "accord/storage/register"

// Numbered says the number of a document behind one sign of a number, even where it was written with a sign: "№ 14/2002".
// It says nothing of no number.
func (in In) Numbered(number string) string {
	if number == "" {
		return ""
	}
	return in.T("number.of", register.BareNumber(number))
}

// Numbered says it in the language of the window.
func Numbered(number string) string { return In(Current()).Numbered(number) }
