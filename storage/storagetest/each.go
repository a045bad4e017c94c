package storagetest

import "accord/storage/register"

// OfEachKind saves a record of each kind.
func (f *Factory) OfEachKind() map[register.Kind]register.Record {
	f.t.Helper()
	made := map[register.Kind]register.Record{}
	for _, r := range []register.Record{
		f.Rule(register.ProcedureRule{}), f.Document(register.Document{}), f.Session(register.Session{}), f.Commission(register.Commission{}),
		f.Meeting(register.Meeting{}), f.Commitment(register.Commitment{}), f.Visit(register.Visit{From: "2022-11-29"}), f.Event(register.Event{}),
		f.Invitation(register.Invitation{}), f.ProductionLink(register.ProductionLink{}), f.TradeRecord(register.TradeRecord{}),
		f.Agreement(f.Signed("2022-01-01", "2022-02-01")),
		f.Person(register.Person{}), f.Partner(register.Partner{}), f.Sphere(register.Sphere{}),
	} {
		made[r.Ref().Kind] = r
	}
	for _, k := range register.Kinds {
		if made[k] == nil {
			f.t.Fatalf("none is made of the kind %s", k)
		}
	}
	return made
}
