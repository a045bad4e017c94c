package lang

// OnPage tells on which page of a file words stand; where that is not known, it is the words alone.
func (in In) OnPage(page int, words string) string {
	if page == 0 {
		return words
	}
	return in.T("search.page", Number(int64(page))) + " " + words
}
