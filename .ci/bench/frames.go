package main

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// wheelTurns is how often the wheel clicks while frames are looked at, one every 20 ms.
const wheelTurns = 750

// frames turns the wheel over the real window and looks at the time between its frames.
func (b *bench) frames() error {
	program, err := b.build("window")
	if err != nil {
		return err
	}
	out, in := io.Pipe()
	defer func() { _ = in.Close() }()
	moments := &frameTimes{}
	go moments.read(out)
	r, err := b.startProgram(in, program, b.register, filepath.Join(b.folder, "frames"))
	if err != nil {
		return err
	}
	defer r.end()
	place, err := r.place()
	if err != nil {
		return err
	}
	time.Sleep(calm)

	begun := time.Now()
	time.Sleep(5 * time.Second)
	rest := moments.between(begun, time.Now())
	if err := hoverList(place); err != nil {
		return err
	}
	time.Sleep(time.Second)
	begun = time.Now()
	if err := turnWheel("5", wheelTurns, 20*time.Millisecond); err != nil {
		return err
	}
	turning := moments.between(begun, time.Now())
	b.table.tell("frames: at rest, from one to the next", rest, milliseconds)
	b.table.tell("frames: while the wheel turns", turning, milliseconds)
	b.table.addPart(fmt.Sprintf("frames: the longest of %d, %d of them over 33 ms", len(turning), turning.over(33)), turning, 1, milliseconds, 33)
	return nil
}

func (s samples) over(most float64) (n int) {
	for _, v := range s {
		if v > most {
			n++
		}
	}
	return n
}

// hoverList puts the pointer over the list.
func hoverList(window image.Rectangle) error {
	_, err := xdotool("mousemove", strconv.Itoa(window.Min.X+window.Dx()*2/5), strconv.Itoa(window.Min.Y+window.Dy()/2))
	return err
}

// turnWheel clicks the wheel: button 5 goes down, 4 up.
func turnWheel(button string, times int, every time.Duration) error {
	_, err := xdotool("click", "--repeat", strconv.Itoa(times), "--delay", strconv.FormatInt(every.Milliseconds(), 10), button)
	return err
}

// frameTimes are the moments of frames as the window writes them.
type frameTimes struct {
	mu  sync.Mutex
	all []time.Time
}

func (f *frameTimes) read(from io.Reader) {
	for lines := bufio.NewScanner(from); lines.Scan(); {
		if at, err := strconv.ParseInt(lines.Text(), 10, 64); err == nil {
			f.mu.Lock()
			f.all = append(f.all, time.UnixMicro(at))
			f.mu.Unlock()
		}
	}
}

// between returns the time from each frame to the next within a span.
func (f *frameTimes) between(from, to time.Time) (s samples) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := 1; i < len(f.all); i++ {
		if f.all[i-1].After(from) && f.all[i].Before(to) {
			s.add(f.all[i].Sub(f.all[i-1]))
		}
	}
	return s
}
