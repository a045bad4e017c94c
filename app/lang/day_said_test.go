package lang

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// A day known to a month or a year stands in a sentence as people say it.
func TestAMonthOrAYearStandsInASentenceAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct {
		language            register.Language
		day                 register.Date
		named, of, on, upTo string
	}{
		{register.Russian, "2012-03-05", "05.03.2012", "05.03.2012", "05.03.2012", "05.03.2012"},
		{register.Russian, "2012-03", "март 2012 года", "марта 2012 года", "в марте 2012 года", "какого-то дня марта 2012 года"},
		{register.Russian, "2012", "2012 год", "2012 года", "в 2012 году", "какого-то дня 2012 года"},
		{register.English, "2012-03-05", "05.03.2012", "05.03.2012", "on 05.03.2012", "05.03.2012"},
		{register.English, "2012-03", "March 2012", "March 2012", "in March 2012", "some day in March 2012"},
		{register.English, "2012", "2012", "2012", "in 2012", "some day in 2012"},
		{register.Tatar, "2012-04", "2012 елның апреле", "2012 елның апрель аеның бер", "2012 елның апрель аенда", "2012 елның апрель аеның бер"},
		{register.Tatar, "2012", "2012 ел", "2012 елның бер", "2012 елда", "2012 елның бер"},
	} {
		in := In(c.language)
		assert.Equal(t, []string{c.named, c.of, c.on, c.upTo}, []string{in.named(c.day), in.of(c.day), in.on(c.day), in.to(c.day)}, "%s %s", c.language, c.day)
	}
}
