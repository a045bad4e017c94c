package storage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// filesOf opens files of a register as a package would.
func filesOf(f *storage.Store, l *storage.Luggage) storage.Files {
	return func(hash string) (io.ReadCloser, error) {
		for _, v := range l.Files {
			if v.Hash == hash {
				var content bytes.Buffer
				err := f.CopyFile(ctx, v, &content)
				return io.NopCloser(&content), err
			}
		}
		return nil, storage.ErrNoContent
	}
}

func packed(t require.TestingT, s *storage.Store, p storage.Packing) *storage.Luggage {
	l, err := s.Pack(ctx, p)
	require.NoError(t, err)
	return l
}

// laptop is a register made of a package of another.
func laptop(t *testing.T, from *storage.Store, author string, p storage.Packing) *storage.Store {
	t.Helper()
	return unpacked(t, from, author, packed(t, from, p))
}

// unpacked is a register made of what was gathered in another.
func unpacked(t *testing.T, from *storage.Store, author string, l *storage.Luggage) *storage.Store {
	t.Helper()
	options := storagetest.Options(author)
	options.Device = author
	s, err := storage.Unpack(ctx, t.TempDir()+"/"+author+".accord", options, l, filesOf(from, l))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func intended(t require.TestingT, s *storage.Store, l *storage.Luggage) *storage.Intended {
	in, err := s.Intend(ctx, l)
	require.NoError(t, err)
	return in
}

func takeIn(t require.TestingT, into, from *storage.Store, side storage.Resolution) register.ID {
	return takeLuggage(t, into, from, packed(t, from, storage.Packing{History: true, FilesUnder: -1}), side)
}

func takeLuggage(t require.TestingT, into, from *storage.Store, l *storage.Luggage, side storage.Resolution) register.ID {
	in := intended(t, into, l)
	in.Prefer(side)
	batch, err := into.TakeParcel(ctx, in, "пакет", filesOf(from, l))
	require.NoError(t, err)
	return batch
}

func visitIn(t require.TestingT, s *storage.Store, id register.ID) *register.Visit {
	v, err := storage.Get[register.Visit](ctx, s, id)
	require.NoError(t, err)
	return v
}

func saved(t require.TestingT, s *storage.Store, r register.Record) {
	_, err := s.Save(ctx, r)
	require.NoError(t, err)
}

// baku is the visit of the scenario, with what it mentions.
func baku(t *testing.T) (f *storagetest.Factory, v *register.Visit, people []*register.Person) {
	f = storagetest.New(t)
	for _, name := range []string{"Алиев", "Белов", "Валеев"} {
		people = append(people, f.Person(register.Person{Name: register.Ru(name)}))
	}
	v = f.Visit(register.Visit{
		Title: register.Ru("Визит в Баку"), Purpose: register.Ru("Форум"), From: "2022-11-29", To: "2022-11-30",
		Delegation: []register.Delegate{{PersonID: people[0].ID, Role: register.DelegateHead}},
	})
	f.Document(register.Document{Subjects: []register.Ref{v.Ref()}, Versions: []register.Version{f.File("a.txt", []byte("программа"))}})
	return f, v, people
}

func TestAPartIsARegisterOfItsOwn(t *testing.T) {
	f, v, people := baku(t)
	along, err := f.Along(ctx, []register.Ref{v.Ref()}, 0)
	require.NoError(t, err)
	var refs []register.Ref
	for _, one := range along {
		refs = append(refs, one.Ref)
	}
	assert.Len(t, refs, 2, "the visit and its file")
	for _, history := range []bool{true, false} {
		s := laptop(t, f.Store, fmt.Sprint("ноутбук ", history), storage.Packing{Refs: refs, History: history, FilesUnder: -1, For: "Баку"})
		part, is, err := s.PartOf(ctx)
		require.NoError(t, err)
		assert.True(t, is)
		assert.Equal(t, "Баку", part.For)
		findings, err := s.Check(ctx)
		require.NoError(t, err)
		assert.Empty(t, findings)
		lines, err := s.Lines(ctx, people[0].ID)
		require.NoError(t, err)
		assert.True(t, lines[people[0].ID].Left, "the head of the delegation was not taken along")
		assert.Equal(t, "Алиев", lines[people[0].ID].Label.Ru)
		got := visitIn(t, s, v.ID)
		got.Purpose = register.Ru("Саммит")
		saved(t, s, got)
	}
	_, is, err := f.PartOf(ctx)
	require.NoError(t, err)
	assert.False(t, is)
}

func TestWhatTwoLaptopsChangedBecomesOne(t *testing.T) {
	f, v, people := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{FilesUnder: -1})
	there := visitIn(t, s, v.ID)
	there.Delegation = append(there.Delegation, register.Delegate{PersonID: people[1].ID, Role: register.DelegateMember})
	there.Hotel, there.Purpose = register.Ru("У моря"), register.Ru("Форум и выставка")
	saved(t, s, there)
	fresh := &register.Person{Name: register.Ru("Гасанов")}
	saved(t, s, fresh)
	here := visitIn(t, f.Store, v.ID)
	here.Delegation = append(here.Delegation, register.Delegate{PersonID: people[2].ID, Role: register.DelegateMember})
	here.Purpose = register.Ru("Форум по торговле")
	saved(t, f.Store, here)

	l := packed(t, s, storage.Packing{History: true})
	assert.True(t, l.Return)
	assert.Empty(t, l.Files, "what came along need not go back")
	in := intended(t, f.Store, l)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictClash: 1, storage.VerdictNew: 1}, in.Counts())
	assert.Equal(t, 1, in.Open())
	before := visitIn(t, f.Store, v.ID)
	assert.Len(t, before.Delegation, 2, "nothing is changed by looking")

	batch, err := f.TakeParcel(ctx, in, "баку.accordpack", nil)
	require.NoError(t, err)
	merged := visitIn(t, f.Store, v.ID)
	assert.Len(t, merged.Delegation, 3)
	assert.Equal(t, "У моря", merged.Hotel.Ru)
	assert.Equal(t, "Форум по торговле", merged.Purpose.Ru, "ours stands until somebody decides")
	history, err := f.History(ctx, v.ID)
	require.NoError(t, err)
	require.Len(t, history[0].Lost, 1)
	assert.JSONEq(t, `"Форум и выставка"`, string(mustText(t, history[0].Lost[0].Theirs)))
	open, err := f.Undecided(ctx)
	require.NoError(t, err)
	require.Len(t, open, 1)
	assert.Equal(t, "ноутбук", open[0].Author)

	again := intended(t, f.Store, l)
	assert.Empty(t, again.Arrivals, "the same package changes nothing")

	require.NoError(t, f.Undo(ctx, batch))
	back := visitIn(t, f.Store, v.ID)
	assert.Len(t, back.Delegation, 2)
	open, err = f.Undecided(ctx)
	require.NoError(t, err)
	assert.Empty(t, open)
	once := intended(t, f.Store, l)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictClash: 1, storage.VerdictMerged: 1}, once.Counts(), "what was taken back may be taken in once more")
	steps, err := f.Steps(ctx, 5)
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, steps.Redo[0].ID))
	assert.Len(t, visitIn(t, f.Store, v.ID).Delegation, 3)
	assert.Empty(t, intended(t, f.Store, l).Arrivals)

	open, err = f.Undecided(ctx)
	require.NoError(t, err)
	require.Len(t, open, 1)
	theirs, err := f.Theirs(ctx, open[0])
	require.NoError(t, err)
	chosen := visitIn(t, f.Store, v.ID)
	require.NoError(t, register.Take(chosen, theirs, open[0].Clashes[0].Path))
	decision, err := f.Decide(ctx, open[0], chosen, nil)
	require.NoError(t, err)
	assert.Equal(t, "Форум и выставка", visitIn(t, f.Store, v.ID).Purpose.Ru)
	left := func() []storage.Undecided {
		left, err := f.Undecided(ctx)
		require.NoError(t, err)
		return left
	}
	assert.Empty(t, left())
	require.NoError(t, f.Undo(ctx, decision))
	assert.Len(t, left(), 1, "what was decided and taken back is asked again")
	steps, err = f.Steps(ctx, 5)
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, steps.Redo[0].ID))
	assert.Empty(t, left())
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// mustText returns the Russian of a phrase, or the text, as JSON.
func mustText(t *testing.T, value json.RawMessage) json.RawMessage {
	t.Helper()
	var phrase map[string]json.RawMessage
	if json.Unmarshal(value, &phrase) == nil {
		return phrase["ru"]
	}
	return value
}

func TestADeletionAgainstAChangeIsAsked(t *testing.T) {
	f, v, _ := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	there := visitIn(t, s, v.ID)
	there.Hotel = register.Ru("У моря")
	saved(t, s, there)
	_, err := f.Delete(ctx, v.Ref())
	require.NoError(t, err)
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	assert.Equal(t, register.ClashDeleted, in.Arrivals[0].Clashes[0].Path)
	_, err = f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	got := visitIn(t, f.Store, v.ID)
	assert.False(t, got.InTrash(), "it comes back, with the question")
	assert.Equal(t, "У моря", got.Hotel.Ru)
}

func TestRegistersThatBeganApartShowEveryDifference(t *testing.T) {
	f, v, _ := baku(t)
	other := storagetest.New(t)
	copied := visitIn(t, f.Store, v.ID)
	copied.Hotel, copied.Delegation = register.Ru("Другая"), nil
	var mentioned []register.Record
	for _, m := range copied.Mentions() {
		r, err := f.Record(ctx, register.Ref{Kind: m.Kind, ID: m.ID})
		require.NoError(t, err)
		mentioned = append(mentioned, r)
	}
	_, err := other.Import(ctx, append(mentioned, copied))
	require.NoError(t, err)
	similar := &register.Person{Name: register.Ru("Алиев")}
	saved(t, other.Store, similar)
	in := intended(t, f.Store, packed(t, other.Store, storage.Packing{}))
	assert.True(t, in.Apart)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictClash: 1, storage.VerdictNew: 1}, in.Counts())
	for _, a := range in.Arrivals {
		if a.Verdict == storage.VerdictNew {
			assert.NotEmpty(t, a.Likes, "made on both sides")
		}
	}
}

// exported is all that a register says, to the last letter.
func exported(t require.TestingT, s *storage.Store) string {
	var out bytes.Buffer
	require.NoError(t, s.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		text, err := json.Marshal(r)
		out.Write(append(text, '\n'))
		return err
	}))
	return out.String()
}

// Three laptops that edit at random and exchange by pairs in any order become the same to the last byte.
func TestPackagesInAnyOrderEndInTheSameRegister(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t) // three registers for each of many runs
	f := storagetest.New(t)
	var people, visits []register.ID
	for range 4 {
		people = append(people, f.Person(register.Person{}).ID)
	}
	for range 3 {
		visits = append(visits, f.Visit(register.Visit{Delegation: []register.Delegate{{PersonID: people[0], Role: register.DelegateHead}}}).ID)
	}
	start := packed(t, f.Store, storage.Packing{History: true})
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	require.NoError(t, checks.Value.Set("40")) // each makes three registers; a pass with another seed draws others
	defer func() { require.NoError(t, checks.Value.Set(before)) }()
	rapid.Check(t, func(rt *rapid.T) {
		folder := t.TempDir()
		var all []*storage.Store
		var posted []*storage.Luggage
		second := 0
		clocks := clock.At(storagetest.Noon)
		for _, name := range []string{"а", "б", "в"} {
			options := storagetest.Options(name)
			options.Device, options.Clock = name, clocks
			s, err := storage.Unpack(ctx, fmt.Sprintf("%s/%s.accord", folder, name), options, start, nil)
			require.NoError(rt, err)
			defer func() { require.NoError(rt, s.Close()) }()
			all = append(all, s)
		}
		side := rapid.SampledFrom([]storage.Resolution{storage.ResolutionOurs, storage.ResolutionTheirs, storage.ResolutionOpen}).Draw(rt, "rule")
		for range rapid.IntRange(3, 14).Draw(rt, "steps") {
			second++
			clocks.Pass(time.Second)
			s := all[rapid.IntRange(0, 2).Draw(rt, "who")]
			v := visitIn(rt, s, visits[rapid.IntRange(0, 2).Draw(rt, "visit")])
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				v.Hotel = register.Ru(fmt.Sprint("отель ", rapid.IntRange(0, 2).Draw(rt, "hotel")))
				saved(rt, s, v)
			case 1:
				v.Purpose = register.Ru(fmt.Sprint("цель ", second))
				saved(rt, s, v)
			case 2:
				id := people[rapid.IntRange(1, 3).Draw(rt, "person")]
				if len(v.Delegation) < 3 && v.Delegation[len(v.Delegation)-1].PersonID != id && v.Delegation[0].PersonID != id {
					v.Delegation = append(v.Delegation, register.Delegate{PersonID: id, Role: register.DelegateMember})
					saved(rt, s, v)
				}
			case 3:
				if n := len(v.Delegation); n > 1 {
					v.Delegation = v.Delegation[:n-1]
					saved(rt, s, v)
				}
			case 4:
				saved(rt, s, &register.Person{Name: register.Ru(fmt.Sprint("новый ", second))})
			case 5:
				_, err := s.Delete(ctx, v.Ref())
				require.NoError(rt, err)
			default:
				from := all[rapid.IntRange(0, 2).Draw(rt, "from")]
				posted = append(posted, packed(rt, from, storage.Packing{History: true}))
				takeLuggage(rt, s, from, posted[rapid.IntRange(0, len(posted)-1).Draw(rt, "package")], side)
			}
		}
		for round := 0; ; round++ {
			clocks.Pass(time.Second)
			a, b, c := exported(rt, all[0]), exported(rt, all[1]), exported(rt, all[2])
			if a == b && b == c {
				break
			}
			require.Less(rt, round, 4, "they do not become the same:\n%s\n%s\n%s", a, b, c)
			for _, pair := range rapid.Permutation([][2]int{{0, 1}, {1, 2}, {2, 0}, {1, 0}, {2, 1}, {0, 2}}).Draw(rt, "exchanges") {
				clocks.Pass(time.Second)
				takeIn(rt, all[pair[0]], all[pair[1]], side)
			}
		}
		for _, s := range all {
			findings, err := s.Check(ctx)
			require.NoError(rt, err)
			require.Empty(rt, findings)
		}
	})
}

// whenDone is a context that ends when so many records are written.
func whenDone(n int) (context.Context, context.CancelFunc) {
	c, cancel := context.WithCancel(ctx)
	return storage.Telling(c, func(done, _ int) {
		if done >= n {
			cancel()
		}
	}), cancel
}

func TestAPackageIsTakenInWholeOrNotAtAll(t *testing.T) {
	storagetest.InTheFullPass(t)
	f, v, _ := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	there := visitIn(t, s, v.ID)
	there.Hotel = register.Ru("У моря")
	saved(t, s, there)
	var spheres []register.Record
	for range 250 {
		spheres = append(spheres, &register.Sphere{Name: register.Ru("Сфера")})
	}
	_, err := s.SaveAll(ctx, spheres...)
	require.NoError(t, err)
	before := exported(t, f.Store)
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	ending, cancel := whenDone(200)
	defer cancel()
	_, err = f.TakeParcel(ending, in, "", nil)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, before, exported(t, f.Store))
	_, err = f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err, "it is taken in after all")
	assert.Equal(t, "У моря", visitIn(t, f.Store, v.ID).Hotel.Ru)

	change := visitIn(t, f.Store, v.ID)
	change.Hotel = register.Ru("В порту")
	there = visitIn(t, s, v.ID)
	there.Purpose = register.Ru("Форум и выставка")
	saved(t, s, there)
	in = intended(t, f.Store, packed(t, s, storage.Packing{}))
	saved(t, f.Store, change)
	_, err = f.TakeParcel(ctx, in, "", nil)
	require.ErrorIs(t, err, storage.ErrConflict, "the register is not what it was compared with")
}

func TestWhatBreaksARuleTogetherIsAsked(t *testing.T) {
	f, v, _ := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	there := visitIn(t, s, v.ID)
	there.From = "2022-11-30"
	saved(t, s, there)
	here := visitIn(t, f.Store, v.ID)
	here.To = "2022-11-29"
	saved(t, f.Store, here)
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	a := in.Arrivals[0]
	assert.Equal(t, storage.VerdictClash, a.Verdict)
	assert.NotEmpty(t, a.Problems)
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	assert.Empty(t, visitIn(t, f.Store, v.ID).Check().Errors(), "ours stands until somebody decides")
}

// The precedence of a delegation that both have moved is asked, not guessed.
func TestTheOrderOfADelegationIsAsked(t *testing.T) {
	f, v, people := baku(t)
	for _, p := range people[1:] {
		v.Delegation = append(v.Delegation, register.Delegate{PersonID: p.ID, Role: register.DelegateMember})
	}
	saved(t, f.Store, v)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	order := func(s *storage.Store, to ...int) {
		got := visitIn(t, s, v.ID)
		rows := make([]register.Delegate, len(to))
		for i, from := range to {
			rows[i] = got.Delegation[from]
		}
		got.Delegation = rows
		saved(t, s, got)
	}
	order(s, 0, 2, 1)
	order(f.Store, 1, 0, 2)
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	require.Len(t, in.Arrivals[0].Clashes, 1)
	assert.Equal(t, "delegation[]", in.Arrivals[0].Clashes[0].Path)
	in.Prefer(storage.ResolutionTheirs)
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	var names []register.ID
	for _, d := range visitIn(t, f.Store, v.ID).Delegation {
		names = append(names, d.PersonID)
	}
	assert.Equal(t, []register.ID{people[0].ID, people[2].ID, people[1].ID}, names)
}

// A tree in which two people put records below one another is asked about.
func TestATreeThatWouldRunInACircleIsAsked(t *testing.T) {
	f := storagetest.New(t)
	a, b := f.Sphere(register.Sphere{}), f.Sphere(register.Sphere{})
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	below := func(s *storage.Store, one, other register.ID) {
		r, err := storage.Get[register.Sphere](ctx, s, one)
		require.NoError(t, err)
		r.ParentID = other
		saved(t, s, r)
	}
	below(s, a.ID, b.ID)
	below(f.Store, b.ID, a.ID)
	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	assert.Equal(t, storage.VerdictClash, in.Arrivals[0].Verdict)
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}
