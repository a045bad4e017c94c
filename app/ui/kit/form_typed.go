package kit

import (
	"encoding/json"

	"accord/storage/register"
)

// typedKey is the place in a draft of what was typed and is no value of the record yet, beside the record's fields.
const typedKey = "typed here"

// typedHere returns what stands in the fields and is no value, by their paths: half a date, a name that was not found.
func (f *Form) typedHere() map[string]string {
	typed := map[string]string{}
	f.each(func(field *Field) {
		if e, is := field.in.target().(*entry); is && field.in.pending() {
			typed[field.Path()] = e.Text
		}
	})
	return typed
}

// typedIn reads it from a draft.
func typedIn(data []byte) map[string]string {
	var said map[string]json.RawMessage
	var typed map[string]string
	if json.Unmarshal(data, &said) != nil || json.Unmarshal(said[typedKey], &typed) != nil {
		return nil
	}
	return typed
}

// retype puts into the fields what a draft says was typed.
func (f *Form) retype(data []byte) {
	typed := typedIn(data)
	for path := range typed {
		f.wake(path)
	}
	f.each(func(field *Field) {
		text, is := typed[field.Path()]
		if e, takes := field.in.target().(*entry); is && takes {
			e.put(register.Line(text))
			field.in.settle()
		}
	})
}
