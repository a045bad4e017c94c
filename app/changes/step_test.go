package changes_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/changes"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func TestAMergerIsNamedByWhatStays(t *testing.T) {
	refs := []register.Ref{{Kind: register.KindEvent, ID: register.NewID()}, {Kind: register.KindEvent, ID: register.NewID()}}
	said := changes.Step(storage.Batch{Act: storage.ActUnite, Name: "KazanForum", Refs: refs})
	assert.Equal(t, lang.T("step.unite", "KazanForum", lang.N("count.event", 2)), said)
}

func TestWhatCameOutOfACopyIsCalledSo(t *testing.T) {
	ref := register.Ref{Kind: register.KindVisit, ID: register.NewID()}
	one := &storage.Change{After: &register.Visit{Title: register.Ru("Визит")}}
	assert.Equal(t, "возврат из копии — Визит «Визит»", changes.Step(storage.Batch{Act: storage.ActTakeBack, Refs: []register.Ref{ref}, Only: one}))
	assert.Equal(t, "возврат из копии — 2 визита", changes.Step(storage.Batch{Act: storage.ActTakeBack, Refs: []register.Ref{ref, ref}}))
	assert.Equal(t, "Возвращено из копии", changes.Act(storage.Change{Act: storage.ActTakeBack, Made: true}))
}

// Kinds of which there are as many stand in their usual order, each time.
func TestKindsStandInOneOrder(t *testing.T) {
	var refs []register.Ref
	for _, k := range slices.Backward(register.Kinds) {
		refs = append(refs, register.Ref{Kind: k, ID: register.NewID()})
	}
	first := changes.Kinds(refs)
	for range 20 {
		if now := changes.Kinds(refs); now != first {
			t.Fatalf("%q, then %q", first, now)
		}
	}
}
