package kit

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAMenuHasLinesOnlyBetweenItsParts(t *testing.T) {
	one := &MenuItem{Word: "Вид"}
	var lines []bool
	for _, item := range (Menu{nil, one, nil, nil, one, one, nil}).build().Items {
		lines = append(lines, item.IsSeparator)
	}
	assert.Equal(t, []bool{false, true, false, false}, lines)
}
