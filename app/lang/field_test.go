package lang_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"accord/app/lang"
	"accord/storage/register"
)

// eachField calls do with the paths of all fields of a record and its parts, as its JSON form has them.
func eachField(of reflect.Type, path string, do func(path string, of reflect.Type)) {
	for _, f := range reflect.VisibleFields(of) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "" || name == "-" || f.Type == reflect.TypeFor[register.Head]() {
			continue
		}
		inner, at := f.Type, path+name
		if inner.Kind() == reflect.Slice {
			inner, at = inner.Elem(), at+"[0]"
		}
		do(at, inner)
		switch reflect.Zero(inner).Interface().(type) {
		case register.Text, register.Ref, register.Length, register.Instant:
		default:
			if inner.Kind() == reflect.Struct {
				eachField(inner, at+".", do)
			}
		}
	}
}

// head are the fields that the program itself writes, and those that name a part of a record.
var head = map[string]bool{
	"id": true, "revision": true, "created_at": true, "created_by": true, "updated_at": true, "updated_by": true, "deleted_at": true, "hash": true,
}

func TestEveryFieldOfEveryKindHasAWord(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		for _, k := range register.Kinds {
			eachField(reflect.TypeOf(k.New()).Elem(), "", func(path string, _ reflect.Type) {
				word := lang.Field(k, path)
				if head[path[strings.LastIndex(path, ".")+1:]] {
					return
				}
				if word == path || strings.Contains(strings.ReplaceAll(word, ", %", ""), "%") {
					t.Errorf("%s %s: %q", k, path, word)
				}
			})
		}
	}
	lang.Use(register.Russian)
}

// fill puts something into every field, one row into every list.
func fill(v reflect.Value) {
	switch v.Interface().(type) {
	case register.Text:
		v.Set(reflect.ValueOf(register.Ru("слова")))
		return
	case register.Date:
		v.SetString("2022-11-29")
		return
	case register.ID:
		v.Set(reflect.ValueOf(register.NewID()))
		return
	case register.Instant:
		v.Set(reflect.ValueOf(register.At(time.Date(2022, 11, 29, 9, 0, 0, 0, time.UTC))))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.String:
		v.SetString("x")
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// What a field holds is told in words, never as it is written in JSON, whatever field it is.
func TestEveryValueIsToldInWords(t *testing.T) {
	for _, k := range register.Kinds {
		r := k.New()
		fill(reflect.ValueOf(r).Elem())
		eachField(reflect.TypeOf(r).Elem(), "", func(path string, _ reflect.Type) {
			field := strings.TrimSuffix(path, "[0]")
			if strings.Contains(field, ".") || head[field] {
				return
			}
			lines := lang.Value(r, field, func(register.ID) string { return "Баку" })
			if len(lines) != 1 || lines[0] == "" || strings.ContainsAny(lines[0], "{}[]\"") || strings.Contains(lines[0], "2022-11") {
				t.Errorf("%s %s: %q", k, field, lines)
			}
			if none := lang.Value(k.New(), field, nil); len(none) != 0 {
				t.Errorf("%s %s: empty is told as %q", k, field, none)
			}
		})
	}
}

func TestARowIsToldAsTheFormShowsIt(t *testing.T) {
	id := register.NewID()
	a := &register.Agreement{
		Title:     register.Text{Ru: "О торговле", En: "On trade"},
		Languages: []string{"ru", "az"},
		Term:      register.TermFor,
		Parties: []register.Party{
			{Side: register.Ours, PartnerID: id, SignedOn: "2022-11-29", AdReferendum: true},
		},
		Rules: register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}},
	}
	names := func(one register.ID) string {
		return map[register.ID]string{id: "Республика Татарстан"}[one]
	}
	for field, want := range map[string][]string{
		"title":     {"русский: О торговле · английский: On trade"},
		"languages": {"русский", "азербайджанский"},
		"term":      {"на срок"},
		"parties":   {"Сторона: наша сторона · Партнёр: Республика Татарстан · Подписано: 29.11.2022 · Ad referendum"},
		"rules":     {"Уведомить за: 6 месяцев"},
		"actions":   nil,
	} {
		if got := lang.Value(a, field, names); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q", field, got)
		}
	}
}
