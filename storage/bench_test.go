package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// large opens a copy-free large register named by ACCORD_BENCH_REGISTER, as `accord sample --many`
// makes it; without one the benchmark is skipped. Benchmarks only read it.
func large(b *testing.B) *storage.Store {
	b.Helper()
	path := os.Getenv("ACCORD_BENCH_REGISTER")
	if path == "" {
		b.Skip("ACCORD_BENCH_REGISTER names no large register")
	}
	s, err := storage.Open(context.Background(), path, storagetest.Options("bench"))
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, s.Close()) })
	return s
}

// BenchmarkBareInsert is the yardstick of BenchmarkSave: one row, on the disk when it returns.
func BenchmarkBareInsert(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bare.db")
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	require.NoError(b, err)
	defer func() { require.NoError(b, db.Close()) }()
	db.SetMaxOpenConns(1)
	_, err = db.Exec("CREATE TABLE rows (id BLOB PRIMARY KEY, title TEXT NOT NULL)")
	require.NoError(b, err)
	insert, err := db.Prepare("INSERT INTO rows VALUES (?, ?)")
	require.NoError(b, err)
	for b.Loop() {
		_, err := insert.Exec(register.NewID(), "О торгово-экономическом сотрудничестве")
		require.NoError(b, err)
	}
}

// BenchmarkSave saves agreements of two parties, new ones and changed ones.
func BenchmarkSave(b *testing.B) {
	prepare := func(b *testing.B) (*storagetest.Factory, []register.ID) {
		f := storagetest.New(b)
		var ids []register.ID
		for range 200 {
			ids = append(ids, f.Partner(register.Partner{}).ID)
		}
		return f, ids
	}
	agreement := func(n int, ids []register.ID) *register.Agreement {
		place := register.Ru("Казань")
		return &register.Agreement{
			Number: fmt.Sprintf("%d/2002", n), Title: register.Ru(fmt.Sprintf("О торгово-экономическом сотрудничестве %d", n)),
			Kind: register.AgreementAgreement, Level: register.LevelIntergovernmental,
			Parties: []register.Party{
				{Side: register.Ours, PartnerID: ids[n%len(ids)], SignedOn: "2002-01-25", SignedAt: place},
				{Side: register.Theirs, PartnerID: ids[(n+1)%len(ids)], SignedOn: "2002-01-25", SignedAt: place},
			},
			Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}},
			Term:    register.TermUntil, Until: "2026-05-17",
			Summary: register.Ru("Стороны содействуют развитию производственной кооперации предприятий, поставкам оборудования и подготовке кадров."),
		}
	}
	b.Run("new", func(b *testing.B) {
		f, ids := prepare(b)
		n := 0
		for b.Loop() {
			_, err := f.Save(context.Background(), agreement(n, ids))
			require.NoError(b, err)
			n++
		}
	})
	b.Run("changed", func(b *testing.B) {
		f, ids := prepare(b)
		a := agreement(1, ids)
		_, err := f.Save(context.Background(), a)
		require.NoError(b, err)
		n := 0
		for b.Loop() {
			n++
			a.Note = register.Ru(fmt.Sprintf("примечание %d", n))
			_, err := f.Save(context.Background(), a)
			require.NoError(b, err)
		}
	})
}

// BenchmarkList asks for all agreements in an order or through a filter, and for the first page.
func BenchmarkList(b *testing.B) {
	s := large(b)
	const on = storagetest.Today
	some, err := s.AgreementIDs(ctx, storage.AgreementQuery{})
	require.NoError(b, err)
	require.NotEmpty(b, some)
	first, err := storage.Get[register.Agreement](ctx, s, some[0])
	require.NoError(b, err)
	queries := map[string]storage.AgreementQuery{}
	for _, order := range []string{"signed_on", "number", "title", "partner", "entry_into_force", "until", "status"} {
		queries["by "+order] = storage.AgreementQuery{On: on, Query: storage.Query{Order: order}}
		queries["by "+order+" down"] = storage.AgreementQuery{On: on, Query: storage.Query{Order: order, Descending: true, Language: register.English}}
	}
	byTitle := storage.Query{Order: "title"}
	queries["in force"] = storage.AgreementQuery{Query: byTitle, On: on, Statuses: []register.Status{register.StatusInForce}}
	queries["in force or signed, by status"] = storage.AgreementQuery{Query: storage.Query{Order: "status"}, On: on, Statuses: []register.Status{register.StatusInForce, register.StatusSigned}}
	queries["expired long ago"] = storage.AgreementQuery{Query: byTitle, On: "1995-01-01", Statuses: []register.Status{register.StatusExpired}}
	queries["of a kind"] = storage.AgreementQuery{Query: byTitle, Kinds: []register.AgreementKind{register.AgreementTreaty, register.AgreementProtocol}}
	queries["of a level"] = storage.AgreementQuery{Query: byTitle, Levels: []register.Level{register.LevelInterstate}}
	queries["of a year"] = storage.AgreementQuery{Query: byTitle, Year: 2010}
	queries["of a partner"] = storage.AgreementQuery{Query: byTitle, Partner: first.Parties[0].PartnerID}
	queries["found by a common word"] = storage.AgreementQuery{Query: storage.Query{Order: "title", Find: "сотрудничество"}}
	queries["four filters"] = storage.AgreementQuery{
		Query: storage.Query{Order: "partner", Find: "сотрудничество"}, On: on, Year: 2010,
		Statuses: []register.Status{register.StatusInForce}, Kinds: []register.AgreementKind{register.AgreementTreaty},
	}
	for name, q := range queries {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ids, err := s.AgreementIDs(ctx, q)
				require.NoError(b, err)
				_, err = s.AgreementRows(ctx, ids[:min(50, len(ids))], on)
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkSearch asks for words of every frequency.
func BenchmarkSearch(b *testing.B) {
	s := large(b)
	some, err := s.AgreementIDs(ctx, storage.AgreementQuery{})
	require.NoError(b, err)
	rare, err := storage.Get[register.Agreement](ctx, s, some[len(some)/2])
	require.NoError(b, err)
	for name, text := range map[string]string{
		"rare": rare.Number, "common": "сотрудничество", "two common": "сотрудничество экономика",
		"two letters": "со", "four letters": "сотр", "digits": "20", "nothing": "щщщщщ",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := s.Search(ctx, text, 50)
				require.NoError(b, err)
			}
		})
	}
}
