package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// terms is a form of lengths.
type terms struct {
	Notice register.Length
	Months int
	Then   []int
}

func newTerms(t *testing.T) (*bench, *terms) {
	b := newBench(t, &trip{})
	r := &terms{}
	f := NewForm(b.loader, r)
	f.Section("", Line(Length("a.notice", &r.Notice), MonthsLong("a.months", &r.Months), MonthsEach("a.then", &r.Then)))
	b.form = f
	b.window = test.NewTempWindow(t, f)
	b.window.Resize(fyne.NewSize(900, 500))
	return b, r
}

func TestANumberAloneIsAskedOnceOfWhatItIs(t *testing.T) {
	b, r := newTerms(t)
	b.typeInto("months", "3")
	assert.True(t, b.form.drop.Visible())
	b.tab()
	assert.Equal(t, 36, r.Months)
	assert.Equal(t, "3 года", b.text("months"))

	b.typeInto("notice", "6")
	b.tab()
	assert.Equal(t, register.Length{Count: 6, Unit: register.Months}, r.Notice, "nobody gives notice six years before")
	b.typeInto("notice", "30")
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, register.Length{Count: 30, Unit: register.Days}, r.Notice)
	assert.False(t, b.form.drop.Visible())

	b.typeInto("then", "2 года; 6")
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, []int{24, 6}, r.Then)
	assert.Equal(t, "2 года; 6 месяцев", b.text("then"))

	b.typeInto("notice", "7")
	b.keys(fyne.KeyEscape)
	b.focus("months")
	assert.Equal(t, lang.T("form.fault.unit"), b.form.Field("notice").Fault(), "nobody guesses")
	b.typeInto("months", "30 дней")
	b.focus("then")
	assert.Equal(t, lang.T("form.fault.length"), b.form.Field("months").Fault(), "a term is in months")
}

// What is wrong with a length is said once it has its unit, in any writing, and not of a number that may go on.
func TestWhatIsWrongWithALengthIsSaidWhileItIsTyped(t *testing.T) {
	b, r := newTerms(t)
	b.form.Check = func() []Problem {
		if r.Months > 12 {
			return []Problem{{Field: "months", Text: "Дольше года нельзя"}}
		}
		return nil
	}
	told := func(text string) int {
		b.typeInto("months", text)
		return len(b.form.Field("months").Problems())
	}
	for _, text := range []string{"18 мес.", "18 months", "3 года", "3 ел"} {
		assert.Equal(t, 1, told(text), text)
	}
	for _, text := range []string{"6 мес.", "6 months", "18", ""} {
		assert.Zero(t, told(text), text)
	}
}

func TestLengthsAreReadAsTheyAreWritten(t *testing.T) {
	t.Cleanup(func() { lang.Use(register.Russian) })
	for _, l := range register.Languages {
		lang.Use(l)
		for _, length := range []register.Length{
			{Count: 1, Unit: register.Months}, {Count: 5, Unit: register.Months}, {Count: 12, Unit: register.Months}, {Count: 18, Unit: register.Months},
			{Count: 60, Unit: register.Months}, {Count: 1, Unit: register.Days}, {Count: 22, Unit: register.Days}, {Count: 1200, Unit: register.Days},
		} {
			read, err := register.ReadLength(lang.Length(length))
			assert.NoError(t, err, lang.Length(length))
			assert.Equal(t, length, read)
		}
	}
}
