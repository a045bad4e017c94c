package ui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange/madeup"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var anyNumber = regexp.MustCompile(`\d[\d\x{a0}\x{202f}]*`)

// numbers are those in a text.
func numbers(text string) (found []int) {
	for _, digits := range anyNumber.FindAllString(text, -1) {
		n, _ := strconv.Atoi(strings.NewReplacer("\u00a0", "", "\u202f", "").Replace(digits))
		found = append(found, n)
	}
	return found
}

// Each number of the overview is that of the rows of the list it opens, of any register and as of any day.
func TestEachNumberOfTheOverviewIsThatOfItsList(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	_, err := madeup.Fill(t.Context(), f.Store, 300, 150, 7, nil)
	require.NoError(t, err)
	// What the made-up register has none of.
	f.Invitation(register.Invitation{SentOn: "2022-11-01", ReplyDue: "2022-12-01"})
	f.Rule(register.ProcedureRule{Deadline: register.TimeLimit{
		Relation: register.After, Length: register.Length{Count: 15, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneSignature},
	}})
	f.Agreement(register.Agreement{Approvals: []register.Approval{{PartnerID: f.Partner(register.Partner{Ours: true}).ID, Due: "2022-11-29"}}})
	w := show(t, f)
	for _, day := range []register.Date{"", "2019-03-01", "2024-06-15"} {
		w.ShowAsOf(day)
		stops := func() []kit.Stop {
			w.Go("overview")
			return within[kit.Stop](w.current.Content())
		}
		counted, some := 0, 0
		for i := range stops() {
			stop := stops()[i]
			if _, line := stop.(*kit.ListLine); line {
				continue // leads to one record
			}
			told := words(stop.(fyne.CanvasObject))
			found := numbers(told)
			stop.Press()
			if len(found) == 0 || w.current.ID() == "overview" {
				continue
			}
			listed := numbers(w.current.Count())
			if assert.NotEmpty(t, listed, told) {
				assert.Equalf(t, found[len(found)-1], listed[0], "as of %q %q opens %s: %s", day, told, w.current.ID(), w.current.Count())
			}
			counted++
			if listed[0] > 0 {
				some++
			}
		}
		assert.GreaterOrEqual(t, counted, 15, day)
		assert.GreaterOrEqual(t, some, 8, day)
	}
}
