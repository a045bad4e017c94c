package storage

import "accord/storage/register"

// agreementRenewal is what the periods of an agreement that goes on by itself are counted from. Periods without end
// cannot be kept, and to read every agreement for them takes too long.
type agreementRenewal struct {
	AgreementID   register.ID
	Force         register.Date
	Term          register.Term
	Until         register.Date
	Months        int
	Renewal       register.Renewal
	Times         int
	RenewalMonths int
	NoticeCount   int
	NoticeUnit    register.Unit
	// KnownOn is the day from which it is known that LastDay is the last in force; empty where nothing stops it.
	KnownOn register.Date
	LastDay register.Date
	// NoticeMonth is the month of the last day for notice of the first period, counted from the year 0; those of the
	// others follow by so many months as a period has. 0 where it was not counted.
	NoticeMonth int
}

func (agreementRenewal) TableName() string { return "agreement_renewals" }

// renewalOf gives what to keep of a record: nothing where nothing goes on by itself.
func renewalOf(r register.Record) []agreementRenewal {
	a, is := r.(*register.Agreement)
	if !is || a == nil || a.InTrash() || !a.Rules.Tacit() || len(a.Periods("")) == 0 {
		return nil
	}
	force, _ := a.Action(register.ActionEntryIntoForce)
	row := agreementRenewal{
		AgreementID: a.ID, Force: force.Works(), Term: a.Term, Until: a.Until,
		Months: a.Rules.Months, Renewal: a.Rules.Renewal, Times: a.Rules.Times, RenewalMonths: a.Rules.RenewalMonths,
		NoticeCount: a.Rules.Notice.Count, NoticeUnit: a.Rules.Notice.Unit,
	}
	row.KnownOn, row.LastDay = a.Stopped()
	if first := a.FirstNotice(); first != "" {
		row.NoticeMonth = monthNumber(first)
	}
	return []agreementRenewal{row}
}

// agreement gives as much of the agreement as its periods need.
func (r agreementRenewal) agreement() *register.Agreement {
	return &register.Agreement{
		Term: r.Term, Until: r.Until,
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: r.Force}},
		Rules: register.Rules{
			Months: r.Months, Renewal: r.Renewal, Times: r.Times, RenewalMonths: r.RenewalMonths,
			Notice: register.Length{Count: r.NoticeCount, Unit: r.NoticeUnit},
		},
	}
}

// monthNumber counts months from the year 0.
func monthNumber(d register.Date) int { return 12*d.Year() + d.Month() }
