package backups_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/backups"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestACopyIsMadeComparedAndRestored(t *testing.T) {
	f := storagetest.New(t)
	kept := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	d := desktest.New(t)
	restored := ""
	plan := backup.Plan{}
	page := backups.New(d, backups.Options{
		Register: f.Path(), Store: f.Store, Plan: func() backup.Plan { return plan }, SetPlan: func(p backup.Plan) { plan = p },
		Restore: func(from backup.Backup, _ string) { restored = from.Path },
	})
	d.ShowPage(page)
	d.Push(lang.T("backup.make"))
	made := backup.List(f.Path(), plan)
	require.Len(t, made, 1)
	_, err := f.Delete(context.Background(), kept.Ref())
	require.NoError(t, err)

	d.Push(lang.T("backup.compare"))
	assert.Contains(t, desktest.Words(page.Content()), "Азербайджан")
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.changes"))
	d.Follow(lang.T("backup.take"))
	back, err := f.Record(context.Background(), kept.Ref())
	require.NoError(t, err)
	assert.False(t, back.Meta().InTrash())
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.same"))
	d.Push(lang.T("backup.restore"))
	assert.Empty(t, restored, "it is asked first")
	d.Push(lang.T("backup.restore.do"))
	assert.Equal(t, made[0].Path, restored)
	d.NoFailures()
}

func TestCopiesAreClosedWithAPassphraseInTheWindow(t *testing.T) {
	f := storagetest.New(t)
	kept := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	d := desktest.New(t)
	plan := backup.Plan{}
	page := backups.New(d, backups.Options{
		Register: f.Path(), Store: f.Store, Plan: func() backup.Plan { return plan }, SetPlan: func(p backup.Plan) { plan = p },
	})
	d.ShowPage(page)
	d.Push(lang.T("backup.seal"))
	d.Type("слова подряд\tслова")
	d.Push(lang.T("backup.seal.do"))
	assert.Nil(t, plan.Key, "it is asked twice")
	d.Type(" подряд")
	d.Push(lang.T("backup.seal.do"))
	require.NotNil(t, plan.Key)
	recovery := regexp.MustCompile(`AGE-SECRET-KEY-1[0-9A-Z ]+`).FindString(strings.ReplaceAll(desktest.Words(d.Top()), "\n", ""))
	require.NotEmpty(t, recovery, desktest.Words(d.Top()))
	d.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Contains(t, desktest.Words(d.Top()), "AGE-SECRET-KEY-1", "it is shown once, and by no slip of the hand less")
	d.Push(lang.T("backup.recovery.done"))

	d.Push(lang.T("backup.make"))
	made := backup.List(f.Path(), plan)
	require.Len(t, made, 1)
	for _, secret := range []string{"слова подряд", recovery} {
		then, err := backup.Open(context.Background(), made[0].Path, secret, storagetest.Options("tester"))
		require.NoError(t, err)
		_, err = then.Record(context.Background(), kept.Ref())
		assert.NoError(t, err)
		require.NoError(t, then.Close())
	}
	d.Push(lang.T("backup.unseal"))
	d.Push(lang.T("backup.unseal.do"))
	assert.Nil(t, plan.Key)
	d.NoFailures()
}

// withACopy is a register of one partner with a copy of it, on the page.
func withACopy(t *testing.T) (*storagetest.Factory, *register.Partner, *desktest.Desk, *backups.Page) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Code: "AZ"})
	d := desktest.New(t)
	page := backups.New(d, backups.Options{Register: f.Path(), Store: f.Store})
	d.ShowPage(page)
	d.Push(lang.T("backup.make"))
	return f, p, d, page
}

// Of a record that is not what it was the fields are named before it is brought back, and that can be undone.
func TestARecordIsBroughtBackOutOfACopyOnceItIsSeenWhatThatChanges(t *testing.T) {
	f, p, d, _ := withACopy(t)
	p.Code = "AX"
	_, err := f.Save(context.Background(), p)
	require.NoError(t, err)
	code := func() string {
		now, err := f.Record(context.Background(), p.Ref())
		require.NoError(t, err)
		return now.(*register.Partner).Code
	}

	d.Push(lang.T("backup.compare"))
	d.Follow(lang.T("backup.take"))
	assert.Contains(t, desktest.Words(d.Top()), "AX → AZ")
	assert.Equal(t, "AX", code(), "it is asked first")
	d.Push(lang.T("history.back.do"))
	assert.Equal(t, "AZ", code())
	require.Len(t, d.Offered, 1)
	d.Offered[0].Do()
	assert.Equal(t, "AX", code(), "it is undone")
	d.NoFailures()
}

// Where the place of the copies is gone, the page names it and where they lie meanwhile.
func TestAPlaceThatIsGoneIsNamed(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	stick := filepath.Join(t.TempDir(), "stick")
	place, err := backup.Choose(stick)
	require.NoError(t, err)
	plan := backup.Plan{Place: place}
	page := backups.New(d, backups.Options{Register: f.Path(), Store: f.Store, Plan: func() backup.Plan { return plan }, SetPlan: func(p backup.Plan) { plan = p }})
	d.ShowPage(page)
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.place.beside"))
	require.NoError(t, os.RemoveAll(stick))
	page.Refresh()
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.place.away", stick, backup.Beside(f.Path())))
	d.Push(lang.T("backup.place.beside"))
	assert.True(t, plan.Place.IsZero())
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("backup.place.beside"), "they lie there")
}

// What a copy would change is closed by Esc, and follows what becomes of the register meanwhile.
func TestWhatACopyWouldChangeIsFollowedAndClosed(t *testing.T) {
	f, p, d, page := withACopy(t)
	d.Push(lang.T("backup.compare"))
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.same"))
	p.Code = "AX"
	_, err := f.Save(context.Background(), p)
	require.NoError(t, err)
	page.Changed(nil)
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("backup.same"))
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.change.differs"))
	page.Escape()
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("backup.changes"))
	page.Changed(nil)
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("backup.changes"), "what is closed stays so")
	d.NoFailures()
}

// The copy that is looked at stays in front when the copies are listed again.
func TestTheCurrentCopyStaysCurrent(t *testing.T) {
	f, _, d, page := withACopy(t)
	first := backup.List(f.Path(), backup.Plan{})[0].Path
	f.Partner(register.Partner{})
	d.Push(lang.T("backup.make"))
	require.Len(t, backup.List(f.Path(), backup.Plan{}), 2)
	assert.Contains(t, desktest.Words(page.Content()), filepath.Base(first))
	page.Shown()
	assert.Contains(t, desktest.Words(page.Content()), filepath.Base(first))
}

// Beside a register that is only looked at no copy is made, and nothing is brought back, but what a copy would change is seen.
func TestCopiesOfARegisterThatIsOnlyLookedAt(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Code: "AZ"})
	_, err := backup.Make(context.Background(), f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	require.NoError(t, err)
	p.Code = "AX"
	_, err = f.Save(context.Background(), p)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	looked, err := storage.OpenToLook(context.Background(), f.Path(), storagetest.Options("tester"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, looked.Close()) })
	_, err = backup.Make(context.Background(), looked, backup.Plan{}, backup.ByHand, storagetest.Noon)
	require.ErrorIs(t, err, backup.ErrLooked)
	elsewhere, err := backup.Choose(t.TempDir())
	require.NoError(t, err)
	_, err = backup.Make(context.Background(), looked, backup.Plan{Place: elsewhere}, backup.ByHand, storagetest.Noon)
	require.NoError(t, err, "a full disk is no reason against a copy on another one")

	d := desktest.New(t)
	page := backups.New(d, backups.Options{Register: f.Path(), Store: looked})
	d.ShowPage(page)
	d.Push(lang.T("backup.make"))
	require.Len(t, d.Failed, 1)
	require.ErrorIs(t, d.Failed[0], backup.ErrLooked)
	d.Push(lang.T("backup.compare"))
	words := desktest.Words(page.Content())
	assert.Contains(t, words, lang.T("backup.change.differs"))
	assert.NotContains(t, words, lang.T("backup.take"))
	require.Len(t, backup.List(f.Path(), backup.Plan{}), 1)
}

// Making, comparing and taking out of a copy are cancelled in the window: nothing has changed, and they go through afterwards.
func TestWorkWithACopyIsCancelled(t *testing.T) {
	f := storagetest.New(t)
	kept := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	d := desktest.New(t)
	page := backups.New(d, backups.Options{Register: f.Path(), Store: f.Store})
	d.ShowPage(page)
	usual := d.Loader().Background
	cancelled := 0
	cancelling := func(do func()) {
		d.Loader().Background = func(work func()) {
			d.Loader().Clock.(*clock.Manual).Pass(time.Second)
			if strings.Contains(desktest.Words(d.Top()), lang.T("work.begun")) {
				d.Push(lang.T("dialog.cancel"))
				cancelled++
			}
			work()
		}
		do()
		d.Loader().Background = usual
	}
	there := func() bool {
		r, err := f.Record(context.Background(), kept.Ref())
		require.NoError(t, err)
		return !r.Meta().InTrash()
	}

	cancelling(page.Make)
	assert.Empty(t, backup.List(f.Path(), backup.Plan{}))
	page.Make()
	require.Len(t, backup.List(f.Path(), backup.Plan{}), 1)

	_, err := f.Delete(context.Background(), kept.Ref())
	require.NoError(t, err)
	cancelling(page.Compare)
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("backup.changes"))
	page.Compare()
	assert.Contains(t, desktest.Words(page.Content()), lang.T("backup.changes"))

	cancelling(func() { d.Follow(lang.T("backup.take")) })
	assert.False(t, there())
	d.Follow(lang.T("backup.take"))
	assert.True(t, there())
	assert.Equal(t, 3, cancelled)
	require.Len(t, d.Failed, 3)
	for _, err := range d.Failed {
		assert.ErrorIs(t, err, context.Canceled, "the window says that nothing has changed")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}
