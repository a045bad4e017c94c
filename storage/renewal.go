package storage

import (
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

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
}

func (agreementRenewal) TableName() string { return "agreement_renewals" }

// renewalOf gives what to keep of a record; ok is false where nothing goes on by itself.
func renewalOf(r register.Record) (row agreementRenewal, ok bool) {
	a, is := r.(*register.Agreement)
	if !is || a == nil || a.InTrash() || !a.Rules.Tacit() || len(a.Periods("")) == 0 {
		return row, false
	}
	force, _ := a.Action(register.ActionEntryIntoForce)
	row = agreementRenewal{
		AgreementID: a.ID, Force: force.Works(), Term: a.Term, Until: a.Until,
		Months: a.Rules.Months, Renewal: a.Rules.Renewal, Times: a.Rules.Times, RenewalMonths: a.Rules.RenewalMonths,
		NoticeCount: a.Rules.Notice.Count, NoticeUnit: a.Rules.Notice.Unit,
	}
	row.KnownOn, row.LastDay = a.Stopped()
	return row, true
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

// writeRenewals writes what is kept of renewals anew.
func writeRenewals(tx *gorm.DB, parts []written) error {
	var old []register.ID
	var rows []agreementRenewal
	for _, p := range parts {
		if p.Ref().Kind != register.KindAgreement {
			continue
		}
		row, ok := renewalOf(p.Record)
		if p.before != nil {
			before, had := renewalOf(p.before)
			if had == ok && before == row {
				continue
			}
			if had {
				old = append(old, p.Ref().ID)
			}
		}
		if ok {
			rows = append(rows, row)
		}
	}
	if len(old) > 0 {
		if err := tx.Exec("DELETE FROM agreement_renewals WHERE agreement_id IN ?", old).Error; err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(slices.Clip(rows), narrowAtOnce).Error
}
