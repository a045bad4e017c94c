package storage

import (
	"fmt"
	"strconv"
	"strings"

	"accord/storage/register"
)

// agreementRenewal is what the periods of an agreement that goes on by itself are counted from, as it is known on a run of
// days. Periods without end cannot be kept, and to read every agreement for them takes too long.
type agreementRenewal struct {
	AgreementID   register.ID
	FromDay       register.Date
	ToDay         register.Date
	Force         register.Date
	Term          register.Term
	Until         register.Date
	Months        int
	Renewal       register.Renewal
	Times         int
	RenewalMonths int
	// MonthsThen are the lengths of the periods after that, where they are others, as words.
	MonthsThen string
	// Signed is the day of signature where the term is counted from it.
	Signed      register.Date
	NoticeCount int
	NoticeUnit  register.Unit
	// LastDay is the last in force, the end of time where the clauses alone say when that is.
	LastDay register.Date
	// NoticeMonth is the month of the last day for notice of the first period, counted from the year 0; each further
	// one is a period later. 0 where it was not counted.
	NoticeMonth int
}

func (agreementRenewal) TableName() string { return "agreement_renewals" }

// renewalOf returns what to keep of a record: nothing where nothing goes on by itself.
func renewalOf(r register.Record) []agreementRenewal {
	a, is := r.(*register.Agreement)
	if !is || a == nil || a.InTrash() {
		return nil
	}
	var rows []agreementRenewal
	for _, p := range a.Prospects() {
		if len(p.Clauses.Periods("")) == 0 {
			continue
		}
		force, _ := p.Clauses.Entry()
		row := agreementRenewal{
			AgreementID: a.ID, FromDay: p.From, ToDay: p.To, Force: force.Works(), Term: p.Clauses.Term, Until: p.Clauses.Until,
			Months: p.Clauses.Rules.Months, Renewal: p.Clauses.Rules.Renewal, Times: p.Clauses.Rules.Times,
			RenewalMonths: p.Clauses.Rules.RenewalMonths,
			NoticeCount:   p.Clauses.Rules.Notice.Count, NoticeUnit: p.Clauses.Rules.Notice.Unit, LastDay: p.Last,
		}
		if p.Clauses.Rules.From == register.TermFromSignature {
			row.Signed = p.Clauses.SignedOn()
		}
		row.MonthsThen = wordsOf(p.Clauses.Rules.Then)
		if first := p.Clauses.FirstNotice(); first != "" && row.MonthsThen == "" {
			row.NoticeMonth = monthNumber(first)
		}
		rows = append(rows, row)
	}
	return rows
}

// agreement returns as much of the agreement as its periods need.
func (r agreementRenewal) agreement() *register.Agreement {
	a := &register.Agreement{
		Term: r.Term, Until: r.Until,
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: r.Force}},
		Rules: register.Rules{
			Months: r.Months, Renewal: r.Renewal, Times: r.Times, RenewalMonths: r.RenewalMonths, Then: lengthsOf(r.MonthsThen),
			Notice: register.Length{Count: r.NoticeCount, Unit: r.NoticeUnit},
		},
	}
	if r.Signed != "" {
		a.Signing.On, a.Rules.From = r.Signed, register.TermFromSignature
	}
	return a
}

// wordsOf keeps lengths as words with spaces between them, lengthsOf reads them.
func wordsOf(lengths []int) string { return strings.Trim(fmt.Sprint(lengths), "[]") }

func lengthsOf(words string) (lengths []int) {
	for _, word := range strings.Fields(words) {
		if n, err := strconv.Atoi(word); err == nil { // wordsOf wrote it
			lengths = append(lengths, n)
		}
	}
	return lengths
}

// monthNumber counts months from the year 0.
func monthNumber(d register.Date) int { return 12*d.Year() + d.Month() }
