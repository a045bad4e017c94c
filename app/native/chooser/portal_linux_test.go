package chooser

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"accord/storage/clock"
)

// desktop is a bus with a portal on it that answers as the test says.
type desktop struct {
	bus     *dbus.Conn
	address string
	answer  func(p *desktop, handle dbus.ObjectPath) // may be nil: the dialog stays open
	asked   string
	title   string
	options map[string]dbus.Variant
	opened  chan struct{}
}

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=FOLDER</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

// startBus starts a bus without any service and returns its address.
func startBus(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is missing: the set-up installs it where there is apt")
	}
	folder, err := os.MkdirTemp("", "bus") // a short path: sockets have no room for more
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	config := filepath.Join(folder, "bus.conf")
	if err := os.WriteFile(config, []byte(strings.Replace(busConfig, "FOLDER", folder, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	daemon := exec.Command(program, "--config-file="+config, "--nofork", "--nopidfile", "--print-address")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

func newDesktop(t *testing.T, answer func(p *desktop, handle dbus.ObjectPath)) *desktop {
	t.Helper()
	d := &desktop{address: startBus(t), answer: answer, opened: make(chan struct{})}
	bus, err := dbus.Connect(d.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	d.bus = bus
	for _, err := range []error{
		bus.Export(files{d}, portalPath, portalFiles),
		bus.Export(properties{}, portalPath, "org.freedesktop.DBus.Properties"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := bus.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return d
}

type properties struct{}

func (properties) Get(string, string) (dbus.Variant, *dbus.Error) {
	return dbus.MakeVariant(uint32(3)), nil
}

type files struct{ d *desktop }

func (f files) OpenFile(sender dbus.Sender, _, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return f.d.ask("OpenFile", sender, title, options)
}

func (f files) SaveFile(sender dbus.Sender, _, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return f.d.ask("SaveFile", sender, title, options)
}

func (d *desktop) ask(method string, sender dbus.Sender, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	d.asked, d.title, d.options = method, title, options
	token, _ := options["handle_token"].Value().(string)
	name := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + name + "/" + token)
	close(d.opened)
	if d.answer != nil {
		d.answer(d, handle)
	}
	return handle, nil
}

// respond answers before the call itself returns, as a portal may.
func (d *desktop) respond(handle dbus.ObjectPath, how uint32, uris ...string) {
	_ = d.bus.Emit("/elsewhere", "org.example.Other", "nothing of ours")
	results := map[string]dbus.Variant{}
	if how == 0 {
		results["uris"] = dbus.MakeVariant(uris)
	}
	_ = d.bus.Emit(handle, portalRequest+".Response", how, results)
}

func TestThePortalIsAskedForSeveralFilesAtOnce(t *testing.T) {
	d := newDesktop(t, func(d *desktop, handle dbus.ObjectPath) {
		d.respond(handle, 0, "file:///home/u/%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB%20%D0%B8+1.pdf", "file:///home/u/b.csv")
	})
	p := &portal{address: d.address, clock: clock.System}
	got, err := p.Choose(t.Context(), Request{
		Act: OpenSeveral, Title: "Открыть файлы", Accept: "Открыть", Folder: "/home/u",
		Kinds: []Kind{{Name: "Таблицы", Patterns: []string{"*.csv"}}},
	})
	if want := []string{"/home/u/Протокол и+1.pdf", "/home/u/b.csv"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	<-d.opened // what it was asked is written down by then
	if d.asked != "OpenFile" || d.title != "Открыть файлы" {
		t.Errorf("%s %q", d.asked, d.title)
	}
	for name, want := range map[string]any{"multiple": true, "accept_label": "Открыть", "current_folder": []byte("/home/u\x00")} {
		if got := d.options[name].Value(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if filters := d.options["filters"].String(); !strings.Contains(filters, `"*.[cC][sS][vV]"`) {
		t.Errorf("filters: %s", filters)
	}
}

func TestKindsHaveThePortalsSignature(t *testing.T) {
	_, options := Request{Kinds: []Kind{{Name: "Таблицы", Patterns: []string{"*.csv"}}}}.portal("t")
	if got := options["filters"].Signature().String(); got != "a(sa(us))" {
		t.Error(got)
	}
}

func TestThePortalProposesTheNameOfWhatIsSaved(t *testing.T) {
	d := newDesktop(t, func(d *desktop, handle dbus.ObjectPath) { d.respond(handle, 0, "file:///home/u/a.csv") })
	p := &portal{address: d.address, clock: clock.System}
	got, err := p.Choose(t.Context(), Request{Act: Save, Name: "a.csv"})
	if err != nil || !slices.Equal(got, []string{"/home/u/a.csv"}) {
		t.Errorf("%q, %v", got, err)
	}
	<-d.opened
	if name, _ := d.options["current_name"].Value().(string); d.asked != "SaveFile" || name != "a.csv" {
		t.Errorf("%s %q", d.asked, name)
	}
}

// later is a clock on which a person has looked at the dialog for a while before it was answered.
type later struct {
	clock.Clock
	asked int
}

func (l *later) Now() time.Time {
	l.asked++
	return time.Unix(int64(l.asked)*10, 0)
}

func (l *later) After(time.Duration, func()) func() { return func() {} }

func TestADialogThatWasClosedIsGivenUpAndOneThatNeverOpenedIsNone(t *testing.T) {
	for _, c := range []struct {
		how   uint32
		clock clock.Clock
		want  error
	}{
		{1, &still{}, ErrGivenUp},
		{2, &later{}, ErrGivenUp},
		{2, &still{}, ErrNone},
	} {
		d := newDesktop(t, func(d *desktop, handle dbus.ObjectPath) { d.respond(handle, c.how) })
		p := &portal{address: d.address, clock: c.clock}
		if got, err := p.Choose(t.Context(), Request{}); got != nil || !errors.Is(err, c.want) {
			t.Errorf("answered %d: %q, %v, want %v", c.how, got, err, c.want)
		}
	}
}

// still is a clock that stands.
type still struct{}

func (still) Now() time.Time                            { return time.Unix(0, 0) }
func (still) After(time.Duration, func()) (stop func()) { return func() {} }

func TestADialogEndsWithItsContext(t *testing.T) {
	d := newDesktop(t, nil)
	p := &portal{address: d.address, clock: clock.System}
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		<-d.opened
		stop()
	}()
	if _, err := p.Choose(ctx, Request{}); !errors.Is(err, ErrGivenUp) {
		t.Error(err)
	}
}

func TestABusWithoutAPortalHasNoDialogs(t *testing.T) {
	for name, address := range map[string]string{"no portal": startBus(t), "no bus": "unix:path=" + filepath.Join(t.TempDir(), "bus")} {
		p := &portal{address: address, clock: clock.System}
		if _, err := p.Choose(t.Context(), Request{}); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoBusIsStarted(t *testing.T) {
	none := func(string) string { return "" }
	if got := busAddress(none); got != "" {
		t.Error(got)
	}
	empty := t.TempDir()
	if got := busAddress(func(name string) string {
		if name == "XDG_RUNTIME_DIR" {
			return empty
		}
		return ""
	}); got != "" {
		t.Error(got)
	}
}
