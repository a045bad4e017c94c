package lang

import "strconv"

// Size writes the size of a file, as file managers do: 340 КБ, 1,2 МБ, 150 МБ. A file that is not empty has at least 1
// КБ.
func (in In) Size(bytes int64) string {
	const kb, mb, gb = 1 << 10, 1 << 20, 1 << 30
	switch {
	case bytes < mb:
		return in.T("size.kb", thousands(strconv.FormatInt((bytes+kb-1)/kb, 10)))
	case bytes < gb:
		return in.T("size.mb", in.tenths(bytes, mb))
	}
	return in.T("size.gb", in.tenths(bytes, gb))
}

// tenths writes a count of units with one decimal place while it is small.
func (in In) tenths(bytes, unit int64) string {
	if whole := bytes / unit; whole >= 10 {
		return thousands(strconv.FormatInt((bytes+unit/2)/unit, 10))
	}
	t := (10*bytes + unit/2) / unit
	text := strconv.FormatInt(t/10, 10)
	if t%10 > 0 {
		text += in.DecimalMark() + strconv.FormatInt(t%10, 10)
	}
	return text
}
