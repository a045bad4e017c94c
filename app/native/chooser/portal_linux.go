package chooser

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2/driver"
	"github.com/godbus/dbus/v5"
	"github.com/google/uuid"

	"accord/storage/clock"
)

const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalFiles   = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

const (
	// patience is how long a desktop may take to say that it has dialogs: the first one starts a program.
	patience = 5 * time.Second
	// glance is the least time in which a person closes a dialog. One that ends earlier was never seen.
	glance = 700 * time.Millisecond
)

// portal asks the desktop over the bus of the session. The library that the toolkit takes for it reads any signal of the
// bus as the answer and a plus in a name as a space, so the bus is spoken to here.
type portal struct {
	address string // of the bus
	parent  string // the window, as portals name it; "" where they cannot
	clock   clock.Clock
}

var _ Dialogs = (*portal)(nil)

func over(window any) Dialogs {
	address := busAddress(os.Getenv)
	if address == "" {
		return nil
	}
	p := &portal{address: address, clock: clock.System}
	if x, ok := window.(driver.X11WindowContext); ok {
		p.parent = fmt.Sprintf("x11:%x", x.WindowHandle)
	}
	return p
}

// busAddress is where the bus of the session is, "" without one. None is ever started.
func busAddress(getenv func(string) string) string {
	if address := getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return address
	}
	folder := getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		return ""
	}
	path := filepath.Join(folder, "bus")
	if about, err := os.Stat(path); err != nil || about.Mode().Type() != os.ModeSocket {
		return ""
	}
	return "unix:path=" + dbus.EscapeBusAddressValue(path)
}

func (p *portal) Choose(ctx context.Context, r Request) ([]string, error) {
	asked, stop := context.WithCancel(ctx)
	defer stop()
	hurry := p.clock.After(patience, stop)
	bus, err := dbus.Connect(p.address, dbus.WithContext(asked))
	if err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	defer func() { _ = bus.Close() }() // nothing is written any more
	var version dbus.Variant
	err = bus.Object(portalName, portalPath).CallWithContext(asked, "org.freedesktop.DBus.Properties.Get", 0, portalFiles, "version").Store(&version)
	if err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	hurry()
	return p.ask(asked, bus, r)
}

// ask opens the dialog and waits for its answer.
func (p *portal) ask(ctx context.Context, bus *dbus.Conn, r Request) ([]string, error) {
	token := "accord" + strings.ReplaceAll(uuid.NewString(), "-", "")
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	err := bus.AddMatchSignalContext(ctx, dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response"))
	if err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	method, options := r.portal(token)
	began := p.clock.Now()
	var named dbus.ObjectPath // by portals older than 0.9 as they like
	err = bus.Object(portalName, portalPath).CallWithContext(ctx, portalFiles+"."+method, 0, p.parent, r.Title, options).Store(&named)
	switch {
	case ctx.Err() != nil:
		return nil, ErrGivenUp
	case err != nil:
		return nil, errors.Join(ErrNone, err)
	}
	for {
		select {
		case <-ctx.Done():
			// The bus ends with the context too, and a call over one that has ended waits for ever: so nobody waits for this one.
			bus.Object(portalName, named).Go(portalRequest+".Close", dbus.FlagNoReplyExpected, nil)
			return nil, ErrGivenUp
		case s, open := <-signals:
			if !open {
				return nil, ErrGivenUp
			}
			if s.Name == portalRequest+".Response" && (s.Path == named || s.Path == handle) {
				return p.answer(s.Body, p.clock.Now().Sub(began))
			}
		}
	}
}

// answer reads what the dialog was answered after a while.
func (p *portal) answer(body []any, after time.Duration) ([]string, error) {
	var how uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &how, &results); err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	switch {
	case how == 2 && after < glance: // the desktop has failed to show it
		return nil, ErrNone
	case how != 0:
		return nil, ErrGivenUp
	}
	addresses, _ := results["uris"].Value().([]string)
	var paths []string
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil && u.Scheme == "file" {
			paths = append(paths, u.Path)
		}
	}
	if len(paths) == 0 {
		return nil, ErrGivenUp
	}
	return paths, nil
}

type portalFilter struct {
	Name  string
	Rules []portalRule
}

type portalRule struct {
	Kind    uint32 // 0 is a pattern
	Pattern string
}

// portal says a request in the words of the portal.
func (r Request) portal(token string) (method string, options map[string]dbus.Variant) {
	options = map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	if r.Accept != "" {
		options["accept_label"] = dbus.MakeVariant(r.Accept)
	}
	if r.Folder != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(r.Folder), 0))
	}
	var filters []portalFilter
	for _, k := range r.Kinds {
		f := portalFilter{Name: k.Name}
		for _, pattern := range k.Patterns {
			f.Rules = append(f.Rules, portalRule{Pattern: anyCase(pattern)})
		}
		filters = append(filters, f)
	}
	if len(filters) > 0 {
		options["filters"] = dbus.MakeVariant(filters)
	}
	switch r.Act {
	case Save:
		options["current_name"] = dbus.MakeVariant(r.Name)
		return "SaveFile", options
	case OpenSeveral:
		options["multiple"] = dbus.MakeVariant(true)
	case OpenFolder:
		options["directory"] = dbus.MakeVariant(true)
	}
	return "OpenFile", options
}

// anyCase makes "*.csv" into "*.[cC][sS][vV]": portals compare letter by letter.
func anyCase(pattern string) string {
	var all strings.Builder
	for _, letter := range pattern {
		if low, up := unicode.ToLower(letter), unicode.ToUpper(letter); low != up {
			all.WriteString("[" + string(low) + string(up) + "]")
			continue
		}
		all.WriteRune(letter)
	}
	return all.String()
}
