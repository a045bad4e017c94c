package lang

// OnPage adds the page of a file to words found on it; where it is not known, it returns the words alone.
func (in In) OnPage(page int, words string) string {
	if page == 0 {
		return words
	}
	return in.T("search.page", Number(int64(page))) + " " + words
}
