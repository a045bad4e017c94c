package desk

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/kit"
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

// Whoever types the whole name of a state means it, whatever else the register finds by that word.
func TestAStateIsOfferedBeforeWhatIsFoundByOtherWords(t *testing.T) {
	find := withStates(func(context.Context, string) ([]kit.Picked, error) {
		return []kit.Picked{{Label: "Гянджинский автомобильный завод"}, {Label: "Посольство Грузии"}, {Label: "КАМАЗ"}}, nil
	})
	found, err := find(t.Context(), "грузи")
	require.NoError(t, err)
	var labels []string
	for _, one := range found {
		labels = append(labels, one.Label)
	}
	assert.Equal(t, []string{"Посольство Грузии", "Грузия", "Гянджинский автомобильный завод", "КАМАЗ"}, labels)
}
