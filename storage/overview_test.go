package storage_test

import (
	"context"
	"slices"
	"testing"

	"accord/storage/register"
	"accord/storage/storagetest"
)

// upcoming returns the Russian names of what the overview says to be under way or to come.
func upcoming(t *testing.T, f *storagetest.Factory, on register.Date) []string {
	t.Helper()
	o, err := f.Overview(context.Background(), on)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range o.Upcoming {
		names = append(names, e.Label.Ru)
	}
	return names
}

func TestAVisitOfAnUnknownDayComesAfterThoseOfKnownDaysBeforeItsEnd(t *testing.T) {
	f := storagetest.New(t)
	for _, v := range []struct {
		title    string
		from, to register.Date
	}{
		{"в году", "2026", ""}, {"в декабре", "2026-12", ""}, {"идёт", "2026-11-30", "2026-12-02"}, {"скоро", "2026-12-26", ""},
	} {
		f.Visit(register.Visit{Title: register.Ru(v.title), From: v.from, To: v.to})
	}
	want := []string{"идёт", "скоро", "в году", "в декабре"}
	if got := upcoming(t, f, "2026-12-01"); !slices.Equal(got, want) {
		t.Errorf("upcoming %q, want %q", got, want)
	}
}

func TestAVisitThatIsOffOnTheDayIsNotUpcoming(t *testing.T) {
	f := storagetest.New(t)
	for title, state := range map[string]register.VisitState{"отменён": register.VisitCancelled, "перенесён": register.VisitPostponed} {
		f.Visit(register.Visit{Title: register.Ru(title), From: "2026-12-26", Steps: []register.VisitStep{{State: state, On: "2026-11-20"}}})
	}
	if got := upcoming(t, f, "2026-12-01"); len(got) != 0 {
		t.Errorf("on a day after the decision %q are upcoming", got)
	}
	if got := upcoming(t, f, "2026-11-01"); len(got) != 2 {
		t.Errorf("on a day before the decision %q are upcoming, want both", got)
	}
}
