package main

import (
	"fmt"
	"image"
	"time"
)

// Words to type, on a keyboard of Latin letters: search reads them in any spelling. They follow each
// other, so that each answer differs from the one before.
var typedWords = []string{"sotrudnichestvo", "turizm", "memorandum", "kazan", "obrazovanie"}

// typed types into the search of everything and waits for the answer on the screen: from the last
// key's press, with the pause that the field waits for further keys, to the last change below it.
func (b *bench) typed() error {
	s, err := openScreen()
	if err != nil {
		return err
	}
	defer s.close()
	r, err := b.startAccord()
	if err != nil {
		return err
	}
	defer r.end()
	window, err := r.place()
	if err != nil {
		return err
	}
	time.Sleep(calm)
	// The field's own blinking caret lies above this part.
	centre := (window.Min.X + window.Max.X) / 2
	below := image.Rect(centre-330, window.Min.Y+110, centre+330, window.Max.Y-60)
	if _, err := xdotool("key", "ctrl+k"); err != nil {
		return err
	}
	time.Sleep(calm)
	var took samples
	for range 3 {
		for _, word := range typedWords {
			last := len(word) - 1
			if _, err := xdotool("key", "ctrl+a"); err != nil {
				return err
			}
			if _, err := xdotool("type", "--delay", "30", word[:last]); err != nil {
				return err
			}
			before, err := s.sum(below)
			if err != nil {
				return err
			}
			begun := time.Now()
			if _, err := xdotool("key", "--delay", "0", word[last:]); err != nil {
				return err
			}
			shown, err := s.settled(below, before, time.Second)
			if err != nil {
				return fmt.Errorf("typing %s: %w", word, err)
			}
			took.add(shown.Sub(begun))
		}
	}
	b.table.add(fmt.Sprintf("search: last key to the shown answer (looked at every %v)", look), took, milliseconds, 250)
	return nil
}
