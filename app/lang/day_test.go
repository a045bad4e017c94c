package lang

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestDaysInWords(t *testing.T) {
	for l, want := range map[register.Language][3]string{
		register.Russian: {"29 ноября 2022 г.", "28–30 ноября 2022 г.", "30 ноября 2022 г. – 2 декабря 2022 г."},
		register.English: {"29 November 2022", "28–30 November 2022", "30 November 2022 – 2 December 2022"},
		register.Tatar:   {"2022 елның 29 ноябре", "2022 елның 28–30 ноябре", "2022 елның 30 ноябре – 2022 елның 2 декабре"},
	} {
		in := In(l)
		assert.Equal(t, want, [3]string{in.LongDays("2022-11-29", ""), in.LongDays("2022-11-28", "2022-11-30"), in.LongDays("2022-11-30", "2022-12-02")}, l)
	}
}
