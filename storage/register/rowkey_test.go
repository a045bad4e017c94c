package register

import (
	"reflect"
	"testing"
)

// Merge keeps the rows of every list of every kind apart; only these lists are one value, in which a number may repeat.
func TestTheRowsOfEveryListHaveAKey(t *testing.T) {
	oneValue := map[string]bool{"agreement.rules.then": true, "agreement.amended.rules.then": true}
	var through func(path string, v reflect.Type, inRow bool)
	through = func(path string, v reflect.Type, inRow bool) {
		for _, f := range listFields(v) {
			inner, declared := path+"."+f.name, v.Field(f.index)
			if !f.list {
				through(inner, declared.Type, inRow)
				continue
			}
			row := declared.Type.Elem()
			if !hasKey(row) && !oneValue[inner] {
				t.Errorf("the rows of %s have no key: give %s an ID, or say what it is named by", inner, row)
			}
			if inRow && ownID(reflect.New(row).Elem()).IsValid() {
				t.Errorf("the rows of %s stand in rows, where none is given an ID", inner)
			}
			through(inner, row, true)
		}
	}
	for _, k := range Kinds {
		through(string(k), reflect.TypeOf(k.New()).Elem(), false)
	}
}
