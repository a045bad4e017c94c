package reading

import "time"

// Hurry lets a PDF keep the processor busy for another time, until undo.
func Hurry(to time.Duration) (undo func()) {
	effort = to
	return func() { effort = usualEffort }
}
