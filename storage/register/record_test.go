package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestAnOrderOfKindsLeavesNoneOut(t *testing.T) {
	got := register.KindsFrom(register.KindDocument, register.KindPartner)
	assert.Equal(t, []register.Kind{register.KindDocument, register.KindPartner, register.KindSphere}, got[:3])
	for _, k := range register.Kinds {
		assert.Equal(t, 1, len(slices.DeleteFunc(slices.Clone(got), func(o register.Kind) bool { return o != k })), "%s", k)
	}
}
