package ui

import (
	"bytes"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// partnersIn are the names of all partners of a register, by their codes.
func partnersIn(t *testing.T, f *storagetest.Factory) map[string]*register.Partner {
	t.Helper()
	ids, err := f.PartnerIDs(background, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*register.Partner{}
	for _, id := range ids {
		r, err := f.Record(background, register.Ref{Kind: register.KindPartner, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		all[r.(*register.Partner).Name.Ru] = r.(*register.Partner)
	}
	return all
}

// madeInAForm opens the form of an agreement and makes a state and an enterprise in its pickers.
func madeInAForm(t *testing.T, w *Window) {
	t.Helper()
	w.Edit(&register.Agreement{Title: register.Ru("О торговле"), Kind: register.AgreementTreaty, Parties: []register.Party{{Side: register.Theirs}, {Side: register.Theirs}}})
	w.form.form.Field("parties[0].partner").Focus()
	test.Type(w.Canvas().Focused(), "Kazakhst")
	press(w, fyne.KeyReturn)
	w.form.form.Field("parties[1].partner").Focus()
	test.Type(w.Canvas().Focused(), "КАМАЗ")
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} { // finds, creates, an enterprise
		press(w, key)
	}
}

func TestWhatIsMadeInAPickerIsWrittenWithTheForm(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	madeInAForm(t, w)
	if n := len(partnersIn(t, f)); n != 0 {
		t.Fatalf("%d written before the form is saved", n)
	}
	w.form.form.Leave()
	answer(t, w, "form.leave.drop")
	if n := len(partnersIn(t, f)); n != 0 {
		t.Fatalf("%d left behind by a form that was not saved", n)
	}

	madeInAForm(t, w)
	w.form.form.Save()
	if w.form != nil {
		t.Fatal("the form was not saved")
	}
	all := partnersIn(t, f)
	state, plant := all["Казахстан"], all["КАМАЗ"]
	if len(all) != 2 || state == nil || plant == nil {
		t.Fatalf("written: %v", all)
	}
	if state.Code != "KZ" || state.Kind != register.PartnerState || state.Name.En != "Kazakhstan" || state.Name.Tt == "" {
		t.Errorf("the state %+v", state)
	}
	if plant.Kind != register.PartnerEnterprise {
		t.Errorf("the enterprise is %s", plant.Kind)
	}
	w.unless(w.UndoUnlessForm)
	if n := len(partnersIn(t, f)); n != 0 {
		t.Errorf("%d stay when the save is taken back: it was one change", n)
	}
}

func TestADraftKeepsWhatWasMadeInItsPickers(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	madeInAForm(t, w)
	key, data := w.form.form.Draft()
	if err := w.drafts.Keep(key, data); err != nil {
		t.Fatal(err)
	}
	w.closeForm()
	w.Edit(&register.Agreement{})
	answer(t, w, "form.draft.restore")
	w.form.form.Save()
	if n := len(partnersIn(t, f)); n != 2 {
		t.Errorf("%d of two written", n)
	}
}

// A draft is a file, which anybody may have written: what it says was made is new, whole, and called by its own name.
func TestADraftMakesOnlyNewRecordsThatAreWhole(t *testing.T) {
	f := storagetest.New(t)
	theirs := f.Partner(register.Partner{Name: register.Ru("Казахстан"), Kind: register.PartnerState})
	w := show(t, f)
	madeInAForm(t, w)
	key, data := w.form.form.Draft()
	w.form.form.Saved() // or it would write its own draft over the others
	w.closeForm()
	for what, c := range map[string]struct {
		old, new string
		taken    int
	}{
		"as it was written":   {"", "", 1},
		"of a later revision": {`"revision":0`, `"revision":3`, 0},
		"without a kind":      {`"kind":"enterprise"`, `"kind":"castle"`, 0},
		"in the trash":        {`"revision":0`, `"revision":0,"deleted_at":"2022-01-01T00:00:00Z"`, 0},
		"with lost letters":   {"КАМАЗ", "КАМАЗ\uFFFD", 0},
	} {
		draft := bytes.Replace(data, []byte(c.old), []byte(c.new), 1) // what was made stands first
		if err := w.drafts.Keep(key, draft); err != nil {
			t.Fatal(err)
		}
		w.Edit(&register.Agreement{})
		w.form.form.ResumeDraft()
		if made := w.form.form.Made(); len(made) != c.taken {
			t.Errorf("%s: %d taken of %s", what, len(made), draft)
		}
		w.form.form.Saved()
		w.closeForm()
	}

	id := regexp.MustCompile(`"id":"([^"]+)","revision":0`).FindSubmatch(data)[1]
	if err := w.drafts.Keep(key, bytes.ReplaceAll(data, id, []byte(theirs.ID.String()))); err != nil {
		t.Fatal(err)
	}
	w.Edit(&register.Agreement{})
	w.form.form.ResumeDraft()
	w.form.form.Save()
	if all := partnersIn(t, f); len(all) != 1 || all["Казахстан"] == nil || all["Казахстан"].Revision != 1 {
		t.Errorf("it took the place of a record: %v", all)
	}
}
