package main

import (
	"fmt"
	"strings"
	"time"
)

const (
	watchEvery = 5 * time.Second
	// steadyMost is how much memory may grow in a minute and still be called steady.
	steadyMost = 1.0
)

// memorySteady turns the wheel through the list, a minute down and a minute up, and watches the
// program's memory. Growth is that of the second half, as a line through all its samples.
func (b *bench) memorySteady() error {
	if b.steady <= 0 {
		return nil
	}
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
	if err := hoverList(window); err != nil {
		return err
	}
	var minutes, rss samples
	begun := time.Now()
	for time.Since(begun) < b.steady && b.ctx.Err() == nil {
		button := "5"
		if int(time.Since(begun)/time.Minute)%2 == 1 {
			button = "4"
		}
		if err := turnWheel(button, int(watchEvery/(20*time.Millisecond)), 20*time.Millisecond); err != nil {
			return err
		}
		now, _, err := r.memory()
		if err != nil {
			return err
		}
		minutes, rss = append(minutes, time.Since(begun).Minutes()), append(rss, now)
	}
	growth := slope(minutes[len(minutes)/2:], rss[len(rss)/2:])
	b.table.tell("memory: each minute of scrolling, resident: "+eachMinute(minutes, rss), rss, megabytes)
	b.table.judged(fmt.Sprintf("memory: growth in the second half of %v", b.steady),
		digits(growth)+" MB a minute", "", fmt.Sprintf("≤ %g MB a minute", steadyMost), growth <= steadyMost)
	return nil
}

// eachMinute returns the last sample of every minute.
func eachMinute(minutes, rss samples) string {
	var printed []string
	for i := range minutes {
		if i+1 == len(minutes) || int(minutes[i+1]) > int(minutes[i]) {
			printed = append(printed, digits(rss[i]))
		}
	}
	return strings.Join(printed, " ")
}

// slope is that of the straight line nearest to the points.
func slope(x, y samples) float64 {
	n := float64(len(x))
	var sx, sy, sxx, sxy float64
	for i := range x {
		sx, sy = sx+x[i], sy+y[i]
		sxx, sxy = sxx+x[i]*x[i], sxy+x[i]*y[i]
	}
	if d := n*sxx - sx*sx; d > 0 {
		return (n*sxy - sx*sy) / d
	}
	return 0
}
