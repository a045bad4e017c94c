package kit

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
)

func TestATextThatCannotBeReadIsNotCalledMissing(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.typeInto("from", "3 года")
	b.focus("title")
	b.form.Report([]Problem{{Field: "from", Text: lang.T("form.fault.required")}})
	lines, _ := b.form.Field("from").said()
	assert.Equal(t, []string{b.form.Field("from").Fault()}, lines)
	faults, _ := b.form.Counts()
	assert.Equal(t, 1, faults)
}
