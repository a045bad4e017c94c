package main

import (
	"fmt"
	"slices"
	"time"
)

// samples are measurements of one thing: milliseconds, or megabytes of memory.
type samples []float64

// unit says what samples are.
type unit string

const (
	milliseconds unit = "ms"
	megabytes    unit = "MB"
	kilobytes    unit = "KB"
	perSecond    unit = "records/s"
)

// took adds how long it is since a moment.
func (s *samples) took(since time.Time) { s.add(time.Since(since)) }

func (s *samples) add(d time.Duration) { *s = append(*s, float64(d)/float64(time.Millisecond)) }

func (s samples) median() float64 { return s.part(0.5) }

// part returns the sample that such a part of all lies below.
func (s samples) part(p float64) float64 {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(len(s)-1, int(p*float64(len(s))))]
}

func (s samples) text(u unit) string {
	if len(s) == 0 {
		return "nothing"
	}
	if len(s) == 1 {
		return u.number(s[0])
	}
	return fmt.Sprintf("%s (%s–%s)", u.number(s.median()), digits(slices.Min(s)), digits(slices.Max(s)))
}

func (u unit) number(v float64) string { return digits(v) + " " + string(u) }

// digits writes a number no more exactly than it was measured.
func digits(v float64) string {
	switch {
	case v < 0:
		return "−" + digits(-v)
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 1:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
