package exchange_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"accord/app/exchange"
	"accord/assets"
	"accord/storage"
	"accord/storage/storagetest"
)

// FuzzImport: whatever the bytes, Import does not panic, writes nothing where it refuses, and what it
// takes comes back to the byte. A register serves until something gets into it.
func FuzzImport(f *testing.F) {
	f.Add(assets.SampleRegister)
	f.Add([]byte(file(`"sphere": [{"name": {"ru": "А"}}]`)))
	f.Add([]byte(file(`"partner": [{"id": "` + anID + `", "name": {"ru": "А"}, "kind": "state", "ours": true, "parent": "` + anID + `"}]`)))
	f.Add([]byte(file(`"sphere": [{"id": "` + anID + `", "revision": 2, "created_at": "2022-11-29T09:30:00.000Z", "created_by": "я",
		"updated_at": "2022-11-29T09:30:00.000Z", "updated_by": "", "name": {"en": "\u0000"}}]`)))
	f.Add([]byte(file(`"rule": [{"id": "018f0000-0000-7000-8000-000000000001", "revision": 2, "created_at": "2022-11-29T09:30:00.000Z", "created_by": "",
		"updated_at": "2022-11-29T09:30:00.000Z", "updated_by": "", "step": {"ru": "А"}, "proof": {"kind": "signature"}}]`)))
	f.Add([]byte(file(`"session": [{"commission": "` + anID + `", "number": 1e3}], "visit": {}`)))
	f.Add([]byte(`{"records": [[[[{}]]]], "version": "1", "format": "accord-register"}`))
	dir, made := f.TempDir(), 0
	var empty *storage.Store
	fresh := func(t *testing.T) *storage.Store {
		t.Helper()
		made++
		s, err := storage.Create(ctx, filepath.Join(dir, fmt.Sprint(made), "register.accord"), storagetest.Options("tester"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	f.Cleanup(func() {
		if empty != nil {
			_ = empty.Close()
		}
	})
	f.Fuzz(func(t *testing.T, data []byte) {
		if empty == nil {
			empty = fresh(t)
		}
		_, counts, err := exchange.Import(ctx, empty, bytes.NewReader(data))
		if err != nil {
			assertEmpty(t, empty)
			return
		}
		text := exported(t, empty)
		if err := empty.Close(); err != nil {
			t.Fatal(err)
		}
		empty = fresh(t)
		_, again, err := exchange.Import(ctx, empty, bytes.NewReader([]byte(text)))
		if err != nil {
			t.Fatalf("%v\nin what was exported itself:\n%s", err, text)
		}
		if counts.Total() != again.Total() || exported(t, empty) != text {
			t.Fatalf("came back otherwise:\n%s", text)
		}
		if err := empty.Close(); err != nil {
			t.Fatal(err)
		}
		empty = nil
	})
}
