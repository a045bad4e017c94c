package main

import (
	"accord/storage"
)

// open opens the large register as the window does.
func (b *bench) open() (*storage.Store, error) {
	return storage.Open(b.ctx, b.register, storage.Options{Author: "bench", Device: "bench"})
}
