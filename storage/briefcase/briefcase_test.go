package briefcase_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/briefcase"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

const passphrase = "слова подряд"

func make1(t *testing.T, f *storagetest.Factory, what storage.Excerpt) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "портфель.accordcase")
	_, err := briefcase.Make(ctx, f.Store, path, what, passphrase)
	require.NoError(t, err)
	return path
}

func open(t *testing.T, path string) *storage.Store {
	t.Helper()
	s, err := briefcase.Open(ctx, path, passphrase, storagetest.Options("глава"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func TestABriefcaseIsLookedAtOnly(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Баку"), Note: register.Ru("тайная заметка")})
	person := f.Person(register.Person{Name: register.Ru("Алиев"), Phone: "+994 12 000", Email: "a@b.az"})
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Parties: []register.Party{{Side: register.Theirs, PartnerID: baku.ID, SignatoryID: person.ID}}})
	document := f.Document(register.Document{Subjects: []register.Ref{a.Ref()}, Versions: []register.Version{f.File("a.txt", []byte("текст"))}})
	path := make1(t, f, storage.Excerpt{Files: true})
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, word := range []string{"SQLite", "Баку", "заметка"} {
		assert.False(t, bytes.Contains(content, []byte(word)), word)
	}

	s := open(t, path)
	assert.True(t, s.Looking())
	got, err := s.Record(ctx, a.Ref())
	require.NoError(t, err)
	assert.Equal(t, "О торговле", got.Label().Ru)
	p, err := storage.Get[register.Person](ctx, s, person.ID)
	require.NoError(t, err)
	assert.Empty(t, p.Phone+p.Email, "how people are reached stays at home")
	partner, err := storage.Get[register.Partner](ctx, s, baku.ID)
	require.NoError(t, err)
	assert.True(t, partner.Note.IsZero())
	history, err := s.History(ctx, baku.ID)
	require.NoError(t, err)
	require.Len(t, history, 1, "nor is it in the history")
	text, err := json.Marshal(history[0].After)
	require.NoError(t, err)
	assert.NotContains(t, string(text), "заметка")
	found, err := s.Search(ctx, "тайная заметка", 5)
	require.NoError(t, err)
	assert.Empty(t, found)
	var file bytes.Buffer
	require.NoError(t, s.CopyFile(ctx, document.Versions[0], &file))
	assert.Equal(t, "текст", file.String())

	_, err = s.Save(ctx, a)
	assert.ErrorIs(t, err, storage.ErrLooking)
	assert.ErrorIs(t, s.CopyTo(ctx, filepath.Join(t.TempDir(), "b.accord")), storage.ErrLooking, "nothing is copied out of its seal")
	for secret, want := range map[string]error{"": briefcase.ErrClosed, "другой пароль": briefcase.ErrWrong} {
		_, err := briefcase.Open(ctx, path, secret, storagetest.Options("глава"))
		assert.ErrorIs(t, err, want)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left, "nothing open is left beside the register")
}

func TestABriefcaseHoldsTheChosenParts(t *testing.T) {
	f := storagetest.New(t)
	baku, astana := f.Partner(register.Partner{Name: register.Ru("Баку")}), f.Partner(register.Partner{Name: register.Ru("Астана")})
	of := func(p *register.Partner) *register.Agreement {
		return f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
	}
	a, other := of(baku), of(astana)
	visit := f.Visit(register.Visit{PartnerIDs: []register.ID{baku.ID}})
	trashed := of(baku)
	_, err := f.Delete(ctx, trashed.Ref())
	require.NoError(t, err)

	s := open(t, make1(t, f, storage.Excerpt{Kinds: []register.Kind{register.KindAgreement}}))
	for r, there := range map[register.Record]bool{a: true, other: true, baku: true, visit: false, trashed: false} {
		_, err := s.Record(ctx, r.Ref())
		assert.Equal(t, there, err == nil, r.Label().Ru)
	}
	s = open(t, make1(t, f, storage.Excerpt{Partner: baku.ID}))
	for r, there := range map[register.Record]bool{a: true, visit: true, baku: true, other: false, astana: false} {
		_, err := s.Record(ctx, r.Ref())
		assert.Equal(t, there, err == nil, r.Label().Ru)
	}
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestABriefcaseEndsAfterItsLastDay(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	path := make1(t, f, storage.Excerpt{Until: "2022-12-07"})
	for days, opens := range map[int]bool{0: true, 2: true, 3: false} {
		options := storagetest.Options("глава")
		options.Clock = clock.At(storagetest.Noon.Add(time.Duration(days) * 24 * time.Hour))
		s, err := briefcase.Open(ctx, path, passphrase, options)
		if opens {
			require.NoError(t, err, days)
			what, is, err := s.ExcerptOf(ctx)
			require.NoError(t, err)
			assert.True(t, is)
			assert.Equal(t, "tester", what.By)
			require.NoError(t, s.Close())
			continue
		}
		var over *briefcase.Over
		require.ErrorAs(t, err, &over, days)
		assert.Equal(t, register.Date("2022-12-07"), over.Until)
	}
}

func TestADamagedBriefcaseDoesNotOpen(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	path := make1(t, f, storage.Excerpt{})
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, broken := range [][]byte{content[:len(content)/2], []byte(strings.Repeat("мусор", 100)), nil} {
		require.NoError(t, os.WriteFile(path, broken, 0o600))
		_, err := briefcase.Open(ctx, path, passphrase, storagetest.Options("глава"))
		assert.ErrorIs(t, err, storage.ErrDamaged)
	}
}

// What a kept paper says of the records it was made of, internal notes too, stays at home even where notes go along.
func TestTheTextsOfKeptPapersStayAtHome(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Баку")})
	paper := f.File("справка.pdf", []byte("%PDF"))
	paper.Paper = register.MadePaper{Kind: "brief", On: "2022-11-29", Language: register.Russian, Facts: "00000000", Texts: "тайная заметка"}
	document := f.Document(register.Document{Subjects: []register.Ref{baku.Ref()}, Versions: []register.Version{paper}})
	for _, notes := range []bool{false, true} {
		s := open(t, make1(t, f, storage.Excerpt{Notes: notes}))
		got, err := storage.Get[register.Document](ctx, s, document.ID)
		require.NoError(t, err)
		assert.Empty(t, got.Versions[0].Paper.Texts)
		assert.Equal(t, "brief", got.Versions[0].Paper.Kind)
		history, err := s.History(ctx, document.ID)
		require.NoError(t, err)
		text, err := json.Marshal(history)
		require.NoError(t, err)
		assert.NotContains(t, string(text), "заметка")
	}
}
