package ui

import (
	"strings"
	"testing"
	"time"

	"accord/app/lang"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The form of a new record says which one that is there it looks like, and leads to it.
func TestANewRecordIsSaidToLookLikeOneThatIsThere(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise})
	w := show(t, f)
	w.Edit(&register.Partner{Kind: register.PartnerEnterprise})
	put(w, "КАМАЗ")
	w.loader.Clock.(*clock.Manual).Pass(time.Second)
	if said := w.likeness.Text(); !strings.Contains(said, "КАМАЗ") || !strings.Contains(said, lang.T("alike.reason.legal_form")) {
		t.Fatalf("it says %q", said)
	}
	put(w, "Татнефть")
	w.loader.Clock.(*clock.Manual).Pass(time.Second)
	if said := w.likeness.Text(); said != "" {
		t.Errorf("it still says %q", said)
	}
}

// A link to a record that was made one with another leads to the other.
func TestALinkToAnOldIDLeadsToWhatStays(t *testing.T) {
	f := storagetest.New(t)
	one := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise})
	other := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise})
	u, err := register.Unite([]register.Record{one, other}, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Unite(background, u); err != nil {
		t.Fatal(err)
	}
	w := show(t, f)
	w.Open(other.Ref())
	if here := w.here(); here.record != one.ID {
		t.Errorf("it leads to %v, not to %v", here.record, one.ID)
	}
}
