package storagetest

import (
	"bytes"
	"net"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
)

// Line is the way to a register on a server, which a test can cut and mend. No hint that something has changed comes over
// it: whoever watches hears of it when the clock ticks, on the goroutine that lets the time pass, and at no other moment.
type Line struct {
	Address string

	t        testing.TB
	server   string // its socket
	mu       sync.Mutex
	listener net.Listener
	open     map[net.Conn]bool
	cutAt    []byte
	asked    int
}

// NewLine leads to a new empty register on a server.
func NewLine(t testing.TB) *Line {
	t.Helper()
	const socket = ".s.PGSQL.5432"
	u, err := url.Parse(Address(t))
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	l := &Line{t: t, server: filepath.Join(q.Get("host"), socket), open: map[net.Conn]bool{}}
	folder := t.TempDir()
	q.Set("host", folder)
	u.RawQuery = q.Encode()
	l.Address = u.String()
	l.mend(filepath.Join(folder, socket))
	t.Cleanup(l.Cut)
	return l
}

// Mend opens the line again.
func (l *Line) Mend() {
	u, err := url.Parse(l.Address)
	if err != nil {
		l.t.Fatal(err)
	}
	l.mend(filepath.Join(u.Query().Get("host"), ".s.PGSQL.5432"))
}

func (l *Line) mend(socket string) {
	listener, err := net.Listen("unix", socket)
	if err != nil {
		l.t.Fatal(err)
	}
	l.mu.Lock()
	l.listener = listener
	l.mu.Unlock()
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("unix", l.server)
			if err != nil {
				_ = near.Close()
				continue
			}
			l.mu.Lock()
			l.open[near], l.open[far] = true, true
			l.mu.Unlock()
			go l.carry(near, far, true)
			go l.carry(far, near, false)
		}
	}()
}

// Cut closes the line, with all that goes over it.
func (l *Line) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.listener != nil {
		_ = l.listener.Close()
		l.listener = nil
	}
	for conn := range l.open {
		_ = conn.Close()
	}
	clear(l.open)
}

// CutAt cuts the line as soon as something is said over it, which the server still hears.
func (l *Line) CutAt(said string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cutAt = []byte(said)
}

func (l *Line) carry(from, to net.Conn, forth bool) {
	part := make([]byte, 64<<10)
	heard := questions{}
	for {
		n, err := from.Read(part)
		if forth && bytes.Contains(part[:n], []byte("LISTEN")) {
			break
		}
		if n > 0 {
			l.mu.Lock()
			if forth {
				l.asked += heard.count(part[:n])
			}
			cut := forth && len(l.cutAt) > 0 && bytes.Contains(part[:n], l.cutAt)
			if cut {
				l.cutAt = nil
				_ = from.Close() // before there can be an answer
			}
			l.mu.Unlock()
			if _, err := to.Write(part[:n]); err != nil {
				break
			}
			if cut {
				l.Cut()
			}
		}
		if err != nil {
			break
		}
	}
	_, _ = from.Close(), to.Close()
}
