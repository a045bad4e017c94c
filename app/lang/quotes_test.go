package lang

import "testing"

// A name with quotes of its own stands in inner ones where a text sets quotes around it.
func TestQuotesWithinQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"Удалить «Группа «Россия — Исламский мир»»?":   "Удалить «Группа „Россия — Исламский мир“»?",
		"«ПАО «КАМАЗ»» и «Татнефть»":                   "«ПАО „КАМАЗ“» и «Татнефть»",
		"«КАМАЗ» и «Татнефть»":                         "«КАМАЗ» и «Татнефть»",
		"Delete “The “Russia – Islamic World” group”?": "Delete “The ‘Russia – Islamic World’ group”?",
		"“Группа «Россия»”":                            "“Группа «Россия»”",
		"в мероприятии ««Саммит «Россия» и «Halal»»».": "в мероприятии «Саммит „Россия“ и „Halal“».",
		"in “«Саммит»”":                                "in “Саммит”",
		"««КАМАЗ»» и «ПАО „КАМАЗ“»":                    "«КАМАЗ» и «ПАО „КАМАЗ“»",
		"««КАМАЗ» и «Татнефть»»":                       "«„КАМАЗ“ и „Татнефть“»",
		"«Не закрыто «дважды»":                         "«Не закрыто «дважды»",
		"закрыто» «и ещё» «раз":                        "закрыто» «и ещё» «раз",
	} {
		if got := Nested(text); got != want {
			t.Errorf("%s is written %s", text, got)
		}
	}
}
