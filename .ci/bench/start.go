package main

import (
	"image"
	"time"
)

// The middle of the screen: inside the list of our window, and over the words of the bare one.
var middle = image.Rect(400, 240, 760, 620)

// start compares the program, from its start to the list as it stays, with a window of the same
// size that shows two words, by turns. The first of each only warms the disk.
func (b *bench) start() error {
	bare, err := b.build("bare")
	if err != nil {
		return err
	}
	s, err := openScreen()
	if err != nil {
		return err
	}
	defer s.close()
	// Out of the way: what lies under the pointer is lit up a moment after the window is there.
	if _, err := xdotool("mousemove", "0", "0"); err != nil {
		return err
	}
	var yardstick, ours, overview opening
	for run := range b.runs + 1 {
		for _, o := range []struct {
			into  *opening
			start func() (*running, error)
		}{
			{&yardstick, func() (*running, error) { return b.startProgram(nil, bare) }},
			{&ours, b.startAccord},
			{&overview, b.startOverview},
		} {
			if err := o.into.measure(s, o.start, run > 0); err != nil {
				return err
			}
		}
	}
	b.table.tell("start: a bare Fyne window drawn", yardstick.drawn, milliseconds)
	b.table.compare("start: the list of agreements drawn", ours.drawn, yardstick.drawn, milliseconds, 1.5)
	b.table.tell("start: the overview drawn", overview.drawn, milliseconds)
	b.table.tell("memory: a bare Fyne window, resident", yardstick.rss, megabytes)
	b.table.more("memory: the list of agreements, resident", ours.rss, yardstick.rss, b.promises.memory)
	b.table.tell("memory: a bare Fyne window, its own share", yardstick.pss, megabytes)
	b.table.more("memory: the list of agreements, its own share", ours.pss, yardstick.pss, b.promises.memory)
	return nil
}

// opening is what starting a program costs.
type opening struct{ drawn, rss, pss samples }

// calm is how long a picture must stay to be the last, and how long memory is let settle.
const calm = 2 * time.Second

func (o *opening) measure(s *screen, start func() (*running, error), counts bool) error {
	empty, err := s.sum(middle)
	if err != nil {
		return err
	}
	begun := time.Now()
	r, err := start()
	if err != nil {
		return err
	}
	drawn, err := s.settled(middle, empty, calm)
	if err == nil && counts {
		var rss, pss float64
		rss, pss, err = r.memory()
		o.drawn.add(drawn.Sub(begun))
		o.rss, o.pss = append(o.rss, rss), append(o.pss, pss)
	}
	r.end()
	if err != nil {
		return err
	}
	// The next one begins on an empty screen.
	for gone := time.Now(); time.Since(gone) < 5*time.Second; time.Sleep(look) {
		if now, err := s.sum(middle); err != nil || now == empty {
			return err
		}
	}
	return nil
}
