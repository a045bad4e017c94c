package desk

import (
	"strings"
	"testing"
	"time"

	"accord/app/lang"
	"accord/storage/register"
)

func TestAFormIsToldWhatBecameOfItsRecord(t *testing.T) {
	lang.Use(register.Russian)
	was := &register.Partner{Name: register.Ru("Импорт"), Head: register.Head{Revision: 1}}
	renamed := *was
	renamed.Name, renamed.UpdatedBy = register.Ru("Экспорт"), "Айгуль"
	if said := Since(was, &renamed); !strings.HasPrefix(said, "Айгуль") || !strings.Contains(said, "азвание") {
		t.Errorf("a renamed one: %q", said)
	}
	gone := *was
	gone.UpdatedBy, gone.DeletedAt = "Айгуль", register.At(time.Date(2022, 11, 29, 12, 0, 0, 0, time.UTC))
	if said := Since(was, &gone); !strings.Contains(said, "корзину") {
		t.Errorf("a deleted one: %q", said)
	}
	same := *was
	same.Revision = 2
	if said := Since(was, &same); said != "" {
		t.Errorf("one that is the same: %q", said)
	}
}
