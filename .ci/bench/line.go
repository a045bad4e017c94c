package main

import (
	"net"
	"net/url"
	"path/filepath"
	"time"
)

// onTheWay is how long what is said over a slow line takes, each way.
const onTheWay = 5 * time.Millisecond

// slowLine returns the address of the same register over a line on which everything takes its time. The line is there until
// the program ends.
func slowLine(address, folder string) (string, error) {
	const socket = ".s.PGSQL.5432"
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	options := u.Query()
	server := filepath.Join(options.Get("host"), socket)
	listener, err := net.Listen("unix", filepath.Join(folder, socket))
	if err != nil {
		return "", err
	}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("unix", server)
			if err != nil {
				_ = near.Close()
				continue
			}
			go carry(near, far)
			go carry(far, near)
		}
	}()
	options.Set("host", folder)
	u.RawQuery = options.Encode()
	return u.String(), nil
}

// carry passes on what comes, each part when its time has passed.
func carry(from, to net.Conn) {
	type part struct {
		said []byte
		due  time.Time
	}
	under := make(chan part, 1024)
	go func() {
		for p := range under {
			time.Sleep(time.Until(p.due))
			_, _ = to.Write(p.said) // the reader finds out
		}
		_ = to.Close()
	}()
	defer close(under)
	for {
		said := make([]byte, 64<<10)
		n, err := from.Read(said)
		if n > 0 {
			under <- part{said[:n], time.Now().Add(onTheWay)}
		}
		if err != nil {
			return
		}
	}
}
