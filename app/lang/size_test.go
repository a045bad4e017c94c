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
		0:                {"0\u00a0КБ", "0\u00a0KB"},
		1:                {"1\u00a0КБ", "1\u00a0KB"},
		340 << 10:        {"340\u00a0КБ", "340\u00a0KB"},
		1<<20 - 1:        {"1\u202f024\u00a0КБ", "1\u202f024\u00a0KB"},
		1 << 20:          {"1\u00a0МБ", "1\u00a0MB"},
		1<<20 + 200<<10:  {"1,2\u00a0МБ", "1.2\u00a0MB"},
		10<<20 + 400<<10: {"10\u00a0МБ", "10\u00a0MB"},
		150 << 20:        {"150\u00a0МБ", "150\u00a0MB"},
		2<<30 + 550<<20:  {"2,5\u00a0ГБ", "2.5\u00a0GB"},
		1234 * (1 << 30): {"1\u202f234\u00a0ГБ", "1\u202f234\u00a0GB"},
	} {
		Use(register.Russian)
		assert.Equal(t, want[0], Size(bytes))
		Use(register.English)
		assert.Equal(t, want[1], Size(bytes))
	}
}
