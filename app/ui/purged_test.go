package ui

import (
	"strings"
	"testing"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Whatever was deleted for good, the cards of those that mention it can be read and say so.
func TestCardsSayWhatWasDeletedForGood(t *testing.T) {
	storagetest.InTheFullPass(t)
	flat := func(w *Window) string { return strings.ReplaceAll(words(w.current.Content()), "\n", " ") }
	for _, k := range []register.Kind{register.KindPartner, register.KindPerson, register.KindVisit, register.KindCommission} { // what others read
		f := storagetest.New(t)
		if _, err := exchange.ImportSample(background, f.Store); err != nil {
			t.Fatal(err)
		}
		var gone, left []register.Ref
		err := f.EachRecord(background, register.Kinds, func(r register.Record) error {
			if r.Ref().Kind == k {
				gone = append(gone, r.Ref())
			} else {
				left = append(left, r.Ref())
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Delete(background, gone...); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Purge(background, gone...); err != nil {
			t.Fatal(err)
		}
		w := show(t, f)
		said := ""
		for _, ref := range left {
			w.Open(ref)
			card := flat(w)
			if strings.Contains(card, lang.T("error.not_found")) {
				t.Errorf("without every %s the card of a %s is not shown", k, ref.Kind)
			}
			said += card
		}
		if k == register.KindPartner && !strings.Contains(said, lang.T("card.purged", "Азербайджан")) {
			t.Errorf("no card says that a partner was deleted for good")
		}
		for _, ref := range gone {
			w.Open(ref)
			if card := flat(w); !strings.Contains(card, lang.T("history.purged.text")) {
				t.Errorf("the card of a purged %s does not say so:\n%s", k, card)
			}
		}
	}
}
