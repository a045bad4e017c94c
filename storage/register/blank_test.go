package register

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

// lists returns the paths of all lists of a record's type, with a blank row in each of them put into the record.
func lists(v reflect.Value) (paths []string) {
	eachList(v, "", func(path string, list reflect.Value) {
		paths = append(paths, path)
		list.Set(reflect.Append(list, reflect.Zero(list.Type().Elem())))
	})
	return paths
}

func TestEveryListOfEveryKindLosesItsBlankRows(t *testing.T) {
	for _, k := range Kinds {
		r := k.New()
		before, _ := json.Marshal(r)
		paths := lists(reflect.ValueOf(r).Elem())
		found := BlankRows(r)
		for _, path := range paths {
			if !slices.Contains(found, path+"[0]") {
				t.Errorf("%s: the blank row of %s is not found", k, path)
			}
		}
		DropBlankRows(r)
		if after, _ := json.Marshal(r); string(after) != string(before) {
			t.Errorf("%s: without its blank rows it is\n%s, was\n%s", k, after, before)
		}
	}
}

func TestARowThatSaysSomethingStays(t *testing.T) {
	id := NewID()
	v := &Visit{
		Delegation: []Delegate{{Role: DelegateHead}, {PersonID: id}},
		Programme: []ProgrammeItem{
			{Day: "2022-11-29"}, {Day: "2022-11-29", Ours: []ID{None}}, {Day: "2022-11-29", Start: "09:00"}, {ID: id}, {Ours: []ID{None, id}},
		},
		Steps: []VisitStep{{State: VisitApproved}, {}},
	}
	DropBlankRows(v)
	want := &Visit{
		Delegation: []Delegate{{PersonID: id}},
		Programme:  []ProgrammeItem{{Day: "2022-11-29", Start: "09:00"}, {ID: id}, {Ours: []ID{id}}},
		Steps:      []VisitStep{{State: VisitApproved}},
	}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("left is %+v", v)
	}
	a := &Agreement{
		Parties: []Party{{Side: Ours}, {Side: Theirs, SignedOn: "2022"}},
		Actions: []Action{{}, {Kind: ActionEntryIntoForce}},
		Links:   []Link{{Kind: LinkAmends}, {}},
	}
	DropBlankRows(a)
	if len(a.Parties) != 1 || len(a.Actions) != 1 || len(a.Links) != 1 {
		t.Errorf("left is %+v", a)
	}
	c := &Commission{Members: []Member{{Side: Ours, Role: RoleOfMember}, {Side: Ours, Role: RoleOfMember, From: "2022"}}}
	DropBlankRows(c)
	if len(c.Members) != 1 {
		t.Errorf("left is %+v", c.Members)
	}
}

func TestAnAgreementEntersIntoForceOnceForEachParty(t *testing.T) {
	one, other := NewID(), NewID()
	a := &Agreement{Title: Ru("О торговле"), Kind: AgreementAgreement, Actions: []Action{
		{Kind: ActionEntryIntoForce, On: "2020-01-01"},
		{Kind: ActionEntryIntoForce, On: "2020-02-01", PartnerID: one},
		{Kind: ActionEntryIntoForce, On: "2020-03-01", PartnerID: other},
	}}
	if p := a.Check().Errors(); len(p) > 0 {
		t.Fatalf("refused: %v", p)
	}
	for _, again := range []ID{None, one, other} {
		twice := *a
		twice.Actions = append(slices.Clone(a.Actions), Action{Kind: ActionEntryIntoForce, PartnerID: again})
		want := Problem{Field: "actions[3].kind", Key: "problem.force_twice"}
		if p := twice.Check().Errors(); len(p) != 1 || !reflect.DeepEqual(p[0], want) {
			t.Errorf("the second entry into force for %q gives %v", again, p)
		}
	}
}
