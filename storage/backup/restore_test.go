package backup_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/storagetest"
	"accord/storage/whole"
)

// lasting is a register that a test closes and opens again.
func lasting(t *testing.T) (path string, fill func(func(*storage.Store))) {
	path = filepath.Join(t.TempDir(), "реестр.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	require.NoError(t, s.Close())
	return path, func(work func(*storage.Store)) {
		t.Helper()
		s, err := storage.Open(ctx, path, storagetest.Options("tester"))
		require.NoError(t, err)
		work(s)
		require.NoError(t, s.Close())
	}
}

func TestARestoredRegisterIsThatOfItsMoment(t *testing.T) {
	path, with := lasting(t)
	old := &register.Partner{Name: register.Ru("Прежний"), Kind: register.PartnerState}
	fresh := &register.Partner{Name: register.Ru("Новый"), Kind: register.PartnerState}
	var b backup.Backup
	with(func(s *storage.Store) {
		_, err := s.Save(ctx, old)
		require.NoError(t, err)
		b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon)
		_, err = s.Save(ctx, fresh)
		require.NoError(t, err)
		_, err = backup.Restore(ctx, b.Path, "", path, storagetest.Noon)
		assert.ErrorIs(t, err, storage.ErrLocked, "not while it is open")
	})
	for _, ending := range []string{"-wal", "-journal"} { // where the engine keeps its own
		_, err := backup.Restore(ctx, b.Path, "", path+ending, storagetest.Noon)
		assert.ErrorIs(t, err, storage.ErrIsRegister, ending)
	}
	kept, err := backup.Restore(ctx, b.Path, "", path, storagetest.Noon.Add(time.Hour))
	require.NoError(t, err)
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, old.Ref())
		require.NoError(t, err)
		_, err = s.Record(ctx, fresh.Ref())
		assert.ErrorIs(t, err, storage.ErrNotFound)
	})
	listed := backup.List(path, backup.Plan{})
	require.Len(t, listed, 2)
	assert.Equal(t, kept, listed[0].Path)
	assert.Equal(t, backup.Replaced, listed[0].Why)
	_, err = backup.Restore(ctx, kept, "", path, storagetest.Noon.Add(2*time.Hour))
	require.NoError(t, err, "and what was replaced comes back")
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, fresh.Ref())
		assert.NoError(t, err)
	})
}

// A register that cannot be opened, or is gone, is no reason not to restore one.
func TestADamagedRegisterIsReplacedAndKept(t *testing.T) {
	path, with := lasting(t)
	var b backup.Backup
	with(func(s *storage.Store) { b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon) })
	for _, damage := range []func() []byte{
		func() []byte { return []byte(strings.Repeat("мусор", 1000)) },
		func() []byte {
			content, err := os.ReadFile(path)
			require.NoError(t, err)
			return append(content[:4096:4096], bytes.Repeat([]byte{7}, len(content)-4096)...)
		},
		func() []byte { return nil },
	} {
		damaged := damage()
		require.NoError(t, os.WriteFile(path, damaged, 0o600))
		kept, err := backup.Restore(ctx, b.Path, "", path, storagetest.Noon)
		require.NoError(t, err)
		there, err := os.ReadFile(kept)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(damaged, there), "what could not be opened is kept as it was")
		with(func(*storage.Store) {})
	}
	require.NoError(t, os.Remove(path))
	kept, err := backup.Restore(ctx, b.Path, "", path, storagetest.Noon)
	require.NoError(t, err)
	assert.Empty(t, kept)
	with(func(*storage.Store) {})
}

// A restore takes what it is told to take the place of: it must not be a table, a folder or a pipe by a slip of the hand.
func TestOnlyARegisterGivesWayToARestoredOne(t *testing.T) {
	_, with := lasting(t)
	var b backup.Backup
	with(func(s *storage.Store) { b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon) })
	folder := t.TempDir()
	for name, lay := range map[string]func(string) error{
		"таблица.json": func(at string) error { return os.WriteFile(at, []byte("{}"), 0o600) },
		"пусто.txt":    func(at string) error { return os.WriteFile(at, nil, 0o600) },
	} {
		at := filepath.Join(folder, name)
		require.NoError(t, lay(at))
		before, err := os.Lstat(at)
		require.NoError(t, err)
		_, err = backup.Restore(ctx, b.Path, "", at, storagetest.Noon)
		require.ErrorIs(t, err, storage.ErrExists, name)
		now, err := os.Lstat(at)
		require.NoError(t, err)
		assert.True(t, os.SameFile(before, now), name)
	}
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, left, 2, "and nothing stands beside them")
	at := filepath.Join(folder, "папка.accord")
	require.NoError(t, os.Mkdir(at, 0o700))
	_, err = backup.Restore(ctx, b.Path, "", at, storagetest.Noon)
	require.ErrorIs(t, err, whole.ErrFolder)
}

func TestARegisterIsRestoredThroughALink(t *testing.T) {
	path, with := lasting(t)
	var b backup.Backup
	old := &register.Partner{Name: register.Ru("Прежний"), Kind: register.PartnerState}
	with(func(s *storage.Store) {
		b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon)
		_, err := s.Save(ctx, old)
		require.NoError(t, err)
	})
	link := filepath.Join(t.TempDir(), "ссылка.accord")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	kept, err := backup.Restore(ctx, b.Path, "", link, storagetest.Noon)
	require.NoError(t, err)
	about, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, about.Mode()&os.ModeSymlink, "the link stays one")
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, old.Ref())
		assert.ErrorIs(t, err, storage.ErrNotFound, "and what it leads to is the register as it was")
	})
	about, err = os.Lstat(kept)
	require.NoError(t, err)
	assert.True(t, about.Mode().IsRegular(), "the replaced register is kept, and no second link")
	var listed []string
	for _, one := range backup.List(link, backup.Plan{}) {
		listed = append(listed, one.Path)
	}
	assert.ElementsMatch(t, []string{b.Path, kept}, listed, "by the link the copies of the register are found")
	s, err := storage.Open(ctx, link, storagetest.Options("tester"))
	require.NoError(t, err)
	again := made(t, s, backup.Plan{}, backup.ByHand, storagetest.Noon.AddDate(0, 0, 1))
	require.NoError(t, s.Close())
	assert.Equal(t, filepath.Dir(b.Path), filepath.Dir(again.Path), "and one made through it lies among them")
}

func TestABrokenCopyRestoresNothing(t *testing.T) {
	path, with := lasting(t)
	var b backup.Backup
	with(func(s *storage.Store) { b = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon) })
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	content, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	for name, broken := range map[string][]byte{
		"cut": content[:len(content)/2], "empty": nil, "text": []byte("not a register at all, but long enough to be looked at as one would be: " + strings.Repeat(".", 100)),
		"garbage": append(content[:8192:8192], bytes.Repeat([]byte{9}, len(content)-8192)...),
	} {
		require.NoError(t, os.WriteFile(b.Path, broken, 0o600))
		_, err := backup.Restore(ctx, b.Path, "", path, storagetest.Noon)
		require.Error(t, err, name)
		now, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(before, now), name)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestRecordsComeBackAsNewChanges(t *testing.T) {
	f := storagetest.New(t)
	changed := f.Partner(register.Partner{Name: register.Ru("До")})
	trashed := f.Partner(register.Partner{})
	kept := f.Partner(register.Partner{})
	document := f.Document(register.Document{Versions: []register.Version{f.File("a.txt", []byte("текст"))}})
	b := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	changed.Name = register.Ru("После")
	_, err := f.Save(ctx, changed)
	require.NoError(t, err)
	_, err = f.Delete(ctx, trashed.Ref(), document.Ref())
	require.NoError(t, err)
	fresh := f.Partner(register.Partner{})

	then := open(t, b.Path, "")
	found, err := backup.Compare(ctx, then.Store, f.Store)
	require.NoError(t, err)
	did := map[register.ID]backup.Change{}
	for _, d := range found {
		did[d.ID] = d.Change
		assert.False(t, d.Label.IsZero())
	}
	assert.Equal(t, map[register.ID]backup.Change{
		changed.ID: backup.Differs, trashed.ID: backup.Returns, document.ID: backup.Returns, fresh.ID: backup.Goes,
	}, did)
	fields, err := backup.Fields(ctx, then.Store, f.Store, changed.Ref())
	require.NoError(t, err)
	assert.Equal(t, []string{"name"}, fields)

	batch, taken, err := f.TakeBack(ctx, then.Store, changed.Ref(), trashed.Ref(), document.Ref(), kept.Ref())
	require.NoError(t, err)
	assert.ElementsMatch(t, []register.Ref{changed.Ref(), trashed.Ref(), document.Ref()}, taken, "what is the same stays as it is")
	back, err := storage.Get[register.Partner](ctx, f.Store, changed.ID)
	require.NoError(t, err)
	assert.Equal(t, "До", back.Name.Ru)
	assert.Equal(t, int64(3), back.Revision)
	r, err := f.Record(ctx, document.Ref())
	require.NoError(t, err)
	assert.False(t, r.Meta().InTrash())
	step, err := f.Batch(ctx, batch)
	require.NoError(t, err)
	assert.Equal(t, storage.ActTakeBack, step.Act)
	require.NoError(t, f.Undo(ctx, batch), "a change like any other")
	back, err = storage.Get[register.Partner](ctx, f.Store, changed.ID)
	require.NoError(t, err)
	assert.Equal(t, "После", back.Name.Ru)
}

// What is gone altogether comes back with what it mentions, and with its file.
func TestWhatIsGoneComesBackWithWhatItMentions(t *testing.T) {
	f := storagetest.New(t)
	document := f.Document(register.Document{Versions: []register.Version{f.File("a.txt", []byte("текст"))}})
	b := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	other := storagetest.New(t)
	_, taken, err := other.TakeBack(ctx, open(t, b.Path, "").Store, document.Ref())
	require.NoError(t, err)
	assert.ElementsMatch(t, []register.Ref{document.Ref(), document.Subjects[0]}, taken)
	var content bytes.Buffer
	require.NoError(t, other.CopyFile(ctx, document.Versions[0], &content))
	assert.Equal(t, "текст", content.String())
	findings, err := other.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// A calendar that took out a visit deleted for good takes only what has a greater number: the visit that comes again has one.
func TestAVisitThatComesAgainComesAgainInCalendars(t *testing.T) {
	f := storagetest.New(t)
	visit := f.Visit(register.Visit{From: "2022-12-01"})
	b := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	for _, hotel := range []string{"Новая", "Старая", "Новая"} {
		visit.Hotel = register.Ru(hotel)
		_, err := f.Save(ctx, visit)
		require.NoError(t, err)
	}
	_, err := f.Delete(ctx, visit.Ref())
	require.NoError(t, err)
	_, err = f.Purge(ctx, visit.Ref())
	require.NoError(t, err)
	entry := func() storage.Entry {
		entries, err := f.Calendar(ctx, storage.CalendarQuery{From: "2022-12-01", To: "2022-12-01", CalledOff: true})
		require.NoError(t, err)
		require.Len(t, entries, 1)
		return entries[0]
	}
	off := entry()
	require.True(t, off.Off)
	_, _, err = f.TakeBack(ctx, open(t, b.Path, "").Store, visit.Ref())
	require.NoError(t, err)
	again := entry()
	assert.False(t, again.Off)
	assert.Greater(t, again.Revision, off.Revision)
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestAnImportIsRefusedWhereNoCopyCanBeMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "реестр.accord")
	options := storagetest.Options("tester")
	var asked []storage.Occasion
	var fault error
	options.Before = func(_ context.Context, _ *storage.Store, why storage.Occasion) error {
		asked = append(asked, why)
		return fault
	}
	s, err := storage.Create(ctx, path, options)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	fault = storage.ErrFull
	_, err = s.Import(ctx, []register.Record{&register.Partner{Name: register.Ru("А"), Kind: register.PartnerState}})
	require.ErrorIs(t, err, storage.ErrFull)
	fault = nil
	_, err = s.Import(ctx, []register.Record{&register.Partner{Name: register.Ru("А"), Kind: register.PartnerState}})
	require.NoError(t, err)
	assert.Equal(t, []storage.Occasion{storage.BeforeImport, storage.BeforeImport}, asked)
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, 1, counts[register.KindPartner])
}

// An office works in a register on a server; the address of one never becomes a folder of that name.
func TestACopyIsNotLaidOverARegisterOnAServer(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := backup.Restore(t.Context(), "copy.accord", "", "postgres://anna@office.example/accord", storagetest.Noon)
	require.ErrorIs(t, err, storage.ErrOnServer)
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Empty(t, left)
}

// A copy whose records are not what its history says never takes the place of a register; into an empty place it comes:
// nothing is lost by that.
func TestADamagedCopyTakesThePlaceOfNoRegister(t *testing.T) {
	storagetest.OfFile(t)
	if storagetest.UnderSeal() {
		t.Skip("a copy under seal is not changed past the program")
	}
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Баку")})
	b := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	path := f.Path()
	require.NoError(t, f.Close())
	db, err := sql.Open("sqlite", b.Path)
	require.NoError(t, err)
	_, err = db.Exec("UPDATE partners SET name_ru = 'Другое'")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = backup.Restore(ctx, b.Path, "", path, storagetest.Noon)
	require.ErrorIs(t, err, storage.ErrDamaged)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, after))
	_, err = backup.Restore(ctx, b.Path, "", filepath.Join(t.TempDir(), "пусто.accord"), storagetest.Noon)
	require.NoError(t, err)
}
