package lineage

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/exchange"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/assets"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a commission founded by an agreement that stands in a frame, with two sessions.
type sample struct {
	*storagetest.Factory
	frame, founding *register.Agreement
	commission      *register.Commission
	first, second   *register.Session
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.frame = s.Agreement(register.Agreement{Title: register.Ru("Рамочное соглашение"), Number: "1/1992"})
	s.founding = s.Agreement(register.Agreement{
		Title: register.Ru("О торговле"), Links: []register.Link{{Kind: register.LinkUnder, AgreementID: s.frame.ID}},
	})
	s.commission = s.Commission(register.Commission{Title: register.Ru("Межправительственная комиссия"), AgreementID: s.founding.ID})
	s.first = s.Session(register.Session{CommissionID: s.commission.ID, Number: 1})
	s.second = s.Session(register.Session{CommissionID: s.commission.ID, Number: 2})
	return s
}

func shown(t *testing.T, d *desktest.Desk, s sample, of register.ID) *Page {
	t.Helper()
	p := New(d, s.Store)
	d.ShowPage(p)
	p.Show(of, 0)
	return p
}

func TestALineageIsWalkedByKeys(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s, s.commission.ID)
	words := desktest.Words(p.graph)
	for _, want := range []string{"Соглашение · 1/1992", "Рамочное соглашение", "О торговле", "Межправительственная\nкомиссия", "Заседание № 1", "Заседание № 2"} {
		if !strings.Contains(words, want) {
			t.Errorf("the graph does not show %q:\n%s", want, words)
		}
	}
	if got := p.Count(); got != "4 связанные записи" {
		t.Errorf("the count says %q", got)
	}
	d.Press(fyne.KeyReturn)
	if want := []register.Ref{s.commission.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("Enter in the middle opened %v", d.Opened)
	}
	d.Press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn)
	if want := []register.ID{s.frame.ID}; !slices.Equal(d.Traced, want) {
		t.Errorf("as far left as there is leads to %v, want the frame", d.Traced)
	}
	p.Show(s.commission.ID, 0)
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if want := s.second.ID; d.Traced[len(d.Traced)-1] != want {
		t.Errorf("right and down leads to %v", d.Traced)
	}
	p.Show(s.second.ID, 0)
	if id, _ := p.Current(); id != s.second.ID || p.name.Text() != "Заседание № 2" {
		t.Errorf("the page is at %v, %q", id, p.name.Text())
	}
	if strings.Contains(desktest.Words(p.graph), "Заседание № 1") {
		t.Error("another session is not of its lineage")
	}
	d.NoFailures()
}

func TestALineageIsATableToo(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s, s.founding.ID)
	p.tabs.Choose(viewTable)
	words := desktest.Words(p.Content())
	for _, want := range []string{"раньше, шаг 1", "заключено в рамках", "позже, шаг 1", "учреждено на основании", "позже, шаг 2", "заседание комиссии"} {
		if !strings.Contains(words, want) {
			t.Errorf("the table does not show %q:\n%s", want, words)
		}
	}
	path := filepath.Join(t.TempDir(), "связи.csv")
	if err := desk.WriteTable(path, p.columns(), p.kin); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil || strings.Count(string(written), "\r\n") != 6 || !strings.Contains(string(written), ";учреждено на основании;") {
		t.Errorf("the file reads %q, %v", written, err)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if want := []register.Ref{s.frame.Ref()}; !slices.Equal(d.Opened, want) {
		t.Errorf("Enter opened %v", d.Opened)
	}
	d.NoFailures()
}

func TestALineageFollowsWhatIsSaved(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s, s.founding.ID)
	s.Agreement(register.Agreement{Title: register.Ru("Протокол"), Links: []register.Link{{Kind: register.LinkAmends, AgreementID: s.founding.ID}}})
	p.Changed(nil)
	if !strings.Contains(desktest.Words(p.graph), "Протокол") {
		t.Error("what was saved meanwhile is not shown")
	}
}

// Every promise that the press release tells of is reached from the visit, and every step of the way has its word.
func TestFromTheVisitToEveryPromise(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	if _, _, err := exchange.Import(t.Context(), f.Store, bytes.NewReader(assets.SampleRegister)); err != nil {
		t.Fatal(err)
	}
	visits, err := f.VisitIDs(t.Context(), storage.VisitQuery{Query: storage.Query{Order: "from", Descending: true}})
	if err != nil {
		t.Fatal(err)
	}
	p := New(d, f.Store)
	d.ShowPage(p)
	p.Show(visits[0], 0)
	reached := map[register.Kind]int{}
	for _, one := range p.kin {
		reached[one.Line.Kind]++
		if word := p.columns()[1].Text(one); one.Generation != 0 && (word == "" || strings.HasPrefix(word, "lineage.")) {
			t.Errorf("the step to %s in role %q has no word", one.Label.Ru, one.Role)
		}
	}
	for kind, least := range map[register.Kind]int{register.KindMeeting: 1, register.KindAgreement: 1, register.KindCommission: 1, register.KindInvitation: 2, register.KindProductionLink: 1} {
		if reached[kind] < least {
			t.Errorf("%d of %s are reached, want %d at least", reached[kind], kind, least)
		}
	}
}
