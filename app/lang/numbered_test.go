package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// A number written with its sign is shown with one sign, not with two.
func TestANumberHasOneSign(t *testing.T) {
	for number, want := range map[string][2]string{
		"14/2002": {"№ 14/2002", "No. 14/2002"}, "№ 14": {"№ 14", "No. 14"}, "№14": {"№ 14", "No. 14"}, "No. 14": {"№ 14", "No. 14"},
		"б/н": {"№ б/н", "No. б/н"}, "": {"", ""},
	} {
		assert.Equal(t, want, [2]string{lang.In(register.Russian).Numbered(number), lang.In(register.English).Numbered(number)}, number)
	}
}
