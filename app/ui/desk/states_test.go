package desk

import (
	"slices"
	"strings"
	"testing"

	"accord/storage/register"
)

// States are found by the names that they had, and those that are no more by theirs, when they are entered by hand as in an import.
func TestStatesAreFoundByFormerNames(t *testing.T) {
	for text, want := range map[string]struct {
		name string
		kind register.PartnerKind
	}{
		"Бирма": {"Мьянма", register.PartnerState}, "Burma": {"Мьянма", register.PartnerState}, "Персия": {"Иран", register.PartnerState},
		"Soviet Union": {"СССР", register.PartnerFormerState}, "СССР": {"СССР", register.PartnerFormerState},
		"czechoslovakia": {"Чехословакия", register.PartnerFormerState}, "Чехословакия": {"Чехословакия", register.PartnerFormerState},
		"Турция": {"Турция", register.PartnerState},
	} {
		found := statesNamed(text)
		if len(found) == 0 || !strings.HasPrefix(found[0].Name.Ru, want.name) || found[0].Kind != want.kind || (found[0].Code == "") != (want.kind == register.PartnerFormerState) {
			t.Errorf("%s: %+v", text, found)
			continue
		}
		if len(found[0].Check().Errors()) > 0 || slices.Contains(found[0].Aliases, found[0].Name.Ru) {
			t.Errorf("%s: %v, %v", text, found[0].Check(), found[0].Aliases)
		}
	}
}
