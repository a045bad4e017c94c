package storage_test

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// wrecked runs statements on the file of a register, which it closes, then clears its first page, so that nothing but the pages
// themselves says what stands in them. Under seal it stays under it.
func wrecked(t *testing.T, s *storage.Store, statements ...string) string {
	t.Helper()
	path := s.Path()
	require.NoError(t, s.Close())
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	for _, statement := range append(statements, "VACUUM") { // which leaves nothing of what was there
		_, err := db.Exec(statement)
		require.NoError(t, err, statement)
	}
	require.NoError(t, db.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	clear(content[:4096])
	damaged := filepath.Join(t.TempDir(), "damaged.accord")
	require.NoError(t, os.WriteFile(damaged, content, 0o600))
	if lock := storage.LockOf(path); lock != nil {
		require.NoError(t, storage.LayLock(damaged, lock))
		require.NoError(t, storage.Unlock(ctx, damaged, storagetest.Passphrase, clock.At(storagetest.Noon)))
	}
	return damaged
}

// salvaged makes a whole register of a damaged one, and returns it with what was told of it.
func salvaged(t *testing.T, damaged string) (*storage.Store, storage.Salvaged) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "new.accord")
	report, err := storage.Salvage(ctx, damaged, to, storagetest.Options("tester"))
	require.NoError(t, err)
	s := open(t, to)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	return s, report
}

// savedTwice is a record of each kind as JSON, each saved twice if it has a note.
func savedTwice(t *testing.T, f *storagetest.Factory) map[register.Ref]string {
	t.Helper()
	texts := map[register.Ref]string{}
	for _, r := range f.OfEachKind() {
		now, err := f.Record(ctx, r.Ref())
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(`{"note": {"ru": "дважды"}}`), now))
		_, err = f.Save(ctx, now)
		require.NoError(t, err)
		texts[r.Ref()] = textOf(t, f.Store, r.Ref())
	}
	return texts
}

func textOf(t *testing.T, s *storage.Store, ref register.Ref) string {
	t.Helper()
	r, err := s.Record(ctx, ref)
	require.NoError(t, err, ref.Kind)
	text, err := json.Marshal(r)
	require.NoError(t, err)
	return string(text)
}

func refsOf(all []storage.Lost) (refs []register.Ref) {
	for _, l := range all {
		refs = append(refs, l.Ref)
	}
	return refs
}

// Records of every kind come back from their rows where nothing is left of their history, and are told of.
func TestRowsWithoutAHistoryAreSalvaged(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f := storagetest.New(t)
	before := savedTwice(t, f)
	s, report := salvaged(t, wrecked(t, f.Store, "DELETE FROM history", "DELETE FROM catalogue"))
	assert.Empty(t, report.Lost)
	assert.Empty(t, report.Older)
	told := refsOf(report.Rows)
	for ref, text := range before {
		assert.Equal(t, text, textOf(t, s, ref))
		assert.Contains(t, told, ref)
	}
}

// Where the last change is damaged, the row is newer than the last whole one; where the row is, the history has it.
func TestTheNewerWholeOfARowAndItsHistoryIsSalvaged(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f := storagetest.New(t)
	before := savedTwice(t, f)
	var ofRow, ofHistory []register.Ref
	statements := []string{"UPDATE history SET author = 'никто' WHERE revision = 2 AND kind IN ('agreement', 'visit')"}
	for ref := range before {
		if ref.Kind == register.KindAgreement || ref.Kind == register.KindVisit {
			ofRow = append(ofRow, ref)
		}
		if ref.Kind == register.KindPartner || ref.Kind == register.KindPerson {
			ofHistory = append(ofHistory, ref)
		}
	}
	statements = append(statements, "DELETE FROM partners", "UPDATE persons SET note_ru = CAST(x'd0' AS TEXT), revision = 9")
	s, report := salvaged(t, wrecked(t, f.Store, statements...))
	assert.Empty(t, report.Lost)
	assert.Empty(t, report.Older)
	assert.ElementsMatch(t, ofRow, refsOf(report.Rows))
	for ref, text := range before {
		assert.Equal(t, text, textOf(t, s, ref))
	}
	for _, ref := range ofHistory {
		assert.NotContains(t, refsOf(report.Rows), ref)
	}
	for _, ref := range ofRow {
		history, err := s.History(ctx, ref.ID)
		require.NoError(t, err)
		require.Len(t, history, 2)
		assert.EqualValues(t, []int64{2, 1}, []int64{history[0].Revision, history[1].Revision}, "the row begins the history where it ends")
	}
}

// A register that exchanges packages goes on doing so after it was salvaged: what was taken in is known, what clashed waits,
// what was taken along is expected, and the steps elsewhere are told.
func TestWhatARegisterKnowsOfOthersIsSalvaged(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f, visit, _ := baku(t)
	away := laptop(t, f.Store, "Ноутбук", storage.Packing{History: true, FilesUnder: -1})
	l := packed(t, f.Store, storage.Packing{Until: "2023-06-01"})
	require.NoError(t, f.Expect(ctx, l.Parcel))
	require.NoError(t, f.Trust(ctx, "card", "Ноутбук", storage.TrustChecked))
	for _, hotel := range []string{"Старая", "Новая"} {
		there := visitIn(t, away, visit.ID)
		there.Purpose, there.Hotel = register.Ru("Форум и выставка"), register.Ru(hotel)
		saved(t, away, there)
	}
	here := visitIn(t, f.Store, visit.ID)
	here.Purpose = register.Ru("Форум по торговле")
	saved(t, f.Store, here)
	takeIn(t, f.Store, away, storage.ResolutionOpen)

	type known struct {
		Part      storage.Part
		Undecided []storage.Undecided
		Expected  []storage.Parcel
		Devices   []storage.Device
		History   []storage.Change
	}
	of := func(s *storage.Store) (k known) {
		var err error
		k.Part, _, err = s.PartOf(ctx)
		require.NoError(t, err)
		k.Undecided, err = s.Undecided(ctx)
		require.NoError(t, err)
		k.Expected, err = s.Expected(ctx)
		require.NoError(t, err)
		k.Devices, err = s.Devices(ctx)
		require.NoError(t, err)
		k.History, err = s.History(ctx, visit.ID)
		require.NoError(t, err)
		return k
	}
	before, name := of(f.Store), packed(t, f.Store, storage.Packing{}).Register
	require.Len(t, before.Undecided, 1)
	require.Len(t, before.Expected, 1)
	require.Len(t, before.Devices, 1)
	require.NotEmpty(t, before.History[0].Steps)
	back := packed(t, away, storage.Packing{History: true, FilesUnder: -1})
	require.Empty(t, intended(t, f.Store, back).Arrivals)

	s, _ := salvaged(t, wrecked(t, f.Store))
	assert.Equal(t, before, of(s))
	assert.Equal(t, name, packed(t, s, storage.Packing{}).Register)
	assert.Empty(t, intended(t, s, back).Arrivals, "the same package changes nothing")
	theirs, err := s.Theirs(ctx, before.Undecided[0])
	require.NoError(t, err)
	assert.Equal(t, "Форум и выставка", theirs.(*register.Visit).Purpose.Ru)
}

// A package whose change was lost comes once more: it is not known.
func TestAPackageWhoseChangeWasLostIsTakenInAgain(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f, visit, _ := baku(t)
	away := laptop(t, f.Store, "Ноутбук", storage.Packing{History: true, FilesUnder: -1})
	there := visitIn(t, away, visit.ID)
	there.Hotel = register.Ru("Новая")
	saved(t, away, there)
	takeIn(t, f.Store, away, storage.ResolutionTheirs)
	back := packed(t, away, storage.Packing{History: true, FilesUnder: -1})
	require.Empty(t, intended(t, f.Store, back).Arrivals)
	s, report := salvaged(t, wrecked(t, f.Store, "DELETE FROM visits", "UPDATE history SET author = 'никто' WHERE act = 'take_in'"))
	require.Equal(t, []register.Ref{visit.Ref()}, refsOf(report.Older))
	require.Len(t, intended(t, s, back).Arrivals, 1)
	takeIn(t, s, away, storage.ResolutionTheirs)
	assert.Equal(t, "Новая", visitIn(t, s, visit.ID).Hotel.Ru)
}

// A part of a register stays a part of it.
func TestASalvagedPartGoesBackToItsRegister(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f, visit, _ := baku(t)
	away := laptop(t, f.Store, "Ноутбук", storage.Packing{FilesUnder: -1})
	there := visitIn(t, away, visit.ID)
	there.Hotel = register.Ru("Новая")
	saved(t, away, there)
	part, is, err := away.PartOf(ctx)
	require.NoError(t, err)
	require.True(t, is)
	s, _ := salvaged(t, wrecked(t, away))
	got, is, err := s.PartOf(ctx)
	require.NoError(t, err)
	require.True(t, is)
	assert.Equal(t, part, got)
	in := intended(t, f.Store, packed(t, s, storage.Packing{History: true, FilesUnder: -1}))
	require.Len(t, in.Arrivals, 1)
	assert.Equal(t, storage.VerdictNewer, in.Arrivals[0].Verdict)
}

// What is salvaged of a register under seal, its rows too, is under seal and opens by the same passphrase.
func TestRowsUnderSealAreSalvagedUnderSeal(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := unlockedRegister(t)
	damaged := wrecked(t, open(t, path), "DELETE FROM history", "DELETE FROM catalogue")
	fresh := filepath.Join(t.TempDir(), "спасённый.accord")
	report, err := storage.Salvage(ctx, damaged, fresh, storagetest.Options("tester"))
	require.NoError(t, err)
	assert.NotEmpty(t, report.Rows)
	hides(t, filepath.Dir(fresh))
	storage.Lock()
	require.NoError(t, storage.Unlock(ctx, fresh, storagetest.Passphrase, clock.At(storagetest.Noon)))
	require.NoError(t, holdsTheSecret(t, fresh).Close())
}

// A line of the catalogue or a row with a damaged ID is no record of its own: the one that it is of came back.
func TestADamagedIDMakesNoOtherRecord(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f := storagetest.New(t)
	person := f.Person(register.Person{Name: register.Ru("Юлия Каримова")})
	misspelt, id := "x'01900001004777e0ad31760f68b3a9ac'", "x'"+hex.EncodeToString(person.ID[:])+"'"
	s, report := salvaged(t, wrecked(t, f.Store,
		"UPDATE catalogue SET id = "+misspelt+" WHERE id = "+id, "UPDATE persons SET id = x'01900001004777e0ad31760f68b3a9ad' WHERE id = "+id))
	assert.Empty(t, report.Lost)
	assert.Empty(t, report.Rows)
	_, err := s.Record(ctx, person.Ref())
	require.NoError(t, err)
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, 1, counts[register.KindPerson])
}
