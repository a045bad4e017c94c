package register

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// SaysTheSame reports whether two records say the same once a save has put them in order: their heads and the IDs of their
// rows do not count.
func SaysTheSame(a, b Record) bool {
	if a.Ref().Kind != b.Ref().Kind {
		return false
	}
	one, err := said(a)
	if err != nil {
		return false
	}
	other, err := said(b)
	return err == nil && bytes.Equal(one, other)
}

// said returns what a record says beside its head.
func said(r Record) ([]byte, error) {
	bare, err := Clone(r)
	if err != nil {
		return nil, err
	}
	*bare.Meta() = Head{}
	Tidy(bare)
	DropBlankRows(bare)
	namedLists(bare, func(_ string, list reflect.Value) {
		for i := range list.Len() {
			ownID(list.Index(i)).SetZero()
		}
	})
	text, err := json.Marshal(bare)
	return bytes.ReplaceAll(text, []byte(":[]"), []byte(":null")), err
}
