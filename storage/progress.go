package storage

import "context"

type telling struct{}

// Telling lets whatever is written under the context tell how far it has come: how many records of how many are written.
// It is told on the goroutine of the writing, so tell must not wait for the register.
func Telling(ctx context.Context, tell func(done, all int)) context.Context {
	return context.WithValue(ctx, telling{}, tell)
}

func told(ctx context.Context, done, all int) {
	if tell, is := ctx.Value(telling{}).(func(done, all int)); is {
		tell(done, all)
	}
}
