package ui

import (
	"encoding/json"
	"strings"
	"testing"

	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// one saves a record of a kind, with what it needs.
func one(f *storagetest.Factory, k register.Kind) register.Record {
	switch k {
	case register.KindSphere:
		return f.Sphere(register.Sphere{})
	case register.KindPartner:
		return f.Partner(register.Partner{})
	case register.KindPerson:
		return f.Person(register.Person{})
	case register.KindAgreement:
		return f.Agreement(register.Agreement{})
	case register.KindCommission:
		return f.Commission(register.Commission{})
	case register.KindSession:
		return f.Session(register.Session{})
	case register.KindVisit:
		return f.Visit(register.Visit{})
	case register.KindMeeting:
		return f.Meeting(register.Meeting{})
	case register.KindEvent:
		return f.Event(register.Event{})
	case register.KindInvitation:
		return f.Invitation(register.Invitation{})
	case register.KindProductionLink:
		return f.ProductionLink(register.ProductionLink{})
	case register.KindTradeRecord:
		return f.TradeRecord(register.TradeRecord{})
	case register.KindCommitment:
		return f.Commitment(register.Commitment{})
	case register.KindRule:
		return f.Rule(register.ProcedureRule{})
	case register.KindDocument:
		return f.Document(register.Document{})
	}
	return nil
}

func TestRowsNobodyFilledInChangeNothingOfAnyKind(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	total := 0
	for _, k := range register.Kinds {
		t.Run(string(k), func(t *testing.T) {
			before := one(f, k)
			w.EditRef(before.Ref())
			form := w.form.form
			added := 0
			defer func() { total += added }()
			for _, b := range within[*kit.Button](form) {
				if strings.HasPrefix(b.Word(), "+ ") {
					b.Press()
					added++
				}
			}
			if form.Dirty() {
				t.Errorf("%d rows that nobody filled in are a change", added)
			}
			form.Save()
			if w.form != nil {
				faults, _ := form.Counts()
				t.Fatalf("%d rows that nobody filled in cannot be saved: %d faults", added, faults)
			}
			after, err := f.Record(background, before.Ref())
			if err != nil {
				t.Fatal(err)
			}
			*after.Meta() = *before.Meta()
			was, _ := json.Marshal(before)
			is, _ := json.Marshal(after)
			if string(is) != string(was) {
				t.Errorf("after %d rows that nobody filled in it is\n%s, was\n%s", added, is, was)
			}
		})
	}
	if total < 15 {
		t.Errorf("only %d rows could be added", total)
	}
}
