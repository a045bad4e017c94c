package packages_test

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/packages"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// office is a register with a visit, and a laptop to which all of it was taken.
type office struct {
	*desktest.Desk
	page   *packages.Page
	f      *storagetest.Factory
	visit  *register.Visit
	device *pack.Device
	laptop *storage.Store
	theirs *pack.Device
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{f: storagetest.New(t), Desk: desktest.New(t), device: device(t, "стол"), theirs: device(t, "ноутбук")}
	o.visit = o.f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), Purpose: register.Ru("Форум")})
	l, err := o.f.Pack(background, storage.Packing{History: true})
	require.NoError(t, err)
	options := storagetest.Options("Гарипов")
	o.laptop, err = storage.Unpack(background, filepath.Join(t.TempDir(), "часть.accord"), options, l, nil)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, o.laptop.Close()) })
	o.page = packages.New(o.Desk, o.f.Store, packages.Options{Device: func() (*pack.Device, error) { return o.device, nil }, Name: "Реестр"})
	o.ShowPage(o.page)
	return o
}

func device(t *testing.T, name string) *pack.Device {
	t.Helper()
	d, err := pack.DeviceIn(t.TempDir(), name)
	require.NoError(t, err)
	return d
}

func change(t *testing.T, s *storage.Store, id register.ID, do func(v *register.Visit)) {
	t.Helper()
	v, err := storage.Get[register.Visit](background, s, id)
	require.NoError(t, err)
	do(v)
	_, err = s.Save(background, v)
	require.NoError(t, err)
}

// sent is a package of the laptop for the office.
func (o *office) sent(t *testing.T) string {
	t.Helper()
	l, err := o.laptop.Pack(background, storage.Packing{History: true})
	require.NoError(t, err)
	l.Device = o.theirs.Name
	path := filepath.Join(t.TempDir(), "баку.accordpack")
	require.NoError(t, pack.Write(background, path, l, o.theirs, pack.Lock{Cards: []string{o.device.Card()}}, func(register.Version, io.Writer) error { return storage.ErrNoContent }))
	return path
}

func (o *office) purpose(t *testing.T) string {
	t.Helper()
	v, err := storage.Get[register.Visit](background, o.f.Store, o.visit.ID)
	require.NoError(t, err)
	return v.Purpose.Ru
}

func TestWhatIsSeenOfAPackageIsWhatIsDone(t *testing.T) {
	o := newOffice(t)
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) {
		v.Purpose, v.Hotel = register.Ru("Форум и выставка"), register.Ru("У моря")
	})
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Форум по торговле") })
	path := o.sent(t)
	o.page.TakeIn(path)
	assert.Contains(t, desktest.Words(o.Top()), lang.T("packages.unknown"), "the computer is asked about first")
	o.Push(lang.T("packages.compared"))
	words := desktest.Words(o.Top())
	for _, want := range []string{"Форум и выставка", "Форум по торговле", "Гарипов", lang.T("packages.verdict.clash"), "У моря"} {
		assert.Contains(t, words, want)
	}
	assert.Equal(t, "Форум по торговле", o.purpose(t), "nothing is changed by looking")
	o.Push(lang.N("packages.take_in.do", 1))
	assert.Equal(t, "Форум по торговле", o.purpose(t), "what is not decided stays")
	words = desktest.Words(o.Top())
	assert.Contains(t, words, lang.T("packages.undecided.title"))
	assert.Contains(t, words, "ноутбук", "the computer is known now")
	assert.Equal(t, lang.N("packages.undecided", 1), o.page.Count())

	o.Follow("Визит в Баку")
	o.Push(lang.T("packages.side.theirs"))
	assert.Equal(t, "Форум и выставка", o.purpose(t))
	assert.NotContains(t, desktest.Words(o.Top()), lang.T("packages.undecided.title"))
	history, err := o.f.History(background, o.visit.ID)
	require.NoError(t, err)
	require.Len(t, history[0].Lost, 1, "what was not taken is found")

	o.page.TakeIn(path)
	assert.Contains(t, desktest.Words(o.Top()), lang.T("takein.nothing"), "a known computer is not asked about")
	o.NoFailures()
}

// Who decides later, perhaps weeks after, sees all that he would have seen at once.
func TestWhatIsDecidedLaterShowsWhatWasBefore(t *testing.T) {
	o := newOffice(t)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) { v.Title = register.Ru("Поездка в Гянджу") })
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Title = register.Ru("Поездка в Шеки") })
	o.page.TakeIn(o.sent(t))
	o.Push(lang.N("packages.take_in.do", 1))
	o.Follow("Поездка в Шеки")
	words := desktest.Words(o.Top())
	for _, want := range []string{lang.T("conflict.base"), "Визит в Баку", "Поездка в Гянджу"} {
		assert.Contains(t, words, want)
	}
	o.NoFailures()
}

func TestWhatAPackageBringsIsCalledByItsName(t *testing.T) {
	o := newOffice(t)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	newcomer := &register.Person{Name: register.Ru("Гильмутдинова Алсу")}
	_, err := o.laptop.Save(background, newcomer)
	require.NoError(t, err)
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) {
		v.Delegation = append(v.Delegation, register.Delegate{PersonID: newcomer.ID, Role: register.DelegateMember})
		v.Purpose = register.Ru("Выставка")
	})
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Торговля") }) // what clashes is shown first
	o.page.TakeIn(o.sent(t))
	assert.Contains(t, desktest.Words(o.Top()), "+ Гильмутдинова", "who is not in the register yet")
	o.NoFailures()
}

func TestOneSideIsTakenOfAllAndTakenBack(t *testing.T) {
	o := newOffice(t)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Выставка") })
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Торговля") })
	o.page.TakeIn(o.sent(t))
	o.Follow(lang.T("packages.side.theirs"))
	o.Push(lang.N("packages.take_in.do", 1))
	assert.Equal(t, "Выставка", o.purpose(t))
	require.Len(t, o.Offered, 1)
	o.Offered[0].Do()
	assert.Equal(t, "Торговля", o.purpose(t))
	o.NoFailures()
}

// Esc closes what goes along, and a package that is looked at; where something of that was decided it asks first.
func TestEscClosesWhatIsLookedAt(t *testing.T) {
	o := newOffice(t)
	closed := func() bool { return !strings.Contains(desktest.Words(o.page.Content()), lang.T("dialog.cancel")) }
	o.page.TakeAlong(o.visit.Ref())
	assert.False(t, closed())
	o.page.Escape()
	assert.True(t, closed())

	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Выставка") })
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Торговля") })
	path := o.sent(t)
	o.page.TakeIn(path)
	o.page.Escape()
	assert.True(t, closed())

	o.page.TakeIn(path)
	o.Follow(lang.T("packages.side.theirs"))
	o.page.Escape()
	o.Push(lang.T("form.leave.stay"))
	assert.False(t, closed())
	o.page.Escape()
	o.Push(lang.T("dialog.close"))
	assert.True(t, closed())
	assert.Equal(t, "Торговля", o.purpose(t))
	o.NoFailures()
}

func TestAWithdrawnComputerIsAskedAbout(t *testing.T) {
	o := newOffice(t)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustWithdrawn))
	o.page.TakeIn(o.sent(t))
	assert.Contains(t, desktest.Words(o.Top()), lang.T("packages.withdrawn"))
	o.Push(lang.T("dialog.cancel"))
	assert.NotContains(t, desktest.Words(o.Top()), lang.T("packages.becomes"))

	change(t, o.laptop, o.visit.ID, func(v *register.Visit) { v.Hotel = register.Ru("У моря") })
	o.page.TakeIn(o.sent(t))
	o.Push(lang.T("packages.once"))
	o.Push(lang.N("packages.take_in.do", 1))
	standing, err := o.f.DeviceOf(background, o.theirs.Card())
	require.NoError(t, err)
	assert.Equal(t, storage.TrustWithdrawn, standing, "one package that was taken does not give the trust back")
	o.NoFailures()
}

func TestWhatGoesAlongIsChosen(t *testing.T) {
	o := newOffice(t)
	o.page.TakeAlong(o.visit.Ref())
	words := desktest.Words(o.Top())
	assert.Contains(t, words, "Визит в Баку")
	assert.Contains(t, words, lang.T("packages.taken.yes"))
	assert.Equal(t, lang.N("backup.records", 1+len(o.visit.Mentions())), o.page.Count())
	o.NoFailures()
}

// The toolkit makes a window larger than the screen rather than smaller than its content.
func TestWhatGoesAndWhatComesFitASmallScreen(t *testing.T) {
	o := newOffice(t)
	_, err := exchange.ImportSample(background, o.f.Store)
	require.NoError(t, err)
	baku, err := register.ParseID("01900000-0000-7000-8000-000000000701")
	require.NoError(t, err)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	change(t, o.laptop, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Выставка") })
	change(t, o.f.Store, o.visit.ID, func(v *register.Visit) { v.Purpose = register.Ru("Торговля") })
	path := o.sent(t)
	for _, l := range register.Languages {
		lang.Use(l)
		o.page.TakeAlong(register.Ref{Kind: register.KindVisit, ID: baku})
		assert.LessOrEqualf(t, o.page.Content().MinSize().Width, float32(1024-200), "what goes, %s", l)
		o.page.TakeIn(path)
		assert.LessOrEqualf(t, o.page.Content().MinSize().Width, float32(1024-200), "what comes, %s", l)
	}
	lang.Use(register.Russian)
	o.NoFailures()
}

// Whoever has mistyped a passphrase types it again, and need not look for the file.
func TestAWrongPassphraseIsAskedForAgain(t *testing.T) {
	o := newOffice(t)
	require.NoError(t, o.f.Trust(background, o.theirs.Card(), "ноутбук", storage.TrustChecked))
	l, err := o.laptop.Pack(background, storage.Packing{History: true})
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "баку.accordpack")
	require.NoError(t, pack.Write(background, path, l, o.theirs, pack.Lock{Passphrase: "пароль"}, func(register.Version, io.Writer) error { return storage.ErrNoContent }))
	o.page.TakeIn(path)
	for _, wrong := range []string{"пороль", ""} {
		o.Type(wrong)
		o.Push(lang.T("backup.sealed.open"))
		assert.Contains(t, desktest.Words(o.Top()), lang.T("packages.closed"))
	}
	assert.Contains(t, desktest.Words(o.Top()), lang.T("error.pack_closed"))
	o.Type("пароль")
	o.Push(lang.T("backup.sealed.open"))
	assert.Contains(t, desktest.Words(o.Top()), lang.T("takein.nothing"))
	o.NoFailures()
}

// A package that is expected back stays in sight until it comes, or somebody gives it up.
func TestAPackageThatIsExpectedBackIsShown(t *testing.T) {
	o := newOffice(t)
	for what, until := range map[string]register.Date{
		"Форум в Баку": storagetest.Today.AddDays(2), "Ярмарка в Казани": storagetest.Today.AddDays(-3),
	} {
		parcel := storage.Parcel{ID: register.NewID(), Name: "Реестр", For: what, By: "Гарипов", Until: until}
		require.NoError(t, o.f.Expect(background, parcel))
	}
	o.page.Refresh()
	words := desktest.Words(o.Top())
	assert.Contains(t, words, lang.T("packages.expected"))
	assert.Contains(t, words, "через 2 дня")
	assert.Contains(t, words, "опаздывает на 3 дня")
	o.Follow("Форум в Баку")
	o.Push(lang.T("packages.expected.end"))
	assert.NotContains(t, desktest.Words(o.Top()), "Форум в Баку")
	o.NoFailures()
}
