package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"image"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

// screen looks at the X server's picture over its socket. Programs that make a picture of it take
// several times as long as what is measured here.
type screen struct {
	conn net.Conn
	root uint32
	seed maphash.Seed
}

// look is how often the screen is looked at: no time seen on it is more exact.
const look = 5 * time.Millisecond

// openScreen connects to the screen in DISPLAY, which must ask for no password, as that of
// .ci/screen does.
func openScreen() (*screen, error) {
	display, _, _ := strings.Cut(strings.TrimPrefix(os.Getenv("DISPLAY"), ":"), ".")
	if display == "" {
		return nil, errors.New("no X screen in DISPLAY; run it inside .ci/screen")
	}
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+display)
	if err != nil {
		return nil, fmt.Errorf("open the screen: %w", err)
	}
	s := &screen{conn: conn, seed: maphash.MakeSeed()}
	if err := s.greet(); err != nil {
		return nil, errors.Join(fmt.Errorf("open the screen: %w", err), conn.Close())
	}
	return s, nil
}

func (s *screen) close() { _ = s.conn.Close() }

// greet is the connection setup of the X11 protocol, section 8: little-endian, version 11.0, no
// password. Of the answer only the first screen's root window is of use.
func (s *screen) greet() error {
	if _, err := s.conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(s.conn, head); err != nil {
		return err
	}
	if head[0] != 1 {
		return errors.New("the X server refuses the connection")
	}
	answer := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(s.conn, answer); err != nil {
		return err
	}
	vendor, formats := int(binary.LittleEndian.Uint16(answer[16:])), int(answer[21])
	s.root = binary.LittleEndian.Uint32(answer[32+(vendor+3)/4*4+8*formats:])
	return nil
}

// sum returns a number that differs when anything in a part of the screen does.
func (s *screen) sum(part image.Rectangle) (uint64, error) {
	const getImage, zPixmap = 73, 2
	q := []byte{getImage, zPixmap, 5, 0}
	q = binary.LittleEndian.AppendUint32(q, s.root)
	for _, v := range []int{part.Min.X, part.Min.Y, part.Dx(), part.Dy()} {
		q = binary.LittleEndian.AppendUint16(q, uint16(v))
	}
	q = binary.LittleEndian.AppendUint32(q, 0xffffffff)
	if _, err := s.conn.Write(q); err != nil {
		return 0, err
	}
	head := make([]byte, 32)
	// The server tells everybody of a change of the keyboard: those events, above 1, are passed over.
	for head[0] = 2; head[0] > 1; {
		if _, err := io.ReadFull(s.conn, head); err != nil {
			return 0, err
		}
	}
	if head[0] != 1 {
		return 0, fmt.Errorf("the X server gives no picture of %v: error %d", part, head[1])
	}
	picture := make([]byte, 4*int(binary.LittleEndian.Uint32(head[4:])))
	if _, err := io.ReadFull(s.conn, picture); err != nil {
		return 0, err
	}
	return maphash.Bytes(s.seed, picture), nil
}

// settled waits until a part of the screen has stayed the same for a while and tells when it last
// changed. A part that never changes, or never stops, within a minute is an error.
func (s *screen) settled(part image.Rectangle, before uint64, still time.Duration) (last time.Time, err error) {
	begun := time.Now()
	for time.Since(begun) < time.Minute {
		now, err := s.sum(part)
		if err != nil {
			return last, err
		}
		if now != before {
			before, last = now, time.Now()
		}
		if !last.IsZero() && time.Since(last) > still {
			return last, nil
		}
		time.Sleep(look)
	}
	if last.IsZero() {
		return last, errors.New("nothing changed on the screen within a minute")
	}
	return last, errors.New("the screen kept changing for a minute")
}
