package storage

import "context"

type telling struct{}

// Telling lets whatever is done under the context tell how far it has come: how much of how much is done. Tell is called on
// the goroutine of the work and must not wait for the register.
func Telling(ctx context.Context, tell func(done, all int)) context.Context {
	return context.WithValue(ctx, telling{}, tell)
}

// Report tells whoever listens how far the work under the context has come.
func Report(ctx context.Context, done, all int) {
	if tell, is := ctx.Value(telling{}).(func(done, all int)); is {
		tell(done, all)
	}
}
