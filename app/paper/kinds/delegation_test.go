package kinds_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/kinds"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// TestTheListOfADelegationHasTheChosenColumns: those and no others, in their order, each once, whatever was chosen; phone and
// e-mail do not get to the partner; and each cell says what its column is called.
func TestTheListOfADelegationHasTheChosenColumns(t *testing.T) {
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Name: register.Text{Ru: "Министерство", En: "The ministry"}, Ours: true})
	head := f.Person(register.Person{Name: register.Text{Ru: "Садыков Айдар", En: "Aidar Sadykov"}, NativeName: "Садыйков", Phone: "+7 843 000", Email: "a@b.ru",
		Appointments: []register.Appointment{{Post: register.Text{Ru: "министр", En: "Minister"}, PartnerID: ministry.ID}}})
	visit := f.Visit(register.Visit{Title: register.Ru("Визит"), From: "2022-11-28", Delegation: []register.Delegate{{PersonID: head.ID, Role: register.DelegateHead}, {PersonID: f.Person(register.Person{}).ID, Role: register.DelegateMember}}})
	kind, _ := kinds.Named("delegation")
	said := map[kinds.Column]string{
		kinds.ColumnName: "Садыков Айдар", kinds.ColumnOtherName: "Aidar Sadykov", kinds.ColumnNativeName: "Садыйков", kinds.ColumnPost: "министр", kinds.ColumnOtherPost: "Minister",
		kinds.ColumnBody: "Министерство", kinds.ColumnRole: lang.In(register.Russian).T("visit.role.head"), kinds.ColumnPhone: "+7 843 000", kinds.ColumnEmail: "a@b.ru", kinds.ColumnNotes: "",
	}
	rapid.Check(t, func(rt *rapid.T) {
		chosen := rapid.SliceOfN(rapid.SampledFrom(append([]kinds.Column{"none such"}, kinds.Columns...)), 1, 12).Draw(rt, "columns")
		edition := rapid.SampledFrom(kinds.Editions).Draw(rt, "edition")
		p, err := kind.Make(t.Context(), f.Store, kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: edition, Columns: chosen})
		if err != nil {
			rt.Fatal(err)
		}
		var want []kinds.Column
		for _, c := range chosen {
			inner := c == kinds.ColumnPhone || c == kinds.ColumnEmail
			if slices.Contains(kinds.Columns, c) && !slices.Contains(want, c) && !(inner && edition == kinds.ForPartner) {
				want = append(want, c)
			}
		}
		var table paper.Table
		for _, b := range p.Sections[0].Blocks {
			if one, is := b.(paper.Table); is {
				table = one
			}
		}
		if len(table.Columns) != len(want)+1 || len(table.Rows) != 2 {
			rt.Fatalf("%d columns and %d rows for %v", len(table.Columns), len(table.Rows), want)
		}
		for i, c := range want {
			column, in := table.Columns[i+1], lang.In(register.Russian)
			if c == kinds.ColumnOtherName || c == kinds.ColumnOtherPost {
				in = lang.In(register.English)
			}
			if column.Head != in.T("paper.column."+string(c)) {
				rt.Errorf("column %s is headed %q", c, column.Head)
			}
			if got := table.Rows[0].Cells[i+1].String(); got != said[c] {
				rt.Errorf("column %s says %q, not %q", c, got, said[c])
			}
		}
	})
}
