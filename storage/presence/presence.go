// Package presence knows who has a register open. Each program at work on one keeps a small file beside it, its mark,
// and confirms in it once a minute that it is still there. A mark of this computer without its process was left by a
// crash; a mark of another computer, when it goes silent.
package presence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/whole"
)

// Mark says who has a register open.
type Mark struct {
	Name     string `json:"name"`
	Computer string `json:"computer"`
	Process  int    `json:"process"`
	// Window is true of a window, false of a command.
	Window bool `json:"window"`
	// Since is when it was opened, Seen when its program was last heard of.
	Since time.Time `json:"since"`
	Seen  time.Time `json:"seen"`

	path string
}

// Same reports whether two marks are of the same opening, whenever they were read.
func (m Mark) Same(other Mark) bool { return m.path == other.path && m.Since.Equal(other.Since) }

const (
	// beat is how often a program writes that it is still there.
	beat = time.Minute
	// silence is after how long without that it is taken to be gone: some beats, and as far as clocks of two computers differ.
	silence = 6 * time.Minute
	// places is how many marks a register may have; whoever comes when all are taken keeps none.
	places = 16
	// length is the length of every mark. As it never changes, no mark is read half old and half new.
	length = 1 << 10
)

// pathOf is the file of the mark at a place.
func pathOf(register string, place int) string {
	return filepath.Join(filepath.Dir(register), fmt.Sprintf(".%s.open-%d", filepath.Base(register), place))
}

// Presence is a mark that this program keeps.
type Presence struct {
	register string
	mark     Mark
	clock    clock.Clock
	stop     func()
}

// Enter keeps a mark beside a register until Leave. Trouble with the mark is not reported, since the register is open
// all the same: then Leave does nothing. crashed says whether a program on this computer has ended without closing the
// register.
func Enter(register string, who Mark, at clock.Clock) (p *Presence, crashed bool) {
	who.Process, who.Since = os.Getpid(), at.Now()
	p = &Presence{register: register, mark: who, clock: at, stop: func() {}}
	for place := range places {
		path := pathOf(register, place)
		old, err := read(path)
		if err == nil && old.gone(who.Computer, at.Now()) {
			crashed = crashed || old.Computer == who.Computer
			_ = os.Remove(path)
			_, err = os.Lstat(path)
		}
		if p.mark.path == "" && errors.Is(err, fs.ErrNotExist) && p.take(path) == nil {
			p.mark.path = path
		}
	}
	if p.mark.path != "" {
		p.stop = clock.Every(at, beat, func() { _ = whole.Over(p.mark.path, p.text()) }) // the next beat may go through
	}
	return p, crashed
}

// take makes the mark at a place, where nobody was quicker.
func (p *Presence) take(path string) error {
	return whole.Make(path, func(to io.Writer) error {
		_, err := to.Write(p.text())
		return err
	})
}

// Leave takes the mark away.
func (p *Presence) Leave() {
	p.stop()
	if p.mark.path != "" {
		_ = os.Remove(p.mark.path) // one that stays is known for what it is by its process
	}
}

// Others returns who else has the register open.
func (p *Presence) Others() []Mark {
	var others []Mark
	for _, m := range At(p.register, p.mark.Computer, p.clock.Now()) {
		if m.path != p.mark.path {
			others = append(others, m)
		}
	}
	return others
}

// At returns who has a register open, as seen from a computer.
func At(register, computer string, now time.Time) (found []Mark) {
	for place := range places {
		if m, err := read(pathOf(register, place)); err == nil && !m.gone(computer, now) {
			found = append(found, m)
		}
	}
	return found
}

// gone reports whether the program behind the mark has ended.
func (m Mark) gone(computer string, now time.Time) bool {
	if m.Computer == computer {
		return !runs(m.Process)
	}
	return now.Sub(m.Seen).Abs() > silence
}

// text is the mark as it is written.
func (p *Presence) text() []byte {
	p.mark.Seen = p.clock.Now()
	text, _ := json.Marshal(p.mark) // of texts, numbers and times it never fails
	return append(text, bytes.Repeat([]byte(" "), max(0, length-len(text)))...)
}

func read(path string) (m Mark, err error) {
	text, err := plainfile.Read(path, length)
	if err == nil {
		err = json.Unmarshal(bytes.TrimSpace(text), &m)
	}
	m.path = path
	return m, err
}
