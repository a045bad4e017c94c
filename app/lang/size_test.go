package lang

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestSize(t *testing.T) {
	before := Current()
	defer Use(before)
	for bytes, want := range map[int64][2]string{
		0:                {"0 КБ", "0 KB"},
		1:                {"1 КБ", "1 KB"},
		340 << 10:        {"340 КБ", "340 KB"},
		1<<20 - 1:        {"1\u202f024 КБ", "1\u202f024 KB"},
		1 << 20:          {"1 МБ", "1 MB"},
		1<<20 + 200<<10:  {"1,2 МБ", "1.2 MB"},
		10<<20 + 400<<10: {"10 МБ", "10 MB"},
		150 << 20:        {"150 МБ", "150 MB"},
		2<<30 + 550<<20:  {"2,5 ГБ", "2.5 GB"},
		1234 * (1 << 30): {"1\u202f234 ГБ", "1\u202f234 GB"},
	} {
		Use(register.Russian)
		assert.Equal(t, want[0], Size(bytes))
		Use(register.English)
		assert.Equal(t, want[1], Size(bytes))
	}
}
