package desk

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
)

// Act changes the register off the screen. A change of more than half a second shows its progress and offers to cancel:
// then nothing has changed. The key names the act in the translations.
func Act[T any](d Desk, key string, work func(ctx context.Context) (T, error), show func(T, error)) {
	kit.Work(d.Loader(), d.Canvas(), lang.T(key), func(ctx context.Context, tell func(done, all int)) (T, error) {
		return work(storage.Telling(ctx, tell))
	}, show)
}
