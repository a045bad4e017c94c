package register

import "unicode"

// Invisible reports whether a rune takes part in a text without being seen: soft hyphens, zero-width spaces and joiners,
// marks of direction, byte order marks, variation selectors, fillers.
func Invisible(r rune) bool {
	if r < 0xAD {
		return false
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
