package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage/register"
)

// labels are the keys of the headings of a list.
func labels[R any](all []columns.Column[R]) (keys []string) {
	for _, c := range all {
		if c.Label != "" {
			keys = append(keys, c.Label)
		}
	}
	return keys
}

// exported are the headings of the tables that are written of each kind.
var exported = map[register.Kind][]string{
	register.KindAgreement: labels(columns.Agreements), register.KindPartner: labels(columns.Partners), register.KindPerson: labels(columns.Persons),
	register.KindVisit: labels(columns.Visits), register.KindMeeting: labels(columns.Meetings), register.KindCommission: labels(columns.Commissions),
	register.KindSession: labels(columns.Sessions), register.KindCommitment: labels(columns.Commitments), register.KindEvent: labels(columns.Events),
	register.KindInvitation: labels(columns.Invitations), register.KindProductionLink: labels(columns.Links), register.KindTradeRecord: labels(columns.Trade),
}

// Every heading of a table that Accord has written is known for what it means when the table is taken in, alone and among
// the others, in every language. What nothing is taken in of, such as a state, is never taken for another field.
func TestEveryOwnHeadingIsKnown(t *testing.T) {
	for _, kind := range field.Kinds {
		assert.NotEmpty(t, exported[kind], kind)
		for _, l := range register.Languages {
			var whole mapping.Shaped
			for _, label := range exported[kind] {
				whole.Heads = append(whole.Heads, lang.In(l).T(label))
			}
			together := mapping.Propose(whole, kind).Columns
			for i, label := range exported[kind] {
				head := whole.Heads[i]
				want, is := field.Own(kind, head)
				if !is {
					t.Errorf("%s: nobody says what the column %q (%s) of our own means", kind, head, label)
					continue
				}
				if _, there := field.Find(kind, want); want != "" && !there {
					t.Errorf("%s: %q means a field %q that there is not", kind, head, want)
				}
				if got := mapping.Propose(mapping.Shaped{Heads: []string{head}}, kind).Columns[0].Field; got != want {
					t.Errorf("%s: %q (%s, %s) alone is taken for %q, it is %q", kind, head, label, l, got, want)
				}
				if got := together[i].Field; got != want {
					t.Errorf("%s: %q (%s, %s) among the others is taken for %q, it is %q", kind, head, label, l, got, want)
				}
			}
		}
	}
}
