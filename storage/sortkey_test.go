package storage

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Each of these stands before the next one, read from the left and from above.
func TestSortKeysStandInPeoplesOrder(t *testing.T) {
	long := strings.Repeat("Соглашение о сотрудничестве ", 12)
	for _, names := range [][]string{
		{long + "А", long + "Б", long + "В"},
		{"Азбука", "«Ак Барс»", "“Алабуга”", "Банк", "\"КАМАЗ\"", "ООО «Азот»", "ООО Вектор", "(проект) Казань", "„Язь“"},
		{"0/2020", "1/2020", "01/2021", "2/2020", "9/2020", "10/2020", "100/2020", "1000000000/1", "20000000000/1"},
		{"Протокол", "Протокол № 0", "Протокол № 1", "Протокол № 007а", "Протокол № 10", "Протокол № 10/2", "Протокол № 10/10"},
		{"2.0", "2.9", "2.10", "3"},
		{"15-а", "А-15", "Ә", "Ж", "Җ", "О", "Ө"},
		{"Ёлка", "Ель", "Жизнь"},
		{"все", "всё", "вся"},
		{"ак барс", "Акбарс"},
		{"—", "а", ""},
	} {
		got := slices.Clone(names)
		slices.Reverse(got)
		if slices.SortStableFunc(got, compareKeys); !slices.Equal(got, names) {
			t.Errorf("sorted are %q, want %q", got, names)
		}
	}
}

func TestWhatDiffersInQuotesAloneStandsTogether(t *testing.T) {
	for _, same := range [][2]string{{"«Ак Барс»", "Ак Барс"}, {"О’Нил", "ОНил"}, {"№ 007", "№ 7"}, {"казань", "КАЗАНЬ"}} {
		if compareKeys(same[0], same[1]) != 0 {
			t.Errorf("%q and %q are apart", same[0], same[1])
		}
	}
}

// A shortened key sorts as the whole one does.
func TestShortKeysSortAsLongOnes(t *testing.T) {
	letters := rapid.StringOf(rapid.SampledFrom([]rune("аеёжйьъüuә «-1203")))
	rapid.Check(t, func(t *rapid.T) {
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		c := newCollator().(*collator)
		long := func(s string) []byte { return bytes.Clone(c.collator.KeyFromString(&c.buffer, s)) }
		if got, want := bytes.Compare(shorten(long(a)), shorten(long(b))), bytes.Compare(long(a), long(b)); got != want {
			t.Fatalf("%q and %q compare as %d, want %d", a, b, got, want)
		}
	})
}

// A key of fewer bytes sorts as the library's own does, among the common letters and all others.
func TestCodedKeysSortAsTheLibrarys(t *testing.T) {
	letters := rapid.OneOf(rapid.StringOf(rapid.SampledFrom([]rune("аеёжйьъüuәzя «-129Ωδ中文漢ا日\U0001F600ß€"))), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		c := newCollator().(*collator)
		own := func(s string) []byte { return shorten(bytes.Clone(c.collator.KeyFromString(&c.buffer, s))) }
		if got, want := bytes.Compare(coded(own(a)), coded(own(b))), bytes.Compare(own(a), own(b)); got != want {
			t.Fatalf("%q and %q compare as %d, want %d", a, b, got, want)
		}
	})
}

func TestACommonLetterTakesOneByte(t *testing.T) {
	if title := "Соглашение о торговле №14, Agreement on trade"; len(SortKey(title)) > 50 {
		t.Errorf("the key of %d letters takes %d bytes", len([]rune(title)), len(SortKey(title)))
	}
}

func compareKeys(a, b string) int { return bytes.Compare(SortKey(a), SortKey(b)) }
