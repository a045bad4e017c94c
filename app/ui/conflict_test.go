package ui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// colleague is somebody else at work in the same register.
func colleague(t *testing.T, f *storagetest.Factory, work func(s *storage.Store) error) {
	t.Helper()
	s, err := storage.Open(background, f.Path(), storagetest.Options("Айгуль"))
	if err == nil {
		err = work(s)
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// changedBy changes a record as a colleague.
func changedBy(t *testing.T, f *storagetest.Factory, ref register.Ref, change func(register.Record)) {
	t.Helper()
	colleague(t, f, func(s *storage.Store) error {
		r, err := s.Record(background, ref)
		if err != nil {
			return err
		}
		change(r)
		_, err = s.Save(background, r)
		return err
	})
}

func deletedBy(t *testing.T, f *storagetest.Factory, ref register.Ref) {
	t.Helper()
	colleague(t, f, func(s *storage.Store) error {
		_, err := s.Delete(background, ref)
		return err
	})
}

// says fails where the question does not say all of these, or shows how a record is kept.
func says(t *testing.T, w *Window, wanted ...string) {
	t.Helper()
	said := words(question(t, w))
	for _, want := range wanted {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	if strings.ContainsAny(said, "{}[]") || strings.Contains(said, `":`) {
		t.Errorf("it shows JSON:\n%s", said)
	}
}

func TestEditedByMeAndDeletedByAnotherIsAsked(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "1"})
	w := show(t, f)
	now := func() *register.Agreement {
		t.Helper()
		r, err := f.Record(background, a.Ref())
		if err != nil {
			t.Fatal(err)
		}
		return r.(*register.Agreement)
	}
	edit := func(number string) {
		t.Helper()
		w.Open(a.Ref())
		w.EditRef(a.Ref())
		put(w, number)
		deletedBy(t, f, a.Ref())
		ctrl(w, fyne.KeyS)
		says(t, w, lang.T("conflict.gone.title"), "Айгуль")
	}
	edit("2")
	answer(t, w, "conflict.stay")
	if w.form == nil || !now().InTrash() {
		t.Fatal("going back to the form saves or closes it")
	}
	ctrl(w, fyne.KeyS)
	answer(t, w, "conflict.gone.bring_back")
	if got := now(); got.InTrash() || got.Number != "2" || w.form != nil {
		t.Fatalf("in the trash: %v, number %q", got.InTrash(), got.Number)
	}
	if room := agreementsOf(w); len(room.List().Keys()) != 1 {
		t.Error("what was brought back is not listed")
	}
	edit("3")
	answer(t, w, "conflict.gone.leave")
	if got := now(); !got.InTrash() || got.Number != "2" || w.form != nil {
		t.Errorf("in the trash: %v, number %q", got.InTrash(), got.Number)
	}
}

func TestDeletedByMeAndEditedByAnotherIsAsked(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Term: register.TermOpen})
	b := f.Agreement(register.Agreement{})
	w := show(t, f)
	for _, last := range []bool{false, true} {
		w.Delete(a.Ref(), b.Ref())
		changedBy(t, f, a.Ref(), func(r register.Record) {
			one := r.(*register.Agreement)
			one.Number += "1"
		})
		answer(t, w, "delete.do")
		says(t, w, lang.T("conflict.deleting.title"), "О торговле", "Айгуль", "Номер", "1")
		if living(t, f, register.KindAgreement) != 2 {
			t.Fatal("something is deleted before that was decided")
		}
		if !last {
			answer(t, w, "conflict.deleting.leave")
		}
	}
	answer(t, w, "conflict.deleting.do")
	if living(t, f, register.KindAgreement) != 0 {
		t.Error("not deleted although that was wanted")
	}
}

// Base, theirs and mine are told in the words of the form, lists by their rows.
func TestAConflictIsToldInTheWordsOfTheForm(t *testing.T) {
	for _, l := range register.Languages {
		f := storagetest.New(t)
		ours, baku := f.Partner(register.Partner{Name: register.Ru("Минпромторг"), Ours: true}), f.Partner(register.Partner{Name: register.Ru("Баку")})
		ganja := f.Partner(register.Partner{Name: register.Ru("Гянджа")})
		parties := []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: baku.ID}}
		a := f.Agreement(register.Agreement{Number: "1", Term: register.TermOpen, Parties: parties})
		w := show(t, f)
		lang.Use(l)
		w.Open(a.Ref())
		w.EditRef(a.Ref())
		mine := w.form.record.(*register.Agreement)
		mine.Term, mine.Until = register.TermUntil, "2030-05-17"
		mine.Parties[1].SignedOn = "2022-11-29"
		w.form.form.Reload()
		changedBy(t, f, a.Ref(), func(r register.Record) {
			theirs := r.(*register.Agreement)
			theirs.Term, theirs.Until = register.TermUntil, "2031-01-31"
			theirs.Parties[1].SignedOn = "2022-11-30"
			theirs.Parties = append(theirs.Parties, register.Party{Side: register.Theirs, PartnerID: ganja.ID})
		})
		ctrl(w, fyne.KeyS)
		says(t, w, "Айгуль", lang.T("agreement.until"), "17.05.2030", "31.01.2031", lang.T("conflict.base"), lang.T("conflict.mine"),
			lang.T("agreement.parties"), "Баку", "29.11.2022", "30.11.2022")
		if said := words(question(t, w)); strings.Contains(said, "Минпромторг") || strings.Contains(said, "Гянджа") {
			t.Errorf("a row that does not clash is told:\n%s", said)
		}
	}
}

// Of a row that both have changed the field in which they differ is told, not the whole of it twice.
func TestAConflictAboutOneFieldOfARowTellsThatField(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Беседа у министра"), Place: register.Ru("Баку")},
		{Day: "2022-11-29", Start: "15:00", Kind: register.ProgrammeForum, Title: register.Ru("Деловой форум")},
	}})
	w := show(t, f)
	w.EditRef(v.Ref())
	w.form.record.(*register.Visit).Programme[0].Start = "10:30"
	w.form.form.Reload()
	changedBy(t, f, v.Ref(), func(r register.Record) {
		r.(*register.Visit).Programme[0].Start = "11:00"
		r.(*register.Visit).Programme = append(r.(*register.Visit).Programme, register.ProgrammeItem{Day: "2022-11-30", Kind: register.ProgrammeFree, Title: register.Ru("Прогулка")})
	})
	ctrl(w, fyne.KeyS)
	says(t, w, "Беседа у министра: Начало", "10:00", "11:00", "10:30")
	said := words(question(t, w))
	if strings.Count(said, "Беседа у министра") != 1 || strings.Contains(said, "Деловой форум") || strings.Contains(said, "Прогулка") {
		t.Errorf("more than what clashes is told:\n%s", said)
	}
	answer(t, w, "conflict.take_theirs")
	got, err := storage.Get[register.Visit](background, f.Store, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Programme[0].Start != "11:00" || len(got.Programme) != 3 {
		t.Errorf("saved is %+v", got.Programme)
	}
}

func TestTheItemOfAMeetingIsToldByItsTitle(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Kind: register.ProgrammeTalks, Title: register.Ru("Беседа у министра")},
		{Day: "2022-11-29", Kind: register.ProgrammeForum, Title: register.Ru("Деловой форум")},
	}})
	m := f.Meeting(register.Meeting{Title: register.Ru("Встреча"), VisitID: v.ID})
	w := show(t, f)
	w.EditRef(m.Ref())
	w.form.record.(*register.Meeting).ItemID = v.Programme[0].ID
	w.form.form.Reload()
	changedBy(t, f, m.Ref(), func(r register.Record) { r.(*register.Meeting).ItemID = v.Programme[1].ID })
	ctrl(w, fyne.KeyS)
	says(t, w, "Айгуль", "Деловой форум", "У вас", "Беседа у министра")
}

// The card of every kind says that its record lies in the trash.
func TestTheCardOfATrashedRecordSaysSo(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	made := map[register.Kind]register.Record{}
	for _, r := range []register.Record{
		f.Rule(register.ProcedureRule{}), f.Document(register.Document{}), f.Session(register.Session{}), f.Commission(register.Commission{}),
		f.Meeting(register.Meeting{}), f.Commitment(register.Commitment{}), f.Visit(register.Visit{}), f.Event(register.Event{}),
		f.Invitation(register.Invitation{}), f.ProductionLink(register.ProductionLink{}), f.TradeRecord(register.TradeRecord{}), f.Agreement(register.Agreement{}),
		f.Person(register.Person{}), f.Partner(register.Partner{}), f.Sphere(register.Sphere{}),
	} {
		made[r.Ref().Kind] = r
	}
	for _, k := range register.Kinds {
		r := made[k]
		if r == nil {
			t.Fatalf("there is no %s", k)
		}
		w.Open(r.Ref())
		if said := strings.ReplaceAll(words(w.current.Content()), "\n", " "); strings.Contains(said, lang.T("trash.state.text")) {
			t.Errorf("%s: %s", r.Ref().Kind, said)
		}
		if _, err := f.Delete(background, r.Ref()); err != nil {
			t.Fatal(err)
		}
		w.Go("overview")
		w.Open(r.Ref())
		if said := strings.ReplaceAll(words(w.current.Content()), "\n", " "); !strings.Contains(said, lang.T("trash.state.text")) {
			t.Errorf("%s: %s", r.Ref().Kind, said)
		}
	}
}

// A long conflict stays in a small window and is scrolled by the keyboard.
func TestALongConflictStaysInTheWindow(t *testing.T) {
	f := storagetest.New(t)
	long := register.Ru(strings.Repeat("очень длинный текст о торговле ", 60))
	a := f.Agreement(register.Agreement{Summary: long, Note: long, Original: long})
	w := show(t, f)
	w.window.Resize(fyne.NewSize(1024, 600))
	w.EditRef(a.Ref())
	mine := w.form.record.(*register.Agreement)
	mine.Summary.Ru, mine.Note.Ru, mine.Original.Ru = mine.Summary.Ru+"у нас", mine.Note.Ru+"у нас", mine.Original.Ru+"у нас"
	changedBy(t, f, a.Ref(), func(r register.Record) {
		theirs := r.(*register.Agreement)
		theirs.Summary.Ru, theirs.Note.Ru, theirs.Original.Ru = theirs.Summary.Ru+"у них", theirs.Note.Ru+"у них", theirs.Original.Ru+"у них"
	})
	w.form.form.Reload()
	ctrl(w, fyne.KeyS)
	d := question(t, w)
	if size := d.MinSize(); size.Width > 1024 || size.Height > 600 {
		t.Errorf("the dialog wants %v", size)
	}
	card := within[*kit.Card](d)[0]
	press(w, fyne.KeyPageDown)
	if d.Closed() || card.ScrollOffset() == 0 {
		t.Error("PageDown does not scroll")
	}
}

// The words for fields are the labels of the forms, for every field of every kind that its form has.
func TestFieldsAreCalledAsInTheirForms(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	for _, k := range register.Kinds {
		for _, p := range w.pages {
			room, is := p.(opener)
			if !is || room.Kind() != k {
				continue
			}
			r := k.New()
			oneRow(reflect.ValueOf(r).Elem())
			form := kit.NewForm(kit.InLine(), r)
			room.Declare(form, r)
			labels := map[string][]string{} // some fields take turns
			for _, field := range form.Fields() {
				labels[field.Path()] = append(labels[field.Path()], field.Label())
			}
			for path, called := range labels {
				if word := lang.Field(k, path); path != "" && !slices.Contains(called, word) && !slices.Contains(called, "") {
					t.Errorf("%s: the form calls %s %q, lang.Field %q", k, path, called, word)
				}
			}
		}
	}
}

// oneRow puts an empty row into every list of a record.
func oneRow(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				oneRow(v.Field(i))
			}
		}
	}
}
