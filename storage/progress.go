package storage

import "context"

type telling struct{}

// Telling lets whatever is written under the context tell how far it has come: how many records of how many are written.
// Tell is called on the goroutine of the writing and must not wait for the register.
func Telling(ctx context.Context, tell func(done, all int)) context.Context {
	return context.WithValue(ctx, telling{}, tell)
}

// report says to whoever listens how far the writing has come.
func report(ctx context.Context, done, all int) {
	if tell, is := ctx.Value(telling{}).(func(done, all int)); is {
		tell(done, all)
	}
}
