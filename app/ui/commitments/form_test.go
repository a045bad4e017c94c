package commitments

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	c := p.plan().Blank().(*register.Commitment)
	f := d.Form(c, p.plan().Form)
	d.Fill(f, "number", "3.1")
	d.Fill(f, "title", "Подготовить дорожную карту")
	d.Into(f, "side")
	d.Type("на")
	d.Fill(f, "source.id", "рабочая\n")
	d.Fill(f, "executor.body", "Минпром\n")
	d.Fill(f, "due_on", "01.04.2022\t")
	f.Save()
	if words := desktest.Words(f); !strings.Contains(words, "Срок раньше начала") {
		t.Fatalf("due before the start:\n%s", words)
	}
	d.Fill(f, "due_on", "01.04.2023\t")
	saved := false
	f.OnSave = func() { saved = true }
	f.Save()
	if c.Start != s.next.From || c.PartnerID != s.late.PartnerID {
		t.Errorf("of the session it took %s and %s", c.Start, c.PartnerID)
	}
	if !saved || c.Source.Kind != register.KindSession || c.Executor.BodyID != s.ministry.ID || c.DueOn != "2023-04-01" {
		t.Errorf("saved %v: %+v", saved, c)
	}
	if _, err := s.Save(context.Background(), c); err != nil {
		t.Error(err)
	}
}

func TestThePeriodIsTypedAsPeopleSayIt(t *testing.T) {
	d := desktest.New(t)
	p := newSample(t).page(d)
	c := p.plan().Blank().(*register.Commitment)
	c.DueRule = register.DuePeriod
	f := d.Form(c, p.plan().Form)
	for typed, want := range map[string]int{"3 месяца": 3, "полгода": 6, "year": 12, "ярты ел": 6} {
		d.Fill(f, "period_months", typed+"\t")
		if c.PeriodMonths != want || f.Field("period_months").Fault() != "" {
			t.Errorf("%q is read as %d months, %q", typed, c.PeriodMonths, f.Field("period_months").Fault())
		}
	}
}

func TestTheTermIsTypedAsProtocolsSayIt(t *testing.T) {
	d := desktest.New(t)
	p := newSample(t).page(d)
	c := p.plan().Blank().(*register.Commitment)
	c.DueRule = register.DueDay
	f := d.Form(c, p.plan().Form)
	for typed, want := range map[string]register.Date{"II квартал 2027": "2027-06-30", "до конца года": d.Today()[:4], "через 3 мес.": d.Today().AddMonths(3)} {
		d.Fill(f, "due_on", typed+"\t")
		if c.DueOn != want || f.Field("due_on").Fault() != "" {
			t.Errorf("%q is read as %s, %q", typed, c.DueOn, f.Field("due_on").Fault())
		}
	}
	d.Fill(f, "due_on", "когда-нибудь\t")
	if fault := f.Field("due_on").Fault(); fault != lang.T("form.fault.due") {
		t.Errorf("of no term it says %q", fault)
	}
}

func TestTheFormTakesOverWhatItsMeetingSays(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	meeting := s.Meeting(register.Meeting{Title: register.Ru("Встреча в порту"), Day: "2022-11-21", PartnerIDs: []register.ID{s.late.PartnerID}})
	c := p.plan().Blank().(*register.Commitment)
	f := d.Form(c, p.plan().Form)
	d.Fill(f, "source.id", "в порту\n")
	if c.Source != meeting.Ref() || c.Start != "2022-11-21" || c.PartnerID != s.late.PartnerID {
		t.Errorf("took over %+v", c)
	}
	d.NoFailures()
}

func TestAReportHasItsFile(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := s.page(d)
	ctx := context.Background()
	own := s.Document(register.Document{Title: register.Ru("Справка о маршруте"), Subjects: []register.Ref{s.soon.Ref()}})
	s.Document(register.Document{Title: register.Ru("Чужая справка")})

	p.report(s.soon)
	d.Type("\t70\t\tСогласовано\t\t")
	d.Press(fyne.KeyDown)
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Справка о маршруте") || strings.Contains(words, "Чужая справка") {
		t.Fatalf("the files of the commitment are offered first:\n%s", words)
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Push("Записать")
	soon := s.read(t, s.soon)
	if got := soon.Reports[1]; got.FileID != own.ID || got.Percent != 70 {
		t.Fatalf("reported %+v", got)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "70 % · Согласовано", "Справка о маршруте", "05.12.2022", "40 %")
	d.Follow("Справка о маршруте")
	if !slices.Equal(d.Opened, []register.Ref{own.Ref()}) {
		t.Errorf("opened %v", d.Opened)
	}

	path := filepath.Join(t.TempDir(), "Отчёт_за_ноябрь.txt")
	if err := os.WriteFile(path, []byte("отчёт"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.files.AddAs(soon.Ref(), register.DocumentReport, shows(soon.Reports[0]), path)
	soon = s.read(t, s.soon)
	if soon.Reports[0].FileID.IsZero() || soon.Reports[1].FileID != own.ID {
		t.Errorf("attached to %+v", soon.Reports)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "40 % · Проект готов", "Отчёт за ноябрь")
	if _, err := s.Delete(ctx, own.Ref()); err != nil {
		t.Fatal(err)
	}
	inOrder(t, d.Card(p.card(ctx, soon.ID, storagetest.Today)), "Справка о маршруте", "(в корзине)")

	// The report was changed in another window meanwhile.
	first := soon.Reports[0]
	soon.Reports[0].Percent = 50
	if _, err := s.Save(ctx, soon); err != nil {
		t.Fatal(err)
	}
	p.files.AddAs(soon.Ref(), register.DocumentReport, shows(first), path)
	if len(d.Failed) != 1 || !errors.Is(d.Failed[0], storage.ErrNotFound) {
		t.Errorf("says %v", d.Failed)
	}
}

func TestTheFormOfAReportChoosesAFile(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	own := s.Document(register.Document{Title: register.Ru("Справка о маршруте"), Subjects: []register.Ref{s.soon.Ref()}})
	c := s.read(t, s.soon)
	f := d.Form(c, s.page(d).plan().Form)
	d.Fill(f, "reports[0].file", "справка\n")
	if c.Reports[0].FileID != own.ID {
		t.Errorf("chose %v", c.Reports[0].FileID)
	}
	d.NoFailures()
}
