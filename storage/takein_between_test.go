package storage_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// inFile is an empty register in a file.
func inFile(t *testing.T) *storage.Store {
	t.Helper()
	s := storagetest.Fresh(t, t.TempDir()+"/register.accord", storage.Options{Author: "Отдел", Device: "file", Clock: clock.System})
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// inOffice is an empty register on a server, opened by one who may only edit there.
func inOffice(t *testing.T) *storage.Store {
	t.Helper()
	return newOffice(t).as(storage.ServerEditor)
}

// A package is taken in alike wherever the two registers lie, and whoever may only edit in them takes it in.
func TestPackagesPassBetweenFilesAndOffices(t *testing.T) {
	storagetest.InTheFullPass(t)
	for name, make := range map[string][2]func(*testing.T) *storage.Store{
		"from an office to another": {inOffice, inOffice},
		"from an office to a file":  {inOffice, inFile},
		"from a file to an office":  {inFile, inOffice},
		"from a file to another":    {inFile, inFile},
	} {
		t.Run(name, func(t *testing.T) { passBetween(t, make[0](t), make[1](t)) })
	}
}

func passBetween(t *testing.T, a, b *storage.Store) {
	t.Helper()
	partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	saved(t, a, partner)
	var people []register.ID
	for _, name := range []string{"Алиев", "Белов", "Валеев"} {
		p := &register.Person{Name: register.Ru(name)}
		saved(t, a, p)
		people = append(people, p.ID)
	}
	visit := &register.Visit{
		Title: register.Ru("Визит в Баку"), Purpose: register.Ru("Форум"), From: "2022-11-29", To: "2022-11-30", Direction: register.Outgoing,
		PartnerIDs: []register.ID{partner.ID}, Delegation: []register.Delegate{{PersonID: people[0], Role: register.DelegateHead}},
	}
	saved(t, a, visit)
	trip := &register.Visit{
		Title: register.Ru("Визит в Гянджу"), From: "2023-11-29", To: "2023-11-30", Direction: register.Outgoing, PartnerIDs: []register.ID{partner.ID},
	}
	saved(t, a, trip)
	gone := &register.Visit{
		Title: register.Ru("Визит в Шеки"), From: "2023-10-01", To: "2023-10-02", Direction: register.Outgoing, PartnerIDs: []register.ID{partner.ID},
	}
	saved(t, a, gone)
	attach(t, a, visit.Ref(), "programme.txt", bytes.Repeat([]byte("программа"), 300000))

	l := packed(t, a, storage.Packing{History: true, FilesUnder: -1})
	in := intended(t, b, l)
	assert.True(t, in.Apart)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictNew: 8}, withoutRules(in))
	first, err := b.TakeParcel(ctx, in, "первый", filesOf(a, l))
	require.NoError(t, err)
	assert.Equal(t, exported(t, a), exported(t, b))
	wholeIn(t, b)
	assert.Empty(t, intended(t, b, l).Arrivals, "the same package changes nothing")
	require.NoError(t, b.Undo(ctx, first))
	assert.NotEmpty(t, intended(t, b, l).Arrivals, "what was taken back may come once more")
	steps, err := b.Steps(ctx, 5)
	require.NoError(t, err)
	require.NoError(t, b.Undo(ctx, steps.Redo[0].ID))
	assert.False(t, visitIn(t, b, visit.ID).InTrash())

	// Both work on: what does not touch each other, what does, what one deletes and the other changes.
	edit := func(s *storage.Store, id register.ID, do func(*register.Visit)) {
		v := visitIn(t, s, id)
		do(v)
		saved(t, s, v)
	}
	edit(b, visit.ID, func(v *register.Visit) {
		v.Delegation = append(v.Delegation, register.Delegate{PersonID: people[1], Role: register.DelegateMember})
		v.Hotel, v.Purpose = register.Ru("У моря"), register.Ru("Форум и выставка")
	})
	edit(b, trip.ID, func(v *register.Visit) { v.Hotel = register.Ru("Старая") })
	older := packed(t, b, storage.Packing{History: true, FilesUnder: -1})
	edit(b, trip.ID, func(v *register.Visit) { v.Hotel = register.Ru("Новая") })
	edit(b, gone.ID, func(v *register.Visit) { v.Hotel = register.Ru("В горах") })
	fresh := &register.Person{Name: register.Ru("Гасанов")}
	saved(t, b, fresh)
	attach(t, b, visit.Ref(), "letter.txt", []byte("письмо из Баку"))
	edit(a, visit.ID, func(v *register.Visit) {
		v.Delegation = append(v.Delegation, register.Delegate{PersonID: people[2], Role: register.DelegateMember})
		v.Purpose = register.Ru("Форум по торговле")
	})
	_, err = a.Delete(ctx, gone.Ref())
	require.NoError(t, err)

	l = packed(t, b, storage.Packing{History: true, FilesUnder: -1})
	in = intended(t, a, l)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictClash: 2, storage.VerdictNewer: 6, storage.VerdictNew: 2}, withoutRules(in))
	batch, err := a.TakeParcel(ctx, in, "второй", filesOf(b, l))
	require.NoError(t, err)
	wholeIn(t, a)
	got := visitIn(t, a, visit.ID)
	assert.Len(t, got.Delegation, 3)
	assert.Equal(t, "У моря", got.Hotel.Ru)
	assert.Equal(t, "Форум по торговле", got.Purpose.Ru, "ours stands until somebody decides")
	assert.Equal(t, "Новая", visitIn(t, a, trip.ID).Hotel.Ru)
	assert.False(t, visitIn(t, a, gone.ID).InTrash(), "it comes back, with the question")
	assert.Empty(t, intended(t, a, l).Arrivals, "the same package changes nothing")
	assert.Empty(t, intended(t, a, older).Arrivals, "and an older one neither")
	told, err := a.History(ctx, visit.ID)
	require.NoError(t, err)
	assert.NotEmpty(t, told[0].Steps, "what was done there is told")
	hits, err := a.Search(ctx, "письмо из Баку", 5)
	require.NoError(t, err)
	assert.NotEmpty(t, hits, "the words of a file that came are found")

	require.NoError(t, a.Undo(ctx, batch))
	assert.Len(t, visitIn(t, a, visit.ID).Delegation, 2)
	assert.True(t, visitIn(t, a, gone.ID).InTrash())
	steps, err = a.Steps(ctx, 5)
	require.NoError(t, err)
	require.NoError(t, a.Undo(ctx, steps.Redo[0].ID))
	open, err := a.Undecided(ctx)
	require.NoError(t, err)
	require.Len(t, open, 2)
	for _, u := range open {
		theirs, err := a.Theirs(ctx, u)
		require.NoError(t, err)
		chosen := visitIn(t, a, u.ID)
		require.NoError(t, register.Take(chosen, theirs, u.Clashes[0].Path))
		_, err = a.Decide(ctx, u, chosen, nil)
		require.NoError(t, err)
	}
	takeIn(t, b, a, storage.ResolutionTheirs)
	takeIn(t, a, b, storage.ResolutionTheirs)
	assert.Equal(t, exported(t, a), exported(t, b))
	assert.Equal(t, "Форум и выставка", visitIn(t, a, visit.ID).Purpose.Ru)
	wholeIn(t, a)
	wholeIn(t, b)
}

// attach makes a file of a record.
func attach(t *testing.T, s *storage.Store, to register.Ref, name string, content []byte) {
	t.Helper()
	v, err := s.AddFile(ctx, name, bytes.NewReader(content), nil)
	require.NoError(t, err)
	saved(t, s, &register.Document{Title: register.Ru(name), Kind: register.DocumentOther, Subjects: []register.Ref{to}, Versions: []register.Version{v}})
}

// withoutRules are the counts of what is to become of records, without the rules of procedure that each register began with.
func withoutRules(in *storage.Intended) map[storage.Verdict]int {
	counts := map[storage.Verdict]int{}
	for _, a := range in.Arrivals {
		if a.Ref().Kind != register.KindRule {
			counts[a.Verdict]++
		}
	}
	return counts
}

// wholeIn checks that nothing is damaged in a register, and that each file is what it was.
func wholeIn(t *testing.T, s *storage.Store) {
	t.Helper()
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	require.NoError(t, s.EachRecord(ctx, []register.Kind{register.KindDocument}, func(r register.Record) error {
		for _, v := range r.(*register.Document).Versions {
			assert.NoError(t, s.CopyFile(ctx, v, io.Discard), v.Name)
		}
		return nil
	}))
}

// What only a controller may change waits for one; the rest of the package is taken in, and the same package brings what was left.
func TestAnEditorTakesInWhatHeMay(t *testing.T) {
	o := newOffice(t)
	field := inFile(t)
	partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	saved(t, field, partner)
	duty := func(title string) *register.Commitment {
		return &register.Commitment{Title: register.Ru(title), Side: register.DutyOurs, PartnerID: partner.ID, DueRule: register.DueDay, DueOn: "2026-12-01"}
	}
	open, shut := duty("Направить проект"), duty("Созвать группу")
	saved(t, field, open)
	saved(t, field, shut)
	first := packed(t, field, storage.Packing{History: true, FilesUnder: -1})

	shut.Closure = register.Closure{On: "2026-11-30", Result: register.ResultFulfilled}
	saved(t, field, shut)
	fresh := duty("Принять делегацию")
	fresh.Closure = register.Closure{On: "2026-11-29", Result: register.ResultFulfilled}
	saved(t, field, fresh)
	open.Title = register.Ru("Направить проект плана")
	saved(t, field, open)
	second := packed(t, field, storage.Packing{History: true, FilesUnder: -1})

	editor, controller := o.as(storage.ServerEditor), o.as(storage.ServerController)
	take := func(s *storage.Store, l *storage.Luggage) map[storage.Verdict]int {
		in := intended(t, s, l)
		for _, a := range in.Arrivals {
			if a.Verdict == storage.VerdictRefused {
				assert.Equal(t, "problem.only_controller_closes", a.Problems[0].Key)
			}
		}
		counts := in.Counts()
		_, err := s.TakeParcel(ctx, in, "пакет", filesOf(field, l))
		require.NoError(t, err)
		return counts
	}
	assert.Zero(t, take(editor, first)[storage.VerdictRefused])
	assert.Equal(t, 2, take(editor, second)[storage.VerdictRefused])
	now := func(c *register.Commitment) *register.Commitment {
		here, err := storage.Get[register.Commitment](ctx, controller, c.ID)
		require.NoError(t, err)
		return here
	}
	assert.Equal(t, "Направить проект плана", now(open).Title.Ru, "the rest was taken")
	assert.Zero(t, now(shut).Closure)

	assert.Zero(t, take(controller, second)[storage.VerdictRefused])
	for _, c := range []*register.Commitment{shut, fresh} {
		assert.Equal(t, c.Closure, now(c).Closure)
	}
	assert.True(t, intended(t, controller, second).Empty())
}

// Both values can be kept only where the other one is words: a day or the ID of a person would say nothing in a note.
func TestOnlyWordsAreKeptBesideEachOther(t *testing.T) {
	f, v, people := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	say := func(s *storage.Store, purpose register.Text, from register.Date, sender *register.Person) {
		v := visitIn(t, s, v.ID)
		v.Purpose, v.From, v.To = purpose, from, ""
		v.Delegation = []register.Delegate{{PersonID: sender.ID, Role: register.DelegateHead}}
		saved(t, s, v)
	}
	say(s, register.Text{Ru: "Форум и выставка", En: "Forum and fair"}, "2022-11-27", people[1])
	say(f.Store, register.Text{Ru: "Форум по торговле", En: "Trade forum"}, "2022-11-28", people[2])
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	one, words := in.Arrivals[0], map[string]bool{"purpose.ru": true, "purpose.en": true}
	for i, clash := range one.Clashes {
		assert.Equal(t, words[clash.Path], one.KeepsBoth(clash), clash.Path)
		one.Resolutions[i] = storage.ResolutionBoth
	}
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	got := visitIn(t, f.Store, v.ID)
	assert.Equal(t, register.Text{Ru: "Форум по торговле", En: "Trade forum"}, got.Purpose)
	assert.Equal(t, register.Text{Ru: "Форум и выставка", En: "Forum and fair"}, got.Note)
}

// What the whole has sent later need not go back to it; what another part has sent must.
func TestAFileOfALaterPackageOfTheWholeNeedNotGoBack(t *testing.T) {
	f, v, _ := baku(t)
	along := storage.Packing{FilesUnder: -1}
	first, second := laptop(t, f.Store, "ноутбук", along), laptop(t, f.Store, "планшет", along)
	later := f.Document(register.Document{Subjects: []register.Ref{v.Ref()}, Versions: []register.Version{f.File("b.txt", []byte("протокол"))}})
	takeIn(t, first, f.Store, storage.ResolutionOpen)
	photo, err := second.AddFile(ctx, "c.txt", strings.NewReader("снимок"), nil)
	require.NoError(t, err)
	saved(t, second, &register.Document{Title: register.Ru("Снимок"), Kind: register.DocumentOther, Subjects: []register.Ref{v.Ref()}, Versions: []register.Version{photo}})
	takeIn(t, first, second, storage.ResolutionOpen)

	back := packed(t, first, along)
	require.Len(t, back.Files, 1)
	assert.Equal(t, photo.Hash, back.Files[0].Hash)
	assert.Len(t, packed(t, f.Store, along).Files, 2, "the whole goes on sending all")
	there, err := first.HasContent(ctx, later.Versions[0].Hash)
	require.NoError(t, err)
	assert.True(t, there)
}
