package register_test

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestWhatIsKeptOfALine(t *testing.T) {
	for typed, kept := range map[string]string{
		"Визит\r\nв Казань":            "Визит в Казань",
		"Визит\r в\u2028Казань\t":      "Визит в Казань",
		"  Баку \u00a0 и\u202fКазань ": "Баку и Казань",
		"Б ну\x00ль\x1b[31m\a":         "Б нуль[31m",
		"мя\u00adгкий":                 "мягкий",
		"ши\u200bри\u2060на\ufeff":     "ширина",
		"\ufeffзаголовок":              "заголовок",
		"\u202eобратно\u202c \u200fи":  "обратно и",
		"Вале\u0301рия и\u0306":        "Вале\u0301рия й",
		"❤\ufe0f":                      "❤",
		"\xcc\xee\xf1\xea\xe2\xe0 a":   "a",
		"потеря\ufffdно\ufffc":         "потеряно",
		"می\u200cخواهم\u200c":          "می\u200cخواهم\u200c",
		"а\u200cб\u200dв":              "абв",
		"\u3164":                       "", "\u2800\u200b": "", "\u00ad": "", "\u0301": "", "\u00a0": "", "\u034f": "", "\U000e0001": "",
		"": "", "Казань": "Казань", "№ 14/2002 «Об обмене» — O‘zbekiston, Xəzər, 中国": "№ 14/2002 «Об обмене» — O‘zbekiston, Xəzər, 中国",
	} {
		assert.Equal(t, kept, register.Line(typed), "%q", typed)
	}
}

func TestWhatIsKeptOfLines(t *testing.T) {
	for typed, kept := range map[string]string{
		"один\r\nдва\rтри\u2028четыре\u2029пять": "один\nдва\nтри\nчетыре\nпять",
		"один\n\n  с отступом \t\nдва\x00\n\n":   "один\n\n  с отступом\nдва",
		" \r\n\u200b\n": "", "столбец\tстолбец": "столбец столбец",
	} {
		assert.Equal(t, kept, register.Lines(typed), "%q", typed)
	}
}

func TestWhatIsKeptIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.StringOf(rapid.SampledFrom([]rune("аБ \t\r\n\u0301\u200b\u200cی\u00ad\u2028\ufeffx\x00")))).Draw(t, "typed")
		for _, keep := range []func(string) string{register.Line, register.Lines} {
			kept := keep(typed)
			require.Equal(t, kept, keep(kept), "keeping it again changes nothing")
			require.True(t, utf8.ValidString(kept) && norm.NFC.IsNormalString(kept))
			require.False(t, strings.ContainsAny(kept, "\r\x00\u00ad\u200b\ufeff\u2028"))
		}
		require.NotContains(t, register.Line(typed), "\n")
	})
}

// filled makes a record of a kind whose every text and number is one of a field's own, lists of one row.
func filled(k register.Kind, text string, number int64) register.Record {
	r := k.New()
	fill(reflect.ValueOf(r).Elem(), text, number)
	return r
}

func fill(v reflect.Value, text string, number int64) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), text, number)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), text, number)
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(text)
		}
	case reflect.Int, reflect.Int64:
		if v.Type() != reflect.TypeFor[int64]() || v.CanSet() {
			v.SetInt(number)
		}
	}
}

// each calls do with every text and number of a record, and where it stands.
func each(v reflect.Value, path string, do func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[register.Instant]() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				each(v.Field(i), strings.TrimPrefix(strings.TrimSuffix(path+"."+name, "."), "."), do)
			}
		}
	case reflect.Slice:
		if v.Len() > 0 {
			each(v.Index(0), path+"[0]", do)
		}
	case reflect.String, reflect.Int, reflect.Int64:
		do(path, v)
	}
}

func faultAt(r register.Record, problems register.Problems, path string) bool {
	for _, p := range problems.Errors() {
		if p.Field == path {
			return true
		}
	}
	return false
}

func TestEveryTextOfEveryKindIsTidied(t *testing.T) {
	for _, k := range register.Kinds {
		r := filled(k, " мя\u00adгкий\x00\r\nперенос\u200b ", 1)
		register.Tidy(r)
		n := 0
		each(reflect.ValueOf(r).Elem(), "", func(path string, v reflect.Value) {
			if v.Type() != reflect.TypeFor[string]() {
				return
			}
			n++
			assert.Contains(t, []string{"мягкий перенос", "мягкий\nперенос"}, v.String(), "%s of %s", path, k)
		})
		assert.Positive(t, n)
		for _, name := range r.Label().All() {
			assert.NotContains(t, name, "\n", "a name of %s has one line", k)
		}
		assert.Empty(t, register.Foreign(r).Errors(), k)
	}
}

func TestEveryTextOfEveryKindIsRefusedFromAFile(t *testing.T) {
	for text, key := range map[string]string{
		"нуль\x00": "problem.control_character", "\x1b[2J": "problem.control_character", "\a": "problem.control_character",
		"\u009b": "problem.control_character", "поте\ufffdря": "problem.letters_lost", "\ufdd0": "problem.control_character",
	} {
		for _, k := range register.Kinds {
			r := filled(k, text, 1)
			problems := register.Foreign(r)
			each(reflect.ValueOf(r).Elem(), "", func(path string, v reflect.Value) {
				if v.Type() == reflect.TypeFor[string]() {
					assert.True(t, faultAt(r, problems, path), "%q at %s of %s", text, path, k)
				}
			})
			for _, p := range problems {
				assert.Equal(t, key, p.Key)
			}
		}
	}
	for text, kept := range map[string]bool{"две\nстроки": true, "две\r\nстроки": true, "две\u2028строки": true, "мягкий\u00ad\u00a0пробел": false} {
		a := &register.Agreement{Title: register.Ru(text), Note: register.Ru(text)}
		problems := register.Foreign(a)
		assert.Equal(t, kept, faultAt(a, problems, "title.ru"), "%q", text)
		assert.False(t, faultAt(a, problems, "note.ru"), "%q", text)
	}
}

func TestEveryNumberAndLengthOfEveryKindHasBounds(t *testing.T) {
	long := strings.Repeat("я", register.LinesAtMost+1)
	for _, k := range register.Kinds {
		for number, text := range map[int64]string{math.MaxInt: long, -1: long} {
			r := filled(k, text, number)
			problems := r.Check()
			each(reflect.ValueOf(r).Elem(), "", func(path string, v reflect.Value) {
				if v.Kind() != reflect.String || v.Type() == reflect.TypeFor[string]() {
					assert.True(t, faultAt(r, problems, path), "%s of %s", path, k)
				}
			})
		}
		r := filled(k, "слово", 1)
		for _, p := range r.Check() {
			assert.NotContains(t, []string{"problem.negative", "problem.too_great", "problem.too_long", "problem.too_many"}, p.Key, "%s of %s", p.Field, k)
		}
	}
	many := &register.Partner{Name: register.Ru("Баку"), Aliases: make([]string, 10_001)}
	assert.True(t, faultAt(many, many.Check(), "aliases"))
}

func TestNamesOfFiles(t *testing.T) {
	for name, kept := range map[string]string{
		"\xc4\xee\xe3.txt":          "Дог.txt", // Windows
		"\x84\xae\xa3.txt":          "Дог.txt", // DOS
		"Протокол\u00ad №1\r\n.pdf": "Протокол №1 .pdf",
		"Кои\u0306.doc":             "Кой.doc", // macOS
		`a/b\c.txt`:                 "a-b-c.txt",
		"\x00":                      "file", "": "file", "...": "file", "\u200b": "file",
		"договор.pdf": "договор.pdf",
	} {
		assert.Equal(t, kept, register.FileName(name), "%q", name)
	}
}

func TestAnInvitationIsCalledByItsNumberWithOneSign(t *testing.T) {
	i := &register.Invitation{Number: "№ 14"}
	register.Tidy(i)
	if got := i.Label().Ru; got != "Приглашение № 14" {
		t.Errorf("it is called %q", got)
	}
}
